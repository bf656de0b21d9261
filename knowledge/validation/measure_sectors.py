"""Facts on industries and risk, told by SOC major groups because moves carry no industry (ours)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import func, select

from knowledge.store.schema_regions import Area, AreaWage
from knowledge.validation.judging import Measured
from knowledge.validation.material import GOOD_JOBS, Material
from knowledge.validation.wording import class_name, listed, major_groups, percent


def at_risk_by_employment(material: Material, of: Mapping[str, Any]) -> Measured:
    """Share of the people in good, viable jobs whose occupation machines could take over."""
    known, risky = _risk(material, of["at_least"])
    total = material.persons(known)
    share = material.persons(risky) / total if total else 0.0
    return Measured(percent(share), share, _risk_read(material, known, of["at_least"]))


def at_risk_by_occupations(material: Material, of: Mapping[str, Any]) -> Measured:
    """Share of the good, viable occupations that machines could take over."""
    known, risky = _risk(material, of["at_least"])
    share = len(risky) / len(known) if known else 0.0
    return Measured(percent(share), share, _risk_read(material, known, of["at_least"]))


def risk_concentrated(material: Material, of: Mapping[str, Any]) -> Measured:
    """Whether the named major groups hold most of the good, viable occupations at risk."""
    _, risky = _risk(material, of["at_least"])
    majors: Sequence[str] = of["majors"]
    found = Counter(code[:2] for code in risky)
    part = len(material.in_major_groups(risky, majors)) / len(risky) if risky else 0.0
    persons = material.persons(material.in_major_groups(risky, majors))
    first = [major for major, _ in found.most_common(len(majors))]
    told = [f"{major_groups([major])} {found[major]}" for major in first]
    return Measured(
        f"{percent(part)} of them in the three",
        set(first) == set(majors),
        f"Of {len(risky)} occupations at risk most are in {listed(told)}; of the people at risk "
        f"{percent(persons / material.persons(risky))} are in the three named.",
    )


def few_gateways(material: Material, of: Mapping[str, Any]) -> Measured:
    """Whether a sector's share of Gateways is far below its share of occupations."""
    gateways, majors = material.of_class("gateway"), of["majors"]
    inside = len(material.in_major_groups(gateways, majors)) / len(gateways)
    usual = len(material.in_major_groups(material.occupations, majors)) / len(material.occupations)
    persons = material.persons(material.in_major_groups(gateways, majors))
    return Measured(
        f"{percent(inside)} of Gateways",
        inside <= of["at_most"] * usual,
        f"They are {percent(usual)} of all occupations; of the people in Gateways "
        f"{percent(persons / material.persons(gateways))} work there.",
    )


def largest_growth(material: Material, of: Mapping[str, Any]) -> Measured:
    """Whether a sector of major groups gains more jobs than any other major group."""
    gained: Counter[str] = Counter()
    for code, row in material.occupations.items():
        sector = of["sector"] if code[:2] in of["majors"] else major_groups([code[:2]])
        gained[sector] += round(material.employed[code] * (row.projected_change or 0.0) / 100)
    (first, _), (second, _) = gained.most_common(2)
    jobs = gained[of["sector"]]
    base = material.persons(material.in_major_groups(material.occupations, of["majors"]))
    other = second if first == of["sector"] else first
    return Measured(
        f"{jobs / 1e6:.1f} million jobs ({100 * jobs / base:+.0f} %)",
        first == of["sector"],
        f"Projected change 2022-32 in {major_groups(of['majors'])}; next is {other} with "
        f"{gained[other] / 1e6:.1f} million.",
    )


def spread_over_industries(material: Material, of: Mapping[str, Any]) -> Measured:
    """Whether the largest Gateways lie in many major groups, none of which dominates."""
    top = _largest_gateways(material, of["top"])
    found = Counter(code[:2] for code in top)
    most, count = found.most_common(1)[0]
    return Measured(
        f"{len(found)} major groups",
        len(found) >= of["at_least"] and count <= of["none_above"] * len(top),
        f"The {len(top)} largest Gateways by employment; the commonest group, "
        f"{major_groups([most])}, has {count} of them.",
    )


def spread_over_regions(material: Material, of: Mapping[str, Any]) -> Measured:
    """In how many areas of two states the largest Gateways are found: too few for the nation."""
    areas = select(Area.area_id).where(Area.kind != "state")
    number = material.session.scalar(select(func.count()).select_from(areas.subquery())) or 0
    codes = {material.occupations[c].figures_code for c in _largest_gateways(material, of["top"])}
    rows = select(AreaWage.figures_code, func.count()).where(
        AreaWage.area_id.in_(areas), AreaWage.figures_code.in_(codes), AreaWage.employment > 0
    )
    found = dict(material.session.execute(rows.group_by(AreaWage.figures_code)).tuples().all())
    wide = [code for code in codes if found.get(code or "", 0) >= of["part"] * number]
    return Measured(
        f"{len(wide)} of {len(codes)} nearly everywhere" if number else "no areas",
        None,
        f"Jobs in at least {percent(of['part'])} of {number} areas; the store has areas of New "
        "York and Washington only.",
    )


def _largest_gateways(material: Material, top: int) -> list[str]:
    ranked = sorted(material.of_class("gateway"), key=lambda c: (-material.employed[c], c))
    return ranked[:top]


def _risk(material: Material, bar: float) -> tuple[list[str], list[str]]:
    """Good, viable occupations with a known probability, and those at or above the bar."""
    known, risky = [], []
    for code in material.of_class(*GOOD_JOBS):
        probability = material.occupations[code].frey_osborne
        if probability is not None:
            known.append(code)
            if probability >= bar:
                risky.append(code)
    return known, risky


def _risk_read(material: Material, known: Sequence[str], bar: float) -> str:
    part = material.persons(known) / material.persons(material.of_class(*GOOD_JOBS))
    told = []
    for name in GOOD_JOBS:
        inside = [code for code in known if material.mobility_class(code) == name]
        risky = [code for code in inside if (material.occupations[code].frey_osborne or 0) >= bar]
        people = material.persons(risky) / material.persons(inside)
        told.append(f"{class_name(name)} {percent(people)} and {percent(len(risky) / len(inside))}")
    return (
        f"Frey-Osborne at least {bar:g}, known for {percent(part)} of the people. At risk of the "
        f"people and of the occupations: {'; '.join(told)}."
    )
