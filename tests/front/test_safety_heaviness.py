from __future__ import annotations

import csv
from pathlib import Path

import pytest

from front.safety.crisis import distress
from front.safety.heaviness import Heaviness, rules
from people import People
from settings import get_settings
from tests.front.conftest import Peer, Person

PHRASES = Path(__file__).parents[1] / "phrases"

#: Everyday messages may be taken for distress this often, at most.
EVERYDAY = 0.02
NO_PATTERN = "i flinch every time he comes home"


@pytest.fixture(scope="module")
def heaviness() -> Heaviness:
    return Heaviness(get_settings().encoder_dir)


def test_it_hears_what_no_pattern_foresaw(heaviness: Heaviness) -> None:
    assert distress(NO_PATTERN) is None
    assert heaviness.heard(NO_PATTERN, "en")


@pytest.mark.parametrize(
    ("name", "language"), [("intents_calibration.csv", "en"), ("intents_dev_es.csv", "es")]
)
def test_everyday_messages_are_hardly_ever_taken_for_distress(
    heaviness: Heaviness, name: str, language: str
) -> None:
    with (PHRASES / name).open(encoding="utf-8", newline="") as file:
        texts = [row["text"] for row in csv.DictReader(file)]
    heard = [text for text in texts if heaviness.heard(text, language)]
    assert len(texts) >= 100
    assert len(heard) / len(texts) <= EVERYDAY, heard


def test_long_messages_and_single_words_are_not_asked(heaviness: Heaviness) -> None:
    assert not heaviness.heard(f"{NO_PATTERN} " * 10, "en")
    assert len(NO_PATTERN) * 10 > rules()["longest"]
    assert not heaviness.heard("flinch", "en")


def test_without_the_sentence_model_it_is_silent(tmp_path: Path) -> None:
    assert not Heaviness(tmp_path).heard(NO_PATTERN, "en")


def test_the_person_gets_an_offer_and_no_mark_is_kept(
    person: Person, rasa: Peer, people: People
) -> None:
    (reply,) = person.say(NO_PATTERN)
    assert "988" in reply
    assert "tell me in other words" in reply
    assert rasa.received == []
    assert {message.kind for message in people.messages(person.talk)} == {"normal"}


def test_stop_goes_before_what_sounds_heavy(person: Person) -> None:
    assert "no more messages" in person.say(f"stop texting me, {NO_PATTERN}")[0]
    assert person.say(NO_PATTERN) == []
