"""The mobility class of every occupation, and how each criterion came out.

Classes are settled between groups, because moves are observed between groups; an occupation
takes its group's class only where its own pay, schooling and job zone allow it. The flows are of
people of all schooling, weighted by the chance of having no bachelor's (flow_rules), so every
classification is an approximation and carries a confidence.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from sqlalchemy import select
from sqlalchemy.orm import Session

from knowledge.progressions.flow_rules import (
    BoolArray,
    Settled,
    Standing,
    demand,
    settle,
    standing,
    without_degree,
)
from knowledge.progressions.network import FloatArray, Groups, Occupations
from knowledge.progressions.shrinkage import criteria, group_mixture, posterior_cases
from knowledge.progressions.verdicts import verdicts
from knowledge.store.schema import AllianceRole, Classification

#: Keeps the shares of a group nobody was seen leaving computable without adding to any inflow.
NO_MOVERS = 1e-9


@dataclass(frozen=True)
class GroupClasses:
    """The groups at the posterior mean, and how often each class holds over the draws."""

    settled: Settled
    gateway: FloatArray
    target: FloatArray
    adjacency: FloatArray


def classify(session: Session) -> list[Classification]:
    """Classify every occupation, for the build. Deterministic: the seed is in criteria.toml."""
    rules = criteria()
    occupations = Occupations.load(session)
    groups = Groups.load(session, occupations)
    classes = classify_groups(groups, rules)
    own = standing(
        occupations.wage,
        occupations.without_bachelors,
        occupations.job_zone,
        occupations.automation,
        demand(occupations.projected_change, occupations.openings, rules),
        rules,
    )
    mixture = group_mixture(groups)
    roles = _alliance_roles(session)
    rows: list[Classification] = []
    for place, code in enumerate(occupations.codes):
        flows = _flows_of(mixture[place], classes)
        name, confidence = _class_of(place, own, flows, roles.get(code, set()), rules)
        rows.append(
            Classification(
                code=code,
                mobility_class=name,
                confidence=round(confidence, 4),
                named_by_alliance=name in roles.get(code, set()),
                verdicts=verdicts(occupations, place, own, flows, rules),
            )
        )
    return rows


def classify_groups(groups: Groups, rules: dict[str, Any]) -> GroupClasses:
    """Settle the groups at the posterior mean and in every draw from the posterior."""
    estimate = rules["estimate"]
    open_to = standing(
        groups.wage,
        groups.without_bachelors,
        groups.job_zone,
        groups.automation,
        demand(groups.projected_change, groups.openings, rules),
        rules,
    )
    cases = posterior_cases(groups)
    movers = groups.cases.sum(axis=1, keepdims=True) + NO_MOVERS
    no_degree = without_degree(groups)
    mean = settle(cases / cases.sum(axis=1, keepdims=True) * movers * no_degree, open_to, rules)
    random = np.random.default_rng(estimate["seed"])
    gateway, target, adjacency = (np.zeros(len(groups.codes)) for _ in range(3))
    for _ in range(estimate["draws"]):
        drawn = random.standard_gamma(cases)
        drawn /= drawn.sum(axis=1, keepdims=True)
        settled = settle(drawn * movers * no_degree, open_to, rules)
        gateway += settled.gateway
        target += settled.target
        adjacency += _leads_nowhere(settled, rules)
    draws = estimate["draws"]
    return GroupClasses(mean, gateway / draws, target / draws, adjacency / draws)


def _leads_nowhere(settled: Settled, rules: dict[str, Any]) -> FloatArray:
    """Flow rules of a Historical Adjacency: few go on to Targets, few come from Gateways."""
    rule = rules["historical_adjacency"]
    holds: BoolArray = (settled.outflow_to_targets <= rule["outflow_to_targets"]["at_most"]) & ~(
        settled.target & (settled.inflow_from_gateways >= rule["inflow_from_gateways"]["less_than"])
    )
    share: FloatArray = holds.astype(float)
    return share


def _flows_of(mixture: FloatArray, classes: GroupClasses) -> dict[str, float]:
    """What an occupation inherits from its group or groups; NaN when it has none."""
    if not mixture.any():
        names = ("inflow_from_origins", "outflow_to_targets", "inflow_from_gateways")
        return dict.fromkeys((*names, "gateway", "target", "adjacency"), float("nan"))
    settled = classes.settled
    return {
        "inflow_from_origins": float(mixture @ settled.inflow_from_origins),
        "outflow_to_targets": float(mixture @ settled.outflow_to_targets),
        "inflow_from_gateways": float(mixture @ settled.inflow_from_gateways),
        "gateway": float(mixture @ classes.gateway),
        "target": float(mixture @ classes.target),
        "adjacency": float(mixture @ classes.adjacency),
    }


def _class_of(
    place: int,
    own: Standing,
    flows: dict[str, float],
    roles: set[str],
    rules: dict[str, Any],
) -> tuple[str, float]:
    """Class and confidence; what the Alliance names a Gateway or Target is one here too.

    The confidence of a named occupation is still the computed one, so a miss shows.
    """
    sure = rules["confidence"]["more_than"]
    gateway = flows["gateway"] if own.gateway_open[place] else 0.0
    target = flows["target"] if own.target_open[place] else 0.0
    adjacency = flows["adjacency"] if own.adjacency_open[place] else 0.0
    if "target" in roles:
        return "target", _known(target)
    if "gateway" in roles or gateway > sure:
        return "gateway", _known(gateway)
    if adjacency > sure:
        return "historical_adjacency", adjacency
    if target > sure:
        return "target", target
    if own.middle_paid[place]:
        return "mid_wage_origin", 1.0 - _known(gateway)
    if own.low_paid[place]:
        return "origin", 1.0
    return "none", 1.0 - max(_known(gateway), _known(adjacency), _known(target))


def _known(probability: float) -> float:
    return 0.0 if np.isnan(probability) else probability


def _alliance_roles(session: Session) -> dict[str, set[str]]:
    roles: dict[str, set[str]] = {}
    for row in session.scalars(select(AllianceRole)):
        roles.setdefault(row.code, set()).add(row.role)
    return roles
