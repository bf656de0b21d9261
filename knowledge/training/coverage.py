"""How much of a worker's skill delta a field of study covers. An estimate, all of it ours.

No list says what a programme teaches. What the government's table does say is which jobs a field
prepares for; so a field is taken to bring people to the level that *every* rated job of it asks
for. Broad fields come out low, as they should.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from knowledge.answers import SkillStep
from knowledge.store.schema import Occupation, SkillRating


class FieldLevels:
    """Field of study -> the level (0-7) of each element that all its rated jobs ask for."""

    def __init__(self, session: Session, jobs_of_field: Mapping[str, Iterable[str]]) -> None:
        self._jobs_of_field = jobs_of_field
        lenders = select(Occupation.code, Occupation.skills_from)
        self._lender = {code: lender or code for code, lender in session.execute(lenders)}
        self._levels: dict[str, dict[str, float]] = defaultdict(dict)
        rows = session.execute(select(SkillRating.code, SkillRating.element_id, SkillRating.level))
        for code, element, level in rows:
            self._levels[code][element] = level
        self._of_field: dict[str, dict[str, float]] = {}

    def covered(self, needs: Sequence[SkillStep], cip: str | None) -> float | None:
        """Share (0-1) of the steps that lie below the field's levels; None when nobody can tell."""
        if cip is None or not needs:
            return None
        levels = self._levels_of(cip)
        if not levels:
            return None
        whole = sum(need.step for need in needs)
        part = sum(
            min(need.step, max(0.0, levels.get(need.element_id, 0.0) - need.from_level))
            for need in needs
        )
        return round(part / whole, 2) if whole > 0 else None

    def _levels_of(self, cip: str) -> dict[str, float]:
        if cip not in self._of_field:
            jobs = self._jobs_of_field.get(cip, ())
            rated = [self._levels.get(self._lender.get(code, code), {}) for code in jobs]
            rated = [levels for levels in rated if levels]
            elements = set.intersection(*map(set, rated)) if rated else set()
            self._of_field[cip] = {e: min(levels[e] for levels in rated) for e in elements}
        return self._of_field[cip]
