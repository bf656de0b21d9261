"""Reading a programme of a state's list: what it states, what its name says, what is broken.

A figure that nobody can pay or attend becomes "not stated" with a note; the programme stays.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from knowledge.store.schema import Programme
from knowledge.training.notes import Note
from knowledge.training.places import Place, Point, plain_county
from knowledge.training.rules import ListingRules, says

_OPEN_TO_NOTES = {
    "vocational_rehabilitation": Note.FOR_VOCATIONAL_REHABILITATION,
    "youth": Note.FOR_YOUTH,
    "public_benefits": Note.FOR_PUBLIC_BENEFITS,
}


@dataclass(frozen=True)
class ListedProgramme:
    """A programme as it may be shown. None always means "not stated"."""

    programme_id: str
    name: str
    provider: str | None
    #: The provider without campus and licence marks: campuses of one school share it.
    school: str
    place: str | None
    state: str
    #: In small letters, without "county".
    county: str | None
    point: Point | None
    total_cost: float | None
    #: The list says exactly 0: free or not filled in, nobody can tell.
    cost_listed_as_zero: bool
    clock_hours: float | None
    months: float | None
    #: The name says that it is a degree, whatever the list says of its length.
    degree: bool
    delivery: str | None
    delivery_mixed: bool
    evening: bool | None
    cip: str | None
    cip_confidence: float | None
    listed: str
    source: str
    for_the_experienced: bool
    #: The school is outside the state whose list names it.
    outside: bool
    #: Why it is kept out of the options ("employers_only", "not_a_programme"); counted.
    left_out: str | None
    notes: tuple[Note, ...]


def read_programmes(
    programmes: Iterable[Programme], rules: ListingRules
) -> tuple[ListedProgramme, ...]:
    """Read all programmes; those of one provider under one name become one."""
    together: dict[tuple[str, str, str], list[ListedProgramme]] = {}
    for programme in programmes:
        listed = read_programme(programme, rules)
        # Colorado names no provider: equal names there may be different schools, but with the
        # same field and nothing else stated they cannot be told apart either.
        key = (listed.state, _plain(listed.name), _plain(listed.provider or listed.cip or ""))
        together.setdefault(key, []).append(listed)
    return tuple(_one_of(group) for group in together.values())


def read_programme(row: Programme, rules: ListingRules) -> ListedProgramme:
    """Read one row of the list."""
    name = readable(row.name, rules)
    provider = readable(row.provider, rules) if row.provider else None
    text = f"{name} | {provider or ''}".lower()
    notes: list[Note] = []
    cost = _credible_cost(row, rules, notes)
    hours = _credible_hours(row, rules, notes)
    delivery, mixed = _delivery(name.lower(), rules)
    who = [who for who, words in rules.open_to.items() if says(words, (provider or "").lower())]
    notes += [_OPEN_TO_NOTES[group] for group in who if group in _OPEN_TO_NOTES]
    evening = says(rules.evening, text)
    city = row.city.strip() if row.city else None
    outside = (row.county or "").strip().lower() in rules.outside_counties
    if outside:
        notes.append(Note.OUTSIDE_THE_LISTING_STATE)
    left_out = next((group for group in who if group in rules.left_out), None)
    if says(rules.not_a_programme, name.lower()):
        left_out = "not_a_programme"
    return ListedProgramme(
        programme_id=row.programme_id,
        name=name,
        provider=provider,
        school=_school(provider or ""),
        place=city,
        state=row.state,
        county=None if outside else plain_county(row.county),
        point=Place(city=city, state=row.state).point if city and not outside else None,
        total_cost=cost,
        cost_listed_as_zero=row.total_cost == 0,
        clock_hours=hours,
        months=_months(name.lower(), hours, rules),
        degree=_is_degree(name.lower(), rules),
        delivery=delivery,
        delivery_mixed=mixed,
        evening=True if evening else False if says(rules.not_evening, text) else None,
        cip=row.cip,
        cip_confidence=row.cip_confidence,
        listed=row.listed,
        source=row.source,
        for_the_experienced=says(rules.experienced, name.lower()),
        outside=outside,
        left_out=left_out,
        notes=tuple(notes),
    )


def _credible_cost(row: Programme, rules: ListingRules, notes: list[Note]) -> float | None:
    if row.total_cost is None:
        return None
    if row.total_cost == 0:
        notes.append(Note.COST_LISTED_AS_ZERO)
        return None
    slip = row.total_cost < rules.cost_below and (row.clock_hours or 0) > rules.for_more_hours_than
    if row.total_cost < 0 or slip:
        notes.append(Note.COST_NOT_CREDIBLE)
        return None
    return row.total_cost


def _credible_hours(row: Programme, rules: ListingRules, notes: list[Note]) -> float | None:
    hours = row.clock_hours
    if not hours:
        return None
    dear = row.total_cost is not None and row.total_cost / hours > rules.dollars_an_hour_above
    if hours < 0 or hours > rules.hours_above or dear:
        notes.append(Note.LENGTH_NOT_CREDIBLE)
        return None
    return hours


def _delivery(name: str, rules: ListingRules) -> tuple[str | None, bool]:
    if says(rules.mixed, name):
        return None, True
    for way, words in (
        ("online", rules.online),
        ("in person", rules.in_person),
        ("on the job", rules.on_the_job),
    ):
        if says(words, name):
            return way, False
    return None, False


def _months(name: str, hours: float | None, rules: ListingRules) -> float | None:
    by_hours = hours / rules.hours_a_month if hours else 0.0
    by_degree = max((m for m, words in rules.degrees if says(words, name)), default=0.0)
    return max(by_hours, by_degree) or None


def _is_degree(name: str, rules: ListingRules) -> bool:
    return says(rules.degree_names, name) or any(says(words, name) for _, words in rules.degrees)


def _one_of(group: list[ListedProgramme]) -> ListedProgramme:
    """The row to show: the dearest stated price, so that nobody is surprised; then by id."""
    if len(group) == 1:
        return group[0]
    shown = min(group, key=lambda p: (-(p.total_cost or 0), p.clock_hours is None, p.programme_id))
    return replace(shown, notes=(*shown.notes, Note.LISTED_MORE_THAN_ONCE))


def readable(text: str, rules: ListingRules) -> str:
    """A name without doubled spaces, and not shouted: "NURSE AIDE (CNA)" -> "Nurse Aide (CNA)"."""
    words = text.replace("\\'", "'").strip("* ").split()
    if not text.isupper() or len(words) == 1:
        return " ".join(words)
    calm = []
    for i, word in enumerate(words):
        if word.strip("(),.") in rules.capitals:
            calm.append(word)
        elif i and word.lower() in rules.small_words:
            calm.append(word.lower())
        else:
            calm.append(re.sub(r"[A-Z]+('[A-Z]+)?", lambda m: m[0].capitalize(), word))
    return " ".join(calm)


def _plain(text: str) -> str:
    return " ".join(re.findall(r"[a-z0-9+]+", text.lower()))


def _school(provider: str) -> str:
    """'Smith Driver Training - Linden - PVS' -> 'smith driver training'."""
    return _plain(re.split(r" ?- ", re.sub(r"\(.*?\)", "", provider))[0])
