"""A system whose organisation receives hand-offs, started once for these tests."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx
import pytest

from people import People
from people.handoff_summary import Summary
from people.keys import Keys, read_secrets
from people.sealing import Sealing
from settings import Settings
from supervisor.system import RunningSystem, fresh_settings
from tests.conversations.conftest import ANSWER_SECONDS
from tests.conversations.person import Person

RECEIVER = "South Jersey Coaches"
#: Always open on no day: what is said outside of hours is said at any time of the test.
ORGANISATION = f"""
[[receivers]]
name = "{RECEIVER}"
states = ["NJ"]
languages = ["en", "es"]
time_zone = "America/New_York"
"""
_LINK = re.compile(r"https?://\S+?(/(?:summary|skills|export)/[\w-]+)")
SOON = 30.0


@pytest.fixture(scope="session")
def settings(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    folder = tmp_path_factory.mktemp("receiving-system")
    file = folder / "organisation.toml"
    file.write_text(ORGANISATION, encoding="utf-8")
    fresh = fresh_settings(folder)
    return fresh.model_copy(update={"coach_contact": None, "organisation_file": Path(file)})


@pytest.fixture(scope="session")
def system(settings: Settings) -> Iterator[RunningSystem]:
    with RunningSystem(settings) as running:
        yield running


@pytest.fixture(scope="session")
def client(system: RunningSystem) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=system.front_url, timeout=ANSWER_SECONDS, trust_env=False) as http:
        Person(http).say("cashier 2 years")
        yield http


@pytest.fixture(scope="session")
def people(settings: Settings, system: RunningSystem) -> Iterator[People]:
    repository = People(settings.people_database)
    yield repository
    repository.close()


@pytest.fixture(scope="session")
def sealing(settings: Settings, system: RunningSystem) -> Sealing:
    return Sealing(Keys(read_secrets(settings.secret, settings.secret_file)))


@dataclass
class Sent:
    """What is in the queue for a talk."""

    people: People
    sealing: Sealing

    def of(self, talk: str) -> Summary | None:
        """The summary that was sent; None where none is."""
        handoff = self.people.handoff(talk)
        if handoff is None or handoff.summary is None:
            return None
        return Summary.model_validate_json(self.sealing.opened(handoff.summary))


@pytest.fixture(scope="session")
def sent(people: People, sealing: Sealing) -> Sent:
    return Sent(people, sealing)


def link_in(text: str) -> str:
    """The path of the link in an answer."""
    found = _LINK.search(text)
    assert found is not None, text
    return found[1]


@pytest.fixture
def waiter(client: httpx.Client) -> Person:
    """Somebody in New Jersey who waited tables and asked about one next job."""
    someone = Person(client)
    someone.get_next_jobs("I waited tables for 5 years")
    someone.say_all("I live in Camden NJ", "tell me about number 1", "show me training for it")
    return someone


@pytest.fixture
def mesera(client: httpx.Client) -> Person:
    """The same in Spanish."""
    someone = Person(client)
    someone.say_all("fui mesera 5 años", "sí", "saltar todas las preguntas", "vivo en Camden NJ")
    return someone


@dataclass
class Phone:
    """Somebody who writes by SMS, over the simulated carrier of the system."""

    http: httpx.Client
    number: str
    read: int = field(default=0)

    def _texts(self) -> list[dict[str, Any]]:
        answer = self.http.get("/simulator/texts", params={"number": self.number})
        return [one for one in answer.json()["texts"] if not one["mine"]]

    def say(self, text: str) -> str:
        """Send one message; everything that comes back once nothing more comes."""
        self.http.post("/simulator/texts", json={"number": self.number, "text": text})
        deadline = time.monotonic() + SOON
        while len(self._texts()) <= self.read:
            assert time.monotonic() < deadline, f"no answer to {text!r}"
            time.sleep(0.1)
        seen = -1
        while seen != len(self._texts()):
            seen = len(self._texts())
            time.sleep(0.7)
        new = self._texts()[self.read :]
        self.read = seen
        return "\n".join(one["text"] for one in new)

    def say_all(self, *texts: str) -> str:
        for text in texts:
            answer = self.say(text)
        return answer


@pytest.fixture
def phone(client: httpx.Client) -> Phone:
    return Phone(client, f"+1201555{int(time.time() * 10) % 10_000:04d}")
