"""Shares of movers between groups, with thin cells pulled towards a prior.

The survey has few cases behind most pairs. Each group's observed moves are therefore mixed with
pseudo-cases spread by a prior: where people move in anyway, more so the nearer the two groups are
(nearness.py). A part of the observed moves is noise: an answer that was missing or coded wrongly
reads as a move to just any occupation, by how many people work there. The expected noise of each
edge is taken out. The numbers are in criteria.toml, fitted by fit.py on the moves themselves.
Moves are of people of all schooling: the source has no split.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
from sqlalchemy.orm import Session

from knowledge.progressions.nearness import nearness
from knowledge.progressions.network import FloatArray, Groups, Occupations

CRITERIA = Path(__file__).with_name("criteria.toml")
#: Keeps a division of nothing by nothing, on the diagonal, at nothing.
NEVER = 1e-12
#: Keeps the pull of a group nobody was seen moving into above zero (estimated cases).
LEAST_INFLOW = 0.5


@cache
def criteria() -> dict[str, Any]:
    """The criteria and numbers of criteria.toml."""
    return tomllib.loads(CRITERIA.read_text(encoding="utf-8"))


@dataclass(frozen=True)
class Moves:
    """The observed moves of one source, and the shares after shrinking them.

    All matrices are group x group, from row to column, with a diagonal of zero.
    """

    occupations: Occupations
    groups: Groups
    #: Where people would move if only the destination's pull and nearness counted; rows add to 1.
    prior: FloatArray
    #: Observed cases less the expected noise, plus pseudo-cases: the posterior's Dirichlet
    #: parameters.
    posterior_cases: FloatArray

    @classmethod
    def load(cls, session: Session) -> Moves:
        """Load the moves of the source that criteria.toml names and shrink them."""
        rule = criteria()["estimate"]
        occupations = Occupations.load(session)
        groups = Groups.load(session, occupations, criteria()["edges"]["source"])
        measures = nearness(session, occupations, groups)
        prior = prior_shares(groups.cases, measures, rule["inflow_power"], rule["nearness"])
        signal = (1.0 - rule["noise_share"]) * prior
        real = signal / (signal + noise(groups, rule["noise_share"]) + NEVER)
        posterior = groups.cases * real + rule["pseudo_cases"] * signal
        return cls(occupations, groups, prior, posterior)

    @property
    def shares(self) -> FloatArray:
        """Share of movers of every edge after shrinking; rows add up to 1."""
        shares: FloatArray = self.posterior_cases / self.posterior_cases.sum(axis=1, keepdims=True)
        return shares


def prior_shares(
    cases: FloatArray,
    measures: Mapping[str, FloatArray],
    inflow_power: float,
    weights: Mapping[str, float],
) -> FloatArray:
    """Where people would move if only pull and nearness counted.

    A destination's pull is its inflow from all other groups, to a power below one: what a group's
    own movers did must not shape its prior.
    """
    inflow = cases.sum(axis=0)[None, :] - cases + LEAST_INFLOW
    score = inflow_power * np.log(inflow)
    for name, weight in weights.items():
        score = score + weight * measures[name]
    np.fill_diagonal(score, -np.inf)
    pull = np.exp(score - score.max(axis=1, keepdims=True))
    shares: FloatArray = pull / pull.sum(axis=1, keepdims=True)
    return shares


def noise(groups: Groups, share: float) -> FloatArray:
    """Expected share of each group's observed moves that are none: ``share``, by employment."""
    everywhere = share * groups.employment / groups.employment.sum()
    spread = np.broadcast_to(everywhere, groups.cases.shape).copy()
    np.fill_diagonal(spread, 0.0)
    return spread


def group_mixture(groups: Groups) -> FloatArray:
    """Return occupation x group: which groups an occupation's movers are seen in.

    Rows add up to 1, or to 0 for an occupation in no group. Nearly every occupation is in one;
    where a revision of the codes made it out of several, each counts by the movers it brings.
    """
    movers = groups.weight * (groups.cases.sum(axis=1) + 1.0)[:, None]
    total = movers.sum(axis=0)
    mixture: FloatArray = (movers / np.where(total > 0, total, 1.0)).T
    return mixture
