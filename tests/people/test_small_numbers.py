from __future__ import annotations

import pytest

from people.small_numbers import Counted, parts_shown, share_shown, shown


def of(number: int) -> Counted:
    return Counted(number, number)


@pytest.mark.parametrize(("number", "told"), [(0, 0), (1, None), (9, None), (10, 10), (500, 500)])
def test_one_to_nine_talks_are_not_shown(number: int, told: int | None) -> None:
    assert shown(of(number)) == told


def test_many_messages_of_few_talks_are_not_shown() -> None:
    assert shown(Counted(400, 9)) is None
    assert shown(Counted(400, 10)) == 400


@pytest.mark.parametrize(
    ("parts", "told"),
    [
        ({"yes": 40, "no": 20}, {"yes": 40, "no": 20}),
        # One alone could be worked out from the whole.
        ({"yes": 40, "no": 3}, {"yes": None, "no": None}),
        ({"a": 40, "b": 30, "c": 3}, {"a": 40, "b": None, "c": None}),
        ({"a": 40, "b": 3, "c": 4}, {"a": None, "b": None, "c": None}),
        ({"a": 40, "b": 6, "c": 4}, {"a": 40, "b": None, "c": None}),
        ({"a": 40, "b": 30, "c": 0}, {"a": 40, "b": 30, "c": 0}),
        ({"a": 40, "b": 3, "c": 0}, {"a": None, "b": None, "c": 0}),
        ({"a": 3}, {"a": None}),
        ({}, {}),
    ],
)
def test_a_part_cannot_be_worked_out_from_the_others(
    parts: dict[str, int], told: dict[str, int | None]
) -> None:
    assert parts_shown({name: of(number) for name, number in parts.items()}) == told


def test_a_share_needs_enough_on_both_sides() -> None:
    assert share_shown(of(10), of(40)) == pytest.approx(0.25)
    assert share_shown(of(0), of(40)) == 0
    assert share_shown(of(9), of(40)) is None
    assert share_shown(of(0), of(9)) is None
    assert share_shown(of(0), of(0)) is None
