"""Fits the prior of shrinkage.py to the observed moves, by empirical Bayes.

Each group's moves are taken as one draw from a Dirichlet-multinomial round its prior, with a
share of noise mixed in. The pseudo-cases, the power of the pull, the share of noise and the weight
of each measure of nearness are those under which all observed moves together are likeliest (the
marginal likelihood, so that a measure which only follows the noise gains nothing). Run by hand
when the edges change: ``python -m knowledge fit-moves`` prints the lines for criteria.toml.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy.optimize import minimize
from scipy.special import expit, gammaln
from sqlalchemy.orm import Session

from knowledge.progressions.nearness import nearness
from knowledge.progressions.network import FloatArray, Groups, Occupations
from knowledge.progressions.shrinkage import criteria, noise, prior_shares

#: Smallest Dirichlet parameter: keeps the logarithm of a gamma function finite.
LEAST_PARAMETER = 1e-12
#: What the fit starts from: a hundred pseudo-cases, full pull, no nearness, a tenth of noise.
START_PSEUDO_CASES, START_NOISE_LOG_ODDS = 100.0, -2.2


@dataclass(frozen=True)
class Fit:
    """Fitted numbers; ``log_likelihood`` in nats, comparable between fits on the same moves."""

    pseudo_cases: float
    inflow_power: float
    noise_share: float
    weights: dict[str, float]
    log_likelihood: float


def fit_moves(session: Session, names: Sequence[str] | None = None) -> Fit:
    """Fit with the measures called ``names`` (all when None)."""
    occupations = Occupations.load(session)
    groups = Groups.load(session, occupations, criteria()["edges"]["source"])
    measures = nearness(session, occupations, groups)
    chosen = list(measures) if names is None else list(names)

    def loss(numbers: FloatArray) -> float:
        weights = dict(zip(chosen, map(float, numbers[3:]), strict=True))
        share = float(expit(numbers[2]))
        prior = prior_shares(groups.cases, measures, float(numbers[1]), weights)
        mixed = (1.0 - share) * prior + noise(groups, share)
        return -log_likelihood(groups.cases, float(np.exp(numbers[0])) * mixed)

    start = [np.log(START_PSEUDO_CASES), 1.0, START_NOISE_LOG_ODDS, *np.zeros(len(chosen))]
    found = minimize(loss, np.array(start), method="L-BFGS-B")
    return Fit(
        pseudo_cases=float(np.exp(found.x[0])),
        inflow_power=float(found.x[1]),
        noise_share=float(expit(found.x[2])),
        weights=dict(zip(chosen, map(float, found.x[3:]), strict=True)),
        log_likelihood=-float(found.fun),
    )


def log_likelihood(cases: FloatArray, pseudo_cases: FloatArray) -> float:
    """Marginal log likelihood (nats) of the moves under Dirichlet parameters, both group x group.

    Up to a constant that only depends on ``cases``. Groups nobody was seen leaving say nothing.
    """
    seen = cases.sum(axis=1) > 0
    observed, parameters = cases[seen], np.maximum(pseudo_cases[seen], LEAST_PARAMETER)
    total = parameters.sum(axis=1)
    rows = gammaln(total) - gammaln(total + observed.sum(axis=1))
    cells = np.where(observed > 0, gammaln(parameters + observed) - gammaln(parameters), 0.0)
    return float(rows.sum() + cells.sum())
