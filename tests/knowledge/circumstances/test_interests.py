from __future__ import annotations

import pytest

from knowledge.circumstances.interests import (
    LETTERS,
    find_interests,
    parse_interests,
    read_interests,
)
from knowledge.circumstances.read import read_circumstances


@pytest.mark.parametrize(
    ("text", "letters"),
    [
        ("i like working with my hands and being outdoors", ("R",)),
        ("I'm pretty handy", ("R",)),
        ("being outside is my thing", ("R",)),
        ("im good with computers", ("I",)),
        ("i get a kick out of solving problems", ("I",)),
        ("i'm creative", ("A",)),
        ("i like to draw and paint", ("A",)),
        ("i love helping people", ("S",)),
        ("im a people person", ("S",)),
        ("like leading people", ("E",)),
        ("i like to be in charge", ("E",)),
        ("i enjoy numbers", ("C",)),
        ("i like to keep things in order", ("C",)),
        ("i like helping people, computers, and being outdoors", ("S", "I", "R")),
        ("i always wanted to work with computers", ("I",)),
    ],
)
def test_what_somebody_likes_is_read_in_the_order_told(text: str, letters: tuple[str, ...]) -> None:
    assert find_interests(text) == letters
    assert read_circumstances(text).interests == letters
    assert set(letters) <= set(LETTERS) == set("RIASEC")


@pytest.mark.parametrize(
    "text",
    [
        "i was a mechanic for 5 years",
        "nurse, then a sales manager",
        "waited tables 5 yrs, drove for uber",
        "i took care of kids",
        "i worked construction like 5 years",
        "i'm a shift leader at mcdonalds",
        "cashier, i liked it",
        "i want to be a nurse",
        "i'd like to be an electrician",
        "jobs like sales",
        "i like number 1",
        "i like this",
        "youre good at this",
        "what am i good at",
        "am i good with computers",
        "do you like helping people",
        "just curious",
    ],
)
def test_past_work_job_titles_and_questions_tell_no_interest(text: str) -> None:
    assert find_interests(text) is None


@pytest.mark.parametrize(
    ("text", "liked", "disliked"),
    [
        ("i hate computers", (), ("I",)),
        ("i don't like working with people", (), ("S",)),
        ("im not creative", (), ("A",)),
        ("i like people but hate computers", ("S",), ("I",)),
        ("i prefer to work with things more than people", ("R",), ()),
        ("i like animals but i hate cars", ("R",), ()),
    ],
)
def test_what_somebody_does_not_like_is_no_interest(
    text: str, liked: tuple[str, ...], disliked: tuple[str, ...]
) -> None:
    told = read_interests(text)
    assert (told.liked, told.disliked) == (liked, disliked)
    assert find_interests(text) == (liked or None)


@pytest.mark.parametrize(
    ("text", "letters"),
    [
        ("helping people", ("S",)),
        ("leading, selling", ("E",)),
        ("stuff with my hands mostly", ("R",)),
        ("i hate computers", None),
        ("working alone", None),
    ],
)
def test_bare_words_count_where_likings_are_being_told(
    text: str, letters: tuple[str, ...] | None
) -> None:
    assert find_interests(text) is None
    assert parse_interests(text) == letters
