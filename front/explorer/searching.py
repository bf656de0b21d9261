"""Occupations for what a coach types: plain words, an official title or a code."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from front.explorer.words import WORDS
from front.web.knowing import Facts
from knowledge.progressions.wishes import UnknownOccupationError
from knowledge.store.schema import Classification, Occupation, OnetOccupation

_CODE = re.compile(r"\d\d-\d{4}(?:\.\d\d)?")
_WORD = re.compile(r"[^\W_]+")
_RULES = WORDS["search"]


@dataclass(frozen=True)
class Listed:
    """One occupation of a list."""

    code: str
    title: str
    mobility_class: str
    #: US dollars a year, national, of all workers; None where BLS prints none.
    median_wage: int | None
    #: How surely the words mean it (0-1); None where only its title has the words.
    score: float | None = None
    #: The O*NET title that has the words, where it is not the occupation's own.
    called: str | None = None


@dataclass(frozen=True)
class Found:
    """What a search found."""

    asked: str
    #: The occupation whose code was typed; nothing else is searched then.
    code: str | None = None
    #: Why a code that was typed is none of this release, with what took its place.
    no_code: str | None = None
    by_meaning: tuple[Listed, ...] = ()
    by_title: tuple[Listed, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether nothing at all was found."""
        return not (self.code or self.by_meaning or self.by_title)


def tidied(asked: str) -> str:
    """What was typed, without doubled spaces and cut to the longest that is searched for."""
    return " ".join(asked.split())[: _RULES["longest"]]


def search(facts: Facts, asked: str) -> Found:
    """Search for what was typed; a code is only looked up, everything else is matched by meaning.

    Titles with all the words typed come beside, without those that were matched already.
    """
    asked = tidied(asked)
    if _CODE.fullmatch(asked):
        return by_code(facts, asked)
    matched = facts.library.match(asked).candidates
    scores = {one.code: one.score for one in matched if one.score >= _RULES["least_score"]}
    with facts.store.session() as session:
        called = _titles_with(session, asked)
        exact = [code for code, title in called.items() if title.casefold() == asked.casefold()]
        more = [code for code in called if code not in scores]
        shown = _listed(session, [*scores, *more[: _RULES["titles"]]], scores, called)
    by_meaning = [one for one in shown if one.score is not None]
    by_meaning.sort(key=lambda one: (one.code not in exact, -(one.score or 0)))
    by_title = [one for one in shown if one.score is None]
    by_title.sort(key=lambda one: one.code not in exact)
    return Found(asked, by_meaning=tuple(by_meaning), by_title=tuple(by_title))


def by_code(facts: Facts, asked: str) -> Found:
    """The occupation of a code, or why there is none and what took its place."""
    try:
        return Found(asked, code=facts.library.resolve_code(asked))
    except UnknownOccupationError as error:
        told = str(error)
    with facts.store.session() as session:
        others = [code for code in _CODE.findall(told) if code != asked[:7]]
        return Found(asked, no_code=told, by_title=tuple(_listed(session, others, {}, {})))


def _titles_with(session: Session, asked: str) -> dict[str, str]:
    """Code -> the title, its own or O*NET's, that has every word typed; by code."""
    words = [word for word in _WORD.findall(asked) if len(word) >= _RULES["shortest_word"]]
    if not words:
        return {}
    found: dict[str, str] = {}
    for table in (Occupation, OnetOccupation):
        query = select(table.code, table.title).order_by(table.code)
        for word in words:
            query = query.where(table.title.contains(word, autoescape=True))
        for code, title in session.execute(query):
            found.setdefault(code, title)
    return found


def _listed(
    session: Session, codes: Sequence[str], scores: dict[str, float], called: dict[str, str]
) -> list[Listed]:
    """The occupations of these codes in their order; what is none is left out."""
    query = (
        select(Occupation.code, Occupation.title, Occupation.median_wage,
               Classification.mobility_class)
        .join(Classification, Classification.code == Occupation.code, isouter=True)
        .where(Occupation.code.in_(codes))
    )  # fmt: skip
    rows = {row.code: row for row in session.execute(query)}
    return [
        Listed(
            code,
            row.title,
            row.mobility_class or "none",
            row.median_wage,
            scores.get(code),
            called[code] if called.get(code, row.title) != row.title else None,
        )
        for code in dict.fromkeys(codes)
        if (row := rows.get(code))
    ]
