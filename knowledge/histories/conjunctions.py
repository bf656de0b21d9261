"""Decides whether "A and B" is one job or two, by what the search makes of each reading."""

from __future__ import annotations

from collections.abc import Mapping

from knowledge.answers import OccupationMatch
from knowledge.histories.parts import Part
from knowledge.histories.rules import thresholds
from knowledge.histories.wording import Wording

_SCORE = thresholds()

Matches = Mapping[str, OccupationMatch]


def joint_text(first: Part, second: Part) -> str:
    """Both halves as the worker wrote them."""
    join = f" {second.join} " if second.join != "/" else "/"
    return f"{first.text}{join}{second.text}"


def with_shared_place(first: Part, second: Part, wording: Wording) -> str:
    """The first half with the place told after the second: "stock [and cashier] at walmart"."""
    return (
        first.text if wording.place_of(first.text) else first.text + wording.place_of(second.text)
    )


def readings(first: Part, second: Part, wording: Wording) -> list[str]:
    """The texts whose matches :func:`are_one_job` needs."""
    shared = with_shared_place(first, second, wording)
    return [first.text, second.text, joint_text(first, second), shared]


def strength(match: OccupationMatch | None) -> float:
    """Score of the best candidate, 0 when the search abstains.

    A field of work ("retail") has even candidates: it is sure to be work, so they count together.
    """
    scores = [candidate.score for candidate in match.candidates] if match else []
    if len(scores) > 1 and scores[0] == scores[-1]:
        return sum(scores)
    return scores[0] if scores else 0.0


def better(one: OccupationMatch, other: OccupationMatch) -> OccupationMatch:
    """The surer of two matches."""
    return other if strength(other) > strength(one) else one


def are_one_job(first: Part, second: Part, matches: Matches, wording: Wording) -> bool:
    """Whether two joined halves tell of one job.

    Halves with a subject or a length of their own are two. Halves that mean the same occupation
    are one. Otherwise both have to stand on their own feet to be two, more so for things done
    at one place, which are mostly the duties of one job.
    """
    if second.own_subject or (first.durations and second.durations):
        return False
    ended = bool(first.durations) and not first.duration_leads
    if ended and wording.is_bare_verb(second.text):
        # "Taught kids for 3 years and clean houses": the length closes the job before.
        return False
    left = better(matches[first.text], matches[with_shared_place(first, second, wording)])
    right = matches[second.text]
    if left.best and right.best and left.best.code == right.best.code:
        return True
    weaker = min(strength(left), strength(right))
    if not weaker and wording.is_title(first.text) and wording.is_title(second.text):
        # Two titles, though the search does not know one of them.
        return False
    joint = strength(matches[joint_text(first, second)])
    first_done, second_done = wording.is_activity(first.text), wording.is_activity(second.text)
    if first_done and second_done:
        one_place = bool(wording.place_of(second.text)) and not wording.place_of(first.text)
        bare = len(first.text.split()) == 1
        if one_place or bare:
            return True
        return weaker < _SCORE["split_activities_at_least"]
    if first_done and not second_done:
        # "ran a press and forklift": the second is an object of the first, unless a clear title.
        return strength(right) < _SCORE["split_activities_at_least"]
    if second_done:
        return strength(right) < _SCORE["split_at_least"]
    return weaker < _SCORE["split_at_least"] or joint > weaker * _SCORE["joint_over_weaker"]
