"""Facts that name an occupation as Gateway, Target, Origin or Adjacency."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from knowledge.validation.judging import Measured
from knowledge.validation.material import ORIGINS, Material
from knowledge.validation.measure_counts import SURE
from knowledge.validation.wording import class_name, criterion, listed, percent

#: Criteria of the other classes are named "target.automation" and so on.
OTHER_CLASS = "."
#: Follows from the flow criteria, so it explains nothing where one of them is missed.
DRAWS = "holds_in_draws"
#: Targets' criterion that sums up the others.
ALL_OF_TARGET = "target.all"
OUTFLOW = "outflow_to_targets"
FLOWS = ("inflow_from_origins", OUTFLOW)
INCOME = "origin.income"
DESTINATIONS = 3


def named_gateway(material: Material, of: Mapping[str, Any]) -> Measured:
    """Whether a named Gateway holds by computation."""
    code: str = of["code"]
    probability = material.confidence(code, "gateway")
    verdicts = _verdicts(material, code)
    holds = probability > SURE
    if holds:
        told = [criterion(name, verdicts[name]) for name in FLOWS if name in verdicts]
    else:
        missed = [name for name in _missed(verdicts, "") if name != DRAWS]
        told = [criterion(name, verdicts[name]) for name in missed or [DRAWS] if name in verdicts]
        if OUTFLOW in missed:
            told.append(_where_to(material, code))
    return Measured(f"{percent(probability)} of draws", holds, f"{_first_up('; '.join(told))}.")


def named_target(material: Material, of: Mapping[str, Any]) -> Measured:
    """Whether a named Target meets every rule of one by computation."""
    code: str = of["code"]
    verdicts = _verdicts(material, code)
    missed = [name for name in _missed(verdicts, "target.") if name != ALL_OF_TARGET]
    probability = material.confidence(code, "target")
    holds = probability > SURE and not missed
    told = [criterion(name, verdicts[name]) for name in missed]
    if not told:
        told = ["income, schooling, automation and demand allow it; people come from Gateways"]
        if not holds:
            told = ["its group misses the rules of a Target in too many draws"]
    return Measured(f"{percent(probability)} of draws", holds, f"{_first_up('; '.join(told))}.")


def named_origin(material: Material, of: Mapping[str, Any]) -> Measured:
    """Whether named occupations are Origins, low or mid-wage, by computation."""
    return _in_classes(material, of["codes"], ORIGINS)


def named_mid_wage_origin(material: Material, of: Mapping[str, Any]) -> Measured:
    """Whether a named occupation is a mid-wage Origin by computation."""
    return _in_classes(material, [of["code"]], ("mid_wage_origin",))


def named_adjacency(material: Material, of: Mapping[str, Any]) -> Measured:
    """Whether a named trade is a Historical Adjacency by computation."""
    found = _in_classes(material, [of["code"]], ("historical_adjacency",))
    told = criterion(OUTFLOW, _verdicts(material, of["code"]).get(OUTFLOW, {}))
    why = f"{_first_up(told)} for a Gateway; an Adjacency has no more than that."
    return Measured(found.ours, found.value, why)


def _in_classes(material: Material, codes: list[str], classes: tuple[str, ...]) -> Measured:
    found = [class_name(material.mobility_class(code)) for code in codes]
    met = all(material.mobility_class(code) in classes for code in codes)
    told = [
        f"{material.name(code)}: {criterion(INCOME, _verdicts(material, code).get(INCOME, {}))}"
        for code in codes
    ]
    return Measured(listed(dict.fromkeys(found)), met, f"{_first_up('; '.join(told))}.")


def _verdicts(material: Material, code: str) -> Mapping[str, Any]:
    verdicts: Mapping[str, Any] = material.classes[code].verdicts
    return verdicts


def _missed(verdicts: Mapping[str, Any], prefix: str) -> list[str]:
    """Criteria known not to be met: those that begin so, or the Gateway's own ones."""
    return [
        name
        for name, verdict in verdicts.items()
        if verdict.get("met") is False
        and (name.startswith(prefix) if prefix else OTHER_CLASS not in name)
    ]


def _where_to(material: Material, code: str) -> str:
    """The commonest next jobs, and what keeps each from being a Target."""
    told = [
        f"{material.name(move.to_code)} ({_as_target(material, move.to_code)})"
        for move in material.moves_from(code)[:DESTINATIONS]
    ]
    return f"most go on to {listed(told)}"


def _as_target(material: Material, code: str) -> str:
    verdicts = _verdicts(material, code)
    if verdicts.get(ALL_OF_TARGET, {}).get("met"):
        return "a Target"
    missed = [name for name in _missed(verdicts, "target.") if name != ALL_OF_TARGET]
    if not missed:
        return "a Target in too few draws"
    return criterion(missed[0], verdicts[missed[0]], short=True)


def _first_up(text: str) -> str:
    return text[:1].upper() + text[1:]
