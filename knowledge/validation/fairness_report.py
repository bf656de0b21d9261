"""The fairness report as data and as plain text."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from sqlalchemy.orm import Session

from knowledge.progressions.suggest import NextJobs
from knowledge.validation.representation import ClassWorkforce, representation
from knowledge.validation.suggestion_gaps import MEASURES, SuggestionGap, suggestion_gaps
from knowledge.validation.workforce import Workforce, fairness_rules

WIDTH = 120
PURPOSE = (
    "For operators, in aggregate. These figures describe who works in which jobs; no suggestion "
    "and no ranking ever looks at them."
)
LIMITS = (
    "Shares: CPS 2022, table 11 (BLS and U.S. Census Bureau), yearly averages without a measure of "
    "their sampling error; occupations with fewer than 50,000 workers have no figure. Where the "
    "survey's occupation is wider than ours, each member takes its shares. Hispanic workers may be "
    "of any race."
)
HOW_GAPS = (
    "Origins are ranked by the group's share of their workers. The fifth of the workers where the "
    "group is commonest is held against the fifth where it is rarest; means over workers. A gap "
    "beyond four fifths is a sign to look closer, not a proof of unfair treatment."
)


@dataclass(frozen=True)
class FairnessReport:
    """Representation in the classes, and suggestions at both ends of the Origins."""

    release: str
    purpose: str
    limits: str
    all_persons: int
    of_all: dict[str, float]
    classes: tuple[ClassWorkforce, ...]
    suggestions_compared: str
    suggestions: tuple[SuggestionGap, ...]


def fairness_report(session: Session, release: str) -> FairnessReport:
    """Make the report from a store.

    Raises:
        NoWorkforceError: the store has no figures of who works where.
    """
    workforce = Workforce.load(session)
    return FairnessReport(
        release=release,
        purpose=PURPOSE,
        limits=LIMITS,
        all_persons=workforce.all_persons,
        of_all=dict(workforce.of_all),
        classes=representation(session, workforce),
        suggestions_compared=HOW_GAPS,
        suggestions=suggestion_gaps(session, workforce, NextJobs(session, release)),
    )


def as_data(report: FairnessReport) -> dict[str, Any]:
    """The report for programs."""
    return asdict(report)


def as_text(report: FairnessReport) -> str:
    """The report for a terminal of 120 columns."""
    lines = [f"Fairness report, release {report.release}", *_wrapped(report.purpose), ""]
    lines += [f"WHO WORKS IN WHICH JOBS (all workers: {report.all_persons:,})"]
    lines += _class_table(report)
    lines.append("")
    for row in report.classes:
        lines += [f"- {group.reading}" for group in row.groups]
    lines += ["", "SUGGESTIONS TO ORIGINS", *_wrapped(report.suggestions_compared), ""]
    lines += _gap_table(report.suggestions)
    return "\n".join([*lines, "", *_wrapped(report.limits)])


def _class_table(report: FairnessReport) -> Iterator[str]:
    """Share and ratio of each group in each class."""
    groups = fairness_rules()["groups"]
    yield f"{'':23}{'workers':>13}{'known':>8}" + "".join(f"{n:>19}" for n in groups.values())
    shares = "".join(f"{report.of_all[group]:>12.1%}{'1.00':>7}" for group in groups)
    yield f"{'all workers':23}{report.all_persons:>13,}{'':8}{shares}"
    for row in report.classes:
        known = min(group.coverage for group in row.groups)
        cells = "".join(
            f"{'not known':>19}"
            if group.share is None or group.ratio is None
            else f"{group.share:>12.1%}{group.ratio:>7.2f}"
            for group in row.groups
        )
        yield f"{row.name:23}{row.persons:>13,}{known:>8.0%}{cells}"


def _gap_table(gaps: Sequence[SuggestionGap]) -> Iterator[str]:
    groups = fairness_rules()["groups"]
    yield f"{'group':17}{'measure':54}{'common':>10}{'rare':>10}{'ratio':>8}  four fifths"
    for gap in gaps:
        ratio = "-" if gap.ratio is None else f"{gap.ratio:.2f}"
        within = "within" if gap.within_four_fifths else "beyond: look closer"
        figures = f"{gap.where_common:>10,.1f}{gap.where_rare:>10,.1f}{ratio:>8}"
        yield f"{groups[gap.group]:17}{MEASURES[gap.measure]:54}{figures}  {within}"


def _wrapped(text: str) -> list[str]:
    return textwrap.wrap(text, WIDTH)
