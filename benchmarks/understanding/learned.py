"""Everything the parts learned from or look phrases up in, by what is tested on it.

Files of measurements (``*held_out*``, ``*frozen*``, crisis.csv, stop_words.csv) teach nothing and
are not among them; calibration and development files are.
"""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterator
from pathlib import Path

PROJECT_DIR = Path(__file__).resolve().parents[2]
KNOWLEDGE_DATA = PROJECT_DIR / "knowledge" / "data"
NLU_DATA = PROJECT_DIR / "data" / "nlu"
PHRASES = PROJECT_DIR / "tests" / "phrases"

_MEASURES = re.compile(r"held_out|frozen|^crisis\.csv$|^stop_words\.csv$")
_EXAMPLE = re.compile(r"^ {4,}- (.+)$", re.MULTILINE)
_ENTITY = re.compile(r"\[([^\]]+)\](?:\([^)]*\)|\{[^}]*\})")


def job_phrases() -> list[str]:
    """What the search for occupations holds in both languages, and phrases of jobs for tuning."""
    found = list(_column(KNOWLEDGE_DATA / "occupations.csv", "title"))
    for file in sorted(KNOWLEDGE_DATA.glob("plain_words*.csv")):
        found += _column(file, "phrase")
    for file in _tuning_files("occupations*.csv"):
        found += _column(file, "phrase")
    return found


def histories() -> list[str]:
    """Messages of several jobs for tuning, and those the intents learned from."""
    found = messages()
    for file in _tuning_files("histories*.jsonl"):
        found += [json.loads(line)["text"] for line in file.read_text("utf-8").splitlines() if line]
    return found


def messages() -> list[str]:
    """Examples of intents, and messages for their calibration."""
    # The labels of buttons stay out: they have to be understood word by word whatever the sets hold
    # (five Spanish rows of three or four words nearly say what a button says).
    files = [file for file in sorted(NLU_DATA.rglob("*.yml")) if "buttons" not in file.name]
    found = [example for file in files for example in _examples(file)]
    for pattern in ("intents*.csv", "out_of_scope*.csv"):
        for file in _tuning_files(pattern):
            found += _column(file, "text")
    return found


def safety_messages() -> list[str]:
    """Messages for tuning the words of distress and STOP."""
    return [
        text
        for pattern in ("crisis*.csv", "stop*.csv")
        for file in _tuning_files(pattern)
        for text in _column(file, "text")
    ]


def _tuning_files(pattern: str) -> list[Path]:
    return [file for file in sorted(PHRASES.glob(pattern)) if not _MEASURES.search(file.name)]


def _column(file: Path, name: str) -> Iterator[str]:
    with file.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            if row.get(name):
                yield row[name]


def _examples(file: Path) -> Iterator[str]:
    # Read as text: every example stands in a line of its own, and YAML takes a second a file.
    # By four spaces or more: some files stand their lists of intents in by two.
    for example in _EXAMPLE.findall(file.read_text(encoding="utf-8")):
        yield _ENTITY.sub(r"\1", example).strip()
