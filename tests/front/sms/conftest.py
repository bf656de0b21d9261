"""A front that sends over a fake carrier, each on its own port; and phones of people."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace

import pytest
from fastapi import FastAPI

from front.app import create_app
from front.sms.fake_carrier import FakeCarrier, Text
from front.sms.rules import Rules, rules
from people import People
from people.contacts import Contacts
from people.keys import Keys, read_secrets
from settings import Settings
from tests.front.conftest import ANSWER_WITHIN, Peer, free_port, serving

ACCOUNT, TOKEN, OUR_NUMBER = "AC" + "0" * 32, "the token of the tests", "+12025550100"
SOON = 8.0


def until(true: Callable[[], object], seconds: float = SOON) -> None:
    """Wait for something that happens in another thread."""
    deadline = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < deadline, "it did not happen in time"
        time.sleep(0.01)


@dataclass
class Phone:
    """Somebody with a phone number."""

    carrier: FakeCarrier
    number: str
    #: How many messages were read already.
    read: int = field(default=0)

    def write(self, text: str, sid: str | None = None, opt_out: str | None = None) -> list[int]:
        return asyncio.run(self.carrier.write(self.number, text, sid=sid, opt_out=opt_out))

    @property
    def texts(self) -> list[Text]:
        return self.carrier.sent_to(self.number)

    @property
    def bodies(self) -> list[str]:
        return [text.body for text in self.texts]

    def next(self, count: int = 1) -> list[str]:
        """The next messages, once they are there."""
        until(lambda: len(self.texts) >= self.read + count)
        self.read += count
        return self.bodies[self.read - count : self.read]

    def say(self, text: str, count: int = 1) -> list[str]:
        assert self.write(text) == [200]
        return self.next(count)


@dataclass
class Network:
    """The carrier, and how to run a front on it."""

    carrier: FakeCarrier
    settings: Settings
    how: Rules

    @contextmanager
    def front(self, **changes: object) -> Iterator[str]:
        settings = self.settings.model_copy(update=changes)
        app = create_app(settings, answer_within=ANSWER_WITHIN, sms_rules=self.how)
        with serving(app, settings.front_port) as url:
            yield url

    def phone(self, number: str = "+15855550123") -> Phone:
        return Phone(self.carrier, number)


@pytest.fixture
def fast() -> Rules:
    """The rules as they are shipped, with pauses that a test can wait for."""
    how = rules()
    return replace(
        how,
        sending=replace(how.sending, first_pause=0.05, longest_pause=0.2, look_again=0.2),
        uncertain=replace(how.uncertain, look_after=0.4, sender_died_after=2.0, look_again=0.1),
        recovering=replace(how.recovering, unanswered_after=0.5, look_again=0.2),
    )


@pytest.fixture
def network(settings: Settings, fast: Rules) -> Iterator[Network]:
    front_port, carrier_port = free_port(), free_port()
    carrier = FakeCarrier(ACCOUNT, TOKEN, OUR_NUMBER, f"http://127.0.0.1:{front_port}")
    app = FastAPI()
    app.include_router(carrier.routes())
    with serving(app, carrier_port) as url:
        changes = {
            "front_port": front_port, "sms_carrier": "twilio", "sms_number": OUR_NUMBER,
            "sms_account": ACCOUNT, "sms_token": TOKEN, "sms_api_url": url,
        }  # fmt: skip
        yield Network(carrier, settings.model_copy(update=changes), fast)


@pytest.fixture
def front(network: Network, rasa: Peer) -> Iterator[str]:
    with network.front() as url:
        yield url


@pytest.fixture
def phone(network: Network) -> Phone:
    return network.phone()


@pytest.fixture
def contacts(settings: Settings) -> Iterator[Contacts]:
    keys = Keys(read_secrets(settings.secret, settings.secret_file))
    repository = Contacts(settings.people_database, keys)
    yield repository
    repository.close()


@pytest.fixture
def talk_of(contacts: Contacts) -> Callable[[Phone], str]:
    def find(phone: Phone) -> str:
        contact = contacts.find(phone.number)
        assert contact is not None
        return contact.talk

    return find


def states(people: People, talk: str) -> list[str]:
    return [delivery.state for delivery in people.deliveries(talk)]
