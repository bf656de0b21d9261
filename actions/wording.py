"""Fills in the lines of lines.yml, or lines.es.yml, and formats numbers the way people read them.

Which file is read goes by the language of the turn, which the turn sets before it answers. In a
text message the shorter lines of lines.sms.yml and lines.sms.es.yml go before them.
"""

from __future__ import annotations

import re
from contextvars import ContextVar
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from actions.sms_room import shortened
from language.detect import ENGLISH, SPANISH

FOLDER = Path(__file__).parent
LINES = {ENGLISH: FOLDER / "lines.yml", SPANISH: FOLDER / "lines.es.yml"}
SMS_LINES = {ENGLISH: FOLDER / "lines.sms.yml", SPANISH: FOLDER / "lines.sms.es.yml"}
SMS = "sms"
#: Values that people or schools wrote, and how long they may be in a line of a text message.
LONGEST_IN_SMS = {"past_job.said": 40, "training.name": 36}

HOURS_A_YEAR = 2080

#: The language of the turn that is being answered; each turn has a context of its own.
turn_language: ContextVar[str] = ContextVar("turn_language", default=ENGLISH)
#: The channel the answer goes out on, "web" or "sms".
turn_channel: ContextVar[str] = ContextVar("turn_channel", default="web")
#: "y" becomes "e" before these in Spanish ("ventas e informes"); not before "hie".
_SOUNDS_LIKE_I = re.compile(r"h?[ií](?!e)", re.IGNORECASE)


@lru_cache(maxsize=len(LINES) + len(SMS_LINES))
def _lines(file: Path) -> dict[str, Any]:
    loaded: dict[str, Any] = yaml.safe_load(file.read_text(encoding="utf-8"))
    return loaded


def _found(key: str) -> Any:
    """What stands at a key, in the file for text messages where that has it.

    Raises:
        KeyError: it stands nowhere.
    """
    language = turn_language.get()
    if turn_channel.get() == SMS:
        found: Any = _lines(SMS_LINES[language])
        for part in key.split("."):
            found = found.get(part) if isinstance(found, dict) else None
        if found is not None and not isinstance(found, dict):
            return found
    found = _lines(LINES[language])
    for part in key.split("."):
        found = found[part]
    return found


def line(key: str, /, **values: object) -> str:
    """The line at ``key`` ("next_job.main") with its names filled in.

    Raises:
        KeyError: there is no such line, or a name in it has no value.
    """
    if turn_channel.get() == SMS:
        group = key.split(".")[0]
        values = {
            name: shortened(str(value), longest)
            if (longest := LONGEST_IN_SMS.get(f"{group}.{name}"))
            else value
            for name, value in values.items()
        }
    return str(_found(key)).format(**values)


def phrase(group: str, name: str) -> str:
    """The wording of ``name`` in ``group``; the name itself where none is written."""
    found: Any = _lines(LINES[turn_language.get()])
    for part in group.split("."):
        found = found[part]
    return str(_found(f"{group}.{name}")) if name in found else name


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
