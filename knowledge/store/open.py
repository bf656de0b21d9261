"""Opens a built store and refuses one that does not fit this code."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Engine, create_engine, select
from sqlalchemy.exc import DatabaseError
from sqlalchemy.orm import Session

from knowledge.store.schema import SCHEMA_VERSION, ReleaseStamp

STORE_FILE = "store.sqlite"


class StoreError(Exception):
    """The store is missing, damaged or of another version; the message says what to run."""


@dataclass(frozen=True)
class Store:
    """A built store: read-only, safe to share between threads."""

    folder: Path
    engine: Engine
    release: str
    encoder: str

    def session(self) -> Session:
        """A new session; close it after use."""
        return Session(self.engine)


def engine_of(path: Path, *, read_only: bool) -> Engine:
    """An engine on the SQLite file at ``path``; a missing file is made unless read-only."""
    mode = "ro" if read_only else "rwc"
    return create_engine(f"sqlite:///file:{path.resolve()}?mode={mode}&uri=true")


def open_store(folder: Path) -> Store:
    """Open the store in ``folder``.

    Raises:
        StoreError: there is none, it cannot be read, or another version of this code built it.
    """
    path = folder / STORE_FILE
    remedy = "run: python -m knowledge build"
    if not path.is_file():
        raise StoreError(f"there is no knowledge store at {path}; {remedy}")
    engine = engine_of(path, read_only=True)
    try:
        with Session(engine) as session:
            stamp = session.scalars(select(ReleaseStamp)).one_or_none()
    except DatabaseError as error:
        raise StoreError(f"{path} is not a knowledge store of this version; {remedy}") from error
    if stamp is None:
        raise StoreError(f"{path} was not built to its end; {remedy}")
    if stamp.schema_version != SCHEMA_VERSION:
        raise StoreError(
            f"{path} has schema {stamp.schema_version}, "
            f"this version needs {SCHEMA_VERSION}; {remedy}"
        )
    return Store(folder, engine, stamp.stamp, stamp.encoder)
