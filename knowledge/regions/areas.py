"""The areas somebody publishes figures for, and which of them a place lies in."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from knowledge.circumstances.wording import plain
from knowledge.regions.places import PlaceTold, Sought, seek, state_named
from knowledge.regions.records import AreaFound, NamedArea, StepBack
from knowledge.regions.rules import rules
from knowledge.regions.zip_table import County, county_of, zip_table
from knowledge.sources import tag
from knowledge.store.schema_regions import Area, AreaCounty

_YEAR = re.compile(r"(?:19|20)\d{2}")


@dataclass(frozen=True)
class PublishedArea:
    """An area with what its publisher says of all its jobs."""

    named: NamedArea
    employment: int | None
    employment_summed: bool

    @property
    def year(self) -> int:
        """The year of its figures."""
        return year_of(self.named.vintage)


def year_of(vintage: str) -> int:
    """The last year a vintage names: 2024 of "2024 release"."""
    return int(_YEAR.findall(vintage)[-1])


def told(stepped_back: Iterable[StepBack], area: NamedArea) -> str | None:
    """Why not narrower: "no figures for Camden, NJ: the United States"; None for no step back."""
    words = rules()["reasons"]
    reasons = [words[step.reason].format(place=step.place) for step in stepped_back]
    return words["then"].format(reasons=", ".join(reasons), area=area.name) if reasons else None


class Areas:
    """Areas by name, county and state."""

    def __init__(self, session: Session) -> None:
        self.published = {row.area_id: _published(row) for row in session.scalars(select(Area))}
        kinds: list[str] = rules()["choice"]["kinds"]
        self._order = {
            area_id: place
            for place, area_id in enumerate(
                sorted(
                    self.published,
                    key=lambda name: (
                        -self.published[name].year,
                        kinds.index(self.published[name].named.kind),
                        name,
                    ),
                )
            )
        }
        self._of_county: dict[County, list[str]] = defaultdict(list)
        self._of_town: dict[County, list[str]] = defaultdict(list)
        for row in session.scalars(select(AreaCounty)):
            kept = self._of_town if row.is_town else self._of_county
            kept[county_of(row.county, row.state)].append(row.area_id)
        self._by_name: dict[str, list[str]] = defaultdict(list)
        for area_id, area in self.published.items():
            for key in _keys(area.named):
                self._by_name[key].append(area_id)
        nation = rules()["nation"]
        self.nation = NamedArea(
            nation["area_id"], nation["name"], "nation", None, tag(nation["source"]),
            nation["vintage"],
        )  # fmt: skip

    def find(self, place: str | PlaceTold) -> AreaFound:
        """The areas of a place, narrowest first.

        Raises:
            UnknownPlaceError: a place that does not exist.
            AmbiguousPlaceError: several states have a place of that name.
        """
        if isinstance(place, str):
            if plain(place) in rules()["nation"]["names"]:
                return self._found(Sought(self.nation.name, "nation", None), None, (), None)
            # A state's name is the state, also where a part of it or a city bears the same name.
            named = None if state_named(place) else self._named(place)
            if named is not None:
                area = self.published[named].named
                sought = Sought(area.name, "area_name", area.state)
                return self._found(sought, named, (), None)
        return self._of_place(seek(place))

    def _named(self, text: str) -> str | None:
        """The area of that name, with or without its state behind it."""
        found = self._by_name.get(_plain_name(text), [])
        head, _, last = text.strip().rpartition(" ")
        if not found and (state := state_named(last)):
            named = self._by_name.get(_plain_name(head.rstrip(",")), [])
            found = [name for name in named if self.published[name].named.state == state]
        return min(found, key=self._order.__getitem__, default=None)

    def _of_place(self, sought: Sought) -> AreaFound:
        """The areas of the counties sought: those that hold most of the ZIP codes."""
        of_town = self._of_town.get(county_of(sought.city or "", sought.state or ""), [])
        if of_town:
            return self._found(sought, min(of_town, key=self._order.__getitem__), of_town, None)
        counted: Counter[str | None] = Counter()
        for county, zip_codes in sought.counties.items():
            first = min(self._of_county.get(county, []), key=self._order.__getitem__, default=None)
            counted[first] += zip_codes
        chosen = max(counted, key=lambda name: (counted[name], name or ""), default=None)
        inside = {
            county: zip_codes
            for county, zip_codes in sought.counties.items()
            if (chosen in self._of_county.get(county, [])) or chosen is None
        }
        main = max(inside, key=lambda key: (inside[key], key.key), default=None)
        others = sorted(
            self.published[name].named.name for name in counted if name not in (None, chosen)
        )
        shares = (counted[chosen], counted.total()) if sought.found_by == "city" else None
        candidates = self._of_county.get(main, []) if main else []
        return self._found(sought, chosen, candidates, main, others, shares)

    def _found(
        self,
        sought: Sought,
        chosen: str | None,
        candidates: Iterable[str],
        county: County | None,
        also_in: Iterable[str] = (),
        zip_codes: tuple[int, int] | None = None,
    ) -> AreaFound:
        states = [
            name
            for name, area in self.published.items()
            if area.named.kind == "state" and area.named.state == sought.state
        ]
        names = sorted({*candidates, *([chosen] if chosen else [])}, key=self._order.__getitem__)
        names += [name for name in sorted(states, key=self._order.__getitem__) if name not in names]
        if chosen is not None:
            names = [chosen, *(name for name in names if name != chosen)]
        areas = (*(self.published[name].named for name in names), self.nation)
        steps = list(sought.stepped_back)
        narrow = sought.found_by in {"zip_code", "city", "county"}
        if (narrow and chosen is None) or (sought.found_by == "state" and not states):
            steps.append(StepBack(sought.asked, "no_figures"))
        return AreaFound(
            asked=sought.asked,
            found_by=sought.found_by,
            county=zip_table().written(county) if county else None,
            areas=areas,
            also_in=tuple(also_in),
            zip_codes=zip_codes,
            stepped_back=tuple(steps),
            told=told(steps, areas[0]),
        )


def _published(row: Area) -> PublishedArea:
    source = tag(row.source)
    if not _YEAR.search(source):
        # One publisher's files of several years share a tag.
        source = f"{source} {year_of(row.vintage)}"
    named = NamedArea(row.area_id, row.name, row.kind, row.state, source, row.vintage)
    return PublishedArea(named, row.employment, row.employment_summed)


def _keys(area: NamedArea) -> set[str]:
    """The names an area may be asked by, without its state."""
    whole, cities = _plain_name(area.name), _plain_name(area.name.partition(",")[0])
    # One city's name alone may be another state's city: "Longview".
    return {whole, cities} if area.kind != "metro" or "-" in cities else {whole}


def _plain_name(name: str) -> str:
    words = plain(name).replace(",", " ")
    words = " ".join(words.split())
    for beginning in rules()["choice"]["beginnings"]:
        words = words.removeprefix(f"{beginning} ")
    for ending in rules()["choice"]["endings"]:
        if words.endswith(f" {ending}"):
            return words.removesuffix(f" {ending}")
    return words
