"""BLS Occupational Employment and Wage Statistics, May 2021, national."""

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
