from __future__ import annotations

import csv
from collections import Counter
from pathlib import Path

import pytest

from front.safety.crisis import Distress, DistressFound, distress, distress_found
from front.safety.reassurance import reassures
from front.safety.stop import Asked, asked, stop_word

PHRASES = Path(__file__).parents[1] / "phrases"

#: Shares the patterns alone reach on the phrases they are tuned on.
CAUGHT = 0.85
FALSE_ALARMS = 0.01


def rows(name: str) -> list[dict[str, str]]:
    with (PHRASES / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize("language", ["en", "es"])
def test_most_distress_is_found_by_patterns_alone_and_hardly_a_look_alike(language: str) -> None:
    counted: Counter[tuple[bool, bool]] = Counter()
    for row in rows("crisis_dev_2.csv"):
        if row["language"] == language:
            counted[row["expected"] != "none", distress(row["text"]) is not None] += 1
    heavy = counted[True, True] + counted[True, False]
    alike = counted[False, True] + counted[False, False]
    assert heavy >= 200
    assert alike >= 100
    assert counted[True, True] / heavy >= CAUGHT
    assert counted[False, True] / alike <= FALSE_ALARMS


@pytest.mark.parametrize(
    ("text", "expected"), [(row["text"], row["expected"]) for row in rows("stop_dev_2.csv")]
)
def test_plain_requests_to_stop_are_heard_in_both_languages(text: str, expected: str) -> None:
    assert (stop_word(text) or "none") == expected


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("i want to die", DistressFound(Distress.SELF_HARM, "en")),
        ("me quiero morir", DistressFound(Distress.SELF_HARM, "es")),
        ("mi esposo me pega", DistressFound(Distress.ABUSE, "es")),
        ("ya no quiero vivir", DistressFound(Distress.GIVING_UP, "es")),
        ("ayuda no tengo donde dormir", DistressFound(Distress.NEEDS, "es")),
        ("trabaje en la linea de suicide prevention", None),
    ],
)
def test_distress_says_its_kind_and_its_language(text: str, found: DistressFound | None) -> None:
    assert distress_found(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("STOP", Asked("stop", None)),
        ("stop texting me", Asked("stop", "en")),
        ("ALTO", Asked("stop", "es")),
        ("ya no me escriban", Asked("stop", "es")),
        ("AYUDA", Asked("help", "es")),
        ("INFO", Asked("help", None)),
        ("empezar", Asked("start", "es")),
        ("no me llamaron", None),
    ],
)
def test_a_word_says_its_language_unless_every_language_has_it(
    text: str, found: Asked | None
) -> None:
    assert asked(text) == found


@pytest.mark.parametrize("text", ["estoy bien", "era broma", "estoy bien, gracias"])
def test_being_well_is_told_in_spanish(text: str) -> None:
    assert reassures(text)
    assert not reassures("no estoy bien")
