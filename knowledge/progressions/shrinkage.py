"""Shares of movers between groups, with thin cells pulled towards a prior.

The survey has few cases behind most pairs. Each group's observed moves are therefore mixed with
pseudo-cases spread by a prior: where people move in anyway, more so where the skills are alike.
The numbers are in criteria.toml. Moves are of people of all schooling: the source has no split.
"""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np

from knowledge.progressions.network import FloatArray, Groups

CRITERIA = Path(__file__).with_name("criteria.toml")


@cache
def criteria() -> dict[str, Any]:
    """The criteria and numbers of criteria.toml."""
    return tomllib.loads(CRITERIA.read_text(encoding="utf-8"))


def prior_shares(groups: Groups, sharpness: float) -> FloatArray:
    """Where people would move if only the destination's pull and the skills counted.

    Rows add up to 1; the diagonal is zero.
    """
    inflow = groups.cases.sum(axis=0)
    pull: FloatArray = inflow[None, :] * np.exp(sharpness * groups.similarity)
    np.fill_diagonal(pull, 0.0)
    shares: FloatArray = pull / pull.sum(axis=1, keepdims=True)
    return shares


def posterior_cases(groups: Groups) -> FloatArray:
    """Observed cases plus pseudo-cases of every edge between groups."""
    rule = criteria()["estimate"]
    prior = prior_shares(groups, rule["similarity_sharpness"])
    total: FloatArray = groups.cases + rule["pseudo_cases"] * prior
    return total


def shrunk_shares(groups: Groups) -> FloatArray:
    """Share of movers of every edge between groups after shrinking; rows add up to 1."""
    cases = posterior_cases(groups)
    shares: FloatArray = cases / cases.sum(axis=1, keepdims=True)
    return shares


def group_mixture(groups: Groups) -> FloatArray:
    """Return occupation x group: which groups an occupation's movers are seen in.

    Rows add up to 1, or to 0 for an occupation in no group. Nearly every occupation is in one;
    where a revision of the codes made it out of several, each counts by the movers it brings.
    """
    movers = groups.weight * (groups.cases.sum(axis=1) + 1.0)[:, None]
    total = movers.sum(axis=0)
    mixture: FloatArray = (movers / np.where(total > 0, total, 1.0)).T
    return mixture
