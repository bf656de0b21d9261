"""How the number of Gateways and the named ones among them hang on the criteria that are ours."""

from __future__ import annotations

from copy import deepcopy
from dataclasses import dataclass
from typing import Any

import numpy as np
from sqlalchemy import select
from sqlalchemy.orm import Session

from knowledge.progressions.classify import classify_all
from knowledge.progressions.shrinkage import criteria
from knowledge.store.schema import AllianceRole


@dataclass(frozen=True)
class Line:
    """One line of the table. ``groups`` is held against the report's 77."""

    automation_cut: float
    #: A later forecast of growth outweighs the cut.
    growth_outweighs: bool
    without_bachelors: float
    #: Broad groups that are a Gateway in more than half of the draws, and detailed occupations.
    groups: int
    occupations: int
    #: Named Gateways found by computation, of those the Alliance names, and the ones missed.
    named_found: int
    named_missed: tuple[str, ...]


def sensitivity(session: Session) -> list[Line]:
    """Vary the automation cut, its exception, and the share without a bachelor's."""
    vary = criteria()["sensitivity"]
    lines = [
        _line(session, cut, outweighs, criteria()["gateway"]["without_bachelors"]["at_least"])
        for cut in vary["automation_cuts"]
        for outweighs in (True, False)
    ]
    cut = criteria()["target"]["automation"]["less_than"]
    return lines + [_line(session, cut, True, share) for share in vary["without_bachelors"]]


def _line(session: Session, cut: float, outweighs: bool, share: float) -> Line:
    rules: dict[str, Any] = deepcopy(criteria())
    automation = rules["target"]["automation"]
    automation["less_than"] = cut
    if not outweighs:
        automation["unless_growth_at_least"] = np.inf
    rules["gateway"]["without_bachelors"]["at_least"] = share
    found = classify_all(session, rules, rules["sensitivity"]["draws"])
    sure = rules["confidence"]["more_than"]
    confidence = {
        row.code: row.confidence for row in found.occupations if row.mobility_class == "gateway"
    }
    named = counted_gateways(session)
    missed = tuple(code for code in named if confidence.get(code, 0.0) <= sure)
    return Line(
        automation_cut=cut,
        growth_outweighs=outweighs,
        without_bachelors=share,
        groups=int((found.groups.gateway > sure).sum()),
        occupations=sum(value > sure for value in confidence.values()),
        named_found=len(named) - len(missed),
        named_missed=missed,
    )


def counted_gateways(session: Session) -> list[str]:
    """The 15 occupations the report names as Gateways; two named only beside them are left out."""
    rows = session.scalars(select(AllianceRole.code).where(AllianceRole.role == "gateway"))
    beside = criteria()["gateway"]["named_beside"]["codes"]
    return sorted(code for code in rows if code not in beside)
