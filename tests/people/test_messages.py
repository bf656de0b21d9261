from __future__ import annotations

import uuid

import pytest

from people import People


@pytest.fixture
def talk() -> str:
    return uuid.uuid4().hex


def test_a_message_comes_back_as_it_was_written(people: People, talk: str) -> None:
    text = "'; DROP TABLE workers; -- <b>ñ</b> 🙂 " + "x" * 9_000
    people.record_message(talk, "in", text)
    assert people.messages(talk)[0].text == text


def test_nul_characters_are_dropped(people: People, talk: str) -> None:
    assert people.record_message(talk, "in", "cash\0ier").text == "cashier"


def test_a_message_moves_the_moment_the_person_was_last_seen(people: People, talk: str) -> None:
    before = people.worker(talk).last_seen_at
    people.record_message(talk, "in", "hi")
    assert people.worker(talk).last_seen_at > before


def test_the_last_replies_come_with_their_buttons(people: People, talk: str) -> None:
    buttons = [{"title": "Yes", "payload": "yes"}, {"title": "No", "payload": "no"}]
    first = people.record_message(talk, "in", "cashier")
    people.answer_message(talk, first.id, [{"text": "Noted."}], "normal")
    second = people.record_message(talk, "in", "server")
    people.answer_message(
        talk, second.id, [{"text": "Two jobs."}, {"text": "Right?", "buttons": buttons}], "normal"
    )
    replies = people.last_replies(talk)
    assert [reply.text for reply in replies] == ["Two jobs.", "Right?"]
    assert replies[1].buttons == tuple(buttons)
    assert replies[1].reply_to == second.id


def test_undelivered_messages_wait_in_order_until_tried_enough(people: People, talk: str) -> None:
    one = people.record_message(talk, "in", "one", kind="undelivered")
    people.record_message(talk, "in", "two", kind="undelivered", payload="the second")
    waiting = people.undelivered(talk, tries_below=2)
    assert [(message.text, message.payload) for message in waiting] == [
        ("one", None),
        ("two", "the second"),
    ]
    people.note_try(one.id)
    people.note_try(one.id)
    assert [message.text for message in people.undelivered(talk, tries_below=2)] == ["two"]
    people.answer_message(talk, waiting[1].id, [{"text": "ok"}], "normal")
    assert people.undelivered(talk, tries_below=2) == ()


def test_nobody_can_change_the_message_of_another_talk(people: People, talk: str) -> None:
    other = people.record_message(uuid.uuid4().hex, "in", "theirs", kind="undelivered")
    people.answer_message(talk, other.id, [], "normal")
    with people.reading():
        pass
    assert people.messages(talk) == ()


def test_a_message_sent_twice_is_kept_once(people: People) -> None:
    talk, other = uuid.uuid4().hex, uuid.uuid4().hex
    first = people.record_message(talk, "in", "cashier", sent_id="SM1")
    second = people.record_message(talk, "in", "cashier", sent_id="SM1")
    assert (first.again, second.again, second.id) == (False, True, first.id)
    assert not people.record_message(other, "in", "cashier", sent_id="SM1").again
    assert len(people.messages(talk)) == 1


def test_replies_go_out_where_the_message_came_in(people: People) -> None:
    talk = uuid.uuid4().hex
    asked = people.record_message(talk, "in", "hi", channel="sms")
    people.answer_message(talk, asked.id, [{"text": "hello", "card": {"kind": "job"}}], "normal")
    (reply,) = people.replies_to(asked.id)
    assert (reply.channel, reply.card) == ("sms", {"kind": "job"})
    assert people.messages(talk, after=asked.id) == (reply,)


def test_a_message_and_the_replies_known_at_once_are_kept_together(people: People) -> None:
    talk = uuid.uuid4().hex
    replies = [
        {"text": "Call 988"},
        {"text": "Which?", "buttons": [{"title": "a", "payload": "a"}]},
    ]
    asked = people.record_message(
        talk, "in", "help", kind="crisis", channel="sms", sent_id="SM1", replies=replies
    )
    kept = people.replies_to(asked.id)
    assert [(reply.text, reply.kind, reply.channel) for reply in kept] == [
        ("Call 988", "crisis", "sms"), ("Which?", "crisis", "sms")
    ]  # fmt: skip
    people.record_message(talk, "in", "help", sent_id="SM1", replies=replies)
    assert people.replies_to(asked.id) == kept
