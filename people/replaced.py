"""Databases that a restore put aside: a SQLite file of another name, a schema in PostgreSQL."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import Engine, inspect, text

#: How the moment of a restore stands in a name, in UTC.
_STAMP = "%Y%m%dt%H%M%S"
_FILE_NAME = re.compile(r".+\.replaced-(\d{8}t\d{6})(?:-wal|-shm)?")
_SCHEMA_NAME = re.compile(r"replaced_(\d{8}t\d{6})")


def _stamp(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime(_STAMP)


def _moment(stamp: str) -> datetime:
    return datetime.strptime(stamp, _STAMP).replace(tzinfo=UTC)


def file_aside(file: Path, moment: datetime) -> Path:
    """The name under which a SQLite file is put aside."""
    return file.with_name(f"{file.name}.replaced-{_stamp(moment)}")


def schema_aside(moment: datetime) -> str:
    """The name under which the tables of PostgreSQL are put aside."""
    return f"replaced_{_stamp(moment)}"


def drop_replaced(engine: Engine, until: datetime, *, dry_run: bool) -> int:
    """Delete for good what was put aside until a moment; how many restores that was."""
    if engine.dialect.name == "postgresql":
        return _drop_schemas(engine, until, dry_run)
    moments = set()
    for file, moment in _files(Path(engine.url.database or "")):
        if moment <= until:
            moments.add(moment)
            if not dry_run:
                file.unlink(missing_ok=True)
    return len(moments)


def _files(database: Path) -> Iterator[tuple[Path, datetime]]:
    for found in sorted(database.parent.glob(f"{database.name}.replaced-*")):
        if match := _FILE_NAME.fullmatch(found.name):
            yield found, _moment(match[1])


def _drop_schemas(engine: Engine, until: datetime, dry_run: bool) -> int:
    found = (_SCHEMA_NAME.fullmatch(name) for name in inspect(engine).get_schema_names())
    old = [match[0] for match in found if match and _moment(match[1]) <= until]
    for name in () if dry_run else old:
        with engine.begin() as connection:
            connection.execute(text(f"DROP SCHEMA IF EXISTS {name} CASCADE"))
    return len(old)
