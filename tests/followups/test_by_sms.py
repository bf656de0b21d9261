"""From the agreement to the check-in on a phone, through a real front and a fake carrier."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import update

from followups.rounds import Followups
from front.sms.rules import Rules
from people import People
from people.check_in_tables import CheckInWishRow
from people.contacts import Contacts
from people.tables import WorkerRow
from people.utc import now, shift
from settings import get_settings
from tests.front.conftest import Peer
from tests.front.conftest import peer as peer
from tests.front.conftest import people as people
from tests.front.conftest import rasa as rasa
from tests.front.conftest import settings as settings
from tests.front.sms.conftest import Network, Phone, until
from tests.front.sms.conftest import contacts as contacts
from tests.front.sms.conftest import fast as shipped_fast
from tests.front.sms.conftest import network as network
from tests.front.sms.conftest import phone as phone
from tests.front.sms.conftest import talk_of as talk_of


@pytest.fixture(autouse=True)
def noon(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The clock of the settings shows noon where the worker is, at whatever hour the tests run."""
    here = datetime.now(ZoneInfo("America/New_York"))
    ahead = here.replace(hour=12, minute=0) - here
    with monkeypatch.context() as patch:
        patch.setenv("ONWARD_CLOCK_SHIFT", str(int(ahead.total_seconds())))
        get_settings.cache_clear()
        shift.cache_clear()
        yield
    get_settings.cache_clear()
    shift.cache_clear()


@pytest.fixture
def fast(request: pytest.FixtureRequest) -> Rules:
    """The quick rules, with a day that never ends: the tests run at any hour."""
    how: Rules = shipped_fast.__wrapped__()  # type: ignore[attr-defined]
    return replace(how, quiet_hours=replace(how.quiet_hours, from_hour=0, to_hour=24))


@pytest.fixture
def front(network: Network, rasa: Peer) -> Iterator[str]:
    with network.front() as url:
        yield url


def long_ago(people: People, talk: str) -> None:
    """The last talk was 15 days ago, and check-ins may come at any hour."""
    at = now() - timedelta(days=15)
    with people.writing() as session:
        session.execute(update(WorkerRow).values(last_seen_at=at, zip_code="10001"))
        session.execute(update(CheckInWishRow).values(anchor_at=at, replied_at=None))


@pytest.mark.usefixtures("front")
def test_a_yes_in_the_talk_and_a_yes_by_text_bring_a_check_in_whose_number_is_understood(
    phone: Phone,
    people: People,
    contacts: Contacts,
    rasa: Peer,
    network: Network,
    talk_of: Callable[[Phone], str],
) -> None:
    phone.say("cashier", 2)
    talk = talk_of(phone)
    people.want_check_ins(talk, "sms")
    said = phone.say("ok thanks", 2)
    assert any("Send YES" in text for text in said)
    followups = Followups(people, network.settings)
    long_ago(people, talk)
    assert followups.round(now()).queued == 0
    phone.say("YES")
    assert contacts.of_talk(talk).agreed_at is not None  # type: ignore[union-attr]
    with people.writing() as session:
        session.execute(update(CheckInWishRow).values(anchor_at=None))
    long_ago(people, talk)
    people.want_check_ins(talk, "sms")
    long_ago(people, talk)
    # The day that was dropped without the YES belongs to the talk before.
    assert followups.round(now()).queued == 1
    (text,) = phone.next()
    assert "Did you apply?" in text
    assert "2 I had an interview" in text
    assert "STOP" in text
    phone.say("2")
    assert rasa.texts()[-1] == "I had an interview"


@pytest.mark.usefixtures("front")
def test_a_no_by_text_ends_the_wish(
    phone: Phone, people: People, talk_of: Callable[[Phone], str]
) -> None:
    phone.say("cashier", 2)
    talk = talk_of(phone)
    people.want_check_ins(talk, "sms")
    phone.say("ok thanks", 2)
    phone.say("no")
    assert people.check_in_wish(talk).agreed_at is None


@pytest.mark.usefixtures("front")
def test_a_stop_after_it_was_queued_keeps_it_from_going_out(
    phone: Phone, people: People, contacts: Contacts, talk_of: Callable[[Phone], str]
) -> None:
    phone.say("cashier", 2)
    talk = talk_of(phone)
    contacts.agreed(talk, yes=True)
    message = people.record_message(
        talk, "out", "News", kind="outreach", channel="sms", sent_id="check-in-change-1"
    )
    tomorrow = now() + timedelta(days=1)
    people.queue_delivery(message.id, [("News", 1)], due_at=tomorrow)
    phone.say("STOP")
    until(lambda: people.deliveries(talk)[-1].state != "queued")
    assert "News" not in phone.bodies
    assert [d.state for d in people.deliveries(talk) if d.kind == "outreach"] == ["failed"]
