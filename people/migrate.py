"""Bringing a database to the newest shape of the tables."""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Engine

from people.database import Database

_MIGRATIONS = Path(__file__).parent / "migrations"


class DatabaseNotMigrated(RuntimeError):  # noqa: N818 - named for what it says
    """The tables are missing or older than this program; `python -m people migrate` helps."""

    def __init__(self) -> None:
        super().__init__("the people database is not up to date: run `python -m people migrate`")


def configuration(engine: Engine | None = None) -> Config:
    """Alembic's configuration, without a file of its own: the address comes from settings."""
    config = Config()
    config.set_main_option("script_location", str(_MIGRATIONS))
    config.attributes["engine"] = engine
    return config


def newest_revision() -> str:
    """The revision this program's tables have."""
    revision = ScriptDirectory.from_config(configuration()).get_current_head()
    if revision is None:
        raise RuntimeError("there are no migrations")
    return revision


def revision_of(engine: Engine) -> str | None:
    """The revision a database has; None when it has no tables yet."""
    with engine.connect() as connection:
        return MigrationContext.configure(connection).get_current_revision()


def migrate(url: str) -> str:
    """Bring the database at this address up to date; returns its revision."""
    database = Database(url)
    try:
        command.upgrade(configuration(database.engine), "head")
        return newest_revision()
    finally:
        database.close()


def require_migrated(database: Database) -> None:
    """Raise when the database does not have this program's tables.

    Raises:
        DatabaseNotMigrated: its revision is another one.
    """
    if revision_of(database.engine) != newest_revision():
        raise DatabaseNotMigrated
