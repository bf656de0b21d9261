"""BLS Employment Projections 2022-32: figures of table 1.7 and schooling of table 5.3."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from knowledge.compile.layout import LayoutError, number, read_sheet

WORKBOOK = Path("bls") / "occupation_2023_final.xlsx"
TITLE = "2022 National Employment Matrix title"
CODE = "2022 National Employment Matrix code"
TYPE = "Occupation type"
EMPLOYMENT = "Employment, 2022"
CHANGE = "Employment change, percent, 2022-32"
OPENINGS = "Occupational openings, 2022-32 annual average"
WAGE = "Median annual wage, 2022(1)"
EDUCATION = "Typical education needed for entry"
EXPERIENCE = "Work experience in a related occupation"
TRAINING = "Typical on-the-job training needed to attain competency in the occupation"
FIGURES_SHEET, SCHOOLING_SHEET = "Table 1.7", "Table 5.3"
#: The four attainment groups below a bachelor's degree.
WITHOUT_BACHELORS = (
    "Less than high school diploma",
    "High school diploma or equivalent",
    "Some college, no degree",
    "Associate's degree",
)
NOT_AVAILABLE = "—"
#: The workbook counts in thousands.
THOUSAND = 1000


def read_projections(releases: Path) -> pd.DataFrame:
    """One row for each occupation BLS projects, indexed by the code it uses.

    Columns: figures_title, employment and openings (persons), projected_change (percent),
    median_wage (dollars a year, 2022), median_wage_top_coded, entry_education,
    entry_experience, entry_training.
    """
    path = releases / WORKBOOK
    columns = [TITLE, CODE, TYPE, EMPLOYMENT, CHANGE, OPENINGS, WAGE]
    columns += [EDUCATION, EXPERIENCE, TRAINING]
    rows = read_sheet(path, FIGURES_SHEET, columns, header_row=2)
    rows = rows[rows[TYPE] == "Line item"].reset_index(drop=True)
    if rows.empty:
        raise LayoutError(path, "no 'Line item' rows", sheet=FIGURES_SHEET, column=TYPE)
    wages = [_wage(value, path) for value in rows[WAGE]]
    frame = pd.DataFrame(
        {
            "figures_code": rows[CODE],
            "figures_title": rows[TITLE].str.strip(),
            "employment": number(rows, EMPLOYMENT, path, FIGURES_SHEET) * THOUSAND,
            "openings": number(rows, OPENINGS, path, FIGURES_SHEET) * THOUSAND,
            "projected_change": number(rows, CHANGE, path, FIGURES_SHEET),
            "median_wage": [wage for wage, _ in wages],
            "median_wage_top_coded": [top_coded for _, top_coded in wages],
            "entry_education": rows[EDUCATION].map(_text),
            "entry_experience": rows[EXPERIENCE].map(_text),
            "entry_training": rows[TRAINING].map(_text),
        }
    )
    return frame.set_index("figures_code", verify_integrity=True)


def read_schooling(releases: Path) -> pd.DataFrame:
    """Indexed by BLS code: ``share`` (0-1) without a bachelor's, and ``borrowed``.

    Borrowed means footnote 1 of the table: the survey knows only a wider occupation.
    """
    path = releases / WORKBOOK
    rows = read_sheet(path, SCHOOLING_SHEET, [TITLE, CODE, *WITHOUT_BACHELORS], header_row=2)
    rows = rows[rows[CODE].astype(str).str.fullmatch(r"\d\d-\d{4}")]
    if rows.empty:
        raise LayoutError(path, "no occupation codes", sheet=SCHOOLING_SHEET, column=CODE)
    groups = [number(rows, column, path, SCHOOLING_SHEET) for column in WITHOUT_BACHELORS]
    percent = sum(groups[1:], start=groups[0])
    frame = pd.DataFrame(
        {
            "figures_code": rows[CODE],
            "share": percent / 100,
            "borrowed": rows[TITLE].str.strip().str.endswith("(1)"),
        }
    )
    return frame.set_index("figures_code", verify_integrity=True)


def _text(value: object) -> str | None:
    text = str(value).strip()
    return None if text in ("", NOT_AVAILABLE) else text


def _wage(value: object, path: Path) -> tuple[int | None, bool]:
    """A wage and whether BLS says only "at least" that much."""
    if isinstance(value, int | float):
        return int(value), False
    text = str(value).strip()
    if text == NOT_AVAILABLE:
        return None, False
    digits = text.removeprefix(">=$").replace(",", "")
    if text.startswith(">=$") and digits.isdigit():
        return int(digits), True
    raise LayoutError(path, f"not a wage: {text!r}", sheet=FIGURES_SHEET, column=WAGE)
