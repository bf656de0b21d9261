"""Which job a message means: "number 2", "the last one", "the help desk job", "it"."""

from __future__ import annotations

from dataclasses import dataclass

from actions.reading import ordinals, pattern, question_words, rule
from actions.turn import Turn


@dataclass(frozen=True)
class Meant:
    """A job that is meant, by its code."""

    code: str
    onet_code: str | None = None


def number_in(text: str, count: int) -> int | None:
    """The place, from 1, in a list of ``count`` that a message names."""
    text = text.lower()
    if found := pattern("references", "number").search(text):
        number = int(found.group(1))
        return number if 1 <= number <= count else None
    for ordinal in ordinals():
        if found := ordinal.search(text):
            number = rule("references", "values")[found.group(1)]
            return number if number <= count else None
    return count if count and pattern("references", "last").search(text) else None


def meant_job(turn: Turn) -> Meant | None:
    """The next job a message is about: by number, by name, else the one in focus."""
    shown = turn.people.shown(turn.talk)
    number = number_in(turn.text, len(shown))
    if number is not None:
        return Meant(shown[number - 1].code)
    named = named_job(turn, [job.code for job in shown])
    if named is not None:
        return named
    if turn.worker.focus_code:
        return Meant(turn.worker.focus_code)
    return Meant(shown[0].code) if len(shown) == 1 else None


def named_job(turn: Turn, shown: list[str]) -> Meant | None:
    """A job named in words, one of those shown before any other."""
    asked = (word.strip(" ?.!,'\"") for word in turn.text.split())
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
