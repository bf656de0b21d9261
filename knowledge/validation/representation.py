"""Which workers are in which class of jobs, against all workers: for operators, in aggregate."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from knowledge.store.schema import Classification
from knowledge.validation.workforce import Workforce, fairness_rules

OVER, UNDER, EVEN, UNKNOWN = "over", "under", "even", "unknown"


@dataclass(frozen=True)
class Representation:
    """One group of workers in one class of jobs; shares are 0-1."""

    group: str
    share: float | None
    of_all: float
    #: Share in the class over share of all workers: 1.2 is a fifth more than evenly.
    ratio: float | None
    #: Share of the class's workers in occupations with a figure.
    coverage: float
    #: "over", "under", "even" or "unknown".
    standing: str
    reading: str


@dataclass(frozen=True)
class ClassWorkforce:
    """Who works in the occupations of one mobility class."""

    mobility_class: str
    name: str
    occupations: int
    persons: int
    groups: tuple[Representation, ...]

    def group(self, name: str) -> Representation:
        """The figures of one group of fairness.toml."""
        return next(found for found in self.groups if found.group == name)


def representation(session: Session, workforce: Workforce) -> tuple[ClassWorkforce, ...]:
    """Every class of fairness.toml with the representation of every group there."""
    members: dict[str, list[str]] = defaultdict(list)
    for code, name in session.execute(select(Classification.code, Classification.mobility_class)):
        if code in workforce.persons:
            members[name].append(code)
    rules = fairness_rules()
    return tuple(
        ClassWorkforce(
            mobility_class=mobility_class,
            name=name,
            occupations=len(members[mobility_class]),
            persons=round(sum(workforce.persons[code] for code in members[mobility_class])),
            groups=tuple(
                _represented(workforce, group, members[mobility_class], name)
                for group in rules["groups"]
            ),
        )
        for mobility_class, name in rules["classes"].items()
    )


def _represented(
    workforce: Workforce, group: str, codes: list[str], class_name: str
) -> Representation:
    share, of_all = workforce.share(group, codes), workforce.of_all[group]
    ratio = None if share is None else round(share / of_all, 2)
    standing = _standing(ratio)
    return Representation(
        group=group,
        share=None if share is None else round(share, 4),
        of_all=of_all,
        ratio=ratio,
        coverage=round(workforce.coverage(group, codes), 4),
        standing=standing,
        reading=_reading(fairness_rules()["groups"][group], class_name, ratio, standing),
    )


def _standing(ratio: float | None) -> str:
    rule = fairness_rules()["representation"]
    if ratio is None:
        return UNKNOWN
    if ratio >= rule["over"]:
        return OVER
    return UNDER if ratio <= rule["under"] else EVEN


def _reading(people: str, class_name: str, ratio: float | None, standing: str) -> str:
    if ratio is None:
        return f"Who works in {class_name} is not known."
    how = {
        OVER: f"over-represented in {class_name}",
        UNDER: f"under-represented in {class_name}",
        EVEN: f"in {class_name} about as often as everywhere",
    }[standing]
    first = people[0].upper() + people[1:]
    return f"{first} are {how}: {ratio:.2f} times their share of all workers."
