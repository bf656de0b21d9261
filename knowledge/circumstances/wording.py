"""Shared by the readers of this package: plain lower-case text, clauses, rule files."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from functools import lru_cache
from pathlib import Path
from typing import Any

from knowledge.circumstances.spanish import in_english

_QUOTES = str.maketrans({"\u2019": "'", "\u2018": "'", "\u201c": '"', "\u201d": '"', "\u2013": "-"})
_SPACES = re.compile(r"\s+")
_CLAUSE_ENDS = re.compile(
    r"[;!?\n]|\.(?!\d)(?=\s|$)|,(?!\d{3})|\bbut\b|\bthen\b|\band (?=i\b|my\b|i'm|im\b)"
)


@lru_cache
def rules(name: str) -> dict[str, Any]:
    """A rule file of this package by its name without ".toml"."""
    path = Path(__file__).parent / f"{name}.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))


def plain(text: str) -> str:
    """Lower case with plain quotes and single spaces, Spanish wordings said in English."""
    text = unicodedata.normalize("NFKC", text).translate(_QUOTES).lower()
    return in_english(_SPACES.sub(" ", text).strip(" ¿¡"))


def clauses(text: str) -> list[str]:
    """The clauses of a message, so that a "no" in one does not reach into the next."""
    parts = _CLAUSE_ENDS.split(unicodedata.normalize("NFKC", text).translate(_QUOTES).lower())
    said_plainly = (_SPACES.sub(" ", part).strip(" ,.¿¡") for part in parts)
    return [in_english(clause) for clause in said_plainly if clause]


@lru_cache(maxsize=2048)
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


def said(patterns: list[str] | str, text: str) -> bool:
    """Whether any of the patterns is found in a text."""
    listed = [patterns] if isinstance(patterns, str) else patterns
    return any(_compiled(pattern).search(text) for pattern in listed)
