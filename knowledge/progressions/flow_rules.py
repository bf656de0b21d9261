"""The classes of the groups: seeded by income and schooling, then settled by the flow rules.

Origin, Gateway and Target are defined by each other. The seed takes everything that pays little
for an Origin and everything that meets the other rules of a Target for one; each round then asks
the flow rules again with the classes of the last round, until nothing changes.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from knowledge.progressions.network import FloatArray, Groups, Occupations

BoolArray = npt.NDArray[np.bool_]


@dataclass(frozen=True)
class Standing:
    """What the rules that need no flows say of each group."""

    low_paid: BoolArray
    middle_paid: BoolArray
    well_paid: BoolArray
    #: Pay, schooling and job zone allow a Gateway.
    gateway_open: BoolArray
    #: Pay, schooling, automation and demand allow a Target.
    target_open: BoolArray
    adjacency_open: BoolArray


@dataclass(frozen=True)
class Settled:
    """The fixed point: who is what, and the flows it rests on."""

    origin: BoolArray
    gateway: BoolArray
    target: BoolArray
    inflow_from_origins: FloatArray
    outflow_to_targets: FloatArray
    inflow_from_gateways: FloatArray
    #: Share of the people who move on to a Gateway or a Target.
    outflow_onward: FloatArray
    #: Both flow rules of a Gateway hold, whatever the group's own pay and schooling.
    flows_hold: BoolArray
    rounds: int


def standing(of: Occupations | Groups, rules: dict[str, Any]) -> Standing:
    """Apply the rules on pay, schooling, job zone, automation and demand.

    An unknown figure (NaN) meets no rule, with two exceptions: an unknown job zone is not taken
    for zone 5, and an unknown automation risk shuts nobody out.
    """
    wage, without_bachelors = of.wage, of.without_bachelors
    income = rules["income"]
    ratio = wage / income["national_median"]
    low = ratio < income["low_ratio"]
    middle = (ratio >= income["low_ratio"]) & (ratio <= income["middle_ratio"])
    well = ratio > income["middle_ratio"]
    gateway, target = rules["gateway"], rules["target"]
    not_zone_5 = ~(np.round(of.job_zone) == gateway["job_zone"]["not"])
    return Standing(
        low_paid=low,
        middle_paid=middle,
        well_paid=well,
        gateway_open=(middle | well)
        & (without_bachelors >= gateway["without_bachelors"]["at_least"])
        & not_zone_5,
        target_open=well
        & (without_bachelors >= target["without_bachelors"]["at_least"])
        & ~automation_risk(of, rules)
        & demand(of, rules),
        adjacency_open=well
        & not_zone_5
        & (without_bachelors >= rules["historical_adjacency"]["without_bachelors"]["at_least"]),
    )


def automation_risk(of: Occupations | Groups, rules: dict[str, Any]) -> BoolArray:
    """High long-term risk: the older forecast says so and the later one does not contradict it."""
    rule = rules["target"]["automation"]
    high = of.automation >= rule["less_than"]
    growing = of.projected_change >= rule["unless_growth_at_least"]
    risk: BoolArray = high & ~growing
    return risk


def demand(of: Occupations | Groups, rules: dict[str, Any]) -> BoolArray:
    """Not shrinking, or openings in the upper half."""
    rule = rules["target"]["demand"]
    growing = of.projected_change >= rule["projected_change_at_least"]
    known = of.openings[np.isfinite(of.openings) & (of.openings > 0)]
    many = of.openings >= np.quantile(known, rule["openings_quantile"])
    result: BoolArray = growing | many
    return result


def without_degree(groups: Groups) -> FloatArray:
    """Chance that a person on each edge has no bachelor's, from the shares at both ends.

    The source has no education split; with a and b the shares without one, the chance is taken
    as ab / (ab + (1-a)(1-b)). Ours, and an approximation. Unknown shares count as the median.
    """
    share = groups.without_bachelors
    share = np.clip(np.where(np.isnan(share), np.nanmedian(share), share), 0.01, 0.99)
    both = np.outer(share, share)
    neither = np.outer(1 - share, 1 - share)
    chance: FloatArray = both / (both + neither)
    return chance


def settle(flows: FloatArray, open_to: Standing, rules: dict[str, Any]) -> Settled:
    """Iterate the flow rules to a fixed point.

    ``flows`` are movers without a bachelor's from group (row) to group (column).
    """
    inflow, outflow = flows.sum(axis=0), flows.sum(axis=1)
    inflow, outflow = np.where(inflow > 0, inflow, 1.0), np.where(outflow > 0, outflow, 1.0)
    origin = open_to.low_paid | open_to.middle_paid
    target = open_to.target_open.copy()
    gateway = np.zeros_like(target)
    least_in = rules["gateway"]["inflow_from_origins"]["more_than"]
    least_out = rules["gateway"]["outflow_to_targets"]["more_than"]
    least_arrivals = rules["target"]["inflow_from_gateways"]["more_than"]
    rounds = 0
    while rounds < rules["estimate"]["rounds"]:
        rounds += 1
        from_origins = (origin.astype(float) @ flows) / inflow
        to_targets = (flows @ target.astype(float)) / outflow
        flows_hold = (from_origins > least_in) & (to_targets > least_out)
        next_gateway = open_to.gateway_open & flows_hold
        from_gateways = (next_gateway.astype(float) @ flows) / inflow
        next_target = open_to.target_open & (from_gateways > least_arrivals)
        onward = (flows @ (next_gateway | next_target).astype(float)) / outflow
        next_origin = (open_to.low_paid | open_to.middle_paid) & ~next_gateway & (onward > 0)
        same = (
            (next_gateway == gateway).all()
            and (next_target == target).all()
            and (next_origin == origin).all()
        )
        gateway, target, origin = next_gateway, next_target, next_origin
        if same:
            break
    return Settled(
        origin=origin,
        gateway=gateway,
        target=target,
        inflow_from_origins=from_origins,
        outflow_to_targets=to_targets,
        inflow_from_gateways=from_gateways,
        outflow_onward=onward,
        flows_hold=flows_hold,
        rounds=rounds,
    )
