"""What the measures look at, read from a built store once."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from sqlalchemy import select
from sqlalchemy.orm import Session

from knowledge.answers import Progressions
from knowledge.progressions.suggest import NextJobs, Origin
from knowledge.store.schema import (
    AllianceRole,
    Classification,
    Occupation,
    OnetOccupation,
    PlainTitle,
    Precedent,
)
from knowledge.store.schema_moves import GroupClassification

#: Good, viable jobs in their order of mobility.
GOOD_JOBS = ("gateway", "historical_adjacency", "mid_wage_origin")
ORIGINS = ("origin", "mid_wage_origin")


@dataclass(frozen=True)
class Move:
    """A move between two occupations: shrunk share of movers and estimated survey cases."""

    from_code: str
    to_code: str
    share: float
    cases: float


@dataclass(frozen=True)
class Material:
    """Occupations, classes and moves of one store."""

    session: Session
    occupations: Mapping[str, Occupation]
    classes: Mapping[str, Classification]
    groups: Sequence[GroupClassification]
    #: Persons employed, combined codes divided among their members.
    employed: Mapping[str, float]
    moves: Sequence[Move]
    names: Mapping[str, str]
    #: Title of the part of an occupation that the Alliance names, where it names only a part.
    parts: Mapping[str, str]
    next_jobs: NextJobs
    _suggested: dict[str, Progressions] = field(default_factory=dict)

    @classmethod
    def load(cls, session: Session, release: str) -> Material:
        """Read everything the measures need."""
        occupations = {row.code: row for row in session.scalars(select(Occupation))}
        columns = (
            Precedent.from_code,
            Precedent.to_code,
            Precedent.share,
            Precedent.estimated_cases,
        )
        return cls(
            session=session,
            occupations=occupations,
            classes={row.code: row for row in session.scalars(select(Classification))},
            groups=session.scalars(select(GroupClassification)).all(),
            employed={
                code: float(row.employment or 0) * (row.employment_share or 0.0)
                for code, row in occupations.items()
            },
            moves=[Move(*row) for row in session.execute(select(*columns))],
            names={row.code: row.one for row in session.scalars(select(PlainTitle))},
            parts=_parts(session),
            next_jobs=NextJobs(session, release),
        )

    def name(self, code: str) -> str:
        """What one person in an occupation is called."""
        return self.names.get(code) or self.occupations[code].title

    def as_named(self, code: str) -> str:
        """The same, or the part of it that the Alliance names."""
        return self.parts.get(code) or self.name(code)

    def of_class(self, *names: str) -> list[str]:
        """Codes of the occupations in these classes, sorted."""
        return sorted(code for code, row in self.classes.items() if row.mobility_class in names)

    def mobility_class(self, code: str) -> str:
        """Class of an occupation."""
        return self.classes[code].mobility_class

    def confidence(self, code: str, role: str) -> float:
        """Probability that the rules of a class hold by computation; 0 outside the class.

        What the Alliance names has its class in any case; its confidence stays the computed one.
        """
        row = self.classes[code]
        return row.confidence if row.mobility_class == role else 0.0

    def persons(self, codes: Iterable[str]) -> float:
        """Persons employed in these occupations."""
        return sum(self.employed[code] for code in codes)

    def moves_from(self, code: str) -> list[Move]:
        """Moves out of an occupation, likeliest first."""
        found = [move for move in self.moves if move.from_code == code]
        return sorted(found, key=lambda move: (-move.share, move.to_code))

    def suggested(self, code: str) -> Progressions:
        """Next jobs of someone whose one past job is ``code``; asked once."""
        if code not in self._suggested:
            self._suggested[code] = self.next_jobs.suggest([Origin(code)])
        return self._suggested[code]

    def in_major_groups(self, codes: Iterable[str], majors: Collection[str]) -> list[str]:
        """Those of ``codes`` whose SOC major group ("29") is one of ``majors``."""
        return [code for code in codes if code[:2] in majors]


def _parts(session: Session) -> dict[str, str]:
    rows = session.execute(
        select(AllianceRole.code, OnetOccupation.title).join(
            OnetOccupation, OnetOccupation.onet_code == AllianceRole.onet_code
        )
    )
    return {code: title.lower() for code, title in rows}
