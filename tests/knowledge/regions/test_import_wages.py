"""Importing the federal workbooks: laid out like the published ones, only small."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from knowledge.__main__ import main
from knowledge.compile.layout import LayoutError, MissingReleaseError
from knowledge.regions.import_wages import ImportFolderError, import_wages
from knowledge.regions.regions import Regions
from knowledge.store.tables import DATA, release_stamp
from tests.knowledge.compile.workbooks import write_workbook

Cells = Sequence[str | int | float]
FIGURES = [
    "AREA", "AREA_TITLE", "AREA_TYPE", "PRIM_STATE", "NAICS", "NAICS_TITLE", "I_GROUP",
    "OWN_CODE", "OCC_CODE", "OCC_TITLE", "O_GROUP", "TOT_EMP", "EMP_PRSE", "JOBS_1000",
    "LOC_QUOTIENT", "PCT_TOTAL", "PCT_RPT", "H_MEAN", "A_MEAN", "MEAN_PRSE", "H_PCT10", "H_PCT25",
    "H_MEDIAN", "H_PCT75", "H_PCT90", "A_PCT10", "A_PCT25", "A_MEDIAN", "A_PCT75", "A_PCT90",
    "ANNUAL", "HOURLY",
]  # fmt: skip
DEFINITIONS = [
    "FIPS code", "State", "State abbreviation", "May 2023 MSA code ", "May 2023 MSA name",
    "County code", "Township code", "County name (or Township name for the New England states)",
]  # fmt: skip
WAITERS, SURGEONS, ACTORS = "35-3031", "29-1249", "27-2011"


def line(
    area: Cells, code: str, employed: str | int, mean: str | int, median: str | int, **other: str
) -> list[str | int | float]:
    """One row: ``area`` is code, title, type and state; ``other`` sets columns by name."""
    cells: dict[str, str | int | float] = dict.fromkeys(FIGURES, "")
    names = ("AREA", "AREA_TITLE", "AREA_TYPE", "PRIM_STATE")
    cells |= dict(zip(names, area, strict=True))
    cells |= {
        "NAICS": "000000", "I_GROUP": "cross-industry", "OWN_CODE": "1235", "OCC_CODE": code,
        "O_GROUP": "total" if code == "00-0000" else "detailed", "TOT_EMP": employed,
        "LOC_QUOTIENT": "" if code == "00-0000" else 1.11, "A_MEAN": mean, "A_MEDIAN": median,
    }  # fmt: skip
    return list((cells | other).values())


NEW_JERSEY = ("34", "New Jersey", 2, "NJ")
CAMDEN = (37980, "Philadelphia-Camden-Wilmington, PA-NJ-DE-MD", 4, "PA")
BOSTON = ("71650", "Boston-Cambridge-Nashua, MA-NH", 4, "MA")
RURAL = ("3600001", "Capital/Northern New York nonmetropolitan area", 6, "NY")
STATES = [
    line(NEW_JERSEY, "00-0000", "4,157,960", "73,980", "53,780"),
    line(NEW_JERSEY, "35-0000", "300,000", 40000, 35000, O_GROUP="major"),
    line(NEW_JERSEY, WAITERS, "48,690", "41,820", "36,130"),
    line(NEW_JERSEY, SURGEONS, 1200, "#", "#"),
    line(NEW_JERSEY, "99-1234", 10, 50000, 50000),
]
METROS = [
    line(CAMDEN, "00-0000", 2800000, 70000, 51000),
    line(CAMDEN, WAITERS, "**", 37180, 33880),
    line(BOSTON, "00-0000", 2700000, 85000, 62000),
    line(BOSTON, WAITERS, 43210, 44000, 36000),
    line(BOSTON, ACTORS, 500, "*", "*"),
    line(RURAL, "00-0000", 200000, 55000, 45000),
    line(RURAL, WAITERS, 2500, 38000, 33000),
]
COUNTIES = [
    ["34", "New Jersey", "NJ", 37980, CAMDEN[1], "007", "000", "Camden County"],
    ["42", "Pennsylvania", "PA", 37980, CAMDEN[1], "101", "000", "Philadelphia County"],
    ["25", "Massachusetts", "MA", 71650, BOSTON[1], "025", "07000", "Boston city"],
    ["36", "New York", "NY", "3600001", RURAL[1], "031", "000", "Essex County"],
    ["48", "Texas", "TX", 10180, "Abilene, TX", "059", "000", "Callahan County"],
]


@dataclass
class Workbooks:
    """The three files, spoilt as a test wants them."""

    folder: Path
    states: Sequence[Cells] = tuple(STATES)
    metros: Sequence[Cells] = tuple(METROS)
    counties: Sequence[Cells] = tuple(COUNTIES)
    figures: Sequence[str] = tuple(FIGURES)
    definitions: Sequence[str] = tuple(DEFINITIONS)
    sheets: Mapping[str, str] = field(default_factory=dict)

    @property
    def paths(self) -> tuple[Path, Path, Path]:
        files: dict[str, tuple[str, Sequence[Cells]]] = {
            "state_M2023_dl.xlsx": ("state_M2023_dl", [self.figures, *self.states]),
            "MSA_M2023_dl.xlsx": ("MSA_M2023_dl", [self.figures, *self.metros]),
            "area_definitions_m2023.xlsx": ("Area Defs", [self.definitions, *self.counties]),
        }
        states, metros, definitions = (
            write_workbook(self.folder / name, {self.sheets.get(name, sheet): rows})
            for name, (sheet, rows) in files.items()
        )
        return states, metros, definitions

    def imported(self, out: Path) -> list[str]:
        return list(import_wages(*self.paths, out))


def written(out: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(out.iterdir())}


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "var" / "imports"


def test_an_import_is_told_with_what_was_left_out_and_why(tmp_path: Path, out: Path) -> None:
    told = "\n".join(Workbooks(tmp_path).imported(out))
    assert "Imported May 2023" in told
    assert "state_M2023_dl.xlsx: 1 areas, 2 lines" in told
    assert "1 rows, a group of occupations" in told
    assert "1 rows, no occupation of this release" in told
    assert "1 of 1 areas without figures" in told
    assert set(written(out)) == {"areas.csv", "area_counties.csv", "area_wages.csv"}


def test_importing_twice_writes_the_same_bytes(tmp_path: Path, out: Path) -> None:
    Workbooks(tmp_path).imported(out)
    first = written(out)
    Workbooks(tmp_path).imported(out)
    assert written(out) == first


def test_a_place_is_answered_from_the_imported_areas(
    tmp_path: Path, out: Path, open_regions: Callable[[Path | None], Regions]
) -> None:
    Workbooks(tmp_path).imported(out)
    regions = open_regions(out)
    camden = regions.local(WAITERS, "08103")
    assert camden.pay is not None
    assert camden.jobs is not None
    assert camden.pay.area.area_id == "US-0037980"
    assert (camden.pay.area.source, camden.pay.area.vintage) == ("BLS 2023", "May 2023")
    assert camden.pay.median_wage == 33880
    assert camden.jobs.told == f"withheld in {CAMDEN[1]}: New Jersey"
    assert camden.jobs.employment == 48690
    assert (camden.jobs.location_quotient, camden.jobs.quotient_by) == (1.11, "publisher")
    surgeon = regions.local(SURGEONS, "NJ").pay
    assert surgeon is not None
    assert (surgeon.median_wage, surgeon.median_wage_top_coded) == (239200, True)
    actor = regions.local(ACTORS, "Boston, MA").pay
    assert actor is None or actor.area.area_id == "US"
    assert regions.area("Boston, MA").area.area_id == "US-0071650"


def test_the_newest_figures_of_a_county_come_first(
    tmp_path: Path, out: Path, open_regions: Callable[[Path | None], Regions]
) -> None:
    Workbooks(tmp_path).imported(out)
    found = open_regions(out).area("Essex County, NY")
    assert [area.area_id for area in found.areas] == ["NY-8", "US-3600001", "NY", "US"]


def test_an_imported_area_replaces_the_committed_one_of_the_same_name(
    tmp_path: Path, out: Path, open_regions: Callable[[Path | None], Regions]
) -> None:
    Workbooks(tmp_path).imported(out)
    for path in out.iterdir():
        path.write_text(path.read_text(encoding="utf-8").replace("US-3600001", "NY-8"))
    found = open_regions(out)
    assert found.area("Essex County, NY").area.source == "BLS 2023"
    waiters = found.local(WAITERS, "Essex County, NY").pay
    assert waiters is not None
    assert waiters.median_wage == 33000
    assert found.area("Clinton County, NY").area.area_id == "NY"


def test_what_was_imported_is_part_of_the_release(tmp_path: Path, out: Path) -> None:
    shutil.copy(DATA / "RELEASE.toml", tmp_path)
    before = release_stamp(tmp_path, (), out)
    assert before == release_stamp(tmp_path)
    Workbooks(tmp_path).imported(out)
    assert release_stamp(tmp_path, (), out) != before


@pytest.mark.parametrize(
    ("spoilt", "says"),
    [
        ({"figures": [n.replace("A_MEDIAN", "MEDIAN") for n in FIGURES]}, ["A_MEDIAN", "state_M"]),
        ({"definitions": [n.replace("MSA code", "CBSA") for n in DEFINITIONS]}, ["MSA code"]),
        ({"metros": []}, ["MSA_M2023_dl", "no rows"]),
        ({"metros": METROS[1:2]}, ["MSA_M2023_dl.xlsx", "00-0000", "Camden"]),
        ({"metros": [*METROS, METROS[-1]]}, ["row 9", "OCC_CODE", "twice"]),
        (
            {"states": [*STATES, line(NEW_JERSEY, ACTORS, "n/a", "*", "*")]},
            ["row 7", "TOT_EMP", "n/a"],
        ),
        ({"states": [*STATES, line(NEW_JERSEY, ACTORS, 5, 17.5, "*")]}, ["row 7", "A_MEAN"]),
        ({"states": [*STATES, line(NEW_JERSEY, ACTORS, -5, "*", "*")]}, ["row 7", "TOT_EMP"]),
        ({"states": [line(("XX", "?", 2, "NJ"), WAITERS, 5, "*", "*")]}, ["row 2", "AREA"]),
        ({"states": [line(("34", "?", 2, "Jersey"), WAITERS, 5, "*", "*")]}, ["PRIM_STATE"]),
        ({"counties": [[*COUNTIES[0][:-1], ""]]}, ["row 2", "County name"]),
        ({"sheets": {"MSA_M2023_dl.xlsx": "MSA_M2022_dl"}}, ["May 2022", "May 2023"]),
        ({"sheets": {"MSA_M2023_dl.xlsx": "Sheet1"}}, ["MSA_M{year}_dl", "Sheet1"]),
    ],
)
def test_a_file_that_does_not_fit_is_refused_by_place_and_leaves_the_last_import(
    tmp_path: Path, out: Path, spoilt: dict[str, Sequence[Cells]], says: list[str]
) -> None:
    Workbooks(tmp_path / "good").imported(out)
    before = written(out)
    with pytest.raises(LayoutError) as caught:
        Workbooks(tmp_path / "spoilt", **spoilt).imported(out)  # type: ignore[arg-type]
    for part in says:
        assert part in str(caught.value)
    assert written(out) == before
    assert [path.name for path in out.parent.iterdir()] == [out.name]


def test_a_missing_file_and_one_that_is_no_workbook_are_named(tmp_path: Path, out: Path) -> None:
    states, metros, definitions = Workbooks(tmp_path).paths
    with pytest.raises(MissingReleaseError, match=r"nothing\.xlsx"):
        list(import_wages(tmp_path / "nothing.xlsx", metros, definitions, out))
    states.write_text("<html>", encoding="utf-8")
    with pytest.raises(LayoutError, match="not a workbook"):
        list(import_wages(states, metros, definitions, out))


def test_definitions_of_another_year_are_told(tmp_path: Path, out: Path) -> None:
    names = [name.replace("2023", "2022") for name in DEFINITIONS]
    told = Workbooks(tmp_path, definitions=names).imported(out)
    assert any("defined as of May 2022" in one for one in told)


def test_a_folder_with_other_files_is_never_replaced(tmp_path: Path, out: Path) -> None:
    out.mkdir(parents=True)
    (out / "thesis.docx").write_text("years of work", encoding="utf-8")
    with pytest.raises(ImportFolderError, match=r"thesis\.docx"):
        Workbooks(tmp_path).imported(out)
    assert (out / "thesis.docx").exists()


def test_the_command_imports_and_names_what_it_refuses(
    tmp_path: Path,
    out: Path,
    set_folder: Callable[[str, Path], None],
    capsys: pytest.CaptureFixture[str],
) -> None:
    set_folder("ONWARD_KNOWLEDGE_IMPORTS", out)
    states, metros, definitions = map(str, Workbooks(tmp_path).paths)
    files = ["--states", states, "--metros", metros, "--definitions", definitions]
    assert main(["import-wages", *files]) == 0
    assert "python -m knowledge build" in capsys.readouterr().out
    files[1] = metros
    assert main(["import-wages", *files]) == 2
    assert "MSA_M2023_dl.xlsx" in capsys.readouterr().err
