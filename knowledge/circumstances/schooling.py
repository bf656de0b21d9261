"""Reads the level of schooling (levels and wordings in schooling.toml)."""

from __future__ import annotations

import re

from knowledge.circumstances.abroad import find_schooled_abroad
from knowledge.circumstances.wording import clauses, plain, rules, said

_RULES = rules("schooling")
LEVELS: tuple[str, ...] = tuple(_RULES["levels"])
_WISH = (
    r"\b(?:want|wanna|needs?|without|how|should|could|would|require[sd]?|go back|get my|get a|"
    r"looking|thinking|plan|jobs?|teach\w*|work(?:ed|ing)?|\?)\b"
)


def parse_schooling(text: str) -> str | None:
    """The level in an answer to "how far did you get in school?"; None if not understood."""
    lower = plain(text)
    if turned := _turned_around(lower):
        return turned
    held = _without_denied(lower)
    if find_schooled_abroad(text):
        # "Diploma" and "university" are other levels elsewhere.
        return _level(held, "told")
    return _level(held, "told") or _level(held, "answers")


def find_schooling(text: str) -> str | None:
    """The highest level told by the way, leaving wishes and workplaces aside."""
    found = []
    for clause in clauses(text):
        if (level := _turned_around(clause)) or (
            not said(_WISH, clause) and (level := _level(_without_denied(clause), "told"))
        ):
            found.append(level)
    return max(found, key=LEVELS.index, default=None)


def _turned_around(text: str) -> str | None:
    return next((r["level"] for r in _RULES["first"] if said(r["pattern"], text)), None)


def _level(text: str, kind: str) -> str | None:
    return next((r["name"] for r in _RULES["level"] if said(r[kind], text)), None)


def _without_denied(text: str) -> str:
    return re.sub(_RULES["denied"], " ", text)
