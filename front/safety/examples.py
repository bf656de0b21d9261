"""What the learned signs of distress and of a wish to stop are fitted on.

The phrases we tune on (`tests/phrases/*_dev_N.csv`) and what people write to every intent; frozen
phrases are not read.
"""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import yaml

from front.safety.crisis import Distress, distress
from front.safety.stop import stop_word

_ROOT = Path(__file__).parents[2]
_PHRASES = _ROOT / "tests" / "phrases"
#: The sixth of each is left out: it measures.
_TUNED_ON = ("crisis_dev_[2-57].csv", "stop_dev_[2-57].csv")
_EVERYDAY_TABLES = (
    ("intents_dev.csv", "text", "en"),
    ("intents_dev_es.csv", "text", "es"),
    ("intents_calibration.csv", "text", "en"),
    ("out_of_scope_calibration.csv", "text", "en"),
    ("occupations_dev_2.csv", "phrase", "en"),
    ("occupations_calibration.csv", "phrase", "en"),
    ("occupations_dev_es.csv", "phrase", "es"),
)
_HISTORIES = (("histories_dev*.jsonl", "en"), ("histories_es_dev*.jsonl", "es"))
_ENTITY = re.compile(r"\[([^\]]*)\](?:\([^)]*\)|\{[^}]*\})")
#: Intents of distress and STOP themselves, and of need told in other words: rent and food.
_NEED_ITSELF = frozenset({"ask_benefits_help", "crisis", "stop_request"})
#: About love, illness and moods: much nearer to distress than what people write about work.
_BESIDE_WORK = frozenset({"out_of_scope", "delete_my_data", "own_risk_words"})
_KINDS = frozenset(kind.value for kind in Distress)
STOP = "stop"


@dataclass(frozen=True)
class Example:
    """A message and what it is: a kind of distress, "stop", or nothing of both ("")."""

    text: str
    label: str
    language: str
    #: Written for telling distress and STOP from look-alikes; the others are everyday messages.
    near: bool

    @property
    def heavy(self) -> bool:
        """Whether it is distress of any kind."""
        return self.label in _KINDS


def _rows(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


def _written_for_safety() -> Iterator[Example]:
    for pattern in _TUNED_ON:
        for path in sorted(_PHRASES.glob(pattern)):
            for row in _rows(path):
                known = row["expected"] in _KINDS or row["expected"] == STOP
                label = row["expected"] if known else ""
                yield Example(row["text"], label, row["language"], near=True)


def _said_every_day() -> Iterator[tuple[str, str, bool]]:
    """Texts and languages, and whether the message is about something else than work."""
    folder = _ROOT / "data" / "nlu"
    for path in sorted(folder.rglob("*.yml")):
        language = "es" if path.parent != folder else "en"
        for block in yaml.safe_load(path.read_text(encoding="utf-8")).get("nlu", []):
            if block.get("intent") in _NEED_ITSELF:
                continue
            beside = block.get("intent") in _BESIDE_WORK
            for line in (block.get("examples") or "").splitlines():
                yield _ENTITY.sub(r"\1", line.strip().removeprefix("-").strip()), language, beside
    for name, column, language in _EVERYDAY_TABLES:
        for row in _rows(_PHRASES / name):
            intent = row.get("intent", "")
            if intent not in _NEED_ITSELF:
                beside = name.startswith("out_of_scope") or intent in _BESIDE_WORK
                yield row[column], language, beside
    for pattern, language in _HISTORIES:
        for path in sorted(_PHRASES.glob(pattern)):
            for line in path.read_text(encoding="utf-8").splitlines():
                yield json.loads(line)["text"], language, False


def examples() -> list[Example]:
    """All of them; everyday messages that a pattern takes for distress or STOP are left out."""
    everyday = [
        Example(text, "", language, near=beside)
        for text, language, beside in _said_every_day()
        if text and distress(text) is None and stop_word(text) is None
    ]
    return [*_written_for_safety(), *everyday]
