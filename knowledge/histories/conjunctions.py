"""Decides whether "A and B" is one job or two, by what the search makes of each reading."""

from __future__ import annotations

import re
from collections.abc import Mapping

from knowledge.answers import OccupationMatch
from knowledge.histories.clauses import Part
from knowledge.histories.rules import history_rules

_SCORE = history_rules()["score"]
_EVIDENCE = history_rules()["evidence"]
_PLACE = re.compile(r"\s(?:at|in|for|with|on|out of|from|around|near) .+$", re.IGNORECASE)
_AS_TITLE = re.compile(r"\bas (?:an? |the )?(.+)$", re.IGNORECASE)
_SPECIALTY = re.compile(_EVIDENCE["specialty"], re.IGNORECASE)

Matches = Mapping[str, OccupationMatch]


def is_activity(text: str) -> bool:
    """Whether a text says what was done ("cut hair") rather than what one was ("barber")."""
    first = text.split(maxsplit=1)[0].lower() if text else ""
    if first in _EVIDENCE["irregular_verbs"]:
        return True
    ending = any(first.endswith(e) for e in _EVIDENCE["verb_endings"])
    return ending and len(first) > 4 and first not in _EVIDENCE["not_verbs"]


def joint_text(first: Part, second: Part) -> str:
    """Both halves as the worker wrote them."""
    join = f" {second.join} " if second.join != "/" else "/"
    return f"{first.text}{join}{second.text}"


def with_shared_place(first: Part, second: Part) -> str:
    """The first half with the place told after the second: "stock [and cashier] at walmart"."""
    place = _PLACE.search(second.text)
    return first.text + place[0] if place and not _PLACE.search(first.text) else first.text


def without_place(text: str) -> str:
    """Read "cut hair out of my house" as "cut hair"; the text itself when it names no place."""
    return _PLACE.sub("", text)


def closer_readings(text: str) -> list[str]:
    """What says most where a text says it twice: "cook" of "navy as a cook"."""
    title = _AS_TITLE.search(text)
    found = [title[1]] if title else []
    return found + [word for word in re.split(r"[\s,]+", text) if _SPECIALTY.match(word)]


def readings(first: Part, second: Part) -> list[str]:
    """The texts whose matches :func:`are_one_job` needs."""
    return [first.text, second.text, joint_text(first, second), with_shared_place(first, second)]


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


def are_one_job(first: Part, second: Part, matches: Matches) -> bool:
    """Whether two joined halves tell of one job.

    Halves with a subject or a length of their own are two. Halves that mean the same occupation
    are one. Otherwise both have to stand on their own feet to be two, more so for things done
    at one place, which are mostly the duties of one job.
    """
    if second.own_subject or (first.durations and second.durations):
        return False
    left = better(matches[first.text], matches[with_shared_place(first, second)])
    right = matches[second.text]
    if left.best and right.best and left.best.code == right.best.code:
        return True
    weaker = min(strength(left), strength(right))
    joint = strength(matches[joint_text(first, second)])
    first_done, second_done = is_activity(first.text), is_activity(second.text)
    if first_done and second_done:
        one_place = bool(_PLACE.search(second.text)) and not _PLACE.search(first.text)
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
