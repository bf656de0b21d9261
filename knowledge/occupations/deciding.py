"""Whether a matched job is taken as it is, shown to be confirmed, or asked about."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from knowledge.occupations.close_pairs import TellingQuestion, telling_questions

RULES = Path(__file__).parent / "match.toml"


class Kind(StrEnum):
    """What is done with a job."""

    ACCEPTED = "accepted"
    CONFIRMED = "confirmed"
    ASKED = "asked"


class Scored(NamedTuple):
    """A candidate's code and score."""

    code: str
    score: float


@dataclass(frozen=True)
class Decision:
    """What is done with a job, and with what question.

    Attributes:
        kind: accepted, confirmed or asked.
        between: the occupations that are asked about, a tuple for each side, the best candidate
            of a side first; empty unless asked.
        question: the question written for them; None where none is, and the talk asks which of
            them is closer.
    """

    kind: Kind
    between: tuple[tuple[str, ...], ...] = ()
    question: TellingQuestion | None = None


@lru_cache(maxsize=1)
def _rules() -> dict[str, float]:
    rules: dict[str, float] = tomllib.loads(RULES.read_text(encoding="utf-8"))["decision"]
    return rules


def decide(candidates: Sequence[Scored]) -> Decision:
    """Decide for a job by its candidates, best first; without any there is nothing to ask.

    The best one passes from a score on. Below it a question is asked where another candidate is
    close; where none is, it is the job itself that is unsure, and it is shown to be confirmed.
    """
    if not candidates:
        return Decision(Kind.CONFIRMED)
    best = candidates[0]
    if best.score >= _rules()["accept_at_least"]:
        return Decision(Kind.ACCEPTED)
    close = _close(candidates, "close_at_least")
    question = _own_question(close) if _likely(close) else None
    if question is not None:
        return Decision(Kind.ASKED, sides_of(question, [one.code for one in candidates]), question)
    close = _close(candidates, "close_unwritten_at_least")[: int(_rules()["sides_at_most"])]
    if len(close) > 1 and _likely(close):
        return Decision(Kind.ASKED, tuple((one.code,) for one in close))
    return Decision(Kind.CONFIRMED)


def _close(candidates: Sequence[Scored], rule: str) -> list[Scored]:
    """The best candidate and those close to it by a rule."""
    return [one for one in candidates if one.score >= _rules()[rule] * candidates[0].score]


def _likely(close: Sequence[Scored]) -> bool:
    return sum(one.score for one in close) >= _rules()["asked_at_least"]


def sides_of(question: TellingQuestion, codes: Sequence[str]) -> tuple[tuple[str, ...], ...]:
    """The occupations on each side of a question, those among ``codes`` first, in their order."""
    return tuple(
        tuple(dict.fromkeys([*(c for c in codes if c in side.codes), *side.codes]))
        for side in question.sides
    )


def _own_question(close: Sequence[Scored]) -> TellingQuestion | None:
    """The question that tells the best candidate from most of what is close to it.

    Of those that do so equally the one with fewest sides, then the first of the file.
    """
    best = close[0]
    chosen, most = None, (0.0, 0)
    for question in telling_questions():
        own = question.side_of(best.code)
        if own is None:
            continue
        others = sum(
            one.score for one in close[1:] if question.side_of(one.code) not in {None, own}
        )
        if others and (others, -len(question.sides)) > most:
            chosen, most = question, (others, -len(question.sides))
    return chosen


def other_named(candidates: Sequence[Scored]) -> str | None:
    """The second reading that is worth naming beside the first, if there is one."""
    worth = candidates[1:2]
    return next((one.code for one in worth if one.score >= _rules()["named_at_least"]), None)
