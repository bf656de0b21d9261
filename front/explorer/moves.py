"""Who moved where: the likeliest moves from an occupation, and where its people came from.

The survey counts moves between broad groups of occupations. On the way out each share is spread
over the group's occupations by their employment; on the way in, occupations of one group have the
same figures and stand in one line.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from front.explorer.words import WORDS
from knowledge.store.schema import Classification, Occupation, Precedent
from knowledge.store.schema_moves import TransitionGroup

_RULES = WORDS["moves"]


@dataclass(frozen=True)
class Member:
    """One occupation of a line."""

    code: str
    title: str
    mobility_class: str
    median_wage: int | None


@dataclass(frozen=True)
class Move:
    """A move from one occupation, or a group of them counted together, to another."""

    members: tuple[Member, ...]
    #: Of those who left the first occupation, the share (0-1) who took up the second, after
    #: shrinking towards a prior.
    share: float
    #: Estimated persons in the survey behind it.
    cases: float

    @property
    def title(self) -> str:
        """The titles of all its occupations."""
        return "; ".join(one.title for one in self.members)

    @property
    def classes(self) -> tuple[str, ...]:
        """The classes of its occupations, each once."""
        return tuple(dict.fromkeys(one.mobility_class for one in self.members))

    @property
    def least_pay(self) -> int | None:
        """Lowest median of its occupations, US dollars a year; None where none is known."""
        return min(self._pay, default=None)

    @property
    def most_pay(self) -> int | None:
        """Highest median of its occupations, as :attr:`least_pay`."""
        return max(self._pay, default=None)

    @property
    def _pay(self) -> list[int]:
        return [one.median_wage for one in self.members if one.median_wage is not None]


def moves_from(session: Session, code: str) -> tuple[Move, ...]:
    """The likeliest moves out of an occupation that the survey saw, likeliest first."""
    rows = session.execute(
        select(Precedent.to_code, Precedent.share, Precedent.estimated_cases)
        .where(Precedent.from_code == code, Precedent.estimated_cases >= _RULES["least_cases"])
        .order_by(Precedent.share.desc(), Precedent.to_code)
        .limit(_RULES["shown"])
    ).all()
    members = _members(session, [to for to, _, _ in rows])
    return tuple(Move((members[to],), share, cases) for to, share, cases in rows)


def moves_to(session: Session, code: str) -> tuple[Move, ...]:
    """Where most people came from to an occupation, most survey cases first."""
    rows = session.execute(
        select(Precedent.from_code, Precedent.share, Precedent.estimated_cases)
        .where(Precedent.to_code == code, Precedent.estimated_cases >= _RULES["least_cases"])
        .order_by(Precedent.estimated_cases.desc(), Precedent.from_code)
    ).all()
    groups = _groups(session, [start for start, _, _ in rows])
    together: dict[str, list[tuple[str, float, float]]] = {}
    for start, share, cases in rows:
        together.setdefault(groups.get(start, start), []).append((start, share, cases))
    chosen = list(together.values())[: _RULES["shown"]]
    members = _members(session, [start for group in chosen for start, _, _ in group])
    return tuple(
        Move(tuple(members[start] for start, _, _ in group), group[0][1], group[0][2])
        for group in chosen
    )


def _members(session: Session, codes: Sequence[str]) -> dict[str, Member]:
    rows = session.execute(
        select(Occupation.code, Occupation.title, Occupation.median_wage,
               Classification.mobility_class)
        .join(Classification, Classification.code == Occupation.code, isouter=True)
        .where(Occupation.code.in_(codes))
    )  # fmt: skip
    return {code: Member(code, title, found or "none", wage) for code, title, wage, found in rows}


def _groups(session: Session, codes: Sequence[str]) -> dict[str, str]:
    """Occupation -> the group of the survey that it has most weight in."""
    rows = session.execute(
        select(TransitionGroup.code, TransitionGroup.group_code)
        .where(TransitionGroup.code.in_(codes))
        .order_by(TransitionGroup.weight, TransitionGroup.group_code.desc())
    )
    return {row.code: row.group_code for row in rows}
