"""The patterns of reading.toml, compiled."""

from __future__ import annotations

import re
import tomllib
from functools import lru_cache
from pathlib import Path
from typing import Any

RULES = Path(__file__).parent / "reading.toml"


@lru_cache(maxsize=1)
def _rules() -> dict[str, Any]:
    return tomllib.loads(RULES.read_text(encoding="utf-8"))


def rule(section: str, name: str) -> Any:
    """A number, list or table of reading.toml; a section may lie in another ("a.b")."""
    found: Any = _rules()
    for part in section.split("."):
        found = found[part]
    return found[name]


@lru_cache(maxsize=64)
def pattern(section: str, name: str) -> re.Pattern[str]:
    """A pattern of reading.toml; line breaks and indents between its parts do not count."""
    return re.compile(re.sub(r"\n\s*|^\s+", "", rule(section, name)), re.IGNORECASE)


@lru_cache(maxsize=1)
def ordinals() -> tuple[re.Pattern[str], ...]:
    """The ways to name a place in a list by a word."""
    return tuple(re.compile(text) for text in rule("references", "ordinals"))


@lru_cache(maxsize=1)
def question_words() -> frozenset[str]:
    """Words around the name of a job in a question about it."""
    return frozenset(rule("references", "question_words").split())
