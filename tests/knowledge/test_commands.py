"""`python -m knowledge`, as other programs call it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from knowledge.__main__ import main

PROJECT = Path(__file__).parents[2]
SECONDS = 60
WAITER, NURSE, NOT_THERE = "35-3031", "29-1141", "99-9999"


def run(*arguments: str, text: str = "", **environment: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "knowledge", *arguments],
        cwd=PROJECT,
        input=text.encode(),
        capture_output=True,
        timeout=SECONDS,
        env=os.environ | environment,
    )


def answered(finished: subprocess.CompletedProcess[bytes]) -> list[Any]:
    """Each line of a well ended command as JSON."""
    assert finished.returncode == 0, finished.stderr.decode()
    assert finished.stderr == b""
    return [json.loads(line) for line in finished.stdout.decode().splitlines()]


def test_match_answers_each_line_and_an_unknown_one_with_no_candidates() -> None:
    text = "i was a barista\n\nasdkjh qwe\n" + "cashier " * 500 + "\n"
    barista, empty, unknown, long = answered(run("match", "--json", text=text))
    assert barista["candidates"][0]["code"] == "35-3023"
    assert barista["candidates"][0]["onet_code"] == "35-3023.01"
    assert barista["release"]
    assert empty["candidates"] == []
    assert unknown["candidates"] == []
    assert long["text"].startswith("cashier")


def test_history_answers_each_message_with_its_jobs_and_months() -> None:
    text = "waited tables 5 years, then drove for uber since June 2024\nhello\n"
    jobs, nothing = answered(run("history", "--json", "--as-of", "2025-06-15", text=text))
    assert [(job["code"], job["months"]) for job in jobs["jobs"]] == [
        (WAITER, 60), ("53-3054", 12),
    ]  # fmt: skip
    assert nothing["jobs"] == []


def test_progressions_answer_with_next_jobs_that_pay_more() -> None:
    (found,) = answered(run("progressions", WAITER, "--json"))
    assert found["release"]
    assert len(found["next_jobs"]) >= 3
    assert all(job["pay_gain"] > 0 for job in found["next_jobs"] if job["pay_gain"] is not None)


def test_delta_answers_with_what_is_there_and_what_is_missing() -> None:
    (found,) = answered(run("delta", WAITER, NURSE, "--json"))
    assert (found["from_code"], found["to_code"]) == (WAITER, NURSE)
    assert found["have"]
    assert found["need"]


def test_training_answers_with_as_many_options_as_asked_for() -> None:
    (found,) = answered(run("training", NURSE, "--from", WAITER, "--limit", "4", "--json"))
    assert len(found) == 4
    assert all(option["release"] for option in found)


def test_an_unknown_code_ends_with_two_and_is_named_once() -> None:
    finished = run("progressions", NOT_THERE, "--json")
    assert finished.returncode == 2
    assert finished.stdout == b""
    message = finished.stderr.decode()
    assert NOT_THERE in message
    assert message.count("not an occupation") == 1
    assert "Traceback" not in message


def test_a_missing_store_ends_with_three_and_says_what_to_run(tmp_path: Path) -> None:
    finished = run("match", "--json", text="cook\n", ONWARD_KNOWLEDGE_DIR=str(tmp_path))
    assert finished.returncode == 3
    assert finished.stdout == b""
    message = finished.stderr.decode()
    assert str(tmp_path) in message
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
    "arguments", [[], ["sing"], ["delta", WAITER], ["history", "--as-of", "x"]]
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
