"""What the system writes by itself: only with consent, only by day, never into a talk."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest

from front.app import open_door
from front.door import Door
from front.sms.outreach import Outreach, Postponed, Queued, Refused
from front.sms.quiet_hours import is_day, next_day, zones_of
from front.sms.rules import rules
from front.sms.service import NoAccount, Sms, open_sms
from people import Worker
from people.records import Contact
from people.utc import now
from settings import Settings
from tests.front.conftest import Peer
from tests.front.sms.conftest import Network, Phone, until

HOURS = rules().quiet_hours
NUMBER = "+15855550123"
pytestmark = pytest.mark.anyio


def worker(**known: str) -> Worker:
    return Worker("talk", now(), now(), **known)


def contact(address: str = NUMBER) -> Contact:
    return Contact("talk", "sms", address)


def zones(who: Worker, address: str = NUMBER) -> tuple[str, ...]:
    return zones_of(who, contact(address), HOURS.anywhere)


def test_the_zip_code_says_most_then_the_state_then_the_area_code() -> None:
    assert zones(worker(zip_code="98101", state="NY")) == ("America/Los_Angeles",)
    assert zones(worker(state="WA")) == ("America/Los_Angeles",)
    assert set(zones(worker(state="FL"))) == {"America/New_York", "America/Chicago"}
    assert zones(worker()) == ("America/New_York",)


def test_a_number_for_the_whole_country_may_be_anywhere_in_it() -> None:
    assert zones(worker(), "+18005550123") == HOURS.anywhere


@pytest.mark.parametrize(
    ("hour", "minute", "day"),
    [(11, 59, False), (12, 0, True), (0, 59, True), (1, 0, False)],
)
def test_the_day_is_from_eight_to_nine_in_the_evening_where_the_person_is(
    hour: int, minute: int, day: bool
) -> None:
    moment = datetime(2026, 7, 1, hour, minute, tzinfo=UTC)
    assert is_day(moment, ["America/New_York"], HOURS) is day


def test_it_has_to_be_day_from_puerto_rico_to_hawaii_where_nothing_is_known() -> None:
    night = datetime(2026, 1, 15, 12, 30, tzinfo=UTC)
    morning = next_day(night, HOURS.anywhere, HOURS)
    assert morning == datetime(2026, 1, 15, 18, 0, tzinfo=UTC)
    assert next_day(morning + timedelta(hours=7), HOURS.anywhere, HOURS).day == 16


def test_the_change_of_clocks_is_kept() -> None:
    # On 8 March 2026 clocks go forward: eight in the morning comes at 12:00 UTC, not at 13:00.
    night = datetime(2026, 3, 8, 5, 0, tzinfo=UTC)
    assert next_day(night, ["America/New_York"], HOURS).hour == 12


@pytest.fixture
def door(settings: Settings) -> Iterator[Door]:
    opened = open_door(settings)
    yield opened
    opened.contacts.close()
    opened.people.close()


@pytest.fixture
def sms(door: Door) -> Sms:
    opened = open_sms(door)
    assert opened is not None
    return opened


@pytest.fixture
def outreach(sms: Sms, door: Door) -> Outreach:
    door.people.worker("talk")
    door.people.remember("talk", state="NY")
    door.contacts.add("talk", NUMBER)
    return sms.outreach


DAY = datetime(2036, 7, 1, 15, 0, tzinfo=UTC)
NIGHT = datetime(2036, 7, 1, 5, 0, tzinfo=UTC)


async def test_without_a_yes_nothing_goes_out(outreach: Outreach, door: Door) -> None:
    assert await outreach.send("talk", "News", "k", DAY) == Refused("not agreed")
    door.contacts.offered("talk")
    assert await outreach.send("talk", "News", "k", DAY) == Refused("not agreed")
    assert await outreach.send("nobody", "News", "k", DAY) == Refused("no number")
    assert door.people.deliveries("talk") == ()


async def test_by_day_it_goes_out_and_by_night_in_the_morning(
    outreach: Outreach, door: Door
) -> None:
    door.contacts.agreed("talk", yes=True)
    assert await outreach.send("talk", "News", "one", DAY) == Queued()
    morning = datetime(2036, 7, 1, 12, 0, tzinfo=UTC)
    assert await outreach.send("talk", "News", "two", NIGHT) == Postponed(morning)


async def test_the_same_key_is_sent_once(outreach: Outreach, door: Door) -> None:
    door.contacts.agreed("talk", yes=True)
    for _ in range(3):
        await outreach.send("talk", "News", "one", DAY)
    assert len(door.people.deliveries("talk")) == 1


async def test_it_does_not_break_into_a_talk(outreach: Outreach, door: Door) -> None:
    door.contacts.agreed("talk", yes=True)
    door.people.record_message("talk", "in", "hi", channel="sms")
    sent = await outreach.send("talk", "News", "one", now())
    assert isinstance(sent, Postponed)
    assert sent.until >= now() + timedelta(minutes=29)


async def test_who_stopped_or_is_out_of_reach_gets_nothing(outreach: Outreach, door: Door) -> None:
    door.contacts.agreed("talk", yes=True)
    door.contacts.unreachable("talk")
    assert await outreach.send("talk", "News", "one", DAY) == Refused("unreachable")
    door.contacts.unreachable("talk", is_so=False)
    door.contacts.stop(NUMBER)
    assert await outreach.send("talk", "News", "one", DAY) == Refused("stopped")
    assert await outreach.offer("talk") == Refused("stopped")


async def test_what_is_no_text_message_is_refused(outreach: Outreach, door: Door) -> None:
    door.contacts.agreed("talk", yes=True)
    assert await outreach.send("talk", "x" * 307, "one", DAY) == Refused("too long")
    assert await outreach.send("talk", " 👍 ", "two", DAY) == Refused("too long")


async def test_waiting_for_the_morning_does_not_hold_back_an_answer(
    outreach: Outreach, door: Door
) -> None:
    door.contacts.agreed("talk", yes=True)
    await outreach.send("talk", "News", "one", NIGHT)
    reply = door.people.record_message("talk", "out", "An answer.", channel="sms")
    door.people.queue_delivery(reply.id, [("An answer.", 1)])
    claimed = door.people.claim_deliveries(now(), at_most=5)
    assert [one.text for one in claimed] == ["An answer."]


@pytest.mark.parametrize(("answer", "agreed"), [("YES", True), ("Sí", True), ("no", False)])
def test_an_offer_is_agreed_to_by_a_yes_and_only_by_it(
    network: Network, rasa: Peer, door: Door, answer: str, agreed: bool
) -> None:
    phone = Phone(network.carrier, NUMBER)
    with network.front():
        phone.say("hi", 2)
        found = door.contacts.find(NUMBER)
        assert found is not None
        door.people.record_message(
            found.talk, "out", door.responses.text("sms_offer"), channel="sms", sent_id="offer-1"
        )
        door.contacts.offered(found.talk)
        until(lambda: len(phone.texts) == 3)
        offer = phone.next(1)[0]
        for words in ("Onward", "2 a month", "data rates", "HELP", "STOP", "YES"):
            assert words in offer
        phone.say(answer)
        asked = door.contacts.find(NUMBER)
        assert asked is not None
        assert (asked.agreed_at is not None) is agreed
        assert phone.say("yes") == ["heard yes"]
    assert rasa.texts() == ["hi", "yes"]


def test_stop_takes_the_agreement_back(network: Network, rasa: Peer, door: Door) -> None:
    phone = Phone(network.carrier, NUMBER)
    with network.front():
        phone.say("hi", 2)
        found = door.contacts.find(NUMBER)
        assert found is not None
        door.contacts.agreed(found.talk, yes=True)
        phone.say("stop")
        phone.say("START")
        after = door.contacts.find(NUMBER)
    assert after is not None
    assert after.agreed_at is None


def test_without_an_account_the_front_says_what_is_missing(settings: Settings) -> None:
    changed = settings.model_copy(update={"sms_carrier": "twilio"})
    with pytest.raises(NoAccount):
        open_sms(open_door(changed))
