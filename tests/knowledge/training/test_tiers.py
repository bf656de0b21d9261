from __future__ import annotations

import pytest

from knowledge.training.rules import effectiveness
from knowledge.training.tiers import EARNINGS, Metrics, judge, judge_field
from tests.knowledge.training.made import outcome

WAITERS = 29120
A, B, C, D = "ABCD"


@pytest.mark.parametrize(
    ("metrics", "origin_wage", "tier"),
    [
        # Matched or checked, employment and earnings known, nothing below a bar.
        (Metrics(A, 50, None, 0.65, 29120), WAITERS, "1"),
        (Metrics(B, 50, 0.60, 0.80, 40000, credential=0.60), WAITERS, "1"),
        # One known priority metric below its bar, by a hair.
        (Metrics(A, 50, 0.599, 0.65, 29120), WAITERS, "2"),
        (Metrics(A, 50, None, 0.649, 29120), WAITERS, "2"),
        (Metrics(B, 50, None, 0.65, 29120, credential=0.599), WAITERS, "2"),
        # Employment or earnings not known: tier 2 at best.
        (Metrics(A, 50, 0.60, 0.65, None), WAITERS, "2"),
        (Metrics(A, 50, 0.60, None, 29120), WAITERS, "2"),
        (Metrics(B, 50, None, None, None, credential=0.60), WAITERS, "2"),
        # Earnings cannot be judged without an origin wage.
        (Metrics(A, 50, None, 0.65, 29120), None, "2"),
        (Metrics(A, 50, None, None, 29120), None, "not_enough_data"),
        # Below the origin wage, whatever else is met.
        (Metrics(A, 50, 0.9, 0.9, 29119), WAITERS, "does_not_pay_off"),
        (Metrics(B, 50, None, None, 20000), WAITERS, "does_not_pay_off"),
        # The provider's own word.
        (Metrics(C, 50, 0.9, 0.9, 90000), WAITERS, "3"),
        (Metrics(C, 50, None, None, 20000), WAITERS, "3"),
        # Known, relied on, and none meets its bar.
        (Metrics(A, 50, 0.3, 0.3, None), WAITERS, "below_bars"),
        # Nothing known.
        (Metrics(A, 50), WAITERS, "not_enough_data"),
        (Metrics(D, 50, 0.9, 0.9, 90000), WAITERS, "not_enough_data"),
        (Metrics(C, 50), WAITERS, "not_enough_data"),
        # A secondary metric alone gives no tier.
        (Metrics(A, 50, retention_fourth_quarter=0.99), WAITERS, "not_enough_data"),
    ],
)
def test_the_tier_follows_from_validity_and_bars(
    metrics: Metrics, origin_wage: int | None, tier: str
) -> None:
    assert judge(metrics, origin_wage).tier == tier


def test_nine_people_are_suppressed_and_ten_are_not() -> None:
    nine = judge(Metrics(A, 9, 0.9, 0.9, 90000), WAITERS)
    assert (nine.tier, nine.verdicts, nine.suppressed) == ("not_enough_data", {}, True)
    assert judge(Metrics(A, 10, 0.9, 0.9, 90000), WAITERS).tier == "1"


def test_every_verdict_tells_value_bar_and_whether_it_is_met() -> None:
    verdicts = judge(Metrics(A, 50, 0.5, 0.7, 30000), WAITERS).verdicts
    assert verdicts["completion"] == {"value": 0.5, "bar": 0.6, "met": False}
    assert verdicts["employment_second_quarter"] == {"value": 0.7, "bar": 0.65, "met": True}
    assert verdicts[EARNINGS] == {"value": 30000, "bar": 29120, "met": True, "measure": "median"}
    assert "credential" not in verdicts


def test_an_average_stands_for_a_median_only_with_its_label() -> None:
    verdicts = judge(Metrics(A, 50, earnings_second_quarter=1.0, earnings_are_average=True), 2.0)
    assert verdicts.verdicts[EARNINGS]["measure"] == "average"


def test_a_field_is_never_more_than_field_tier_however_good_or_bad() -> None:
    assert judge_field(outcome(employed_share=1.0, average_wage=99999.0), WAITERS).tier == "field"
    poor = judge_field(outcome(average_wage=10000.0), WAITERS)
    assert (poor.tier, poor.warns) == ("field", True)


@pytest.mark.parametrize(
    "row",
    [
        outcome(people=9),
        outcome(validity="D"),
        outcome(employed_share=None, average_wage=None),
    ],
)
def test_a_field_without_figures_to_rely_on_is_not_enough_data(row: object) -> None:
    assert judge_field(row, WAITERS).tier == "not_enough_data"  # type: ignore[arg-type]


def test_an_unknown_validity_is_refused() -> None:
    with pytest.raises(ValueError, match="E"):
        judge(Metrics("E"), WAITERS)


def test_the_bars_are_those_of_the_method() -> None:
    rules = effectiveness()
    assert rules.bars == {
        "completion": 0.60,
        "employment_second_quarter": 0.65,
        "credential": 0.60,
    }
    assert (rules.fewest_people, rules.current_years) == (10, 2)
    assert rules.tier_order[-1] == "does_not_pay_off"
