"""Jobs and pay by area: New York's and Washington's own files, as three tables.

Both states print the federal survey's figures for their parts. New York prints yearly wages and a
total; Washington prints hourly percentiles, a yearly mean and no total.
"""

from __future__ import annotations

import tomllib
from collections.abc import Collection
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pandas as pd

from knowledge.compile.layout import LayoutError, number, read_csv

RULES = Path(__file__).with_name("regional.toml")
Row = dict[str, object]

NEW_YORK_FILE = "oews-newyork.csv"
NEW_YORK_CODE = "Standard Occupational Code"
NEW_YORK_STATE = ("1", "36")
ALL_OCCUPATIONS = "00-0000"
#: How the code of a major group ends; the groups are sums of what is read anyway.
GROUP_ENDING = "-0000"

WASHINGTON_FILE = "oews-washington.csv"
WASHINGTON_CODE = "SOC code"
WASHINGTON_STATE = "000053"

#: Wages that neither file holds under that name, or not at all.
NO_WAGES: Row = {"median_wage_top_coded": False, "location_quotient": None}


@dataclass(frozen=True)
class RegionalTables:
    """The rows of areas, area_counties and area_wages."""

    areas: list[Row]
    counties: list[Row]
    wages: list[Row]


@cache
def rules() -> dict[str, Any]:
    """The whole of regional.toml."""
    return tomllib.loads(RULES.read_text(encoding="utf-8"))


def read_regional(releases: Path, known_codes: Collection[str]) -> RegionalTables:
    """Both states' files. ``known_codes`` are SOC 2018 codes and BLS's combinations.

    Raises MissingReleaseError, or LayoutError for a file that does not look as documented: a
    column or area that is not known, a code that is no occupation, a figure out of its range.
    """
    parts = [_read_new_york(releases, known_codes), _read_washington(releases, known_codes)]
    published = {str(area["area_id"]) for areas, _ in parts for area in areas}
    counties = [
        {"area_id": area["area_id"], "state": state, "county": county, "is_town": False}
        for area in rules()["areas"]
        if area["area_id"] in published
        for state, names in area["counties"].items()
        for county in names
    ]
    return RegionalTables(
        areas=[area for areas, _ in parts for area in areas],
        counties=counties,
        wages=[row for _, wages in parts for row in wages],
    )


def _read_new_york(releases: Path, known_codes: Collection[str]) -> tuple[list[Row], list[Row]]:
    path = releases / "regional" / NEW_YORK_FILE
    figures = {
        "employment": "Employment",
        "median_wage": "Median Wage",
        "mean_wage": "Mean Wage",
        "entry_wage": "Entry Wage",
        "experienced_wage": "Experienced Wage",
    }
    columns = ["Area Type", "Area", "Area Name", NEW_YORK_CODE, *figures.values()]
    rows = read_csv(path, columns)
    of_state = (rows["Area Type"] == NEW_YORK_STATE[0]) & (rows["Area"] == NEW_YORK_STATE[1])
    rows["area_id"] = ("NY-" + rows["Area"]).where(~of_state, "NY")
    totals = rows[rows[NEW_YORK_CODE] == ALL_OCCUPATIONS].set_index("area_id")
    detailed = rows[~rows[NEW_YORK_CODE].str.endswith(GROUP_ENDING)]
    _check_codes(detailed, NEW_YORK_CODE, known_codes, path)
    stated = rules()["new_york"]
    areas = _areas(rows, path, stated["source"], stated["vintage"])
    for area in areas:
        if area["area_id"] not in totals.index:
            problem = f"no row {ALL_OCCUPATIONS} for {area['name']!r}"
            raise LayoutError(path, problem, column=NEW_YORK_CODE)
    employed = number(totals, "Employment", path)
    areas = [a | {"employment": employed[a["area_id"]], "employment_summed": False} for a in areas]
    wages = _frame(detailed, NEW_YORK_CODE)
    for name, column in figures.items():
        bounds = "yearly" if name.endswith("_wage") else None
        wages[name] = _figures(detailed, column, path, bounds)
    return areas, _records(wages)


