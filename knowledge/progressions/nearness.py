"""How near two groups of occupations are, by everything but observed moves.

Each measure is a group x group matrix, 0-1 unless said otherwise, from row to column. How much
each counts is in criteria.toml ([estimate.nearness]), fitted on the observed moves (fit.py).
"""

from __future__ import annotations

import numpy as np
from sqlalchemy import select
from sqlalchemy.orm import Session

from knowledge.progressions.network import FloatArray, Groups, Occupations
from knowledge.store.schema_moves import CareerChange, RelatedOccupation

#: O*NET's tiers of related occupations, nearest first.
TIERS = ("short", "long", "supplemental")


def nearness(session: Session, occupations: Occupations, groups: Groups) -> dict[str, FloatArray]:
    """Return the measures by name.

    - ``skill_similarity``: cosine of the groups' standardised skill profiles, -1 to 1;
    - ``related_short``, ``related_long``, ``related_supplemental``: share of the origin's workers
      whose occupation O*NET calls related to one of the destination's, by tier;
    - ``career_changers``: O*NET's retired list names the change (experts' judgement);
    - ``same_minor_group``, ``same_major_group``: of one occupation family of the SOC;
    - ``schooling_gap``: difference of the shares without a bachelor's, 0-1.
    """
    related = _related(session, occupations, groups)
    minor = np.array([code[:4] for code in groups.codes])
    major = np.array([code[:2] for code in groups.codes])
    share = groups.without_bachelors
    share = np.where(np.isnan(share), np.nanmedian(share), share)
    return {
        "skill_similarity": groups.similarity,
        **{f"related_{tier}": related[tier] for tier in TIERS},
        "career_changers": _career_changes(session, groups),
        "same_minor_group": (minor[:, None] == minor[None, :]).astype(float),
        "same_major_group": (major[:, None] == major[None, :]).astype(float),
        "schooling_gap": np.abs(share[:, None] - share[None, :]),
    }


def _related(session: Session, occupations: Occupations, groups: Groups) -> dict[str, FloatArray]:
    size = len(occupations.codes)
    pairs = {tier: np.zeros((size, size)) for tier in TIERS}
    for row in session.scalars(select(RelatedOccupation)):
        start = occupations.position.get(row.code)
        end = occupations.position.get(row.related_code)
        if start is not None and end is not None:
            pairs[row.tier][start, end] = 1.0
    member = (groups.weight > 0).astype(float)
    return {
        tier: groups.weight @ np.minimum(matrix @ member.T, 1.0) for tier, matrix in pairs.items()
    }


def _career_changes(session: Session, groups: Groups) -> FloatArray:
    named = np.zeros((len(groups.codes), len(groups.codes)))
    for row in session.scalars(select(CareerChange)):
        start, end = groups.position.get(row.from_group), groups.position.get(row.to_group)
        if start is not None and end is not None:
            named[start, end] = 1.0
    return named
