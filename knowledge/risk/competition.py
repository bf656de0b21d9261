"""Kinds of work in which many are out of work, so that many may apply for one job.

A note with its month, not a warning sign: that wants monthly figures, which an operator imports.
"""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from knowledge.answers import Competition
from knowledge.risk.flags import rules
from knowledge.store.schema import Unemployment


def competition(session: Session) -> dict[str, Competition]:
    """SOC major group -> note, for the groups so far above all workers as flags.toml says."""
    points = rules()["unemployment"]["points_above_all"] / 100
    found: dict[str, Competition] = {}
    for row in session.scalars(select(Unemployment)):
        # Rates are printed to a tenth of a percent; the half of one keeps rounding from deciding.
        if row.rate - row.rate_of_all >= points - 0.0005:
            note = Competition(row.name, row.rate, row.rate_of_all, row.month, row.source)
            found |= dict.fromkeys(row.majors.split(","), note)
    return found
