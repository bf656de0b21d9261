"""People write by SMS and are answered, on a running front and a carrier that reaches no phone."""

from __future__ import annotations

import re
import time
from collections.abc import Callable

import httpx
import pytest

from front.sms.gsm import is_gsm, segments
from people import People
from people.contacts import Contacts
from tests.front.conftest import Peer
from tests.front.sms.conftest import Network, Phone, states, until

TalkOf = Callable[[Phone], str]
pytestmark = pytest.mark.usefixtures("front")


def test_the_first_answer_to_a_number_says_who_writes_what_it_costs_and_how_to_end_it(
    phone: Phone,
) -> None:
    hello, answer = phone.say("i was a cashier", 2)
    for word in ("Onward", "bot", "data rates may apply", "STOP", "HELP"):
        assert word in hello
    assert segments(hello) == 1
    assert answer == "heard i was a cashier"
    assert phone.say("for 3 years") == ["heard for 3 years"]


def test_a_person_in_spanish_is_greeted_in_spanish_without_the_accents_that_cost(
    phone: Phone,
) -> None:
    hello, _ = phone.say("fui mesera 5 años en un restaurante", 2)
    assert "ALTO" in hello
    assert "AYUDA" in hello
    assert is_gsm(hello)
    assert "ñ" in phone.say("trabajé tres años más")[0]


def test_a_number_is_the_same_person_the_next_time_and_is_kept_encrypted(
    phone: Phone, network: Network, rasa: Peer, people: People
) -> None:
    phone.say("one", 2)
    phone.say("two")
    network.phone("+12065550177").say("three", 2)
    talks = [talk for talk, _ in rasa.received]
    assert talks[0] == talks[1] != talks[2]
    with people.reading() as session:
        kept = session.connection().exec_driver_sql("select address from contacts").scalars().all()
    assert all("5550123" not in address for address in kept)


def test_choices_are_numbered_lines_and_their_number_is_understood(
    phone: Phone, rasa: Peer
) -> None:
    buttons = [{"title": "Nurse", "payload": "I mean nurse"},
               {"title": "Clerk", "payload": "I mean clerk"}]  # fmt: skip
    rasa.replies["hi there"] = [{"text": "Which job?", "buttons": buttons}]
    assert phone.say("hi there", 2)[1] == "Which job?\n1 Nurse\n2 Clerk"
    phone.say("2")
    assert rasa.texts()[-1] == "I mean clerk"


def test_rows_that_the_text_numbers_get_no_line_of_their_own(phone: Phone, rasa: Peer) -> None:
    titles = ["Tell me about number 1", "Tell me about number 2", "Show me more jobs"]
    buttons = [{"title": title, "payload": title} for title in titles]
    rasa.replies["jobs"] = [{"text": "1. Nurse\n2. Clerk", "buttons": buttons}]
    assert phone.say("jobs", 2)[1] == "1. Nurse\n2. Clerk\n3 Show me more jobs"
    phone.say("3")
    assert rasa.texts()[-1] == "Show me more jobs"


def test_several_replies_go_out_as_one_message_where_they_fit(phone: Phone, rasa: Peer) -> None:
    rasa.replies["x"] = [{"text": "One."}, {"text": "Two."}]
    assert phone.say("x", 2)[1] == "One.\nTwo."


def test_no_message_is_longer_than_two_segments_and_the_rest_comes_when_asked_for(
    phone: Phone, rasa: Peer
) -> None:
    sentences = [f"This is sentence {number} of a very long answer." for number in range(40)]
    rasa.replies["tell me all"] = [{"text": " ".join(sentences)}]
    said = phone.say("tell me all", 4)[1:]
    assert said[-1].endswith("Send MORE for the rest.")
    said += phone.say("more", 3)
    assert said[-1].endswith("Send MORE for the rest.")
    said += phone.say("Más, por favor")
    assert all(segments(text) <= 2 for text in phone.bodies)
    told = re.findall(r"sentence (\d+)", " ".join(said))
    assert told == [str(number) for number in range(40)]
    assert "more" not in rasa.texts()


