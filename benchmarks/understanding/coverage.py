"""How many phrases could be accepted without asking, and how many of these would be right."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from benchmarks.understanding.intervals import Estimate, share
from benchmarks.understanding.jobs import Matched
from knowledge.occupations.deciding import Decision, Kind, Scored, decide


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


class Treated(NamedTuple):
    """What becomes of the phrases of one kind of decision.

    Attributes:
        kind: "accepted", "confirmed", "asked", or "unplaced" where the search abstains.
        share: of all phrases.
        right: of these, where the best candidate is right.
        within_reach: of these, where an answer to what is shown gives the right one: the best
            candidate or, where it is asked, one that stands behind a button.
    """

    kind: str
    share: Estimate
    right: Estimate
    within_reach: Estimate


UNPLACED = "unplaced"


def treated(answers: Sequence[Matched]) -> list[Treated]:
    """How the talk treats each phrase, by kind of decision."""
    decided = [(answer, _decision(answer)) for answer in answers]
    found = []
    for kind in (*Kind, UNPLACED):
        own = [(a, d) for a, d in decided if (d.kind if d else UNPLACED) == kind]
        found.append(
            Treated(
                str(kind),
                share([(d.kind if d else UNPLACED) == kind for _, d in decided]),
                share([answer.right() for answer, _ in own]),
                share([answer.right() or _on_button(answer, d) for answer, d in own]),
            )
        )
    return found


def _decision(answer: Matched) -> Decision | None:
    candidates = [Scored(one.code, one.score) for one in answer.candidates]
    return decide(candidates) if candidates else None


def _on_button(answer: Matched, decision: Decision | None) -> bool:
    """Whether the best candidate of some side of the question is right."""
    between = decision.between if decision else ()
    return any(side[0] in answer.phrase.codes for side in between)


def reliability(answers: Sequence[Matched]) -> list[tuple[float, float, Estimate]]:
    """(from this score on, mean score, right) for each tenth of the score that has phrases."""
    found = []
    for tenth in range(10):
        low, high = tenth / 10, (tenth + 1) / 10
        own = [a for a in answers if a.candidates and low <= a.score < high + (tenth == 9)]
        if own:
            mean = sum(answer.score for answer in own) / len(own)
            found.append((low, mean, share([answer.right() for answer in own])))
    return found
