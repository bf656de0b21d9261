"""How each criterion came out for an occupation: its value, the threshold, met or not."""

from __future__ import annotations

from typing import Any

import numpy as np

from knowledge.progressions.flow_rules import Standing
from knowledge.progressions.network import Occupations

#: The criteria of a Gateway; those a named Gateway misses are told to the worker.
GATEWAY_CRITERIA = (
    "income",
    "without_bachelors",
    "job_zone",
    "inflow_from_origins",
    "outflow_to_targets",
    "holds_in_draws",
)


def verdicts(
    occupations: Occupations,
    place: int,
    own: Standing,
    flows: dict[str, float],
    rules: dict[str, Any],
) -> dict[str, object]:
    """Give each criterion its {"value", "threshold", "met"}; ``met`` is None where unknown.

    The Gateway's criteria go by their plain names, the others' as "target.automation".
    """
    income, gateway, target = rules["income"], rules["gateway"], rules["target"]
    adjacency = rules["historical_adjacency"]
    ratio = occupations.wage[place] / income["national_median"]
    share = occupations.without_bachelors[place]
    zone = occupations.job_zone[place]
    risk = occupations.automation[place]
    change = occupations.projected_change[place]
    to_targets, from_gateways = flows["outflow_to_targets"], flows["inflow_from_gateways"]
    least_in = gateway["inflow_from_origins"]["more_than"]
    least_out = gateway["outflow_to_targets"]["more_than"]
    sure = rules["confidence"]["more_than"]
    draws = flows["gateway"] if own.gateway_open[place] else 0.0
    growing = target["demand"]["projected_change_at_least"]
    seen = {
        "income": _at_least(ratio, income["low_ratio"]),
        "without_bachelors": _at_least(share, gateway["without_bachelors"]["at_least"]),
        "job_zone": _verdict(zone, gateway["job_zone"]["not"], zone < 5),
        "inflow_from_origins": _above(flows["inflow_from_origins"], least_in),
        "outflow_to_targets": _above(to_targets, least_out),
        "holds_in_draws": _above(draws, sure),
        "target.income": _above(ratio, income["middle_ratio"]),
        "target.without_bachelors": _at_least(share, target["without_bachelors"]["at_least"]),
        "target.automation": _verdict(
            risk, target["automation"]["less_than"], risk < target["automation"]["less_than"]
        ),
        "target.projected_change": _at_least(change, growing),
        "target.inflow_from_gateways": _above(
            from_gateways, target["inflow_from_gateways"]["more_than"]
        ),
        "target.all": _above(flows["target"] if own.target_open[place] else 0.0, sure),
        "historical_adjacency.outflow_to_targets": _verdict(
            to_targets,
            adjacency["outflow_to_targets"]["at_most"],
            to_targets <= adjacency["outflow_to_targets"]["at_most"],
        ),
    }
    return dict(seen)


def criteria_missed(verdicts: dict[str, Any]) -> tuple[str, ...]:
    """The Gateway criteria that are known not to be met.

    "holds_in_draws" is named only when nothing else is: it follows from the others.
    """
    missed = [name for name in GATEWAY_CRITERIA if verdicts.get(name, {}).get("met") is False]
    return tuple(missed[:-1] if len(missed) > 1 and missed[-1] == "holds_in_draws" else missed)


def _above(value: float, threshold: float) -> dict[str, object]:
    return _verdict(value, threshold, value > threshold)


def _at_least(value: float, threshold: float) -> dict[str, object]:
    return _verdict(value, threshold, value >= threshold)


def _verdict(value: float, threshold: float, met: object) -> dict[str, object]:
    if np.isnan(value):
        return {"value": None, "threshold": threshold, "met": None}
    return {"value": round(float(value), 4), "threshold": threshold, "met": bool(met)}
