"""Measures every fact and says how it stands."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from knowledge.validation.facts import Fact, FactError, read_facts, stated_by
from knowledge.validation.judging import Measured, Value, Verdict, judge
from knowledge.validation.material import Material
from knowledge.validation.measures import MEASURES


@dataclass(frozen=True)
class Compared:
    """One row of the table of facts."""

    id: str
    section: str
    fact: str
    stated_by: str
    report: str
    ours: str
    value: Value
    verdict: Verdict
    why: str


def compare_all(material: Material) -> tuple[Compared, ...]:
    """Every fact of facts.toml, in its order.

    Raises:
        FactError: a fact names a measure there is none of, or cannot be judged.
    """
    return tuple(compare(material, fact) for fact in read_facts())


def compare(material: Material, fact: Fact) -> Compared:
    """Measure one fact and judge it.

    Raises:
        FactError: as in :func:`compare_all`.
    """
    if fact.measure not in MEASURES:
        raise FactError(f"{fact.id}: there is no measure {fact.measure!r}")
    measured: Measured = MEASURES[fact.measure](material, fact.of)
    verdict = judge(fact, measured.value)
    why = measured.why
    if verdict is Verdict.DIFFERS and fact.differs_because:
        why = f"{why} {fact.differs_because}"
    return Compared(
        id=fact.id,
        section=fact.section,
        fact=_told(material, fact),
        stated_by=stated_by(fact),
        report=fact.report,
        ours=measured.ours,
        value=measured.value,
        verdict=verdict,
        why=why,
    )


def _told(material: Material, fact: Fact) -> str:
    code = fact.of.get("code")
    if code is None:
        return fact.says
    return fact.says.format(name=material.as_named(code), code=code)


def summary(rows: Iterable[Compared]) -> dict[str, Any]:
    """How many facts agree, differ and cannot be compared."""
    counts = Counter(row.verdict for row in rows)
    return {str(verdict): counts[verdict] for verdict in Verdict}
