"""The occupations and the network of observed moves as numpy arrays.

Moves are observed between *groups* (SOC 2010 broad groups); figures are published for
*occupations* (SOC 2018 detailed). A group's figures are the means of its members, weighted by
employment.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
from sqlalchemy import select
from sqlalchemy.orm import Session

from knowledge.store.schema import Occupation, SkillRating
from knowledge.store.schema_moves import Transition, TransitionGroup

FloatArray = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Occupations:
    """All occupations in the order of their codes; NaN where a figure is not known."""

    codes: tuple[str, ...]
    rows: tuple[Occupation, ...]
    position: dict[str, int]
    #: Median wage 2022 of all workers, US dollars a year.
    wage: FloatArray
    without_bachelors: FloatArray
    job_zone: FloatArray
    automation: FloatArray
    projected_change: FloatArray
    openings: FloatArray
    employment: FloatArray
    #: Skill and knowledge importance, standardised over occupations, of unit length; zero rows
    #: where no ratings are known or borrowed.
    profile: FloatArray
    has_profile: npt.NDArray[np.bool_]

    @classmethod
    def load(cls, session: Session) -> Occupations:
        rows = tuple(session.scalars(select(Occupation).order_by(Occupation.code)))
        position = {row.code: place for place, row in enumerate(rows)}
        profile, has_profile = _profiles(session, rows, position)
        share = _column(rows, "employment_share")
        return cls(
            codes=tuple(row.code for row in rows),
            rows=rows,
            position=position,
            wage=_column(rows, "median_wage"),
            without_bachelors=_column(rows, "share_without_bachelors"),
            job_zone=_column(rows, "job_zone"),
            automation=_column(rows, "frey_osborne"),
            projected_change=_column(rows, "projected_change"),
            openings=_column(rows, "openings") * share,
            employment=_column(rows, "employment") * share,
            profile=profile,
            has_profile=has_profile,
        )

    def similarity(self, origin: int) -> FloatArray:
        """Cosine of one occupation's standardised profile with every other's; NaN if unknown."""
        cosine: FloatArray = self.profile @ self.profile[origin]
        known = self.has_profile & self.has_profile[origin]
        return np.where(known, cosine, np.nan)


@dataclass(frozen=True)
class Groups:
    """The nodes of the network and the survey cases on their edges."""

    codes: tuple[str, ...]
    titles: tuple[str, ...]
    position: dict[str, int]
    #: group x occupation: the occupation's share of the group's employment.
    weight: FloatArray
    #: group x group: estimated survey cases who moved, row to column; the diagonal is zero.
    cases: FloatArray
    wage: FloatArray
    without_bachelors: FloatArray
    job_zone: FloatArray
    automation: FloatArray
    projected_change: FloatArray
    openings: FloatArray
    #: Persons employed in 2022 in the group's occupations; an occupation of several groups counts
    #: in each.
    employment: FloatArray
    #: Cosine of the members' mean profiles; zero where unknown.
    similarity: FloatArray

    @classmethod
    def load(cls, session: Session, occupations: Occupations, source: str) -> Groups:
        """Load the network of one set of moves, named by ``source`` (see schema_moves)."""
        members = session.execute(
            select(
                TransitionGroup.group_code,
                TransitionGroup.group_title,
                TransitionGroup.code,
                TransitionGroup.weight,
            )
            .where(TransitionGroup.source == source)
            .order_by(TransitionGroup.group_code, TransitionGroup.code)
        ).all()
        titles = {group: title for group, title, _, _ in members}
        codes = tuple(titles)
        position = {group: place for place, group in enumerate(codes)}
        weight = np.zeros((len(codes), len(occupations.codes)))
        for group, _, code, share in members:
            if code in occupations.position:
                weight[position[group], occupations.position[code]] = share
        cases = np.zeros((len(codes), len(codes)))
        for start, end, count in session.execute(
            select(Transition.from_group, Transition.to_group, Transition.estimated_cases).where(
                Transition.source == source
            )
        ):
            if start != end and start in position and end in position:
                cases[position[start], position[end]] = count
        profile = _unit(weight @ occupations.profile)
        return cls(
            codes=codes,
            titles=tuple(titles.values()),
            position=position,
            weight=weight,
            cases=cases,
            wage=_mean(weight, occupations.wage),
            without_bachelors=_mean(weight, occupations.without_bachelors),
            job_zone=_mean(weight, occupations.job_zone),
            automation=_mean(weight, occupations.automation),
            projected_change=_mean(weight, occupations.projected_change),
            openings=(weight > 0).astype(float) @ np.nan_to_num(occupations.openings),
            employment=(weight > 0).astype(float) @ np.nan_to_num(occupations.employment),
            similarity=profile @ profile.T,
        )


def _column(rows: Sequence[Occupation], name: str) -> FloatArray:
    values: list[Any] = [getattr(row, name) for row in rows]
    return np.array([np.nan if value is None else value for value in values], dtype=float)


def _mean(weight: FloatArray, values: FloatArray) -> FloatArray:
    """Weighted mean over the members whose figure is known; NaN where none is."""
    known = ~np.isnan(values)
    total = weight @ known
    with np.errstate(invalid="ignore", divide="ignore"):
        mean: FloatArray = (weight @ np.nan_to_num(values)) / total
    return mean


def _unit(matrix: FloatArray) -> FloatArray:
    length = np.linalg.norm(matrix, axis=1, keepdims=True)
    unit: FloatArray = matrix / np.where(length > 0, length, 1.0)
    return unit


def _profiles(
    session: Session, rows: Sequence[Occupation], position: dict[str, int]
) -> tuple[FloatArray, npt.NDArray[np.bool_]]:
    ratings = session.execute(
        select(SkillRating.code, SkillRating.element_id, SkillRating.importance)
    ).all()
    elements = {name: place for place, name in enumerate(sorted({r[1] for r in ratings}))}
    importance = np.full((len(rows), len(elements)), np.nan)
    for code, element, value in ratings:
        if code in position:
            importance[position[code], elements[element]] = value
    rated = ~np.isnan(importance).all(axis=1)
    if rated.any():
        importance -= np.nanmean(importance[rated], axis=0)
        importance /= np.nanstd(importance[rated], axis=0)
    own = _unit(np.nan_to_num(importance))
    profile = np.zeros_like(own)
    for place, row in enumerate(rows):
        lender = position.get(row.skills_from or row.code)
        if lender is not None:
            profile[place] = own[lender]
    has_profile: npt.NDArray[np.bool_] = np.abs(profile).sum(axis=1) > 0
    return profile, has_profile
