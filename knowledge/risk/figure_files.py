"""Rows of a file of figures, whatever it is: CSV, tab-separated or a workbook."""

from __future__ import annotations

import csv
import io
import tomllib
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from python_calamine import CalamineError, CalamineWorkbook

from knowledge.compile.layout import LayoutError, MissingReleaseError


@cache
def rules() -> dict[str, Any]:
    """The whole of import_figures.toml."""
    path = Path(__file__).with_name("import_figures.toml")
    return tomllib.loads(path.read_text(encoding="utf-8"))


class RejectedRow(ValueError):  # noqa: N818 - named for what it says
    """A row is left out; the message is the reason, without anything of the row's own."""


@dataclass
class Read:
    """Rows that were read, and how many were left out for which reason."""

    rows: list[dict[str, Any]] = field(default_factory=list)
    rejected: Counter[str] = field(default_factory=Counter)
    notes: list[str] = field(default_factory=list)


def tidy(cell: object) -> str:
    """A cell as text with single spaces; whole numbers without a point."""
    text = " ".join(str(cell).split())
    return text.removesuffix(".0") if isinstance(cell, float) else text


def cells(path: Path) -> list[list[str]]:
    """Every row of the file, or of a workbook's first sheet.

    Raises:
        MissingReleaseError: there is no such file.
        LayoutError: it can be read as neither.
    """
    if not path.is_file():
        raise MissingReleaseError(path)
    if path.suffix.lower() in {".xlsx", ".xls"}:
        try:
            sheet = CalamineWorkbook.from_path(path).get_sheet_by_index(0)
        except CalamineError as error:
            raise LayoutError(path, "is no workbook that can be read") from error
        return [[tidy(cell) for cell in row] for row in sheet.to_python(skip_empty_area=False)]
    raw = path.read_bytes()
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = raw.decode("cp1252", errors="replace")
    delimiter = "\t" if "\t" in text.split("\n", 1)[0] else ","
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    return [[tidy(cell) for cell in row] for row in rows]


def records(
    path: Path, columns: Mapping[str, Sequence[str]], *, needed: Sequence[str]
) -> list[dict[str, str]]:
    """The rows below the headings by our own names; "" where a file has no such column.

    Raises:
        LayoutError: a needed column is not there; raises as :func:`cells` too.
    """
    rows = cells(path)
    for number, row in enumerate(rows):
        heads = [head.lower() for head in row]
        places = {
            name: next((heads.index(other) for other in others if other in heads), None)
            for name, others in columns.items()
        }
        if all(places[name] is not None for name in needed):
            return [
                {
                    name: one[place] if place is not None and place < len(one) else ""
                    for name, place in places.items()
                }
                for one in rows[number + 1 :]
                if any(one)
            ]
    first = next((row for row in rows if any(row)), [])
    missing = [name for name in needed if not set(columns[name]) & {head.lower() for head in first}]
    names = "; ".join(f"{name}: one of {', '.join(columns[name])}" for name in missing or needed)
    raise LayoutError(path, f"no row of headings with {names}")


def figure(text: str, none: Sequence[str], plausible: Sequence[float]) -> float | None:
    """A number; None where one of ``none`` stands in its place.

    Raises:
        RejectedRow: it is no number, or outside of what can be.
    """
    shown = text.replace(",", "").replace("$", "").strip()
    if shown.lower() in none:
        return None
    try:
        value = float(shown)
    except ValueError:
        raise RejectedRow("a figure is no number") from None
    low, high = plausible
    if not low <= value <= high:
        raise RejectedRow(f"a figure is outside {low:,} to {high:,}")
    return value
