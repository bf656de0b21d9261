"""`python -m bot.nlu.calibrate`: where to stop trusting an intent, from the calibration phrases.

Prints, for each threshold, which share of the phrases that no intent serves is caught and which
share of valid phrases is turned away, and names the threshold for config.yml: the highest one that
turns away no more than one in twenty valid phrases. Highest, because what strangers ask of a bot
is more varied than our phrases that nothing serves, and because it also leaves fewest wrong
answers. The calibration phrases are used for nothing else.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from bot.nlu.trained_model import (
    NO_INTENT,
    OUT_OF_SCOPE_INTENT,
    TrainedModel,
    Understanding,
    read_phrases,
)

#: Valid phrases in both languages, and what no intent serves; used for nothing but the threshold.
CALIBRATION_FILES = [
    Path("tests/phrases/intents_calibration.csv"),
    Path("tests/phrases/out_of_scope_calibration.csv"),
]

_THRESHOLDS = tuple(step / 20 for step in range(1, 18))
_MOST_TURNED_AWAY = 0.05


@dataclass(frozen=True)
class Outcome:
    """What one threshold does.

    Attributes:
        threshold: probability below which the bot says it did not understand.
        caught: share of unserved phrases that are turned away.
        turned_away: share of valid phrases that are turned away.
        wrong: share of valid phrases answered as another intent.
    """

    threshold: float
    caught: float
    turned_away: float
    wrong: float


def outcome(labelled: Sequence[tuple[str, Understanding]], threshold: float) -> Outcome:
    """What a threshold does to phrases labelled with their intent or "none"."""

    def away(one: Understanding) -> bool:
        return one.best_intent in (None, OUT_OF_SCOPE_INTENT) or one.confidence < threshold

    unserved = [one for intent, one in labelled if intent in (NO_INTENT, OUT_OF_SCOPE_INTENT)]
    valid = [
        (intent, one) for intent, one in labelled if intent not in (NO_INTENT, OUT_OF_SCOPE_INTENT)
    ]
    return Outcome(
        threshold,
        sum(away(one) for one in unserved) / len(unserved),
        sum(away(one) for _, one in valid) / len(valid),
        sum(not away(one) and one.best_intent != intent for intent, one in valid) / len(valid),
    )


def choose(outcomes: Sequence[Outcome]) -> Outcome:
    """The highest threshold that turns few enough valid phrases away, else the lowest of all."""
    good = [one for one in outcomes if one.turned_away <= _MOST_TURNED_AWAY]
    if not good:
        return min(outcomes, key=lambda one: one.threshold)
    return max(good, key=lambda one: one.threshold)


def main() -> None:
    """Reads the command line, prints the table and the choice."""
    parser = argparse.ArgumentParser(prog="python -m bot.nlu.calibrate", description=__doc__)
    parser.add_argument("--model", type=Path, default=Path("models/onward.tar.gz"))
    parser.add_argument("--phrases", type=Path, nargs="+", default=CALIBRATION_FILES)
    arguments = parser.parse_args()
    model = TrainedModel(arguments.model)
    phrases = [row for file in arguments.phrases for row in read_phrases(file)]
    labelled = [(intent, model.understand(text)) for text, intent in phrases]
    outcomes = [outcome(labelled, threshold) for threshold in _THRESHOLDS]
    print("threshold  unserved caught  valid turned away  valid answered wrongly")
    for one in outcomes:
        print(
            f"{one.threshold:9.2f}  {one.caught:15.3f}  {one.turned_away:17.3f}  {one.wrong:22.3f}"
        )
    print(f"For FallbackClassifier in config.yml: threshold: {choose(outcomes).threshold}")


if __name__ == "__main__":
    main()
