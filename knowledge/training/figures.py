"""Figures of results as the store holds them, and what may be used of them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Row

from knowledge.store.schema_training import TrainingOutcome
from knowledge.training.effectiveness import Effectiveness

EMPLOYMENT = "employment_second_quarter"
EARNINGS = "earnings_second_quarter"
RETENTION = "retention_fourth_quarter"
EVERYBODY = "all"


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure of results with all that it can be traced by.

    ``value`` is a share 0-1 or US dollars a year; None where the source withholds it.
    """

    metric: str
    value: float | None
    people: int | None
    cohort: str
    validity: str
    dated: str
    source: str
    #: "median" or "average", for earnings.
    measure: str | None = None
    group: str = EVERYBODY
    #: "programme" or "field".
    of: str = "programme"
    state: str | None = None

    def unusable(self, rules: Effectiveness) -> str | None:
        """Why the figure may be neither used nor shown; None when it may.

        Too few people could be recognised; a figure that does not say of how many it is cannot
        be told from one of three people.
        """
        if self.value is None:
            return "withheld"
        if self.people is None:
            return "people_not_stated"
        return "too_few_people" if self.people < rules.fewest_people else None


def figure_of(row: TrainingOutcome | Row[Any]) -> Figure:
    """The figure a row of the store holds."""
    return Figure(
        metric=row.metric,
        value=row.value,
        people=row.people,
        cohort=row.cohort,
        validity=row.validity,
        dated=row.dated,
        source=row.source,
        measure=row.measure,
        group=row.people_group,
        of="programme" if row.of == "programme" else "field",
        state=row.state,
    )


def usable(figures: Iterable[Figure], rules: Effectiveness) -> tuple[Figure, ...]:
    """The figures of everybody that may be used and shown."""
    return tuple(f for f in figures if f.group == EVERYBODY and f.unusable(rules) is None)
