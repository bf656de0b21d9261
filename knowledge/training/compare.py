"""Options side by side: each fact with its source and date, and what nobody states."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from knowledge.answers import TrainingOption
from knowledge.answers.training_told import ComparedCell, ComparedRow, MetricVerdict, TierReasons

#: Fact -> its unit and how it is read from an option, in the order of a sheet.
_FACTS: dict[str, tuple[str, Callable[[TrainingOption], float | str | bool | None]]] = {
    "provider": ("words", lambda option: option.provider),
    "place": ("words", lambda option: option.place),
    "total_cost": ("dollars", lambda option: 0.0 if option.paid else option.total_cost),
    "months": ("months", lambda option: option.months),
    "clock_hours": ("hours", lambda option: option.clock_hours),
    "miles": ("miles", lambda option: option.miles),
    "delivery": ("words", lambda option: option.delivery),
    "evening": ("yes or no", lambda option: option.evening),
    "spanish": ("yes or no", lambda option: option.spanish),
    "childcare": ("yes or no", lambda option: option.childcare),
    "paid_while_learning": ("yes or no", lambda option: option.paid or None),
    "entry": ("words", lambda option: option.entry),
    "entry_met": ("yes or no", lambda option: option.entry_met),
    "credential": ("words", lambda option: option.credential or option.leads_to),
    "skill_delta_covered": ("share", lambda option: option.delta_covered),
    "promises_job": ("yes or no", lambda option: option.promises_job or None),
    "listed": ("words", lambda option: option.listed),
}
_UNITS = {"earnings_second_quarter": "dollars a year"}


def compared_rows(
    options: Sequence[TrainingOption], reasons: Sequence[TierReasons]
) -> tuple[ComparedRow, ...]:
    """One row a fact: the tier, then the results, then the facts of the programme."""
    tiers = tuple(ComparedCell(option.tier, stated=True) for option in options)
    rows = [ComparedRow("tier", "words", tiers)]
    metrics = [verdict.metric for verdict in reasons[0].verdicts]
    for i, metric in enumerate(metrics):
        cells = tuple(_figure(reason.verdicts[i], reason) for reason in reasons)
        rows.append(ComparedRow(metric, _UNITS.get(metric, "share"), cells))
    for fact, (unit, read) in _FACTS.items():
        rows.append(ComparedRow(fact, unit, tuple(_fact(read(o), o) for o in options)))
    return tuple(rows)


def _figure(verdict: MetricVerdict, reason: TierReasons) -> ComparedCell:
    if verdict.value is None:
        return ComparedCell(None, stated=False)
    return ComparedCell(
        verdict.value,
        stated=True,
        of=reason.figures_of,
        people=verdict.people,
        cohort=verdict.cohort,
        source=verdict.source,
        dated=verdict.dated,
    )


def _fact(value: float | str | bool | None, option: TrainingOption) -> ComparedCell:
    if value is None:
        return ComparedCell(None, stated=False)
    return ComparedCell(value, stated=True, source=option.source, dated=option.listed)
