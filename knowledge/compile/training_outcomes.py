"""Outcomes of single providers pooled to the field, weighted by the people behind each figure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

#: Fields with fewer people are left out: a figure must not point at anybody.
SMALLEST_GROUP = 10


@dataclass(frozen=True, slots=True)
class ProviderFigure:
    """One figure of one provider in one field; ``people`` are those it was counted for."""

    state: str
    provider: str
    cip: str
    metric: str
    value: float
    people: int


@dataclass(frozen=True, slots=True)
class PooledFigure:
    """The mean over a field's providers, weighted by people."""

    state: str
    cip: str
    metric: str
    value: float
    people: int
    providers: int


def pool_by_field(figures: Iterable[ProviderFigure]) -> list[PooledFigure]:
    """Pool by state, field and metric; what rests on fewer than ten people is left out."""
    sums: dict[tuple[str, str, str], float] = {}
    people: dict[tuple[str, str, str], int] = {}
    providers: dict[tuple[str, str, str], set[str]] = {}
    for figure in figures:
        key = figure.state, figure.cip, figure.metric
        sums[key] = sums.get(key, 0.0) + figure.value * figure.people
        people[key] = people.get(key, 0) + figure.people
        providers.setdefault(key, set()).add(figure.provider)
    return [
        PooledFigure(*key, sums[key] / people[key], people[key], len(providers[key]))
        for key in sorted(sums)
        if people[key] >= SMALLEST_GROUP
    ]


def field_subject(state: str, cip: str) -> str:
    """How ``training_outcomes`` names a state's whole field."""
    return f"{state} {cip}"
