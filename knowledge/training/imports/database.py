"""The operator's own database: imported lists, kept beside the built store.

A rebuild of the store does not touch it. Its programmes and figures have the store's own tables.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import JSON, Engine, Float, Table, select
from sqlalchemy.exc import DatabaseError
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column

from knowledge.store.open import StoreError, engine_of
from knowledge.store.schema_training import Programme, Provider, TrainingOutcome

#: Raised by one when a table changes shape; a database with another number is refused.
VERSION = 1
SHARED: list[Table] = [table.metadata.tables[table.__tablename__]
                       for table in (Provider, Programme, TrainingOutcome)]  # fmt: skip


class ImportBase(DeclarativeBase):
    """What the tables of the import alone share."""


class ImportRun(ImportBase):
    """A finished import and its report."""

    __tablename__ = "import_runs"

    number: Mapped[int] = mapped_column(primary_key=True)
    version: Mapped[int]
    layout: Mapped[str]
    finished: Mapped[str]
    report: Mapped[dict[str, object]] = mapped_column(JSON)


class NameField(ImportBase):
    """The field read from a programme's name by the sentence model, kept so as to be read once."""

    __tablename__ = "name_fields"

    name: Mapped[str] = mapped_column(primary_key=True)
    encoder: Mapped[str] = mapped_column(primary_key=True)
    #: Empty where no field is near enough.
    cip: Mapped[str | None]
    confidence: Mapped[float | None] = mapped_column(Float)


def open_for_import(path: Path) -> Engine:
    """The database to write to, made where there is none.

    Raises:
        StoreError: the file is no such database, or of another version.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    if path.exists():
        _check(path)
    engine = engine_of(path, read_only=False)
    Programme.metadata.create_all(engine, tables=SHARED)
    ImportBase.metadata.create_all(engine)
    return engine


@contextmanager
def imported(path: Path) -> Iterator[Session | None]:
    """A session on what was imported; None when nothing was.

    Raises:
        StoreError: the file is no such database, or of another version.
    """
    if not path.is_file():
        yield None
        return
    _check(path)
    engine = engine_of(path, read_only=True)
    with Session(engine) as session:
        yield session
    engine.dispose()


def _check(path: Path) -> None:
    remedy = "move it away and import the lists again: python -m knowledge import-training"
    engine = engine_of(path, read_only=True)
    try:
        with Session(engine) as session:
            versions = set(session.scalars(select(ImportRun.version)))
            for table in SHARED:
                session.execute(select(table).limit(1))
    except DatabaseError as error:
        raise StoreError(f"{path} is no training database of this version; {remedy}") from error
    finally:
        engine.dispose()
    if versions - {VERSION}:
        raise StoreError(f"{path} is of version {max(versions)}, not {VERSION}; {remedy}")
