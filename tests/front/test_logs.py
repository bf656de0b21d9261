from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from people import People
from settings import Settings
from tests.front.conftest import Peer, Person, free_port

PROJECT = Path(__file__).parents[2]


@pytest.fixture
def output(tmp_path: Path) -> Path:
    return tmp_path / "output.log"


@pytest.fixture
def own_process(settings: Settings, rasa: Peer, output: Path) -> Iterator[httpx.Client]:
    """The front started as an operator starts it, with all it writes in one file."""
    port = free_port()
    command = [sys.executable, "-m", "uvicorn", "--factory", "front.app:create_app"]
    environment = {
        **os.environ,
        "ONWARD_PEOPLE_DATABASE": settings.people_database,
        "ONWARD_RASA_PORT": str(rasa.port),
    }
    with output.open("wb") as file:
        process = subprocess.Popen(
            [*command, "--port", str(port), "--log-level", "debug"],
            cwd=PROJECT, env=environment, stdout=file, stderr=subprocess.STDOUT,
        )  # fmt: skip
        with httpx.Client(base_url=f"http://127.0.0.1:{port}", timeout=20) as client:
            deadline = time.monotonic() + 30
            while True:
                try:
                    client.get("/healthz")
                    break
                except httpx.ConnectError:
                    if time.monotonic() > deadline or process.poll() is not None:
                        raise
                    time.sleep(0.05)
            yield client
        process.terminate()
        process.wait(20)


def test_no_personal_text_and_no_talk_id_reaches_the_logs(
    own_process: httpx.Client, rasa: Peer, people: People, output: Path
) -> None:
    rasa.replies["marimba forget"] = [{"text": "marimba", "custom": {"forget": True}}]
    rasa.fail = lambda text: "poison" in text
    person, other = (Person.opening(own_process) for _ in "ab")
    for text in (
        "marimba player", "marimba poison", "marimba i want to die", "/marimba", "marimba" * 400,
        "marimba" * 2_000, "stop marimba. stop", "start", "marimba forget", "marimba",
    ):  # fmt: skip
        person.write(text)
    other.post(content=b"marimba")
    with people.writing() as session:
        session.connection().exec_driver_sql("ALTER TABLE messages RENAME TO gone")
    other.write("marimba")
    other.write("marimba i want to die")

    written = output.read_text()
    for event in ("message", "rasa failed", "refused", "forgotten", "message not answered"):
        assert f'"event": "{event}"' in written
    for secret in ("marimba", person.talk, other.talk, person.session):
        assert secret not in written
