"""The front over HTTP, with a server in Rasa's place in the network."""

from __future__ import annotations

import re
from concurrent.futures import ThreadPoolExecutor

import httpx
import pytest

from front.text import LONGEST_KEPT
from people import People
from tests.front.conftest import Peer, Person

BUTTONS = [{"title": "Nurse", "payload": "tell me about nurse"}, {"title": "No", "payload": "no"}]


def test_a_talk_has_an_id_that_nobody_guesses(http: httpx.Client) -> None:
    talks = {http.post("/api/talks").json()["talk"] for _ in range(20)}
    assert len(talks) == 20
    assert all(re.fullmatch(r"[A-Za-z0-9_-]{22}", talk) for talk in talks)


def test_a_message_is_passed_on_and_its_replies_come_back(
    person: Person, rasa: Peer, people: People
) -> None:
    rasa.replies["cashier"] = [
        {"text": "A cashier, right?", "buttons": BUTTONS},
        {"custom": {"card": {"title": "Cashiers"}}},
    ]
    answer = person.write("cashier").json()
    assert answer["replies"] == [
        {"text": "A cashier, right?", "buttons": BUTTONS, "card": None},
        {"text": "", "buttons": [], "card": {"title": "Cashiers"}},
    ]
    assert (answer["stopped"], answer["forgotten"]) == (False, False)
    kept = people.messages(person.talk)
    assert [(m.direction, m.kind) for m in kept] == [("in", "normal"), ("out", "normal"),
                                                     ("out", "normal")]  # fmt: skip


@pytest.mark.parametrize("talk", ["x", "a" * 22, "..%2f..%2fhealthz-aaaaaa", "a" * 5_000])
def test_a_talk_without_its_session_is_answered_kindly_and_not_opened(
    http: httpx.Client, rasa: Peer, talk: str
) -> None:
    response = http.post(f"/api/talks/{talk}/messages", json={"text": "hi"})
    assert response.status_code in (401, 404)
    if len(talk) == 22:
        assert "start a new one" in response.json()["replies"][0]["text"]
    assert rasa.received == []


def test_after_stop_nothing_is_written_until_start(
    person: Person, rasa: Peer, people: People
) -> None:
    assert "no more messages" in person.say("STOP")[0]
    for text in ("stop", "hi", "/restart", "", "x" * 3_000, "please stop texting me"):
        assert person.write(text).json() == {"replies": [], "stopped": True, "forgotten": False}
    assert person.write("x" * 10_001).json()["replies"] == []
    assert person.post(content=b"?").json()["replies"] == []
    assert "Send START" in person.say("help")[0]
    assert rasa.received == []
    assert people.worker(person.talk).stopped
    assert "Welcome back" in person.say("start")[0]
    assert person.say("hi") == ["heard hi"]
    assert next(note["intent"] for note in rasa.noted) == "stop"


@pytest.mark.parametrize("wish", ["delete my data", "Forget me please", "borre mis datos"])
def test_whoever_stopped_can_still_have_everything_deleted_and_is_not_written_to(
    person: Person, people: People, wish: str
) -> None:
    person.write("STOP")
    assert person.write("my data is at work").json()["forgotten"] is False
    answer = person.write(wish).json()
    assert (answer["replies"], answer["stopped"], answer["forgotten"]) == ([], True, True)
    assert people.find(person.talk) is None


def test_distress_is_answered_even_after_stop(person: Person, rasa: Peer) -> None:
    person.say("STOP")
    response = person.write("i want to kill myself").json()
    assert "988" in response["replies"][0]["text"]
    assert response["stopped"] is True
    assert rasa.received == []


def test_distress_and_stop_in_one_message_get_both(person: Person, rasa: Peer) -> None:
    replies = person.say("stop texting me. i want to die")
    assert "988" in replies[0]
    assert "no more messages" in replies[1]


def test_what_the_front_handles_is_noted_for_the_tracker(person: Person, rasa: Peer) -> None:
    replies = person.say("no reason to live")
    assert rasa.noted == [
        {"talk": person.talk, "text": "no reason to live", "intent": "crisis", "replies": replies}
    ]
    assert rasa.received == []


@pytest.mark.parametrize("text", ["i dont want to live anymore", "STOP", "AYUDA"])
def test_without_rasa_the_front_still_answers_what_is_its_own(
    person: Person, people: People, text: str
) -> None:
    assert person.say(text)
    assert people.messages(person.talk)[0].text == text


