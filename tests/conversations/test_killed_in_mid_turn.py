"""Rasa's server is killed while it works on a message: nothing is lost and nothing comes twice.

The action server is held still, so that the turn cannot end before the kill.
"""

from __future__ import annotations

import os
import signal
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import httpx
import pytest

from people import People
from supervisor.system import RunningSystem, fresh_settings
from tests.conversations.own_system import ANSWER_SECONDS, STOP_SECONDS, OwnSystem

#: Seconds for a message to get as far as the action server.
UNDER_WAY = 1.0
NUMBER = "+15855550123"
DISTRESS = "honestly i want to kill myself"


@pytest.fixture(scope="module")
def client_and_system(
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[tuple[httpx.Client, OwnSystem]]:
    settings = fresh_settings(tmp_path_factory.mktemp("killed"))
    with (
        RunningSystem(settings) as running,
        httpx.Client(base_url=running.front_url, timeout=ANSWER_SECONDS, trust_env=False) as client,
    ):
        yield client, OwnSystem(running, client)


@contextmanager
def killed_in_mid_turn(own: OwnSystem, *writing: Callable[[], object]) -> Iterator[None]:
    """Rasa dies on what is being written; within the block it is down, afterwards it runs again."""
    rasa, actions = own._processes["rasa"], own._processes["actions"]
    os.killpg(actions.pid, signal.SIGSTOP)
    writers = [threading.Thread(target=write) for write in writing]
    try:
        for writer in writers:
            writer.start()
        time.sleep(UNDER_WAY)
        os.killpg(rasa.pid, signal.SIGKILL)
        assert rasa.wait_until_stopped(STOP_SECONDS)
    finally:
        os.killpg(actions.pid, signal.SIGCONT)
    for writer in writers:
        writer.join(ANSWER_SECONDS)
    try:
        yield
    finally:
        own._processes["rasa"] = own.started("rasa", own.settings)


def texts_of(client: httpx.Client) -> list[str]:
    """What came to the simulated phone."""
    found = client.get("/simulator/texts", params={"number": NUMBER}).json()
    return [one["text"] for one in found["texts"] if not one["mine"]]


def test_a_kill_in_mid_turn_loses_nothing_and_repeats_nothing(
    client_and_system: tuple[httpx.Client, OwnSystem],
) -> None:
    client, own = client_and_system
    web, worried = own.somebody(), own.somebody()
    web.say("hi")
    worried.say("hi")

    def text() -> None:
        typed = {"number": NUMBER, "text": "i was a cook for 3 years"}
        client.post("/simulator/texts", json=typed)

    with killed_in_mid_turn(own, lambda: web.say("i was a cashier for 2 years"), text):
        answer = web.answers[-1]
        assert answer.status == 200
        assert answer.is_own("system_down") or answer.is_own("still_working")
        assert "988" in worried.say(DISTRESS).text

    answer = web.say("yes")
    people = People(own.settings.people_database)
    try:
        assert [job.code for job in people.jobs(web.talk)] == ["41-2011"]
        kept = [message for message in people.messages(web.talk) if message.direction == "in"]
        assert [message.text for message in kept] == ["hi", "i was a cashier for 2 years", "yes"]
        # The list of jobs is the answer to the killed message, and it was given once.
        understood = [text for text in answer.texts if "cashier" in text]
        assert len(understood) == 1
    finally:
        people.close()

    typed = {"number": NUMBER, "text": "yes"}
    client.post("/simulator/texts", json=typed)
    deadline = time.monotonic() + ANSWER_SECONDS
    while sum("cook" in one for one in texts_of(client)) < 1:
        assert time.monotonic() < deadline, "the text message was not answered"
        time.sleep(0.2)
    time.sleep(1)
    assert sum("cook" in one for one in texts_of(client)) == 1
    assert "988" in worried.say(DISTRESS).text
