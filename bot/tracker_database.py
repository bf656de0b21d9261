"""How SQLite keeps the talks: quick to write, and nothing left behind after a deletion.

With SQLite's defaults each turn waits for the disk. A write-ahead log with synchronous NORMAL waits
only when the log is folded in; what is lost in a power cut is at most the last turns, never the
file. SQLAlchemy 1.4 would open and close the file for each query, which folds the log in each time,
so connections are kept. Other databases are left alone.
"""

from __future__ import annotations

from typing import Any

import rasa.core.tracker_store
from sqlalchemy import event
from sqlalchemy.engine import Engine
from sqlalchemy.engine.url import URL, make_url
from sqlalchemy.pool import QueuePool

_PRAGMAS = (
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = NORMAL",
    # Milliseconds to wait while somebody copies the file.
    "PRAGMA busy_timeout = 5000",
    # Otherwise SQLite only marks deleted rows as free and leaves the words in the file.
    "PRAGMA secure_delete = ON",
)


def _on_connect(connection: Any, _: Any) -> None:
    if not type(connection).__module__.startswith("sqlite3"):
        return
    cursor = connection.cursor()
    for pragma in _PRAGMAS:
        cursor.execute(pragma)
    cursor.close()


_original = rasa.core.tracker_store.create_engine_kwargs


def _engine_arguments(url: str | URL) -> dict[str, Any]:
    address = make_url(url)
    if address.get_backend_name() != "sqlite" or address.database in (None, "", ":memory:"):
        return _original(url)
    return {"poolclass": QueuePool, "connect_args": {"check_same_thread": False}}


def apply() -> None:
    """Sets each new SQLite connection of this process up and keeps those of the tracker store."""
    if not event.contains(Engine, "connect", _on_connect):
        event.listen(Engine, "connect", _on_connect)
    rasa.core.tracker_store.create_engine_kwargs = _engine_arguments
