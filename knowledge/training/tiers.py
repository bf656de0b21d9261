"""The tier of a programme or a field, and why.

The outline (metric groups, tiers, validity of the source) is published by the Rework America
Alliance as the Draft Effectiveness Framework; the bars and the exact tier rules are ours and
stand in ``effectiveness.toml``.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from knowledge.answers.training_told import GroupFigure, MetricVerdict
from knowledge.training.effectiveness import Effectiveness, TierRule, effectiveness
from knowledge.training.figures import EARNINGS, EVERYBODY, Figure

NOT_ENOUGH_DATA = "not_enough_data"
DOES_NOT_PAY_OFF = "does_not_pay_off"
FIELD = "field"
#: Why a figure that there is may not be shown.
_SUPPRESSED = frozenset({"too_few_people", "withheld", "people_not_stated"})


@dataclass(frozen=True)
class Judgement:
    """A tier and the verdict on every metric of results, known or not."""

    tier: str
    told: tuple[MetricVerdict, ...]
    #: "programme", "field" or None when there is no figure to show.
    of: str | None

    @cached_property
    def place(self) -> int:
        """The tier's place in the order of tiers."""
        return effectiveness().tier_order.index(self.tier)

    @cached_property
    def verdicts(self) -> dict[str, dict[str, object]]:
        """Metric -> value, bar, met and what it can be traced by, for what may be shown."""
        return {told.metric: _record(told) for told in self.shown}

    @cached_property
    def shown(self) -> tuple[MetricVerdict, ...]:
        """The verdicts on figures that may be shown."""
        return tuple(told for told in self.told if told.value is not None)

    @property
    def suppressed(self) -> bool:
        """Whether there are figures and none of them may be shown."""
        return not self.shown and any(told.why in _SUPPRESSED for told in self.told)

    @cached_property
    def warns(self) -> bool:
        """Whether the figures say that the training leads to less than the last job paid."""
        return any(told.metric == EARNINGS and told.met is False for told in self.shown)

    @property
    def validity(self) -> str:
        """The best validity among the figures shown; D when there are none."""
        return min((told.validity or "D" for told in self.shown), default="D")


def judge(
    figures: Iterable[Figure], origin_wage: float | None, rules: Effectiveness | None = None
) -> Judgement:
    """Give a programme its tier from its own figures, by the first rule of the TOML that holds.

    Earnings are held against ``origin_wage`` (BLS median of the last job, US dollars a year);
    without it they cannot be judged, so tier 1 is out of reach. An average of the programme below
    it is enough for the warning, as averages of pay lie above medians. Figures of fewer people
    than the framework's smallest group are suppressed: never used, never shown.

    Raises:
        ValueError: a figure's validity is none of A, B, C, D.
    """
    rules = rules or effectiveness()
    told = _told(figures, origin_wage, rules)
    shown = any(verdict.value is not None for verdict in told)
    counted = _counted(told, rules)
    tier = next(rule.tier for rule in rules.tier_rules if _holds(rule, counted))
    return Judgement(tier, told, "programme" if shown else None)


def judge_field(
    figures: Iterable[Figure], origin_wage: float | None, rules: Effectiveness | None = None
) -> Judgement:
    """Judge a field's figures. The tier is "field" or, with nothing to show, "not_enough_data".

    A field's figures never give a programme tier 1-3 nor "does_not_pay_off": they are about all
    its programmes. A field that pays less than the last job is seen from :attr:`warns`.
    """
    judged = judge(figures, origin_wage, rules)
    known = bool(judged.shown)
    return Judgement(FIELD if known else NOT_ENOUGH_DATA, judged.told, "field" if known else None)


def _told(
    figures: Iterable[Figure], origin_wage: float | None, rules: Effectiveness
) -> tuple[MetricVerdict, ...]:
    by_metric: dict[str, list[Figure]] = {}
    for figure in figures:
        if figure.validity not in rules.validity:
            levels = ", ".join(rules.validity)
            raise ValueError(f"validity {figure.validity!r} is none of {levels}")
        by_metric.setdefault(figure.metric, []).append(figure)
    return tuple(
        _verdict(metric, by_metric.get(metric, ()), origin_wage, rules)
        for metric in (*rules.priority, *rules.secondary_outcomes)
    )


