"""Requests to stop and distress, in wordings that were written before the patterns saw them."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from front.safety.crisis import distress
from front.safety.heaviness import Heaviness, Sureness
from front.safety.stop import looks_like_stop, stop_word
from settings import get_settings

PHRASES = Path(__file__).parents[2] / "phrases"


def rows(name: str) -> list[dict[str, str]]:
    with (PHRASES / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="module")
def heaviness() -> Heaviness:
    """The learned signs, beside the patterns."""
    return Heaviness(get_settings().encoder_dir)


def ends_the_messages(text: str, heaviness: Heaviness) -> bool:
    return stop_word(text) == "stop" or heaviness.signs(text).stop is Sureness.SURELY


@pytest.mark.parametrize(
    ("name", "least"), [("stop_dev_8.csv", 0.98), ("stop_held_out_8.csv", 0.85)]
)
def test_a_wish_to_hear_no_more_is_done_at_once_in_any_wording(
    name: str, least: float, heaviness: Heaviness
) -> None:
    wishes = [row["text"] for row in rows(name) if row["expected"] == "stop"]
    ended = [text for text in wishes if ends_the_messages(text, heaviness)]
    told_how = [text for text in wishes if heaviness.signs(text).stop is Sureness.PERHAPS]
    assert len(ended) / len(wishes) >= least
    assert len({*ended, *told_how}) / len(wishes) >= 0.98


@pytest.mark.parametrize("name", ["stop_dev_8.csv", "stop_held_out_8.csv"])
def test_hardly_anybody_who_means_something_else_is_cut_off_or_told_how(
    name: str, heaviness: Heaviness
) -> None:
    others = [row["text"] for row in rows(name) if row["expected"] == "none"]
    cut_off = [text for text in others if ends_the_messages(text, heaviness)]
    told_how = [text for text in others if heaviness.signs(text).stop]
    assert len(cut_off) / len(others) <= 0.01
    assert len({*cut_off, *told_how}) / len(others) <= 0.05


@pytest.mark.parametrize(
    "text",
    [
        "please stop at number two", "written offline", "please stop showing me retail",
        "I quit in March", "they cancelled my shifts", "cancel the second one",
        "how do I stop smoking at work", "is it ok to stop school", "end of my contract",
        "my boss won't stop texting me", "pare en el numero dos", "no me muestre mas ventas",
    ],
)  # fmt: skip
def test_what_sounds_like_it_is_left_to_the_talk_without_a_hint(
    text: str, heaviness: Heaviness
) -> None:
    assert stop_word(text) is None
    assert heaviness.signs(text).stop is None


@pytest.mark.parametrize(
    "text",
    [
        "stop texting me", "take this number off ur list", "no more texts", "stop sending me jobs",
        "dont show up on my phone again, stop texting", "borrame de la lista",
    ],
)  # fmt: skip
def test_no_look_alike_takes_a_plain_request_away(text: str) -> None:
    assert stop_word(text) == "stop"


def test_a_number_in_the_list_is_known_to_be_no_wish_to_stop() -> None:
    assert looks_like_stop("stop at number 2")
    assert not looks_like_stop("stop texting me")


def test_distress_is_answered_at_once_and_its_look_alikes_are_not(heaviness: Heaviness) -> None:
    answered = {True: 0, False: 0}
    listed = rows("crisis_dev_8.csv")
    for row in listed:
        signs = heaviness.signs(row["text"])
        heard = distress(row["text"]) is not None or signs.distress is Sureness.SURELY
        answered[row["expected"] != "none"] += heard
        # Whoever is not answered with the whole message still gets the softer words.
        assert heard or signs.distress or row["expected"] == "none", row["text"]
    heavy = sum(row["expected"] != "none" for row in listed)
    assert answered[True] / heavy >= 0.95
    assert answered[False] / (len(listed) - heavy) <= 0.02
