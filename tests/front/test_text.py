from __future__ import annotations

import json

import pytest

from front.numbers import payload_for
from front.text import LONGEST_KEPT, LONGEST_REQUEST, Unreadable, cleaned, sent_in
from people import Message
from people.utc import now


@pytest.mark.parametrize(
    ("raw", "clean"),
    [
        ("  hi  ", "hi"),
        ("cash\0ier\x07", "cashier"),
        ("a\r\nb\rc\td", "a\nb\nc\td"),
        ("\u202eevil\u200b\ufeff", "evil"),
        ("family 👨‍👩‍👧 🇺🇸", "family 👨‍👩‍👧 🇺🇸"),
        ("half \ud83d of an emoji", "half  of an emoji"),
        ("one\u2028two", "one two"),
        ("\0\x01\x1f", ""),
        ("\u200d\u200c \n", ""),
        ("", ""),
        ("¿Qué?", "¿Qué?"),
        ("a\uffff\U0001fffeb", "ab"),
    ],
)
def test_control_signs_go_and_words_stay(raw: str, clean: str) -> None:
    assert cleaned(raw) == clean


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"hi",
        b"[]",
        b'"hi"',
        b"{}",
        b'{"text": 3}',
        b'{"text": null}',
        b"\xff\xfe",
        b"[" * 9_000,
    ],
)
def test_what_is_no_message_is_unreadable(body: bytes) -> None:
    with pytest.raises(Unreadable):
        sent_in(body)


def test_the_longest_kept_text_fits_into_a_request_even_as_escapes() -> None:
    assert len(json.dumps({"text": "🙂" * LONGEST_KEPT})) <= LONGEST_REQUEST


def reply(*titles: str) -> Message:
    buttons = tuple({"title": title, "payload": f"show {title}"} for title in titles)
    return Message(1, "out", "Which?", now(), "normal", buttons=buttons)


@pytest.mark.parametrize("text", ["2", "2.", "#2", "2)"])
def test_a_number_stands_for_the_button_with_that_number(text: str) -> None:
    assert payload_for(text, [reply("nurse", "clerk")]) == "show clerk"


@pytest.mark.parametrize("text", ["0", "3", "22", "2 years", "number 2", "-2", "2!", "II", "٢"])
def test_anything_else_stays_what_it_is(text: str) -> None:
    assert payload_for(text, [reply("nurse", "clerk")]) is None


PAGE_TWO = reply(*[f"Tell me about number {n}" for n in (4, 5, 6)], "Show me more", "My skills")


@pytest.mark.parametrize("number", [4, 5, 6])
def test_a_button_that_names_the_number_goes_before_one_at_its_place(number: int) -> None:
    payload = payload_for(str(number), [PAGE_TWO])
    assert payload == f"show Tell me about number {number}"


@pytest.mark.parametrize("text", ["1", "2", "3", "7", "12"])
def test_a_number_that_no_button_has_is_left_as_it_is(text: str) -> None:
    assert payload_for(text, [PAGE_TWO]) is None


def test_the_buttons_behind_the_rows_of_page_one_are_chosen_by_their_place() -> None:
    page_one = reply(*[f"Tell me about number {n}" for n in (1, 2, 3)], "Show me more")
    assert payload_for("3", [page_one]) == "show Tell me about number 3"
    assert payload_for("4", [page_one]) == "show Show me more"
    assert payload_for("5", [page_one]) is None


def test_one_button_or_none_is_no_list_to_choose_from() -> None:
    assert payload_for("1", [reply("nurse")]) is None
    assert payload_for("1", []) is None


def test_a_payload_with_a_slash_is_never_passed_on() -> None:
    sly = Message(1, "out", "?", now(), "normal", buttons=(
        {"title": "Yes", "payload": "/affirm"}, {"title": "No", "payload": "no"}))  # fmt: skip
    assert payload_for("1", [sly]) == "Yes"