def test_stop_is_confirmed_once_and_then_there_is_silence_until_start(
    phone: Phone, people: People, contacts: Contacts, talk_of: TalkOf
) -> None:
    phone.say("i was a cashier", 2)
    assert "no more messages" in phone.say("STOP")[0]
    for text in ("STOP", "hello?", "what jobs are there", "stop it"):
        assert phone.write(text) == [200]
    time.sleep(0.3)
    assert len(phone.texts) == 3
    assert contacts.is_stopped(phone.number)
    assert "988" in phone.say("i want to end my life")[0]
    assert "START" in phone.say("HELP")[0]
    assert "Welcome back" in phone.say("START")[0]
    assert phone.say("cashier") == ["heard cashier"]
    assert not contacts.is_stopped(phone.number)
    assert states(people, talk_of(phone)).count("failed") == 0


def test_a_stranger_who_sends_stop_gets_nothing_but_the_confirmation(phone: Phone) -> None:
    assert "no recibirá" in phone.say("ALTO")[0].replace("recibira", "recibirá")
    time.sleep(0.2)
    assert len(phone.texts) == 1


def test_a_number_that_was_stopped_stays_so_when_its_owner_is_forgotten(
    phone: Phone, rasa: Peer, people: People, talk_of: TalkOf
) -> None:
    phone.say("hi", 2)
    phone.say("STOP")
    people.forget(talk_of(phone))
    phone.write("hello")
    time.sleep(0.3)
    assert len(phone.texts) == 3
    assert rasa.texts() == ["hi"]


def test_where_the_carrier_answers_stop_itself_we_do_not(
    phone: Phone, people: People, talk_of: TalkOf
) -> None:
    phone.say("hi", 2)
    assert phone.write("STOP", opt_out="STOP") == [200]
    assert phone.write("please", opt_out="HELP") == [200]
    time.sleep(0.3)
    assert len(phone.texts) == 2
    worker = people.find(talk_of(phone))
    assert worker is not None
    assert worker.stopped


def test_a_link_opens_the_talk_once(
    phone: Phone, front: str, people: People, talk_of: TalkOf, rasa: Peer
) -> None:
    phone.say("hi", 2)
    said = phone.say("link please")[0]
    found = re.search(rf"{re.escape(front)}/go/(\S+)", said)
    assert found is not None
    assert people.use_link(found[1], opens="talk") == talk_of(phone)
    assert people.use_link(found[1], opens="talk") is None
    assert "/go/" in phone.say("mándeme el enlace")[0]
    assert rasa.texts() == ["hi"]


def test_whoever_is_forgotten_gets_the_last_words_and_starts_anew(
    phone: Phone, rasa: Peer, contacts: Contacts, people: People
) -> None:
    rasa.replies["delete my data"] = [{"text": "All gone.", "custom": {"forget": True}}]
    phone.say("hi", 2)
    assert phone.say("delete my data") == ["All gone."]
    assert contacts.find(phone.number) is None
    hello, answer = phone.say("hi again", 2)
    assert "STOP" in hello
    assert answer == "heard hi again"
    assert rasa.received[0][0] != rasa.received[-1][0]


def test_an_answer_is_on_its_way_at_once(phone: Phone) -> None:
    phone.say("hi", 2)
    started = time.monotonic()
    phone.say("again")
    assert time.monotonic() - started < 0.5


def test_what_people_write_stays_text(phone: Phone, rasa: Peer) -> None:
    for text in ("<script>alert(1)</script>", "'; DROP TABLE workers; --", "{organisation}", "%s"):
        count = 1 if phone.texts else 2
        assert phone.say(text, count)[-1] == f"heard {text}"
    assert rasa.texts()[0] == "<script>alert(1)</script>"


def test_reports_of_the_carrier_are_kept(phone: Phone, people: People, talk_of: TalkOf) -> None:
    phone.say("hi", 2)
    until(lambda: states(people, talk_of(phone)) == ["delivered", "delivered"])


def test_help_always_says_who_we_are_even_in_a_talk(phone: Phone, rasa: Peer) -> None:
    buttons = [{"title": "A", "payload": "a"}, {"title": "B", "payload": "b"}]
    rasa.replies["hi"] = [{"text": "Which?", "buttons": buttons}]
    phone.say("hi", 2)
    assert phone.say("HELP")[0].startswith("This is Onward")
    assert "\n1 A" not in phone.bodies[-1]
    phone.say("2")
    assert rasa.texts()[-1] == "b"


def test_there_is_no_simulator_with_a_real_carrier(front: str) -> None:
    assert httpx.get(f"{front}/simulator").status_code == 404
