"""What share of a next job's needs a past job already meets, kind by kind.

The report that the definitions come from finds that in most Gateways interpersonal skills are
what most often transfers. To be able to test that, the bars here are the same for every kind: an
element that matters in the next job transfers if its level there is less than ``need_step``
above the level held. The extra step that the Skill Delta allows interpersonal skills is left
out, or the finding would prove itself. All bars are in skills.toml and are ours.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from sqlalchemy import select
from sqlalchemy.orm import Session

from knowledge.progressions.wishes import UnknownOccupationError
from knowledge.skills.ratings import KIND, KINDS, Profile, profile, rules
from knowledge.store.schema import Element, Occupation, SkillRating

FloatArray = npt.NDArray[np.float64]


@dataclass(frozen=True)
class TransferShares:
    """Shares for every pair: ``share[kind][row of the first job, column of the next]``.

    NaN where the next job asks for nothing of the kind, or one of the two has no ratings.
    """

    codes: tuple[str, ...]
    position: dict[str, int]
    share: dict[str, FloatArray]


def transfer_by_kind(session: Session, from_code: str, to_code: str) -> dict[str, float | None]:
    """Share (0-1) of what matters in the next job that the first holds, for each kind.

    None where the next job asks for nothing of the kind, or one of the two has no ratings.

    Raises:
        UnknownOccupationError: a code is not in the store.
    """
    start, end = profile(session, from_code), profile(session, to_code)
    return {kind: _share(start, end, kind) for kind in KINDS}


def _share(start: Profile, end: Profile, kind: str) -> float | None:
    rule = rules()["delta"]
    met = [
        start.ratings[element].level >= rule["held_level"]
        and wanted.level - start.ratings[element].level < rule["need_step"]
        for element, wanted in end.ratings.items()
        if wanted.kind == kind
        and wanted.importance >= rule["importance"]
        and element in start.ratings
    ]
    return sum(met) / len(met) if met else None


def transfer_shares(session: Session, codes: Sequence[str] | None = None) -> TransferShares:
    """The shares of :func:`transfer_by_kind` for every pair of these occupations, or of all.

    Raises:
        UnknownOccupationError: a code is not in the store.
    """
    rule = rules()["delta"]
    rows = session.execute(
        select(Occupation.code, Occupation.skills_from).order_by(Occupation.code)
    )
    lenders = {code: lender or code for code, lender in rows}
    for code in codes or ():
        if code not in lenders:
            raise UnknownOccupationError(f"{code} is not an occupation of this store")
    chosen = tuple(lenders) if codes is None else tuple(codes)
    kinds, importance, level = _ratings(session, [lenders[code] for code in chosen])
    share = {}
    for kind in KINDS:
        met = np.zeros((len(chosen), len(chosen)))
        asked = np.zeros_like(met)
        for element in np.flatnonzero(kinds == kind):
            held, wanted = level[:, element, np.newaxis], level[np.newaxis, :, element]
            matters = importance[:, element] >= rule["importance"]
            counts = matters & ~np.isnan(held)
            asked += counts
            met += counts & (held >= rule["held_level"]) & (wanted - held < rule["need_step"])
        with np.errstate(invalid="ignore"):
            share[kind] = met / asked
    return TransferShares(chosen, {code: place for place, code in enumerate(chosen)}, share)


def _ratings(
    session: Session, codes: Sequence[str]
) -> tuple[npt.NDArray[np.str_], FloatArray, FloatArray]:
    """Kind of each element, and importance and level as occupation x element; NaN if unrated."""
    elements = session.execute(select(Element.element_id, KIND).order_by(Element.element_id)).all()
    column = {element: place for place, (element, _) in enumerate(elements)}
    by_code: dict[str, FloatArray] = {}
    for code, element, importance, level in session.execute(
        select(SkillRating.code, SkillRating.element_id, SkillRating.importance, SkillRating.level)
    ):
        row = by_code.setdefault(code, np.full((2, len(elements)), np.nan))
        row[:, column[element]] = importance, level
    unrated = np.full((2, len(elements)), np.nan)
    values = np.stack([by_code.get(code, unrated) for code in codes])
    return np.array([kind for _, kind in elements]), values[:, 0], values[:, 1]
