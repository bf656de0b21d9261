"""What the figures of a place are answered with.

Money is US dollars a year, employment is persons, shares are 0-1. Every figure names the area it
is of; ``stepped_back`` says which narrower areas have none, and why.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class NamedArea:
    """An area that figures are published for."""

    area_id: str
    name: str
    #: "region" (a state's own labour market region), "metro", "nonmetro", "state" or "nation".
    kind: str
    state: str | None
    #: Short tag for an answer: "NY DOL 2024".
    source: str
    #: Year of the figures, as the publisher names it.
    vintage: str


@dataclass(frozen=True)
class StepBack:
    """A place or area that gives no figure, so that a wider one is used."""

    place: str
    #: "no_figures" (nobody publishes any in this store), "withheld" (listed without the figure),
    #: "not_listed", "no_place_told", "unknown_city" or "unknown_zip_code".
    reason: str


@dataclass(frozen=True)
class AreaFound:
    """The areas a place lies in, narrowest first; the last is always the nation."""

    #: As it was told: "Rochester, NY".
    asked: str
    #: "area_name", "zip_code", "city", "county", "state", "nation" or "nothing".
    found_by: str
    #: "Monroe County, NY"; a city in several counties has the one of most of its ZIP codes.
    county: str | None
    areas: tuple[NamedArea, ...]
    #: Names of other areas that hold part of the city.
    also_in: tuple[str, ...]
    #: ZIP codes of the city in the chosen area, and in all.
    zip_codes: tuple[int, int] | None
    stepped_back: tuple[StepBack, ...]
    #: Why not narrower: "no figures for Camden, NJ: the United States"; None when nothing is amiss.
    told: str | None

    @property
    def area(self) -> NamedArea:
        """The narrowest area."""
        return self.areas[0]


@dataclass(frozen=True)
class LocalPay:
    """Pay of an occupation in one area; None where the publisher prints no such figure."""

    area: NamedArea
    median_wage: int | None
    #: Half of the workers earn at least ``median_wage``, which is the most the publisher prints.
    median_wage_top_coded: bool
    median_hourly: float | None
    mean_wage: int | None
    #: Mean of the lowest paid third, as New York defines it.
    entry_wage: int | None
    #: Mean of the other two thirds.
    experienced_wage: int | None
    stepped_back: tuple[StepBack, ...]
    told: str | None


@dataclass(frozen=True)
class LocalJobs:
    """How many people work in an occupation in one area."""

    area: NamedArea
    employment: int
    #: Of all jobs in the area.
    share_of_jobs: float | None
    #: That share divided by the same share of the nation; None for the nation itself.
    location_quotient: float | None
    #: "publisher" or "ours"; ours divides by the national employment of ``compared_with``.
    quotient_by: str | None
    compared_with: str | None
    stepped_back: tuple[StepBack, ...]
    told: str | None


@dataclass(frozen=True)
class LocalFigures:
    """Pay and number of jobs of one occupation near a place."""

    release: str
    code: str
    title: str
    #: The wider group the figures are of, None when they are the occupation's own.
    figures_title: str | None
    place: AreaFound
    #: None where nobody publishes a figure, not even for the nation.
    pay: LocalPay | None
    jobs: LocalJobs | None
    #: Why there are neither pay nor jobs; None otherwise.
    told: str | None


@dataclass(frozen=True)
class LocalGain:
    """Pay of two occupations in the same area: medians of one publisher, one year."""

    area: NamedArea
    from_median_wage: int
    to_median_wage: int
    pay_gain: int
    #: The gain is at least this: the higher median is the most its publisher prints.
    at_least: bool
    stepped_back: tuple[StepBack, ...]
    told: str | None


@dataclass(frozen=True)
class OccupationInArea:
    """One line of an area's figures."""

    figures_code: str
    title: str
    employment: int
    median_wage: int | None
    median_wage_top_coded: bool
    mean_wage: int | None
    location_quotient: float | None
    #: "publisher" or "ours"; None without a quotient.
    quotient_by: str | None


@dataclass(frozen=True)
class ClassInArea:
    """The occupations of one mobility class that an area's figures count."""

    mobility_class: str
    label: str
    #: Lines with published employment; a combination of occupations is one line.
    occupations: int
    employment: int
    share_of_jobs: float
    #: Ours: median of the lines' medians, weighted by employment; None without any.
    median_of_medians: int | None
    #: Lines whose median is not printed, left out of ``median_of_medians``.
    without_median: int
    largest: tuple[OccupationInArea, ...]


@dataclass(frozen=True)
class RegionalLandscape:
    """What the jobs of an area lead to: its Origins, Gateways and Targets."""

    release: str
    place: AreaFound
    area: NamedArea
    employment: int
    #: True where ``employment`` is our sum of the occupations printed.
    employment_summed: bool
    classes: tuple[ClassInArea, ...]
    #: Combinations whose occupations are of different classes, in none of ``classes``.
    mixed: ClassInArea
    #: Occupations listed without their employment, and the jobs in them and in occupations not
    #: listed at all; None where the publisher prints no total.
    withheld_occupations: int
    jobs_not_placed: int | None
    sources: tuple[str, ...]
    notes: tuple[str, ...]
