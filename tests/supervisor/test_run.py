from __future__ import annotations

import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psutil
import pytest

from settings import PROJECT_DIR


@contextmanager
def running(logs: Path, *arguments: str) -> Iterator[subprocess.Popen[str]]:
    command = [sys.executable, "-m", "tests.supervisor.small_system", str(logs), *arguments]
    with subprocess.Popen(
        command, cwd=PROJECT_DIR, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as supervisor:
        try:
            yield supervisor
        finally:
            supervisor.kill()


def wait_until_ready(supervisor: subprocess.Popen[str]) -> list[psutil.Process]:
    assert supervisor.stdout
    for line in supervisor.stdout:
        if line.startswith("Chat in another terminal"):
            return psutil.Process(supervisor.pid).children(recursive=True)
    raise AssertionError("it never got ready")


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_a_stop_signal_ends_every_part_and_the_exit_code_is_0(
    tmp_path: Path, number: signal.Signals
) -> None:
    with running(tmp_path) as supervisor:
        children = wait_until_ready(supervisor)
        assert len(children) == 2
        supervisor.send_signal(number)
        output, errors = supervisor.communicate(timeout=20)
    assert supervisor.returncode == 0
    assert output.endswith("Stopped.\n")
    assert errors == ""
    assert not any(child.is_running() for child in children)


def test_a_part_that_dies_stops_the_others_with_exit_code_1(tmp_path: Path) -> None:
    with running(tmp_path, "--dies-after", "2") as supervisor:
        children = wait_until_ready(supervisor)
        _, errors = supervisor.communicate(timeout=20)
    assert supervisor.returncode == 1
    assert "The part front ended with exit code 7" in errors
    assert "the disk is full" in errors
    assert not any(child.is_running() for child in children)


def test_a_stop_asked_during_the_start_is_heard(tmp_path: Path) -> None:
    with running(tmp_path, "--unhealthy") as supervisor:
        assert supervisor.stdout
        assert "actions is ready" in supervisor.stdout.readline()
        children = psutil.Process(supervisor.pid).children(recursive=True)
        supervisor.send_signal(signal.SIGINT)
        output, _ = supervisor.communicate(timeout=20)
    assert supervisor.returncode == 0
    assert "Stopped before everything was up." in output
    assert not any(child.is_running() for child in children)
