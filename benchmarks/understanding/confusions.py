"""Which occupations are taken for which, the most harmful first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from benchmarks.understanding.jobs import Matched


class Confusion(NamedTuple):
    """Phrases of one occupation that were taken for another.

    ``harm`` is the sum of the scores they were given: a sure mistake goes unasked, an unsure one is
    cleared up with a question.
    """

    meant: str
    taken_for: str
    texts: tuple[str, ...]
    harm: float


def confusions(answers: Sequence[Matched]) -> list[Confusion]:
    """Pairs of codes, the most harmful first."""
    found: dict[tuple[str, str], list[Matched]] = defaultdict(list)
    for answer in answers:
        if answer.candidates and not answer.right():
            found[answer.phrase.code, answer.candidates[0].code].append(answer)
    pairs = [
        Confusion(
            meant,
            taken_for,
            tuple(one.phrase.text for one in wrong),
            sum(one.score for one in wrong),
        )
        for (meant, taken_for), wrong in found.items()
    ]
    return sorted(pairs, key=lambda pair: (-pair.harm, pair.meant, pair.taken_for))
