"""Nation-wide routes that lead to an occupation."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from knowledge.store.schema import Occupation
from knowledge.store.schema_training import TrainingRoute
from knowledge.training.filters import Checked
from knowledge.training.rules import ListingRules

EVERY_JOB = "*"


@dataclass(frozen=True)
class ChosenRoute:
    """A route with how it meets the wishes."""

    route: TrainingRoute
    checked: Checked
    #: It leads to any job alike, such as a job center.
    any_job: bool


def leads_to(route: TrainingRoute, occupation: Occupation, rules: ListingRules) -> bool:
    """Whether the route names the occupation, or its usual schooling and training."""
    if for_diploma(route, rules):
        return occupation.entry_education in rules.diploma_asked_by
    if route.codes != EVERY_JOB:
        return occupation.code in _codes(route)
    education = route.entry_education in (None, occupation.entry_education)
    training = route.entry_training in (None, occupation.entry_training)
    return education and training


def any_job(route: TrainingRoute) -> bool:
    """Whether the route says nothing of the job."""
    return route.codes == EVERY_JOB and not (route.entry_education or route.entry_training)


def for_diploma(route: TrainingRoute, rules: ListingRules) -> bool:
    """Whether the route ends with the high school diploma: a step before any training."""
    return route.codes == EVERY_JOB and route.entry_education == rules.diploma


def pay_unlikely(route: TrainingRoute, occupation: Occupation, rules: ListingRules) -> bool:
    """Whether the route promises pay where people live on commission or for themselves."""
    everybody = route.codes == EVERY_JOB
    return everybody and route.paid and occupation.code in rules.no_pay_while_learning


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
