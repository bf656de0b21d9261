"""BLS Occupational Employment and Wage Statistics, national: May 2021, and jobs of May 2024."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from knowledge.compile.layout import LayoutError, number, read_csv

#: "*" = not available, "#" = above what BLS prints; both leave the cell empty.
NO_FIGURE = ("*", "#", "**", "")


def read_wages(releases: Path) -> pd.DataFrame:
    """Indexed by the code BLS uses: employment_2021 (persons), median_wage_2021 ($ a year)."""
    path = releases / "bls" / "national_May2021_dl.csv"
    rows = read_csv(path, ["OCC_CODE", "O_GROUP", "TOT_EMP", "A_MEDIAN"])
    rows = rows[rows["O_GROUP"] == "detailed"]
    if rows.empty:
        raise LayoutError(path, "no 'detailed' rows", column="O_GROUP")
    frame = pd.DataFrame(index=pd.Index(rows["OCC_CODE"], name="figures_code"))
    for name, column in (("employment_2021", "TOT_EMP"), ("median_wage_2021", "A_MEDIAN")):
        known = rows[~rows[column].isin(NO_FIGURE)]
        values = number(known, column, path)
        frame[name] = pd.Series(values.to_numpy(), index=known["OCC_CODE"])
    return frame


def read_later_employment(releases: Path) -> pd.Series:
    """Persons employed in May 2024, indexed by the code BLS uses; that file holds no wages."""
    path = releases / "bls" / "national_employment_2024.csv"
    rows = read_csv(path, ["OCC_CODE", "TOT_EMP"])
    known = rows[~rows["TOT_EMP"].isin(NO_FIGURE)]
    if known.empty:
        raise LayoutError(path, "no employment", column="TOT_EMP")
    values = number(known, "TOT_EMP", path)
    return pd.Series(values.to_numpy(), index=known["OCC_CODE"], name="employment_2024")
