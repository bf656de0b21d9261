"""A coach writes to a worker who came by text message: it gets there, or the coach is told."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from front.sms.fake_carrier import FakeCarrier
from front.sms.rules import Rules, rules
from people.contacts import Contacts
from people.keys import Keys, read_secrets
from tests.front.sms.conftest import Phone, until
from tests.front.staff.conftest import Browser
from tests.front.workspace.conftest import Office, do, opened_office, read, text_of


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    how: Rules = rules()
    fast = replace(
        how, sending=replace(how.sending, first_pause=0.05, longest_pause=0.2, look_again=0.2)
    )
    with opened_office(tmp_path_factory.mktemp("by-sms"), sms_rules=fast) as opened:
        yield opened


@pytest.fixture
def carrier(office: Office) -> Iterator[FakeCarrier]:
    assert office.carrier is not None
    yield office.carrier
    office.carrier.faults.failing.clear()


@pytest.fixture
def contacts(office: Office) -> Iterator[Contacts]:
    settings = office.settings
    keys = Keys(read_secrets(settings.secret, settings.secret_file))
    opened = Contacts(settings.people_database, keys)
    yield opened
    opened.close()


def taken_over(office: Office, ana: Browser, contacts: Contacts, phone: Phone) -> tuple[str, str]:
    """Somebody with a phone whose talk Ana has; the talk and the reference."""
    phone.say("hi", 2)
    contact = contacts.find(phone.number)
    assert contact is not None
    reference = office.send(contact.talk)
    do(ana, reference, "claim")
    do(ana, reference, "take-over")
    assert phone.next() == ["This is Ana R., a coach. I write to you now, not the bot."]
    return contact.talk, reference


def test_her_words_reach_the_phone_and_the_answer_reaches_her(
    office: Office, ana: Browser, carrier: FakeCarrier, contacts: Contacts
) -> None:
    phone = Phone(carrier, "+15855550101")
    _, reference = taken_over(office, ana, contacts, phone)
    assert do(ana, reference, "message", text="Can you come on Monday?", key="1").status_code == 303
    assert phone.next() == ["Can you come on Monday?"]
    phone.write("yes, at ten")
    until(lambda: "yes, at ten" in read(ana, reference, "/live.json").text)

    def fares() -> list[str]:
        return list(read(ana, reference, "/live.json").json()["fares"].values())

    until(lambda: fares() == ["came", "came"])


def test_a_number_known_to_be_dead_is_told_at_once_and_nothing_goes_out(
    office: Office, ana: Browser, carrier: FakeCarrier, contacts: Contacts
) -> None:
    phone = Phone(carrier, "+15855550102")
    talk, reference = taken_over(office, ana, contacts, phone)
    contacts.unreachable(talk)
    before = len(phone.texts)
    answer = do(ana, reference, "message", text="Are you still there?", key="1")
    assert answer.status_code == 409
    assert "The number cannot be reached" in text_of(answer)
    assert "Are you still there?" in answer.text
    assert len(phone.texts) == before
    assert do(ana, reference, "hand-back").status_code == 303


def test_a_number_found_dead_after_it_was_sent_is_told_beside_the_message(
    office: Office, ana: Browser, carrier: FakeCarrier, contacts: Contacts
) -> None:
    phone = Phone(carrier, "+15855550103")
    _, reference = taken_over(office, ana, contacts, phone)
    carrier.faults.failing[phone.number] = 30005
    assert do(ana, reference, "message", text="One thing more", key="1").status_code == 303
    until(lambda: "did not come" in read(ana, reference, "/live.json").text)
    assert "did not come: the number cannot be reached" in text_of(read(ana, reference))
    again = do(ana, reference, "message", text="And another", key="2")
    assert "The number cannot be reached" in text_of(again)
