"""Reads what a message asks of training: free, a top price, online, evenings, near, short."""

from __future__ import annotations

from actions.reading import pattern, rule
from knowledge.circumstances.read import parse_place
from knowledge.training.filters import TrainingFilters
from knowledge.training.places import Place

SECTION = "training"


def filters_in(text: str, near: Place, schooling: str | None = None) -> TrainingFilters:
    """The filters a message names.

    Args:
        text: the message.
        near: where the worker is known to live; all None when that is not known.
        schooling: what the worker has finished, if told.
    """
    lower = text.lower()
    told = _place_in(text)
    near = told or near
    known = near if near.zip_code or near.city or near.state else None
    within = None
    if known and (told or asks_near(text)):
        within = float(rule(SECTION, "near_miles"))
    if miles := pattern(SECTION, "miles").search(lower):
        within = float(miles.group(1))
    most = pattern(SECTION, "most").search(lower)
    cost = None
    if most:
        cost = float(most.group(1).replace(",", "")) * (1000 if most.group(2) else 1)
    return TrainingFilters(
        max_cost=cost,
        free=bool(pattern(SECTION, "free").search(lower)),
        online=bool(pattern(SECTION, "online").search(lower)),
        delivery="in person" if pattern(SECTION, "in_person").search(lower) else None,
        near=known,
        within_miles=within,
        max_months=_months(lower),
        schooling=schooling,
        evening=bool(pattern(SECTION, "evening").search(lower)),
    )


def asks_near(text: str) -> bool:
    """Tell whether a message asks for what is near, wherever the worker lives."""
    return bool(pattern(SECTION, "asks_near").search(text))


def _place_in(text: str) -> Place | None:
    """The place of "near newark"; None when none is named."""
    if not pattern(SECTION, "near").search(text):
        return None
    place = parse_place(text)
    if not (place.zip_code or place.city or place.state):
        return None
    return Place(zip_code=place.zip_code, city=place.city, state=place.state)


def _months(lower: str) -> float | None:
    if found := pattern(SECTION, "length").search(lower):
        number = rule(SECTION, "numbers").get(found.group(1)) or float(found.group(1))
        return number * rule(SECTION, "months")[found.group(2)]
    return rule(SECTION, "short_months") if pattern(SECTION, "short").search(lower) else None
