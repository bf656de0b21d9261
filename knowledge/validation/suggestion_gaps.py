"""Do Origins where one group of workers is common get as much suggested as the others?

A check in aggregate, in the manner of the four-fifths rule. The suggestions know nothing of who
works where; a gap says that the paths open to such Origins differ, not why.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import fmean

from sqlalchemy import select
from sqlalchemy.orm import Session

from knowledge.answers import Progressions
from knowledge.progressions.suggest import NextJobs, Origin
from knowledge.store.schema import Classification
from knowledge.validation.workforce import Workforce, fairness_rules

#: What is compared -> how the report calls it.
MEASURES = {
    "gateways": "suggested Gateways",
    "next_jobs": "suggested jobs of any kind",
    "pay_gain": "mean pay gain of the suggested jobs, dollars a year",
}


@dataclass(frozen=True)
class SuggestionGap:
    """One measure at both ends of the Origins, ranked by a group's share of their workers."""

    group: str
    measure: str
    #: Means over the workers in the fifth where the group is commonest, and where it is rarest.
    where_common: float
    where_rare: float
    #: ``where_common`` over ``where_rare``; None when the latter is nothing.
    ratio: float | None
    origins_common: int
    origins_rare: int
    #: The lower mean is at least four fifths of the higher one.
    within_four_fifths: bool
    reading: str


def suggestion_gaps(
    session: Session, workforce: Workforce, next_jobs: NextJobs
) -> tuple[SuggestionGap, ...]:
    """Ask for the next jobs of every Origin and compare the two ends, group by group."""
    rule = fairness_rules()["suggestions"]
    codes = session.scalars(
        select(Classification.code).where(Classification.mobility_class.in_(rule["classes"]))
    ).all()
    known = sorted(code for code in codes if workforce.persons.get(code, 0.0) > 0)
    measured = {code: _measured(next_jobs.suggest([Origin(code)])) for code in known}
    gaps: list[SuggestionGap] = []
    for group in rule["groups"]:
        common, rare = _ends(workforce, group, known, rule["part"])
        gaps += [_gap(workforce, group, name, measured, common, rare) for name in MEASURES]
    return tuple(gaps)


def _measured(found: Progressions) -> dict[str, float | None]:
    """The measures of one Origin; None where no suggested job has a pay gain of its own."""
    gains = [job.pay_gain for job in found.next_jobs if job.pay_gain is not None]
    return {
        "gateways": float(sum(job.mobility_class == "gateway" for job in found.next_jobs)),
        "next_jobs": float(len(found.next_jobs)),
        "pay_gain": fmean(gains) if gains else None,
    }


def _ends(
    workforce: Workforce, group: str, codes: Sequence[str], part: float
) -> tuple[list[str], list[str]]:
    """The Origins of the part of the workers where the group is commonest, and rarest."""
    shares = workforce.shares[group]
    ranked = sorted((code for code in codes if code in shares), key=lambda c: (-shares[c], c))
    return _first(workforce, ranked, part), _first(workforce, ranked[::-1], part)


def _first(workforce: Workforce, ranked: Sequence[str], part: float) -> list[str]:
    """Occupations from the front of the list until they hold that part of all its workers."""
    wanted = part * sum(workforce.persons[code] for code in ranked)
    taken: list[str] = []
    held = 0.0
    for code in ranked:
        if held >= wanted:
            break
        taken.append(code)
        held += workforce.persons[code]
    return taken


def _gap(
    workforce: Workforce,
    group: str,
    measure: str,
    measured: Mapping[str, Mapping[str, float | None]],
    common: Sequence[str],
    rare: Sequence[str],
) -> SuggestionGap:
    first = _mean(workforce, measure, measured, common)
    second = _mean(workforce, measure, measured, rare)
    high, low = max(first, second), min(first, second)
    within = low >= fairness_rules()["suggestions"]["four_fifths"] * high
    return SuggestionGap(
        group=group,
        measure=measure,
        where_common=round(first, 2),
        where_rare=round(second, 2),
        ratio=round(first / second, 3) if second else None,
        origins_common=len(common),
        origins_rare=len(rare),
        within_four_fifths=within,
        reading=_reading(group, measure, first, second, within),
    )


def _mean(
    workforce: Workforce,
    measure: str,
    measured: Mapping[str, Mapping[str, float | None]],
    codes: Sequence[str],
) -> float:
    """Mean over workers; 0 when no Origin has the measure."""
    values = [(workforce.persons[code], measured[code][measure]) for code in codes]
    known = [(persons, value) for persons, value in values if value is not None]
    total = sum(persons for persons, _ in known)
    return sum(persons * value for persons, value in known) / total if total else 0.0


def _reading(group: str, measure: str, common: float, rare: float, within: bool) -> str:
    people = fairness_rules()["groups"][group]
    if within:
        return f"{MEASURES[measure]}: within four fifths where {people} are common and rare."
    which = "more" if common > rare else "less"
    return (
        f"{MEASURES[measure]}: {which} where {people} are common, beyond four fifths; look closer."
    )
