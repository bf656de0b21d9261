"""Who works where: the survey's table joined with the Census list, and the committed result."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from pathlib import Path

import pytest

from knowledge.compile import workforce
from knowledge.compile.crosswalks import read_occupation_codes
from knowledge.compile.layout import LayoutError, MissingReleaseError
from knowledge.compile.workforce import census_occupations, read_workforce
from tests.knowledge.compile.workbooks import Row, write_workbook

DATA = Path(__file__).parents[3] / "knowledge" / "data"
HEAD: tuple[Row, ...] = (
    ["Employed persons"],
    ["[Numbers in thousands]"],
    [""],
    ["Occupation", 2022.0, "", "", "", "", ""],
    ["", "Total\nemployed", "Percent of total employed", "", "", "", ""],
    ["", "", "Women", "White", "Black or\nAfrican\nAmerican", "Asian", "Hispanic\nor Latino"],
    ["", "", "", "", "", "", ""],
)
TOTAL = ["Total, 16 years and over", 160.0, 46.8, 77.0, 12.6, 6.7, 18.5]
FOOD = ["Food  preparation occupations", 160.0, 50.0, 77.0, 12.6, 6.7, 18.5]
WAITERS = ["Waiters and waitresses", 100.0, 69.5, 75.4, 10.1, 7.3, 25.5]
OTHERS = ["Other food workers, except waiters", 60.0, "–", "–", "–", "–", "–"]
CENSUS = (
    "Waiters and Waitresses ,4110,35-3031",
    '"Other food workers except waiters",4150,35-90XX',
    '"Military, rank not specified",9830,none',
    "Infantry,9820,55-3010",
)
CODES = ("35-3031", "35-9011", "35-9099", "55-3016")


def releases_of(
    folder: Path,
    lines: Sequence[Row] = (TOTAL, FOOD, WAITERS, OTHERS),
    census: Sequence[str] = CENSUS,
    head: Sequence[Row] = HEAD,
) -> Path:
    write_workbook(folder / workforce.WORKBOOK, {workforce.SHEET: [*head, *lines]})
    path = folder / workforce.CROSSWALK
    path.parent.mkdir(parents=True, exist_ok=True)
    heading = "2018 Census Title ,2018 Census Code,2018 SOC Code"
    path.write_text("\n".join([heading, *census]) + "\n", encoding="utf-8")
    return folder


def test_titles_are_joined_whatever_their_case_commas_and_spaces(tmp_path: Path) -> None:
    rows = read_workforce(releases_of(tmp_path), CODES).to_dict("records")
    waiters, others, everybody = rows
    assert (waiters["census_code"], waiters["codes"]) == ("4110", "35-3031")
    assert waiters["employment"] == 100_000
    assert waiters["women"] == 0.695
    assert (others["census_code"], others["codes"]) == ("4150", "35-9011,35-9099")
    assert everybody["census_title"] == "Total, 16 years and over"
    assert everybody["codes"] == "*"
    assert everybody["hispanic"] == 0.185


def test_a_dash_for_a_small_base_is_no_figure(tmp_path: Path) -> None:
    rows = read_workforce(releases_of(tmp_path), CODES)
    assert rows.loc[rows["census_code"] == "4150", list(workforce.SHARES)].isna().all(axis=None)


def test_a_line_that_sums_up_others_is_left_out(tmp_path: Path) -> None:
    rows = read_workforce(releases_of(tmp_path), CODES)
    assert not rows["census_title"].str.startswith("Food").any()


def test_every_title_without_a_code_is_named(tmp_path: Path) -> None:
    lines = [TOTAL, ["Sommeliers", *WAITERS[1:]], ["Baristas", *OTHERS[1:]]]
    with pytest.raises(LayoutError, match="Sommeliers; Baristas"):
        read_workforce(releases_of(tmp_path, lines), CODES)


def test_an_occupation_that_no_line_covers_is_named(tmp_path: Path) -> None:
    with pytest.raises(LayoutError, match=r"missed \['41-2031'\]"):
        read_workforce(releases_of(tmp_path), [*CODES, "41-2031"])


def test_an_aggregate_that_covers_nothing_is_refused(tmp_path: Path) -> None:
    census = [*CENSUS, "Other sales workers,4900,41-90XX"]
    with pytest.raises(LayoutError, match="41-90XX covers no SOC 2018 occupation"):
        read_workforce(releases_of(tmp_path, census=census), CODES)


def test_lines_that_do_not_add_up_to_the_total_are_refused(tmp_path: Path) -> None:
    lines = [["Total, 16 years and over", 170.0, *TOTAL[2:]], WAITERS, OTHERS]
    with pytest.raises(LayoutError, match="160,000 instead of 170,000"):
        read_workforce(releases_of(tmp_path, lines), CODES)


def test_a_table_without_its_total_is_refused(tmp_path: Path) -> None:
    with pytest.raises(LayoutError, match="Total, 16 years and over"):
        read_workforce(releases_of(tmp_path, [WAITERS, OTHERS]), CODES)


def test_a_title_that_stands_twice_is_refused(tmp_path: Path) -> None:
    with pytest.raises(LayoutError, match="stands twice"):
        read_workforce(releases_of(tmp_path, [TOTAL, WAITERS, WAITERS, OTHERS]), CODES)


def test_a_table_of_another_year_is_refused(tmp_path: Path) -> None:
    head = [*HEAD[:3], ["Occupation", 2023.0, *HEAD[3][2:]], *HEAD[4:]]
    with pytest.raises(LayoutError, match=r"2022\.0"):
        read_workforce(releases_of(tmp_path, head=head), CODES)


def test_columns_in_another_order_are_refused(tmp_path: Path) -> None:
    head = [*HEAD[:5], ["", "", "Men", *HEAD[5][3:]], *HEAD[6:]]
    with pytest.raises(LayoutError) as caught:
        read_workforce(releases_of(tmp_path, head=head), CODES)
    assert caught.value.column == "Women"
    assert "'Men'" in str(caught.value)


@pytest.mark.parametrize("cell", ["n/a", 170.0, -1.0])
def test_a_cell_that_is_no_percentage_is_refused(tmp_path: Path, cell: str | float) -> None:
    wrong = [*WAITERS[:2], cell, *WAITERS[3:]]
    with pytest.raises(LayoutError, match="expected a percentage"):
        read_workforce(releases_of(tmp_path, [TOTAL, wrong, OTHERS]), CODES)


def test_a_missing_workbook_is_named(tmp_path: Path) -> None:
    with pytest.raises(MissingReleaseError, match=r"cpsaat11\.xlsx"):
        read_workforce(tmp_path, CODES)


def test_the_narrower_of_two_aggregates_is_served_first(tmp_path: Path) -> None:
    census = ["Rest of metal,1,51-4XXX", "Rest of cutting,2,51-403X", "Lathes,3,51-4034"]
    found = census_occupations(
        releases_of(tmp_path, census=census), ["51-4032", "51-4034", "51-4199"]
    )
    assert found["Rest of cutting"] == ("2", ("51-4032",))
    assert found["Rest of metal"] == ("1", ("51-4199",))


def committed() -> list[dict[str, str]]:
    with (DATA / f"{workforce.TABLE}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_the_committed_line_of_all_workers_is_the_published_one() -> None:
    (everybody,) = [row for row in committed() if row["codes"] == "*"]
    figures = [everybody[name] for name in ("employment", *workforce.SHARES)]
    assert figures == ["158291000", "0.468", "0.77", "0.126", "0.067", "0.185"]


def test_every_civilian_occupation_is_in_one_committed_line() -> None:
    met = [code for row in committed() if row["codes"] != "*" for code in row["codes"].split(",")]
    with (DATA / "occupations.csv").open(encoding="utf-8", newline="") as file:
        codes = {row["code"] for row in csv.DictReader(file) if not row["code"].startswith("55-")}
    assert len(met) == len(set(met))
    assert set(met) == codes


def test_known_lines_carry_their_published_shares() -> None:
    rows = {row["census_title"]: row for row in committed()}
    nurses = next(row for title, row in rows.items() if title.lower() == "registered nurses")
    assert nurses["codes"] == "29-1141"
    assert nurses["women"] == "0.879"
    analysts = rows["Computer systems analysts"]
    assert [analysts[name] for name in ("women", "black", "asian", "hispanic")] == [
        "0.387", "0.127", "0.153", "0.094",
    ]  # fmt: skip
    assert rows["Legislators"]["women"] == ""


def test_the_releases_give_the_committed_table(releases: Path) -> None:
    rows = read_workforce(releases, read_occupation_codes(releases).codes)
    found = {row["census_title"]: row["codes"] for row in rows.to_dict("records")}
    assert found == {row["census_title"]: row["codes"] for row in committed()}