def _read_washington(releases: Path, known_codes: Collection[str]) -> tuple[list[Row], list[Row]]:
    path = releases / "regional" / WASHINGTON_FILE
    median, mean = "50th Percentile", "Annual wage"
    columns = ["Year", "Area code", "Area name", WASHINGTON_CODE, "Employment", median, mean]
    rows = read_csv(path, columns)
    years = sorted(set(rows["Year"]))
    if len(years) != 1:
        raise LayoutError(path, f"one year expected, found {years}", column="Year")
    of_state = rows["Area code"] == WASHINGTON_STATE
    rows["area_id"] = ("WA-" + rows["Area code"]).where(~of_state, "WA")
    _check_codes(rows, WASHINGTON_CODE, known_codes, path)
    wages = _frame(rows, WASHINGTON_CODE)
    wages["employment"] = _figures(rows, "Employment", path, None)
    wages["median_wage"] = _figures(rows, median, path, "hourly") * rules()["hours"]["a_year"]
    wages["mean_wage"] = _figures(rows, mean, path, "yearly")
    wages["entry_wage"] = wages["experienced_wage"] = None
    summed = wages.groupby("area_id")["employment"].sum()
    renamed = rows.rename(columns={"Area name": "Area Name"})
    areas = _areas(renamed, path, rules()["washington"]["source"], years[0])
    areas = [a | {"employment": summed[a["area_id"]], "employment_summed": True} for a in areas]
    return areas, _records(wages)


def _areas(rows: pd.DataFrame, path: Path, source: str, vintage: str) -> list[Row]:
    """The areas a file holds, each as regional.toml has it."""
    state = str(rows["area_id"].iloc[0]).partition("-")[0]
    known = {area["area_id"]: area for area in rules()["areas"] if area["state"] == state}
    missing = sorted(set(known) - set(rows["area_id"]))
    if missing:
        raise LayoutError(path, f"no rows for the areas {missing}", column="Area Name")
    areas: list[Row] = []
    for area_id, name in rows[["area_id", "Area Name"]].drop_duplicates().itertuples(index=False):
        entry = known.get(area_id)
        if entry is None or entry["name"] != name:
            problem = f"area {area_id} {name!r} is not in {RULES.name}"
            raise LayoutError(path, problem, column="Area Name")
        kept = {key: entry[key] for key in ("area_id", "name", "kind", "state")}
        areas.append(kept | {"source": source, "vintage": vintage})
    return areas


def _check_codes(rows: pd.DataFrame, column: str, known: Collection[str], path: Path) -> None:
    unknown = sorted(set(rows[column]) - set(known))
    if unknown:
        raise LayoutError(path, f"codes that are no occupations: {unknown[:5]}", column=column)
    repeated = rows[rows.duplicated(["area_id", column])]
    if not repeated.empty:
        example = repeated.iloc[0]
        problem = f"{example[column]} stands twice in {example['area_id']}"
        raise LayoutError(path, problem, column=column)


def _frame(rows: pd.DataFrame, code_column: str) -> pd.DataFrame:
    frame = pd.DataFrame({"area_id": rows["area_id"], "figures_code": rows[code_column]})
    return frame.assign(**NO_WAGES)


def _figures(rows: pd.DataFrame, column: str, path: Path, bounds: str | None) -> pd.Series:
    """``column`` as numbers; an empty cell is a figure the publisher withholds."""
    known = rows[rows[column] != ""]
    values = number(known, column, path)
    low, high = rules()["plausible"][bounds] if bounds else (0, float("inf"))
    wrong = values[(values < low) | (values > high)]
    if not wrong.empty:
        problem = f"{wrong.iloc[0]:g} is outside {low:g} to {high:g}"
        raise LayoutError(path, problem, column=column)
    return values.reindex(rows.index)


def _records(frame: pd.DataFrame) -> list[Row]:
    return [{str(name): value for name, value in row.items()} for row in frame.to_dict("records")]
