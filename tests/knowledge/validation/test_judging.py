"""When a measured figure agrees with a published one."""

from __future__ import annotations

from typing import Any

import pytest

from knowledge.validation.facts import Fact, FactError
from knowledge.validation.judging import Value, Verdict, judge


def fact(**bars: Any) -> Fact:
    return Fact("f", "Counts", "says", "alliance", "77", "gateway_groups", **bars)


@pytest.mark.parametrize(
    ("value", "verdict"),
    [(True, Verdict.AGREES), (False, Verdict.DIFFERS), (None, Verdict.CANNOT)],
)
def test_yes_agrees_no_differs_and_nothing_cannot_be_compared(
    value: Value, verdict: Verdict
) -> None:
    assert judge(fact(), value) is verdict


@pytest.mark.parametrize(
    ("value", "verdict"),
    [
        (59.0, Verdict.DIFFERS),
        (60.0, Verdict.AGREES),
        (95.0, Verdict.AGREES),
        (96.0, Verdict.DIFFERS),
    ],
)
def test_a_number_agrees_between_its_bounds_and_at_them(value: float, verdict: Verdict) -> None:
    assert judge(fact(between=(60.0, 95.0)), value) is verdict


@pytest.mark.parametrize(
    ("value", "verdict"), [(0.61, Verdict.AGREES), (0.41, Verdict.AGREES), (0.62, Verdict.DIFFERS)]
)
def test_a_number_agrees_up_to_its_largest_difference(value: float, verdict: Verdict) -> None:
    assert judge(fact(expected=(0.51,), within=0.1), value) is verdict


def test_several_numbers_agree_only_when_each_does() -> None:
    split = fact(expected=(0.34, 0.14, 0.52), within=0.1)
    assert judge(split, (0.30, 0.20, 0.50)) is Verdict.AGREES
    assert judge(split, (0.34, 0.25, 0.52)) is Verdict.DIFFERS


def test_numbers_cannot_be_judged_without_a_bar() -> None:
    with pytest.raises(FactError, match="cannot judge"):
        judge(fact(), 77.0)


def test_another_number_of_figures_than_expected_is_refused() -> None:
    with pytest.raises(FactError, match="cannot judge"):
        judge(fact(expected=(0.5,), within=0.1), (0.5, 0.5))
