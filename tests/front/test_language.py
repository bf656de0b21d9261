from __future__ import annotations

import csv
import time
from pathlib import Path

import pytest

from front.language import in_spanish
from people import People
from tests.front.conftest import Peer, Person

PHRASES = Path(__file__).parents[1] / "phrases"

SPANISH = [
    "hola necesito trabajo", "hola", "Hola!", "trabaje de mesera 3 años", "trabajo de mesera",
    "no hablo inglés", "fui cajera 2 años", "quiero trabajo de enfermera", "español",
    "habla español?", "do you speak Spanish?", "Necesito ayuda para buscar trabajo", "mesera",
    "soy cocinero en un restaurante", "limpieza de casas 3 años", "gracias por su ayuda",
    "me gustaría trabajar en un hospital", "cuánto gana una enfermera",
    "yo trabajaba en construcción", "Spanish please",
]  # fmt: skip
ENGLISH = [
    "worked at taco bell", "el paso", "casa bonita server", "i live in el paso",
    "la quinta housekeeper 2 yrs", "los pollos hermanos cook", "mi casa restaurant server",
    "translated español at a clinic", "taqueria cook", "gracias", "no problemo", "san jose",
    "las vegas", "i speak spanish", "i speak espanol and english", "spanish teacher",
    "bilingual spanish customer service", "hasta la vista", "el pollo loco cashier 3 years",
    "mi pueblo cashier", "cocina 214 server 2 years", "la familia dental receptionist",
    "para legal", "con edison lineman", "i worked at mi tienda", "cajero atm tech",
    "restaurante mi familia cook for 2 years",
]  # fmt: skip


@pytest.mark.parametrize("text", SPANISH)
def test_a_message_in_spanish_is_told(text: str) -> None:
    assert in_spanish(text)


@pytest.mark.parametrize("text", ENGLISH)
def test_english_with_spanish_names_stays_english(text: str) -> None:
    assert not in_spanish(text)


def test_past_jobs_in_english_are_never_taken_for_spanish() -> None:
    with (PHRASES / "occupations_frozen_1.csv").open(encoding="utf-8", newline="") as file:
        texts = [next(iter(row.values())) for row in csv.DictReader(file)]
    assert len(texts) >= 60
    assert [text for text in texts if in_spanish(text)] == []


def test_spanish_gets_one_honest_reply_and_is_kept_and_noted(
    person: Person, rasa: Peer, people: People
) -> None:
    (reply,) = person.say("hola necesito trabajo")
    assert "solo entiendo ingl" in reply
    assert "211" in reply
    assert "1-877-872-5627" in reply
    assert rasa.received == []
    assert [(n["intent"], n["text"]) for n in rasa.noted] == [
        ("out_of_scope", "hola necesito trabajo")
    ]
    assert [m.kind for m in people.messages(person.talk)] == ["normal", "normal"]


def test_spanish_is_answered_without_rasa_too(person: Person) -> None:
    assert "solo entiendo" in person.say("no hablo ingles")[0]


def test_what_was_asked_before_a_message_in_spanish_still_stands(
    person: Person, rasa: Peer
) -> None:
    buttons = [{"title": "Yes", "payload": "yes"}, {"title": "No", "payload": "no"}]
    rasa.replies["hi"] = [{"text": "Right?", "buttons": buttons}]
    person.say("hi")
    answer = person.write("hola necesito trabajo").json()
    assert answer["replies"][0]["buttons"] == []
    assert person.say("2") == ["heard no"]


def test_stop_and_distress_in_spanish_go_first(person: Person, rasa: Peer) -> None:
    assert "988" in person.say("quiero morir, no tengo trabajo")[0]
    assert "no more messages" in person.say("alto")[0]
    assert person.say("hola necesito trabajo") == []


def test_no_text_takes_long_to_tell() -> None:
    started = time.perf_counter()
    in_spanish("hola el " * 1_500)
    assert time.perf_counter() - started < 0.5
