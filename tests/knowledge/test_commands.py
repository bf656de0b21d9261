"""`python -m knowledge`, as other programs call it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from knowledge.__main__ import main

PROJECT = Path(__file__).parents[2]
SECONDS = 60
WAITER, NURSE, NOT_THERE = "35-3031", "29-1141", "99-9999"


@dataclass(frozen=True)
class Command:
    """What is called, what it reads, and where it looks for its store."""

    arguments: tuple[str, ...]
    text: str = ""
    store: str | None = None

    def run(self) -> subprocess.CompletedProcess[bytes]:
        return subprocess.run(
            [sys.executable, "-m", "knowledge", *self.arguments],
            cwd=PROJECT,
            input=self.text.encode(),
            capture_output=True,
            timeout=SECONDS,
            env=os.environ | ({"ONWARD_KNOWLEDGE_DIR": self.store} if self.store else {}),
        )


COMMANDS = {
    "match": Command(
        ("match", "--json"), "i was a barista\n\nasdkjh qwe\n" + "cashier " * 500 + "\n"
    ),
    "history": Command(
        ("history", "--json", "--as-of", "2025-06-15"),
        "waited tables 5 years, then drove for uber since June 2024\nhello\n",
    ),
    "progressions": Command(("progressions", WAITER, "--json")),
    "delta": Command(("delta", WAITER, NURSE, "--json")),
    "strengths": Command(("strengths", f"{WAITER}:60", "53-7065", "--towards", NURSE, "--json")),
    "training": Command(("training", NURSE, "--from", WAITER, "--limit", "4", "--json")),
    "unknown code": Command(("progressions", NOT_THERE, "--json")),
    "no store": Command(("match", "--json"), "cook\n", store="no-such-folder"),
}
Ended = subprocess.CompletedProcess[bytes]


@pytest.fixture(scope="module")
def ended() -> dict[str, Ended]:
    """Every command, two at a time: most of their time they load."""
    with ThreadPoolExecutor(2) as pool:
        return dict(zip(COMMANDS, pool.map(Command.run, COMMANDS.values()), strict=True))


def answered(command: Ended) -> list[Any]:
    """Each line of a well ended command as JSON."""
    assert command.returncode == 0, command.stderr.decode()
    assert command.stderr == b""
    return [json.loads(line) for line in command.stdout.decode().splitlines()]


def test_match_answers_each_line_and_an_unknown_one_with_no_candidates(
    ended: dict[str, Ended],
) -> None:
    barista, empty, unknown, long = answered(ended["match"])
    assert barista["candidates"][0]["code"] == "35-3023"
    assert barista["candidates"][0]["onet_code"] == "35-3023.01"
    assert barista["release"]
    assert empty["candidates"] == []
    assert unknown["candidates"] == []
    assert long["text"].startswith("cashier")


def test_history_answers_each_message_with_its_jobs_and_months(ended: dict[str, Ended]) -> None:
    jobs, nothing = answered(ended["history"])
    assert [(job["code"], job["months"]) for job in jobs["jobs"]] == [
        (WAITER, 60), ("53-3054", 12),
    ]  # fmt: skip
    assert nothing["jobs"] == []


def test_progressions_answer_with_next_jobs_that_pay_more(ended: dict[str, Ended]) -> None:
    (found,) = answered(ended["progressions"])
    assert found["release"]
    assert len(found["next_jobs"]) >= 3
    assert all(job["pay_gain"] > 0 for job in found["next_jobs"] if job["pay_gain"] is not None)


def test_delta_answers_with_what_is_there_and_what_is_missing(ended: dict[str, Ended]) -> None:
    (found,) = answered(ended["delta"])
    assert (found["from_code"], found["to_code"]) == (WAITER, NURSE)
    assert found["have"]
    assert found["need"]


def test_strengths_answer_with_what_shows_each_and_a_resume_line(
    ended: dict[str, Ended],
) -> None:
    (found,) = answered(ended["strengths"])
    assert len(found) == 5
    for strength in found:
        assert (strength["from_code"], strength["to_code"]) == (WAITER, NURSE)
        assert strength["resume_line"].lower().startswith(strength["shown_by"])
        assert strength["resume_line"].endswith("5 years as a server")


def test_training_answers_with_as_many_options_as_asked_for(ended: dict[str, Ended]) -> None:
    (found,) = answered(ended["training"])
    assert len(found["options"]) + len(found["not_stated_options"]) == 4
    assert found["release"]


def test_an_unknown_code_ends_with_two_and_is_named_once(ended: dict[str, Ended]) -> None:
    command = ended["unknown code"]
    assert command.returncode == 2
    assert command.stdout == b""
    message = command.stderr.decode()
    assert NOT_THERE in message
    assert message.count("not an occupation") == 1
    assert "Traceback" not in message


def test_a_missing_store_ends_with_three_and_says_what_to_run(ended: dict[str, Ended]) -> None:
    command = ended["no store"]
    assert command.returncode == 3
    assert command.stdout == b""
    message = command.stderr.decode()
    assert "no-such-folder" in message
    assert "python -m knowledge build" in message
    assert "Traceback" not in message


def test_a_reader_that_goes_away_is_no_failure_worth_a_word() -> None:
    command = f"yes cashier | head -2000 | {sys.executable} -m knowledge match --json | head -1"
    finished = subprocess.run(
        ["bash", "-c", command], cwd=PROJECT, capture_output=True, timeout=SECONDS
    )
    assert len(finished.stdout.splitlines()) == 1
    assert finished.stderr == b""


@pytest.mark.parametrize(
    "arguments",
    [
        ["delta", WAITER, NOT_THERE],
        ["delta", NOT_THERE, WAITER],
        ["strengths", NOT_THERE],
        ["strengths", WAITER, "--towards", NOT_THERE],
        ["training", NOT_THERE],
        ["training", NURSE, "--from", NOT_THERE],
        ["progressions", "banana"],
    ],
)
def test_an_unknown_code_anywhere_ends_with_two(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(arguments) == 2
    shown = capsys.readouterr()
    assert shown.out == ""
    assert "not an occupation" in shown.err


@pytest.mark.parametrize(
    "arguments",
    [[], ["sing"], ["delta", WAITER], ["history", "--as-of", "x"], ["strengths", "35-3031:long"]],
)
def test_a_command_line_that_makes_no_sense_ends_with_two(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        main(arguments)
    assert ended.value.code == 2
    assert "usage" in capsys.readouterr().err


def test_plain_lines_are_for_people(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["delta", WAITER, NURSE]) == 0
    shown = capsys.readouterr().out
    assert "Registered Nurses" in shown
    assert "{" not in shown
