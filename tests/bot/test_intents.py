"""The real assistant on phrases that nothing was trained or set with."""

from __future__ import annotations

import re

import pytest
import yaml

from benchmarks.intents import measure
from bot.nlu.calibrate import choose, outcome
from bot.nlu.feature_text import feature_text
from bot.nlu.trained_model import TrainedModel, read_phrases
from tests.bot.conftest import PROJECT

PHRASES = PROJECT / "tests" / "phrases"


@pytest.fixture(scope="module")
def figures(intents_model: TrainedModel) -> dict[str, float | int]:
    return measure(intents_model)


def configured_threshold() -> float:
    pipeline = yaml.safe_load((PROJECT / "config.yml").read_text())["pipeline"]
    (fallback,) = [one for one in pipeline if one["name"] == "FallbackClassifier"]
    return float(fallback["threshold"])


def test_held_out_phrases_get_their_intent(figures: dict[str, float | int]) -> None:
    assert figures["phrases"] >= 500
    assert figures["accuracy"] >= 0.94


def test_few_held_out_phrases_are_answered_wrongly_or_turned_away(
    figures: dict[str, float | int],
) -> None:
    assert figures["answered_wrongly"] <= 0.04
    assert figures["turned_away"] <= 0.07


def test_most_probes_that_nothing_serves_are_turned_away(figures: dict[str, float | int]) -> None:
    assert figures["out_of_scope_probes"] >= 60
    assert figures["out_of_scope_caught"] >= 0.85


def test_the_threshold_in_config_is_as_good_as_the_best_on_the_calibration_phrases(
    intents_model: TrainedModel,
) -> None:
    phrases = read_phrases(PHRASES / "intents_calibration.csv")
    labelled = [(intent, intents_model.understand(text)) for text, intent in phrases]
    best = choose([outcome(labelled, step / 20) for step in range(1, 18)])
    now = outcome(labelled, configured_threshold())
    assert now.difference >= best.difference - 0.02, "run python -m bot.nlu.calibrate"


@pytest.mark.parametrize("text", ["???", "🤷", "...", "$%&"])
def test_a_message_without_words_is_not_understood(intents_model: TrainedModel, text: str) -> None:
    assert intents_model.understand(text).intent == "nlu_fallback"


def test_no_phrase_stands_in_two_of_the_sets() -> None:
    sets: dict[str, set[str]] = {
        name: {_plain(text) for text, _ in read_phrases(PHRASES / f"{name}.csv")}
        for name in ("intents_held_out", "intents_calibration", "out_of_scope_held_out")
    }
    sets["training"] = set()
    for file in sorted((PROJECT / "data" / "nlu").glob("*.yml")):
        for block in yaml.safe_load(file.read_text(encoding="utf-8"))["nlu"]:
            lines = (line.strip() for line in block.get("examples", "").splitlines())
            sets["training"] |= {_plain(line[2:]) for line in lines if line.startswith("- ")}
    names = sorted(sets)
    for place, name in enumerate(names):
        for other in names[place + 1 :]:
            assert sets[name] & sets[other] == set(), f"{name} and {other}"


def _plain(text: str) -> str:
    # A number is itself: "2" and "3" are different choices.
    return re.sub(r"[^\w\s]", "", feature_text(text))
