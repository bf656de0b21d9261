"""Risk flags of an occupation.

The rules are in flags.toml. Automation by older machines and AI exposure are two flags, never
one number.
"""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
from sqlalchemy import select
from sqlalchemy.orm import Session

from knowledge.answers import RiskFlag
from knowledge.store.schema import Occupation

RULES = Path(__file__).with_name("flags.toml")
#: Flags whose figures come by import; without one the store says "not known".
NOT_AT_HAND = ("unemployment", "layoffs", "wage")
#: Flags of a Target that count for the pathway flag of the job before it.
OWN_FLAGS = ("automation", "ai_exposure", "decline")


@cache
def rules() -> dict[str, Any]:
    """The rules of flags.toml."""
    return tomllib.loads(RULES.read_text(encoding="utf-8"))


def ai_exposure_cut(session: Session, quantile: float | None = None) -> float:
    """The AI applicability where the top quartile of occupations begins, or another quantile.

    NaN when no occupation has the figure.
    """
    scores = session.scalars(
        select(Occupation.ai_applicability).where(Occupation.ai_applicability.is_not(None))
    ).all()
    if not scores:
        return float("nan")
    at = rules()["ai_exposure"]["quantile"] if quantile is None else quantile
    return float(np.quantile(np.array(scores, dtype=float), at))


def risk_flags(
    occupation: Occupation,
    ai_cut: float,
    targets: Sequence[Sequence[RiskFlag]] | None = None,
) -> tuple[RiskFlag, ...]:
    """All flags of ``occupation``, raised or not; ``raised`` is None where it is not known.

    ``ai_cut`` is :func:`ai_exposure_cut`. ``targets`` are the flags of the Targets the job leads
    to; the pathway flag is not known without them.
    """
    automation, decline = rules()["automation"], rules()["decline"]
    change = occupation.projected_change
    flags = [
        _flag("automation", occupation.frey_osborne, automation["at_least"]),
        _flag("ai_exposure", occupation.ai_applicability, None if np.isnan(ai_cut) else ai_cut),
        RiskFlag(
            "decline",
            None if change is None else change <= decline["at_most"],
            change,
            decline["at_most"],
            decline["source"],
            severe=change is not None and change <= decline["severe_at_most"],
            vintage=None if change is None else decline["vintage"],
        ),
        _pathway(targets),
    ]
    flags += [RiskFlag(name, None, None, None, rules()[name]["source"]) for name in NOT_AT_HAND]
    return tuple(flags)


def is_flagged(flags: Sequence[RiskFlag]) -> bool:
    """Whether an occupation carries a flag of its own (not of what lies beyond it)."""
    return any(flag.raised for flag in flags if flag.name in OWN_FLAGS)


def _flag(name: str, value: float | None, threshold: float | None) -> RiskFlag:
    raised = None if value is None or threshold is None else value >= threshold
    vintage = None if value is None else rules()[name]["vintage"]
    return RiskFlag(name, raised, value, threshold, rules()[name]["source"], vintage=vintage)


def _pathway(targets: Sequence[Sequence[RiskFlag]] | None) -> RiskFlag:
    rule = rules()["pathway"]
    if not targets:
        return RiskFlag("pathway", None, None, rule["at_least"], rule["source"])
    share = sum(is_flagged(flags) for flags in targets) / len(targets)
    return RiskFlag(
        "pathway",
        share >= rule["at_least"],
        round(share, 4),
        rule["at_least"],
        rule["source"],
        vintage=rule["vintage"],
    )
