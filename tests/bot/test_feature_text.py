from __future__ import annotations

import pytest

from bot.nlu.feature_text import character_text, feature_text, has_words


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("I’M a CASHIER", "i'm a cashier"),
        ("heyyyyyy", "heyy"),
        ("noooo!!!!", "noo!"),
        ("1000 dollars", "1000 dollars"),
        ("thanks 🙂🙏🏽", "thanks thank you"),
        ("👍", "yes"),
        ("👎🏿", "no"),
        ("2019–2021", "2019-2021"),
        ("trabajé en una fábrica", "trabajé en una fábrica"),
        ("  two \n lines ", "two lines"),
        ("90°", "90°"),
    ],
)
def test_ways_of_writing_the_same_are_read_the_same(written: str, read: str) -> None:
    assert feature_text(written) == read


def test_for_characters_any_number_and_any_apostrophe_look_alike() -> None:
    assert character_text("don’t, 08103") == character_text("DONT, 14618") == "dont, 00000"


@pytest.mark.parametrize(
    ("text", "expected"), [("?", False), ("🙂", False), ("", False), ("2", True), ("对", True)]
)
def test_a_message_without_letter_or_digit_has_no_words(text: str, expected: bool) -> None:
    assert has_words(text) is expected


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Maria Gonzalez here, any free training", "any free training"),
        ("Hi, my name is Bo Nguyen, show me next jobs", "show me next jobs"),
        ("Me llamo Ana, quiero ser enfermera", "quiero ser enfermera"),
        ("is there one near here", "is there one near here"),
        ("this is wrong", "this is wrong"),
        ("my name is Lee", "my name is lee"),
        ("its Bo Wren, any jobs near me", "any jobs near me"),
        ("soy Lupe, que trabajos hay", "que trabajos hay"),
        ("it's fine, show me more", "it's fine, show me more"),
        ("I'm a nurse, what next", "i'm a nurse, what next"),
    ],
)
def test_who_writes_says_nothing_of_what_is_meant(text: str, left: str) -> None:
    assert feature_text(text) == left
