from __future__ import annotations

from typing import Any

import pytest

from knowledge.circumstances import read as circumstances
from knowledge.circumstances.spanish import in_english


@pytest.mark.parametrize(
    ("text", "urgency"),
    [
        ("Necesito trabajo ya", "now"), ("lo antes posible", "now"), ("me urge", "now"),
        ("En unos meses", "months"), ("el próximo mes", "months"),
        ("Sin prisa, solo estoy viendo", "looking"), ("no me urge", "looking"),
    ],
)  # fmt: skip
def test_how_soon_is_read_in_spanish(text: str, urgency: str) -> None:
    assert circumstances.parse_urgency(text) == urgency


@pytest.mark.parametrize(
    ("text", "schooling"),
    [
        ("No terminé la high school", "less_than_high_school"),
        ("no termine la prepa", "less_than_high_school"),
        ("hasta la primaria", "less_than_high_school"),
        ("sexto grado", "less_than_high_school"),
        ("Tengo diploma de high school o GED", "high_school"),
        ("terminé la prepa", "high_school"),
        ("Algo de college, sin título", "some_college"),
        ("unas clases de college", "some_college"),
        ("Título de dos años (associate)", "associates"),
        ("Título de cuatro años (bachelor)", "bachelors_or_more"),
        # Middle school in one country and high school in another: it is asked again.
        ("secundaria", None),
    ],
)
def test_schooling_is_read_in_spanish(text: str, schooling: str | None) -> None:
    assert circumstances.parse_schooling(text) == schooling


@pytest.mark.parametrize(
    ("text", "licences"),
    [
        ("No tengo licencia", ()), ("ninguna", ()), ("no tengo CDL", ()), ("nada", ()),
        ("tengo CDL", ("cdl",)), ("licencia de manejar", ("drivers_licence",)),
        ("certificado de CNA", ("cna",)), ("montacargas", ("forklift",)),
        ("tengo licencia de cosmetología y montacargas", ("cosmetology", "forklift")),
    ],
)  # fmt: skip
def test_licences_are_read_in_spanish(text: str, licences: tuple[str, ...]) -> None:
    assert circumstances.parse_licences(text) == licences


@pytest.mark.parametrize(
    ("text", "pay"),
    [
        ("15 la hora", 31_200), ("gano 15 por hora", 31_200), ("32 mil al año", 32_000),
        ("600 a la semana", 31_200), ("$600 por semana", 31_200), ("2000 al mes", 24_000),
        ("1200 cada quincena", 31_200),
    ],
)  # fmt: skip
def test_pay_is_brought_to_a_year_in_spanish(text: str, pay: int) -> None:
    assert circumstances.parse_pay(text) == pay


@pytest.mark.parametrize(
    ("text", "city", "state"),
    [("vivo en Camden New Jersey", "Camden", "NJ"),
     ("vivo en San José California", "San Jose", "CA"),
     ("cerca de Rochester NY", "Rochester", "NY")],
)  # fmt: skip
def test_a_place_is_read_in_spanish(text: str, city: str, state: str) -> None:
    place = circumstances.parse_place(text)
    assert place is not None
    assert (place.city, place.state) == (city, state)


@pytest.mark.parametrize(
    ("text", "limit", "value"),
    [
        ("no puedo trabajar de noche", "no_nights", True),
        ("nada de fines de semana", "no_weekends", True),
        ("no tengo carro", "no_car", True), ("cerca de mi casa", "near", True),
        ("no puedo cargar pesado", "no_heavy_lifting", True),
        ("por lo menos 20 la hora", "pay_floor", 41_600),
    ],
)  # fmt: skip
def test_limits_are_read_in_spanish(text: str, limit: str, value: Any) -> None:
    assert getattr(circumstances.parse_constraints(text), limit) == value


@pytest.mark.parametrize(
    ("text", "letters"),
    [("me gusta ayudar a la gente", ("S",)), ("trabajar con las manos", ("R",))],
)
def test_likings_are_read_in_spanish(text: str, letters: tuple[str, ...]) -> None:
    assert circumstances.parse_interests(text) == letters


@pytest.mark.parametrize(
    "text",
    ["i make 15 an hour", "no license", "i live in san josé, ca", "waited tables 5 years",
     "i worked at el diario", "nada surf fan", "los angeles"],
)  # fmt: skip
def test_english_is_left_as_it_is(text: str) -> None:
    assert in_english(text) == text
