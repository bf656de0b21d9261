from __future__ import annotations

from bot.nlu.calibrate import Outcome, choose, outcome
from bot.nlu.trained_model import Understanding


def understood(best: str | None, confidence: float) -> Understanding:
    return Understanding(best or "nlu_fallback", best, confidence, confidence)


LABELLED = [
    ("greet", understood("greet", 0.9)),
    ("greet", understood("thanks", 0.5)),
    ("thanks", understood("thanks", 0.3)),
    ("thanks", understood("out_of_scope", 0.9)),
    ("none", understood("greet", 0.4)),
    ("none", understood(None, 0.0)),
    ("out_of_scope", understood("out_of_scope", 0.1)),
    ("none", understood("greet", 0.8)),
]


def test_an_unserved_phrase_counts_as_caught_by_doubt_or_by_its_own_intent() -> None:
    assert outcome(LABELLED, 0.35).caught == 0.5
    assert outcome(LABELLED, 0.45).caught == 0.75


def test_a_valid_phrase_is_turned_away_by_doubt_or_by_the_wrong_intent() -> None:
    assert outcome(LABELLED, 0.2).turned_away == 0.25
    assert outcome(LABELLED, 0.45).turned_away == 0.5


def test_only_an_answer_with_another_intent_is_wrong() -> None:
    assert outcome(LABELLED, 0.2).wrong == 0.25
    assert outcome(LABELLED, 0.6).wrong == 0.0


def test_the_highest_threshold_that_turns_away_one_in_twenty_at_most_is_chosen() -> None:
    outcomes = [
        Outcome(0.2, 0.80, 0.01, 0.0),
        Outcome(0.4, 0.94, 0.024, 0.0),
        Outcome(0.5, 0.95, 0.05, 0.0),
        Outcome(0.8, 0.99, 0.15, 0.0),
    ]
    assert choose(outcomes).threshold == 0.5


def test_where_every_threshold_turns_away_too_many_the_lowest_is_chosen() -> None:
    outcomes = [Outcome(0.4, 0.94, 0.2, 0.0), Outcome(0.2, 0.80, 0.1, 0.0)]
    assert choose(outcomes).threshold == 0.2
