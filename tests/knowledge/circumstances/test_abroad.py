from __future__ import annotations

from dataclasses import asdict

import pytest

from knowledge.circumstances.abroad import find_schooled_abroad
from knowledge.circumstances.read import (
    parse_licences,
    parse_place,
    parse_schooling,
    read_circumstances,
)


@pytest.mark.parametrize(
    "text",
    [
        "i was a nurse in the philippines",
        "I was a nurse in the Philippines for 6 years",
        "in mexico i was an engineer for 5 years",
        "dentist in syria 10 years",
        "i was a pharmacist in my country",
        "engineering degree from Mexico",
        "title from Venezuela",
        "foreign degree",
        "my diploma is from another country",
        "i studied nursing in the philippines",
        "high school in another country",
        "my license is foreign",
        "they don't take my degree here",
        "my degree isn't from the US",
        "bachelors from back home but its not recognized here",
        "a cuban medical degree",
        "chinese diploma",
    ],
)
def test_schooling_licences_and_licensed_work_from_abroad_are_read(text: str) -> None:
    assert find_schooled_abroad(text) is True
    assert read_circumstances(text).schooled_abroad is True


@pytest.mark.parametrize(
    "text",
    [
        "i have a bachelors",
        "i have a bachelors from new mexico",
        "nurse in lebanon, pa",
        "teacher in mexico, missouri",
        "cook in panama city florida",
        "i have a spanish degree",
        "i was a spanish teacher",
        "worked in a mexican restaurant",
        "cleaned at a university in mexico",
        "i worked in a bank in venezuela",
        "teacher for kids from haiti",
        "army nurse in iraq",
        "my mom was a nurse in the philippines",
        "i want to be a nurse in canada",
        "nurse for 6 years",
        "i got my ged back home",
    ],
)
def test_other_work_other_people_and_towns_here_are_not_from_abroad(text: str) -> None:
    assert find_schooled_abroad(text) is None


@pytest.mark.parametrize("text", ["im from mexico", "i'm an immigrant", "i came here from haiti"])
def test_where_somebody_is_from_is_not_read(text: str) -> None:
    assert set(asdict(read_circumstances(text)).values()) == {None}
    assert parse_place(text).city is None


def test_a_town_here_with_the_name_of_a_country_is_read() -> None:
    assert read_circumstances("im from lebanon, pa").city == "Lebanon"
    assert read_circumstances("i live in peru indiana").state == "IN"


def test_no_country_is_given_back() -> None:
    told = read_circumstances("i have an engineering degree from mexico")
    assert "mexico" not in str(told).lower()


def test_schooling_said_to_be_from_here_is_not_from_abroad() -> None:
    assert find_schooled_abroad("my degree is from here") is False
    assert find_schooled_abroad("no, my diploma is from the US") is False


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("i have a bachelors", "bachelors_or_more"),
        ("masters degree from india", "bachelors_or_more"),
        ("engineering degree from mexico", "bachelors_or_more"),
        ("university title from venezuela", "bachelors_or_more"),
        ("i finished high school in guatemala", "high_school"),
        ("title from venezuela", None),
    ],
)
def test_the_level_is_read_as_told(text: str, level: str | None) -> None:
    assert read_circumstances(text).schooling == level
    assert parse_schooling(text) == level


@pytest.mark.parametrize("answer", ["my diploma is from another country", "university in russia"])
def test_a_level_that_means_something_else_elsewhere_is_left_open(answer: str) -> None:
    assert parse_schooling(answer) is None


def test_a_licence_of_another_country_is_none_held_here() -> None:
    assert read_circumstances("im a registered nurse in nigeria, not here").licences is None
    assert parse_licences("registered nurse license from the philippines") == ()
    assert parse_licences("nurse license from kenya, and a forklift card") == ("forklift",)
    assert read_circumstances("i have a cdl license from new mexico").licences == ("cdl",)
