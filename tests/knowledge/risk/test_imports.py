"""Files of figures: read by their layout, rows left out with a reason, twice the same as once.

The figures in these files are made up.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from knowledge.compile.layout import LayoutError
from knowledge.risk.figures import FiguresError, read_figures
from knowledge.risk.flags import rules
from knowledge.risk.import_figures import import_figures
from knowledge.risk.imported_flags import (
    PlaceOfWork,
    layoffs_flag,
    unemployment_flag,
    wage_flag,
)
from knowledge.risk.places import place_of_work
from knowledge.risk.states import layoff_states, settled

TODAY = date(2026, 7, 20)
A13 = """\
"A-13. Employed and unemployed persons by occupation, not seasonally adjusted",,,,,,
Occupation,Employed,,Unemployed,,Unemployment rates,
,June 2025,June 2026,June 2025,June 2026,June 2025,June 2026
"Total, 16 years and over(1)","160,000","161,000","6,500","7,000",4.0,4.2
"Service occupations","26,000","26,100","1,300","1,600",5.0,6.0
"Food preparation and serving related occupations","8,000","8,100",500,600,6.1,8.2
"Production occupations","8,000","8,000",300,300,3.9,5.0
"Legal occupations",100,100,-,-,-,-
"Sales and related occupations","14,000","14,000",600,700,4.1,lots
"""
A30 = """\
"A-30. Unemployed persons by occupation and sex",,,,,,,,
Occupation,Thousands of persons,,Unemployment rates,,,,,
,Total,,Total,,Men,,Women,
,Sept. 2025,Sept. 2026,Sept. 2025,Sept. 2026,Sept. 2025,Sept. 2026,Sept. 2025,Sept. 2026
"Total, 16 years and over",6500,7000,4.0,4.2,4.3,4.4,3.7,4.0
"Food preparation and serving related occupations",500,600,6.1,6.9,9.9,9.9,9.9,9.9
"""
CPI = (
    "series_id        \tyear\tperiod\t       value\tfootnote_codes\n"
    + "".join(
        f"CUUR0000SA0      \t{year}\tM05\t     {value}\t\n"
        for year, value in ((2021, 100.0), (2022, 108.0), (2023, 112.0), (2024, 116.0))
    )
    + "CUUR0000SA0      \t2024\tM13\t     115.0\t\nCUUR0000SETB01   \t2024\tM05\t     300\t\n"
)
WARN = """\
Company,County,WARN Date,Effective Date,Number of Workers,NAICS
Diner One,Essex County,07/01/2026,08/30/2026,120,722511
Diner One,Essex County,07/01/2026,08/30/2026,120,722511
Mill Two,"Hudson/Essex",2026-06-15,,80,313110
Shop Three,Atlantis,07/01/2026,,10,455110
Shop Four,Essex,someday,,10,455110
Shop Five,Essex,07/01/2026,,many,455110
Shop Six,Essex,07/01/2027,,10,455110
No Industry,Essex,07/02/2026,,15,
"""


def imported(
    folder: Path, kind: str, content: str, name: str = "figures.csv", **how: str
) -> list[str]:
    file = folder / name
    file.write_text(content, encoding="utf-8")
    today = date(2026, 10, 20) if "Sept. 2026" in content else TODAY
    return list(import_figures(kind, file, folder / "figures.sqlite", today=today, **how))


def test_rates_are_read_from_the_table_by_occupation_and_by_occupation_and_sex(
    tmp_path: Path,
) -> None:
    lines = imported(tmp_path, "unemployment", A13)
    assert "  left out: 1 rows, a figure is no number" in lines
    figures = read_figures(tmp_path / "figures.sqlite")
    food, care = figures.rate("35-3031"), figures.rate("39-9011")
    assert food is not None
    assert (food.rate, food.rate_of_all, food.month, food.year_before) == (
        0.082,
        0.042,
        "2026-06",
        0.061,
    )
    # The narrower group counts where there is one.
    assert care is not None
    assert care.group == "service occupations"
    assert figures.rate("23-1011") is None
    imported(tmp_path, "unemployment", A30)
    newest = read_figures(tmp_path / "figures.sqlite").rate("35-3031")
    assert newest is not None
    assert (newest.month, newest.rate) == ("2026-09", 0.069)


def test_unemployment_is_a_sign_by_its_height_or_by_its_rise(tmp_path: Path) -> None:
    imported(tmp_path, "unemployment", A13)
    figures = read_figures(tmp_path / "figures.sqlite")
    high = unemployment_flag(figures, "35-3031")
    assert (high.raised, high.value, high.source, high.vintage) == (
        True,
        0.082,
        "BLS CPS",
        "2026-06",
    )
    # Production is 0.8 points above all, and rose by 1.1 in a year.
    assert unemployment_flag(figures, "51-2092").raised is True
    # Of sales only the year before could be read.
    assert unemployment_flag(figures, "41-2031").vintage == "2025-06"


def test_pay_below_prices_for_three_years_is_a_sign(tmp_path: Path) -> None:
    imported(tmp_path, "prices", CPI, "cu.data.txt")
    for year, median in ((2021, 30_000), (2022, 31_000), (2023, 31_500), (2024, 32_000)):
        wages = f'OCC_CODE,O_GROUP,NAICS,A_MEDIAN\n35-3031,detailed,000000,"{median:,}"\n'
        wages += (
            "35-0000,major,000000,1\n99-9999,detailed,000000,20000\n29-1229,detailed,000000,#\n"
        )
        lines = imported(tmp_path, "wages", wages, f"national_M{year}_dl.csv")
    assert any("an occupation that the store does not have" in line for line in lines)
    flag = wage_flag(read_figures(tmp_path / "figures.sqlite"), "35-3031")
    assert (flag.raised, flag.vintage) == (True, "2021-2024")
    # The best of the years: 32,000 / 31,500 less 116 / 112.
    assert flag.value == pytest.approx(-1.98, abs=0.01)
    assert wage_flag(read_figures(tmp_path / "figures.sqlite"), "41-2031").raised is None


def test_notices_are_a_sign_in_their_county_and_industry_only(tmp_path: Path) -> None:
    lines = imported(tmp_path, "layoffs", WARN, state="NJ")
    for reason in (
        "a county is not known", "a date of notice cannot be read", "a number of workers is none",
        "a date of notice lies ahead",
    ):  # fmt: skip
        assert f"  left out: 1 rows, {reason}" in lines
    assert "  note: 1 notices name no industry: they raise no warning sign" in lines
    figures = read_figures(tmp_path / "figures.sqlite")
    newark = place_of_work("07102", None, None, "72")
    assert newark == PlaceOfWork("NJ", "essex", "72")
    flag = layoffs_flag(figures, newark, TODAY)
    assert (flag.raised, flag.value, flag.source) == (True, 120.0, "WARN notices, NJ")
    assert layoffs_flag(figures, PlaceOfWork("NJ", "essex", "62"), TODAY).raised is False
    assert layoffs_flag(figures, PlaceOfWork("NJ", "hudson", "31-33"), TODAY).raised is True
    assert layoffs_flag(figures, PlaceOfWork("NY", "monroe", "72"), TODAY).raised is None
    assert layoffs_flag(figures, None, TODAY).raised is None


def test_a_notice_fades_past_its_second_bar(tmp_path: Path) -> None:
    imported(tmp_path, "layoffs", WARN, state="NJ")
    figures, rule = read_figures(tmp_path / "figures.sqlite"), rules()["layoffs"]
    before = {("NJ/essex/72", "layoffs"): True}
    notice = date(2026, 7, 1)
    for days, raised in ((rule["within_days"] + 5, True), (rule["off_after_days"] + 1, False)):
        day = date.fromordinal(notice.toordinal() + days)
        states = {s.code: s.raised for s in layoff_states(figures, day, before)}
        assert states["NJ/essex/72"] is raised


@pytest.mark.parametrize(
    ("was", "raised", "stays", "now"),
    [
        (None, True, True, True), (False, True, True, True), (False, False, True, False),
        (True, False, True, True), (True, False, False, False), (True, None, False, True),
        (None, None, False, None),
    ],
)  # fmt: skip
def test_a_state_changes_only_past_the_bar_it_has_to_pass(
    was: bool | None, raised: bool | None, stays: bool, now: bool | None
) -> None:
    assert settled(was, raised, stays) is now


@pytest.mark.parametrize(
    ("kind", "content"), [("unemployment", A13), ("layoffs", WARN), ("prices", CPI)]
)
def test_importing_twice_changes_nothing(tmp_path: Path, kind: str, content: str) -> None:
    how = {"state": "NJ"} if kind == "layoffs" else {}
    imported(tmp_path, kind, content, **how)
    first = read_figures(tmp_path / "figures.sqlite").digest
    imported(tmp_path, kind, content, **how)
    assert read_figures(tmp_path / "figures.sqlite").digest == first != ""


@pytest.mark.parametrize("kind", ["unemployment", "prices", "wages", "layoffs"])
def test_a_file_that_does_not_fit_is_refused_and_leaves_what_was_there(
    tmp_path: Path, kind: str
) -> None:
    imported(tmp_path, "unemployment", A13)
    before = read_figures(tmp_path / "figures.sqlite").digest
    for content in ("", "a,b\n1,2\n", A13.replace("Unemployment rates", "Rates")):
        with pytest.raises(LayoutError):
            imported(tmp_path, kind, content, "national_M2021_dl.csv")
    assert read_figures(tmp_path / "figures.sqlite").digest == before


def test_figures_are_never_written_into_something_else(tmp_path: Path) -> None:
    (tmp_path / "figures.sqlite").write_bytes(b"somebody's letters, and more of them " * 40)
    with pytest.raises(FiguresError):
        imported(tmp_path, "unemployment", A13)
    with pytest.raises(FiguresError):
        read_figures(tmp_path / "figures.sqlite")
