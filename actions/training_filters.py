"""Reads what a message asks of training: free, a top price, online, evenings, near, short, ..."""

from __future__ import annotations

from actions.reading import pattern, rule
from knowledge.circumstances.read import parse_place
from knowledge.training.filters import TrainingFilters
from knowledge.training.places import Place

SECTION = "training"
_WAYS = ("in_person", "online", "evening", "spanish", "childcare")


def filters_in(text: str, near: Place, schooling: str | None = None) -> TrainingFilters:
    """The filters a message names.

    Args:
        text: the message.
        near: where the worker is known to live; all None when that is not known.
        schooling: what the worker has finished, if told.
    """
    lower = text.lower()
    told = place_in(text)
    near = told or near
    known = near if near.zip_code or near.city or near.state else None
    within = None
    if known and (told or asks_near(text)):
        within = float(rule(SECTION, "near_miles"))
    if miles := pattern(SECTION, "miles").search(lower):
        within = float(miles.group(1))
    cost = _top_price(lower)
    not_online = pattern(SECTION, "not_online").search(lower)
    in_person = not_online or pattern(SECTION, "in_person").search(lower)
    return TrainingFilters(
        max_cost=cost,
        # "Free or at most $500": a price of nothing is below it.
        free=cost is None and bool(pattern(SECTION, "free").search(lower)),
        online=not not_online and bool(pattern(SECTION, "online").search(lower)),
        delivery="in person" if in_person else None,
        near=known,
        within_miles=within,
        max_months=_months(lower),
        schooling=schooling,
        evening=bool(pattern(SECTION, "evening").search(lower)),
        spanish=bool(pattern(SECTION, "spanish").search(lower)),
        childcare=bool(pattern(SECTION, "childcare").search(lower)),
        money_tight=True if pattern(SECTION, "money_tight").search(lower) else None,
    )


def asks_near(text: str) -> bool:
    """Tell whether a message asks for what is near, wherever the worker lives."""
    return bool(pattern(SECTION, "asks_near").search(text))


def place_in(text: str) -> Place | None:
    """The place of "near newark"; None when none is named."""
    # "in person" is no town, though it is spelled nearly like one.
    for name in _WAYS:
        text = pattern(SECTION, name).sub(" ", text)
    if not pattern(SECTION, "near").search(text):
        return None
    place = parse_place(text)
    if not (place.zip_code or place.city or place.state):
        return None
    return Place(zip_code=place.zip_code, city=place.city, state=place.state)


def _top_price(lower: str) -> float | None:
    found = pattern(SECTION, "most").search(lower) or pattern(SECTION, "or_less").search(lower)
    if found is None:
        return None
    return float(found.group(1).replace(",", "")) * (1000 if found.group(2) else 1)


def _months(lower: str) -> float | None:
    found = pattern(SECTION, "length").search(lower)
    if found or (found := pattern(SECTION, "length_or_less").search(lower)):
        number = rule(SECTION, "numbers").get(found.group(1)) or float(found.group(1))
        return float(number * rule(SECTION, "months")[found.group(2)])
    return rule(SECTION, "short_months") if pattern(SECTION, "short").search(lower) else None
