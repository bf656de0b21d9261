"""How each criterion came out for an occupation: its value, the threshold, met or not."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any

from knowledge.progressions.flow_rules import Standing, automation_risk, demand
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


@dataclass(frozen=True)
class Flows:
    """What the groups of an occupation say of it; shares and probabilities are 0-1."""

    inflow_from_origins: float
    inflow_interval: tuple[float, float]
    outflow_to_targets: float
    outflow_interval: tuple[float, float]
    inflow_from_gateways: float
    outflow_onward: float
    #: The two flow rules of a Gateway hold, all rules of a Target, the flow rules of an Adjacency.
    gateway: float
    target: float
    adjacency: float


def verdicts(
    occupations: Occupations, place: int, own: Standing, flows: Flows | None, rules: dict[str, Any]
) -> dict[str, object]:
    """Give each criterion its {"value", "threshold", "met"}; ``met`` is None where unknown.

    The Gateway's criteria go by their plain names, the others' as "target.automation". Flows also
    carry "low" and "high", the ends of their interval over the draws.
    """
    income, gateway, target = rules["income"], rules["gateway"], rules["target"]
    adjacency, sure = rules["historical_adjacency"], rules["confidence"]["more_than"]
    ratio = occupations.wage[place] / income["national_median"]
    share = occupations.without_bachelors[place]
    zone, risk = occupations.job_zone[place], occupations.automation[place]
    change = occupations.projected_change[place]
    cut = target["automation"]["less_than"]
    found = {
        "income": _at_least(ratio, income["low_ratio"]),
        "without_bachelors": _at_least(share, gateway["without_bachelors"]["at_least"]),
        "job_zone": _verdict(zone, gateway["job_zone"]["not"], zone < 5),
        "target.income": _above(ratio, income["middle_ratio"]),
        "target.without_bachelors": _at_least(share, target["without_bachelors"]["at_least"]),
        "target.automation": _verdict(risk, cut, not automation_risk(occupations, rules)[place]),
        "target.demand": _verdict(
            change,
            target["demand"]["projected_change_at_least"],
            demand(occupations, rules)[place],
        ),
        "origin.income": _verdict(ratio, income["middle_ratio"], ratio <= income["middle_ratio"]),
        # Published, but no source at hand gives it by occupation and schooling.
        "origin.unemployment": {"value": None, "threshold": None, "met": None},
    }
    if flows is None:
        return dict(found)
    most = adjacency["outflow_to_targets"]["at_most"]
    outflow = flows.outflow_to_targets
    found |= {
        "inflow_from_origins": _above(
            flows.inflow_from_origins,
            gateway["inflow_from_origins"]["more_than"],
            flows.inflow_interval,
        ),
        "outflow_to_targets": _above(
            outflow, gateway["outflow_to_targets"]["more_than"], flows.outflow_interval
        ),
        "origin.reaches_gateway_or_target": _above(
            flows.outflow_onward, rules["origin"]["outflow_onward"]["more_than"]
        ),
        "holds_in_draws": _above(flows.gateway if own.gateway_open[place] else 0.0, sure),
        "target.inflow_from_gateways": _above(
            flows.inflow_from_gateways, target["inflow_from_gateways"]["more_than"]
        ),
        "target.all": _above(flows.target if own.target_open[place] else 0.0, sure),
        "historical_adjacency.outflow_to_targets": _verdict(outflow, most, outflow <= most),
        "historical_adjacency.all": _above(
            flows.adjacency if own.adjacency_open[place] else 0.0, sure
        ),
    }
    return dict(found)


def criteria_missed(verdicts: dict[str, Any]) -> tuple[str, ...]:
    """The Gateway criteria that are known not to be met.

    "holds_in_draws" is named only when nothing else is: it follows from the others.
    """
    missed = [name for name in GATEWAY_CRITERIA if verdicts.get(name, {}).get("met") is False]
    return tuple(missed[:-1] if len(missed) > 1 and missed[-1] == "holds_in_draws" else missed)


def _above(
    value: float, threshold: float, interval: tuple[float, float] | None = None
) -> dict[str, object]:
    found = _verdict(value, threshold, value > threshold)
    if interval:
        found |= {"low": round(interval[0], 4), "high": round(interval[1], 4)}
    return found


def _at_least(value: float, threshold: float) -> dict[str, object]:
    return _verdict(value, threshold, value >= threshold)


def _verdict(value: float, threshold: float, met: object) -> dict[str, object]:
    if math.isnan(value):
        return {"value": None, "threshold": threshold, "met": None}
    return {"value": round(float(value), 4), "threshold": threshold, "met": bool(met)}
