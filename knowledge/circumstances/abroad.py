"""Reads whether schooling, a licence or licensed work is from outside the US (abroad.toml).

Only that it is: which country it was is not given back, so that it cannot be kept.
"""

from __future__ import annotations

import re

from knowledge.circumstances.wording import clauses, rules, said

_RULES = rules("abroad")
_PLACES = rules("place")


def _any_of(names: list[str]) -> str:
    return "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))


_COUNTRY = rf"(?:{_any_of(_RULES['countries'])})\b(?! {_RULES['not_after']}\b)"
_STATE_CODES = {code.lower() for code in _PLACES["states"].values()}
_STATES = _any_of([*_PLACES["states"], *_STATE_CODES - set(_PLACES["choice"]["words_not_states"])])
#: "Lebanon, PA" and "New Mexico" are no countries.
_HERE = re.compile(rf"\bnew mexico\b|\b{_COUNTRY},? (?:{_STATES})\b", re.IGNORECASE)
#: Where somebody is from is asked for nowhere and read nowhere.
_ORIGIN = re.compile(rf"\b(?:from|born in|grew up in|raised in) (?:the )?{_COUNTRY}")
_PLACE = rf"(?:(?:the )?{_COUNTRY}|(?:in |from |of )?{_RULES['elsewhere']}\b)"
_IN_PLACE = rf"\b(?:(?:in|from|of|at|by) {_PLACE}|{_RULES['elsewhere']}\b)"
_ANY_ADJECTIVE = _any_of([*_RULES["adjectives"], *_RULES["languages"]])
#: "a cuban degree", "chinese diploma"; "spanish degree" is one in Spanish.
_FROM_THERE = (
    rf"\b(?:{_any_of(_RULES['adjectives'])}) (?:\w+ )?(?:degree|bachelors?|masters?)\b",
    rf"\b(?:{_ANY_ADJECTIVE}) (?:\w+ )?(?:diploma|licen[sc]e|university|high school|title)\b",
)
_PROFESSION = _RULES["profession"]
_WORK_THERE = (
    rf"{_PROFESSION}(?: \w+)? from {_PLACE}",
    rf"{_PROFESSION}.*(?:\bin {_PLACE}|\b{_RULES['elsewhere']}\b)",
    rf"(?:\bin {_PLACE}|\b{_RULES['elsewhere']}\b).*{_PROFESSION}",
)


def find_schooled_abroad(text: str) -> bool | None:
    """Whether a message tells of schooling, a licence or licensed work outside the US.

    False when it says that it is from here; None when it tells neither.
    """
    parts = clauses(_HERE.sub(" ", text))
    if any(is_abroad(part) for part in parts):
        return True
    return False if any(said(_RULES["here"], _spelt_plainly(part)) for part in parts) else None


def is_abroad(clause: str) -> bool:
    """Whether one clause, in lower case, tells of that."""
    clause = _spelt_plainly(clause)
    if said(_RULES["here"], clause) or said(_RULES["not_own"], clause):
        return False
    if said(_RULES["always"], clause) or said(list(_FROM_THERE + _WORK_THERE), clause):
        return True
    own = re.sub(_RULES["workplace"], " ", clause)
    return said(_RULES["credential"], own) and said(_IN_PLACE, clause)


def without_origin(text: str) -> str:
    """A text in lower case without "from Mexico": no town of that name is meant."""
    return text if _HERE.search(text) else _ORIGIN.sub(" ", text)


def _spelt_plainly(clause: str) -> str:
    return _HERE.sub(" ", clause.replace("'", ""))
