from __future__ import annotations

import pytest

from people.private import private_kinds


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("my number is 123-45-6789", "ssn"),
        ("123 45 6789", "ssn"),
        ("ssn 123456789", "ssn"),
        ("mi seguro social es secreto", "ssn"),
        ("born on May 4th", "birth_date"),
        ("05/04/1980", "birth_date"),
        ("1980-05-04", "birth_date"),
        ("nací en 1980", "birth_date"),
        ("I'm 52, is that too old?", "birth_date"),
        ("I am Black", "race"),
        ("as a Latina", "race"),
        ("soy mexicana", "race"),
        ("I have diabetes", "health"),
        ("because of my bad back", "health"),
        ("I'm pregnant", "health"),
        ("tengo depresión", "health"),
        ("estoy embarazada", "health"),
        ("I have a record", "record"),
        ("I was in prison 3 years", "record"),
        ("got out of jail last year", "record"),
        ("convicted in 2010", "record"),
        ("tengo antecedentes", "record"),
        ("estuve en la cárcel", "record"),
        ("I am undocumented", "immigration"),
        ("no tengo papeles, mis papeles vencieron", "immigration"),
        ("I'm Muslim", "religion"),
        ("soy católica", "religion"),
    ],
)
def test_what_must_not_be_passed_on_is_found(text: str, kind: str) -> None:
    assert kind in private_kinds(text)


@pytest.mark.parametrize(
    "text",
    [
        "waited tables 5 years, 2015-2020",
        "cook at the county jail",
        "worked in a prison kitchen",
        "nurse aide on a cancer ward",
        "home health aide for people with disabilities",
        "medical records clerk",
        "kept the school records",
        "dealt black jack",
        "painted a white house",
        "mental health aide",
        "cuidé a mi mamá con cáncer",
        "trabajé en la cocina de la cárcel",
        "tengo 12 años de experiencia",
        "call me at 201-555-0123 after 5",
        "05/2015 to 06/2019",
        "zip 08103-1234",
        "Can I train at night?",
        "Maria",
        "¿Puedo estudiar de noche?",
        "church cook",
        "taught English as a second language",
    ],
)
def test_words_about_work_are_left_alone(text: str) -> None:
    assert private_kinds(text) == ()
