"""The tables of single jobs: places, what the talk does with them, how far a score holds."""

from __future__ import annotations

from collections.abc import Sequence

from benchmarks.understanding import coverage, jobs
from benchmarks.understanding.markdown import languages, sized, table
from benchmarks.understanding.measure import Measured

_SCORES = (0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9)


def jobs_table(measured: Measured) -> str:
    """First places at six, three and two digits of the code."""
    rows = []
    for digits in jobs.DIGITS:
        rows.append(_job_row("English", measured.english.jobs, digits))
    if measured.with_alternate_titles is not None:
        for digits in jobs.DIGITS:
            answers = measured.with_alternate_titles
            rows.append(_job_row("English, with O*NET's alternate titles", answers, digits))
    for digits in jobs.DIGITS:
        rows.append(_job_row("Spanish", measured.spanish.jobs, digits))
    return table(("phrases", "digits", "top 1", "top 3", "top 5"), rows)


def _job_row(label: str, answers: Sequence[jobs.Matched], digits: int) -> tuple[str, ...]:
    occupations = len({answer.phrase.code for answer in answers})
    places = (jobs.first_places(answers, first, digits) for first in (1, 3, 5))
    label = f"{label}: {len(answers)} of {occupations} occupations"
    return (label, str(digits), *map(str, places))


def treated_table(measured: Measured) -> str:
    """Jobs accepted, confirmed and asked about, and how right each is."""
    rows = [
        (f"{label}: {one.kind}", str(one.share), sized(one.right), str(one.within_reach))
        for label, found in languages(measured)
        for one in coverage.treated(found.jobs)
        if one.right.rows
    ]
    return table(("what", "share", "best is right", "within reach"), rows)


def reliability_table(answers: Sequence[jobs.Matched]) -> str:
    """What scores of each tenth say, and how often they are right."""
    rows = [
        (f"{low:.1f}", f"{mean:.3f}", sized(right))
        for low, mean, right in coverage.reliability(answers)
    ]
    return table(("score from", "mean", "right"), rows)


def coverage_table(answers: Sequence[jobs.Matched]) -> str:
    """What accepting from a score upwards would mean."""
    rows = []
    for score in _SCORES:
        accepted = coverage.accepted_from(answers, score)
        rows.append((f"{score:.1f}", str(accepted.coverage), str(accepted.accuracy)))
    return table(("score at least", "share accepted", "of these right"), rows)
