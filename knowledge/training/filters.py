"""What a worker asks of training, and whether an option meets it: yes, no, or not stated.

"Not stated" is an answer of its own: such options are shown after those that meet the wish,
with a note, and counted. They are never dropped in silence.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from knowledge.store.schema_training import TrainingRoute
from knowledge.training.listing import ListedProgramme
from knowledge.training.notes import Note
from knowledge.training.places import Place, Point, miles_between, miles_to_state
from knowledge.training.rules import ListingRules, says

#: The kind of route that one takes alone, at any hour.
SELF_PACED = "online_course"


@dataclass(frozen=True)
class TrainingFilters:
    """A worker's wishes; the defaults ask for nothing.

    ``near`` is where the worker is: it sets the order (own state first, near ones before far
    ones). Only ``within_miles`` and ``in_state`` turn it into a filter. ``money_tight`` puts
    paid routes first; None leaves it to ``free`` and to the pay of the last job. ``schooling``
    is a level of ``knowledge/circumstances/schooling.toml``; None when it is not known.
    """

    #: US dollars in all.
    max_cost: float | None = None
    free: bool = False
    online: bool = False
    #: "online", "in person" or "on the job".
    delivery: str | None = None
    near: Place | None = None
    within_miles: float | None = None
    max_months: float | None = None
    evening: bool = False
    #: Taught in Spanish, and care for children while in class.
    spanish: bool = False
    childcare: bool = False
    in_state: bool = False
    money_tight: bool | None = None
    schooling: str | None = None

    @property
    def way(self) -> str | None:
        """The way of teaching asked for."""
        return "online" if self.online else self.delivery

    @cached_property
    def asks(self) -> bool:
        """Whether anything is asked of an option, so that some may not meet it."""
        wants = (self.max_cost, self.max_months, self.within_miles)
        named = self.free or self.evening or self.in_state or self.way is not None
        named = named or self.spanish or self.childcare
        return named or any(value is not None for value in wants)


@dataclass(frozen=True)
class Checked:
    """How an option came out: the filters it fails and those it says nothing about."""

    failed: tuple[str, ...]
    not_stated: tuple[str, ...]

    @property
    def meets(self) -> bool:
        """Whether the option states everything asked for and meets it."""
        return not self.failed and not self.not_stated


NOTHING_ASKED = Checked((), ())

#: Filter -> the note an option carries when it does not state it.
NOT_STATED_NOTES: dict[str, Note] = {
    "max_cost": Note.COST_NOT_STATED,
    "free": Note.COST_NOT_STATED,
    "delivery": Note.DELIVERY_NOT_STATED,
    "within_miles": Note.PLACE_NOT_STATED,
    "max_months": Note.LENGTH_NOT_STATED,
    "evening": Note.SCHEDULE_NOT_STATED,
    "spanish": Note.LANGUAGE_NOT_STATED,
    "childcare": Note.CHILDCARE_NOT_STATED,
}


def check_programme(programme: ListedProgramme, filters: TrainingFilters) -> Checked:
    """Check a listed programme against the wishes."""
    if not filters.asks:
        return NOTHING_ASKED
    return _sorted_out(_programme_answers(programme, filters))


def check_route(route: TrainingRoute, filters: TrainingFilters, rules: ListingRules) -> Checked:
    """Check a nation-wide route: it is in every state, and a paid one costs nothing to enter."""
    return _sorted_out(_route_answers(route, filters, rules))


def _programme_answers(
    programme: ListedProgramme, filters: TrainingFilters
) -> Iterator[tuple[str, bool | None]]:
    yield from _cost_answers(programme.total_cost, programme.degree, filters)
    if filters.way:
        yield "delivery", programme.delivery == filters.way if programme.delivery else None
    if filters.max_months is not None:
        months = programme.months
        yield "max_months", months <= filters.max_months if months is not None else None
    if filters.evening:
        yield "evening", programme.evening
    if filters.spanish:
        yield "spanish", programme.spanish
    if filters.childcare:
        yield "childcare", programme.childcare
    if filters.near is None:
        return
    if filters.in_state and (state := filters.near.in_state):
        yield "in_state", programme.state == state and not programme.outside
    if filters.within_miles is not None and (here := filters.near.point):
        yield "within_miles", _within(programme, here, filters.within_miles)


def _within(programme: ListedProgramme, here: Point, miles: float) -> bool | None:
    if programme.point is not None:
        return miles_between(here, programme.point) <= miles
    # Without a city a programme may still lie across the river, but not across the country.
    return None if miles_to_state(here, programme.state) <= miles else False


def _route_answers(
    route: TrainingRoute, filters: TrainingFilters, rules: ListingRules
) -> Iterator[tuple[str, bool | None]]:
    degree = route.entry_education in rules.degrees_in_schooling
    degree = degree or says(rules.degree_names, route.name.lower())
    yield from _cost_answers(0.0 if route.paid else route.total_cost, degree, filters)
    if filters.way:
        yield "delivery", route.delivery == filters.way if route.delivery else None
    if filters.max_months is not None:
        yield "max_months", None
    if filters.evening:
        # A class without set hours can be taken in the evening.
        yield "evening", True if route.kind == SELF_PACED else None
    if filters.spanish:
        yield "spanish", None
    if filters.childcare:
        yield "childcare", None
    if filters.within_miles is not None and filters.near is not None and filters.near.point:
        yield "within_miles", True if route.delivery == "online" else None


def _cost_answers(
    cost: float | None, degree: bool, filters: TrainingFilters
) -> Iterator[tuple[str, bool | None]]:
    if filters.free:
        # A degree that is free says so.
        unknown = False if degree else None
        yield "free", cost == 0 if cost is not None else unknown
    if filters.max_cost is not None:
        yield "max_cost", cost <= filters.max_cost if cost is not None else None


def _sorted_out(answers: Iterator[tuple[str, bool | None]]) -> Checked:
    told = list(answers)
    return Checked(
        failed=tuple(name for name, answer in told if answer is False),
        not_stated=tuple(name for name, answer in told if answer is None),
    )
