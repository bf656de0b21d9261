"""What a worker or an operator calls a place, as the counties and state it stands for."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Protocol

from knowledge.circumstances.gazetteer import gazetteer
from knowledge.circumstances.place import parse_place
from knowledge.circumstances.wording import plain
from knowledge.circumstances.wording import rules as circumstances
from knowledge.regions.records import StepBack
from knowledge.regions.rules import rules
from knowledge.regions.zip_table import County, zip_table

_ONLY_A_ZIP_CODE = re.compile(r"\d{5}(?:-\d{4})?")


class PlaceError(ValueError):
    """A place that no area can be told for."""


class UnknownPlaceError(PlaceError):
    """Nothing of that name is known; the message says what was told."""


class AmbiguousPlaceError(PlaceError):
    """Several states have a place of that name; ``states`` lists them."""

    def __init__(self, place: str, states: list[str]) -> None:
        self.place, self.states = place, states
        super().__init__(f"{place}: which state? {', '.join(states)} have one")


class PlaceTold(Protocol):
    """What a worker told: answers.Circumstances, a gazetteer's Place or a kept worker."""

    @property
    def zip_code(self) -> str | None: ...
    @property
    def city(self) -> str | None: ...
    @property
    def state(self) -> str | None: ...


@dataclass(frozen=True)
class Sought:
    """A place as it was told, and where that is."""

    asked: str
    #: "zip_code", "city", "county", "state" or "nothing".
    found_by: str
    state: str | None
    #: Counties and how many of the city's ZIP codes lie in each; empty where only a state is told.
    counties: Counter[County] = field(default_factory=Counter)
    #: The city, for New England's towns.
    city: str | None = None
    stepped_back: tuple[StepBack, ...] = ()


def seek(place: str | PlaceTold) -> Sought:
    """Where a place is.

    Raises:
        UnknownPlaceError: a ZIP code, city or county that does not exist, told without a state.
        AmbiguousPlaceError: several states have a place of that name.
    """
    return _told(place) if not isinstance(place, str) else _written(place)


def state_named(text: str) -> str | None:
    """The postal code of a state's name or code, None when it is neither."""
    states: dict[str, str] = circumstances("place")["states"]
    code = text.replace(".", "").strip().upper()
    return code if code in states.values() else states.get(plain(text))


def state_name(code: str) -> str:
    """A state's name in full by its postal code; the code where it has none."""
    states: dict[str, str] = circumstances("place")["states"]
    full = next((name for name, known in states.items() if known == code), code)
    return " ".join(word if word == "of" else word.capitalize() for word in full.split())


@lru_cache(maxsize=1024)
def _written(text: str) -> Sought:
    asked = " ".join(text.split())
    if not asked:
        raise UnknownPlaceError("no place was named")
    if state := state_named(asked):
        return Sought(state_name(state), "state", state)
    if county := _county(asked):
        return county
    told = parse_place(asked)
    if _ONLY_A_ZIP_CODE.fullmatch(asked) and not told.zip_code:
        raise UnknownPlaceError(f"{asked} is not a ZIP code")
    if not (told.zip_code or told.city or told.state):
        raise UnknownPlaceError(f"{asked!r} is not a known place")
    found = _told(told)
    if told.city or told.zip_code:
        return found
    # Only the state at the end of what was written is known.
    unknown = StepBack(asked, "unknown_city")
    return Sought(asked, "state", found.state, stepped_back=(unknown,))


def _county(asked: str) -> Sought | None:
    """A county by its name; None when the text names none."""
    said = "|".join(rules()["counties"]["said"])
    match = re.fullmatch(rf"(.+?) (?:{said})(?:,? (.+))?", plain(asked))
    if match is None:
        return None
    state = state_named(match[2]) if match[2] else None
    if match[2] and state is None:
        return None
    found = zip_table().counties_named(match[1], state)
    if not found:
        raise UnknownPlaceError(f"{asked!r} is not a known county")
    if len(found) > 1:
        raise AmbiguousPlaceError(asked, sorted(county.state for county in found))
    return Sought(zip_table().written(found[0]), "county", found[0].state, Counter(found))


def _told(place: PlaceTold) -> Sought:
    zip_code = (place.zip_code or "").strip()
    if zip_code and (row := zip_table().zip_code(zip_code)):
        counties = Counter([row.county] if row.county else [])
        return Sought(f"{row.city}, {row.state} {zip_code[:5]}", "zip_code", row.state, counties,
                      row.city)  # fmt: skip
    state = (place.state or "").strip().upper() or None
    if place.city:
        return _city(place.city.strip(), state)
    if state:
        wrong = (StepBack(zip_code, "unknown_zip_code"),) if zip_code else ()
        return Sought(state_name(state), "state", state, stepped_back=wrong)
    if zip_code:
        raise UnknownPlaceError(f"{zip_code} is not a ZIP code")
    nothing = StepBack("", "no_place_told")
    return Sought("", "nothing", None, stepped_back=(nothing,))


def _city(city: str, state: str | None) -> Sought:
    if state is None:
        known = gazetteer().city(city, None)
        if known is None:
            raise UnknownPlaceError(f"{city!r} is not a known city")
        if known.state is None:
            raise AmbiguousPlaceError(city, zip_table().states_of_city(known.city or city))
        city, state = known.city or city, known.state
    counties = zip_table().counties_of_city(city, state)
    if counties:
        return Sought(f"{city}, {state}", "city", state, counties, city)
    known = gazetteer().city(city, state)
    if known is not None and known.city and known.city != city:
        return _city(known.city, state)
    unknown = StepBack(f"{city}, {state}", "unknown_city")
    return Sought(f"{city}, {state}", "state", state, stepped_back=(unknown,))
