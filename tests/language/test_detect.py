from __future__ import annotations

import csv
import time
from pathlib import Path

import pytest

from language.detect import asked_language, detect_language, only_asks_language

PHRASES = Path(__file__).parents[1] / "phrases"

SPANISH = [
    "hola necesito trabajo", "hola", "Hola!", "trabaje de mesera 3 años", "trabajo de mesera",
    "no hablo inglés", "fui cajera 2 años", "quiero trabajo de enfermera", "mesera",
    "Necesito ayuda para buscar trabajo", "soy cocinero en un restaurante",
    "limpieza de casas 3 años", "gracias por su ayuda", "me gustaría trabajar en un hospital",
    "cuánto gana una enfermera", "yo trabajaba en construcción", "cuidaba ninos 4 anos",
    "manejaba troca", "3 años", "2 anos", "¿qué sigue?", "si, esta bien", "cuánto pagan",
    "cocinero y lavaplatos", "ya no me escriban por favor", "quiero morir", "ALTO", "ayuda",
    "no tengo papeles", "pizcaba fresa", "enseñeme mas trabajos", "necesito trabajo ya",
]  # fmt: skip
MIXED_SPANISH = [
    "cashier en walmart", "trabaje como cashier en walmart", "soy housekeeper en un hotel",
    "fui busboy y dishwasher 3 años", "manejo uber y doordash desde 2019",
    "5 años de warehouse en amazon", "hice roofing y drywall con mi tio", "babysitter 2 años",
    "trabajé part time de janitor", "tengo el GED y el CDL", "quiero ser nurse",
]  # fmt: skip
ENGLISH = [
    "waited tables 5 years", "what jobs pay more", "show me next jobs", "cashier 2 years",
    "i worked at taco bell", "i live in el paso", "la quinta housekeeper 2 yrs",
    "translated español at a clinic", "i speak espanol and english",
    "i was a mesera at a diner for 3 years", "taught spanish to kids",
    "el pollo loco cashier 3 years",
    "restaurante mi familia cook for 2 years", "cocina 214 server 2 years", "i worked at mi tienda",
    "why this one", "how do I pay for training?", "tell me about number 1",
]  # fmt: skip
NEITHER = [
    "", "   ", "ok", "OK!", "2", "uber", "no", "k", "123-45", "walmart", "amazon", "👍", "???",
    "08103", "yes", "gracias", "casa bonita", "el paso", "las vegas", "san jose", "taqueria cook",
    "los pollos hermanos cook", "mi pueblo cashier", "para legal", "con edison lineman",
    "la familia dental receptionist", "hasta la vista", "no problemo", "cajero atm tech", "CNA",
    "help", "GED", "part time", "chipotle", "doordash 2",
]  # fmt: skip


@pytest.mark.parametrize("text", SPANISH)
def test_a_message_in_spanish_is_told(text: str) -> None:
    assert detect_language(text) == "es"


@pytest.mark.parametrize("text", MIXED_SPANISH)
def test_english_names_of_jobs_in_a_spanish_sentence_leave_it_spanish(text: str) -> None:
    assert detect_language(text) == "es"


@pytest.mark.parametrize("text", ENGLISH)
def test_a_message_in_english_is_told_whatever_spanish_names_it_holds(text: str) -> None:
    assert detect_language(text) == "en"


@pytest.mark.parametrize("text", NEITHER)
def test_numbers_names_and_words_of_both_languages_show_none(text: str) -> None:
    assert detect_language(text) is None


@pytest.mark.parametrize("text", [text for text in SPANISH if any(s in text for s in "áéíóúñ")])
def test_a_message_without_its_accents_is_told_all_the_same(text: str) -> None:
    bare = text.translate(str.maketrans("áéíóúñÁÉÍÓÚÑ", "aeiounAEIOUN"))
    assert detect_language(bare) == "es"
    assert detect_language(bare.upper()) == "es"


def test_past_jobs_in_english_are_never_taken_for_spanish() -> None:
    with (PHRASES / "occupations_frozen_1.csv").open(encoding="utf-8", newline="") as file:
        texts = [next(iter(row.values())) for row in csv.DictReader(file)]
    assert len(texts) >= 60
    assert [text for text in texts if detect_language(text) == "es"] == []


ASKS_ENGLISH = [
    "in English please", "English", "english please", "can we speak english", "en inglés por favor",
    "inglés", "switch to english", "do you speak english?", "no entiendo español",
    "I don't speak Spanish", "sorry, I don't understand spanish", "can you say that in english",
    "mejor en inglés", "write in english pls", "hablas inglés?", "let's do english",
    "ok, in english now",
]  # fmt: skip
ASKS_SPANISH = [
    "en español por favor", "español", "Spanish please", "do you speak Spanish?", "habla español?",
    "¿Habla usted español?", "no hablo inglés", "no hablo mucho ingles", "solo hablo español",
    "puede escribir en español", "me puede hablar en español por favor", "i dont speak english",
    "hay alguien que hable español?", "en espanol", "in spanish", "prefiero español",
    "hola, en español por favor", "podemos seguir en español?", "can you write in spanish?",
    "no entiendo inglés", "no se ingles", "quiero hablar en español", "escríbame en español",
]  # fmt: skip
ASKS_NONE = [
    "i speak spanish", "taught classes in spanish", "spanish teacher", "english teacher 2 years",
    "customer service in english and spanish", "i taught english in mexico", "hablo español",
    "hablo inglés y español", "bilingual spanish customer service", "soy maestra de inglés",
    "interpreter for english and spanish", "quiero aprender inglés", "clases de inglés gratis",
    "what is that job called", "2", "",
]  # fmt: skip


@pytest.mark.parametrize("text", ASKS_ENGLISH)
def test_english_is_asked_for_in_either_language(text: str) -> None:
    assert asked_language(text) == "en"
    assert only_asks_language(text)


@pytest.mark.parametrize("text", ASKS_SPANISH)
def test_spanish_is_asked_for_in_either_language(text: str) -> None:
    assert asked_language(text) == "es"
    assert only_asks_language(text)


@pytest.mark.parametrize("text", ASKS_NONE)
def test_a_language_that_is_only_spoken_of_is_not_asked_for(text: str) -> None:
    assert asked_language(text) is None
    assert not only_asks_language(text)


@pytest.mark.parametrize(
    "text",
    ["en español por favor, trabajé de mesera 3 años", "in english please, what does it pay?"],
)
def test_what_else_a_message_says_is_not_lost_for_the_wish(text: str) -> None:
    assert asked_language(text) is not None
    assert not only_asks_language(text)


@pytest.mark.parametrize("text", ["hola el " * 1_500, "habla " * 2_000, "no " * 3_000 + "x"])
def test_no_text_takes_long_to_tell(text: str) -> None:
    started = time.perf_counter()
    detect_language(text)
    asked_language(text)
    only_asks_language(text)
    assert time.perf_counter() - started < 0.5
