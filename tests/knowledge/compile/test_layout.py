from __future__ import annotations

from pathlib import Path

import pytest

from knowledge.compile import bls_projections, bls_wages, onet, training_new_jersey
from knowledge.compile.crosswalks import read_occupation_codes
from knowledge.compile.layout import LayoutError, MissingReleaseError
from tests.knowledge.compile.workbooks import write_workbook

FIGURES_HEADER = [
    bls_projections.TITLE,
    bls_projections.CODE,
    bls_projections.TYPE,
    bls_projections.EMPLOYMENT,
    bls_projections.CHANGE,
    bls_projections.OPENINGS,
    bls_projections.WAGE,
    bls_projections.EDUCATION,
    bls_projections.EXPERIENCE,
    bls_projections.TRAINING,
]
WAITERS = ["  Waiters", "35-3031", "Line item", 2194.1, -3.1, 440.0, 29120, "None", "None", "—"]
SURGEONS = ["  Surgeons", "29-1249", "Line item", 20, 1.5, 1, ">=$239,200", "—", "None", "None"]


def projections(folder: Path, header: list[str], *rows: list[str | float]) -> Path:
    sheets = {"Table 1.7": [["Table 1.7 Projections"], header, *rows]}
    write_workbook(folder / bls_projections.WORKBOOK, sheets)
    return folder


def csv_file(folder: Path, name: str, *lines: str) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return folder


def test_a_missing_release_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(MissingReleaseError, match=r"occupation_2023_final\.xlsx"):
        bls_projections.read_projections(tmp_path)


def test_a_renamed_column_is_named_with_its_file_and_sheet(tmp_path: Path) -> None:
    header = [name.replace("percent, 2022-32", "percent, 2023-33") for name in FIGURES_HEADER]
    with pytest.raises(LayoutError) as caught:
        bls_projections.read_projections(projections(tmp_path, header, WAITERS))
    assert caught.value.file.name == "occupation_2023_final.xlsx"
    assert caught.value.sheet == "Table 1.7"
    assert caught.value.column == bls_projections.CHANGE
    assert "percent, 2023-33" in str(caught.value)


def test_a_missing_sheet_is_named(tmp_path: Path) -> None:
    with pytest.raises(LayoutError, match=r"Table 5\.3"):
        bls_projections.read_schooling(projections(tmp_path, FIGURES_HEADER, WAITERS))


def test_a_sheet_without_rows_is_refused(tmp_path: Path) -> None:
    with pytest.raises(LayoutError, match="no rows"):
        bls_projections.read_projections(projections(tmp_path, FIGURES_HEADER))


def test_text_where_a_number_belongs_is_refused(tmp_path: Path) -> None:
    wrong = ["?" if cell == -3.1 else cell for cell in WAITERS]
    with pytest.raises(LayoutError, match="'\\?'"):
        bls_projections.read_projections(projections(tmp_path, FIGURES_HEADER, wrong))


def test_a_wage_in_an_unknown_notation_is_refused(tmp_path: Path) -> None:
    wrong = ["about 29,000" if cell == 29120 else cell for cell in WAITERS]
    with pytest.raises(LayoutError, match="not a wage"):
        bls_projections.read_projections(projections(tmp_path, FIGURES_HEADER, wrong))


def test_thousands_become_persons_and_top_codes_are_flagged(tmp_path: Path) -> None:
    folder = projections(tmp_path, FIGURES_HEADER, WAITERS, SURGEONS)
    rows = bls_projections.read_projections(folder)
    assert rows.loc["35-3031", "employment"] == 2_194_100
    assert rows.loc["29-1249", "median_wage"] == 239_200
    assert list(rows["median_wage_top_coded"]) == [False, True]
    assert rows.loc["35-3031", "entry_education"] == "None"
    assert rows["entry_training"].isna().tolist() == [True, False]


