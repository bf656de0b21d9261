"""Reads whether a worker's present job is in danger: hours cut, an end in sight (own_risk.toml)."""

from __future__ import annotations

import re
import unicodedata

from knowledge.circumstances.wording import rules, said

_RULES = rules("own_risk")
_SPACES = re.compile(r"\s+")
_QUOTES = str.maketrans({"’": "'", "‘": "'"})

#: What can be told, in the order it is looked for.
OWN_RISKS: tuple[str, ...] = tuple(kind["name"] for kind in _RULES["kind"])


def find_own_risk(text: str) -> str | None:
    """The warning sign a message tells of its writer's job now; None for most messages."""
    plain = _SPACES.sub(" ", unicodedata.normalize("NFC", text).translate(_QUOTES).lower())
    if said(_RULES["not"], plain):
        return None
    return next((kind["name"] for kind in _RULES["kind"] if said(kind["said"], plain)), None)
