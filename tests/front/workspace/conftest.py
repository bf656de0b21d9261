"""One front for a module, with two coaches, an operator, and workers who asked for a person."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx
import pytest
from argon2 import PasswordHasher
from fastapi import FastAPI

from front.app import create_app
from front.sms.fake_carrier import FakeCarrier
from front.sms.rules import Rules
from people import People, Staff
from people.handoff_summary import Summary
from people.keys import Keys, read_secrets
from people.migrate import migrate
from people.passwords import Passwords
from people.sealing import Sealing
from settings import Settings
from tests.front.conftest import Peer, Person, free_port, serving
from tests.front.handoff.examples import draft
from tests.front.sms.conftest import ACCOUNT, OUR_NUMBER, TOKEN
from tests.front.staff.conftest import Browser

PASSWORD = "correct horse battery staple"
COACHES = {"ana@center.example": "Ana R.", "bo@center.example": "Bo T."}


def text_of(page: httpx.Response) -> str:
    """What is read on a page, without markup and doubled spaces."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", page.text))


@dataclass
class Office:
    """A running front with its database."""

    settings: Settings
    people: People
    staff: Staff
    peer: Peer
    url: str
    sealing: Sealing
    carrier: FakeCarrier | None = None

    def worker(self) -> Person:
        """Somebody who has just opened a talk on the web."""
        return Person.opening(httpx.Client(base_url=self.url, timeout=20))

    def send(
        self, talk: str, *shares: str, summary: Summary | None = None, language: str = "en"
    ) -> str:
        """Send a talk's summary; the reference."""
        shares = shares or ("summary",)
        self.people.request_handoff(talk, receiver="County coaches", shares=shares, consent=True)
        content = (summary or draft("goals.place").as_sent()).model_dump_json()
        sealed = self.sealing.sealed(content)
        return self.people.send_handoff(talk, sealed, language=language).reference

    def browser(self, name: str) -> Browser:
        """A browser that somebody signed in with."""
        browser = Browser(httpx.Client(base_url=self.url, timeout=60))
        assert browser.sign_in(name, PASSWORD).status_code == 303
        return browser


@contextmanager
def opened_office(folder: Path, *, sms_rules: Rules | None = None) -> Iterator[Office]:
    """A front of its own; with rules for text messages also a carrier to send them by."""
    with ExitStack() as open_things:
        peer, front_port = Peer(free_port()), free_port()
        url = f"sqlite:///{folder / 'people.sqlite'}"
        migrate(url)
        settings = Settings(
            _env_file=None, people_database=url, rasa_port=peer.port, actions_port=peer.port,
            secret_file=folder / "secret", limits_scale=100, front_port=front_port,
        )  # fmt: skip
        carrier = None
        if sms_rules is not None:
            carrier = FakeCarrier(ACCOUNT, TOKEN, OUR_NUMBER, settings.front_url)
            app = FastAPI()
            app.include_router(carrier.routes())
            at = open_things.enter_context(serving(app, free_port()))
            changes = {
                "sms_carrier": "twilio", "sms_number": OUR_NUMBER, "sms_account": ACCOUNT,
                "sms_token": TOKEN, "sms_api_url": at,
            }  # fmt: skip
            settings = settings.model_copy(update=changes)
        people = People(url)
        cheap = Passwords(PasswordHasher(time_cost=1, memory_cost=1024, parallelism=1))
        staff = Staff(url, cheap)
        for name, shown in COACHES.items():
            staff.add_account(name, shown, "coach", PASSWORD)
        staff.add_account("olga", "Olga O.", "operator", PASSWORD)
        open_things.enter_context(serving(peer.app(), peer.port))
        application = create_app(settings, sms_rules=sms_rules)
        at = open_things.enter_context(serving(application, front_port))
        sealing = Sealing(Keys(read_secrets(settings.secret, settings.secret_file)))
        yield Office(settings, people, staff, peer, at, sealing, carrier)
        people.close()
        staff.close()


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    with opened_office(tmp_path_factory.mktemp("office")) as opened:
        yield opened


@pytest.fixture(scope="module")
def ana(office: Office) -> Browser:
    """A coach."""
    return office.browser("ana@center.example")


@pytest.fixture(scope="module")
def bo(office: Office) -> Browser:
    """Another coach."""
    return office.browser("bo@center.example")


@pytest.fixture(scope="module")
def olga(office: Office) -> Browser:
    """An operator."""
    return office.browser("olga")


@pytest.fixture
def worker(office: Office) -> Person:
    return office.worker()


@pytest.fixture
def reference(office: Office, worker: Person) -> str:
    """A hand-off that waits."""
    return office.send(worker.talk)


@pytest.fixture
def taken(ana: Browser, reference: str) -> str:
    """A hand-off that Ana has."""
    assert do(ana, reference, "claim").status_code == 303
    return reference


def do(browser: Browser, reference: str, part: str, **form: str) -> httpx.Response:
    """Send a form of a hand-off's page."""
    return browser.post(f"/staff/handoffs/{reference}/{part}", **form)


def read(browser: Browser, reference: str, part: str = "") -> httpx.Response:
    """A page of a hand-off."""
    return browser.http.get(f"/staff/handoffs/{reference}{part}")