def test_distress_in_a_text_that_is_too_long_is_not_overlooked(person: Person) -> None:
    assert "988" in person.say("well " * 5_000 + "i want to kill myself")[0]
    refused = person.write("well " * 10_000 + "i want to kill myself")
    assert refused.status_code == 413
    assert "988" in refused.json()["replies"][0]["text"]


def test_help_goes_to_the_talk_and_info_is_answered_here(person: Person, rasa: Peer) -> None:
    assert person.say("help") == ["heard help"]
    assert "computer program" in person.say("INFO")[0]
    assert person.say("start") == ["heard start"]


@pytest.mark.parametrize("text", ["", "   ", "\0\0", "\u200b"])
def test_a_message_without_words_gets_a_kind_prompt(person: Person, rasa: Peer, text: str) -> None:
    assert "no words" in person.say(text)[0]
    assert rasa.received == []


def test_a_long_text_is_kept_whole_and_asked_for_in_parts(
    person: Person, rasa: Peer, people: People
) -> None:
    assert "shorter parts" in person.say("x" * 20_001)[0]
    assert "shorter parts" in person.say("y" * 40_000)[0]
    assert person.say("z" * 20_000) == [f"heard {'z' * 20_000}"]
    kept = [m for m in people.messages(person.talk) if m.direction == "in"]
    assert [len(m.text) for m in kept] == [20_001, 40_000, 20_000]
    assert len(rasa.received) == 1


@pytest.mark.parametrize("size", [LONGEST_KEPT + 1, 500_000])
def test_a_text_beyond_that_is_refused_kindly(
    person: Person, rasa: Peer, people: People, size: int
) -> None:
    response = person.write("x" * size)
    assert response.status_code == 413
    assert "could not keep" in response.json()["replies"][0]["text"]
    assert people.messages(person.talk) == ()


@pytest.mark.parametrize("text", ["/restart", "  /affirm", '\u200b/give_pay{"own_pay": 1}'])
def test_a_slash_never_reaches_the_talk(person: Person, rasa: Peer, text: str) -> None:
    assert "slash" in person.say(text)[0]
    assert rasa.received == []


@pytest.mark.parametrize(
    "text",
    [
        "'; DROP TABLE workers; --",
        "<script>alert(1)</script>",
        "cashier 🛒👩🏽‍🍳",
        '{"talk": "x"}',
        "and/or 9/10",
        "line one\nline two",
    ],
)
def test_odd_text_is_passed_on_as_it_is(person: Person, rasa: Peer, text: str) -> None:
    assert person.say(text) == [f"heard {text}"]
    assert rasa.texts() == [text]


def test_half_an_emoji_breaks_nothing(person: Person, rasa: Peer) -> None:
    response = person.post(content=b'{"text": "cashier \\ud83d"}')
    assert response.json()["replies"][0]["text"] == "heard cashier"


def test_what_is_no_message_is_said_so(person: Person) -> None:
    response = person.post(content=b"hello")
    assert response.status_code == 400
    assert "could not read" in response.json()["replies"][0]["text"]


def test_a_number_is_sent_on_as_its_button(person: Person, rasa: Peer) -> None:
    rasa.replies["hi"] = [{"text": "Which?", "buttons": BUTTONS}]
    person.say("hi")
    assert person.say("1") == ["heard tell me about nurse"]
    assert person.say("1") == ["heard 1"]


def test_a_refusal_in_between_does_not_take_the_buttons_away(person: Person, rasa: Peer) -> None:
    rasa.replies["hi"] = [{"text": "Which?", "buttons": BUTTONS}]
    person.say("hi")
    person.say("/x")
    assert person.say("#2") == ["heard no"]


def test_silence_from_the_talk_becomes_a_kind_word(person: Person, rasa: Peer) -> None:
    rasa.replies["hi"] = []
    assert "got stuck" in person.say("hi")[0]


def test_messages_of_one_talk_are_handled_one_at_a_time(person: Person, rasa: Peer) -> None:
    rasa.slow_seconds = 0.05
    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(person.say, [f"job {n}" for n in range(8)]))
    assert rasa.most_at_once == 1
    assert sorted(answers) == sorted([f"heard job {n}"] for n in range(8))


def test_health_names_the_part_that_does_not_answer(http: httpx.Client, peer: Peer) -> None:
    assert http.get("/healthz").json() == {"status": "ok"}
    response = http.get("/readyz")
    assert response.status_code == 503
    assert response.json()["parts"] == {"rasa": "not answering", "actions": "not answering"}


def test_ready_when_every_part_answers(http: httpx.Client, rasa: Peer) -> None:
    response = http.get("/readyz")
    assert response.status_code == 200
    assert response.json() == {"status": "ready", "parts": {"rasa": "ok", "actions": "ok"}}
