"""Facts about a worker that any message may carry, and answers to the direct questions."""

from __future__ import annotations

from knowledge.answers import Circumstances
from knowledge.circumstances.abroad import find_schooled_abroad
from knowledge.circumstances.constraints import Constraints, as_home, parse_constraints
from knowledge.circumstances.gazetteer import Place
from knowledge.circumstances.interests import find_interests, parse_interests, read_interests
from knowledge.circumstances.licences import find_licences, parse_licences
from knowledge.circumstances.pay import find_pay, parse_pay
from knowledge.circumstances.place import find_place, parse_place
from knowledge.circumstances.schooling import LEVELS, find_schooling, parse_schooling
from knowledge.circumstances.urgency import find_urgency, parse_urgency

__all__ = [
    "LEVELS",
    "Constraints",
    "Place",
    "find_schooled_abroad",
    "parse_constraints",
    "parse_interests",
    "parse_licences",
    "parse_pay",
    "parse_place",
    "parse_schooling",
    "parse_urgency",
    "read_circumstances",
    "read_interests",
]


def read_circumstances(text: str) -> Circumstances:
    """What a worker tells about themselves by the way; None where nothing was said.

    Stricter than the parse functions, which may take the question for granted: "cna" alone is a
    job here and a licence there.
    """
    place = find_place(text)
    if place == Place() and parse_constraints(text).near:
        place = find_place(as_home(text))
    return Circumstances(
        zip_code=place.zip_code,
        city=place.city,
        state=place.state,
        schooling=find_schooling(text),
        licences=find_licences(text),
        own_pay=find_pay(text),
        urgency=find_urgency(text),
        interests=find_interests(text),
        schooled_abroad=find_schooled_abroad(text),
    )
