"""A coach's words by SMS, through the same outbox as everything else."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta

import pytest

from front.app import open_door
from front.door import Door
from front.handoff.coach_words import CoachWords, NotSaid, Said
from front.sms.outreach import Outreach, Postponed, Queued
from front.sms.service import Sms, open_sms
from people import People
from people.contacts import Contacts
from tests.front.conftest import Peer
from tests.front.sms.conftest import Network, Phone

ANA = 101
pytestmark = pytest.mark.anyio


@pytest.fixture
def door(network: Network) -> Iterator[Door]:
    opened = open_door(network.settings)
    yield opened
    opened.people.close()
    opened.contacts.close()


@pytest.fixture
def outreach(door: Door, network: Network) -> Outreach:
    sms = open_sms(door, network.how)
    assert isinstance(sms, Sms)
    return sms.outreach


@pytest.fixture
def with_coach(
    front: str, phone: Phone, people: People, talk_of: Callable[[Phone], str]
) -> tuple[str, str]:
    """A talk by SMS that a coach has; the talk and the reference."""
    phone.say("hi", 2)
    talk = talk_of(phone)
    people.request_handoff(talk, receiver="County coaches", shares=["summary"], consent=True)
    reference = people.send_handoff(talk, "sealed", language="en").reference
    assert people.claim_handoff(reference, ANA)
    assert people.take_over_talk(reference, ANA)
    return talk, reference


async def test_they_reach_the_phone_and_the_answer_reaches_the_coach_with_the_bot_silent(
    with_coach: tuple[str, str], phone: Phone, people: People, rasa: Peer, door: Door,
    outreach: Outreach,
) -> None:  # fmt: skip
    talk, reference = with_coach
    heard = len(rasa.texts())
    said = await CoachWords(door, outreach).say(reference, ANA, "Hello from Ana", "k1")
    assert isinstance(said, Said)
    assert said.until is None
    assert phone.next() == ["Hello from Ana"]
    assert await phone.carrier.write(phone.number, "thanks Ana") == [200]
    kept = [(one.text, one.kind) for one in people.messages(talk)]
    assert ("thanks Ana", "with_coach") in kept
    assert len(rasa.texts()) == heard
    assert phone.bodies.count("Hello from Ana") == 1


async def test_a_dead_number_is_not_written_to_and_nothing_is_kept_as_said(
    with_coach: tuple[str, str], people: People, contacts: Contacts, rasa: Peer, door: Door,
    outreach: Outreach,
) -> None:  # fmt: skip
    talk, reference = with_coach
    contacts.unreachable(talk)
    words = CoachWords(door, outreach)
    assert await words.say(reference, ANA, "hello", "k1") == NotSaid("unreachable")
    assert all(one.kind != "coach" for one in people.messages(talk))


async def test_they_fit_into_one_message_or_are_not_taken(
    with_coach: tuple[str, str], rasa: Peer, door: Door, outreach: Outreach
) -> None:
    _, reference = with_coach
    words = CoachWords(door, outreach)
    assert await words.say(reference, ANA, "word " * 80, "k1") == NotSaid("too long")


async def test_they_go_at_once_in_a_talk_that_goes_on_and_else_by_day_only(
    with_coach: tuple[str, str], people: People, rasa: Peer, outreach: Outreach
) -> None:
    talk, reference = with_coach
    people.remember(talk, state="NJ")
    first = people.say_as_coach(reference, ANA, "now", key="1", channel="sms")
    seen = people.worker(talk).last_seen_at
    assert await outreach.queue_of_coach(talk, first, "now", seen) == Queued()
    later = people.say_as_coach(reference, ANA, "later", key="2", channel="sms")
    night = (seen + timedelta(days=2)).astimezone(UTC).replace(hour=8, minute=30)
    queued = await outreach.queue_of_coach(talk, later, "later", night)
    assert isinstance(queued, Postponed)
    assert queued.until > datetime.now(UTC)
    assert 8 <= queued.until.hour - 4 <= 9 or 8 <= queued.until.hour - 5 <= 9
