"""Skill and knowledge ratings of an occupation, with the names shown to people."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any
from weakref import WeakKeyDictionary

from sqlalchemy import Connection, Engine, func, select
from sqlalchemy.orm import Session

from knowledge.progressions.wishes import UnknownOccupationError
from knowledge.store.schema import Element, Occupation, SkillRating

FOLDER = Path(__file__).parent
#: A store never changes while it is open, so its means are computed once for each.
_MEANS: WeakKeyDictionary[Engine | Connection, dict[str, float]] = WeakKeyDictionary()


@dataclass(frozen=True)
class Rating:
    """One element as an occupation rates it: importance 1-5, level 0-7."""

    element_id: str
    name: str
    kind: str
    interpersonal: bool
    importance: float
    level: float

    @property
    def plain_name(self) -> str:
        """The element in words of about a sixth-grade reading level."""
        return plain_names().get(self.element_id, self.name.lower())


@dataclass(frozen=True)
class Profile:
    """An occupation's ratings; ``lender`` is set where they are a near occupation's."""

    code: str
    title: str
    lender: str | None
    ratings: dict[str, Rating]


@cache
def rules() -> dict[str, Any]:
    """The bars of skills.toml."""
    return tomllib.loads((FOLDER / "skills.toml").read_text(encoding="utf-8"))


@cache
def plain_names() -> dict[str, str]:
    """Element id -> plain name, from plain_names.toml."""
    names = tomllib.loads((FOLDER / "plain_names.toml").read_text(encoding="utf-8"))["names"]
    return {element: str(name) for element, name in names.items()}


def profile(session: Session, code: str) -> Profile:
    """The ratings of an occupation, borrowed where it has none; empty where none can be.

    Raises:
        UnknownOccupationError: the code is not in the store.
    """
    occupation = session.get(Occupation, code)
    if occupation is None:
        raise UnknownOccupationError(f"{code} is not an occupation of this store")
    source = occupation.skills_from
    rows = session.execute(
        select(
            Element.element_id,
            Element.name,
            Element.kind,
            Element.interpersonal,
            SkillRating.importance,
            SkillRating.level,
        )
        .join(SkillRating, SkillRating.element_id == Element.element_id)
        .where(SkillRating.code == (source or code))
        .order_by(Element.element_id)
    )
    ratings = {row[0]: Rating(*row) for row in rows}
    return Profile(code, occupation.title, None if source in (None, code) else source, ratings)


def mean_importance(session: Session) -> dict[str, float]:
    """Mean importance of each interpersonal element over all rated occupations."""
    store = session.get_bind()
    if store not in _MEANS:
        _MEANS[store] = _mean_importance(session)
    return _MEANS[store]


def _mean_importance(session: Session) -> dict[str, float]:
    rows = session.execute(
        select(SkillRating.element_id, func.avg(SkillRating.importance))
        .join(Element, Element.element_id == SkillRating.element_id)
        .where(Element.interpersonal)
        .group_by(SkillRating.element_id)
    )
    return {element: float(mean) for element, mean in rows}
