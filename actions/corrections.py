"""Reads what a worker wants changed: "no. 1 is line cook", "it was 3 years, not 5"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from actions.reading import pattern
from actions.references import number_in
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
    changes = _changes(bare, library)
    if not changes and not which:
        changes = _changes(pattern("corrections", "to").sub("", bare, count=1), library)
    if not changes:
        return None
    return Correction(_position(text, wrong.group(1) if wrong else None, jobs, library), changes)


def _changes(words: str, library: Library) -> dict[str, Any]:
    if not words.strip():
        return {}
    changes: dict[str, Any] = {}
    months = library.months(words, date.today())
    if months is not None:
        changes["months"] = months
    for found in library.history(words, date.today()):
        if found.code is not None:
            changes |= {
                "said": found.text, "code": found.code, "title": found.title,
                "onet_code": found.onet_code, "score": found.score, "confirmed": False,
                "runners_up": [
                    {"code": c.code, "title": c.title, "score": c.score} for c in found.runners_up
                ],
            }  # fmt: skip
            break
    if "code" not in changes and months is None:
        best = library.match(words).best
        if best is not None:
            changes |= {
                "said": words.strip(), "code": best.code, "title": best.title,
                "onet_code": best.onet_code, "score": best.score, "runners_up": [],
            }  # fmt: skip
    return changes


def _position(
    text: str, wrong: str | None, jobs: Sequence[PastJob], library: Library
) -> int | None:
    number = number_in(text, len(jobs))
    if number is not None:
        return number
    if len(jobs) == 1:
        return 1
    if wrong:
        codes = [candidate.code for candidate in library.match(wrong).candidates]
        for job in jobs:
            if job.code in codes or wrong.strip().lower() in job.said.lower():
                return job.position
    unsure = [job.position for job in jobs if job.code is None]
    return unsure[0] if len(unsure) == 1 else None
