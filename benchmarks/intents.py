"""How well and how fast messages are understood: `.venv-rasa/bin/python -m benchmarks.intents`.

Reads the trained model and the held-out phrases, which were used for nothing else, and prints one
JSON object. Runs in Rasa's environment.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import sys
import time
from pathlib import Path

import numpy as np

from bot.nlu.trained_model import OUT_OF_SCOPE_INTENT, TrainedModel, read_phrases

_PHRASES = Path(__file__).resolve().parents[1] / "tests" / "phrases"


def measure(model: TrainedModel) -> dict[str, float | int]:
    """Shares of phrases and milliseconds of the whole pipeline for one message.

    Keys:
        accuracy: the most likely intent is right, whether sure enough or not.
        answered_rightly: it is right and the model is sure enough to act on it.
        answered_wrongly: the bot acts on another intent.
        turned_away: of phrases that an intent serves, "I did not understand".
        out_of_scope_caught: of probes that no intent serves, turned away.
    """
    held_out = read_phrases(_PHRASES / "intents_held_out.csv")
    probes = read_phrases(_PHRASES / "out_of_scope_held_out.csv")
    for text, _ in held_out[:20]:
        model.understand(text)
    milliseconds, understood = [], []
    for text, intent in held_out:
        started = time.perf_counter()
        one = model.understand(text)
        milliseconds.append((time.perf_counter() - started) * 1000)
        understood.append((intent, one))
    served = [(intent, one) for intent, one in understood if intent != OUT_OF_SCOPE_INTENT]
    caught = [model.understand(text).rejected for text, _ in probes]
    return {
        "intents": len({intent for intent, _ in understood}),
        "phrases": len(understood),
        "accuracy": round(float(np.mean([i == one.best_intent for i, one in understood])), 3),
        "answered_rightly": round(float(np.mean([i == one.intent for i, one in served])), 3),
        "answered_wrongly": round(
            float(np.mean([i != one.intent and not one.rejected for i, one in served])), 3
        ),
        "turned_away": round(float(np.mean([one.rejected for _, one in served])), 3),
        "out_of_scope_probes": len(caught),
        "out_of_scope_caught": round(float(np.mean(caught)), 3),
        "ms_per_message_p50": round(float(np.percentile(milliseconds, 50)), 1),
        "ms_per_message_p95": round(float(np.percentile(milliseconds, 95)), 1),
    }


def main() -> None:
    """Loads the model with what its libraries print kept off standard output."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.intents", description=__doc__)
    parser.add_argument("--model", type=Path, default=Path("models/onward.tar.gz"))
    arguments = parser.parse_args()
    with contextlib.redirect_stdout(sys.stderr):
        figures = measure(TrainedModel(arguments.model))
    print(json.dumps(figures, indent=2))


if __name__ == "__main__":
    main()
