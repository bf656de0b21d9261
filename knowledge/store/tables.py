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

from knowledge.store import (
    schema,
    schema_moves,
    schema_regions,
    schema_training,
    schema_workforce,
)

DATA = Path(__file__).parent.parent / "data"

#: Every table that is read from a file; the *built* ones are not among them.
COMMITTED: tuple[type[schema.Base], ...] = (
    schema.Occupation,
    schema.OnetOccupation,
    schema.RetiredCode,
    schema.Element,
    schema.SkillRating,
    schema.Software,
    schema.InterestProfile,
    schema_moves.TransitionGroup,
    schema_moves.Transition,
    schema_moves.RelatedOccupation,
    schema_moves.CareerChange,
    schema.Unemployment,
    schema.AllianceRole,
    schema.AllianceProgression,
    schema.FieldOfStudy,
    schema_training.Field,
    schema_training.Provider,
    schema_training.Programme,
    schema_training.TrainingOutcome,
    schema_training.TrainingRoute,
    schema_training.Credential,
    schema_training.Apprenticeship,
    schema.Licence,
    schema.PlainWord,
    schema.PlainTitle,
    schema.PlainWordSpanish,
    schema.PlainTitleSpanish,
    schema_regions.Area,
    schema_regions.AreaCounty,
    schema_regions.AreaWage,
    schema_workforce.WorkforceShare,
)


class TableError(Exception):
    """A committed table cannot be read; the message names file, line and column."""


#: The tables that "python -m knowledge import-wages" writes as well.
IMPORTED = (schema_regions.Area, schema_regions.AreaCounty, schema_regions.AreaWage)


def load_tables(engine: Engine, data: Path = DATA, imports: Path | None = None) -> dict[str, int]:
    """Fill the store's tables from ``data`` and return the number of rows of each.

    Areas in ``imports`` are added; one that ``data`` has too is taken from there alone.

    Raises:
        TableError: a file is missing, its columns differ from the schema's, or a value does
            not fit its column.
    """
    counts: dict[str, int] = {}
    with engine.begin() as connection:
        for table in COMMITTED:
            rows = list(read_rows(table, data))
            if imports is not None and table in IMPORTED and has_imports(imports):
                replaced = {area["area_id"] for area in read_rows(schema_regions.Area, imports)}
                rows = [row for row in rows if row["area_id"] not in replaced]
                rows += read_rows(table, imports)
            if rows:
                connection.execute(insert(table), rows)
            counts[table.__tablename__] = len(rows)
    return counts


def has_imports(imports: Path) -> bool:
    """Whether anything was imported into the folder."""
    return any((imports / f"{table.__tablename__}.csv").is_file() for table in IMPORTED)


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


def release_stamp(
    data: Path = DATA, rules: tuple[Path, ...] = (), imports: Path | None = None
) -> str:
    """Name the release: its date and a digest of every table and rule that shapes answers.

    Two stores with one stamp give the same answers.
    """
    digest = hashlib.sha256(str(schema.SCHEMA_VERSION).encode())
    names = sorted(path for path in data.iterdir() if path.suffix in {".csv", ".toml"})
    imported = sorted(imports.glob("*.csv")) if imports is not None else []
    for path in (*names, *sorted(rules), *imported):
        digest.update(path.name.encode())
        digest.update(path.read_bytes())
    release = tomllib.loads((data / "RELEASE.toml").read_text(encoding="utf-8"))["release"]
    return f"{release}+{digest.hexdigest()[:8]}"
