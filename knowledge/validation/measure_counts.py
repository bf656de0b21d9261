"""Facts on how many occupations are of which class."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from knowledge.validation.judging import Measured
from knowledge.validation.material import GOOD_JOBS, Material
from knowledge.validation.wording import listed, percent

#: A class holds when it does in more than this share of the draws.
SURE = 0.5
UNSURE = (0.25, 0.75)
LARGEST = 3


def gateway_groups(material: Material, of: Mapping[str, Any]) -> Measured:
    """Groups of the survey that are Gateways with a probability above one half."""
    sure = [row for row in material.groups if row.gateway > SURE]
    unsure = [row for row in material.groups if UNSURE[0] < row.gateway <= UNSURE[1]]
    return Measured(
        f"{len(sure)} of {len(material.groups)} groups",
        float(len(sure)),
        f"Counted in the groups the survey keeps apart; {len(unsure)} groups are uncertain "
        "(probability between .25 and .75).",
    )


def gateway_occupations(material: Material, of: Mapping[str, Any]) -> Measured:
    """Occupations that are Gateways with a confidence above one half."""
    sure = _sure_gateways(material)
    groups = sum(row.gateway > SURE for row in material.groups)
    return Measured(
        f"{len(sure)} of {len(material.occupations)}",
        float(len(sure)),
        f"The survey sees {groups} groups behind them; each occupation of a group takes its "
        "moves, so one group can count several times.",
    )


def named_gateways_computed(material: Material, of: Mapping[str, Any]) -> Measured:
    """How many of the Gateways named by the Alliance hold by computation."""
    codes: list[str] = of["codes"]
    passing = [code for code in codes if material.confidence(code, "gateway") > SURE]
    missing = [material.as_named(code) for code in codes if code not in passing]
    return Measured(
        f"{len(passing)} of {len(codes)}",
        float(len(passing)),
        f"Not by computation: {listed(missing)}." if missing else "All hold.",
    )


def split_by_occupations(material: Material, of: Mapping[str, Any]) -> Measured:
    """Gateways, Adjacencies and mid-wage Origins as shares of the number of occupations."""
    counts = [float(len(material.of_class(name))) for name in GOOD_JOBS]
    adjacencies = material.of_class("historical_adjacency")
    trades = material.in_major_groups(adjacencies, of["trades"])
    return _split(
        counts,
        f"{len(adjacencies) - len(trades)} of {len(adjacencies)} Adjacencies are no trades: they "
        "pay enough, and too few of their people go on to Targets.",
    )


def adjacencies_are_trades(material: Material, of: Mapping[str, Any]) -> Measured:
    """Whether most Historical Adjacencies are in the trades."""
    every = material.of_class("historical_adjacency")
    trades = material.in_major_groups(every, of["trades"])
    persons = material.persons(trades) / material.persons(every)
    return Measured(
        f"{len(trades)} of {len(every)}",
        len(trades) > of["mostly"] * len(every),
        f"Of the people in Adjacencies {percent(persons)} are in the trades.",
    )


def split_by_employment(material: Material, of: Mapping[str, Any]) -> Measured:
    """Gateways, Adjacencies and mid-wage Origins as shares of the people employed."""
    persons = [material.persons(material.of_class(name)) for name in GOOD_JOBS]
    gateways = sorted(material.of_class("gateway"), key=lambda code: -material.employed[code])
    largest = [f"{material.name(c)} {material.employed[c] / 1e6:.1f}" for c in gateways[:LARGEST]]
    return _split(
        persons,
        f"Of {sum(persons) / 1e6:.1f} million people employed in 2022; the largest Gateways, in "
        f"millions: {listed(largest)}.",
    )


def _split(parts: list[float], why: str) -> Measured:
    total = sum(parts)
    shares = tuple(part / total for part in parts) if total else (0.0, 0.0, 0.0)
    return Measured(
        " / ".join(f"{100 * share:.0f}" for share in shares) + " %",
        shares,
        f"{why} Occupations with very high unemployment are not taken out: the store does not "
        "know unemployment by occupation.",
    )


def _sure_gateways(material: Material) -> list[str]:
    gateways = material.of_class("gateway")
    return [code for code in gateways if material.confidence(code, "gateway") > SURE]
