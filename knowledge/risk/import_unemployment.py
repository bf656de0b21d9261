"""Unemployment by group of occupations: the Current Population Survey's tables A-13 and A-30."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path

from knowledge.compile.layout import LayoutError
from knowledge.risk.figure_files import Read, RejectedRow, cells, figure, rules

_MONTH = re.compile(r"\b([A-Z][a-z]{2,8})\.?,? *\n? *(20\d\d)\b")
_NOTE = re.compile(r"\s*\(\d+\)$")


def read_unemployment(path: Path, today: date) -> Read:
    """Rates by SOC major group and month; the table prints a month and the one a year before.

    Raises:
        LayoutError: no headings with rates and months, or no row of all workers.
        MissingReleaseError: there is no such file.
    """
    rule = rules()["unemployment"]
    rows = cells(path)
    start = next(
        (n for n, row in enumerate(rows) if row and row[0].lower() in rule["all_workers"]), None
    )
    if start is None:
        raise LayoutError(path, f"no row named {rule['all_workers'][0]!r} in the first column")
    columns = _months(rows[:start], rule)
    if not columns:
        raise LayoutError(path, "no column headed by an unemployment rate and a month")
    late = [month for month in columns.values() if month > f"{today:%Y-%m}"]
    if late:
        raise LayoutError(path, f"a month lies ahead: {late[0]}")
    of_all = {place: _rate(rows[start], place, rule) for place in columns}
    if None in of_all.values():
        raise LayoutError(path, "no rate of all workers")
    read = Read()
    best: dict[tuple[str, str], dict[str, object]] = {}
    for row in rows[start + 1 :]:
        printed = _NOTE.sub("", row[0]).lower() if row else ""
        majors = rule["groups"].get(printed)
        if majors is None:
            if printed and any(row[1:]):
                read.rejected["group of no use here"] += 1
            continue
        for place, month in columns.items():
            try:
                rate = _rate(row, place, rule)
            except RejectedRow as error:
                read.rejected[str(error)] += 1
                continue
            if rate is None:
                read.rejected["no rate printed"] += 1
                continue
            for major in majors:
                known = best.get((major, month))
                if known is None or len(majors) < int(str(known["width"])):
                    best[major, month] = {
                        "major": major, "month": month, "group": printed, "width": len(majors),
                        "rate": rate, "rate_of_all": of_all[place],
                    }  # fmt: skip
    read.rows = list(best.values())
    return read


def _months(heads: Sequence[Sequence[str]], rule: dict[str, object]) -> dict[int, str]:
    """Columns of rates with their months; a heading reaches over the empty cells behind it."""
    width = max((len(row) for row in heads), default=0)
    full = [""] * width
    for row in heads:
        if sum(bool(cell) for cell in row) < 2 and len(row) > 1 and row[0] != "":
            continue  # a title
        over = ""
        for place in range(width):
            over = (row[place] if place < len(row) else "") or over
            full[place] += f" {over}"
    found = {}
    for place, text in enumerate(full):
        lower = text.lower()
        parts = any(re.search(rf"\b{part}\b", lower) for part in rule["not_of"])  # type: ignore[attr-defined]
        month = _MONTH.search(text)
        if place and str(rule["rate_heading"]) in lower and month and not parts:
            found[place] = _as_month(month)
    return {place: month for place, month in found.items() if month}


def _as_month(found: re.Match[str]) -> str:
    # Long months are printed short, in several ways: "Sept. 2025".
    try:
        return f"{datetime.strptime(f'{found[1][:3]} {found[2]}', '%b %Y'):%Y-%m}"
    except ValueError:
        return ""


def _rate(row: Sequence[str], place: int, rule: dict[str, list[float]]) -> float | None:
    """A share, 0-1."""
    text = row[place] if place < len(row) else ""
    value = figure(text, [str(none) for none in rule["no_rate"]], rule["plausible"])
    return None if value is None else round(value / 100, 5)
