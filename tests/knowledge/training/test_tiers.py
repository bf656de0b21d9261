"""The golden cases of the framework: every tier, and every way in which figures are missing."""

from __future__ import annotations

import pytest

from knowledge.training.effectiveness import effectiveness
from knowledge.training.figures import EARNINGS, Figure
from knowledge.training.tiers import Judgement, judge, judge_field

WAITERS = 29120
EMPLOYED, COMPLETED, CREDENTIAL = "employment_second_quarter", "completion", "credential"
RETAINED, GAINS = "retention_fourth_quarter", "measurable_skill_gains"


def figures(validity: str = "A", people: int | None = 50, **values: float | None) -> list[Figure]:
    """One figure for each metric named; None is one the source withholds."""
    return [
        Figure(metric, value, people, "left in 2024", validity, "2026-01", "a_source", "median")
        for metric, value in values.items()
    ]


def tier(told: list[Figure], origin_wage: int | None = WAITERS) -> str:
    return judge(told, origin_wage).tier


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        # Tier 1: matched or checked, employment and earnings known, nothing below a bar.
        (figures(**{EMPLOYED: 0.65, EARNINGS: 29120}), "1"),
        (figures("B", **{COMPLETED: 0.6, EMPLOYED: 0.8, EARNINGS: 40000, CREDENTIAL: 0.6}), "1"),
        # Tier 2: one known priority metric below its bar, by a hair.
        (figures(**{COMPLETED: 0.599, EMPLOYED: 0.65, EARNINGS: 29120}), "2"),
        (figures(**{EMPLOYED: 0.649, EARNINGS: 29120}), "2"),
        (figures("B", **{EMPLOYED: 0.65, EARNINGS: 29120, CREDENTIAL: 0.599}), "2"),
        # Does not pay off: below the origin wage, whatever else is met.
        (figures(**{COMPLETED: 0.9, EMPLOYED: 0.9, EARNINGS: 29119}), "does_not_pay_off"),
        (figures("B", **{EARNINGS: 20000}), "does_not_pay_off"),
        # Tier 3: the provider's own word, good or bad.
        (figures("C", **{COMPLETED: 0.9, EMPLOYED: 0.9, EARNINGS: 90000}), "3"),
        (figures("C", **{EARNINGS: 20000}), "3"),
        # Known, relied on, and none meets its bar.
        (figures(**{COMPLETED: 0.3, EMPLOYED: 0.3}), "below_bars"),
        # Reported completion beside matched wages: it cannot lift, and it can hold back.
        (figures(**{EMPLOYED: 0.7, EARNINGS: 30000}) + figures("C", **{COMPLETED: 0.9}), "1"),
        (figures(**{EMPLOYED: 0.7, EARNINGS: 30000}) + figures("C", **{COMPLETED: 0.1}), "2"),
        (figures(**{EMPLOYED: 0.1}) + figures("C", **{COMPLETED: 0.9}), "below_bars"),
    ],
)
def test_every_tier_has_its_golden_case(told: list[Figure], expected: str) -> None:
    assert tier(told) == expected


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ([], "not_enough_data"),
        # One priority metric is missing: tier 1 needs employment and earnings, nothing else.
        (figures(**{COMPLETED: 0.6, EARNINGS: 29120, CREDENTIAL: 0.6}), "2"),
        (figures(**{COMPLETED: 0.6, EMPLOYED: 0.65, CREDENTIAL: 0.6}), "2"),
        (figures(**{EMPLOYED: 0.65, EARNINGS: 29120, CREDENTIAL: 0.6}), "1"),
        (figures(**{COMPLETED: 0.6, EMPLOYED: 0.65, EARNINGS: 29120}), "1"),
        # One alone is known.
        (figures(**{COMPLETED: 0.6}), "2"),
        (figures(**{EMPLOYED: 0.65}), "2"),
        (figures(**{EARNINGS: 29120}), "2"),
        (figures("B", **{CREDENTIAL: 0.6}), "2"),
        (figures(**{CREDENTIAL: 0.1}), "below_bars"),
        # Secondary metrics alone give no tier.
        (figures(**{RETAINED: 0.99, GAINS: 0.99}), "not_enough_data"),
        # Withheld, too few, or not said of how many: as if it were not there.
        (figures(**{EMPLOYED: None, EARNINGS: None}), "not_enough_data"),
        (figures(**{EMPLOYED: 0.9, EARNINGS: None}), "2"),
        (figures(people=9, **{EMPLOYED: 0.9, EARNINGS: 90000}), "not_enough_data"),
        (figures(people=None, **{EMPLOYED: 0.9, EARNINGS: 90000}), "not_enough_data"),
        (figures(**{EMPLOYED: 0.9}) + figures(people=9, **{EARNINGS: 1000}), "2"),
        # No figures to rely on at all.
        (figures("D", **{EMPLOYED: 0.9, EARNINGS: 90000}), "not_enough_data"),
        (figures("C", **{RETAINED: 0.9}), "not_enough_data"),
    ],
)
def test_a_missing_figure_neither_meets_nor_fails(told: list[Figure], expected: str) -> None:
    assert tier(told) == expected


def test_without_a_last_job_earnings_are_not_judged() -> None:
    assert tier(figures(**{EMPLOYED: 0.65, EARNINGS: 29120}), None) == "2"
    assert tier(figures(**{EARNINGS: 29120}), None) == "not_enough_data"
    assert why(judge(figures(**{EARNINGS: 29120}), None), EARNINGS) == "no_last_job"


