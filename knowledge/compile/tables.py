"""Writing a table as the CSV the store loads: schema's columns, sorted, the same every time."""

from __future__ import annotations

import csv
import math
from collections.abc import Iterable, Mapping
from pathlib import Path

import pandas as pd
from sqlalchemy import Boolean, Float, Integer
from sqlalchemy.types import TypeEngine

from knowledge.store.tables import COMMITTED

_TABLES = {t.__tablename__: t.metadata.tables[t.__tablename__] for t in COMMITTED}

#: Decimals kept where four (a share) is not the right number.
DECIMALS: Mapping[str, int] = {
    "importance": 2,
    "level": 2,
    "realistic": 2,
    "investigative": 2,
    "artistic": 2,
    "social": 2,
    "enterprising": 2,
    "conventional": 2,
    "projected_change": 1,
    "clock_hours": 2,
    "total_cost": 2,
    "cip_confidence": 2,
    "weight": 6,
    "share_of_movers": 6,
    "estimated_cases": 3,
    "location_quotient": 2,
}
SHARE_DECIMALS = 4


def columns_of(table: str) -> list[str]:
    """The columns of ``table`` as schema.py declares them."""
    return [column.name for column in _TABLES[table].columns]


def keys_of(table: str) -> list[str]:
    """The columns that together name a row of ``table``."""
    return [column.name for column in _TABLES[table].primary_key.columns]


def write_table(out: Path, table: str, rows: pd.DataFrame | Iterable[Mapping[str, object]]) -> int:
    """Write ``out/<table>.csv`` sorted by primary key; returns the number of rows.

    Raises ValueError when a column is missing or unknown, a key repeats or is empty, or a
    required value is empty: such a table could not be loaded.
    """
    declared = _TABLES[table]
    frame = rows if isinstance(rows, pd.DataFrame) else pd.DataFrame(list(rows))
    names = columns_of(table)
    if set(names) != set(frame.columns):
        raise ValueError(f"{table}: columns {sorted(frame.columns)} are not {sorted(names)}")
    keys = [column.name for column in declared.primary_key.columns]
    frame = frame[names]
    text = pd.DataFrame(
        {
            column.name: [_cell(value, column.type, column.name) for value in frame[column.name]]
            for column in declared.columns
        },
        columns=names,
    )
    for column in declared.columns:
        if not column.nullable and (text[column.name] == "").any():
            raise ValueError(f"{table}.{column.name}: empty but required")
    if text.duplicated(keys).any():
        example = text.loc[text.duplicated(keys), keys].iloc[0].to_dict()
        raise ValueError(f"{table}: key repeats: {example}")
    text = text.sort_values(keys, kind="stable")
    with (out / f"{table}.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(names)
        writer.writerows(text.itertuples(index=False, name=None))
    return len(text)


def _cell(value: object, kind: TypeEngine[object], name: str) -> str:
    if value is None or value is pd.NA or (isinstance(value, float) and math.isnan(value)):
        return ""
    if isinstance(kind, Boolean):
        return "1" if value else "0"
    if isinstance(kind, Float):
        decimals = DECIMALS.get(name, SHARE_DECIMALS)
        shortest = f"{float(str(value)):.{decimals}f}"
        if "." in shortest:
            shortest = shortest.rstrip("0").rstrip(".")
        return "0" if shortest == "-0" else shortest
    if isinstance(kind, Integer):
        return str(round(float(str(value))))
    return str(value).strip()
