"""Nation-wide routes that lead to an occupation."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from knowledge.store.schema import Occupation, TrainingRoute
from knowledge.training.filters import Checked
from knowledge.training.rules import ListingRules

EVERY_JOB = "*"


@dataclass(frozen=True)
class ChosenRoute:
    """A route with how it meets the wishes."""

    route: TrainingRoute
    checked: Checked
    #: It leads to any job alike (a job center, a school diploma most workers have).
    any_job: bool


def leads_to(route: TrainingRoute, occupation: Occupation) -> bool:
    """Whether the route names the occupation, or its usual schooling and training."""
    if route.codes != EVERY_JOB:
        return occupation.code in _codes(route)
    education = route.entry_education in (None, occupation.entry_education)
    training = route.entry_training in (None, occupation.entry_training)
    return education and training


def any_job(route: TrainingRoute, rules: ListingRules) -> bool:
    """Whether the route says nothing of the job: for anybody, or a diploma most people have."""
    common = route.entry_education in (None, rules.schooling_most_have)
    return route.codes == EVERY_JOB and common and route.entry_training is None


def route_order(routes: Iterable[ChosenRoute]) -> list[ChosenRoute]:
    """Routes meeting every wish first; then the closer to the one job, the earlier."""
    return sorted(
        routes, key=lambda r: (bool(r.checked.not_stated), r.any_job, *_specific(r.route))
    )


def _specific(route: TrainingRoute) -> tuple[object, ...]:
    if route.codes != EVERY_JOB:
        return 0, len(_codes(route)), route.route_id
    return 1 if route.entry_training else 2 if route.entry_education else 3, 0, route.route_id


def _codes(route: TrainingRoute) -> Sequence[str]:
    return re.split(r"[,;\s]+", route.codes.strip())
