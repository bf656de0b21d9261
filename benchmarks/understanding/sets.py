"""The frozen test sets as typed rows."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

SETS = Path(__file__).parent / "sets"
OUT_OF_SCOPE = "out_of_scope"


@dataclass(frozen=True)
class JobPhrase:
    """One job in somebody's words, and the occupations that a coach would take it for."""

    text: str
    code: str
    alternatives: tuple[str, ...] = ()

    @property
    def codes(self) -> frozenset[str]:
        """Every occupation that counts as right."""
        return frozenset((self.code, *self.alternatives))


@dataclass(frozen=True)
class ToldJob:
    """A job that a message tells, with how long in months; None when it does not say.

    ``optional``: whether it is work is open ("raised 4 kids"); finding it is neither right nor
    wrong.
    """

    text: str
    codes: frozenset[str]
    months: int | None
    optional: bool


@dataclass(frozen=True)
class History:
    """A message and the past jobs in it; ``as_of`` is the day it was written."""

    text: str
    as_of: date
    jobs: tuple[ToldJob, ...]


@dataclass(frozen=True)
class Message:
    """A message and its label: an intent, a kind of distress, "stop", or nothing."""

    text: str
    label: str


@dataclass(frozen=True)
class CuedMessage:
    """A message and the same with a name, a pronoun or the like, which must change nothing.

    ``compared`` says what must stay the same: "jobs" or "intent".
    """

    text: str
    text_with_cue: str
    cue: str
    compared: str


def jobs(language: str) -> list[JobPhrase]:
    """Single jobs, in "en" or "es", but those that FROZEN.toml tells of as left out."""
    file = _named("jobs.csv", language)
    named = json.loads((SETS / "left_out.json").read_text(encoding="utf-8"))
    left_out = frozenset(named.get(file, ()))
    return [
        JobPhrase(row["text"], row["code"], tuple(row["alternatives"].split()))
        for row in _rows(file)
        if row["text"] not in left_out
    ]


def histories(language: str) -> list[History]:
    """Messages of several jobs or none, in "en" or "es"."""
    return _histories(_named("histories.jsonl", language))


def second_histories() -> list[History]:
    """English messages of one job, several or none, by a writer who did not know the reader."""
    return _histories("histories_2.jsonl")


def intents(language: str) -> list[Message]:
    """Utterances with their intent, "out_of_scope" among them, in "en" or "es"."""
    return [Message(row["text"], row["intent"]) for row in _rows(_named("intents.csv", language))]


def safety() -> list[Message]:
    """Words of distress and requests to stop; near misses have an empty label."""
    return [Message(row["text"], row["expected"]) for row in _rows("safety.csv")]


def cues() -> list[CuedMessage]:
    """Pairs of messages that must be understood alike."""
    return [CuedMessage(**row) for row in _rows("cues.csv")]


def _named(file: str, language: str) -> str:
    return f"spanish_{file}" if language == "es" else file


def _rows(file: str) -> Iterator[dict[str, str]]:
    with (SETS / file).open(encoding="utf-8", newline="") as lines:
        yield from csv.DictReader(lines)


def _histories(file: str) -> list[History]:
    lines = (SETS / file).read_text(encoding="utf-8").splitlines()
    return [_history(json.loads(line)) for line in lines]


def _history(line: dict[str, object]) -> History:
    told = line["jobs"]
    assert isinstance(told, list)
    return History(
        str(line["text"]),
        date.fromisoformat(str(line["as_of"])),
        tuple(
            ToldJob(
                job["text"],
                frozenset((job["code"], *job.get("alternatives", ()))),
                job["months"],
                job.get("optional", False),
            )
            for job in told
        ),
    )
