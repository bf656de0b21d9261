from __future__ import annotations

from typing import Any

import pytest

from actions.training_wishes import asks_something, changed, wishes_told
from actions.wording import turn_language
from knowledge.training.places import Place

HOME = Place(zip_code="08103", city="Camden", state="NJ")
ALL: dict[str, Any] = {
    "free": True, "online": True, "evening": True, "max_months": 3.0, "spanish": True,
    "childcare": True, "within_miles": 30.0, "money_tight": True,
}  # fmt: skip


@pytest.mark.parametrize(
    ("text", "dropped"),
    [
        ("any price is fine", "free"),
        ("the price doesn't matter", "free"),
        ("it doesn't have to be free", "free"),
        ("price is not a problem", "free"),
        ("cualquier precio está bien", "free"),
        ("no importa el costo", "free"),
        ("no tiene que ser gratis", "free"),
        ("it does not have to be online", "online"),
        ("forget the evenings", "evening"),
        ("any time works", "evening"),
        ("olvide lo de la noche", "evening"),
        ("anywhere is fine", "within_miles"),
        ("da igual dónde", "within_miles"),
        ("any length is fine", "max_months"),
        ("no importa cuánto tiempo dure", "max_months"),
        ("i don't need childcare", "childcare"),
        ("ya no necesito guardería", "childcare"),
        ("not only in spanish", "spanish"),
    ],
)
def test_one_wish_is_taken_back_and_the_others_stay(text: str, dropped: str) -> None:
    left = changed(text, ALL, HOME)
    assert left == {name: value for name, value in ALL.items() if name != dropped}


@pytest.mark.parametrize(
    "text", ["show me all of them", "no filters", "all of them", "sin filtros", "muéstreme todos"]
)
def test_all_wishes_are_taken_back_at_once(text: str) -> None:
    assert changed(text, ALL, HOME) == {}


@pytest.mark.parametrize(
    ("text", "added"),
    [
        ("free or at most $500", {"max_cost": 500.0}),
        ("$500 or less", {"max_cost": 500.0}),
        ("500 dólares o menos", {"max_cost": 500.0}),
        ("no longer than 3 months", {"max_months": 3.0}),
        ("3 months or less", {"max_months": 3.0}),
        ("menos de tres meses", {"max_months": 3.0}),
        ("in person not online", {"delivery": "in person"}),
        ("presencial no online", {"delivery": "in person"}),
        ("any in spanish?", {"spanish": True}),
        ("clases en español", {"spanish": True}),
        ("is there day care", {"childcare": True}),
        ("que cuiden a los niños", {"childcare": True}),
        ("money is tight", {"money_tight": True}),
        ("i want to earn while i learn", {"money_tight": True}),
        ("quiero ganar mientras aprendo", {"money_tight": True}),
        ("something near me", {"within_miles": 30.0}),
    ],
)
def test_a_wish_is_read(text: str, added: dict[str, Any]) -> None:
    assert changed(text, {}, HOME) == added


def test_one_part_of_a_message_may_take_back_and_another_add() -> None:
    assert changed("any price is fine, but online", {"free": True}, HOME) == {"online": True}


@pytest.mark.parametrize(
    ("before", "text", "after"),
    [
        ({"free": True}, "under 800", {"max_cost": 800.0}),
        ({"max_cost": 800.0}, "only free ones", {"free": True}),
        ({"online": True}, "in person please", {"delivery": "in person"}),
        ({"max_months": 3.0}, "less than a year", {"max_months": 12.0}),
    ],
)
def test_a_wish_takes_the_place_of_another_about_the_same(
    before: dict[str, Any], text: str, after: dict[str, Any]
) -> None:
    assert changed(text, before, HOME) == after


def test_a_named_place_is_kept_and_said_back() -> None:
    wishes = changed("near 19801", {}, HOME)
    assert wishes["place"]["zip_code"] == "19801"
    assert wishes_told(wishes) == "within 30 miles of 19801"
    assert changed("within 10 miles", wishes, HOME)["place"] == wishes["place"]


@pytest.mark.parametrize(
    "text", ["thanks", "tell me about number 2", "show me training for it", "gracias", "the boss"]
)
def test_a_message_without_a_wish_asks_for_nothing(text: str) -> None:
    assert not asks_something(text)
    assert changed(text, ALL, HOME) == ALL


@pytest.mark.parametrize("language", ["en", "es"])
def test_every_wish_has_words(language: str) -> None:
    token = turn_language.set(language)
    told = wishes_told({**ALL, "max_cost": 500.0, "delivery": "in person"})
    turn_language.reset(token)
    assert len(told.split(", ")) == 10
    assert "_" not in told
