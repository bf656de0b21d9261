from __future__ import annotations

import time
from concurrent.futures import ThreadPoolExecutor

import pytest

from front.safety.reassurance import reassures
from people import People
from tests.front.conftest import Peer, Person

WELL = [
    "no im ok just joking", "im ok", "I'm OK", "im fine", "no im good lol", "jk", "just kidding",
    "sorry i was just joking", "i'm ok, thanks", "im okay now", "No, I'm OK. Just joking!",
    "it was a joke", "im not suicidal", "im fine dont worry",
]  # fmt: skip
NOT_THAT = [
    "ok", "thanks", "yes", "no", "im not ok", "im good at cooking", "im ok with nights",
    "i was just joking with customers all day as a bartender", "im a cook", "good",
    "im ok but i need a job", "not joking", "im not joking",
]  # fmt: skip


@pytest.mark.parametrize("text", WELL)
def test_being_well_is_told(text: str) -> None:
    assert reassures(text)


@pytest.mark.parametrize("text", NOT_THAT)
def test_other_words_are_left_to_the_talk(text: str) -> None:
    assert not reassures(text)


def test_after_distress_im_ok_is_answered_by_the_front(
    person: Person, rasa: Peer, people: People
) -> None:
    person.say("i feel hopeless")
    (reply,) = person.say("no im ok just joking")
    assert "glad you are OK" in reply
    assert "988" in reply
    assert rasa.received == []
    assert [note["intent"] for note in rasa.noted] == ["crisis", "out_of_scope"]
    assert people.messages(person.talk)[-1].kind == "normal"


def test_im_ok_is_the_talks_own_at_any_other_time(person: Person, rasa: Peer) -> None:
    assert person.say("im ok") == ["heard im ok"]
    person.say("i feel hopeless")
    person.say("cashier 2 years")
    assert person.say("im ok") == ["heard im ok"]


def test_distress_behind_im_ok_is_heard(person: Person, rasa: Peer) -> None:
    person.say("i feel hopeless")
    assert "988" in person.say("im ok, but i want to die")[0]


def test_no_word_is_written_after_stop_to_one_who_is_well(person: Person, rasa: Peer) -> None:
    person.say("STOP")
    person.say("i want to die")
    assert person.say("im ok") == []


@pytest.mark.parametrize("text", ["i lost my home", "evicted", "cant feed my kids"])
def test_need_is_answered_with_211(person: Person, text: str) -> None:
    assert "211 now" in person.say(text)[0]


def test_distress_does_not_wait_for_an_earlier_message(person: Person, rasa: Peer) -> None:
    rasa.slow_seconds = 0.5
    with ThreadPoolExecutor(1) as pool:
        earlier = pool.submit(person.say, "cashier")
        time.sleep(0.1)
        started = time.perf_counter()
        assert "988" in person.say("i want to die")[0]
        assert time.perf_counter() - started < 0.35
        assert earlier.result() == ["heard cashier"]


def test_what_was_asked_before_distress_still_stands(person: Person, rasa: Peer) -> None:
    buttons = [{"title": "Now", "payload": "now"}, {"title": "Later", "payload": "later"}]
    rasa.replies["hi"] = [{"text": "How soon?", "buttons": buttons}]
    for text in ("hi", "i feel hopeless", "im ok"):
        person.say(text)
    assert person.say("2") == ["heard later"]
