from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import OperationalError

from knowledge.store.open import STORE_FILE, Store, StoreError, open_store
from knowledge.store.schema import SCHEMA_VERSION, ReleaseStamp

REMEDY = "python -m knowledge build"
STAMPS = ReleaseStamp.__tablename__


@pytest.fixture
def copy(store: Store, tmp_path: Path) -> Path:
    """A store that may be spoilt."""
    shutil.copy(store.folder / STORE_FILE, tmp_path)
    return tmp_path


def spoil(folder: Path, statement: str) -> None:
    with closing(sqlite3.connect(folder / STORE_FILE)) as database, database:
        database.execute(statement)


def refusal(folder: Path) -> str:
    with pytest.raises(StoreError) as error:
        open_store(folder)
    message = str(error.value)
    assert str(folder / STORE_FILE) in message
    assert REMEDY in message
    return message


def test_a_built_store_opens_with_its_release(store: Store) -> None:
    assert "+" in store.release
    assert store.encoder


def test_a_missing_store_is_named_with_what_to_run(tmp_path: Path) -> None:
    assert "no knowledge store" in refusal(tmp_path)


def test_a_folder_that_is_not_there_is_a_missing_store(tmp_path: Path) -> None:
    assert "no knowledge store" in refusal(tmp_path / "none")


@pytest.mark.parametrize("version", [0, SCHEMA_VERSION - 1, SCHEMA_VERSION + 1])
def test_another_schema_is_refused_with_both_numbers(copy: Path, version: int) -> None:
    spoil(copy, f"UPDATE {STAMPS} SET schema_version = {version}")
    message = refusal(copy)
    assert f"schema {version}" in message
    assert str(SCHEMA_VERSION) in message


def test_a_build_that_was_broken_off_is_refused(copy: Path) -> None:
    spoil(copy, f"DELETE FROM {STAMPS}")
    assert "not built to its end" in refusal(copy)


def test_a_file_that_is_no_database_is_refused(tmp_path: Path) -> None:
    (tmp_path / STORE_FILE).write_bytes(b"not a database" * 1000)
    refusal(tmp_path)


def test_an_empty_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / STORE_FILE).touch()
    refusal(tmp_path)


def test_a_store_cut_in_half_is_refused(copy: Path) -> None:
    file = copy / STORE_FILE
    file.write_bytes(file.read_bytes()[: file.stat().st_size // 2][:100])
    refusal(copy)


def test_a_store_without_the_table_of_releases_is_refused(copy: Path) -> None:
    spoil(copy, f"DROP TABLE {STAMPS}")
    refusal(copy)


def test_an_open_store_cannot_be_written_to(store: Store) -> None:
    with store.session() as session, pytest.raises(OperationalError):
        session.execute(text(f"DELETE FROM {STAMPS}"))
