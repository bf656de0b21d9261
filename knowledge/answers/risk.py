"""Warning signs and notes on an occupation."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class RiskFlag:
    """A warning sign with its figure, its source and whether it is raised.

    ``raised`` is None when the store does not know.
    """

    name: str
    raised: bool | None
    value: float | None
    threshold: float | None
    source: str
    severe: bool = False
    #: Year or years the figure is of; None where it is not known.
    vintage: str | None = None


@dataclass(frozen=True)
class Competition:
    """A wide group of occupations in which many are out of work, so that many may apply."""

    group: str
    #: Shares (0-1) out of work, not seasonally adjusted.
    rate: float
    rate_of_all: float
    #: "2025-06".
    month: str
    source: str
