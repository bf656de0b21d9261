"""Settles the classes of the groups, and how sure they are given the noise of the counts."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from knowledge.progressions.flow_rules import BoolArray, Settled, settle, standing, without_degree
from knowledge.progressions.network import FloatArray
from knowledge.progressions.shrinkage import Moves
from knowledge.store.schema_moves import GroupClassification

#: Keeps the shares of a group nobody was seen leaving computable without adding to any inflow.
NO_MOVERS = 1e-9
THREADS = 2


@dataclass(frozen=True)
class GroupClasses:
    """The groups at the posterior mean, and how often each rule holds over the draws (0-1)."""

    settled: Settled
    gateway: FloatArray
    target: FloatArray
    adjacency: FloatArray
    #: The flow rules of a Gateway hold, whatever the group's own pay and schooling.
    flows_hold: FloatArray
    #: 2 x group: low and high end of the flows over the draws (criteria.toml, interval).
    inflow_interval: FloatArray
    outflow_interval: FloatArray


def classify_groups(moves: Moves, rules: dict[str, Any], draws: int | None = None) -> GroupClasses:
    """Settle the groups at the posterior mean and in every draw from the posterior.

    Deterministic: each stream of draws has its own seed, so threads change nothing.
    """
    estimate = rules["estimate"]
    groups, cases = moves.groups, moves.posterior_cases
    open_to = standing(groups, rules)
    people = (groups.cases.sum(axis=1, keepdims=True) + NO_MOVERS) * without_degree(groups)
    streams = np.random.SeedSequence(estimate["seed"]).spawn(estimate["streams"])
    each = (draws or estimate["draws"]) // len(streams)

    def draw(seed: np.random.SeedSequence) -> list[Settled]:
        random = np.random.default_rng(seed)
        found = []
        for _ in range(each):
            drawn = random.standard_gamma(cases)
            drawn /= drawn.sum(axis=1, keepdims=True)
            drawn *= people
            found.append(settle(drawn, open_to, rules))
        return found

    with ThreadPoolExecutor(THREADS) as pool:
        drawn = [settled for part in pool.map(draw, streams) for settled in part]
    tails = (0.5 - estimate["interval"] / 2, 0.5 + estimate["interval"] / 2)
    return GroupClasses(
        settled=settle(moves.shares * people, open_to, rules),
        gateway=_share([s.gateway for s in drawn]),
        target=_share([s.target for s in drawn]),
        adjacency=_share([_leads_nowhere(s, rules) for s in drawn]),
        flows_hold=_share([s.flows_hold for s in drawn]),
        inflow_interval=np.quantile([s.inflow_from_origins for s in drawn], tails, axis=0),
        outflow_interval=np.quantile([s.outflow_to_targets for s in drawn], tails, axis=0),
    )


def as_rows(moves: Moves, classes: GroupClasses) -> list[GroupClassification]:
    """Return the groups as rows of the store."""
    groups, settled = moves.groups, classes.settled
    return [
        GroupClassification(
            group_code=code,
            group_title=groups.titles[place],
            gateway=round(float(classes.gateway[place]), 4),
            target=round(float(classes.target[place]), 4),
            adjacency=round(float(classes.adjacency[place]), 4),
            inflow_from_origins=round(float(settled.inflow_from_origins[place]), 4),
            outflow_to_targets=round(float(settled.outflow_to_targets[place]), 4),
            cases_out=round(float(groups.cases[place].sum()), 1),
            cases_in=round(float(groups.cases[:, place].sum()), 1),
        )
        for place, code in enumerate(groups.codes)
    ]


def _share(holds: list[npt.NDArray[np.bool_]]) -> FloatArray:
    share: FloatArray = np.mean(holds, axis=0)
    return share


def _leads_nowhere(settled: Settled, rules: dict[str, Any]) -> BoolArray:
    """Flow rules of a Historical Adjacency: few go on to Targets, few come from Gateways."""
    rule = rules["historical_adjacency"]
    stays: BoolArray = settled.outflow_to_targets <= rule["outflow_to_targets"]["at_most"]
    goal = settled.inflow_from_gateways >= rule["inflow_from_gateways"]["less_than"]
    return stays & ~(settled.target & goal)
