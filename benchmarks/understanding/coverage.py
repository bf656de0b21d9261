"""How many phrases could be accepted without asking, and how many of these would be right."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from benchmarks.understanding.intervals import Estimate, share
from benchmarks.understanding.jobs import Matched


class Accepted(NamedTuple):
    """What accepting every best candidate from a score upwards would mean."""

    score: float
    coverage: Estimate
    accuracy: Estimate


def accepted_from(answers: Sequence[Matched], score: float) -> Accepted:
    """Of all phrases, those whose best candidate reaches the score."""
    sure = [answer for answer in answers if answer.candidates and answer.score >= score]
    return Accepted(
        score,
        share([bool(answer.candidates) and answer.score >= score for answer in answers]),
        share([answer.right() for answer in sure]),
    )


def curve(answers: Sequence[Matched]) -> list[tuple[float, float]]:
    """(coverage, accuracy) for each score that is reached, from the surest on; both 0 to 1."""
    scores = sorted({answer.score for answer in answers if answer.candidates}, reverse=True)
    points = [accepted_from(answers, score) for score in scores]
    return [(point.coverage.value, point.accuracy.value) for point in points]


def widest(answers: Sequence[Matched], accuracy: float) -> float:
    """The largest coverage at which those accepted are right so often.

    The score that reaches it is chosen on the very phrases it is measured with, so it is a bound
    on what any threshold could do, not a figure to expect.
    """
    return max((c for c, right in curve(answers) if right >= accuracy), default=0.0)
