from __future__ import annotations

import csv
import time
from pathlib import Path

import pytest

from front.safety.crisis import distress
from front.safety.spelling import one_slip_apart
from front.safety.stop import help_for_the_talk, stop_word

PHRASES = Path(__file__).parents[1] / "phrases"


def rows(name: str) -> list[tuple[str, str]]:
    with (PHRASES / name).open(encoding="utf-8", newline="") as file:
        return [(row["text"], row["expected"]) for row in csv.DictReader(file)]


@pytest.mark.parametrize(("text", "expected"), rows("stop_words.csv"))
def test_a_stop_word_is_told_from_its_look_alikes(text: str, expected: str) -> None:
    assert (stop_word(text) or "none") == expected


#: Shares of look-alikes, and of what people usually write, that may be taken for distress: one who
#: is missed is worse than one who is offered help for nothing.
LOOK_ALIKES = 0.05
EVERYDAY = 0.005


@pytest.mark.parametrize(
    ("text", "expected"), [row for row in rows("crisis.csv") if row[1] != "none"]
)
def test_words_of_distress_are_heard_as_their_kind(text: str, expected: str) -> None:
    assert distress(text) == expected


def test_hardly_a_look_alike_is_taken_for_distress() -> None:
    alike = [text for text, expected in rows("crisis.csv") if expected == "none"]
    taken = [text for text in alike if distress(text)]
    assert len(taken) / len(alike) <= LOOK_ALIKES, taken


@pytest.mark.parametrize("name", ["stop_words.csv", "crisis.csv"])
def test_the_tables_are_large_and_about_half_look_alikes(name: str) -> None:
    expected = [kind for _, kind in rows(name)]
    assert len(expected) >= 60
    assert 0.4 <= expected.count("none") / len(expected) <= 0.6


@pytest.mark.parametrize(
    "name",
    ["intents_held_out.csv", "intents_calibration.csv", "out_of_scope_held_out.csv"],
)
def test_nothing_people_usually_write_is_taken_for_stop_or_distress(name: str) -> None:
    with (PHRASES / name).open(encoding="utf-8", newline="") as file:
        texts = [row["text"] for row in csv.DictReader(file)]
    assert len(texts) >= 60
    assert [text for text in texts if stop_word(text) in ("stop", "start")] == []
    taken = [text for text in texts if distress(text)]
    assert len(taken) <= max(1, EVERYDAY * len(texts)), taken


@pytest.mark.parametrize("text", ["HELP", " help! ", "Help me"])
def test_help_is_left_to_the_talk_and_info_is_not(text: str) -> None:
    assert help_for_the_talk(text)
    assert not help_for_the_talk("INFO")


@pytest.mark.parametrize(
    ("word", "other", "near"),
    [
        ("sucide", "suicide", True),
        ("suicdie", "suicide", True),
        ("suiside", "suicide", True),
        ("suiicide", "suicide", True),
        ("suicide", "suicide", True),
        ("outside", "suicide", False),
        ("himself", "myself", False),
        ("", "a", True),
    ],
)
def test_one_typing_slip_is_forgiven(word: str, other: str, near: bool) -> None:
    assert one_slip_apart(word, other) is near


@pytest.mark.parametrize("text", ["i want to ", "stop all the ", "please can you ", "my ex ", "a"])
def test_no_text_takes_long(text: str) -> None:
    long = (text * 10_000)[:10_000]
    started = time.perf_counter()
    stop_word(long)
    distress(long)
    assert time.perf_counter() - started < 1.0
