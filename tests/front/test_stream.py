"""Messages are read back and followed while they come."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import httpx

from front.stream import LOOK_AGAIN_SECONDS
from people import People
from tests.front.conftest import Peer, Person, serving


def followed(person: Person, after: int = 0, **headers: str) -> Iterator[dict[str, object]]:
    path = f"/api/talks/{person.talk}/stream?after={after}"
    with person.http.stream("GET", path, headers=person.headers | headers) as response:
        assert response.status_code == 200
        for line in response.iter_lines():
            if line.startswith("data: ") and len(line) > len("data: "):
                yield json.loads(line.removeprefix("data: "))


def test_all_that_was_said_is_read_back_with_buttons_and_cards(person: Person, rasa: Peer) -> None:
    buttons = [{"title": "Nurse", "payload": "tell me about nurse"}]
    rasa.replies["hi"] = [{"text": "Which?", "buttons": buttons}, {"custom": {"card": {"a": 1}}}]
    person.write("hi", "first-message")
    said = person.get("messages").json()
    assert [(one["direction"], one["text"]) for one in said] == [
        ("in", "hi"), ("out", "Which?"), ("out", "")
    ]  # fmt: skip
    assert (said[0]["sent_id"], said[1]["buttons"]) == ("first-message", buttons)
    assert said[2]["card"] == {"a": 1}
    assert person.get(f"messages?after={said[0]['id']}").json() == said[1:]


def test_a_message_that_comes_again_gets_the_same_answer_and_is_not_passed_on(
    person: Person, rasa: Peer, people: People
) -> None:
    first, second = person.write("hi", "first-message"), person.write("hi", "first-message")
    assert first.json() == second.json()
    assert rasa.texts() == ["hi"]
    assert len(people.messages(person.talk)) == 2


def test_the_same_message_sent_four_times_at_once_is_one_message(
    person: Person, rasa: Peer, people: People
) -> None:
    rasa.slow_seconds = 0.1
    with ThreadPoolExecutor(4) as pool:
        answers = list(pool.map(lambda _: person.write("hi", "first-message").json(), range(4)))
    assert all(answer == answers[0] for answer in answers)
    assert rasa.texts() == ["hi"]


def test_a_stop_that_comes_again_is_confirmed_as_before(person: Person, people: People) -> None:
    assert person.write("STOP", "stop-once").json() == person.write("STOP", "stop-once").json()
    assert len(people.messages(person.talk)) == 2


def test_a_message_kept_while_rasa_was_down_is_delivered_when_it_comes_again(
    person: Person, peer: Peer, people: People
) -> None:
    assert "I kept your message" in person.write("hi", "first-message").json()["replies"][0]["text"]
    with serving(peer.app(), peer.port):
        assert person.write("hi", "first-message").json()["replies"][0]["text"] == "heard hi"
    assert len([one for one in people.messages(person.talk) if one.direction == "in"]) == 1


def test_who_follows_a_talk_gets_what_is_said_at_once(person: Person, rasa: Peer) -> None:
    following = followed(person)
    writing = threading.Timer(0.3, lambda: person.write("hi"))
    writing.start()
    started = time.monotonic()
    assert [next(following)["text"], next(following)["text"]] == ["hi", "heard hi"]
    assert time.monotonic() - started < LOOK_AGAIN_SECONDS


def test_who_comes_back_gets_what_was_missed_and_nothing_twice(person: Person, rasa: Peer) -> None:
    person.write("one")
    seen = person.get("messages").json()[-1]["id"]
    person.write("two")
    again = followed(person, **{"Last-Event-ID": str(seen)})
    assert [next(again)["text"], next(again)["text"]] == ["two", "heard two"]


def test_words_that_another_process_keeps_arrive_soon(person: Person, people: People) -> None:
    following = followed(person)
    threading.Timer(
        0.2, lambda: people.record_message(person.talk, "out", "from the coach")
    ).start()
    started = time.monotonic()
    assert next(following)["text"] == "from the coach"
    assert time.monotonic() - started < LOOK_AGAIN_SECONDS + 2


def test_the_stream_ends_when_the_talk_is_deleted(
    person: Person, rasa: Peer, people: People
) -> None:
    person.write("hi")
    following = followed(person)
    assert [next(following)["text"], next(following)["text"]] == ["hi", "heard hi"]
    people.forget(person.talk)
    assert list(following) == []


def test_the_talk_speaks_first_when_a_page_asks_for_it(http: httpx.Client, rasa: Peer) -> None:
    opened = http.post("/api/talks", json={"greet": True, "language": "es"}).json()
    person = Person(http, **opened)
    assert rasa.started == [{"talk": person.talk, "intent": "greet", "language": "es"}]
    assert [one["text"] for one in person.get("messages").json()] == ["hello you"]


def test_a_page_is_greeted_in_its_language_while_rasa_is_down(http: httpx.Client) -> None:
    person = Person(http, **http.post("/api/talks", json={"greet": True, "language": "es"}).json())
    (greeting,) = person.get("messages").json()
    assert greeting["text"].startswith("¡Hola!")
