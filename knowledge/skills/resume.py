"""A ready line for a resume: what the worker did, for how long, in which job."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any


@cache
def _wording() -> dict[str, Any]:
    path = Path(__file__).with_name("resume.toml")
    return tomllib.loads(path.read_text(encoding="utf-8"))


def resume_line(did: str, months: int | None, code: str, plain_title: str) -> str:
    """Put a line together: "Took orders and remembered who wanted what, 5 years as a server".

    Args:
        did: a clause in the past tense, from the shown-by tables.
        months: time in the job; None or 0 leaves it out.
        code: the job's SOC code.
        plain_title: its everyday name for one person.
    """
    template = "with_time" if months else "without_time"
    line: str = _wording()["line"][template]
    return line.format(
        did=did[:1].upper() + did[1:],
        time=_time(months) if months else "",
        job=_job(code, plain_title),
    )


def _time(months: int) -> str:
    words = _wording()["time"]
    years, rest = divmod(months, 12)
    whole = words["year"] if years == 1 else words["years"].format(years=years)
    part = words["month"] if rest == 1 else words["months"].format(months=rest)
    if years and rest:
        return str(words["both"].format(years=whole, months=part))
    return str(whole if years else part)


def _job(code: str, plain_title: str) -> str:
    words = _wording()["job"]
    title: str = _wording()["titles"].get(code, plain_title).removeprefix(words["dropped"])
    vowel = title[0] in "aeiou" or title.startswith(tuple(words["an_before"]))
    return str(words["an" if vowel else "a"].format(title=title))
