"""Compares the written tables with figures anybody can look up (known_answers.toml)."""

from __future__ import annotations

import csv
import tomllib
from pathlib import Path

from knowledge.compile.tables import keys_of

ANSWERS = Path(__file__).with_name("known_answers.toml")


class WrongAnswerError(ValueError):
    """A compiled table does not hold what its source is known to say."""


def check_known_answers(tables: Path) -> None:
    """Raises WrongAnswerError naming table, row, column, both values."""
    answers = tomllib.loads(ANSWERS.read_text(encoding="utf-8"))
    for table, expected in answers.pop("rows").items():
        found = len(_read(tables, table))
        if found != expected:
            raise WrongAnswerError(f"{table}: {found} rows instead of {expected}")
    for table, known_rows in answers.items():
        keys = keys_of(table)
        rows = {tuple(row[key] for key in keys): row for row in _read(tables, table)}
        for known in known_rows:
            name = ", ".join(known[key] for key in keys)
            row = rows.get(tuple(known[key] for key in keys))
            if row is None:
                raise WrongAnswerError(f"{table}: no row {name!r}")
            for column, value in known.items():
                if not _same(row[column], value):
                    problem = f"{row[column]!r} instead of {value!r}"
                    raise WrongAnswerError(f"{table}, {name}, {column}: {problem}")


def _read(tables: Path, table: str) -> list[dict[str, str]]:
    with (tables / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _same(text: str, value: object) -> bool:
    if isinstance(value, int | float):
        return text != "" and abs(float(text) - value) < 1e-9
    return text == value
