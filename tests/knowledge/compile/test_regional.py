"""The two states' files by area, and what becomes of a file that has changed."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from knowledge.compile import regional
from knowledge.compile.layout import LayoutError, MissingReleaseError

KNOWN = {"35-3031", "11-1011", "31-1120"}
NEW_YORK_HEADER = (
    "Area Type, Area, Area Name, Standard Occupational Code, Occupational Title, Employment,"
    "Mean Wage, Median Wage, Entry Wage, Experienced Wage       "
)
WASHINGTON_HEADER = (
    "ID,Year,Area code,Area name,SOC code,Occupational title,Employment,Average wage,"
    "25th Percentile,50th Percentile,75th Percentile,Annual wage"
)


def areas(state: str) -> list[dict[str, Any]]:
    return [area for area in regional.rules()["areas"] if area["state"] == state]


def new_york(*more: str, without: tuple[str, ...] = ()) -> list[str]:
    """The smallest whole file: a total for each area, and ``more``."""
    lines = [NEW_YORK_HEADER]
    for area in areas("NY"):
        kind, code = ("1", "36") if area["kind"] == "state" else ("10", area["area_id"][3:])
        total = f'{kind},{code},{area["name"]},00-0000,"Total",1000,50000,40000,30000,60000'
        lines += [] if area["area_id"] in without else [total]
    return [*lines, *more]


def washington(*more: str, header: str = WASHINGTON_HEADER) -> list[str]:
    lines = [header]
    for area in areas("WA"):
        code = "000053" if area["kind"] == "state" else area["area_id"][3:]
        name = area["name"]
        lines.append(f'1,2022,{code},"{name}",35-3031,Waiters,100,20.00,15.00,18.27,,41600.00')
    return [*lines, *more]


def releases(folder: Path, files: Mapping[str, list[str]]) -> Path:
    whole = {regional.NEW_YORK_FILE: new_york(), regional.WASHINGTON_FILE: washington()} | files
    for name, lines in whole.items():
        path = folder / "regional" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return folder


def read(folder: Path, files: Mapping[str, list[str]]) -> regional.RegionalTables:
    return regional.read_regional(releases(folder, files), KNOWN)


def complaint(folder: Path, files: Mapping[str, list[str]]) -> LayoutError:
    with pytest.raises(LayoutError) as caught:
        read(folder, files)
    return caught.value


FINGER_LAKES_WAITERS = "10,3,Finger Lakes,35-3031,Waiters,6010,48292,37069,29536,57825"


def test_stray_spaces_totals_groups_and_blanks_are_read_as_new_york_means_them(
    tmp_path: Path,
) -> None:
    rows = read(
        tmp_path,
        {
            regional.NEW_YORK_FILE: new_york(
                FINGER_LAKES_WAITERS,
                "10,3,Finger Lakes,35-0000,Food Preparation,40000,35000,33000,29000,40000",
                "10,3,Finger Lakes,11-1011,Chief Executives,,250000,,110000,300000",
            )
        },
    )
    lines = {row["figures_code"]: row for row in rows.wages if row["area_id"] == "NY-3"}
    assert set(lines) == {"35-3031", "11-1011"}
    assert lines["35-3031"]["median_wage"] == 37069
    executives = lines["11-1011"]
    assert executives["employment"] != executives["employment"]
    assert executives["entry_wage"] == 110000
    region = next(area for area in rows.areas if area["area_id"] == "NY-3")
    assert (region["employment"], region["employment_summed"]) == (1000, False)
    assert region["vintage"] == "2024 release"


def test_washingtons_hourly_median_becomes_a_year_and_its_jobs_are_summed(tmp_path: Path) -> None:
    line = '2,2022,042660,"Seattle-Tacoma-Bellevue, WA",31-1120,Aides,250,,,,,37000.00'
    rows = read(tmp_path, {regional.WASHINGTON_FILE: washington(line)})
    seattle = next(area for area in rows.areas if area["area_id"] == "WA-042660")
    assert (seattle["employment"], seattle["employment_summed"]) == (350, True)
    assert seattle["vintage"] == "2022"
    lines = {row["figures_code"]: row for row in rows.wages if row["area_id"] == "WA-042660"}
    assert lines["35-3031"]["median_wage"] == pytest.approx(18.27 * 2080)
    assert lines["35-3031"]["mean_wage"] == 41600
    assert lines["31-1120"]["median_wage"] != lines["31-1120"]["median_wage"]


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    folder = releases(tmp_path, {})
    (folder / "regional" / regional.WASHINGTON_FILE).unlink()
    with pytest.raises(MissingReleaseError, match=r"oews-washington\.csv"):
        regional.read_regional(folder, KNOWN)


@pytest.mark.parametrize(
    ("line", "column", "says"),
    [
        ("10,3,Finger Lakes,99-9999,Wizards,1,2,3,4,5", "Standard Occupational Code", "99-9999"),
        ("10,11,Atlantis,35-3031,Waiters,1,40000,40000,40000,40000", "Area Name", "Atlantis"),
        ("10,3,The Lakes,35-3031,Waiters,1,40000,40000,40000,40000", "Area Name", "The Lakes"),
        ("10,3,Finger Lakes,35-3031,Waiters,few,40000,40000,40000,40000", "Employment", "few"),
        ("10,3,Finger Lakes,35-3031,Waiters,1,40000,17.82,40000,40000", "Median Wage", "17.82"),
        ("10,3,Finger Lakes,35-3031,Waiters,-1,40000,40000,40000,40000", "Employment", "-1"),
    ],
)
def test_a_line_of_new_york_that_does_not_fit_is_refused(
    tmp_path: Path, line: str, column: str, says: str
) -> None:
    found = complaint(tmp_path, {regional.NEW_YORK_FILE: new_york(line)})
    assert found.file.name == regional.NEW_YORK_FILE
    assert found.column == column
    assert says in str(found)


def test_an_occupation_that_stands_twice_in_an_area_is_refused(tmp_path: Path) -> None:
    twice = new_york(FINGER_LAKES_WAITERS, FINGER_LAKES_WAITERS)
    assert "twice in NY-3" in str(complaint(tmp_path, {regional.NEW_YORK_FILE: twice}))


def test_an_area_without_its_total_or_without_any_line_is_refused(tmp_path: Path) -> None:
    no_total = new_york(FINGER_LAKES_WAITERS, without=("NY-3",))
    assert "no row 00-0000" in str(complaint(tmp_path, {regional.NEW_YORK_FILE: no_total}))
    gone = new_york(without=("NY-3",))
    assert "no rows for the areas ['NY-3']" in str(
        complaint(tmp_path, {regional.NEW_YORK_FILE: gone})
    )


def test_a_renamed_column_or_a_second_year_of_washington_is_refused(tmp_path: Path) -> None:
    renamed = washington(header=WASHINGTON_HEADER.replace("50th Percentile", "Median"))
    found = complaint(tmp_path, {regional.WASHINGTON_FILE: renamed})
    assert found.column == "50th Percentile"
    line = '2,2023,042660,"Seattle-Tacoma-Bellevue, WA",11-1011,Chiefs,1,,,,,200000'
    found = complaint(tmp_path, {regional.WASHINGTON_FILE: washington(line)})
    assert found.column == "Year"
    yearly = '2,2022,042660,"Seattle-Tacoma-Bellevue, WA",11-1011,Chiefs,1,,,191110,,200000'
    found = complaint(tmp_path, {regional.WASHINGTON_FILE: washington(yearly)})
    assert found.column == "50th Percentile"


def test_the_committed_areas_are_those_of_the_hand_table_with_all_their_counties() -> None:
    data = Path(__file__).parents[3] / "knowledge" / "data"
    with (data / "area_counties.csv").open(encoding="utf-8", newline="") as file:
        committed = {(r["area_id"], r["state"], r["county"]) for r in csv.DictReader(file)}
    by_hand = {
        (area["area_id"], state, county)
        for area in regional.rules()["areas"]
        for state, names in area["counties"].items()
        for county in names
    }
    assert committed == by_hand
