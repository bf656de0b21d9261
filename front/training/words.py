"""The words of the sheet and its pages, in both languages."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path
from typing import Any

_ALL: dict[str, dict[str, Any]] = tomllib.loads(
    (Path(__file__).parent / "words.toml").read_text(encoding="utf-8")
)


def words_of(part: str, language: str) -> dict[str, Any]:
    """The words of one part of `words.toml`."""
    found: dict[str, Any] = _ALL[language][part]
    return found


def day_told(language: str, day: date) -> str:
    """A day as a person writes it."""
    common = words_of("common", language)
    month = common["month_names"][day.month - 1]
    return str(common["date"].format(day=day.day, month=month, year=day.year))
