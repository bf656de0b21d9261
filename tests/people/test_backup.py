from __future__ import annotations

import os
import sqlite3
import stat
import subprocess
import sys
import threading
from datetime import timedelta
from pathlib import Path

import psycopg
import pytest
from alembic import command
from sqlalchemy import text
from sqlalchemy.engine import make_url

from people import People
from people.backup import backup, restore
from people.backup_file import BackupError, DamagedBackup
from people.database import open_engine
from people.migrate import configuration, migrate, newest_revision, revision_of
from people.utc import now
from tests.people.whole_talks import everything, told

PROJECT = Path(__file__).parents[2]


def test_a_restored_backup_holds_everything_but_what_was_on_its_way(
    own_url: str, tmp_path: Path
) -> None:
    told(own_url, "one")
    before = everything(own_url, "one")
    file = tmp_path / "backup"
    header = backup(own_url, file, now())
    assert header.revision == newest_revision()
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    told(own_url, "two", "kazoo")
    receipt = restore(own_url, file, now(), replace=True)
    assert (receipt.restored.talks, receipt.restored.deleted_again) == (1, 0)
    after = everything(own_url, "one")
    assert isinstance(before, dict)
    assert isinstance(after, dict)
    for table in before.keys() - {"check_ins", "deliveries"}:
        assert after[table] == before[table], table
    assert {row["state"] for row in after["check_ins"]} == {"dropped"}
    assert {row["state"] for row in after["deliveries"]} == {"failed"}


def test_a_database_too_damaged_to_open_is_put_aside_and_replaced(
    sqlite_url: str, tmp_path: Path
) -> None:
    migrate(sqlite_url)
    told(sqlite_url, "one")
    backup(sqlite_url, tmp_path / "backup", now())
    database = Path(make_url(sqlite_url).database or "")
    database.write_bytes(b"no database any more" * 500)
    receipt = restore(sqlite_url, tmp_path / "backup", now(), replace=True)
    assert receipt.restored.talks == 1
    assert Path(receipt.put_aside or "").read_bytes().startswith(b"no database any more")
    assert everything(sqlite_url, "one") is not None


