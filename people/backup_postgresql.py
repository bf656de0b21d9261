"""Copies of a PostgreSQL database by its own programs, pg_dump and pg_restore."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from sqlalchemy import Connection, Engine, inspect, select, text
from sqlalchemy.engine import make_url

from people.backup_file import BackupError, BackupHeader, DamagedBackup
from people.database import open_engine
from people.migrate import revision_of
from people.replaced import schema_aside
from people.restoring import Restored
from people.tables import WorkerRow

MakeGood = Callable[[str, frozenset[str]], Restored]
_SCHEMA = "public"


def _program(name: str) -> str:
    found = shutil.which(name)
    if found is None:
        raise BackupError(f"{name} is not on the PATH: install PostgreSQL's client programs")
    return found


def _run(url: str, *command: str) -> None:
    """Run one of its programs; the password goes by the environment, where no list shows it."""
    address = make_url(url)
    told = {
        "PGHOST": address.host, "PGPORT": address.port, "PGUSER": address.username,
        "PGPASSWORD": address.password, "PGDATABASE": address.database,
    }  # fmt: skip
    environment = {**os.environ, **{key: str(value) for key, value in told.items() if value}}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    if done.returncode:
        # Its first line names what it could not do; later ones may quote a row.
        said = done.stderr.strip().splitlines()[:1]
        raise BackupError(f"{Path(command[0]).name} failed: {' '.join(said)}")


def copy_out(url: str, copy: Path) -> str | None:
    """Copy the database as it is at one moment; its revision, None where it has no tables.

    Raises:
        BackupError: pg_dump is missing or failed.
    """
    program = _program("pg_dump")
    engine = open_engine(url)
    try:
        revision = revision_of(engine)
    finally:
        engine.dispose()
    if revision is not None:
        os.close(os.open(copy, os.O_CREAT | os.O_EXCL, 0o600))
        _run(url, program, "--format=custom", f"--schema={_SCHEMA}", f"--file={copy}")
    return revision


def put_in_place(
    url: str,
    copy: Path,
    header: BackupHeader,
    moment: datetime,
    *,
    replace: bool,
    make_good: MakeGood,
) -> tuple[str | None, Restored]:
    """Put the copy where the tables are; those that were there stay as a schema of another name.

    Raises:
        DamagedBackup: what was restored has another revision than the backup says.
        BackupError: tables are there and are not to be replaced, the database is in use, or
            pg_restore is missing or failed.
    """
    program = _program("pg_restore")
    engine = open_engine(url)
    try:
        there = bool(inspect(engine).get_table_names(schema=_SCHEMA))
        if there and not replace:
            raise BackupError("there is a database already; --replace puts it aside")
        talks_before = _talks(engine) if there else frozenset()
        aside = schema_aside(moment)
        with engine.begin() as connection:
            _refuse_in_use(connection)
            connection.execute(text(f"ALTER SCHEMA {_SCHEMA} RENAME TO {aside}"))
        try:
            _run(url, program, "--no-owner", "--exit-on-error", "--single-transaction",
                 f"--dbname={make_url(url).database}", *_and_schema(engine), str(copy))  # fmt: skip
            if revision_of(engine) != header.revision:
                raise DamagedBackup("the backup is damaged: its tables have another revision")
            restored = make_good(url, talks_before)
        except BaseException:
            _undo(engine, aside)
            raise
        if not there:
            with engine.begin() as connection:
                connection.execute(text(f"DROP SCHEMA {aside} CASCADE"))
        return (f"schema {aside}" if there else None), restored
    finally:
        engine.dispose()


def _talks(engine: Engine) -> frozenset[str]:
    if "workers" not in inspect(engine).get_table_names(schema=_SCHEMA):
        return frozenset()
    with engine.connect() as connection:
        return frozenset(connection.scalars(select(WorkerRow.talk)))


def _refuse_in_use(connection: Connection) -> None:
    others = text(
        "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() "
        "AND backend_type = 'client backend' AND pid <> pg_backend_pid()"
    )
    if connection.scalar(others):
        raise BackupError("the database is in use: stop the system first")


def _and_schema(engine: Engine) -> tuple[str, ...]:
    """Make the schema that was renamed anew; a dump of one schema may bring it or not."""
    with engine.begin() as connection:
        connection.execute(text(f"CREATE SCHEMA IF NOT EXISTS {_SCHEMA}"))
    return (f"--schema={_SCHEMA}",)


def _undo(engine: Engine, aside: str) -> None:
    """What was there comes back as it was."""
    with suppress(Exception), engine.begin() as connection:
        connection.execute(text(f"DROP SCHEMA IF EXISTS {_SCHEMA} CASCADE"))
        connection.execute(text(f"ALTER SCHEMA {aside} RENAME TO {_SCHEMA}"))