def test_wages_above_the_printed_range_stay_empty(tmp_path: Path) -> None:
    folder = csv_file(
        tmp_path,
        "bls/national_May2021_dl.csv",
        "OCC_CODE,O_GROUP,TOT_EMP,A_MEDIAN",
        '29-1211,detailed,"31,130",#',
        '35-3031,detailed,"1,804,030","26,000"',
        '00-0000,total,"140,886,310","45,760"',
    )
    rows = bls_wages.read_wages(folder)
    assert list(rows.index) == ["29-1211", "35-3031"]
    assert rows["median_wage_2021"].isna().tolist() == [True, False]


def test_fewer_than_867_occupations_are_refused(tmp_path: Path) -> None:
    folder = csv_file(
        tmp_path,
        "crosswalks/soc2010_soc2018.csv",
        "soc2010,soc2010_title,soc2018,soc2018_title",
        "11-1011,Chief Executives,11-1011,Chief Executives",
    )
    with pytest.raises(LayoutError, match="1 SOC 2018 codes instead of 867"):
        read_occupation_codes(folder)


def test_an_element_id_that_changed_its_meaning_is_refused(tmp_path: Path) -> None:
    header = [onet.CODE, "Element ID", "Element Name", "Scale ID", "Data Value"]
    header.append("Recommend Suppress")
    for sheet in onet.RATINGS:
        rows = [
            ["35-3031.00", f"{sheet}.1", "Instructing", scale, 3.0, "N"] for scale in ("IM", "LV")
        ]
        write_workbook(tmp_path / onet.FOLDER / f"{sheet}.xlsx", {sheet: [header, *rows]})
    elements, _ = onet.read_ratings(tmp_path)
    with pytest.raises(LayoutError, match="expected 'Negotiation'"):
        onet.mark_interpersonal(elements, {"Skills.1": "Negotiation"})


def test_suppressed_ratings_count_only_where_nothing_else_rates(tmp_path: Path) -> None:
    header = [onet.CODE, "Element ID", "Element Name", "Scale ID", "Data Value"]
    header.append("Recommend Suppress")
    rows = []
    for scale in ("IM", "LV"):
        rows += [
            ["35-3023.00", "s", "Speaking", scale, 2.0, "N"],
            ["35-3023.01", "s", "Speaking", scale, 5.0, "Y"],
            ["35-3031.00", "s", "Speaking", scale, 4.0, "Y"],
        ]
    for sheet in onet.RATINGS:
        write_workbook(tmp_path / onet.FOLDER / f"{sheet}.xlsx", {sheet: [header, *rows]})
    _, ratings = onet.read_ratings(tmp_path)
    found = ratings.groupby("code")["importance"].mean().to_dict()
    assert found == {"35-3023": 2.0, "35-3031": 4.0}


OUTCOMES_HEADER = (
    "providerid,cipcode,PerEmployed2,AvgQuarterlyWage2,PerRetention4,"
    "NumCompleted2,NumUsedWageCalc2,NumUsedRetentionCalc4"
)


def test_outcomes_are_weighted_by_people_and_small_fields_suppressed(tmp_path: Path) -> None:
    folder = csv_file(
        tmp_path,
        "training/nj/outcomes_schcip.csv",
        OUTCOMES_HEADER,
        "1,513902,0.5,4000,0.9,10,5,10",
        "2,513902,0.8,6000,-99999,30,15,2",
        "3,513902,-99999,-99999,-99999,4,2,1",
        "4,480508,1,9000,1,9,9,9",
    )
    rows = training_new_jersey.read_field_outcomes(folder, {})
    assert {row["subject"] for row in rows} == {"NJ 51.3902"}
    told = {row["metric"]: (row["value"], row["people"], row["providers"]) for row in rows}
    assert told == {
        "employment_second_quarter": (pytest.approx(0.725), 40, 2),
        "earnings_second_quarter": (5500 * 4, 20, 2),
        "retention_fourth_quarter": (pytest.approx(0.9), 10, 1),
    }


def test_shares_printed_as_percent_are_refused(tmp_path: Path) -> None:
    folder = csv_file(
        tmp_path,
        "training/nj/outcomes_schcip.csv",
        OUTCOMES_HEADER,
        "1,513902,72.5,4000,90,10,5,10",
    )
    with pytest.raises(LayoutError, match="outside 0-1"):
        training_new_jersey.read_field_outcomes(folder, {})
