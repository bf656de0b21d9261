"""Which intent messages are taken for."""

from __future__ import annotations

import json
import subprocess
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from benchmarks.understanding.intervals import Estimate, bootstrapped, share
from benchmarks.understanding.sets import OUT_OF_SCOPE, Message

PROJECT_DIR = Path(__file__).resolve().parents[2]
RASA_PYTHON = PROJECT_DIR / ".venv-rasa" / "bin" / "python"


@dataclass(frozen=True)
class Understood:
    """A message and what the model makes of it.

    Attributes:
        message: the text and the intent it has.
        best_intent: the most likely one, sure or not.
        acted_on: what the bot acts on.
        rejected: whether the bot says that it did not understand or does not serve this.
        milliseconds: the whole pipeline for this message.
    """

    message: Message
    best_intent: str | None
    acted_on: str
    rejected: bool
    milliseconds: float

    @property
    def in_scope(self) -> bool:
        """Whether an intent serves it."""
        return self.message.label != OUT_OF_SCOPE


def understood(messages: Sequence[Message], model: Path) -> list[Understood]:
    """Every message through the trained model, in Rasa's environment.

    Raises:
        subprocess.CalledProcessError: the model is missing or does not load.
    """
    answer = subprocess.run(
        [
            RASA_PYTHON, "-m", "benchmarks.understanding.understand_messages",
            "--model", str(model),
        ],
        cwd=PROJECT_DIR, check=True, text=True, stdout=subprocess.PIPE,
        input=json.dumps([message.text for message in messages]),
    )  # fmt: skip
    return [
        Understood(message, one["best_intent"], one["intent"], one["rejected"], one["milliseconds"])
        for message, one in zip(messages, json.loads(answer.stdout), strict=True)
    ]


def accuracy(messages: Sequence[Understood]) -> Estimate:
    """Share of in-scope messages whose most likely intent is right, sure enough or not."""
    return share([one.best_intent == one.message.label for one in messages if one.in_scope])


def acted_rightly(messages: Sequence[Understood]) -> Estimate:
    """Share of in-scope messages that the bot acts on as meant."""
    return share([one.acted_on == one.message.label for one in messages if one.in_scope])


def acted_wrongly(messages: Sequence[Understood]) -> Estimate:
    """Share of in-scope messages that the bot takes for another intent and acts on."""
    return share(
        [not one.rejected and one.acted_on != one.message.label for one in messages if one.in_scope]
    )


def macro_f1(messages: Sequence[Understood]) -> Estimate:
    """Mean F1 of the in-scope intents, each counting the same."""
    return bootstrapped(messages, _macro_f1)


def _macro_f1(messages: Sequence[Understood]) -> float:
    told = Counter(one.message.label for one in messages)
    taken = Counter(one.best_intent for one in messages)
    right = Counter(one.message.label for one in messages if one.best_intent == one.message.label)
    intents = [intent for intent in told if intent != OUT_OF_SCOPE]
    return float(np.mean([2 * right[i] / (told[i] + taken[i]) for i in intents]))


def out_of_scope_caught(messages: Sequence[Understood]) -> Estimate:
    """Share of messages that no intent serves and that are turned away."""
    return share([one.rejected for one in messages if not one.in_scope])


def false_alarms(messages: Sequence[Understood]) -> Estimate:
    """Share of in-scope messages that are turned away."""
    return share([one.rejected for one in messages if one.in_scope])


def mistakes(messages: Sequence[Understood]) -> list[tuple[str, str, list[str]]]:
    """(meant, taken for, texts) of in-scope messages, the most frequent first."""
    found: dict[tuple[str, str], list[str]] = {}
    for one in messages:
        if one.in_scope and one.best_intent != one.message.label:
            pair = (one.message.label, str(one.best_intent))
            found.setdefault(pair, []).append(one.message.text)
    ranked = sorted(found.items(), key=lambda pair: (-len(pair[1]), pair[0]))
    return [(meant, taken, texts) for (meant, taken), texts in ranked]


def milliseconds(messages: Sequence[Understood]) -> tuple[float, float]:
    """Median and 95th percentile of one message through the whole pipeline."""
    times = [one.milliseconds for one in messages]
    return float(np.percentile(times, 50)), float(np.percentile(times, 95))
