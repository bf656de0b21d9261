"""Where a worker or a programme is, and how far apart: by ZIP code or city, offline."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cache

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
        found = _zip_table()[0].get((self.zip_code or "")[:5])
        return found[1] if found else None

    @property
    def point(self) -> Point | None:
        """Latitude and longitude of the ZIP code, else of the city; None for a state alone."""
        by_zip, by_city = _zip_table()
        found = by_zip.get((self.zip_code or "")[:5])
        if found:
            return found[0]
        state = self.in_state
        return by_city.get((self.city.strip().lower(), state)) if self.city and state else None


def miles_between(here: Point, there: Point) -> float:
    """Great-circle distance in miles."""
    lat1, lat2 = math.radians(here[0]), math.radians(there[0])
    half_lat, half_lon = (lat2 - lat1) / 2, math.radians(there[1] - here[1]) / 2
    chord = math.sin(half_lat) ** 2 + math.cos(lat1) * math.cos(lat2) * math.sin(half_lon) ** 2
    return 2 * EARTH_RADIUS_MILES * math.asin(math.sqrt(chord))


@cache
def _zip_table() -> tuple[dict[str, tuple[Point, str]], dict[tuple[str, str], Point]]:
    """ZIP code -> point and state; (city, state) -> the middle of its ZIP codes."""
    by_zip: dict[str, tuple[Point, str]] = {}
    of_city: dict[tuple[str, str], list[Point]] = {}
    for row in zipcodes.list_all():  # type: ignore[no-untyped-call]
        point = (float(row["lat"]), float(row["long"]))
        by_zip[row["zip_code"]] = (point, row["state"])
        for city in (row["city"], *row["acceptable_cities"]):
            of_city.setdefault((city.lower(), row["state"]), []).append(point)
    by_city = {
        name: (sum(p[0] for p in points) / len(points), sum(p[1] for p in points) / len(points))
        for name, points in of_city.items()
    }
    return by_zip, by_city