def test_a_backup_made_while_others_write_is_whole(sqlite_url: str, tmp_path: Path) -> None:
    migrate(sqlite_url)
    told(sqlite_url, "one")
    over = threading.Event()

    def write() -> None:
        people = People(sqlite_url)
        while not over.is_set():
            people.record_message("busy", "in", "hello " * 200, replies=[{"text": "hi"}])
        people.close()

    writer = threading.Thread(target=write)
    writer.start()
    try:
        files = [tmp_path / f"backup-{number}" for number in range(3)]
        for file in files:
            backup(sqlite_url, file, now())
    finally:
        over.set()
        writer.join()
    for file in files:
        other = f"sqlite:///{tmp_path / f'{file.name}.sqlite'}"
        restore(other, file, now())
        people = People(other)
        said = people.messages("busy")
        # A message and its reply are one transaction: never one without the other.
        directions = [message.direction for message in said]
        assert directions == ["in", "out"] * (len(said) // 2)
        people.close()


@pytest.mark.parametrize("damage", ["first line", "middle", "end", "cut", "empty", "another"])
def test_a_damaged_file_is_refused_and_nothing_is_changed(
    sqlite_url: str, tmp_path: Path, damage: str
) -> None:
    migrate(sqlite_url)
    told(sqlite_url, "one")
    file = tmp_path / "backup"
    backup(sqlite_url, file, now())
    content = bytearray(file.read_bytes())
    if damage in ("middle", "end", "first line"):
        at = {"first line": 3, "middle": len(content) // 2, "end": len(content) - 1}[damage]
        content[at] ^= 1
    kept = {"cut": content[:-4096], "empty": b"", "another": b"SQLite format 3\0" * 99}
    file.write_bytes(kept.get(damage, content))
    people = People(sqlite_url)
    people.forget("one")
    people.close()
    before = sorted(path.name for path in tmp_path.iterdir())
    with pytest.raises(DamagedBackup):
        restore(sqlite_url, file, now(), replace=True)
    assert sorted(path.name for path in tmp_path.iterdir()) == before
    assert everything(sqlite_url, "one") is None


def test_a_backup_of_a_newer_program_is_refused(sqlite_url: str, tmp_path: Path) -> None:
    migrate(sqlite_url)
    engine = open_engine(sqlite_url)
    with engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    engine.dispose()
    backup(sqlite_url, tmp_path / "backup", now())
    with pytest.raises(BackupError, match="9999, which this program does not know"):
        restore(f"sqlite:///{tmp_path / 'new.sqlite'}", tmp_path / "backup", now())
    assert not (tmp_path / "new.sqlite").exists()


def test_a_backup_of_an_older_program_is_migrated(sqlite_url: str, tmp_path: Path) -> None:
    engine = open_engine(sqlite_url)
    command.upgrade(configuration(engine), "0005")
    engine.dispose()
    assert backup(sqlite_url, tmp_path / "backup", now()).revision == "0005"
    restore(sqlite_url, tmp_path / "backup", now(), replace=True)
    engine = open_engine(sqlite_url)
    assert revision_of(engine) == newest_revision()
    engine.dispose()


def test_a_database_that_is_there_is_replaced_only_when_told_so_and_kept_aside(
    own_url: str, tmp_path: Path
) -> None:
    backup(own_url, tmp_path / "backup", now())
    told(own_url, "newer")
    with pytest.raises(BackupError, match="--replace"):
        restore(own_url, tmp_path / "backup", now())
    assert everything(own_url, "newer") is not None
    aside = restore(own_url, tmp_path / "backup", now(), replace=True).put_aside
    assert everything(own_url, "newer") is None
    assert aside is not None
    if own_url.startswith("sqlite"):
        database = Path(make_url(own_url).database or "")
        assert {stat.S_IMODE(path.stat().st_mode) for path in (database, Path(aside))} == {0o600}
        assert everything(f"sqlite:///{aside}", "newer") is not None
        return
    with psycopg.connect(own_url.replace("+psycopg", "")) as connection:
        schema = aside.removeprefix("schema ")
        kept = connection.execute(f"SELECT talk FROM {schema}.workers".encode()).fetchall()
    assert kept == [("newer",)]


def test_a_database_in_use_is_not_replaced(own_url: str, tmp_path: Path) -> None:
    told(own_url, "one")
    backup(own_url, tmp_path / "backup", now())
    running = People(own_url)
    assert running.find("one") is not None
    with pytest.raises(BackupError, match="stop the system first"):
        restore(own_url, tmp_path / "backup", now(), replace=True)
    assert running.find("one") is not None
    running.close()
    assert restore(own_url, tmp_path / "backup", now(), replace=True).restored.talks == 1


def test_a_backup_that_is_older_than_what_is_remembered_is_refused(
    sqlite_url: str, tmp_path: Path
) -> None:
    migrate(sqlite_url)
    backup(sqlite_url, tmp_path / "backup", now() - timedelta(days=91))
    with pytest.raises(BackupError, match="older than 90 days"):
        restore(sqlite_url, tmp_path / "backup", now(), replace=True)


def test_a_backup_of_one_kind_of_database_is_not_put_into_another(
    sqlite_url: str, postgresql: str, tmp_path: Path
) -> None:
    migrate(sqlite_url)
    backup(sqlite_url, tmp_path / "backup", now())
    with pytest.raises(BackupError, match="is one of sqlite"):
        restore(postgresql, tmp_path / "backup", now(), replace=True)


def test_a_failed_restore_on_postgresql_leaves_what_was_there(
    postgresql: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    migrate(postgresql)
    people = People(postgresql)
    people.worker("here")
    people.close()
    backup(postgresql, tmp_path / "backup", now())
    programs = tmp_path / "programs"
    programs.mkdir()
    (programs / "pg_restore").write_text("#!/bin/sh\necho no space left >&2\nexit 1\n")
    (programs / "pg_restore").chmod(0o700)
    monkeypatch.setenv("PATH", str(programs), prepend=os.pathsep)
    with pytest.raises(BackupError, match="pg_restore failed: no space left"):
        restore(postgresql, tmp_path / "backup", now(), replace=True)
    assert everything(postgresql, "here") is not None


def test_without_the_programs_of_postgresql_it_says_which_one_is_missing(
    postgresql: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(BackupError, match="pg_dump is not on the PATH"):
        backup(postgresql, tmp_path / "backup", now())
    assert list(tmp_path.iterdir()) == []


def test_the_commands_say_what_they_did_and_never_overwrite_a_backup(
    sqlite_url: str, tmp_path: Path
) -> None:
    migrate(sqlite_url)
    told(sqlite_url, "one")

    def run(*given: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "people", *given],
            cwd=PROJECT, env={**os.environ, "ONWARD_PEOPLE_DATABASE": sqlite_url},
            capture_output=True, text=True, timeout=60, check=False,
        )  # fmt: skip

    file = str(tmp_path / "backup")
    made = run("backup", file)
    assert made.returncode == 0, made.stderr
    assert "The secret (ONWARD_SECRET or its file) is not in it" in made.stdout
    again = run("backup", file)
    assert (again.returncode, again.stderr) == (1, f"people: {file} is there already\n")
    people = People(sqlite_url)
    people.forget("one")
    people.close()
    assert run("restore", file).stderr == (
        "people: there is a database already; --replace puts it aside\n"
    )
    done = run("restore", file, "--replace")
    assert done.returncode == 0, done.stderr
    assert "deleted since then, and again now: 1" in done.stdout
    with sqlite3.connect(make_url(sqlite_url).database or "") as connection:
        assert connection.execute("SELECT count(*) FROM messages").fetchone() == (0,)
