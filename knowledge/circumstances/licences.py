"""Reads licences and certificates a worker holds (licences.toml has the wordings)."""

from __future__ import annotations

import re

from knowledge.circumstances.abroad import is_abroad
from knowledge.circumstances.wording import clauses, plain, rules, said

_RULES = rules("licences")
_REFUSAL = r"\b(?:no|none|nope|nah|not|never|don'?t have|dont have|do not have)\b"
_ITEMS = re.compile(r"\s*(?:,|;|/|&|\band\b|\bplus\b|\n)\s*")


def parse_licences(text: str) -> tuple[str, ...] | None:
    """Licences in an answer to "which do you have?": () for none, None if not understood.

    A licence of another country is none here.
    """
    lower = plain(text).strip(" .!")
    if lower in _RULES["none"] or lower.removeprefix("no ").strip(" ,") in _RULES["none"]:
        return ()
    found: list[str] = []
    for item in _ITEMS.split(lower):
        if said(_RULES["lapsed"], item):
            # "security guard license, it expired": said of the one before.
            found = found if _named(item, plainly=False) else found[:-1]
        elif not said(_RULES["not_held"], _without_answer(item)) and not is_abroad(item):
            found += _named(item, plainly=False)
    if found:
        return _tidied(found)
    nothing_here = said(f"{_REFUSAL}|{_RULES['lapsed']}", lower) or is_abroad(lower)
    return () if nothing_here else None


def find_licences(text: str) -> tuple[str, ...] | None:
    """Licences told by the way, without those of another country; None when none was told."""
    if said(_RULES["lapsed"], plain(text)):
        return None
    found: list[str] = []
    for clause in clauses(text):
        if not said(_RULES["not_held"], clause) and not is_abroad(clause):
            found += _named(clause, plainly=not said(_RULES["held"], clause))
    return _tidied(found) if found else None


def _named(text: str, *, plainly: bool) -> list[str]:
    """Licences named in a text; ``plainly`` leaves out those whose words may also mean a job."""
    return [
        licence["name"]
        for licence in _RULES["licence"]
        if (licence.get("plain") or not plainly) and said(licence["patterns"], text)
    ]


def _tidied(found: list[str]) -> tuple[str, ...]:
    """Each once, and "cdl" not beside the class that is known."""
    closer = {r["name"]: r.get("unless", []) for r in _RULES["licence"]}
    return tuple(name for name in dict.fromkeys(found) if not any(c in found for c in closer[name]))


def _without_answer(item: str) -> str:
    """What follows the first word of "no just my forklift cert", which only answers."""
    return re.sub(r"^(?:no|not really|nope)\W+(?:i )?(?=have\b|just\b|only\b)", "", item)