def why(judged: Judgement, metric: str) -> str:
    return next(verdict.why for verdict in judged.told if verdict.metric == metric)


@pytest.mark.parametrize(
    ("told", "reason"),
    [
        (figures(**{COMPLETED: 0.6}), "met"),
        (figures(**{COMPLETED: 0.5}), "below_bar"),
        ([], "not_known"),
        (figures(people=9, **{COMPLETED: 0.6}), "too_few_people"),
        (figures(people=None, **{COMPLETED: 0.6}), "people_not_stated"),
        (figures(**{COMPLETED: None}), "withheld"),
        (figures("D", **{COMPLETED: 0.6}), "not_relied_on"),
    ],
)
def test_every_metric_says_why_it_counts_or_not(told: list[Figure], reason: str) -> None:
    judged = judge(told, WAITERS)
    assert why(judged, COMPLETED) == reason
    known = reason in ("met", "below_bar")
    assert (COMPLETED in judged.verdicts) is known
    assert len(judged.told) == 6


def test_nine_people_are_suppressed_and_ten_are_not() -> None:
    nine = judge(figures(people=9, **{EMPLOYED: 0.9, EARNINGS: 90000}), WAITERS)
    assert (nine.tier, nine.verdicts, nine.suppressed) == ("not_enough_data", {}, True)
    ten = judge(figures(people=10, **{EMPLOYED: 0.9, EARNINGS: 90000}), WAITERS)
    assert (ten.tier, ten.suppressed) == ("1", False)


def test_every_verdict_tells_value_bar_and_where_it_is_from() -> None:
    verdicts = judge(figures(**{COMPLETED: 0.5, EARNINGS: 30000}), WAITERS).verdicts
    traced = {
        "people": 50,
        "cohort": "left in 2024",
        "source": "a_source",
        "validity": "A",
        "dated": "2026-01",
    }
    assert verdicts[COMPLETED] == {"value": 0.5, "bar": 0.6, "met": False, **traced}
    assert verdicts[EARNINGS] == {
        "value": 30000, "bar": 29120, "met": True, "measure": "median", **traced
    }  # fmt: skip
    assert CREDENTIAL not in verdicts


def test_the_better_source_then_the_later_date_is_taken() -> None:
    reported = Figure(EMPLOYED, 0.9, 50, "2024", "C", "2026-05", "school")
    old = Figure(EMPLOYED, 0.5, 50, "2020", "A", "2022-01", "state")
    new = Figure(EMPLOYED, 0.7, 50, "2023", "A", "2025-01", "state")
    small = Figure(EMPLOYED, 0.1, 5, "2025", "A", "2026-01", "state")
    told = judge([reported, old, new, small], WAITERS).verdicts[EMPLOYED]
    assert (told["value"], told["dated"]) == (0.7, "2025-01")


def test_a_field_is_never_more_than_field_tier_however_good_or_bad() -> None:
    assert judge_field(figures("B", **{EMPLOYED: 1.0, EARNINGS: 99999}), WAITERS).tier == "field"
    poor = judge_field(figures("B", **{EARNINGS: 10000}), WAITERS)
    assert (poor.tier, poor.warns) == ("field", True)


@pytest.mark.parametrize(
    "told",
    [
        figures("B", people=9, **{EMPLOYED: 0.9}),
        figures("D", **{EMPLOYED: 0.9}),
        figures("B", **{EMPLOYED: None, EARNINGS: None}),
    ],
)
def test_a_field_without_figures_to_rely_on_is_not_enough_data(told: list[Figure]) -> None:
    assert judge_field(told, WAITERS).tier == "not_enough_data"


def group(name: str, value: float, people: int) -> Figure:
    return Figure(EMPLOYED, value, people, "2024", "A", "2026-01", "state", group=name)


def test_groups_are_told_beside_the_figure_and_small_ones_are_withheld_with_the_next() -> None:
    everybody = Figure(EMPLOYED, 0.7, 100, "2024", "A", "2026-01", "state")
    told = judge(
        [
            everybody,
            group("gender: women", 0.8, 95),
            group("gender: men", 0.2, 5),
            group("age: 25-44", 0.6, 60),
            group("age: 45-64", 0.9, 40),
        ],
        WAITERS,
    ).told
    groups = {g.group: g.value for v in told if v.metric == EMPLOYED for g in v.groups}
    assert groups == {
        "gender: men": None,
        "gender: women": None,
        "age: 25-44": 0.6,
        "age: 45-64": 0.9,
    }


def test_groups_never_decide_a_tier() -> None:
    assert tier([group("gender: women", 0.9, 95)]) == "not_enough_data"


def test_an_unknown_validity_is_refused() -> None:
    with pytest.raises(ValueError, match="E"):
        judge(figures("E", **{COMPLETED: 0.5}), WAITERS)


def test_the_bars_are_those_of_the_method() -> None:
    rules = effectiveness()
    assert rules.bars == {COMPLETED: 0.60, EMPLOYED: 0.65, CREDENTIAL: 0.60}
    assert (rules.fewest_people, rules.current_years) == (10, 2)
    assert rules.tier_order[-1] == "does_not_pay_off"
    assert rules.basis == {COMPLETED: "ours", EMPLOYED: "ours", EARNINGS: "published",
                           CREDENTIAL: "ours"}  # fmt: skip


def test_the_last_rule_asks_for_nothing_so_that_every_programme_has_a_tier() -> None:
    rules = effectiveness().tier_rules
    assert rules[-1].tier == "not_enough_data"
    assert {rule.tier for rule in rules} | {"field"} == set(effectiveness().tier_order)
