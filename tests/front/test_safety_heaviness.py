"""The learned signs of distress and of a wish to stop, alone and in a talk."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from front.safety.crisis import Distress, distress
from front.safety.heaviness import Heaviness, Signs, Sureness, rules
from front.safety.stop import stop_word
from people import People
from settings import get_settings
from tests.front.conftest import Peer, Person

PHRASES = Path(__file__).parents[1] / "phrases"

#: Everyday messages may be taken for distress or a wish to stop this often, at most.
EVERYDAY = 0.02
STOP = "stop"
SURELY = "he gets scary when he drinks and i hide in the bathroom"
PERHAPS = "i cry in the walk in every shift"
SURELY_STOP = "dont bother me with these anymore ok"
PERHAPS_STOP = "this phone does not want your notes any longer"


@pytest.fixture(scope="module")
def heaviness() -> Heaviness:
    return Heaviness(get_settings().encoder_dir)


def test_it_hears_what_no_pattern_foresaw(heaviness: Heaviness) -> None:
    for text in (SURELY, PERHAPS, SURELY_STOP, PERHAPS_STOP):
        assert distress(text) is None
        assert stop_word(text) is None
    assert heaviness.signs(SURELY).distress is Sureness.SURELY
    assert heaviness.signs(SURELY).kind is Distress.ABUSE
    assert heaviness.signs(PERHAPS).distress is Sureness.PERHAPS
    assert heaviness.signs(SURELY_STOP).stop is Sureness.SURELY
    assert heaviness.signs(PERHAPS_STOP).stop is Sureness.PERHAPS


@pytest.mark.parametrize("name", ["intents_calibration.csv", "intents_dev_es.csv"])
def test_everyday_messages_are_hardly_ever_taken_for_either(
    heaviness: Heaviness, name: str
) -> None:
    with (PHRASES / name).open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    own = [r["text"] for r in rows if r["intent"] not in ("stop_request", "crisis")]
    signs = [heaviness.signs(text) for text in own]
    heard = [text for text, one in zip(own, signs, strict=True) if one.distress or one.stop]
    assert len(own) >= 100
    assert len(heard) / len(own) <= EVERYDAY, heard


def test_most_of_a_sample_that_nothing_was_learned_from_is_heard(heaviness: Heaviness) -> None:
    caught: dict[str, list[bool]] = {"distress": [], STOP: [], "none": []}
    for name in ("crisis_dev_6.csv", "stop_dev_6.csv"):
        with (PHRASES / name).open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                signs = heaviness.signs(row["text"])
                heavy = bool(distress(row["text"]) or signs.distress)
                stop = bool(stop_word(row["text"]) == STOP or signs.stop)
                if row["expected"] == "none":
                    caught["none"].append(heavy or stop)
                elif row["expected"] == STOP:
                    caught[STOP].append(stop)
                else:
                    caught["distress"].append(heavy)
    shares = {name: sum(found) / len(found) for name, found in caught.items()}
    # Measured: 0.83 of 53, 1.00 of 36 and 0.07 of 119 look-alikes that stand very near.
    assert shares["distress"] >= 0.8
    assert shares[STOP] >= 0.95
    assert shares["none"] <= 0.08


def test_long_messages_and_single_words_are_not_asked(heaviness: Heaviness) -> None:
    assert heaviness.signs(f"{SURELY} " * 10) == Signs()
    assert len(SURELY) * 10 > rules()["longest"]
    assert heaviness.signs("flinch") == Signs()


def test_without_the_sentence_model_it_is_silent(tmp_path: Path) -> None:
    assert Heaviness(tmp_path).signs(SURELY) == Signs()


def test_a_sure_sign_is_answered_like_plain_words_and_not_passed_on(
    person: Person, rasa: Peer, people: People
) -> None:
    (reply,) = person.say(SURELY)
    assert "1-800-799-7233" in reply
    assert rasa.received == []
    assert {message.kind for message in people.messages(person.talk)} == {"crisis"}


def test_an_unsure_sign_brings_words_of_help_and_then_the_answer_of_the_talk(
    person: Person, rasa: Peer, people: People
) -> None:
    help_first, answer = person.say(PERHAPS)
    assert "988" in help_first
    assert answer == f"heard {PERHAPS}"
    kept = people.messages(person.talk)
    assert [message.text for message in kept] == [PERHAPS, help_first, answer]
    assert {message.kind for message in kept} == {"normal"}


def test_words_of_help_are_said_also_while_rasa_is_down(person: Person, people: People) -> None:
    help_first, apology = person.say(PERHAPS)
    assert "988" in help_first
    assert "I kept your message" in apology
    assert len(people.undelivered(person.talk, tries_below=2)) == 1


def test_a_sure_wish_to_stop_stops(person: Person, people: People) -> None:
    assert "no more messages" in person.say(SURELY_STOP)[0]
    assert people.worker(person.talk).stopped


def test_an_unsure_wish_to_stop_is_told_how_and_the_talk_goes_on(
    person: Person, rasa: Peer, people: People
) -> None:
    how, answer = person.say(PERHAPS_STOP)
    assert "send STOP" in how
    assert answer == f"heard {PERHAPS_STOP}"
    assert not people.worker(person.talk).stopped


def test_stop_goes_before_what_sounds_heavy(person: Person) -> None:
    assert "no more messages" in person.say(f"stop texting me, {SURELY}")[0]
    assert person.say(SURELY) == []
