"""How often people moved from one occupation to another, as rows of the store."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
from sqlalchemy import select
from sqlalchemy.orm import Session

from knowledge.progressions.network import FloatArray, Groups, Occupations
from knowledge.progressions.shrinkage import Moves, criteria, group_mixture
from knowledge.store.schema import AllianceProgression, AllianceRole, Precedent


def shrunk_precedents(session: Session) -> list[Precedent]:
    """The moves between occupations worth keeping, for the build.

    The share of a group's edge is spread over the destination's members by employment, and so
    are its survey cases; the origin's members all take their group's. Moves inside one group
    are not observed, so none is listed.
    """
    moves = Moves.load(session)
    occupations, groups = moves.occupations, moves.groups
    mixture = group_mixture(groups)
    shares = mixture @ moves.shares @ groups.weight
    cases = mixture @ groups.cases @ groups.weight
    keep = _worth_keeping(session, occupations, groups, shares)
    precedents: list[Precedent] = []
    for start, code in enumerate(occupations.codes):
        similarity = occupations.similarity(start)
        for end in np.flatnonzero(keep[start]):
            cosine = similarity[end]
            precedents.append(
                Precedent(
                    from_code=code,
                    to_code=occupations.codes[end],
                    share=round(float(shares[start, end]), 6),
                    estimated_cases=round(float(cases[start, end]), 2),
                    skill_similarity=None if np.isnan(cosine) else round(float(cosine), 4),
                )
            )
    return precedents


def _worth_keeping(
    session: Session, occupations: Occupations, groups: Groups, shares: FloatArray
) -> npt.NDArray[np.bool_]:
    """Return occupation x occupation, True for the likelier moves and those the Alliance names."""
    rule = criteria()["table"]
    likeliest = np.sort(shares, axis=1)[:, -rule["likeliest"]][:, None]
    movers = groups.cases.sum(axis=1) @ groups.weight
    pull = movers @ shares / movers.sum()
    special = (shares >= rule["special_lift"] * pull) & (shares >= rule["special_share"])
    keep = (shares >= likeliest) | (shares >= rule["smallest_share"]) | special
    gateways = select(AllianceRole.code).where(AllianceRole.role == "gateway")
    named = [occupations.position[code] for code in session.scalars(gateways)]
    keep[:, named] |= (shares >= rule["gateway_lift"] * pull)[:, named]
    for start, end in _named_pairs(session):
        if start in occupations.position and end in occupations.position:
            keep[occupations.position[start], occupations.position[end]] = True
    member = (groups.weight > 0).astype(float)
    keep &= (shares > 0) & (member.T @ member == 0)
    np.fill_diagonal(keep, False)
    kept: npt.NDArray[np.bool_] = keep
    return kept


def _named_pairs(session: Session) -> set[tuple[str, str]]:
    """Every Origin with every Gateway, and every Gateway with every Target, that is named."""
    pairs: set[tuple[str, str]] = set()
    for row in session.scalars(select(AllianceProgression)):
        pairs |= {(row.origin_code, row.gateway_code), (row.gateway_code, row.target_code)}
    roles = session.scalars(select(AllianceRole)).all()
    origins = [r.code for r in roles if r.role in {"origin", "mid_wage_origin"}]
    gateways = [r.code for r in roles if r.role == "gateway"]
    targets = [r.code for r in roles if r.role == "target"]
    pairs |= {(start, end) for start in origins for end in gateways}
    pairs |= {(start, end) for start in gateways for end in targets}
    return pairs
