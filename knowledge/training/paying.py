"""Ways to pay for training, written for this project (``paying.toml``, ``paying_es.toml``)."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache

from knowledge.training.rules import FOLDER
from language.detect import ENGLISH


@dataclass(frozen=True)
class WayToPay:
    """One way to pay: what it is, where to ask, and when that was last checked."""

    id: str
    name: str
    what: str
    where_to_ask: str
    url: str
    paid_while_learning: bool
    source: str
    #: Year and month, "2026-11".
    checked: str


@cache
def ways_to_pay(language: str = ENGLISH) -> tuple[WayToPay, ...]:
    """All ways, the ones most workers can use first, worded in a language ("en" or "es").

    Raises:
        FileNotFoundError: they are not worded in the language.
    """
    file = tomllib.loads((FOLDER / "paying.toml").read_text(encoding="utf-8"))
    words = {}
    if language != ENGLISH:
        words = tomllib.loads((FOLDER / f"paying_{language}.toml").read_text(encoding="utf-8"))
    return tuple(
        WayToPay(**{"checked": file["checked"], **way, **words.get(way["id"], {})})
        for way in file["ways"]
    )
