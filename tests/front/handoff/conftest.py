from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import httpx
import pytest

from people import People
from people.keys import Keys, read_secrets
from people.sealing import Sealing
from settings import Settings
from tests.front.conftest import Person
from tests.front.handoff.examples import draft

ANA = 101


@pytest.fixture
def sealing(settings: Settings) -> Sealing:
    return Sealing(Keys(read_secrets(settings.secret, settings.secret_file)))


@pytest.fixture
def prepare(people: People, sealing: Sealing) -> Callable[[str], str]:
    """Brings a talk as far as the worker's own look at the summary; its reference."""

    def do(talk: str) -> str:
        people.request_handoff(talk, receiver="County coaches", shares=["summary"], consent=True)
        content = draft("goals.place").model_dump_json()
        return people.fill_handoff(talk, draft=sealing.sealed(content)).reference

    return do


@pytest.fixture
def send(people: People, sealing: Sealing, prepare: Callable[[str], str]) -> Callable[[str], str]:
    """Sends a talk's summary; the reference."""

    def do(talk: str) -> str:
        reference = prepare(talk)
        content = draft("goals.place").as_sent().model_dump_json()
        people.send_handoff(talk, sealing.sealed(content), language="en")
        return reference

    return do


@pytest.fixture
def take_over(people: People, send: Callable[[str], str]) -> Callable[[str], str]:
    """A coach takes a talk over; the reference."""

    def do(talk: str) -> str:
        reference = send(talk)
        assert people.claim_handoff(reference, ANA)
        assert people.take_over_talk(reference, ANA)
        return reference

    return do


@pytest.fixture
def opened(http: httpx.Client, people: People, person: Person) -> Callable[[], httpx.Response]:
    """Opens the worker's own page in a browser by a new link."""

    def do() -> httpx.Response:
        token = people.make_link(person.talk, opens="summary", lasts=timedelta(hours=1))
        return http.post(f"/summary/{token}", follow_redirects=True)

    return do
