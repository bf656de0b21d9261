"""The figures of every area, line by line, with the nation's beside them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from knowledge.regions.areas import Areas
from knowledge.regions.rules import rules
from knowledge.store.schema import Occupation
from knowledge.store.schema_regions import AreaWage


@dataclass(frozen=True)
class Line:
    """What one area's publisher prints for one code; None where it withholds a figure."""

    figures_code: str
    employment: int | None
    median_wage: int | None
    mean_wage: int | None
    entry_wage: int | None
    experienced_wage: int | None
    median_wage_top_coded: bool
    location_quotient: float | None

    @property
    def has_pay(self) -> bool:
        return self.median_wage is not None or self.mean_wage is not None


@dataclass(frozen=True)
class Quotient:
    """A location quotient, who computed it and with what."""

    value: float
    #: "publisher" or "ours".
    by: str
    compared_with: str | None


@dataclass(frozen=True)
class _Survey:
    """The nation's employment by code in one year of the wage survey."""

    year: int
    employment: Mapping[str, int]
    total: int


class Lines:
    """Lines by area and code, and the location quotients that follow from them."""

    def __init__(self, session: Session, areas: Areas) -> None:
        self._areas = areas
        occupations = session.scalars(select(Occupation)).all()
        self.titles = {row.code: row.title for row in occupations}
        #: The code an occupation's figures are published under, where it has any.
        self.under = {row.code: row.figures_code for row in occupations if row.figures_code}
        self.group_titles = {
            row.figures_code: row.figures_title or row.title
            for row in occupations
            if row.figures_code
        }
        self.members: dict[str, list[str]] = defaultdict(list)
        for row in occupations:
            self.members[row.figures_code or row.code].append(row.code)
        self._lines: dict[str, dict[str, Line]] = defaultdict(dict)
        columns = (AreaWage.area_id, *(getattr(AreaWage, name) for name in Line.__annotations__))
        for area_id, *figures in session.execute(select(*columns)):
            self._lines[area_id][figures[0]] = Line(*figures)
        nation = rules()["nation"]
        self._lines[nation["area_id"]] = {
            row.figures_code: Line(
                figures_code=row.figures_code,
                employment=row.employment,
                median_wage=row.median_wage,
                mean_wage=None,
                entry_wage=None,
                experienced_wage=None,
                median_wage_top_coded=row.median_wage_top_coded,
                location_quotient=None,
            )
            for row in occupations
            if row.figures_code
        }
        self._surveys = [
            _survey(int(year), {row.figures_code: getattr(row, column) for row in occupations})
            for year, column in nation["survey_employment"].items()
        ]

    def of_area(self, area_id: str) -> Mapping[str, Line]:
        """Every line of an area, by code."""
        return self._lines.get(area_id, {})

    def of_occupation(self, area_id: str, code: str) -> Line | None:
        """An occupation's line in an area: its own, else the wider group's."""
        lines = self.of_area(area_id)
        return lines.get(code) or lines.get(self.under.get(code, code))

    def title(self, figures_code: str) -> str:
        """The title of a code or combination."""
        return self.titles.get(figures_code) or self.group_titles.get(figures_code, figures_code)

    def wider_title(self, code: str) -> str | None:
        """The title of the group an occupation's figures are of; None when they are its own."""
        under = self.under.get(code, code)
        return None if under == code else self.group_titles[under]

    def all_jobs(self, area_id: str) -> int | None:
        """Persons employed in all occupations of an area; of the nation, the sum of its lines."""
        if area := self._areas.published.get(area_id):
            return area.employment
        return sum(line.employment or 0 for line in self.of_area(area_id).values())

    def quotient(self, area_id: str, line: Line) -> Quotient | None:
        """The publisher's location quotient, else ours; None for the nation or without figures.

        Ours is the occupation's share of the area's jobs divided by its share of the nation's in
        the year of the wage survey nearest to the area's.
        """
        area = self._areas.published.get(area_id)
        if area is None:
            return None
        if line.location_quotient is not None:
            return Quotient(line.location_quotient, "publisher", None)
        survey = min(self._surveys, key=lambda year: (abs(year.year - area.year), year.year))
        national = survey.employment.get(line.figures_code)
        if not (national and line.employment and area.employment):
            return None
        value = (line.employment / area.employment) / (national / survey.total)
        return Quotient(round(value, 2), "ours", f"BLS {survey.year}")


def _survey(year: int, employment: Mapping[str | None, int | None]) -> _Survey:
    counted = {code: jobs for code, jobs in employment.items() if code and jobs}
    return _Survey(year, counted, sum(counted.values()))