def _verdict(
    metric: str, figures: Sequence[Figure], origin_wage: float | None, rules: Effectiveness
) -> MetricVerdict:
    kind = "priority" if metric in rules.priority else "secondary"
    bar = origin_wage if metric == EARNINGS else rules.bars.get(metric)
    of_all = [figure for figure in figures if figure.group == EVERYBODY]
    if not of_all:
        return MetricVerdict(metric, kind, None, bar, None, "not_known")
    best = min(of_all, key=lambda figure: _rank(figure, rules))
    unusable = best.unusable(rules)
    if unusable is None and best.validity not in rules.relied_on | rules.reported:
        unusable = "not_relied_on"
    value = best.value if unusable is None else None
    met = None if value is None or bar is None else value >= bar
    return MetricVerdict(
        metric=metric,
        kind=kind,
        value=value,
        bar=bar,
        met=met,
        why=unusable or _why(metric, met),
        people=best.people if value is not None else None,
        cohort=best.cohort,
        source=best.source,
        validity=best.validity,
        dated=best.dated,
        measure=best.measure,
        groups=_groups(figures, best, rules),
    )


def _rank(figure: Figure, rules: Effectiveness) -> tuple[bool, str, tuple[int, ...]]:
    """Usable before suppressed, then the better validity, then the later date."""
    later = tuple(-ord(letter) for letter in f"{figure.dated} {figure.cohort}")
    return figure.unusable(rules) is not None, figure.validity, later


def _why(metric: str, met: bool | None) -> str:
    if met is None:
        return "no_last_job" if metric == EARNINGS else "no_bar"
    return "met" if met else "below_bar"


def _groups(
    figures: Sequence[Figure], best: Figure, rules: Effectiveness
) -> tuple[GroupFigure, ...]:
    """The groups of the same cohort; a small group is named without its figure.

    Where one group alone is small its figure could be worked out from the others and the whole:
    then the next smallest of its kind ("gender") is withheld with it.
    """
    told = [f for f in figures if f.group != EVERYBODY and f.cohort == best.cohort]
    hidden = {figure.group for figure in told if figure.unusable(rules) is not None}
    for kind in {_kind(figure) for figure in told}:
        same = [figure for figure in told if _kind(figure) == kind]
        open_ones = [figure for figure in same if figure.group not in hidden]
        if len(same) - len(open_ones) == 1 and open_ones:
            hidden.add(min(open_ones, key=lambda figure: figure.people or 0).group)
    return tuple(
        GroupFigure(figure.group, None, None)
        if figure.group in hidden
        else GroupFigure(figure.group, figure.value, figure.people)
        for figure in sorted(told, key=lambda figure: figure.group)
    )


def _kind(figure: Figure) -> str:
    return figure.group.partition(":")[0]


@dataclass(frozen=True, slots=True)
class _Counted:
    """What the tier rules ask of the priority metrics, counted once."""

    #: By figures that can be relied on.
    met: frozenset[str]
    below: frozenset[str]
    #: By figures of any source.
    all_below: int
    reported: int


def _counted(told: Sequence[MetricVerdict], rules: Effectiveness) -> _Counted:
    known = [v for v in told if v.value is not None and v.kind == "priority"]
    relied = [verdict for verdict in known if verdict.validity in rules.relied_on]
    return _Counted(
        met=frozenset(verdict.metric for verdict in relied if verdict.met),
        below=frozenset(verdict.metric for verdict in relied if verdict.met is False),
        all_below=sum(1 for verdict in known if verdict.met is False),
        reported=sum(1 for verdict in known if verdict.validity in rules.reported),
    )


def _holds(rule: TierRule, counted: _Counted) -> bool:
    most_below = rule.known_below_at_most
    return (
        counted.met.issuperset(rule.met)
        and counted.below.issuperset(rule.below)
        and len(counted.met) >= rule.met_at_least
        and len(counted.below) >= rule.below_at_least
        and (most_below is None or counted.all_below <= most_below)
        and counted.reported >= rule.reported_at_least
    )


def _record(told: MetricVerdict) -> dict[str, object]:
    record: dict[str, object] = {
        "value": told.value,
        "bar": told.bar,
        "met": told.met,
        "people": told.people,
        "cohort": told.cohort,
        "source": told.source,
        "validity": told.validity,
        "dated": told.dated,
    }
    if told.metric == EARNINGS:
        record["measure"] = told.measure
    return record
