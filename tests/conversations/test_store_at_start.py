from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from supervisor.supervision import SystemFailedError
from supervisor.system import RunningSystem, fresh_settings


def _older(store: Path) -> None:
    with closing(sqlite3.connect(store)) as database, database:
        (table,) = database.execute(
            "SELECT name FROM sqlite_master WHERE sql LIKE '%schema_version%'"
        ).fetchone()
        database.execute(f'UPDATE "{table}" SET schema_version = 0')


@pytest.mark.parametrize("fault", ["missing", "older", "damaged"])
def test_a_store_that_does_not_fit_stops_the_start_with_what_to_do(
    tmp_path: Path, fault: str
) -> None:
    settings = fresh_settings(tmp_path)
    store = tmp_path / "knowledge" / "store.sqlite"
    store.parent.mkdir()
    if fault == "older":
        shutil.copy(settings.knowledge_dir / "store.sqlite", store)
        _older(store)
    elif fault == "damaged":
        store.write_bytes(b"not a database" * 1000)
    system = RunningSystem(settings.model_copy(update={"knowledge_dir": store.parent}))
    with pytest.raises(SystemFailedError) as failure, system:
        pytest.fail("it started")
    assert str(store) in str(failure.value)
    assert "knowledge build" in str(failure.value)
