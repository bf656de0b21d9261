"""The rules of this package as typed values, read once from the TOML files beside it."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent
Patterns = tuple[re.Pattern[str], ...]


@dataclass(frozen=True, eq=False)
class ListingRules:
    """How the states' lists are read; each field is explained in ``listings.toml``."""

    online: Patterns
    in_person: Patterns
    mixed: Patterns
    on_the_job: Patterns
    evening: Patterns
    not_evening: Patterns
    spanish: Patterns
    childcare: Patterns
    promises_job: Patterns
    entry: tuple[tuple[str, Patterns], ...]
    cost_below: float
    for_more_hours_than: float
    dollars_an_hour_above: float
    hours_above: float
    hours_a_month: float
    weeks_a_month: float
    degrees: tuple[tuple[float, Patterns], ...]
    open_to: dict[str, Patterns]
    left_out: frozenset[str]
    not_a_programme: Patterns
    for_everybody: Patterns
    outside_counties: frozenset[str]
    experienced: Patterns
    state_names: dict[str, str]
    near_miles: float
    worth_naming_miles: float
    routes_beside_programmes: int
    examples_beside_routes: int
    places_of_a_school: int
    diploma: str
    lacking_diploma: frozenset[str]
    diploma_asked_by: frozenset[str]
    degrees_in_schooling: frozenset[str]
    degree_names: Patterns
    no_pay_while_learning: frozenset[str]
    capitals: frozenset[str]
    small_words: frozenset[str]
    licences: dict[str, str]
    named: float
    near: float
    field_certain: float
    field_jobs_at_most: int
    named_enough: int


@cache
def listing_rules() -> ListingRules:
    """The rules for reading the states' lists."""
    rules = _read("listings.toml")
    length = rules["length"]
    return ListingRules(
        online=_patterns(rules["delivery"]["online"]),
        in_person=_patterns(rules["delivery"]["in_person"]),
        mixed=_patterns(rules["delivery"]["mixed"]),
        on_the_job=_patterns(rules["delivery"]["on_the_job"]),
        evening=_patterns(rules["evening"]["yes"]),
        not_evening=_patterns(rules["evening"]["no"]),
        spanish=_patterns(rules["spanish"]["words"]),
        childcare=_patterns(rules["childcare"]["words"]),
        promises_job=_patterns(rules["promises_job"]["words"]),
        entry=tuple((level, _patterns(words)) for level, words in rules["entry"].items()),
        **rules["not_credible"],
        hours_a_month=length["hours_a_week"] * length["weeks_a_month"],
        weeks_a_month=length["weeks_a_month"],
        degrees=tuple(
            (float(months), _patterns(words)) for months, words in length["degrees"].items()
        ),
        open_to={
            who: _patterns(words) for who, words in rules["open_to"].items() if who != "left_out"
        },
        left_out=frozenset(rules["open_to"]["left_out"]),
        not_a_programme=_patterns(rules["not_a_programme"]["names"]),
        for_everybody=_patterns(rules["for_everybody"]["names"]),
        outside_counties=frozenset(rules["outside"]["counties"]),
        experienced=_patterns(rules["for_the_experienced"]["words"]),
        state_names=rules["state_names"],
        near_miles=rules["near"]["miles"],
        worth_naming_miles=rules["near"]["worth_naming_miles"],
        **rules["mix"],
        diploma=rules["diploma"]["schooling"],
        lacking_diploma=frozenset(rules["diploma"]["lacking"]),
        diploma_asked_by=frozenset(rules["diploma"]["asked_by"]),
        degrees_in_schooling=frozenset(rules["not_free"]["schooling"]),
        degree_names=_patterns(rules["not_free"]["names"]),
        no_pay_while_learning=frozenset(rules["no_pay_while_learning"]["jobs"]),
        capitals=frozenset(rules["capitals"]["keep"]),
        small_words=frozenset(rules["capitals"]["small"]),
        licences=rules["licences"],
        **rules["closeness"],
    )


@cache
def course_words() -> dict[str, dict[str, list[str]]]:
    """Occupation code -> the words courses use: ``best``, ``also`` and ``never``."""
    words: dict[str, dict[str, list[str]]] = _read("course_words.toml")
    return words


def says(patterns: Patterns, text: str) -> bool:
    """Whether lower-case ``text`` fits any of the patterns."""
    return any(pattern.search(text) for pattern in patterns)


def _read(name: str) -> dict[str, Any]:
    return tomllib.loads((FOLDER / name).read_text(encoding="utf-8"))


def _patterns(expressions: Iterable[str]) -> Patterns:
    """One pattern for all: a list of 75,000 names is looked through once for each rule."""
    return (re.compile("|".join(f"(?:{expression})" for expression in expressions)),)
