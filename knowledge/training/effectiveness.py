"""The Draft Effectiveness Framework's rules as typed values (``effectiveness.toml``)."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

FILE = Path(__file__).with_name("effectiveness.toml")


@dataclass(frozen=True)
class TierRule:
    """What must hold for a tier; a condition that is None or empty asks for nothing."""

    tier: str
    met: tuple[str, ...] = ()
    below: tuple[str, ...] = ()
    met_at_least: int = 0
    below_at_least: int = 0
    known_below_at_most: int | None = None
    reported_at_least: int = 0


@dataclass(frozen=True)
class Effectiveness:
    """Bars, tiers and validity levels of the Draft Effectiveness Framework."""

    source: str
    #: Priority metric -> least share; the earnings bar is the origin wage and is not here.
    bars: dict[str, float]
    #: Metric -> "share" or "dollars a year", and -> "published" or "ours", for priority metrics.
    units: dict[str, str]
    basis: dict[str, str]
    secondary: tuple[str, ...]
    #: The secondary metrics that are figures of results.
    secondary_outcomes: tuple[str, ...]
    validity: dict[str, str]
    relied_on: frozenset[str]
    reported: frozenset[str]
    tier_order: tuple[str, ...]
    proven: frozenset[str]
    warned: frozenset[str]
    tier_rules: tuple[TierRule, ...]
    fewest_people: int
    current_years: int
    least_certain_field: float
    #: What the bar for earnings is, as it is told.
    origin_wage_source: str
    #: Dollars a year under which the last job counts as low-wage.
    low_wage: float

    @property
    def priority(self) -> tuple[str, ...]:
        """The priority metrics, in the file's order."""
        return tuple(self.units)


@cache
def effectiveness() -> Effectiveness:
    """The framework's rules."""
    rules = tomllib.loads(FILE.read_text(encoding="utf-8"))
    priority: dict[str, dict[str, Any]] = rules["priority"]
    tiers: dict[str, Any] = rules["tiers"]
    return Effectiveness(
        source=rules["framework"]["source"],
        bars={name: m["bar"] for name, m in priority.items() if m["unit"] == "share"},
        units={name: m["unit"] for name, m in priority.items()},
        basis={name: m["basis"] for name, m in priority.items()},
        secondary=tuple(rules["secondary"]["metrics"]),
        secondary_outcomes=tuple(rules["secondary"]["outcomes"]),
        validity={level: rules["validity"][level] for level in "ABCD"},
        relied_on=frozenset(rules["validity"]["relied_on"]),
        reported=frozenset(rules["validity"]["reported"]),
        tier_order=tuple(tiers["order"]),
        proven=frozenset(tiers["proven"]),
        warned=frozenset(tiers["warned"]),
        tier_rules=tuple(_tier_rule(rule) for rule in rules["rules"]),
        fewest_people=rules["groups"]["fewest_people"],
        current_years=rules["freshness"]["current_years"],
        least_certain_field=rules["field_figures"]["least_certain"],
        origin_wage_source=rules["earnings"]["origin_wage"],
        low_wage=rules["earnings"]["low_wage_ratio"] * rules["earnings"]["national_median"],
    )


def _tier_rule(rule: dict[str, Any]) -> TierRule:
    told: dict[str, Any] = {
        name: tuple(value) if isinstance(value, list) else value for name, value in rule.items()
    }
    return TierRule(**told)
