"""Whether what is measured agrees with what is published."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from knowledge.validation.facts import Fact, FactError

#: Measured figures: one or several numbers, yes or no, or None when they cannot be had.
Value = float | tuple[float, ...] | bool | None


@dataclass(frozen=True)
class Measured:
    """What a measure found: as it is shown, as it is judged, and what explains it."""

    ours: str
    value: Value
    why: str


class Verdict(StrEnum):
    """How a fact and its measure stand to each other."""

    AGREES = "agrees"
    DIFFERS = "differs"
    CANNOT = "cannot be compared"


def judge(fact: Fact, value: Value) -> Verdict:
    """Hold a measured value against a fact.

    Raises:
        FactError: numbers were measured, and the fact does not say how near is near enough or
            expects another number of them.
    """
    if value is None:
        return Verdict.CANNOT
    if isinstance(value, bool):
        return Verdict.AGREES if value else Verdict.DIFFERS
    numbers = value if isinstance(value, tuple) else (value,)
    return Verdict.AGREES if _near(fact, numbers) else Verdict.DIFFERS


def _near(fact: Fact, numbers: tuple[float, ...]) -> bool:
    if fact.between is not None:
        low, high = fact.between
        return all(low <= number <= high for number in numbers)
    if fact.within is None or len(fact.expected) != len(numbers):
        raise FactError(f"{fact.id}: cannot judge {numbers} without expected figures and a bar")
    differences = [abs(a - b) for a, b in zip(numbers, fact.expected, strict=True)]
    return round(max(differences), 6) <= fact.within
