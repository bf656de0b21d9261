"""The connection to the database: SQLite beside the program, or PostgreSQL by its address."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import make_url
from sqlalchemy.orm import Session

from people.promises import Promises, promises_file

#: How long a SQLite writer waits for another one, in milliseconds.
BUSY_TIMEOUT_MS = 5_000

#: `secure_delete` overwrites deleted content with zeros: forgotten words must not stay in the file.
_SQLITE_PRAGMAS = (
    f"PRAGMA busy_timeout = {BUSY_TIMEOUT_MS}",
    "PRAGMA journal_mode = WAL",
    "PRAGMA foreign_keys = ON",
    "PRAGMA secure_delete = ON",
)


def open_engine(url: str) -> Engine:
    """An engine for the address, set up for several processes at once.

    A SQLite file and its folder are made when missing, the file readable by its owner only.
    Errors never repeat the values of a statement, since these are people's words.
    """
    address = make_url(url)
    if address.get_backend_name() != "sqlite":
        return create_engine(address, hide_parameters=True, pool_pre_ping=True)
    if not address.database or address.database == ":memory:":
        raise ValueError("the people database needs a file: several processes share it")
    _make_private_file(Path(address.database))
    engine = create_engine(address, hide_parameters=True)
    event.listen(engine, "connect", _prepare_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def _make_private_file(path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    if not path.exists():
        os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))


def _prepare_sqlite(connection: Any, _record: object) -> None:
    # The driver must not begin transactions by itself: `_begin_sqlite` says which kind.
    connection.isolation_level = None
    cursor = connection.cursor()
    for pragma in _SQLITE_PRAGMAS:
        cursor.execute(pragma)
    cursor.close()


def _begin_sqlite(connection: Connection) -> None:
    # A transaction that reads and then writes fails at once when another one wrote in between;
    # taking the write lock at the start makes it wait its turn instead.
    writes = connection.get_execution_options().get("writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


class Database:
    """Short transactions on one database."""

    def __init__(self, url: str) -> None:
        self.engine = open_engine(url)
        #: What outlasts this database.
        self.promises = Promises(promises_file(url))
        self._writing_engine = self.engine.execution_options(writes=True)

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """A transaction that only reads."""
        with Session(self.engine) as session:
            yield session

    @contextmanager
    def writing(self) -> Iterator[Session]:
        """A transaction that is kept when the block ends, and undone when it raises."""
        with Session(self._writing_engine) as session, session.begin():
            yield session

    def erase_traces(self) -> bool:
        """Write SQLite's log back into the file and empty it, so that no old page stays in it.

        Returns False when another process was reading just then; the next call tries again.
        PostgreSQL's own vacuum frees old row versions; nothing is done there.
        """
        if self.engine.dialect.name != "sqlite":
            return True
        # Below SQLAlchemy, which would open a transaction, and inside one there is no checkpoint.
        connection = self.engine.raw_connection()
        try:
            cursor = connection.cursor()
            busy = cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
            cursor.close()
        finally:
            connection.close()
        return not busy

    def close(self) -> None:
        """Close every connection."""
        self.engine.dispose()
