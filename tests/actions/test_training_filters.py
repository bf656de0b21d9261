from __future__ import annotations

from typing import Any

import pytest

from actions.training_filters import filters_in
from knowledge.training.filters import TrainingFilters
from knowledge.training.places import Place

NOWHERE = Place()
NEWARK = Place(zip_code="07102", city="Newark", state="NJ")


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("only free ones", {"free": True}),
        ("anything that costs nothing? no cost", {"free": True}),
        ("under $500", {"max_cost": 500}),
        ("less than 1,200 dollars", {"max_cost": 1200}),
        ("at most $2k", {"max_cost": 2000}),
        ("no more than 300", {"max_cost": 300}),
        ("online", {"online": True}),
        ("can i do it from home", {"online": True}),
        ("in person only", {"delivery": "in person"}),
        ("evening classes", {"evening": True}),
        ("nights and weekends", {"evening": True}),
        ("under 6 months", {"max_months": 6, "max_cost": None}),
        ("less than a year", {"max_months": 12, "max_cost": None}),
        ("free and online and in the evening", {"free": True, "online": True, "evening": True}),
    ],
)
def test_each_wish_is_read(text: str, wanted: dict[str, Any]) -> None:
    filters = filters_in(text, NOWHERE)
    assert {name: getattr(filters, name) for name in wanted} == wanted


@pytest.mark.parametrize("text", ["a short course", "the quickest one", "something fast"])
def test_short_means_a_few_months(text: str) -> None:
    months = filters_in(text, NOWHERE).max_months
    assert months is not None
    assert months <= 6


@pytest.mark.parametrize(
    "text", ["training for number 2", "show me training", "training please", ""]
)
def test_a_message_without_a_wish_asks_for_nothing(text: str) -> None:
    assert filters_in(text, NOWHERE) == TrainingFilters()


def test_near_me_takes_the_place_that_is_known() -> None:
    filters = filters_in("something near me", NEWARK)
    assert filters.near == NEWARK
    assert filters.within_miles is not None


def test_near_me_without_a_known_place_filters_nothing() -> None:
    assert filters_in("something near me", NOWHERE).within_miles is None


@pytest.mark.parametrize("text", ["near Denver, CO", "in Denver Colorado", "close to 80202"])
def test_a_named_place_goes_before_the_known_one(text: str) -> None:
    near = filters_in(text, NEWARK).near
    assert near is not None
    assert near.in_state == "CO"


def test_miles_are_read_and_no_price_is_made_of_them() -> None:
    filters = filters_in("within 10 miles", NEWARK)
    assert filters.within_miles == 10
    assert filters.max_cost is None
