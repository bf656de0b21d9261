"""Which county a ZIP code, a city or a county's name lies in, from the package zipcodes."""

from __future__ import annotations

import unicodedata
from collections import Counter, defaultdict
from dataclasses import dataclass
from functools import cache, lru_cache

import zipcodes

from knowledge.circumstances.gazetteer import spelt_out
from knowledge.regions.rules import rules


@dataclass(frozen=True)
class County:
    """A county by its plain name, so that "St Lawrence County" and "St. Lawrence" are one."""

    state: str
    key: str


@dataclass(frozen=True)
class ZipCode:
    """A ZIP code with its city and county; the county is None where the table has none."""

    city: str
    state: str
    county: County | None


@lru_cache(maxsize=8192)
def county_of(name: str, state: str) -> County:
    """A county by a name as anybody writes it, with or without "County" or "Parish"."""
    letters = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    key = spelt_out(letters.replace("'", "").replace(".", ". "))
    for ending in rules()["counties"]["endings"]:
        if key.endswith(f" {ending}"):
            key = key.removesuffix(f" {ending}")
            break
    return County(state, key.replace(" ", ""))


class ZipTable:
    """Counties of ZIP codes and cities."""

    def __init__(self) -> None:
        self._zip_codes: dict[str, ZipCode] = {}
        self._cities: dict[tuple[str, str], Counter[County]] = defaultdict(Counter)
        self._other_names: dict[tuple[str, str], Counter[County]] = defaultdict(Counter)
        self._names: dict[County, str] = {}
        self._states: dict[str, set[str]] = defaultdict(set)
        for row in zipcodes.list_all():  # type: ignore[no-untyped-call]
            county = county_of(row["county"], row["state"]) if row["county"] else None
            self._zip_codes[row["zip_code"]] = ZipCode(row["city"], row["state"], county)
            self._states[spelt_out(row["city"])].add(row["state"])
            if county is None:
                continue
            self._names.setdefault(county, row["county"])
            self._cities[spelt_out(row["city"]), row["state"]][county] += 1
            for name in row["acceptable_cities"]:
                self._other_names[spelt_out(name), row["state"]][county] += 1
        self._counties: dict[str, list[County]] = defaultdict(list)
        for county in self._names:
            self._counties[county.key].append(county)

    def zip_code(self, code: str) -> ZipCode | None:
        """A ZIP code, also in its nine-digit form; None when there is no such code."""
        return self._zip_codes.get(code.strip()[:5])

    def counties_of_city(self, city: str, state: str) -> Counter[County]:
        """The counties of a city by its number of ZIP codes in each; empty when unknown."""
        key = (spelt_out(city), state)
        return Counter(self._cities.get(key) or self._other_names.get(key) or {})

    def counties_named(self, name: str, state: str | None) -> list[County]:
        """Every county of that name, in one state or in all."""
        found = self._counties.get(county_of(name, state or "").key, [])
        return [county for county in found if state in (None, county.state)]

    def states_of_city(self, city: str) -> list[str]:
        """The states that have a city of that name."""
        return sorted(self._states.get(spelt_out(city), ()))

    def written(self, county: County) -> str:
        """The county as it is told: "Monroe County, NY"."""
        return f"{self._names[county]}, {county.state}"

    def knows(self, county: County) -> bool:
        """Whether any ZIP code lies in it."""
        return county in self._names


@cache
def zip_table() -> ZipTable:
    """The table, read once (under a second, 43,000 codes)."""
    return ZipTable()
