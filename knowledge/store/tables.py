"""Loads the committed tables into the store."""

from __future__ import annotations

import csv
import hashlib
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from sqlalchemy import Boolean, Engine, Float, Integer, insert
from sqlalchemy.sql.schema import Column

from knowledge.store import schema

DATA = Path(__file__).parent.parent / "data"

#: Every table that is read from a file; the *built* ones are not among them.
COMMITTED: tuple[type[schema.Base], ...] = (
    schema.Occupation,
    schema.OnetOccupation,
    schema.Element,
    schema.SkillRating,
    schema.Software,
    schema.InterestProfile,
    schema.TransitionGroup,
    schema.Transition,
    schema.AllianceRole,
    schema.AllianceProgression,
    schema.FieldOfStudy,
    schema.Programme,
    schema.FieldOutcome,
    schema.TrainingRoute,
    schema.Licence,
    schema.PlainWord,
    schema.PlainTitle,
)


class TableError(Exception):
    """A committed table cannot be read; the message names file, line and column."""


def load_tables(engine: Engine, data: Path = DATA) -> dict[str, int]:
    """Fill the store's tables from ``data`` and return the number of rows of each.

    Raises:
        TableError: a file is missing, its columns differ from the schema's, or a value does
            not fit its column.
    """
    counts: dict[str, int] = {}
    with engine.begin() as connection:
        for table in COMMITTED:
            rows = list(read_rows(table, data))
            if rows:
                connection.execute(insert(table), rows)
            counts[table.__tablename__] = len(rows)
    return counts


def read_rows(table: type[schema.Base], data: Path = DATA) -> Iterator[dict[str, Any]]:
    """Yield the rows of one committed table with values of the columns' types."""
    path = data / f"{table.__tablename__}.csv"
    columns: dict[str, Column[Any]] = {c.name: c for c in table.__table__.columns}  # type: ignore[misc]
    if not path.is_file():
        raise TableError(f"{path.name}: no such table in {data}")
    with path.open(encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file)
        if list(reader.fieldnames or []) != list(columns):
            raise TableError(f"{path.name}: columns {reader.fieldnames} are not {list(columns)}")
        for row in reader:
            try:
                yield {name: _typed(columns[name], text) for name, text in row.items()}
            except (ValueError, TypeError) as error:
                raise TableError(f"{path.name}, line {reader.line_num}: {error}") from error


def _typed(column: Column[Any], text: str) -> Any:
    if text == "":
        if column.nullable:
            return None
        raise ValueError(f"column {column.name} is empty")
    if isinstance(column.type, Boolean):
        if text not in {"0", "1"}:
            raise ValueError(f"column {column.name}: {text!r} is neither 0 nor 1")
        return text == "1"
    for kind, read, name in ((Integer, int, "whole number"), (Float, float, "number")):
        if isinstance(column.type, kind):
            try:
                return read(text)
            except ValueError:
                raise ValueError(f"column {column.name}: {text!r} is no {name}") from None
    return text


def release_stamp(data: Path = DATA, rules: tuple[Path, ...] = ()) -> str:
    """Name the release: its date and a digest of every table and rule that shapes answers.

    Two stores with one stamp give the same answers.
    """
    digest = hashlib.sha256(str(schema.SCHEMA_VERSION).encode())
    names = sorted(path for path in data.iterdir() if path.suffix in {".csv", ".toml"})
    for path in (*names, *sorted(rules)):
        digest.update(path.name.encode())
        digest.update(path.read_bytes())
    release = tomllib.loads((data / "RELEASE.toml").read_text(encoding="utf-8"))["release"]
    return f"{release}+{digest.hexdigest()[:8]}"
