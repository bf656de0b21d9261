"""How near a programme is to the worker, and what to say when none is near."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from knowledge.training.filters import TrainingFilters
from knowledge.training.listing import ListedProgramme
from knowledge.training.places import Place, Point, miles_between
from knowledge.training.rules import ListingRules

NEAR, PLACE_UNKNOWN, FARTHER = 0, 1, 2


@dataclass(frozen=True)
class Nearest:
    """What is known of how near the programmes towards a job are."""

    #: The worker's place is known, and every programme is known to be farther than near.
    none_near: bool = False
    #: The nearest of them, when it is worth naming: whole miles, and its town.
    miles: int | None = None
    place: str | None = None


class Surroundings:
    """The worker's place with what counts as near there.

    Near is the worker's own county or ``[near]`` of listings.toml; a number of miles that was
    asked for takes the place of both.
    """

    def __init__(self, filters: TrainingFilters, rules: ListingRules) -> None:
        self._rules = rules
        self._here = filters.near
        self._point = filters.near.point if filters.near else None
        self._county = filters.near.county if filters.near else None
        self._asked_miles = filters.within_miles
        #: Many programmes are in one town.
        self._miles: dict[Point, float] = {}

    @property
    def known(self) -> bool:
        """Whether distances can be told at all."""
        return self._point is not None

    def miles_to(self, programme: ListedProgramme) -> float | None:
        """Miles as the crow flies; None when one of the two places is not known."""
        if self._point is None or programme.point is None:
            return None
        point = programme.point
        if point not in self._miles:
            self._miles[point] = miles_between(self._point, point)
        return self._miles[point]

    def band(self, programme: ListedProgramme) -> int:
        """NEAR, PLACE_UNKNOWN, or FARTHER and above, one more for each stretch that is near."""
        return self.band_at(programme, self.miles_to(programme))

    def band_at(self, programme: ListedProgramme, miles: float | None) -> int:
        """The band of a programme whose miles are known already."""
        if self._point is None:
            return NEAR
        if self._is_near(programme, miles):
            return NEAR
        if miles is None:
            return PLACE_UNKNOWN
        return FARTHER + int(miles // (self._asked_miles or self._rules.near_miles))

    def asked_and_in_county(self, programme: ListedProgramme) -> bool:
        """Whether near ones were asked for and it is in the worker's own county."""
        return self._asked_miles is not None and self._in_county(programme)

    def _in_county(self, programme: ListedProgramme) -> bool:
        if self._here is None or self._county is None:
            return False
        return (programme.state, programme.county) == (self._here.in_state, self._county)

    def nearest(self, programmes: Iterable[ListedProgramme]) -> Nearest:
        """Whether any programme is near, and else which is the nearest."""
        if not self.known:
            return Nearest()
        bands, far = set(), []
        for programme in programmes:
            own_state = self._here is not None and programme.state == self._here.in_state
            miles = self.miles_to(programme)
            if miles is not None:
                bands.add(self.band(programme))
                far.append((miles, programme.place))
            elif own_state and not programme.outside:
                # It may be round the corner.
                bands.add(NEAR)
        if NEAR in bands:
            return Nearest()
        miles, place = min(far, key=lambda one: one[0], default=(None, None))
        if miles is None or miles > self._rules.worth_naming_miles:
            return Nearest(none_near=True)
        return Nearest(none_near=True, miles=round(miles), place=place)

    def _is_near(self, programme: ListedProgramme, miles: float | None) -> bool:
        if self._asked_miles is not None:
            return miles is not None and miles <= self._asked_miles
        within = miles is not None and miles <= self._rules.near_miles
        return within or self._in_county(programme)


def located(near: Place | None, states: Collection[str]) -> Place | None:
    """The worker's place; a city told alone is taken to be in one of ``states`` where it can be."""
    return near.with_state_among(states) if near else None
