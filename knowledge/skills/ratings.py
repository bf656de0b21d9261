"""Skill and knowledge ratings of an occupation, with the names shown to people."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any
from weakref import WeakKeyDictionary

from sqlalchemy import Connection, Engine, case, func, select
from sqlalchemy.orm import Session

from knowledge.progressions.wishes import UnknownOccupationError
from knowledge.store.schema import Element, Occupation, PlainTitle, SkillRating, Software
from language.detect import ENGLISH, SPANISH

FOLDER = Path(__file__).parent
PLAIN_NAMES = {ENGLISH: "plain_names.toml", SPANISH: "plain_names_es.toml"}
INTERPERSONAL = "interpersonal"
#: What elements are told apart in; interpersonal ones are O*NET skills and knowledge, too.
KINDS = (INTERPERSONAL, "skill", "knowledge")
KIND = case((Element.interpersonal, INTERPERSONAL), else_=Element.kind)
#: A store never changes while it is open, so what is read of it is kept for each.
_ELEMENTS: WeakKeyDictionary[Engine | Connection, dict[str, tuple[str, str]]] = WeakKeyDictionary()
_MEANS: WeakKeyDictionary[Engine | Connection, dict[str, float]] = WeakKeyDictionary()
_PROFILES: WeakKeyDictionary[Engine | Connection, dict[str, Profile]] = WeakKeyDictionary()


@dataclass(frozen=True, slots=True)
class Rating:
    """One element as an occupation rates it: importance 1-5, level 0-7.

    ``kind`` is "interpersonal", else "skill" (technical and thinking skills) or "knowledge".
    """

    element_id: str
    name: str
    kind: str
    importance: float
    level: float

    @property
    def plain_name(self) -> str:
        """The element in words of about a sixth-grade reading level."""
        return plain_names().get(self.element_id, self.name.lower())

    @property
    def is_strength(self) -> bool:
        """An interpersonal skill that a job holds: from the bars in skills.toml on."""
        bars = rules()["strength"]
        return (
            self.kind == INTERPERSONAL
            and self.importance >= bars["importance"]
            and self.level >= bars["level"]
        )


@dataclass(frozen=True)
class Profile:
    """An occupation's ratings; ``lender`` is set where they are a near occupation's.

    ``software`` is what employers ask for by name ("in demand"), what spreads fastest ("hot")
    first. Software that O*NET lists without that is left out: it holds spreadsheets for janitors
    and programming languages for home health aides. A borrower of ratings borrows the software
    with them, if it lists none of its own.
    """

    code: str
    title: str
    plain_title: str
    lender: str | None
    ratings: dict[str, Rating]
    software: tuple[str, ...]


@cache
def rules() -> dict[str, Any]:
    """The bars of skills.toml."""
    return tomllib.loads((FOLDER / "skills.toml").read_text(encoding="utf-8"))


@cache
def plain_names(language: str = ENGLISH) -> dict[str, str]:
    """Element id -> plain name, from plain_names.toml or the file of another language.

    Raises:
        KeyError: the language has no names ("en" and "es" have).
    """
    path = FOLDER / PLAIN_NAMES[language]
    names = tomllib.loads(path.read_text(encoding="utf-8"))["names"]
    return {element: str(name) for element, name in names.items()}


def profile(session: Session, code: str) -> Profile:
    """The ratings of an occupation, borrowed where it has none; empty where none can be.

    Raises:
        UnknownOccupationError: the code is not in the store.
    """
    read = _PROFILES.setdefault(session.get_bind(), {})
    if code not in read:
        read[code] = _profile(session, code)
    return read[code]


def _profile(session: Session, code: str) -> Profile:
    occupation = session.execute(
        select(Occupation.title, PlainTitle.one, Occupation.skills_from)
        .outerjoin(PlainTitle, PlainTitle.code == Occupation.code)
        .where(Occupation.code == code)
    ).one_or_none()
    if occupation is None:
        raise UnknownOccupationError(f"{code} is not an occupation of this store")
    title, plain_title, source = occupation
    elements = _elements(session)
    rows = session.execute(
        select(SkillRating.element_id, SkillRating.importance, SkillRating.level)
        .where(SkillRating.code == (source or code))
        .order_by(SkillRating.element_id)
    )
    return Profile(
        code=code,
        title=title,
        plain_title=plain_title or title,
        lender=None if source in (None, code) else source,
        ratings={
            element: Rating(element, *elements[element], importance, level)
            for element, importance, level in rows
        },
        software=_software(session, code, source),
    )


def _elements(session: Session) -> dict[str, tuple[str, str]]:
    """Name and kind of each element."""
    store = session.get_bind()
    if store not in _ELEMENTS:
        rows = session.execute(select(Element.element_id, Element.name, KIND))
        _ELEMENTS[store] = {element: (name, kind) for element, name, kind in rows}
    return _ELEMENTS[store]


def _software(session: Session, *codes: str | None) -> tuple[str, ...]:
    """Software in demand, of the first of the codes that lists any software."""
    for code in codes:
        listed = session.execute(
            select(Software.name, Software.in_demand)
            .where(Software.code == code)
            .order_by(Software.hot.desc(), Software.name)
        ).all()
        if listed:
            return tuple(name for name, in_demand in listed if in_demand)
    return ()


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
