"""Which skills people hold that the next job asks for, summed over many moves.

A skill or knowledge element matters where its importance in the next job is at or above a bar;
it is held where the last job's level comes near enough to the next one's. Moves count by the
people behind them: share of movers times the people employed in the last job.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from sqlalchemy import select

from knowledge.store.schema import Element, SkillRating
from knowledge.validation.material import Material, Move

FloatArray = npt.NDArray[np.float64]

INTERPERSONAL, SKILL, KNOWLEDGE = "interpersonal", "other skills", "knowledge"


@dataclass(frozen=True)
class Carried:
    """Sums over moves, one number for each element."""

    #: People in all moves.
    people: float
    #: People for whom the element matters in the next job, and of these who hold it.
    matters: FloatArray
    held: FloatArray


class SkillMoves:
    """Ratings of all occupations, and what is carried from class to class."""

    def __init__(self, material: Material, importance: float, short_of: float) -> None:
        self._material = material
        self._bar, self._short_of = importance, short_of
        elements = material.session.scalars(select(Element).order_by(Element.element_id)).all()
        #: Element ids in the order of every array.
        self.elements = tuple(row.element_id for row in elements)
        self.names = {row.element_id: row.name for row in elements}
        self._kinds = np.array(
            [INTERPERSONAL if e.interpersonal else _other_kind(e.kind) for e in elements]
        )
        place = {element: n for n, element in enumerate(self.elements)}
        empty = np.full(len(elements), np.nan)
        self._importance: dict[str, FloatArray] = defaultdict(empty.copy)
        self._level: dict[str, FloatArray] = defaultdict(empty.copy)
        for row in material.session.scalars(select(SkillRating)):
            self._importance[row.code][place[row.element_id]] = row.importance
            self._level[row.code][place[row.element_id]] = row.level
        self._into: dict[str, list[Move]] = defaultdict(list)
        for move in material.moves:
            self._into[move.to_code].append(move)

    def of_kind(self, kind: str) -> npt.NDArray[np.bool_]:
        """Which elements are of a kind."""
        found: npt.NDArray[np.bool_] = self._kinds == kind
        return found

    def into(self, code: str, from_classes: Collection[str]) -> Carried | None:
        """What people from these classes carry into one occupation.

        None without ratings or without an observed move.
        """
        lender = self._lender(code)
        if lender is None:
            return None
        matters = self._importance[lender] >= self._bar
        people, held = 0.0, np.zeros(len(self.elements))
        for move in self._into[code]:
            start = self._lender(move.from_code)
            if start is None or move.cases <= 0:
                continue
            if self._material.mobility_class(move.from_code) in from_classes:
                weight = move.share * self._material.employed[move.from_code]
                enough = self._level[start] > self._level[lender] - self._short_of
                people += weight
                held += weight * (matters & enough)
        if not people:
            return None
        return Carried(people, people * matters.astype(float), held)

    def between(self, from_classes: Collection[str], to_class: str) -> Carried:
        """The sum of :meth:`into` over all occupations of a class."""
        parts = [self.into(c, from_classes) for c in self._material.of_class(to_class)]
        found = [part for part in parts if part is not None]
        zero = np.zeros(len(self.elements))
        return Carried(
            sum(part.people for part in found),
            sum((part.matters for part in found), start=zero),
            sum((part.held for part in found), start=zero),
        )

    def shares_held(self, carried: Carried) -> Mapping[str, float]:
        """Kind -> of its elements that matter, the share held; kinds that do not matter are out."""
        shares = {}
        for kind in (INTERPERSONAL, SKILL, KNOWLEDGE):
            mask = self.of_kind(kind)
            if carried.matters[mask].sum() > 0:
                shares[kind] = float(carried.held[mask].sum() / carried.matters[mask].sum())
        return shares

    def _lender(self, code: str) -> str | None:
        lender = self._material.occupations[code].skills_from
        return lender if lender in self._level else None


def _other_kind(kind: str) -> str:
    return SKILL if kind == "skill" else KNOWLEDGE
