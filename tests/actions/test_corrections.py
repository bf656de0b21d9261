from __future__ import annotations

import pytest

from actions.corrections import correction_in
from knowledge.library import Library
from people.records import PastJob

WAITER, CASHIER, COOK, JANITOR = "35-3031", "41-2011", "35-2014", "37-2011"
TWO = (
    PastJob(
        said="waited tables", code=WAITER, title="Waiters and Waitresses", months=60, position=1
    ),
    PastJob(said="cashier", code=CASHIER, title="Cashiers", months=24, position=2),
)
ONE = TWO[:1]


@pytest.mark.parametrize(
    ("text", "position", "code", "months"),
    [
        ("number 1 is line cook", 1, COOK, None),
        ("number 2 is janitor", 2, JANITOR, None),
        ("no, number 2 should be line cook", 2, COOK, None),
        ("the second one is janitor", 2, JANITOR, None),
        ("number 2 was 3 years", 2, None, 36),
        ("the first one was 18 months", 1, None, 18),
        ("no i was a line cook, not a cashier", 2, COOK, None),
        ("it was 3 years not 5", 1, None, 36),
        ("the cashier job was 4 years", 2, None, 48),
    ],
)
def test_what_to_change_is_read_with_its_place(
    library: Library, text: str, position: int, code: str | None, months: int | None
) -> None:
    correction = correction_in(text, TWO, library)
    assert correction is not None
    assert correction.position == position
    assert correction.changes.get("code") == code
    assert correction.changes.get("months") == months


@pytest.mark.parametrize(
    ("text", "code", "months"),
    [("line cook", COOK, None), ("no i was a line cook", COOK, None), ("it was 3 years", None, 36),
     ("actually a janitor for 2 years", JANITOR, 24)],
)  # fmt: skip
def test_the_only_job_needs_no_place(
    library: Library, text: str, code: str | None, months: int | None
) -> None:
    correction = correction_in(text, ONE, library)
    assert correction is not None
    assert correction.position == 1
    assert correction.changes.get("code") == code
    assert correction.changes.get("months") == months


@pytest.mark.parametrize("text", ["", "no", "that's wrong", "change something", "flurb zork"])
def test_words_that_name_no_job_and_no_time_change_nothing(library: Library, text: str) -> None:
    assert correction_in(text, TWO, library) is None


def test_a_job_without_a_place_among_several_leaves_the_place_open(library: Library) -> None:
    correction = correction_in("i was a janitor", TWO, library)
    assert correction is not None
    assert correction.position is None
