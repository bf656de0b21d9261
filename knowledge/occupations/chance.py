"""Turns what speaks for occupations into chances that hold: .8 is right about 8 times in 10.

The score of a candidate is the chance that the right occupation is among the candidates at all,
times the candidate's share of what speaks for them. Both are fitted by
:mod:`knowledge.occupations.calibrating`; the numbers stand in match.toml.
"""

from __future__ import annotations

import math
import tomllib
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from knowledge.occupations.said_words import Said

RULES = Path(__file__).parent / "match.toml"


class Evidence(NamedTuple):
    """What speaks for or against the best candidate being a job that was really told.

    Attributes:
        support: logarithm of what its nearest entries add up to.
        own: as in :class:`Said`. "Vibe curator" lies near "curator", but nothing a curator says
            of the work accounts for "vibe".
        unknown: as in :class:`Said`.
        unknown_first: as in :class:`Said`: a job's name is mostly put together from its front.
        people: logarithm of how many people without a degree hold the occupation, against the
            unit of the prior. An unknown word before "cashier" is an employer's name; before
            "curator" it is hardly ever.
        words: logarithm of the number of words.
    """

    support: float
    own: float
    unknown: float
    unknown_first: float
    people: float
    words: float


def evidence(support: float, said: Said, people: float) -> Evidence:
    """The evidence for a candidate of so much support and so many people (both above 0)."""
    return Evidence(
        math.log(support), said.own, said.unknown, said.unknown_first, math.log(people),
        math.log(said.words),
    )  # fmt: skip


class Chances:
    """The numbers of match.toml's table "chance"."""

    def __init__(self) -> None:
        rules = tomllib.loads(RULES.read_text(encoding="utf-8"))["chance"]
        self._weights = [float(rules[name]) for name in Evidence._fields]
        self._offset: float = rules["offset"]
        self._power: float = rules["power"]

    def known(self, found: Evidence) -> float:
        """The chance, 0 to 1, that the right occupation is among the candidates."""
        weighed = sum(w * value for w, value in zip(self._weights, found, strict=True))
        return 1.0 / (1.0 + math.exp(-(weighed + self._offset)))

    def shares(self, supports: Sequence[float]) -> list[float]:
        """Each candidate's share of the chance, from their supports, best first; they sum to 1."""
        return shares(supports, self._power)


def shares(supports: Sequence[float], power: float) -> list[float]:
    """As :meth:`Chances.shares`, with a power of one's own."""
    powered = [(support / supports[0]) ** power for support in supports]
    return [one / sum(powered) for one in powered]
