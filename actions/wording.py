"""Fills in the lines of lines.yml, or lines.es.yml, and formats numbers the way people read them.

Which file is read goes by the language of the turn, which the turn sets before it answers.
"""

from __future__ import annotations

import re
from contextvars import ContextVar
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from language.detect import ENGLISH, SPANISH

FOLDER = Path(__file__).parent
LINES = {ENGLISH: FOLDER / "lines.yml", SPANISH: FOLDER / "lines.es.yml"}

HOURS_A_YEAR = 2080

#: The language of the turn that is being answered; each turn has a context of its own.
turn_language: ContextVar[str] = ContextVar("turn_language", default=ENGLISH)
#: "y" becomes "e" before these in Spanish ("ventas e informes"); not before "hie".
_SOUNDS_LIKE_I = re.compile(r"h?[ií](?!e)", re.IGNORECASE)


@lru_cache(maxsize=len(LINES))
def _lines(language: str) -> dict[str, Any]:
    loaded: dict[str, Any] = yaml.safe_load(LINES[language].read_text(encoding="utf-8"))
    return loaded


def line(key: str, /, **values: object) -> str:
    """The line at ``key`` ("next_job.main") with its names filled in.

    Raises:
        KeyError: there is no such line, or a name in it has no value.
    """
    found: Any = _lines(turn_language.get())
    for part in key.split("."):
        found = found[part]
    return str(found).format(**values)


def phrase(group: str, name: str) -> str:
    """The wording of ``name`` in ``group``; the name itself where none is written."""
    found: Any = _lines(turn_language.get())
    for part in group.split("."):
        found = found[part]
    return str(found.get(name, name))


def amount(dollars: float) -> str:
    """1234.5 -> "1,234"; cents only below 100 dollars and where there are any."""
    if dollars < 100 and dollars != int(dollars):
        return f"{dollars:,.2f}"
    return f"{dollars:,.0f}"


def duration(months: int | None) -> str:
    """38 -> ", 3 years and 2 months"; empty when not known."""
    if not months:
        return ""
    years, rest = divmod(months, 12)
    if not years:
        return line("duration.month") if rest == 1 else line("duration.months", months=rest)
    whole = line("duration.year") if years == 1 else line("duration.years", years=years)
    if not rest:
        return whole
    kind = "and_month" if rest == 1 else "and_months"
    return line(f"duration.{kind}", years=whole, months=rest)


def capitalised(text: str) -> str:
    """The text with its first letter in upper case and the rest as it is."""
    return text[:1].upper() + text[1:]


def listed(names: list[str]) -> str:
    """["a", "b", "c"] -> "a, b and c"."""
    if len(names) < 2:
        return "".join(names)
    like_i = _SOUNDS_LIKE_I.match(names[-1])
    last = line("and_before_i" if like_i else "and")
    return ", ".join(names[:-1]) + last + names[-1]


def in_ten(share: float) -> int:
    """0.837 -> 8 (of 10 people)."""
    return round(share * 10)
