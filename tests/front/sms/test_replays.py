"""Copies of requests that were made before: after a deletion, after START, in another order."""

from __future__ import annotations

import time
from collections.abc import Callable

import httpx

from front.sms.twilio_requests import signature
from people import People
from people.contacts import Contacts
from tests.front.conftest import Peer
from tests.front.sms.conftest import OUR_NUMBER, TOKEN, Network, Phone

TalkOf = Callable[[Phone], str]
#: Long enough for an answer that must not come.
A_WHILE = 0.4


def copied(front: str, phone: Phone, text: str, sid: str) -> httpx.Response:
    """The carrier's own request again, signature and all, from somebody who copied it."""
    url = f"{front}/sms/inbound"
    fields = {"MessageSid": sid, "From": phone.number, "To": OUR_NUMBER, "Body": text}
    headers = {"X-Twilio-Signature": signature(TOKEN, url, fields.items())}
    return httpx.post(url, data=fields, headers=headers)


def forget(phone: Phone, rasa: Peer) -> None:
    rasa.replies["delete my data"] = [{"text": "All gone.", "custom": {"forget": True}}]
    phone.write("delete my data", sid="SM-delete")
    phone.next()


def test_a_message_of_a_deleted_talk_that_comes_again_begins_no_talk_and_gets_no_answer(
    front: str, phone: Phone, rasa: Peer, contacts: Contacts
) -> None:
    phone.write("i was a cashier", sid="SM-job")
    phone.next(2)
    forget(phone, rasa)
    before = len(rasa.received)
    for text, sid in (("i was a cashier", "SM-job"), ("delete my data", "SM-delete")):
        assert copied(front, phone, text, sid).status_code == 200
    time.sleep(A_WHILE)
    assert contacts.find(phone.number) is None
    assert len(rasa.received) == before
    assert len(phone.texts) == 3


def test_whoever_stopped_is_deleted_without_a_word_and_stays_stopped(
    front: str, phone: Phone, contacts: Contacts
) -> None:
    phone.write("STOP", sid="SM-stop")
    said = len(phone.texts)
    phone.write("delete my data", sid="SM-delete")
    time.sleep(A_WHILE)
    assert contacts.find(phone.number) is None
    assert contacts.is_stopped(phone.number)
    assert len(phone.texts) <= said + 1


def test_neither_does_it_after_a_restart_or_once_its_sender_writes_again(
    network: Network, rasa: Peer, contacts: Contacts, people: People, talk_of: TalkOf
) -> None:
    phone = network.phone()
    with network.front() as front:
        phone.write("i was a cashier", sid="SM-job")
        phone.next(2)
        forget(phone, rasa)
    with network.front() as front:
        assert copied(front, phone, "i was a cashier", "SM-job").status_code == 200
        time.sleep(A_WHILE)
        assert contacts.find(phone.number) is None
        assert phone.say("hi again", 2)[1] == "heard hi again"
        assert copied(front, phone, "i was a cashier", "SM-job").status_code == 200
        time.sleep(A_WHILE)
    kept = [message.text for message in people.messages(talk_of(phone))]
    assert "i was a cashier" not in kept
    assert len(phone.texts) == 5


def test_a_stop_that_comes_again_after_start_stops_nobody(
    front: str, phone: Phone, rasa: Peer, people: People, talk_of: TalkOf
) -> None:
    phone.say("hi", 2)
    phone.write("STOP", sid="SM-stop")
    phone.next()
    phone.say("START")
    assert copied(front, phone, "STOP", "SM-stop").status_code == 200
    assert not people.worker(talk_of(phone)).stopped
    assert phone.say("cook 2 years") == ["heard cook 2 years"]


def test_messages_that_arrive_in_another_order_are_each_answered_once(
    front: str, phone: Phone, rasa: Peer
) -> None:
    for text, sid in (("third", "SM3"), ("first", "SM1"), ("second", "SM2"), ("third", "SM3")):
        assert copied(front, phone, text, sid).status_code == 200
    phone.next(4)
    time.sleep(A_WHILE)
    assert rasa.texts() == ["third", "first", "second"]
    assert phone.bodies[1:] == ["heard third", "heard first", "heard second"]


def test_the_name_of_a_message_is_no_address_and_kept_only_as_a_hash(
    front: str, phone: Phone, rasa: Peer, contacts: Contacts
) -> None:
    phone.write("hi", sid="SM-hash")
    phone.next(2)
    assert contacts.was_heard("SM-hash")
    assert not contacts.was_heard("SM-other")
    assert not contacts.is_stopped("SM-hash")
