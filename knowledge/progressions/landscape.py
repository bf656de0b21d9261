"""Everything a suggestion looks at, read from a built store once and held in numpy."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from sqlalchemy import select
from sqlalchemy.orm import Session

from knowledge.answers import Competition, RiskFlag
from knowledge.progressions.network import FloatArray, Occupations
from knowledge.risk.competition import competition
from knowledge.risk.flags import ai_exposure_cut, risk_flags
from knowledge.store.schema import (
    AllianceProgression,
    AllianceRole,
    Classification,
    InterestProfile,
    Licence,
    OnetOccupation,
    Precedent,
)
from knowledge.store.schema_moves import TransitionGroup

RANKING = Path(__file__).with_name("ranking.toml")
#: Holland's letters and what the store calls them.
INTERESTS = {
    "R": "realistic", "I": "investigative", "A": "artistic",
    "S": "social", "E": "enterprising", "C": "conventional",
}  # fmt: skip
#: The classes a next job may have, in their order of mobility.
NEXT_JOB_CLASSES = ("gateway", "historical_adjacency", "mid_wage_origin")


@cache
def ranking() -> dict[str, Any]:
    """The weights and bars of ranking.toml."""
    return tomllib.loads(RANKING.read_text(encoding="utf-8"))


@dataclass(frozen=True)
class Landscape:
    """Occupations with classes, precedents, licences and flags; rows in the order of codes."""

    occupations: Occupations
    mobility_class: tuple[str, ...]
    confidence: FloatArray
    named: npt.NDArray[np.bool_]
    verdicts: tuple[dict[str, Any], ...]
    #: Meets every rule of a Target, whatever its class.
    is_target: npt.NDArray[np.bool_]
    #: from x to; zero where the store keeps no precedent.
    share: npt.NDArray[np.float32]
    cases: npt.NDArray[np.float32]
    #: Share of all movers, wherever from, who move to an occupation.
    pull: FloatArray
    #: Number of the survey group an occupation is in, -1 for none: moves inside are unseen.
    group: npt.NDArray[np.int64]
    #: Position of the occupation whose skill ratings stand in; its own where it has some.
    lender: npt.NDArray[np.int64]
    openings_rank: FloatArray
    #: occupation x interest (R I A S E C): rank among occupations, 0-1; one half where unknown.
    interest_rank: FloatArray
    licences: dict[str, tuple[str, ...]]
    #: O*NET code and title where the Alliance names a part of an occupation.
    onet_part: dict[str, tuple[str, str]]
    progressions: tuple[AllianceProgression, ...]
    flags: tuple[tuple[RiskFlag, ...], ...]
    #: SOC major group -> note that many are out of work in it.
    competition: dict[str, Competition]

    @classmethod
    def load(cls, session: Session) -> Landscape:
        occupations = Occupations.load(session)
        size = len(occupations.codes)
        classes = {row.code: row for row in session.scalars(select(Classification))}
        rows = [classes.get(code) for code in occupations.codes]
        share, cases = _precedents(session, occupations)
        weight = np.nan_to_num(occupations.employment)
        cut = ai_exposure_cut(session)
        verdicts: tuple[dict[str, Any], ...] = tuple(
            dict(row.verdicts) if row else {} for row in rows
        )
        names = tuple(row.mobility_class if row else "none" for row in rows)
        return cls(
            occupations=occupations,
            mobility_class=names,
            confidence=np.array([row.confidence if row else 0.0 for row in rows]),
            named=np.array([bool(row and row.named_by_alliance) for row in rows]),
            verdicts=verdicts,
            is_target=np.array(
                [
                    name == "target" or verdict.get("target.all", {}).get("met") is True
                    for name, verdict in zip(names, verdicts, strict=True)
                ]
            ),
            share=share,
            cases=cases,
            pull=(weight @ share) / max(weight.sum(), 1.0),
            group=_groups(session, occupations),
            lender=np.array(
                [
                    occupations.position.get(row.skills_from or row.code, place)
                    for place, row in enumerate(occupations.rows)
                ]
            ),
            openings_rank=rank(np.nan_to_num(occupations.openings)),
            interest_rank=_interests(session, occupations),
            licences=_licences(session),
            onet_part=_onet_parts(session),
            progressions=tuple(session.scalars(select(AllianceProgression))),
            flags=tuple(risk_flags(occupations.rows[i], cut) for i in range(size)),
            competition=competition(session),
        )


def _precedents(
    session: Session, occupations: Occupations
) -> tuple[npt.NDArray[np.float32], npt.NDArray[np.float32]]:
    size = len(occupations.codes)
    share = np.zeros((size, size), dtype=np.float32)
    cases = np.zeros((size, size), dtype=np.float32)
    columns = (
        Precedent.from_code,
        Precedent.to_code,
        Precedent.share,
        Precedent.estimated_cases,
    )
    found = session.execute(select(*columns)).all()
    if found:
        starts, ends, shares, counts = zip(*found, strict=True)
        position = occupations.position
        start = np.fromiter((position[code] for code in starts), dtype=np.int64)
        end = np.fromiter((position[code] for code in ends), dtype=np.int64)
        share[start, end] = shares
        cases[start, end] = counts
    return share, cases


def _groups(session: Session, occupations: Occupations) -> npt.NDArray[np.int64]:
    """The group with the largest weight for each occupation."""
    number: dict[str, int] = {}
    best = np.full(len(occupations.codes), -1.0)
    group = np.full(len(occupations.codes), -1, dtype=np.int64)
    rows = session.execute(
        select(TransitionGroup.group_code, TransitionGroup.code, TransitionGroup.weight)
    )
    for name, code, weight in rows:
        place = occupations.position.get(code)
        if place is not None and weight > best[place]:
            best[place] = weight
            group[place] = number.setdefault(name, len(number))
    return group


def _interests(session: Session, occupations: Occupations) -> FloatArray:
    ranks = np.full((len(occupations.codes), len(INTERESTS)), 0.5)
    rows = [row for row in session.scalars(select(InterestProfile))
            if row.code in occupations.position]  # fmt: skip
    if rows:
        places = [occupations.position[row.code] for row in rows]
        for column, name in enumerate(INTERESTS.values()):
            ranks[places, column] = rank(np.array([getattr(row, name) for row in rows]))
    return ranks


def rank(values: FloatArray) -> FloatArray:
    """Rank of each value among all, 0 to 1."""
    order = values.argsort().argsort()
    ranks: FloatArray = order / max(len(values) - 1, 1)
    return ranks


def _licences(session: Session) -> dict[str, tuple[str, ...]]:
    """Occupation -> "New Jersey: name" for every licence the store knows."""
    names: dict[str, list[str]] = {}
    for row in session.scalars(select(Licence).order_by(Licence.state, Licence.name)):
        names.setdefault(row.code, []).append(f"{row.state}: {row.name}")
    return {code: tuple(dict.fromkeys(found)) for code, found in names.items()}


def _onet_parts(session: Session) -> dict[str, tuple[str, str]]:
    parts = session.execute(
        select(AllianceRole.code, OnetOccupation.onet_code, OnetOccupation.title).join(
            OnetOccupation, OnetOccupation.onet_code == AllianceRole.onet_code
        )
    )
    return {code: (onet_code, title) for code, onet_code, title in parts}
