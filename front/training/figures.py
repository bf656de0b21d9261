"""One figure of results as it stands on a sheet: value, verdict, whose it is, and of when."""

from __future__ import annotations

from dataclasses import dataclass

from front.training.words import words_of
from knowledge.answers import MetricVerdict, TierReasons
from knowledge.sources import tag
from knowledge.training.figures import EARNINGS


@dataclass(frozen=True)
class Cell:
    """What stands in one place; ``tone`` is "plain", "good", "warning" or "unknown"."""

    text: str
    notes: tuple[str, ...]
    tone: str


def figure_cell(
    verdict: MetricVerdict, reasons: TierReasons, language: str, *, groups: bool
) -> Cell:
    """A figure with its verdict; where it may not be shown, why."""
    words = words_of("sheet", language)
    why: str = words["why"][verdict.why]
    if verdict.value is None:
        return Cell(why, (), "unknown")
    figure = words["figure"]
    notes = [why.format(bar=_bar(verdict, reasons))]
    notes.append(figure["of_field" if reasons.figures_of == "field" else "of_programme"])
    if verdict.measure:
        notes.append(figure[verdict.measure])
    whose = [figure["people"].format(people=f"{verdict.people:,}")] if verdict.people else []
    if verdict.cohort:
        cohort = words["values"].get(verdict.cohort, verdict.cohort)
        whose.append(figure["cohort"].format(cohort=cohort))
    notes.append(", ".join(whose))
    dated = words["values"].get(verdict.dated or "", verdict.dated or "")
    notes.append(sourced(verdict.source or "", dated, language))
    if groups:
        notes += [_group(one.group, one.value, one.people, verdict.metric, figure)
                  for one in verdict.groups]  # fmt: skip
    tone = "plain" if verdict.met is None else "good" if verdict.met else "warning"
    return Cell(value_told(verdict.metric, verdict.value), tuple(filter(None, notes)), tone)


def _bar(verdict: MetricVerdict, reasons: TierReasons) -> str:
    if verdict.metric == EARNINGS:
        return "" if reasons.origin_wage is None else f"${reasons.origin_wage:,}"
    return "" if verdict.bar is None else f"{verdict.bar:.0%}"


def _group(
    name: str, value: float | None, people: int | None, metric: str, figure: dict[str, str]
) -> str:
    if value is None:
        return figure["group_held"].format(group=name)
    return figure["group"].format(group=name, value=value_told(metric, value), people=people)


def value_told(metric: str, value: float) -> str:
    """A share as a percentage, earnings in dollars a year."""
    return f"${value:,.0f}" if metric == EARNINGS else f"{value:.0%}"


def sourced(source: str, dated: str, language: str) -> str:
    """A source with its date, which is said once where the source's name holds it."""
    told = source_told(source)
    if dated[-4:] in told:
        return told
    return str(words_of("sheet", language)["source"].format(source=told, dated=dated))


def source_told(source: str) -> str:
    """The short name of a source; one without a name of its own is said as it stands."""
    try:
        return tag(source)
    except KeyError:
        return source
