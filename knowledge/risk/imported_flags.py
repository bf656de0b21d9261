"""Warning signs from imported figures: unemployment, pay against prices, layoffs nearby."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from knowledge.answers import RiskFlag
from knowledge.risk.figures import Figures, Rate
from knowledge.risk.flags import rules

#: Rates are printed to a tenth of a percent; the half of one keeps rounding from deciding.
_ROUNDING = 0.0005


@dataclass(frozen=True)
class PlaceOfWork:
    """A county and an industry (NAICS sector)."""

    state: str
    county: str
    sector: str

    @property
    def code(self) -> str:
        """How its warning sign is called: "NJ/essex/72"."""
        return f"{self.state}/{self.county}/{self.sector}"


def unemployment_flag(figures: Figures, code: str) -> RiskFlag:
    """Whether many of an occupation's group are out of work; the value is the share, 0-1."""
    rule = rules()["unemployment"]
    rate = figures.rate(code)
    if rate is None:
        return RiskFlag("unemployment", None, None, None, rule["source"])
    return RiskFlag(
        "unemployment",
        _high(rate, rule["points_above_all"], rule["rise_in_a_year"]),
        rate.rate,
        round(rate.rate_of_all + rule["points_above_all"] / 100, 4),
        rule["imported_source"],
        vintage=rate.month,
    )


def unemployment_stays(figures: Figures, code: str) -> bool:
    """Whether a raised sign stays raised."""
    rule, rate = rules()["unemployment"], figures.rate(code)
    return rate is not None and _high(
        rate, rule["off_points_above_all"], rule["off_rise_in_a_year"]
    )


def _high(rate: Rate, above_all: float, rise: float) -> bool:
    if rate.rate - rate.rate_of_all >= above_all / 100 - _ROUNDING:
        return True
    before = rate.year_before
    return before is not None and rate.rate - before >= rise / 100 - _ROUNDING


def wage_flag(figures: Figures, code: str) -> RiskFlag:
    """Whether the median grew less than prices year after year.

    The value is the best of those years: growth of the median less that of prices, in
    percentage points.
    """
    rule = rules()["wage"]
    found = figures.real_growth(code, rule["years_below_prices"])
    if found is None:
        return RiskFlag("wage", None, None, None, rule["source"])
    last, points = found
    best = max(points)
    vintage = f"{last - len(points)}-{last}"
    return RiskFlag("wage", best < 0, best, 0.0, rule["imported_source"], vintage=vintage)


def wage_stays(figures: Figures, code: str) -> bool:
    """Whether a raised sign stays raised."""
    value = wage_flag(figures, code).value
    return value is not None and value < rules()["wage"]["off_points_above_prices"]


def layoffs_flag(figures: Figures, place: PlaceOfWork | None, day: date) -> RiskFlag:
    """Whether layoffs were announced in a county and industry; the value is jobs in them.

    Not known without a place of work, and where no notice of that state was imported.
    """
    rule = rules()["layoffs"]
    of_state = place is not None and any(row.state == place.state for row in figures.layoffs)
    if place is None or not of_state:
        return RiskFlag("layoffs", None, None, None, rule["source"])
    found = figures.notices(day, rule["within_days"]).get((place.state, place.county, place.sector))
    return RiskFlag(
        "layoffs",
        found is not None,
        float(found.workers) if found else 0.0,
        None,
        f"{rule['imported_source']}, {place.state}",
        vintage=f"{found.last:%Y-%m-%d}" if found else f"{day:%Y-%m-%d}",
    )


def completed(flags: Sequence[RiskFlag], code: str, figures: Figures) -> tuple[RiskFlag, ...]:
    """The flags of an occupation with those that imported figures know."""
    known = {
        "unemployment": unemployment_flag(figures, code),
        "wage": wage_flag(figures, code),
    }
    return tuple(
        known[flag.name] if flag.name in known and flag.raised is None else replace(flag)
        for flag in flags
    )
