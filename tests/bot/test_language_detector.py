"""The language of each message, as the real pipeline hands it on."""

from __future__ import annotations

import pytest
from rasa.shared.nlu.constants import ENTITIES, INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message

from bot.nlu.language_detector import CHOOSE_LANGUAGE, LanguageDetector


def noted(text: str) -> Message:
    message = Message({TEXT: text, INTENT: {"name": "greet", "confidence": 0.9}})
    LanguageDetector().process([message])
    return message


def languages(message: Message) -> list[str]:
    return [one["value"] for one in message.get(ENTITIES, []) if one["entity"] == "language"]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("trabajé de mesera 3 años", "es"),
        ("waited tables 5 years", "en"),
        ("en español por favor", "es"),
        ("en inglés por favor", "en"),
        ("do you speak spanish?", "es"),
    ],
)
def test_a_message_carries_the_language_it_is_in_or_asks_for(text: str, language: str) -> None:
    assert languages(noted(text)) == [language]


@pytest.mark.parametrize("text", ["2", "ok", "uber", "👍"])
def test_a_message_that_shows_no_language_carries_none(text: str) -> None:
    message = noted(text)
    assert languages(message) == []
    assert message.get(INTENT)["name"] == "greet"


def test_only_a_message_that_asks_for_nothing_else_gets_the_intent() -> None:
    assert noted("in English please").get(INTENT) == {"name": CHOOSE_LANGUAGE, "confidence": 1.0}
    assert noted("en español, fui mesera 2 años").get(INTENT)["name"] == "greet"


def test_entities_found_before_are_kept() -> None:
    found = {"entity": "place", "value": "Camden"}
    message = Message({TEXT: "vivo en Camden", ENTITIES: [found]})
    LanguageDetector().process([message])
    assert message.get(ENTITIES)[0] == found
    assert languages(message) == ["es"]


def test_the_entity_holds_nothing_of_what_was_written() -> None:
    (entity,) = noted("me despidieron de la fábrica").get(ENTITIES)
    assert entity["value"] == "es"
    assert "despidieron" not in str(entity)


def test_a_message_without_text_is_left_alone() -> None:
    message = Message({"action_name": "action_greet"})
    assert LanguageDetector().process([message]) == [message]
    assert message.get(ENTITIES) is None
