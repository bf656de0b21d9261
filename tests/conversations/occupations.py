"""Whether a text names an occupation, by its official title or as people call it."""

from __future__ import annotations

import csv
from functools import cache

from tests.conversations.wordings import PROJECT

_DATA = PROJECT / "knowledge/data"


@cache
def _names() -> dict[str, set[str]]:
    names: dict[str, set[str]] = {}
    for table, columns in (("occupations", ["title"]), ("plain_titles", ["one", "several"])):
        with (_DATA / f"{table}.csv").open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                known = names.setdefault(row["code"], set())
                known |= {row[column].lower() for column in columns if row[column]}
    return names


def names(text: str, code: str) -> bool:
    """Whether the text holds one of the names of the occupation."""
    return any(name in text.lower() for name in _names()[code])
