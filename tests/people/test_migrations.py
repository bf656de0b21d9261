from __future__ import annotations

import os
import stat
import subprocess
import sys
import uuid
from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import inspect, text

from people import PastJob, People
from people.database import Database, open_engine
from people.migrate import (
    DatabaseNotMigrated,
    configuration,
    migrate,
    newest_revision,
    require_migrated,
    revision_of,
)
from people.tables import Base

PROJECT = Path(__file__).parents[2]


def test_the_migrations_make_exactly_the_tables_of_the_program(people: People) -> None:
    with people.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, Base.metadata) == []


def test_migrating_twice_changes_nothing(sqlite_url: str) -> None:
    assert migrate(sqlite_url) == migrate(sqlite_url) == newest_revision()


def test_a_database_without_tables_is_refused_with_the_command_that_helps(sqlite_url: str) -> None:
    database = Database(sqlite_url)
    with pytest.raises(DatabaseNotMigrated, match="python -m people migrate"):
        require_migrated(database)
    migrate(sqlite_url)
    require_migrated(database)


@pytest.mark.parametrize("kind", ["sqlite_url", "postgresql"])
def test_a_database_of_the_first_release_keeps_its_people(
    request: pytest.FixtureRequest, kind: str
) -> None:
    url: str = request.getfixturevalue(kind)
    engine, talk = open_engine(url), uuid.uuid4().hex
    command.upgrade(configuration(engine), "0001")
    command.downgrade(configuration(engine), "0001")
    # As the first release wrote it.
    with engine.begin() as connection:
        connection.execute(
            text(
                "INSERT INTO workers (talk, created_at, last_seen_at, city, licences, asked,"
                " constraints, misunderstandings) VALUES (:talk, :at, :at, 'Newark', '[\"cdl\"]',"
                " '[]', '{}', 0)"
            ),
            {"talk": talk, "at": "2026-01-02 03:04:05"},
        )
    migrate(url)
    people = People(url)
    worker = people.worker(talk)
    assert (worker.city, worker.licences) == ("Newark", ("cdl",))
    assert (worker.interests, worker.schooled_abroad) == (None, None)
    assert people.remember(talk, interests=["R"], schooled_abroad=True).interests == ("R",)
    people.add_jobs(talk, [PastJob(said="cashier")])
    command.downgrade(configuration(engine), "0001")
    migrate(url)
    worker = people.worker(talk)
    assert (worker.city, worker.interests, worker.schooled_abroad) == ("Newark", None, None)
    assert [job.said for job in people.jobs(talk)] == ["cashier"]
    people.close()
    engine.dispose()


def test_the_first_migration_can_be_taken_back(sqlite_url: str) -> None:
    migrate(sqlite_url)
    engine = open_engine(sqlite_url)
    command.downgrade(configuration(engine), "base")
    assert inspect(engine).get_table_names() == ["alembic_version"]
    assert revision_of(engine) is None


def test_the_command_migrates_the_database_of_the_settings(tmp_path: Path) -> None:
    file = tmp_path / "new folder" / "people.sqlite"
    done = subprocess.run(
        [sys.executable, "-m", "people", "migrate"],
        cwd=PROJECT,
        env={**os.environ, "ONWARD_PEOPLE_DATABASE": f"sqlite:///{file}"},
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    assert f"revision {newest_revision()}" in done.stdout
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_a_database_in_memory_is_refused() -> None:
    with pytest.raises(ValueError, match="needs a file"):
        open_engine("sqlite:///:memory:")


@pytest.mark.parametrize(
    ("pragma", "value"),
    [("journal_mode", "wal"), ("foreign_keys", 1), ("secure_delete", 1), ("busy_timeout", 5000)],
)
def test_every_sqlite_connection_is_set_up(sqlite_url: str, pragma: str, value: object) -> None:
    with open_engine(sqlite_url).connect() as connection:
        assert connection.exec_driver_sql(f"PRAGMA {pragma}").scalar_one() == value
