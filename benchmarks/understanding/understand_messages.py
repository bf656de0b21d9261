"""`.venv-rasa/bin/python -m benchmarks.understanding.understand_messages < texts.json`.

Reads a JSON list of texts, prints what the trained model makes of each. Runs in Rasa's environment,
where the other modules here would miss what they import.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import sys
import time
from pathlib import Path

from bot.nlu.trained_model import TrainedModel


def main() -> None:
    """Loads the model with what its libraries print kept off standard output."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--model", type=Path, default=Path("models/onward.tar.gz"))
    arguments = parser.parse_args()
    texts: list[str] = json.load(sys.stdin)
    answers = []
    with contextlib.redirect_stdout(sys.stderr):
        model = TrainedModel(arguments.model)
        for text in texts[:20]:
            model.understand(text)
        for text in texts:
            started = time.perf_counter()
            understood = model.understand(text)
            milliseconds = (time.perf_counter() - started) * 1000
            answers.append(
                {
                    "best_intent": understood.best_intent,
                    "intent": understood.intent,
                    "rejected": understood.rejected,
                    "milliseconds": milliseconds,
                }
            )
    json.dump(answers, sys.stdout)


if __name__ == "__main__":
    main()
