from __future__ import annotations

import pytest

from actions.references import NumberOutOfRangeError, number_in, numbers_in

THREE = 3


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("2", 2),
        ("2.", 2),
        ("#3", 3),
        ("number 1", 1),
        ("Number 2 please", 2),
        ("tell me about no. 3", 3),
        ("option 2", 2),
        ("training for number 2", 2),
        ("job 1 looks good", 1),
        ("what would I have to learn for number 3?", 3),
        ("the first one", 1),
        ("the second", 2),
        ("2nd", 2),
        ("third one", 3),
        ("number two", 2),
        ("three", 3),
        ("the last one", 3),
        ("last", 3),
    ],
)
def test_a_place_in_the_list_is_read_in_many_words(text: str, number: int) -> None:
    assert number_in(text, THREE) == number


@pytest.mark.parametrize(
    "text",
    ["", "why this one?", "my last job was bad", "more", "I have 20 years", "the pay is 15 an hour",
     "it was 3 years not 5", "someone"],
)  # fmt: skip
def test_other_words_and_figures_name_no_place(text: str) -> None:
    assert number_in(text, THREE) is None


@pytest.mark.parametrize("text", ["number 99", "4", "#7", "the fifth one", "number 0", "no. 12"])
def test_a_place_that_the_list_does_not_have_is_an_error_of_its_own(text: str) -> None:
    with pytest.raises(NumberOutOfRangeError):
        number_in(text, THREE)


def test_last_in_an_empty_list_is_no_place() -> None:
    assert number_in("the last one", 0) is None


@pytest.mark.parametrize(
    ("text", "numbers"),
    [("remove 2 and 3", [2, 3]), ("remove number 1", [1]), ("remove 1, 2 and 3", [1, 2, 3]),
     ("remove the last one", [3]), ("remove the cashier job", [])],
)  # fmt: skip
def test_several_places_are_read_from_one_message(text: str, numbers: list[int]) -> None:
    assert numbers_in(text, THREE) == numbers
