"""Reads how soon a worker wants to change: "now", "months" or "looking" (urgency.toml)."""

from __future__ import annotations

from knowledge.circumstances.wording import plain, rules, said

_LEVELS = rules("urgency")["level"]


def parse_urgency(text: str) -> str | None:
    """The urgency in an answer to "how soon?"; None if not understood."""
    lower = plain(text)
    return find_urgency(text) or _level(lower, "answers")


def find_urgency(text: str) -> str | None:
    """The urgency told by the way."""
    return _level(plain(text), "told")


def _level(text: str, kind: str) -> str | None:
    return next((level["name"] for level in _LEVELS if said(level[kind], text)), None)
