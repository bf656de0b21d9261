"""Who works in each occupation: the survey's table by sex, race and ethnicity, put on SOC 2018.

The Current Population Survey prints titles and no codes; the Census Bureau's list of titles
carries them. Only for aggregate fairness reports, never for ranking.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

import pandas as pd

from knowledge.compile.layout import LayoutError, read_csv, read_sheet
from knowledge.store.schema_workforce import WorkforceShare

TABLE = WorkforceShare.__tablename__
SOURCE = "cps_2022"
WORKBOOK = Path("cps") / "cpsaat11.xlsx"
SHEET = "cpsaat11"
CROSSWALK = Path("crosswalks") / "csv_crosswalk_census18codes_to_soc18codes.csv"
TITLE, CODE, SOC = "2018 Census Title", "2018 Census Code", "2018 SOC Code"

#: Row of the workbook with the year; the two rows under it name the columns.
YEAR_ROW = 4
YEAR = 2022
#: Our columns, in the order of the workbook, and what heads each of them there.
HEADINGS = {
    "employment": "Total employed",
    "women": "Women",
    "white": "White",
    "black": "Black or African American",
    "asian": "Asian",
    "hispanic": "Hispanic or Latino",
}
SHARES = tuple(name for name in HEADINGS if name != "employment")
#: Printed where the base is under 50,000 people.
NO_FIGURE = "–"
ALL_WORKERS = "Total, 16 years and over"
#: The survey's own total stands for every occupation.
ALL_CODES = "*"
#: Lines that sum up others end so, and have no code.
SUMMARY = " occupations"
#: The survey is of civilians.
MILITARY = "55-"
THOUSAND = 1000
#: Detailed lines are rounded to a thousand, so their sum may miss the total by this share.
ROUNDING = 0.001


def read_workforce(releases: Path, soc_2018: Sequence[str]) -> pd.DataFrame:
    """One row for each detailed survey occupation, and one for all workers with codes "*".

    Raises:
        MissingReleaseError: a file is not there.
        LayoutError: headings changed, a title has no code, or codes are missed or met twice.
    """
    lines = _read_lines(releases / WORKBOOK)
    census = census_occupations(releases, soc_2018)
    places = {_plain(title): title for title in census}
    titles = lines["title"].map(lambda title: places.get(_plain(title)))
    unmatched = lines.loc[titles.isna() & ~lines["title"].map(_is_summary), "title"]
    if len(unmatched):
        problem = f"titles the Census list does not have: {'; '.join(unmatched)}"
        raise LayoutError(releases / WORKBOOK, problem, sheet=SHEET, column="Occupation")
    details, wanted = lines[titles.notna()].copy(), titles.dropna()
    details["census_code"] = [census[title][0] for title in wanted]
    details["codes"] = [",".join(census[title][1]) for title in wanted]
    _check_codes(releases / CROSSWALK, details["codes"], soc_2018)
    everybody = lines[lines["title"] == ALL_WORKERS].assign(census_code=None, codes=ALL_CODES)
    _check_total(releases / WORKBOOK, details, everybody)
    rows = pd.concat([details, everybody], ignore_index=True)
    return rows.rename(columns={"title": "census_title"}).assign(source=SOURCE)


def census_occupations(
    releases: Path, soc_2018: Sequence[str]
) -> dict[str, tuple[str, tuple[str, ...]]]:
    """Census title -> its code and the SOC 2018 codes it covers.

    An aggregate such as 15-124X covers what begins so and no other line names; of two
    aggregates the one with the longer beginning is served first.
    """
    rows = read_csv(releases / CROSSWALK, [TITLE, CODE, SOC])
    rows = rows[rows[SOC].str.match(r"\d\d-") & ~rows[SOC].str.startswith(MILITARY)]
    covered: dict[str, tuple[str, ...]] = {}
    free = set(soc_2018)
    named = [code for code in rows[SOC] if "X" not in code]
    aggregates = [code for code in rows[SOC] if "X" in code]
    for code in named + sorted(aggregates, key=lambda code: (-len(code.rstrip("X")), code)):
        beginning = code if code in free else code.rstrip("X" if "X" in code else "0")
        covered[code] = tuple(sorted(member for member in free if member.startswith(beginning)))
        free -= set(covered[code])
        if not covered[code]:
            problem = f"{code} covers no SOC 2018 occupation that no other line covers"
            raise LayoutError(releases / CROSSWALK, problem, column=SOC)
    return {
        title: (number, covered[code])
        for title, number, code in zip(rows[TITLE], rows[CODE], rows[SOC], strict=True)
    }


def _read_lines(path: Path) -> pd.DataFrame:
    """Title, employment in persons and shares 0-1 of every line that carries figures."""
    # The columns of shares have their headings two rows lower and none in this one.
    sheet = read_sheet(path, SHEET, ["Occupation", f"{float(YEAR)}", ""], header_row=YEAR_ROW)
    _check_headings(path, sheet)
    sheet.columns = pd.Index(["title", *HEADINGS])
    body = sheet.iloc[2:]
    body = body[body["employment"].map(lambda cell: isinstance(cell, int | float))]
    read = pd.DataFrame({"title": body["title"].map(lambda cell: " ".join(str(cell).split()))})
    read["employment"] = (body["employment"].astype(float) * THOUSAND).round().astype(int)
    for name in SHARES:
        read[name] = [_share(cell, path, HEADINGS[name]) for cell in body[name]]
    if read["title"].duplicated().any():
        twice = read.loc[read["title"].duplicated(), "title"].iloc[0]
        raise LayoutError(path, f"{twice!r} stands twice", sheet=SHEET, column="Occupation")
    return read


def _check_headings(path: Path, sheet: pd.DataFrame) -> None:
    """Every heading must stand where it stood."""
    if len(sheet.columns) != len(HEADINGS) + 1:
        problem = f"expected {len(HEADINGS) + 1} columns, found {len(sheet.columns)}"
        raise LayoutError(path, problem, sheet=SHEET)
    for place, (name, expected) in enumerate(HEADINGS.items(), start=1):
        row = 0 if name == "employment" else 1
        found = " ".join(str(sheet.iloc[row, place]).split())
        if found != expected:
            raise LayoutError(path, f"found {found!r}", sheet=SHEET, column=expected)


def _share(cell: object, path: Path, heading: str) -> float | None:
    if cell == NO_FIGURE:
        return None
    if isinstance(cell, int | float) and 0 <= cell <= 100:
        return round(cell / 100, 4)
    problem = f"expected a percentage or {NO_FIGURE!r}, found {cell!r}"
    raise LayoutError(path, problem, sheet=SHEET, column=heading)


def _is_summary(title: str) -> bool:
    return title == ALL_WORKERS or title.endswith(SUMMARY)


def _plain(title: str) -> str:
    """A title without case, punctuation and double spaces, in which the two lists differ."""
    return " ".join(re.findall(r"[a-z0-9]+", title.lower()))


def _check_codes(path: Path, groups: pd.Series, soc_2018: Sequence[str]) -> None:
    """Each civilian occupation must be in exactly one line."""
    met = [code for codes in groups for code in codes.split(",")]
    civilian = {code for code in soc_2018 if not code.startswith(MILITARY)}
    if len(met) != len(set(met)) or set(met) != civilian:
        twice = sorted({code for code in met if met.count(code) > 1})
        problem = f"missed {sorted(civilian - set(met))}, met twice {twice}"
        raise LayoutError(path, problem, column=SOC)


def _check_total(path: Path, details: pd.DataFrame, everybody: pd.DataFrame) -> None:
    """The detailed lines must add up to the total: no summary line may be among them."""
    if len(everybody) != 1:
        raise LayoutError(path, f"no line {ALL_WORKERS!r}", sheet=SHEET, column="Occupation")
    total = int(everybody["employment"].iloc[0])
    if abs(int(details["employment"].sum()) - total) > ROUNDING * total:
        problem = f"detailed lines add up to {details['employment'].sum():,} instead of {total:,}"
        raise LayoutError(path, problem, sheet=SHEET, column=HEADINGS["employment"])
