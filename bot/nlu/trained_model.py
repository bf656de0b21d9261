"""A trained model's understanding of single messages, without a running server."""

from __future__ import annotations

import asyncio
import csv
import logging
from dataclasses import dataclass
from pathlib import Path

from rasa.core.agent import Agent
from rasa.shared.constants import DEFAULT_NLU_FALLBACK_INTENT_NAME
from rasa.utils.log_utils import configure_structlog

from bot.nlu.feature_text import has_words

OUT_OF_SCOPE_INTENT = "out_of_scope"
# The label, in files of phrases, of what no intent serves.
NO_INTENT = "none"


@dataclass(frozen=True)
class Understanding:
    """What the model makes of one message.

    Attributes:
        intent: what the bot acts on; "nlu_fallback" when the model is unsure.
        best_intent: the most likely intent, whether sure or not; null without any words.
        confidence: probability of `best_intent`.
        lead: how far it is ahead of the second.
    """

    intent: str
    best_intent: str | None
    confidence: float
    lead: float

    @property
    def rejected(self) -> bool:
        """Whether the bot says that it did not understand or does not serve this."""
        return self.intent in (DEFAULT_NLU_FALLBACK_INTENT_NAME, OUT_OF_SCOPE_INTENT)


class TrainedModel:
    """A model file, loaded as the server loads it.

    Args:
        model: the file that `rasa train` wrote.
    """

    def __init__(self, model: Path) -> None:
        # As `rasa run` does; without it every message would be printed.
        configure_structlog(logging.WARNING)
        self._agent = Agent.load(str(model))
        self._loop = asyncio.new_event_loop()

    def understand(self, text: str) -> Understanding:
        """The whole pipeline run on one message."""
        parsed = self._loop.run_until_complete(self._agent.parse_message(text))
        intent = str(parsed["intent"]["name"])
        if not has_words(text):
            return Understanding(intent, None, 0.0, 0.0)
        ranking = [
            one
            for one in parsed["intent_ranking"]
            if one["name"] != DEFAULT_NLU_FALLBACK_INTENT_NAME
        ]
        # A wish for a language is named by fixed words and has no second.
        second = ranking[1]["confidence"] if len(ranking) > 1 else 0.0
        best = ranking[0]
        return Understanding(intent, best["name"], best["confidence"], best["confidence"] - second)


def read_phrases(file: Path) -> list[tuple[str, str]]:
    """Rows (text, intent) of a CSV file; without a column "intent" they are all "none"."""
    with file.open(encoding="utf-8", newline="") as lines:
        return [(row["text"], row.get("intent") or NO_INTENT) for row in csv.DictReader(lines)]
