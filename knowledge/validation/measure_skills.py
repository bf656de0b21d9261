"""Facts on the skills that carry over from Origins to Gateways and on to Targets."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from knowledge.validation.judging import Measured
from knowledge.validation.material import ORIGINS, Material
from knowledge.validation.skill_moves import INTERPERSONAL, SkillMoves
from knowledge.validation.wording import listed, percent


def interpersonal_transfers_most(material: Material, of: Mapping[str, Any]) -> Measured:
    """Share of Gateways where interpersonal elements are the kind held to the largest share."""
    moves = _moves(material, of)
    first: Counter[str] = Counter()
    for code in material.of_class("gateway"):
        carried = moves.into(code, ORIGINS)
        if carried is not None:
            shares = moves.shares_held(carried)
            first[max(sorted(shares), key=shares.__getitem__)] += 1
    total = sum(first.values())
    share = first[INTERPERSONAL] / total if total else 0.0
    told = [f"{kind} in {count}" for kind, count in first.most_common()]
    return Measured(
        f"{first[INTERPERSONAL]} of {total} ({percent(share)})",
        share,
        f"Of the elements that matter in a Gateway, the kind its Origins hold most of: "
        f"{listed(told)}.",
    )


def families_carry_over(material: Material, of: Mapping[str, Any]) -> Measured:
    """Whether named families of skills are among the elements most people carry over."""
    moves = _moves(material, of)
    carried = moves.between(of["from_classes"], of["to_class"])
    order = np.argsort(-carried.held, kind="stable")
    rank = {moves.elements[place]: n for n, place in enumerate(order, start=1)}
    families: Mapping[str, Sequence[str]] = of["families"]
    best = {name: min(rank[element] for element in ids) for name, ids in families.items()}
    good = [name for name, place in best.items() if place <= of["first"]]
    top = [moves.names[moves.elements[place]] for place in order[:3]]
    told = [f"{name} {place}" for name, place in best.items()]
    return Measured(
        f"{len(good)} of {len(families)} in the first {of['first']}",
        len(good) == len(families),
        f"Rank of {len(order)} elements by people who carry them over: {listed(told)}; first are "
        f"{listed(top)}.",
    )


def technical_is_the_gap(material: Material, of: Mapping[str, Any]) -> Measured:
    """Whether interpersonal elements mostly transfer, and most of what is lacking is technical."""
    moves = _moves(material, of)
    carried = moves.between(ORIGINS, "gateway")
    mask = moves.of_kind(INTERPERSONAL)
    lacking = carried.matters - carried.held
    people = float(carried.held[mask].sum() / carried.matters[mask].sum())
    technical = float(carried.held[~mask].sum() / carried.matters[~mask].sum())
    gap = float(lacking[~mask].sum() / lacking.sum())
    return Measured(
        f"{percent(people)} held, technical {percent(technical)}",
        people > of["mostly"] and gap > of["mostly"],
        f"Held at the level the Gateway asks for, of what matters there: interpersonal "
        f"{percent(people)}, technical {percent(technical)}; {percent(gap)} of what is lacking is "
        "technical.",
    )


def _moves(material: Material, of: Mapping[str, Any]) -> SkillMoves:
    return SkillMoves(material, of["importance"], of["short_of"])
