"""One row of the federal wage survey's workbooks, read by ``import_wages.toml``."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from knowledge.compile.layout import LayoutError

Row = dict[str, Any]


@cache
def rules() -> dict[str, Any]:
    """The whole of import_wages.toml."""
    path = Path(__file__).with_name("import_wages.toml")
    return tomllib.loads(path.read_text(encoding="utf-8"))


@dataclass(frozen=True)
class WorkbookRow:
    """One row of a sheet, whose cells may be numbers or text. Its methods raise LayoutError."""

    cells: Row
    path: Path
    sheet: str
    number: int
    year: int

    def wrong(self, column: str, problem: str) -> LayoutError:
        where = f"row {self.number}: {problem}"
        return LayoutError(self.path, where, sheet=self.sheet, column=column)

    def text(self, column: str) -> str:
        return " ".join(str(self.cells[column]).split())

    def whole(self, column: str) -> str:
        """A code, which a workbook may hold as a number: "45060"."""
        code = self.text(column).removesuffix(".0")
        if not code.isdigit():
            raise self.wrong(column, f"{code!r} is no code")
        return str(int(code))

    def figure(self, column: str, *marks: str) -> float | None:
        """A number; None where one of ``marks`` stands in its place."""
        shown = self.text(column).replace(",", "")
        if shown in ("", *marks):
            return None
        try:
            value = float(shown)
        except ValueError:
            raise self.wrong(column, f"{shown!r} is no number") from None
        if not 0 <= value < float("inf"):
            raise self.wrong(column, f"{shown!r} is no figure")
        return value

    def employment(self) -> int | None:
        value = self.figure("TOT_EMP", rules()["marks"]["no_employment"])
        return None if value is None else round(value)

    def area(self, area_id: str, kind: str) -> Row:
        """The area, still without its total."""
        state = self.text("PRIM_STATE")
        if not re.fullmatch(r"[A-Z]{2}", state):
            raise self.wrong("PRIM_STATE", f"{state!r} is no state")
        return {
            "area_id": area_id,
            "name": self.text("AREA_TITLE"),
            "kind": kind,
            "state": state,
            "vintage": rules()["vintage"].format(year=self.year),
            "employment": None,
            "employment_summed": False,
            "source": rules()["source"],
        }

    def wage(self, area_id: str, code: str) -> Row:
        """The line of one occupation; the survey has no entry wages."""
        marks = rules()["marks"]
        median = self.top_code if self.above_top_code else self._yearly("A_MEDIAN")
        return {
            "area_id": area_id,
            "figures_code": code,
            "employment": self.employment(),
            "median_wage": median,
            "mean_wage": self._yearly("A_MEAN"),
            "entry_wage": None,
            "experienced_wage": None,
            "median_wage_top_coded": self.above_top_code and self.top_code is not None,
            "location_quotient": self.figure("LOC_QUOTIENT", *marks.values()),
        }

    @property
    def top_code(self) -> int | None:
        """The most the survey prints for a year's pay; None for a year the rules do not know."""
        known: dict[str, int] = rules()["top_code"]
        return known.get(str(self.year))

    @property
    def above_top_code(self) -> bool:
        return self.text("A_MEDIAN") == rules()["marks"]["above_top_code"]

    @property
    def above_unknown_top_code(self) -> bool:
        return self.above_top_code and self.top_code is None

    def _yearly(self, column: str) -> float | None:
        marks = rules()["marks"]
        value = self.figure(column, marks["no_wage"], marks["above_top_code"])
        low, high = rules()["plausible"]["yearly"]
        if value is not None and not low <= value <= high:
            raise self.wrong(column, f"{value:g} is outside {low:,} to {high:,}")
        return value
