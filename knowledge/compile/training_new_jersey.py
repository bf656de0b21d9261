"""New Jersey: eligible training programmes, outcomes by field, and licences."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pandas as pd

from knowledge.compile.layout import LayoutError, number, read_csv

STATE = "NJ"
PROGRAMMES_SOURCE, OUTCOMES_SOURCE = "new_jersey_programmes", "new_jersey_outcomes"
FOLDER = Path("training") / "nj"
SUPPRESSED = -99999
#: Fields with fewer people are left out: a figure must not point at anybody.
SMALLEST_GROUP = 10
#: The file counts people matched to wages but does not say whose records: state-verified.
VALIDITY = "B"
QUARTERS_A_YEAR = 4


def read_programmes(releases: Path) -> pd.DataFrame:
    """Rows of ``programmes`` without ``cip`` and ``cip_confidence``: the list states no field."""
    path = releases / FOLDER / "etpl_programs_2018.csv"
    columns = ["program_id", "program_name", "provider", "city", "county"]
    rows = read_csv(path, [*columns, "clock_hours", "total_cost_usd"])
    hours = number(rows, "clock_hours", path)
    return pd.DataFrame(
        {
            "programme_id": "nj-" + rows["program_id"],
            "state": STATE,
            "name": rows["program_name"].map(_tidy),
            "provider": rows["provider"].map(_tidy),
            "city": rows["city"].map(_tidy),
            # "Select One" is the form's untouched menu.
            "county": rows["county"].where(rows["county"] != "Select One"),
            # No programme lasts no time: zero is an unanswered question.
            "clock_hours": hours.where(hours > 0),
            "total_cost": number(rows, "total_cost_usd", path),
            "listed": "about 2018",
            "source": PROGRAMMES_SOURCE,
        }
    )


def read_field_outcomes(releases: Path, renumbered: Mapping[str, str]) -> pd.DataFrame:
    """Rows of ``field_outcomes``: New Jersey's provider x field figures pooled over providers.

    Each figure is weighted by the people behind it: employment by leavers, wages by leavers
    with wages, retention by those it was counted for. What the state suppressed stays out, and
    so do fields and figures with fewer than ten people. ``renumbered`` is old -> new CIP code.
    """
    path = releases / FOLDER / "outcomes_schcip.csv"
    employed, wage, retained = "PerEmployed2", "AvgQuarterlyWage2", "PerRetention4"
    leavers, with_wage, counted = "NumCompleted2", "NumUsedWageCalc2", "NumUsedRetentionCalc4"
    figures = [employed, wage, retained, leavers, with_wage, counted]
    rows = read_csv(path, ["providerid", "cipcode", *figures])
    if not rows["cipcode"].str.fullmatch(r"\d{6}").all():
        raise LayoutError(path, "not a six-digit field code", column="cipcode")
    for column in figures:
        rows[column] = number(rows, column, path)
    shares = rows.loc[rows[employed] != SUPPRESSED, employed]
    if not shares.between(0, 1).all():
        raise LayoutError(path, "a share outside 0-1", column=employed)
    cips = rows["cipcode"].str[:2] + "." + rows["cipcode"].str[2:]
    rows["cip"] = cips.map(lambda cip: renumbered.get(cip, cip))
    known = rows[(rows[employed] != SUPPRESSED) & (rows[leavers] > 0)]
    pooled = pd.DataFrame(
        {
            "people": known.groupby("cip")[leavers].sum(),
            "providers": known.groupby("cip")["providerid"].nunique(),
            "employed_share": _weighted(rows, employed, leavers),
            "average_wage": _weighted(rows, wage, with_wage) * QUARTERS_A_YEAR,
            "retained_share": _weighted(rows, retained, counted),
        }
    )
    pooled = pooled[pooled["people"] >= SMALLEST_GROUP].rename_axis("cip").reset_index()
    return pooled.assign(
        state=STATE, cohort="about 2019", validity=VALIDITY, source=OUTCOMES_SOURCE
    )


def _weighted(rows: pd.DataFrame, figure: str, weight: str) -> pd.Series:
    known = rows[(rows[figure] != SUPPRESSED) & (rows[weight] > 0)]
    total = known.groupby("cip")[weight].sum()
    product = (known[figure] * known[weight]).groupby(known["cip"]).sum()
    return (product / total).where(total >= SMALLEST_GROUP)


def _tidy(text: str) -> str:
    """One space between words; the list writes apostrophes as backslash and apostrophe."""
    return " ".join(text.replace("\\'", "'").split())
