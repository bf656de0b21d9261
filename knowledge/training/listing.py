"""Reading a programme of a state's list: what it states, what its name says, what is broken.

A figure that nobody can pay or attend becomes "not stated" with a note; the programme stays.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import Row

from knowledge.store.schema_training import Programme
from knowledge.training.notes import Note
from knowledge.training.places import Point, plain_county, point_of
from knowledge.training.rules import ListingRules
from knowledge.training.said import plain_words, said_by_names

MIXED = "mixed"
#: A row of ``programmes``, as an object or as its columns alone.
Listed = Programme | Row[Any]


@dataclass(frozen=True, slots=True)
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
    spanish: bool | None
    childcare: bool | None
    promises_job: bool
    #: A level of ``[entry]`` in listings.toml; None = the list does not say.
    entry: str | None
    credential: str | None
    url: str | None
    cip: str | None
    cip_confidence: float | None
    listed: str
    source: str
    for_the_experienced: bool
    #: The school is outside the state whose list names it.
    outside: bool
    #: Its place among equally good ones, made once as thousands are put in order for one answer:
    #: by cost and length, and by what is stated of the teaching, then by name.
    by_cost: tuple[bool, float, bool, float]
    by_teaching: tuple[bool, bool, str, str]
    #: Why it is kept out of the options ("employers_only", "not_a_programme"); counted.
    left_out: str | None
    notes: tuple[Note, ...]


def read_programmes(
    programmes: Iterable[Listed], rules: ListingRules
) -> tuple[ListedProgramme, ...]:
    """Read all programmes; those of one provider under one name become one."""
    together: dict[tuple[str, str, str], list[ListedProgramme]] = {}
    for programme in programmes:
        listed = read_programme(programme, rules)
        # Colorado names no provider: equal names there may be different schools, but with the
        # same field and nothing else stated they cannot be told apart either.
        key = (
            listed.state,
            plain_words(listed.name),
            plain_words(listed.provider or listed.cip or ""),
        )
        together.setdefault(key, []).append(listed)
    return tuple(_one_of(group) for group in together.values())


def read_programme(row: Listed, rules: ListingRules) -> ListedProgramme:
    """Read one row of the list. What the list states goes before what its names say."""
    said = said_by_names(row.name, row.provider or "", rules)
    notes: list[Note] = []
    cost = _credible_cost(row, rules, notes)
    hours = _credible_hours(row, rules, notes)
    notes += said.open_to
    city = row.city.strip() if row.city else None
    outside = (row.county or "").strip().lower() in rules.outside_counties
    if outside:
        notes.append(Note.OUTSIDE_THE_LISTING_STATE)
    mixed = row.delivery == MIXED if row.delivery else said.mixed
    stated = None if row.delivery == MIXED else row.delivery
    delivery = None if mixed else stated or said.delivery
    evening = said.evening if row.evening is None else row.evening
    months = _months(row.weeks, hours, said.degree_months, rules)
    return ListedProgramme(
        programme_id=row.programme_id,
        name=said.name,
        provider=said.provider,
        school=said.school,
        place=city,
        state=row.state,
        county=None if outside else plain_county(row.county),
        point=None if outside else point_of(row.zip_code, city, row.state),
        total_cost=cost,
        cost_listed_as_zero=row.total_cost == 0,
        clock_hours=hours,
        months=months,
        degree=said.degree,
        delivery=delivery,
        delivery_mixed=mixed,
        evening=evening,
        spanish=row.spanish or said.spanish or None,
        childcare=row.childcare or said.childcare or None,
        promises_job=bool(row.promises_job) or said.promises_job,
        entry=row.entry,
        credential=row.credential,
        url=row.url,
        cip=row.cip,
        cip_confidence=row.cip_confidence,
        listed=row.listed,
        source=row.source,
        for_the_experienced=said.for_the_experienced,
        outside=outside,
        # A price that is not stated is no price to look forward to.
        by_cost=(cost is None, cost or 0.0, months is None, months or 0.0),
        by_teaching=(delivery is None, evening is None, said.name.lower(), row.programme_id),
        left_out=said.left_out,
        notes=tuple(notes),
    )


def _credible_cost(row: Listed, rules: ListingRules, notes: list[Note]) -> float | None:
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


def _credible_hours(row: Listed, rules: ListingRules, notes: list[Note]) -> float | None:
    hours = row.clock_hours
    if not hours:
        return None
    dear = row.total_cost is not None and row.total_cost / hours > rules.dollars_an_hour_above
    if hours < 0 or hours > rules.hours_above or dear:
        notes.append(Note.LENGTH_NOT_CREDIBLE)
        return None
    return hours


def _months(
    weeks: float | None, hours: float | None, degree_months: float, rules: ListingRules
) -> float | None:
    """The listed weeks, else the hours at a usual pace; a degree is never shorter than one."""
    by_list = weeks / rules.weeks_a_month if weeks else (hours or 0.0) / rules.hours_a_month
    return max(by_list, degree_months) or None


def _one_of(group: list[ListedProgramme]) -> ListedProgramme:
    """The row to show: the dearest stated price, so that nobody is surprised; then by id."""
    if len(group) == 1:
        return group[0]
    shown = min(group, key=lambda p: (-(p.total_cost or 0), p.clock_hours is None, p.programme_id))
    return replace(shown, notes=(*shown.notes, Note.LISTED_MORE_THAN_ONCE))
