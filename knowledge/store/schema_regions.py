"""The tables of places: areas, their counties, and the jobs and pay in them.

Every area keeps its publisher's own year and kind of wage, so pay is compared inside one area's
figures only, never between two publishers' files.
"""

from __future__ import annotations

from sqlalchemy import Float, String
from sqlalchemy.orm import Mapped, mapped_column

from knowledge.store.schema import Base


class Area(Base):
    """A state, or a part of one, for which somebody publishes wages by occupation."""

    __tablename__ = "areas"

    #: "NY", "NY-3", "WA-042660", "US-0045060": state or publisher, then the publisher's code.
    area_id: Mapped[str] = mapped_column(String(16), primary_key=True)
    name: Mapped[str]
    #: "state", "region" (a state's own labour market region), "metro" or "nonmetro".
    kind: Mapped[str]
    #: Two letters; for an area in several states the one it is published under.
    state: Mapped[str]
    #: Year the figures are of, as the publisher names it: "2022", "2024 release".
    vintage: Mapped[str]
    #: Persons employed in all occupations; empty where the publisher prints no total.
    employment: Mapped[int | None]
    #: True where ``employment`` is our sum over the occupations that are printed.
    employment_summed: Mapped[bool]
    #: Key into SOURCES.md.
    source: Mapped[str]


class AreaCounty(Base):
    """A county (in New England also a town) and the area it lies in, as the publisher divides."""

    __tablename__ = "area_counties"

    area_id: Mapped[str] = mapped_column(primary_key=True)
    #: Two letters.
    state: Mapped[str] = mapped_column(primary_key=True)
    #: Name without "County" or "Parish": "Monroe".
    county: Mapped[str] = mapped_column(primary_key=True, index=True)
    #: True where ``county`` is a town: until May 2023 BLS divides New England by towns.
    is_town: Mapped[bool]


class AreaWage(Base):
    """Jobs and pay of one occupation in one area; empty = the publisher withholds the figure."""

    __tablename__ = "area_wages"

    area_id: Mapped[str] = mapped_column(primary_key=True)
    #: The code the figures are published for: SOC 2018, or a combination such as 31-1120.
    figures_code: Mapped[str] = mapped_column(String(7), primary_key=True, index=True)
    employment: Mapped[int | None]
    #: US dollars a year.
    median_wage: Mapped[int | None]
    mean_wage: Mapped[int | None]
    entry_wage: Mapped[int | None]
    experienced_wage: Mapped[int | None]
    #: True where the publisher prints only "at least" the median (its top code).
    median_wage_top_coded: Mapped[bool]
    #: As the publisher computes it; empty where we have to.
    location_quotient: Mapped[float | None] = mapped_column(Float)
