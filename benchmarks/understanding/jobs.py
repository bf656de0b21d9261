"""Which occupation single phrases are taken for."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from benchmarks.understanding.intervals import Estimate, share
from benchmarks.understanding.sets import JobPhrase
from knowledge.answers import Candidate
from knowledge.library import Library

# Characters of a SOC code ("35-3031") that its first six, three and two digits take.
DIGITS = {6: 7, 3: 4, 2: 2}


@dataclass(frozen=True)
class Matched:
    """A phrase and what the search made of it, best first; nothing when it abstained."""

    phrase: JobPhrase
    candidates: tuple[Candidate, ...]

    @property
    def score(self) -> float:
        """Of the best candidate; 0 when the search abstained."""
        return self.candidates[0].score if self.candidates else 0.0

    def right(self, first: int = 1, digits: int = 6) -> bool:
        """Whether one of the first candidates is right in so many digits of the code."""
        length = DIGITS[digits]
        wanted = {code[:length] for code in self.phrase.codes}
        return any(one.code[:length] in wanted for one in self.candidates[:first])


def matched(library: Library, phrases: Sequence[JobPhrase]) -> list[Matched]:
    """Every phrase searched for, in the same order."""
    found = library.matcher.match_many([phrase.text for phrase in phrases])
    return [Matched(phrase, match.candidates) for phrase, match in zip(phrases, found, strict=True)]


def first_places(answers: Sequence[Matched], first: int, digits: int) -> Estimate:
    """The share of phrases whose right occupation is among the first candidates."""
    return share([answer.right(first, digits) for answer in answers])


def milliseconds(library: Library, phrases: Sequence[JobPhrase]) -> tuple[float, float]:
    """Median and 95th percentile of one search, phrase by phrase."""
    for phrase in phrases[:10]:
        library.match(phrase.text)
    times = []
    for phrase in phrases:
        started = time.perf_counter()
        library.match(phrase.text)
        times.append((time.perf_counter() - started) * 1000)
    return float(np.percentile(times, 50)), float(np.percentile(times, 95))
