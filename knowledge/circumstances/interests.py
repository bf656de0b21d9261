"""Reads what a worker likes to do, as kinds of interest (interests.toml)."""

from __future__ import annotations

import re
from dataclasses import dataclass

from knowledge.circumstances.wording import plain, rules, said

_RULES = rules("interests")
LETTERS: tuple[str, ...] = tuple(_RULES["letters"])
_ENDS = re.compile(_RULES["ends"])
_COMPARED = re.compile(_RULES["compared"])
#: Begins a clause of its own, to which the liking of the clause before does not reach.
_SUBJECT = re.compile(r"^(?:i|im|ive|my|we|it|that|this|the)\b")
_ACTIVITIES = {
    letter: re.compile("|".join(patterns)) for letter, patterns in _RULES["activity"].items()
}
_TRAITS = {
    letter: re.compile(f"{_RULES['trait']['before']}(?:{_RULES['trait'][letter]})")
    for letter in LETTERS
}


@dataclass(frozen=True)
class Interests:
    """Letters of Holland's kinds of interest (RIASEC), in the order told."""

    liked: tuple[str, ...] = ()
    disliked: tuple[str, ...] = ()


def read_interests(text: str) -> Interests:
    """What a message says its writer likes and does not like to do.

    Past work and names of jobs tell nothing: only words of liking, or a trait told of oneself
    ("I'm creative"), do. What is both liked and disliked counts as liked.
    """
    liked: list[str] = []
    disliked: list[str] = []
    feeling: list[str] | None = None
    for part in _ENDS.split(plain(text).replace("'", "")):
        clause = _COMPARED.split(part.strip())[0]
        if said(_RULES["not_told"], clause):
            feeling = None
            continue
        if said(_RULES["feeling"]["dislike"], clause):
            feeling = disliked
        elif said(_RULES["feeling"]["like"], clause):
            feeling = liked
        elif _SUBJECT.match(clause):
            feeling = None
        if feeling is not None:
            feeling += _activities(clause)
        if feeling is not disliked:
            liked += [letter for letter, trait in _TRAITS.items() if trait.search(clause)]
        else:
            disliked += [letter for letter, trait in _TRAITS.items() if trait.search(clause)]
    kept = tuple(dict.fromkeys(liked))
    return Interests(kept, tuple(x for x in dict.fromkeys(disliked) if x not in kept))


def find_interests(text: str) -> tuple[str, ...] | None:
    """Letters of what a message says its writer likes; None when it says nothing of that."""
    return read_interests(text).liked or None


def parse_interests(text: str) -> tuple[str, ...] | None:
    """The same of a message that is known to tell of likings, which may be bare: "helping people".

    None when it says nothing, or only what is not liked.
    """
    told = read_interests(text)
    if told != Interests():
        return told.liked or None
    clauses = _ENDS.split(plain(text).replace("'", ""))
    return tuple(dict.fromkeys(x for clause in clauses for x in _activities(clause))) or None


def _activities(clause: str) -> list[str]:
    """The kinds of what is named in a clause, in the order named."""
    found: list[tuple[int, str]] = []
    left = clause
    for letter, pattern in _ACTIVITIES.items():
        if first := pattern.search(left):
            found.append((first.start(), letter))
        # Blanked, not cut out, so that the places of what is left stay true.
        left = pattern.sub(lambda told: " " * len(told[0]), left)
    return [letter for _, letter in sorted(found)]
