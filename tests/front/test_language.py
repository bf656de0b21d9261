from __future__ import annotations

import re

import pytest

from front.language import language_of
from front.responses import Responses
from front.text import LONGEST_KEPT
from people import People
from settings import Settings
from tests.front.conftest import Peer, Person

WORDS = Responses(Settings(_env_file=None))
ENGLISH, SPANISH = WORDS.all_texts("en"), WORDS.all_texts("es")
#: What a person is told to write or to call has to be the same kind of thing in both.
NUMBERS = re.compile(r"\b(?:988|911|211|1-800-799-7233)\b")


@pytest.mark.parametrize(
    ("text", "known", "language"),
    [
        ("hola necesito trabajo", None, "es"),
        ("I need a job", "es", "en"),
        ("en español por favor", "en", "es"),
        ("in English please", "es", "en"),
        ("2", "es", "es"),
        ("2", None, "en"),
        ("", "es", "es"),
    ],
)
def test_the_message_says_the_language_and_else_the_talk_does(
    text: str, known: str | None, language: str
) -> None:
    assert language_of(text, known) == language


def test_the_front_says_the_same_things_in_both_languages() -> None:
    assert set(ENGLISH) == set(SPANISH)
    assert not [name for name in ENGLISH if ENGLISH[name] == SPANISH[name]]


@pytest.mark.parametrize("name", SPANISH)
def test_both_languages_give_the_same_numbers_to_call(name: str) -> None:
    assert set(NUMBERS.findall(ENGLISH[name])) == set(NUMBERS.findall(SPANISH[name]))


@pytest.mark.parametrize("name", [name for name in SPANISH if name.startswith("distress")])
def test_988_is_told_with_the_way_to_its_spanish_line(name: str) -> None:
    assert "marque 2" in SPANISH[name]
    assert "988" in SPANISH[name]


def test_a_message_in_spanish_goes_to_the_talk_like_any_other(person: Person, rasa: Peer) -> None:
    assert person.say("hola necesito trabajo") == ["heard hola necesito trabajo"]
    assert rasa.noted == []


def test_stop_in_spanish_is_confirmed_once_in_spanish(person: Person, rasa: Peer) -> None:
    assert person.say("alto") == [SPANISH["stop"]]
    assert person.say("hola necesito trabajo") == []


@pytest.mark.parametrize(("known", "texts"), [("es", SPANISH), ("en", ENGLISH), (None, ENGLISH)])
def test_a_word_of_every_language_is_answered_in_that_of_the_talk(
    person: Person, people: People, rasa: Peer, known: str | None, texts: dict[str, str]
) -> None:
    if known:
        people.speak(person.talk, known)
    assert person.say("INFO") == [texts["help"]]
    assert person.say("STOP") == [texts["stop"]]
    assert person.say("INFO") == [WORDS.text("help_while_stopped", known or "en", stopped=True)]
    assert person.say("START") == [texts["start"]]


def test_help_in_spanish_is_answered_in_spanish_before_the_talk_knows_the_language(
    person: Person, rasa: Peer
) -> None:
    assert person.say("AYUDA") == [SPANISH["help"]]


@pytest.mark.parametrize("known", ["en", "es", None])
def test_distress_is_answered_in_the_language_it_is_told_in(
    person: Person, people: People, rasa: Peer, known: str | None
) -> None:
    if known:
        people.speak(person.talk, known)
    assert person.say("ya no quiero vivir") == [SPANISH["distress.giving_up"]]
    assert person.say("I want to kill myself") == [ENGLISH["distress.self_harm"]]


def test_distress_in_spanish_goes_before_what_cannot_be_kept(person: Person, rasa: Peer) -> None:
    answer = person.write("quiero morir " + "x " * LONGEST_KEPT)
    assert answer.status_code == 413
    assert answer.json()["replies"][0]["text"] == SPANISH["distress.self_harm"]


def test_refusals_and_failures_are_told_in_the_language_of_the_talk(
    person: Person, people: People
) -> None:
    # No Rasa runs here, so whatever is passed on to it fails.
    people.speak(person.talk, "es")
    assert person.say("") == [SPANISH["empty"]]
    assert person.say("/hola") == [SPANISH["slash"]]
    assert person.say("hola " * 5_000) == [SPANISH["too_long"]]
    assert person.say("2") == [SPANISH["system_down"]]


def test_a_first_message_in_spanish_that_cannot_be_answered_is_told_so_in_spanish(
    person: Person,
) -> None:
    assert person.say("hola necesito trabajo") == [SPANISH["system_down"]]
    assert person.say("I need a job") == [ENGLISH["system_down"]]


def test_a_talk_that_is_gone_is_told_in_the_language_of_the_message(
    person: Person, people: People
) -> None:
    people.forget(person.talk)
    answer = person.write("hola necesito trabajo")
    assert answer.status_code == 404
    assert answer.json()["replies"][0]["text"] == SPANISH["unknown_talk"]


def test_a_deletion_that_is_delayed_is_told_in_spanish(
    person: Person, people: People, rasa: Peer
) -> None:
    people.speak(person.talk, "es")
    rasa.refuse_deletion = True
    rasa.replies["Sí"] = [{"text": "Listo."}, {"custom": {"forget": True}}]
    assert person.say("Sí") == ["Listo.", SPANISH["forget_delayed"]]


def test_a_number_stands_for_the_row_that_a_spanish_button_names(
    person: Person, rasa: Peer
) -> None:
    titles = [f"Cuénteme del número {number}" for number in (4, 5, 6)]
    buttons = [{"title": title, "payload": title} for title in titles]
    rasa.replies["más"] = [{"text": "Más trabajos:", "buttons": buttons}]
    person.say("más")
    assert person.say("5") == ["heard Cuénteme del número 5"]


def test_what_was_asked_before_help_in_spanish_still_stands(person: Person, rasa: Peer) -> None:
    buttons = [{"title": "Sí", "payload": "Sí"}, {"title": "No", "payload": "No"}]
    rasa.replies["hola"] = [{"text": "¿Está bien así?", "buttons": buttons}]
    person.say("hola")
    person.say("AYUDA")
    assert person.say("2") == ["heard No"]
