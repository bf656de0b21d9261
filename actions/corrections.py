"""Reads what a worker wants changed: "no. 1 is line cook", "it was 3 years, not 5"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from actions.job_lines import as_past_job
from actions.reading import pattern
from actions.references import NumberOutOfRangeError, named_past_job, number_in
from knowledge.library import Library
from people.records import PastJob


@dataclass(frozen=True)
class Correction:
    """What to change, and at which place; None when it does not say and several are possible."""

    position: int | None
    changes: dict[str, Any]


def correction_in(text: str, jobs: Sequence[PastJob], library: Library) -> Correction | None:
    """The correction a message asks for, or None when it names neither a job nor a duration."""
    wrong = pattern("corrections", "wrong").search(text)
    kept = pattern("corrections", "wrong").sub(" ", text).strip()
    which = pattern("corrections", "which").search(kept)
    bare = kept[which.end() :] if which else kept
    while (stripped := pattern("corrections", "frame").sub("", bare, count=1)) != bare:
        bare = stripped
    changes = _changes(bare, jobs, library)
    if not changes and not which:
        changes = _changes(pattern("corrections", "to").sub("", bare, count=1), jobs, library)
    if not changes:
        return None
    return Correction(_position(text, wrong.group(1) if wrong else None, jobs, library), changes)


def _changes(words: str, jobs: Sequence[PastJob], library: Library) -> dict[str, Any]:
    if not words.strip():
        return {}
    changes: dict[str, Any] = {}
    months = library.months(words, date.today())
    if months is not None:
        changes["months"] = months
    listed = {job.code for job in jobs} if months is not None else set()
    for found in library.history(words, date.today()):
        # "the cashier was 18 months" gives a length, it does not rename the cashier.
        if found.code is not None and found.code not in listed:
            changes |= becomes(as_past_job(found))
            break
    if "code" not in changes and months is None:
        best = library.match(words).best
        if best is not None:
            changes |= becomes(
                PastJob(
                    said=words.strip(),
                    code=best.code,
                    title=best.title,
                    onet_code=best.onet_code,
                    score=best.score,
                )
            )
    return changes


def becomes(job: PastJob) -> dict[str, Any]:
    """What makes a listed job into this one; its length of time stays and it is asked again."""
    names = ("said", "code", "title", "onet_code", "score", "confirmed", "runners_up")
    return {name: getattr(job, name) for name in names}


def _position(
    text: str, wrong: str | None, jobs: Sequence[PastJob], library: Library
) -> int | None:
    """Which job is meant: by number, alone, by what was wrong, by name, or the only open one."""
    try:
        number = number_in(text, len(jobs))
    except NumberOutOfRangeError:
        return None
    if number is not None:
        return number
    if len(jobs) == 1:
        return jobs[0].position
    if wrong:
        months = library.months(wrong, date.today())
        as_long = [job.position for job in jobs if months and job.months == months]
        if len(as_long) == 1:
            return as_long[0]
        named = None if months else named_past_job(wrong, jobs, library)
        if named is not None:
            return named
    named = named_past_job(text, jobs, library)
    if named is not None:
        return named
    unplaced = [job.position for job in jobs if job.code is None]
    return unplaced[0] if len(unplaced) == 1 else None


def length_only(text: str, jobs: Sequence[PastJob], library: Library) -> Correction | None:
    """A length of time for a job that is listed ("6 years", "cashier was 4 years")."""
    months = library.months(text, date.today())
    if months is None or not jobs:
        return None
    changes = {"months": months}
    if not library.history(text, date.today()):
        open_ended = [job.position for job in jobs if job.months is None]
        if len(jobs) == 1:
            return Correction(jobs[0].position, changes)
        return Correction(open_ended[-1] if open_ended else None, changes)
    if not pattern("corrections", "length_of").search(text):
        return None
    named = named_past_job(text, jobs, library)
    return None if named is None else Correction(named, changes)
