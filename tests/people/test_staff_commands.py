from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from people import Staff
from people.migrate import migrate

PROJECT = Path(__file__).parents[2]
Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def run(sqlite_url: str) -> Run:
    """Runs the command as an operator does, on a database of its own."""

    def command(*given: str, typed: str = "") -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "people", "staff", *given],
            cwd=PROJECT,
            env={**os.environ, "ONWARD_PEOPLE_DATABASE": sqlite_url},
            input=typed, capture_output=True, text=True, timeout=60, check=False,
        )  # fmt: skip

    return command


def test_the_first_account_is_made_shown_reset_and_closed_by_command(
    run: Run, sqlite_url: str
) -> None:
    migrate(sqlite_url)
    added = run("add", "Ana@x.example", "--show", "Ana R.", "--role", "coach", "--generate")
    assert added.returncode == 0, added.stderr
    assert "ana@x.example may sign in as coach" in added.stdout
    first = added.stdout.strip().rpartition(": ")[2]
    staff = Staff(sqlite_url)
    assert staff.sign_in("ana@x.example", first)
    reset = run("reset-password", "ana@x.example", typed="correct horse battery\n")
    assert reset.returncode == 0, reset.stderr
    assert "correct horse" not in reset.stdout + reset.stderr
    assert staff.sign_in("ana@x.example", first) is None
    begun = staff.sign_in("ana@x.example", "correct horse battery")
    assert begun is not None
    assert run("deactivate", "ana@x.example").returncode == 0
    assert staff.signed_in(begun.token) is None
    listed = run("list").stdout
    assert "ana@x.example  coach  closed" in listed
    assert "argon2" not in listed
    staff.close()


def test_a_password_is_no_argument(run: Run) -> None:
    shown = run("add", "--help").stdout
    assert "--password" not in shown
    refused = run("reset-password", "ana", "correct horse battery")
    assert refused.returncode == 2


def test_what_is_wrong_is_said_in_one_line(run: Run, sqlite_url: str) -> None:
    add = ("add", "ana", "--show", "Ana R.", "--role", "coach")
    assert "python -m people migrate" in run(*add, typed="correct horse battery\n").stderr
    migrate(sqlite_url)
    for given, typed, told in (
        (add, "short\n", "a password needs at least 12 letters"),
        (("deactivate", "nobody"), "", "there is no account with this name"),
    ):
        refused = run(*given, typed=typed)
        assert (refused.returncode, refused.stderr.strip()) == (1, f"people: {told}")


def test_an_unknown_role_is_refused(run: Run) -> None:
    assert run("add", "ana", "--show", "Ana", "--role", "boss").returncode == 2
