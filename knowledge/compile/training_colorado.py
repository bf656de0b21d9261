"""Colorado: eligible training programmes with their fields; no provider, cost or outcomes."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

import pandas as pd

from knowledge.compile.layout import LayoutError, read_csv
from knowledge.compile.training_new_jersey import NOT_LISTED

STATE, SOURCE = "CO", "colorado_programmes"
#: First entry of the form's list; many unrelated programmes kept it, so it needs support.
FIRST_FIELD = "01.0000"
ABOUT_FARMING = re.compile(r"agri|farm|crop|ranch|livestock|soil", re.IGNORECASE)


def read_programmes(releases: Path, renumbered: Mapping[str, str]) -> pd.DataFrame:
    """Rows of ``programmes``; ``renumbered`` is old -> new CIP code."""
    path = releases / "training" / "co" / "etpl_programs_2018.csv"
    rows = read_csv(path, ["program_id", "program_name", "cip"])
    if not rows["cip"].str.fullmatch(r"\d\d\.\d{4}").all():
        raise LayoutError(path, "not a six-digit field code", column="cip")
    names = rows["program_name"].map(lambda text: " ".join(text.split()))
    believed = (rows["cip"] != FIRST_FIELD) | names.str.contains(ABOUT_FARMING)
    cips = rows["cip"].map(lambda cip: renumbered.get(cip, cip))
    return pd.DataFrame(
        {
            "programme_id": "co-" + rows["program_id"],
            "state": STATE,
            "name": names,
            "provider_id": None,
            "provider": None,
            "city": None,
            "county": None,
            "clock_hours": None,
            "total_cost": None,
            **dict.fromkeys(NOT_LISTED),
            "cip": cips.where(believed),
            "cip_confidence": believed.map({True: 1.0, False: None}).astype(float),
            "listed": "about 2018",
            "source": SOURCE,
        }
    )
