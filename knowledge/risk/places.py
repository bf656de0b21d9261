"""Which county and industry a worker's warning sign of layoffs goes by."""

from __future__ import annotations

from functools import lru_cache

from knowledge.regions.zip_table import County, zip_table
from knowledge.risk.imported_flags import PlaceOfWork


@lru_cache(maxsize=8192)
def place_of_work(
    zip_code: str | None, city: str | None, state: str | None, sector: str | None
) -> PlaceOfWork | None:
    """The place of work by what was told; None where no county or no industry is known."""
    if not sector:
        return None
    table = zip_table()
    known = table.zip_code(zip_code) if zip_code else None
    county = known.county if known else None
    if county is None and city and state:
        of_city = table.counties_of_city(city, state)
        county = of_city.most_common(1)[0][0] if of_city else None
    if county is None:
        return None
    return PlaceOfWork(county.state, county.key, sector)


def county_written(state: str, key: str) -> str:
    """A county as it is told: "Essex County, NJ"; its key where the table does not know it."""
    county = County(state, key)
    return zip_table().written(county) if zip_table().knows(county) else f"{key}, {state}"
