"""What the jobs of an area lead to: its Origins, Gateways and Targets, counted."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from knowledge.regions.areas import Areas
from knowledge.regions.lines import Line, Lines
from knowledge.regions.records import (
    AreaFound,
    ClassInArea,
    NamedArea,
    OccupationInArea,
    RegionalLandscape,
)
from knowledge.regions.rules import rules
from knowledge.sources import tag
from knowledge.store.schema import Classification

#: The bucket of combinations whose occupations are of different classes.
MIXED = "mixed"


class Classes:
    """The mobility class of every occupation, as the store has it."""

    def __init__(self, session: Session) -> None:
        self._of = {row.code: row.mobility_class for row in session.scalars(select(Classification))}

    def of(self, codes: Sequence[str]) -> str:
        """The class all the occupations share, or ``MIXED``."""
        found = {self._of.get(code, "none") for code in codes}
        return found.pop() if len(found) == 1 else MIXED


def landscape(
    release: str, found: AreaFound, areas: Areas, lines: Lines, classes: Classes
) -> RegionalLandscape:
    """The landscape of the narrowest area of a place."""
    area = found.area
    listed = lines.of_area(area.area_id).values()
    by_class: dict[str, list[Line]] = defaultdict(list)
    for line in listed:
        if line.employment:
            by_class[classes.of(lines.members.get(line.figures_code, ()))].append(line)
    total = lines.all_jobs(area.area_id) or 0
    published = areas.published.get(area.area_id)
    summed = published.employment_summed if published else True
    counted = sum(line.employment or 0 for line in listed)
    names: list[str] = rules()["landscape"]["classes"]
    return RegionalLandscape(
        release=release,
        place=found,
        area=area,
        employment=total,
        employment_summed=summed,
        classes=tuple(_class(name, by_class[name], total, area, lines) for name in names),
        mixed=_class(MIXED, by_class[MIXED], total, area, lines),
        withheld_occupations=sum(line.employment is None for line in listed),
        jobs_not_placed=None if summed else total - counted,
        sources=_sources(area, by_class, lines),
        notes=_notes(listed_means=_only_means(by_class), summed=summed),
    )


def _class(
    name: str, counted: Sequence[Line], total: int, area: NamedArea, lines: Lines
) -> ClassInArea:
    rule: Mapping[str, Any] = rules()["landscape"]
    employment = sum(line.employment or 0 for line in counted)
    largest = sorted(counted, key=lambda line: (-(line.employment or 0), line.figures_code))
    return ClassInArea(
        mobility_class=name,
        label=rule["labels"][name],
        occupations=len(counted),
        employment=employment,
        share_of_jobs=employment / total if total else 0.0,
        median_of_medians=weighted_median(
            [
                (line.median_wage, line.employment)
                for line in counted
                if line.median_wage is not None and line.employment
            ]
        ),
        without_median=sum(line.median_wage is None for line in counted),
        largest=tuple(_occupation(line, area, lines) for line in largest[: rule["largest"]]),
    )


def _occupation(line: Line, area: NamedArea, lines: Lines) -> OccupationInArea:
    quotient = lines.quotient(area.area_id, line)
    return OccupationInArea(
        figures_code=line.figures_code,
        title=lines.title(line.figures_code),
        employment=line.employment or 0,
        median_wage=line.median_wage,
        median_wage_top_coded=line.median_wage_top_coded,
        mean_wage=line.mean_wage,
        location_quotient=quotient.value if quotient else None,
        quotient_by=quotient.by if quotient else None,
    )


def weighted_median(values: Sequence[tuple[int, int]]) -> int | None:
    """The value at which half of the weight is reached; None without any value."""
    half = sum(weight for _, weight in values) / 2
    reached = 0
    for value, weight in sorted(values):
        reached += weight
        if reached >= half:
            return value
    return None


def _only_means(by_class: Mapping[str, Sequence[Line]]) -> bool:
    return any(
        line.median_wage is None and line.mean_wage is not None
        for counted in by_class.values()
        for line in counted
    )


def _sources(
    area: NamedArea, by_class: Mapping[str, Sequence[Line]], lines: Lines
) -> tuple[str, ...]:
    # Ours are all compared with the same year, so the first is enough.
    compared = next(
        (
            quotient.compared_with
            for counted in by_class.values()
            for line in counted
            if (quotient := lines.quotient(area.area_id, line)) and quotient.compared_with
        ),
        None,
    )
    ours = (compared,) if compared else ()
    return (area.source, *ours, tag("cps_asec"), tag("alliance"))


def _notes(*, listed_means: bool, summed: bool) -> tuple[str, ...]:
    wording = rules()["landscape"]["notes"]
    notes = [wording["classes"], wording["median"]]
    if listed_means:
        notes.append(wording["mean"])
    if summed:
        notes.append(wording["summed"])
    return tuple(notes)
