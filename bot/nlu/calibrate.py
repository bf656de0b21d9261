"""`python -m bot.nlu.calibrate`: where to stop trusting an intent, from the calibration phrases.

Prints, for each threshold, which share of the phrases that no intent serves is caught and which
share of valid phrases is turned away, and names the threshold for config.yml: the lowest one whose
difference of the two shares is within half a point of the best. Lowest, because people write
further from the training phrases than the calibration phrases do, so a higher one would cost them
more than it seems here. The calibration phrases are used for nothing else.
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

_THRESHOLDS = tuple(step / 20 for step in range(1, 18))
_NEAR_BEST = 0.005


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

    @property
    def difference(self) -> float:
        """What the threshold gains less what it costs."""
        return self.caught - self.turned_away


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
    """The lowest threshold that is as good as the best."""
    best = max(one.difference for one in outcomes)
    good = [one for one in outcomes if one.difference >= best - _NEAR_BEST]
    return min(good, key=lambda one: one.threshold)


def main() -> None:
    """Reads the command line, prints the table and the choice."""
    parser = argparse.ArgumentParser(prog="python -m bot.nlu.calibrate", description=__doc__)
    parser.add_argument("--model", type=Path, default=Path("models/onward.tar.gz"))
    parser.add_argument(
        "--phrases", type=Path, default=Path("tests/phrases/intents_calibration.csv")
    )
    arguments = parser.parse_args()
    model = TrainedModel(arguments.model)
    phrases = read_phrases(arguments.phrases)
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
