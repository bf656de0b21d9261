from __future__ import annotations

import threading
import uuid
from datetime import timedelta

import pytest

from people import People

HOUR = timedelta(hours=1)


@pytest.fixture
def talk() -> str:
    return uuid.uuid4().hex


def test_a_link_opens_its_talk_once(people: People, talk: str) -> None:
    token = people.make_link(talk, opens="talk", lasts=HOUR)
    assert people.use_link(token, opens="talk") == talk
    assert people.use_link(token, opens="talk") is None


def test_a_link_opens_only_what_it_was_made_for(people: People, talk: str) -> None:
    token = people.make_link(talk, opens="plan", lasts=HOUR)
    assert people.use_link(token, opens="talk") is None
    assert people.use_link(token, opens="plan") == talk


def test_an_expired_or_guessed_link_opens_nothing(people: People, talk: str) -> None:
    assert people.use_link(people.make_link(talk, opens="talk", lasts=-HOUR), opens="talk") is None
    assert people.use_link("a" * 32, opens="talk") is None


def test_of_two_openings_at_once_one_wins(people: People, talk: str) -> None:
    token = people.make_link(talk, opens="talk", lasts=HOUR)
    opened: list[str | None] = []
    threads = [
        threading.Thread(target=lambda: opened.append(people.use_link(token, opens="talk")))
        for _ in range(6)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(one is None for one in opened) == [False, *[True] * 5]
