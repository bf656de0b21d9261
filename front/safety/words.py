"""Reads `words.toml`: the words and patterns, with their fragments filled in."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path
from typing import Any

_FILE = Path(__file__).with_name("words.toml")
_FRAGMENT = re.compile(r"%(\w+)%")


@lru_cache(maxsize=1)
def words() -> dict[str, Any]:
    """The content of `words.toml`."""
    with _FILE.open("rb") as file:
        return tomllib.load(file)


def pattern(*alternatives: str) -> re.Pattern[str]:
    """One compiled pattern that matches when any alternative does.

    Raises:
        KeyError: a fragment is named that the file does not have.
    """
    fragments: dict[str, str] = words()["fragments"]
    text = "|".join(f"(?:{one})" for one in alternatives)
    while _FRAGMENT.search(text):
        text = _FRAGMENT.sub(lambda found: fragments[found[1]], text)
    return re.compile(text)


def either(alternatives: Iterable[str]) -> str:
    """The source of a group that matches when any alternative does, longest first."""
    return f"(?:{'|'.join(sorted(alternatives, key=len, reverse=True))})"
