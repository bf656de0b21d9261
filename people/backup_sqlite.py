"""Copies of a SQLite database: out while the system runs, and back into its place."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import datetime
from pathlib import Path

from sqlalchemy.engine import make_url

from people.backup_file import BackupError, BackupHeader, DamagedBackup
from people.replaced import file_aside
from people.restoring import Restored

MakeGood = Callable[[str, frozenset[str]], Restored]
#: Seconds to wait for a writer that is at work.
_WAIT = 5.0
#: What stands beside a database in WAL mode; left over only where it is too damaged to open.
_BESIDE = ("-wal", "-shm")


def _file(url: str) -> Path:
    return Path(make_url(url).database or "")


def copy_out(url: str, copy: Path) -> str | None:
    """Copy the database as it is at one moment; its revision, None where it has no tables.

    Raises:
        BackupError: there is no database, or it cannot be read.
    """
    file = _file(url)
    if not file.is_file():
        raise BackupError("there is no database to back up")
    os.close(os.open(copy, os.O_CREAT | os.O_EXCL, 0o600))
    try:
        with closing(sqlite3.connect(f"{file.absolute().as_uri()}?mode=ro", uri=True)) as source:
            source.execute(f"PRAGMA busy_timeout = {int(_WAIT * 1000)}")
            with closing(sqlite3.connect(copy)) as target:
                # In one step: who writes meanwhile writes to the log, and does not wait.
                source.backup(target)
                target.execute("PRAGMA journal_mode = DELETE")
                return _revision(target)
    except sqlite3.DatabaseError as error:
        raise BackupError(f"the database cannot be read: {error}") from None


def _revision(connection: sqlite3.Connection) -> str | None:
    tables = "SELECT 1 FROM sqlite_master WHERE name = 'alembic_version'"
    if connection.execute(tables).fetchone() is None:
        return None
    found = connection.execute("SELECT version_num FROM alembic_version").fetchone()
    return None if found is None else str(found[0])


def put_in_place(
    url: str,
    copy: Path,
    header: BackupHeader,
    moment: datetime,
    *,
    replace: bool,
    make_good: MakeGood,
) -> tuple[str | None, Restored]:
    """Check the copy, make it good, and put it where the database is.

    Raises:
        DamagedBackup: the copy is no whole database of this revision.
        BackupError: a database is there and is not to be replaced, or is in use.
    """
    file = _file(url)
    _check(copy, header)
    there = file.exists() and file.stat().st_size > 0
    if there and not replace:
        raise BackupError("there is a database already; --replace puts it aside")
    talks_before = _close_for_good(file) if there else frozenset()
    restored = make_good(f"sqlite:///{copy}", talks_before)
    _in_one_file(copy)
    if not there:
        os.replace(copy, file)
        return None, restored
    aside = file_aside(file, moment)
    # A second name first, so that at no moment there is no database.
    os.link(file, aside)
    for ending in _BESIDE:
        old = file.with_name(f"{file.name}{ending}")
        if old.exists():
            os.rename(old, f"{aside}{ending}")
    os.replace(copy, file)
    return str(aside), restored


def _check(copy: Path, header: BackupHeader) -> None:
    try:
        with closing(sqlite3.connect(copy)) as connection:
            whole = connection.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
            revision = _revision(connection) if whole else None
    except sqlite3.DatabaseError:
        raise DamagedBackup("the backup holds no database") from None
    if revision != header.revision:
        raise DamagedBackup("the backup is damaged: it holds no whole database")


def _close_for_good(file: Path) -> frozenset[str]:
    """Bring the database into its one file, which SQLite allows only when nobody has it open.

    Returns its talks; none where it is too damaged to say.

    Raises:
        BackupError: it is in use.
    """
    try:
        with closing(sqlite3.connect(file, timeout=_WAIT)) as connection:
            connection.execute("PRAGMA journal_mode = DELETE").fetchone()
            return frozenset(str(row[0]) for row in connection.execute("SELECT talk FROM workers"))
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
            raise BackupError("the database is in use: stop the system first") from None
        return frozenset()
    except sqlite3.DatabaseError:
        return frozenset()


def _in_one_file(copy: Path) -> None:
    with closing(sqlite3.connect(copy)) as connection:
        connection.execute("PRAGMA journal_mode = DELETE").fetchone()
    with copy.open("rb") as written:
        os.fsync(written.fileno())
