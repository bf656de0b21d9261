"""What goes wrong between a phone and us, tried on a running front: nothing lost, nothing twice."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import httpx
import pytest

from front.sms.fake_carrier import Faults
from people import People
from people.contacts import Contacts
from people.utc import now
from settings import PROJECT_DIR
from supervisor.parts import settings_environment
from tests.front.conftest import Peer, free_port, serving
from tests.front.sms.conftest import Network, Phone, states, until

TalkOf = Callable[[Phone], str]


#: A front that can be killed, as this test's own process cannot.
ALONE = """
import sys, uvicorn
from front.app import create_app
from settings import Settings
uvicorn.run(create_app(Settings(_env_file=None)), port=int(sys.argv[1]), log_config=None)
"""


def started_alone(network: Network) -> subprocess.Popen[bytes]:
    """A front in a process of its own, once it answers."""
    values = settings_environment(network.settings)
    port = network.settings.front_port
    process = subprocess.Popen(
        [sys.executable, "-c", ALONE, str(port)], env={**os.environ, **values}, cwd=PROJECT_DIR
    )
    until(lambda: _answers(f"http://127.0.0.1:{port}/healthz"), 30)
    return process


def _answers(url: str) -> bool:
    try:
        return httpx.get(url).status_code == 200
    except httpx.HTTPError:
        return False


def test_a_front_killed_in_the_middle_of_an_answer_answers_after_its_next_start(
    network: Network, rasa: Peer, phone: Phone, people: People
) -> None:
    rasa.slow_seconds = 0.5
    first = started_alone(network)
    with ThreadPoolExecutor(1) as writing:
        sent = writing.submit(phone.write, "i was a cashier")
        until(lambda: rasa.received)
        first.kill()
        first.wait()
        assert isinstance(sent.exception(), httpx.HTTPError)
    assert phone.texts == []
    rasa.slow_seconds = 0
    with network.front():
        assert phone.next(2)[1] == "heard i was a cashier"
        assert phone.say("for 3 years") == ["heard for 3 years"]
    # Rasa may have heard it before the kill; the person is answered once.
    assert phone.bodies[1:] == ["heard i was a cashier", "heard for 3 years"]


def test_a_carrier_that_takes_the_message_and_never_says_so_is_asked_and_nothing_is_sent_twice(
    network: Network, phone: Phone, rasa: Peer, people: People, talk_of: TalkOf,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    monkeypatch.setattr("front.sms.twilio.ANSWER_WITHIN", 0.3)
    with network.front():
        network.carrier.faults.silent_after = 2
        phone.say("hi", 2)
        until(lambda: states(people, talk_of(phone)) == ["sent", "sent"])
        phone.say("again")
        time.sleep(0.6)
    assert phone.bodies[1:] == ["heard hi", "heard again"]


def test_a_carrier_that_never_took_the_message_gets_it_again(
    network: Network, phone: Phone, rasa: Peer
) -> None:
    with network.front():
        network.carrier.faults.silent_before = 1
        network.carrier.faults.broken = 1
        phone.say("hi", 2)
        time.sleep(0.5)
    assert phone.bodies[1:] == ["heard hi"]


def test_a_carrier_with_errors_and_too_many_requests_gets_all_in_order_once_it_recovers(
    network: Network, front: str, phone: Phone
) -> None:
    phone.say("hi", 2)
    network.carrier.faults = Faults(broken=2, too_many=3)
    for number in range(5):
        phone.write(f"cashier {number} years")
    assert phone.next(5) == [f"heard cashier {number} years" for number in range(5)]
    time.sleep(0.5)
    assert len(phone.texts) == 7


def test_a_carrier_out_of_reach_gets_all_once_it_is_back(
    network: Network, phone: Phone, rasa: Peer
) -> None:
    away = network.settings.model_copy(update={"sms_api_url": "http://127.0.0.1:9"})
    phone.carrier.front_url = network.carrier.public_url
    with Network(network.carrier, away, network.how).front():
        assert phone.write("hi") == [200]
        time.sleep(0.3)
    with network.front():
        assert phone.next(2)[1] == "heard hi"


def test_a_dead_number_gets_nothing_more_until_it_writes_again(
    network: Network, front: str, phone: Phone, people: People, contacts: Contacts, talk_of: TalkOf
) -> None:
    phone.say("hi", 2)
    network.carrier.faults.refused[phone.number] = 21211
    phone.write("one")
    until(lambda: states(people, talk_of(phone))[-1] == "failed")
    until(lambda: (found := contacts.find(phone.number)) and found.unreachable_at)
    assert people.deliveries(talk_of(phone))[-1].reason == "21211"
    network.carrier.faults.refused.clear()
    assert phone.say("two") == ["heard two"]


def test_a_number_found_dead_by_a_report_is_marked_too(
    network: Network, front: str, phone: Phone, people: People, contacts: Contacts, talk_of: TalkOf
) -> None:
    network.carrier.faults.failing[phone.number] = 30005
    phone.write("hi")
    until(lambda: "failed" in states(people, talk_of(phone)))
    until(lambda: (found := contacts.find(phone.number)) and found.unreachable_at)


def test_whoever_told_the_carrier_to_stop_is_stopped_here(
    network: Network, front: str, phone: Phone, contacts: Contacts
) -> None:
    network.carrier.faults.refused[phone.number] = 21610
    phone.write("hi")
    until(lambda: contacts.is_stopped(phone.number))


def test_a_filtered_message_is_given_up_and_the_next_one_goes(
    network: Network, front: str, phone: Phone, people: People, talk_of: TalkOf
) -> None:
    phone.say("hi", 2)
    network.carrier.faults.refused[phone.number] = 30007
    phone.write("one")
    until(lambda: states(people, talk_of(phone))[-1] == "failed")
    network.carrier.faults.refused.clear()
    assert phone.say("two") == ["heard two"]


def test_a_message_kept_but_not_answered_before_a_crash_is_answered_at_the_next_start(
    network: Network, phone: Phone, rasa: Peer, people: People, contacts: Contacts
) -> None:
    people.worker("the-talk-of-the-crash")
    contacts.add("the-talk-of-the-crash", phone.number)
    people.record_message(
        "the-talk-of-the-crash", "in", "i was a cashier",
        kind="undelivered", channel="sms", sent_id="SM-before",
    )  # fmt: skip
    with network.front():
        assert "heard i was a cashier" in phone.next(1)[0]
        assert phone.write("i was a cashier", sid="SM-before") == [200]
        time.sleep(0.5)
    assert rasa.texts() == ["i was a cashier"]
    assert len(phone.texts) == 1


def test_an_answer_kept_but_not_queued_before_a_crash_goes_out_at_the_next_start(
    network: Network, phone: Phone, rasa: Peer, people: People, contacts: Contacts
) -> None:
    people.worker("the-talk-of-the-crash")
    contacts.add("the-talk-of-the-crash", phone.number)
    people.record_message("the-talk-of-the-crash", "out", "Hello again.", channel="sms")
    with network.front():
        assert phone.next(1) == ["Hello again."]
        time.sleep(0.4)
    assert len(phone.texts) == 1


def test_what_a_sender_that_died_was_sending_is_asked_about(
    network: Network, phone: Phone, rasa: Peer, people: People, contacts: Contacts
) -> None:
    people.worker("the-talk-of-the-crash")
    contacts.add("the-talk-of-the-crash", phone.number)
    message = people.record_message("the-talk-of-the-crash", "out", "Hello.", channel="sms")
    people.queue_delivery(message.id, [("Hello.", 1)])
    assert len(people.claim_deliveries(now(), at_most=1)) == 1
    with network.front():
        assert phone.next(1) == ["Hello."]
        time.sleep(0.5)
    assert phone.bodies == ["Hello."]


def test_while_rasa_is_away_messages_are_kept_and_answered_when_it_is_back(
    network: Network, peer: Peer, phone: Phone
) -> None:
    with network.front():
        assert "kept your message" in phone.say("i was a cashier", 2)[1]
        with serving(peer.app(), peer.port):
            assert phone.next(1) == ["heard i was a cashier"]
            time.sleep(0.5)
    assert peer.texts() == ["i was a cashier"]


def test_two_fronts_on_one_database_send_each_message_once(
    network: Network, rasa: Peer, people: People
) -> None:
    phones = [network.phone(f"+1585555{number:04d}") for number in range(100, 112)]
    with network.front(), network.front(front_port=free_port()):
        with ThreadPoolExecutor(6) as writing:
            for _ in range(3):
                list(writing.map(lambda phone: phone.write("hi"), phones))
        for phone in phones:
            phone.next(4)
        time.sleep(0.4)
    for phone in phones:
        assert phone.bodies[1:] == ["heard hi"] * 3


def test_a_front_that_is_stopped_finishes_what_is_on_its_way(
    network: Network, rasa: Peer, people: People, phone: Phone, talk_of: TalkOf
) -> None:
    network.carrier.faults.slow = 0.4
    with network.front():
        assert phone.write("hi") == [200]
        time.sleep(0.1)
    assert states(people, talk_of(phone))[0] in ("sent", "delivered")
    assert len(phone.texts) == 1
    network.carrier.faults.slow = 0
    with network.front():
        phone.next(2)
    assert phone.bodies[1:] == ["heard hi"]
