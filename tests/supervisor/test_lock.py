from __future__ import annotations

import os
from pathlib import Path

import pytest

from supervisor.lock import AlreadyRunningError, SystemLock


def test_a_second_system_in_the_same_folder_is_told_where_the_first_one_runs(
    tmp_path: Path,
) -> None:
    first = SystemLock(tmp_path)
    first.take("http://127.0.0.1:8080")
    with pytest.raises(AlreadyRunningError) as refusal:
        SystemLock(tmp_path).take("http://127.0.0.1:9090")
    assert "http://127.0.0.1:8080" in str(refusal.value)
    assert f"kill {os.getpid()}" in str(refusal.value)


def test_the_folder_is_free_again_after_the_first_has_stopped(tmp_path: Path) -> None:
    first = SystemLock(tmp_path)
    first.take("http://127.0.0.1:8080")
    first.release()
    second = SystemLock(tmp_path)
    second.take("http://127.0.0.1:8080")
    second.release()
    second.release()
