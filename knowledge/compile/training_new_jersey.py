"""New Jersey: eligible training programmes, outcomes by field, and licences."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pandas as pd

from knowledge.compile.layout import LayoutError, number, read_csv
from knowledge.compile.training_outcomes import (
    PooledFigure,
    ProviderFigure,
    field_subject,
    pool_by_field,
)
from knowledge.compile.training_providers import provider_id

STATE = "NJ"
PROGRAMMES_SOURCE, OUTCOMES_SOURCE = "new_jersey_programmes", "new_jersey_outcomes"
FOLDER = Path("training") / "nj"
SUPPRESSED = -99999
EARNINGS = "earnings_second_quarter"
#: Metric -> the column of its figure and that of the people it was counted for.
FIGURES = {
    "employment_second_quarter": ("PerEmployed2", "NumCompleted2"),
    EARNINGS: ("AvgQuarterlyWage2", "NumUsedWageCalc2"),
    "retention_fourth_quarter": ("PerRetention4", "NumUsedRetentionCalc4"),
}
COHORT = "about 2019"
#: The file counts people matched to wages but does not say whose records: state-verified.
VALIDITY = "B"
QUARTERS_A_YEAR = 4
#: What neither this list nor Colorado's says of a programme.
NOT_LISTED = (
    "zip_code", "weeks", "delivery", "evening", "spanish", "childcare", "promises_job", "entry",
    "credential", "url",
)  # fmt: skip


def read_programmes(releases: Path) -> pd.DataFrame:
    """Rows of ``programmes`` without ``cip`` and ``cip_confidence``: the list states no field."""
    path = releases / FOLDER / "etpl_programs_2018.csv"
    columns = ["program_id", "program_name", "provider", "city", "county"]
    rows = read_csv(path, [*columns, "clock_hours", "total_cost_usd"])
    hours = number(rows, "clock_hours", path)
    providers = rows["provider"].map(_tidy)
    return pd.DataFrame(
        {
            "programme_id": "nj-" + rows["program_id"],
            "state": STATE,
            "name": rows["program_name"].map(_tidy),
            "provider_id": providers.map(lambda name: provider_id(STATE, name)),
            "provider": providers,
            "city": rows["city"].map(_tidy),
            # "Select One" is the form's untouched menu.
            "county": rows["county"].where(rows["county"] != "Select One"),
            # No programme lasts no time: zero is an unanswered question.
            "clock_hours": hours.where(hours > 0),
            "total_cost": number(rows, "total_cost_usd", path),
            **dict.fromkeys(NOT_LISTED),
            "listed": "about 2018",
            "source": PROGRAMMES_SOURCE,
        }
    )


def read_field_outcomes(releases: Path, renumbered: Mapping[str, str]) -> list[dict[str, object]]:
    """Rows of ``training_outcomes``: New Jersey's provider x field figures pooled to the field.

    Employment is weighted by leavers, wages by leavers with wages, retention by those it was
    counted for. What the state suppressed stays out, and so do figures of fewer than ten people.
    ``renumbered`` is old -> new CIP code.
    """
    path = releases / FOLDER / "outcomes_schcip.csv"
    columns = [column for pair in FIGURES.values() for column in pair]
    rows = read_csv(path, ["providerid", "cipcode", *columns])
    if not rows["cipcode"].str.fullmatch(r"\d{6}").all():
        raise LayoutError(path, "not a six-digit field code", column="cipcode")
    cips = rows["cipcode"].str[:2] + "." + rows["cipcode"].str[2:]
    cips = cips.map(lambda cip: renumbered.get(cip, cip))
    figures: list[ProviderFigure] = []
    for metric, (column, counted) in FIGURES.items():
        values, people = number(rows, column, path), number(rows, counted, path)
        known = (values != SUPPRESSED) & (people > 0)
        if metric != EARNINGS and not values[known].between(0, 1).all():
            raise LayoutError(path, "a share outside 0-1", column=column)
        yearly = values * QUARTERS_A_YEAR if metric == EARNINGS else values
        figures += [
            ProviderFigure(STATE, provider, cip, metric, float(value), int(count))
            for provider, cip, value, count in zip(
                rows["providerid"][known], cips[known], yearly[known], people[known], strict=True
            )
        ]
    return [_row(pooled) for pooled in pool_by_field(figures)]


def _row(pooled: PooledFigure) -> dict[str, object]:
    earnings = pooled.metric == EARNINGS
    return {
        "of": "field",
        "subject": field_subject(pooled.state, pooled.cip),
        "metric": pooled.metric,
        "people_group": "all",
        "state": pooled.state,
        "cip": pooled.cip,
        "value": round(pooled.value) if earnings else pooled.value,
        "measure": "average" if earnings else None,
        "people": pooled.people,
        "providers": pooled.providers,
        "cohort": COHORT,
        "validity": VALIDITY,
        "dated": COHORT,
        "source": OUTCOMES_SOURCE,
    }


def _tidy(text: str) -> str:
    """One space between words; the list writes apostrophes as backslash and apostrophe."""
    return " ".join(text.replace("\\'", "'").split())
