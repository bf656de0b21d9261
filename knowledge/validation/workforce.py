"""Who works in each occupation, as persons and shares; the one reader of workforce_shares."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from knowledge.store.schema import Occupation
from knowledge.store.schema_workforce import WorkforceShare

RULES = Path(__file__).with_name("fairness.toml")
#: The survey's line for all workers.
ALL_CODES = "*"


class NoWorkforceError(Exception):
    """The store has no figures of who works where, so no fairness report can be made."""


@cache
def fairness_rules() -> dict[str, Any]:
    """The groups, classes and bars of fairness.toml."""
    return tomllib.loads(RULES.read_text(encoding="utf-8"))


@dataclass(frozen=True)
class Workforce:
    """Persons employed by occupation, and the share (0-1) of each group among them.

    The survey's occupations are often wider than SOC 2018: each member takes the shares of the
    whole, and its persons are divided by the members' own employment.
    """

    persons: Mapping[str, float]
    #: Group -> occupation -> share; without the occupations whose base is too small.
    shares: Mapping[str, Mapping[str, float]]
    #: Group -> share among all workers, as published.
    of_all: Mapping[str, float]
    all_persons: int

    @classmethod
    def load(cls, session: Session) -> Workforce:
        """Read the store.

        Raises:
            NoWorkforceError: the table is empty or has no line for all workers.
        """
        rows = session.scalars(select(WorkforceShare)).all()
        everybody = next((row for row in rows if row.codes == ALL_CODES), None)
        if everybody is None:
            raise NoWorkforceError(
                "the store has no figures of who works where; run: python -m knowledge build"
            )
        employed = {
            row.code: float(row.employment or 0) * (row.employment_share or 0.0)
            for row in session.scalars(select(Occupation))
        }
        groups = tuple(fairness_rules()["groups"])
        persons: dict[str, float] = {}
        shares: dict[str, dict[str, float]] = {group: {} for group in groups}
        for row in rows:
            if row is everybody:
                continue
            codes = row.codes.split(",")
            whole = sum(employed.get(code, 0.0) for code in codes)
            for code in codes:
                part = employed.get(code, 0.0) / whole if whole else 1.0 / len(codes)
                persons[code] = row.employment * part
                for group in groups:
                    share = getattr(row, group)
                    if share is not None:
                        shares[group][code] = share
        of_all = {group: float(getattr(everybody, group)) for group in groups}
        return cls(persons, shares, of_all, everybody.employment)

    def share(self, group: str, codes: Iterable[str]) -> float | None:
        """Share of a group among the persons of ``codes`` that have a figure; None without any."""
        known = [code for code in codes if code in self.shares[group]]
        total = sum(self.persons[code] for code in known)
        if not total:
            return None
        return sum(self.persons[code] * self.shares[group][code] for code in known) / total

    def coverage(self, group: str, codes: Iterable[str]) -> float:
        """Share of the persons of ``codes`` who are in an occupation with a figure."""
        counted = [code for code in codes if code in self.persons]
        total = sum(self.persons[code] for code in counted)
        known = sum(self.persons[code] for code in counted if code in self.shares[group])
        return known / total if total else 0.0
