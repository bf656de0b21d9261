"""Finds in free text what must never be passed on: see private.toml."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from functools import cache
from pathlib import Path

_FILE = Path(__file__).with_name("private.toml")


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    rules = tomllib.loads(_FILE.read_text(encoding="utf-8"))
    return {
        kind: re.compile("|".join(f"(?:{one})" for one in rule["patterns"]), re.IGNORECASE)
        for kind, rule in rules.items()
    }


def _plain(text: str) -> str:
    """Without accents, which are often left out, and with one kind of apostrophe."""
    split = unicodedata.normalize("NFD", text.replace("’", "'"))
    return "".join(sign for sign in split if unicodedata.category(sign) != "Mn")


def private_kinds(text: str) -> tuple[str, ...]:
    """What kinds of private facts a text holds, by their names in the file; mostly none."""
    plain = _plain(text)
    return tuple(kind for kind, pattern in _patterns().items() if pattern.search(plain))
