"""The mobility class of every occupation, and how each criterion came out.

Classes are settled between groups, because moves are observed between groups (group_classes.py);
an occupation takes its group's flows and class only where its own pay, schooling and job zone
allow it. The flows are of people of all schooling, weighted by the chance of having no bachelor's
(flow_rules.py), so every classification is an approximation and carries a confidence.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from knowledge.progressions.flow_rules import Standing, standing
from knowledge.progressions.group_classes import GroupClasses, as_rows, classify_groups
from knowledge.progressions.network import FloatArray
from knowledge.progressions.shrinkage import Moves, criteria, group_mixture
from knowledge.progressions.verdicts import Flows, verdicts
from knowledge.store.schema import AllianceRole, Classification


@dataclass(frozen=True)
class Classified:
    """Every occupation's class, and the groups' results behind them."""

    occupations: list[Classification]
    moves: Moves
    groups: GroupClasses


def classify(session: Session) -> list[Classification]:
    """Classify every occupation. Deterministic: the seed is in criteria.toml."""
    return classify_all(session).occupations


def store_classes(session: Session) -> None:
    """Classify and add the rows of both built tables to the store."""
    found = classify_all(session)
    session.add_all(found.occupations)
    session.add_all(as_rows(found.moves, found.groups))


def classify_all(
    session: Session, rules: dict[str, Any] | None = None, draws: int | None = None
) -> Classified:
    """Classify by ``rules`` (criteria.toml's when None) with so many draws."""
    rules = rules or criteria()
    moves = Moves.load(session)
    occupations = moves.occupations
    classes = classify_groups(moves, rules, draws)
    own = standing(occupations, rules)
    mixture = group_mixture(moves.groups)
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
    return Classified(rows, moves, classes)


def _flows_of(mixture: FloatArray, classes: GroupClasses) -> Flows | None:
    """What an occupation inherits from its group or groups; None when it is in none."""
    if not mixture.any():
        return None
    settled = classes.settled
    inflow, outflow = classes.inflow_interval, classes.outflow_interval
    return Flows(
        inflow_from_origins=float(mixture @ settled.inflow_from_origins),
        inflow_interval=(float(mixture @ inflow[0]), float(mixture @ inflow[1])),
        outflow_to_targets=float(mixture @ settled.outflow_to_targets),
        outflow_interval=(float(mixture @ outflow[0]), float(mixture @ outflow[1])),
        inflow_from_gateways=float(mixture @ settled.inflow_from_gateways),
        outflow_onward=float(mixture @ settled.outflow_onward),
        gateway=float(mixture @ classes.flows_hold),
        target=float(mixture @ classes.target),
        adjacency=float(mixture @ classes.adjacency),
    )


def _class_of(
    place: int, own: Standing, flows: Flows | None, roles: set[str], rules: dict[str, Any]
) -> tuple[str, float]:
    """Class and confidence; what the Alliance names a Gateway or Target is one here too.

    The confidence of a named occupation is still the computed one, so a miss shows.
    """
    sure = rules["confidence"]["more_than"]
    gateway = flows.gateway if flows and own.gateway_open[place] else 0.0
    target = flows.target if flows and own.target_open[place] else 0.0
    adjacency = flows.adjacency if flows and own.adjacency_open[place] else 0.0
    if "target" in roles:
        return "target", target
    if "gateway" in roles or gateway > sure:
        return "gateway", gateway
    if adjacency > sure:
        return "historical_adjacency", adjacency
    if target > sure:
        return "target", target
    if own.middle_paid[place]:
        return "mid_wage_origin", 1.0 - gateway
    if own.low_paid[place]:
        return "origin", 1.0
    return "none", 1.0 - max(gateway, adjacency, target)


def _alliance_roles(session: Session) -> dict[str, set[str]]:
    roles: dict[str, set[str]] = {}
    for row in session.scalars(select(AllianceRole)):
        roles.setdefault(row.code, set()).add(row.role)
    return roles
