"""What workers answer in Spanish beside the wordings of test_spanish.py."""

from __future__ import annotations

from dataclasses import asdict

import pytest

from knowledge.circumstances.interests import parse_interests
from knowledge.circumstances.read import (
    parse_constraints,
    parse_licences,
    parse_pay,
    parse_place,
    parse_schooling,
    parse_urgency,
    read_circumstances,
)


@pytest.mark.parametrize(
    ("answer", "dollars_a_year"),
    [
        ("15 la hora", 31_200),
        ("quince la hora", 31_200),
        ("30 mil al año", 30_000),
        ("como 600 a la semana", 31_200),
        ("2,500 al mes", 30_000),
        ("de 15 a 17 la hora", 33_280),
        ("nada", None),
    ],
)
def test_pay_is_brought_to_a_year(answer, dollars_a_year):
    assert parse_pay(answer) == dollars_a_year


@pytest.mark.parametrize(
    ("answer", "level"),
    [
        ("la prepa", "high_school"),
        ("universidad trunca", "some_college"),
        ("dos años de universidad", "some_college"),
        ("diploma de escuela secundaria", "high_school"),
        ("título asociado", "associates"),
        ("carrera técnica", "certificate"),
        ("licenciatura en contaduría", "bachelors_or_more"),
        ("GED", "high_school"),
        ("primaria", "less_than_high_school"),
    ],
)
def test_schooling_is_understood(answer, level):
    assert parse_schooling(answer) == level


@pytest.mark.parametrize(
    ("answer", "licences"),
    [
        ("tengo licencia comercial clase A", ("cdl_a",)),
        ("certificado de montacargas y manejo de alimentos", ("forklift", "servsafe")),
        ("se me venció la licencia de manejar", ()),
        ("CNA", ("cna",)),
    ],
)
def test_licences_are_understood(answer, licences):
    assert parse_licences(answer) == licences


@pytest.mark.parametrize(
    ("answer", "urgency"),
    [("para el verano", "months"), ("el próximo año", "months"), ("cuanto antes", "now")],
)
def test_how_soon_is_understood(answer, urgency):
    assert parse_urgency(answer) == urgency


def test_next_year_is_months_away_in_english_too():
    assert parse_urgency("next year") == "months"


@pytest.mark.parametrize(
    ("text", "limits"),
    [
        ("sin trabajar de noche", {"no_nights"}),
        ("solo turno de día", {"no_nights"}),
        ("cerca de mi casa", {"near"}),
        ("a menos de 10 millas", {"near", "near_miles"}),
        ("de lunes a viernes", {"no_weekends"}),
        ("no tengo carro", {"no_car"}),
        ("por lo menos 18 la hora", {"pay_floor"}),
        ("trabajaba de noche limpiando oficinas", set()),
        ("mesera 5 años", set()),
    ],
)
def test_limits_are_read_and_none_is_made_up(text, limits):
    assert {name for name, value in asdict(parse_constraints(text)).items() if value} == limits


@pytest.mark.parametrize(
    ("text", "letters"),
    [
        ("me gusta ayudar a la gente", ("S",)),
        ("me gustan los animales y el aire libre", ("R",)),
        ("no me gusta la oficina pero me gusta arreglar carros", ("R",)),
        ("soy muy organizada", ("C",)),
        ("mesera 5 años", None),
    ],
)
def test_likings_are_read(text, letters):
    assert parse_interests(text) == letters


@pytest.mark.parametrize(
    ("text", "city", "state"),
    [
        ("en Camden, Nueva Jersey", "Camden", "NJ"),
        ("vivo cerca de Filadelfia", "Philadelphia", "PA"),
        ("Nueva York", "New York", "NY"),
    ],
)
def test_a_place_with_a_spanish_name_is_found(text, city, state):
    place = parse_place(text)
    assert (place.city, place.state) == (city, state)


def test_licensed_work_in_ones_own_country_is_known_without_the_country():
    assert read_circumstances("era enfermera en mi país").schooled_abroad
    assert read_circumstances("mi mamá es enfermera en México").schooled_abroad is None
