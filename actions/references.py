"""Which job a message means: "number 2", "the last one", "the help desk job", "it"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from actions.reading import ordinals, pattern, question_words, rule
from actions.turn import Turn
from knowledge.library import Library
from people.records import PastJob

#: While one of these is open, a job that is named is a past one.
_ASKING_FOR_JOBS = frozenset({"past_jobs", "first_jobs", "correction", "confirm_jobs", "which_job"})


@dataclass(frozen=True)
class Meant:
    """A job that is meant, by its code."""

    code: str
    onet_code: str | None = None


class NumberOutOfRangeError(LookupError):
    """A message names a number that the last list does not have."""


def number_in(text: str, count: int) -> int | None:
    """The place, from 1, in a list of ``count`` that a message names; None when it names none.

    Raises:
        NumberOutOfRangeError: it names one that the list does not have.
    """
    text = text.lower()
    number = _number(text)
    if number is None:
        return count if count and pattern("references", "last").search(text) else None
    if not 1 <= number <= count:
        raise NumberOutOfRangeError(number)
    return number


def _number(text: str) -> int | None:
    if found := pattern("references", "number").search(text):
        return int(found.group(1))
    for ordinal in ordinals():
        if found := ordinal.search(text):
            value: int = rule("references", "values")[found.group(1)]
            return value
    return None


def meant_job(turn: Turn, *, named: bool = True) -> Meant | None:
    """The next job a message is about: by number, by name, else the one in focus.

    Without ``named`` a name is not looked for, where the words may name something else.

    Raises:
        NumberOutOfRangeError: it names a number that was not shown.
    """
    shown = turn.people.shown(turn.talk)
    number = number_in(turn.text, len(shown))
    if number is not None:
        return Meant(shown[number - 1].code)
    by_name = named_job(turn, [job.code for job in shown]) if named else None
    if by_name is not None:
        return by_name
    if turn.worker.focus_code:
        return Meant(turn.worker.focus_code)
    return Meant(shown[0].code) if len(shown) == 1 else None


def asked_about(turn: Turn) -> Meant | None:
    """A job that a few bare words name while next jobs are on the screen ("real estate").

    Words that tell of the past ("drove", "2 years") make it a past job, and so does a question
    for past jobs.
    """
    shown = [job.code for job in turn.people.shown(turn.talk)]
    asking = turn.expecting in _ASKING_FOR_JOBS
    if not shown or asking or pattern("references", "past").search(turn.text):
        return None
    return named_job(turn, shown)


def named_job(turn: Turn, shown: list[str]) -> Meant | None:
    """A job named in words, one of those shown before any other."""
    asked = (word.strip(" ¿?¡!.,'\"") for word in turn.text.split())
    words = " ".join(word for word in asked if word.lower() not in question_words())
    if len(words) < 3:
        return None
    candidates = turn.library.match(words).candidates
    for candidate in candidates:
        if candidate.code in shown:
            return Meant(candidate.code, candidate.onet_code)
    if candidates and candidates[0].score >= rule("references", "named_score"):
        return Meant(candidates[0].code, candidates[0].onet_code)
    return None


def numbers_in(text: str, count: int) -> list[int]:
    """Every place in a list of ``count`` that a message names ("remove 3 and 4").

    Raises:
        NumberOutOfRangeError: one of them the list does not have.
    """
    found = sorted({int(number) for number in pattern("references", "numbers").findall(text)})
    if any(not 1 <= number <= count for number in found):
        raise NumberOutOfRangeError(found)
    if found:
        return found
    one = number_in(text, count)
    return [one] if one else []


def named_past_jobs(text: str, jobs: Sequence[PastJob], library: Library) -> list[int]:
    """The past jobs a message names, in the worker's own words or else by their occupation."""
    lower = text.lower()
    said = [
        job.position
        for job in jobs
        if any(len(word) > 3 and word in lower for word in job.said.lower().split())
    ]
    if said:
        return said
    codes = {candidate.code for candidate in library.match(text).candidates}
    return [job.position for job in jobs if job.code in codes][:1]


def named_past_job(text: str, jobs: Sequence[PastJob], library: Library) -> int | None:
    """The one past job a message names; None when it names none or several."""
    named = named_past_jobs(text, jobs, library)
    return named[0] if len(named) == 1 else None
