from __future__ import annotations

import threading
import uuid
from datetime import timedelta

import pytest

from people import People
from people.records import Delivery
from people.utc import now


@pytest.fixture
def talk(people: People) -> str:
    talk = uuid.uuid4().hex
    people.worker(talk)
    return talk


def reply(people: People, talk: str, text: str = "hello") -> int:
    return people.record_message(talk, "out", text, channel="sms").id


def claim(people: People, talk: str) -> list[Delivery]:
    """What is due for one person; the PostgreSQL database is shared by all tests."""
    return [one for one in people.claim_deliveries(now(), at_most=1000) if one.talk == talk]


def test_a_message_is_queued_once(people: People, talk: str) -> None:
    message = reply(people, talk)
    people.queue_delivery(message, [("one", 1), ("two", 2)])
    people.queue_delivery(message, [("one", 1), ("two", 2)])
    assert [one.text for one in people.deliveries(talk)] == ["one", "two"]


def test_parts_go_out_one_after_the_other(people: People, talk: str) -> None:
    people.queue_delivery(reply(people, talk), [("one", 1), ("two", 1)])
    people.queue_delivery(reply(people, talk), [("three", 1)])
    sent = []
    for number in range(3):
        (one,) = claim(people, talk)
        assert claim(people, talk) == []
        people.delivery_taken(one.id, f"SM{talk}{number}")
        sent.append(one.text)
    assert sent == ["one", "two", "three"]
    assert claim(people, talk) == []


def test_of_many_senders_at_once_each_part_has_one(people: People) -> None:
    talks = [uuid.uuid4().hex for _ in range(20)]
    for talk in talks:
        people.queue_delivery(reply(people, talk), [("one", 1)])
    claimed: list[str] = []

    def send() -> None:
        for _ in range(10):
            claimed.extend(one.talk for one in people.claim_deliveries(now(), at_most=3))

    senders = [threading.Thread(target=send) for _ in range(6)]
    for sender in senders:
        sender.start()
    for sender in senders:
        sender.join()
    assert sorted(talk for talk in claimed if talk in talks) == sorted(talks)


def test_a_postponed_part_waits_and_holds_back_what_follows(people: People, talk: str) -> None:
    people.queue_delivery(reply(people, talk), [("one", 1), ("two", 1)])
    (one,) = claim(people, talk)
    people.delivery_postponed(one.id, now() + timedelta(minutes=5), "busy")
    assert claim(people, talk) == []
    later = people.claim_deliveries(now() + timedelta(minutes=6), at_most=1000)
    assert [(d.text, d.tries) for d in later if d.talk == talk] == [("one", 2)]


def test_a_failed_part_does_not_hold_back_what_follows(people: People, talk: str) -> None:
    people.queue_delivery(reply(people, talk), [("one", 1), ("two", 1)])
    people.delivery_failed(claim(people, talk)[0].id, "30003")
    assert [one.text for one in claim(people, talk)] == ["two"]


def test_an_unknown_fate_is_never_claimed_again(people: People, talk: str) -> None:
    people.queue_delivery(reply(people, talk), [("one", 1)])
    (one,) = claim(people, talk)
    people.delivery_uncertain(one.id)
    assert claim(people, talk) == []
    assert one.id in [d.id for d in people.uncertain_deliveries(now())]


def test_what_a_dead_sender_held_is_uncertain(people: People, talk: str) -> None:
    people.queue_delivery(reply(people, talk), [("one", 1)])
    (one,) = claim(people, talk)
    assert one.id not in [d.id for d in people.uncertain_deliveries(now() - timedelta(minutes=2))]
    assert one.id in [d.id for d in people.uncertain_deliveries(now() + timedelta(minutes=2))]


def test_reports_of_the_carrier_may_come_out_of_order(people: People, talk: str) -> None:
    people.queue_delivery(reply(people, talk), [("one", 1)])
    carrier_id = f"SM{talk}"
    people.delivery_taken(claim(people, talk)[0].id, carrier_id)
    assert people.delivery_status(carrier_id, "delivered", None)
    assert people.delivery_status(carrier_id, "sent", None)
    assert people.deliveries(talk)[0].state == "delivered"
    assert not people.delivery_status("SM-of-nobody", "sent", None)


def test_replies_without_a_delivery_are_found_after_a_crash(people: People, talk: str) -> None:
    lost, queued = reply(people, talk), reply(people, talk)
    people.queue_delivery(queued, [("one", 1)])
    found = people.unqueued_replies("sms")
    assert lost in found
    assert queued not in found


def test_a_report_that_comes_before_the_answer_to_the_sending_finds_its_part(
    people: People, talk: str
) -> None:
    people.queue_delivery(reply(people, talk), [("one", 1)])
    (one,) = claim(people, talk)
    assert people.delivery_status(f"SM{talk}", "delivered", None, one.key) == talk
    people.delivery_taken(one.id, f"SM{talk}")
    people.delivery_postponed(one.id, now(), "late")
    (kept,) = people.deliveries(talk)
    assert (kept.state, kept.carrier_id) == ("delivered", f"SM{talk}")


def test_what_was_never_sent_is_queued_again_once(people: People, talk: str) -> None:
    people.queue_delivery(reply(people, talk), [("one", 1)])
    claim(people, talk)
    (first,) = (d for d in people.deliveries(talk))
    people.delivery_uncertain(first.id)
    people.delivery_never_sent(first)
    (again,) = claim(people, talk)
    # Another front that looked at the same time comes too late.
    people.delivery_never_sent(first)
    assert claim(people, talk) == []
    assert again.tries == 2


def test_replies_to_one_message_are_queued_together(people: People, talk: str) -> None:
    asked = people.record_message(talk, "in", "hi", channel="sms")
    people.answer_message(talk, asked.id, [{"text": "one"}, {"text": "two"}], "normal")
    first, second = people.unqueued_replies("sms", talk)
    people.queue_delivery(first, [("one two", 1)])
    assert people.unqueued_replies("sms", talk) == ()
    assert second not in people.unqueued_replies("sms")


def test_what_a_stopped_person_would_still_get_is_dropped(people: People, talk: str) -> None:
    people.queue_delivery(reply(people, talk), [("one", 1), ("two", 1)])
    last = people.record_message(talk, "out", "You will get no more.", kind="stop", channel="sms")
    people.queue_delivery(last.id, [("You will get no more.", 1)])
    assert people.drop_queued(talk, "stopped", but=("stop",)) == 2
    assert [one.text for one in claim(people, talk)] == ["You will get no more."]
