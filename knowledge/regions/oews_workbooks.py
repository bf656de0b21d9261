"""Reads the federal wage survey's workbooks by state and metropolitan area.

Layout as BLS documents it with the files: one row for each area and occupation, all industries
together. ``import_wages.toml`` holds the names of sheets and columns and the marks.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from pathlib import Path

import pandas as pd
from python_calamine import CalamineError, CalamineWorkbook

from knowledge.compile.layout import LayoutError, MissingReleaseError, read_sheet
from knowledge.regions.workbook_row import Row, WorkbookRow, rules

COLUMNS = (
    "AREA", "AREA_TITLE", "AREA_TYPE", "PRIM_STATE", "I_GROUP", "OCC_CODE", "O_GROUP", "TOT_EMP",
    "LOC_QUOTIENT", "A_MEAN", "A_MEDIAN",
)  # fmt: skip
#: How the workbooks say that a row counts everybody.
ALL_INDUSTRIES = "cross-industry"
ALL_OCCUPATIONS = "00-0000"


@dataclass
class Figures:
    """What a workbook holds: areas with their totals, lines, and what was left out and why."""

    year: int
    areas: dict[str, Row] = field(default_factory=dict)
    wages: list[Row] = field(default_factory=list)
    rejected: Counter[str] = field(default_factory=Counter)


def read_figures(path: Path, which: str, known_codes: Collection[str]) -> Figures:
    """One workbook; ``which`` is "states" or "metros".

    Raises:
        MissingReleaseError: there is no such file.
        LayoutError: it is no such workbook; names the sheet, the column and the row.
    """
    sheet, year = find_sheet(path, rules()["sheets"][which])
    rows = read_sheet(path, sheet, COLUMNS)
    found = Figures(year)
    seen: set[tuple[str, str]] = set()
    for number, cells in enumerate(_records(rows), start=2):
        read = WorkbookRow(cells, path, sheet, number, year)
        kind = rules()["kinds"][which].get(read.whole("AREA_TYPE"))
        if kind is None:
            found.rejected["another type of area"] += 1
            continue
        if read.text("I_GROUP") != ALL_INDUSTRIES:
            found.rejected["one industry only"] += 1
            continue
        area_id = area_of(read.whole("AREA"), kind == "state")
        area = found.areas.setdefault(area_id, read.area(area_id, kind))
        code = read.text("OCC_CODE")
        if code == ALL_OCCUPATIONS:
            area["employment"] = read.employment()
            area["has_total"] = True
        elif read.text("O_GROUP") != "detailed":
            found.rejected["a group of occupations"] += 1
        elif code not in known_codes:
            found.rejected["no occupation of this release"] += 1
        elif (area_id, code) in seen:
            raise read.wrong("OCC_CODE", f"{code} stands twice for {area['name']}")
        else:
            seen.add((area_id, code))
            found.wages.append(read.wage(area_id, code))
            if read.above_unknown_top_code:
                found.rejected["median above a top code that is not known (line kept)"] += 1
    for area in found.areas.values():
        if not area.pop("has_total", False):
            problem = f"no row {ALL_OCCUPATIONS} for {area['name']}"
            raise LayoutError(path, problem, sheet=sheet, column="OCC_CODE")
    if not found.wages:
        raise LayoutError(path, "no row for any occupation", sheet=sheet, column="OCC_CODE")
    return found


def read_definitions(path: Path) -> tuple[int, list[Row]]:
    """The year, and the counties (in New England towns) of each metro and nonmetro area.

    Raises as :func:`read_figures`.
    """
    rule = rules()["definitions"]
    sheet = _sheet_names(path)[0]
    area, year = _column_of_a_year(path, sheet, rule["area"])
    rows = read_sheet(path, sheet, [rule["state"], area, rule["town_code"], rule["county"]])
    counties: dict[tuple[str, str, str], Row] = {}
    for number, cells in enumerate(_records(rows), start=2):
        read = WorkbookRow(cells, path, sheet, number, year)
        name, state = read.text(rule["county"]), read.text(rule["state"])
        if not name or len(state) != 2:
            raise read.wrong(rule["county"], f"no county and state: {name!r}, {state!r}")
        is_town = read.text(rule["town_code"]).removesuffix(".0") not in rule["no_town"]
        for ending in rule["town_endings"] if is_town else rule["endings"]:
            if name.endswith(ending):
                name = name.removesuffix(ending)
                break
        area_id = area_of(read.whole(area), is_state=False)
        counties[area_id, state, name] = {
            "area_id": area_id,
            "state": state,
            "county": name,
            "is_town": is_town,
        }
    return year, list(counties.values())


def find_sheet(path: Path, pattern: str) -> tuple[str, int]:
    """The sheet of that name and the year in it.

    Raises as :func:`read_figures`.
    """
    names = _sheet_names(path)
    found = _of_a_year(names, pattern)
    if len(found) != 1:
        raise LayoutError(path, f"one sheet like {pattern!r} expected; has {names}")
    return found[0]


def _column_of_a_year(path: Path, sheet: str, pattern: str) -> tuple[str, int]:
    rows = CalamineWorkbook.from_path(path).get_sheet_by_name(sheet).to_python(nrows=1)
    names = [" ".join(str(cell).split()) for cell in rows[0]] if rows else []
    found = _of_a_year(names, pattern)
    if len(found) != 1:
        problem = f"one column like this expected; has {names}"
        raise LayoutError(path, problem, sheet=sheet, column=pattern)
    return found[0]


def _of_a_year(names: Iterable[str], pattern: str) -> list[tuple[str, int]]:
    wanted = re.compile(re.escape(pattern).replace(r"\{year\}", r"(\d{4})"), re.IGNORECASE)
    return [(name, int(match[1])) for name in names if (match := wanted.fullmatch(name))]


def area_of(code: str, is_state: bool) -> str:
    """Our name for an area: "US-36" for a state, "US-0045060" for a metropolitan area."""
    return f"US-{code.zfill(2 if is_state else 7)}"


def _sheet_names(path: Path) -> list[str]:
    if not path.is_file():
        raise MissingReleaseError(path)
    try:
        return list(CalamineWorkbook.from_path(path).sheet_names)
    except CalamineError as error:
        raise LayoutError(path, f"not a workbook ({error})") from error


def _records(rows: pd.DataFrame) -> list[Row]:
    return [{str(name): cell for name, cell in row.items()} for row in rows.to_dict("records")]
