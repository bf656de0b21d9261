"""Where a worker or a programme is, and how far apart: by ZIP code or city, offline."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass, replace
from functools import cache, lru_cache

import zipcodes

EARTH_RADIUS_MILES = 3958.8
Point = tuple[float, float]


@dataclass(frozen=True)
class Place:
    """A place in the United States; ``state`` is the postal code, such as "NJ"."""

    zip_code: str | None = None
    city: str | None = None
    state: str | None = None

    @property
    def in_state(self) -> str | None:
        """The state, looked up from the ZIP code when it was not said."""
        if self.state:
            return self.state.upper()
        found = _zip_table().by_zip.get((self.zip_code or "")[:5])
        return found.state if found else None

    @property
    def point(self) -> Point | None:
        """Latitude and longitude of the ZIP code, else of the city; None for a state alone."""
        found = _zip_table().by_zip.get((self.zip_code or "")[:5])
        return found.point if found else _middle(self._zips_of_city())

    @property
    def county(self) -> str | None:
        """The county in small letters, such as "essex"; a city's is the one of most of it."""
        found = _zip_table().by_zip.get((self.zip_code or "")[:5])
        zips = (found,) if found else self._zips_of_city()
        counted = Counter(row.county for row in zips if row.county)
        return counted.most_common(1)[0][0] if counted else None

    @property
    def said(self) -> str:
        """As it is said: "Newark, NJ", or the ZIP code."""
        return self.zip_code or ", ".join(part for part in (self.city, self.in_state) if part)

    def with_state_among(self, states: Collection[str]) -> Place:
        """A city told without its state, with the state where most of that name lies.

        Only when that is one of ``states``; otherwise nobody can tell, and the place stays as
        it is.
        """
        if self.in_state or not self.city:
            return self
        found = _zip_table().states_of_city.get(self.city.strip().lower())
        likely = found.most_common(1)[0][0] if found else None
        return replace(self, state=likely) if likely in states else self

    def _zips_of_city(self) -> tuple[_Zip, ...]:
        state = self.in_state
        if not self.city or not state:
            return ()
        return tuple(_zip_table().by_city.get((self.city.strip().lower(), state), ()))


@dataclass(frozen=True)
class _Zip:
    point: Point
    state: str
    county: str


@dataclass(frozen=True)
class _ZipTable:
    by_zip: dict[str, _Zip]
    by_city: dict[tuple[str, str], list[_Zip]]
    by_state: dict[str, list[Point]]
    states_of_city: dict[str, Counter[str]]


@lru_cache(maxsize=100_000)
def point_of(zip_code: str | None, city: str | None, state: str) -> Point | None:
    """Where a listed programme is, by its ZIP code or else its city; None when neither is known."""
    return Place(zip_code=zip_code, city=city, state=state).point if zip_code or city else None


def miles_between(here: Point, there: Point) -> float:
    """Great-circle distance in miles."""
    lat1, lat2 = math.radians(here[0]), math.radians(there[0])
    half_lat, half_lon = (lat2 - lat1) / 2, math.radians(there[1] - here[1]) / 2
    chord = math.sin(half_lat) ** 2 + math.cos(lat1) * math.cos(lat2) * math.sin(half_lon) ** 2
    return 2 * EARTH_RADIUS_MILES * math.asin(math.sqrt(chord))


@lru_cache(maxsize=1024)
def miles_to_state(here: Point, state: str) -> float:
    """Miles to the nearest ZIP code of a state; endless for a state that is none."""
    points = _zip_table().by_state.get(state, ())
    return min((miles_between(here, there) for there in points), default=math.inf)


def plain_county(name: str | None) -> str | None:
    """A county's name in small letters: "Essex County" and "Essex" are the same."""
    return (name or "").strip().lower().removesuffix(" county") or None


def _middle(zips: Collection[_Zip]) -> Point | None:
    if not zips:
        return None
    points = [row.point for row in zips]
    return sum(p[0] for p in points) / len(points), sum(p[1] for p in points) / len(points)


@cache
def _zip_table() -> _ZipTable:
    table = _ZipTable({}, {}, {}, {})
    for row in zipcodes.list_all():  # type: ignore[no-untyped-call]
        one = _Zip(
            (float(row["lat"]), float(row["long"])),
            row["state"],
            plain_county(row["county"]) or "",
        )
        table.by_zip[row["zip_code"]] = one
        table.by_state.setdefault(one.state, []).append(one.point)
        for city in {name.lower() for name in (row["city"], *row["acceptable_cities"])}:
            table.by_city.setdefault((city, one.state), []).append(one)
            table.states_of_city.setdefault(city, Counter())[one.state] += 1
    return table
