"""The published facts and how near is near enough, from facts.toml."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

FACTS = Path(__file__).with_name("facts.toml")
REQUIRED = ("id", "section", "says", "stated_by", "report", "measure")


class FactError(ValueError):
    """An entry of facts.toml that cannot be measured or judged; the message names it."""


@dataclass(frozen=True)
class Fact:
    """One published fact, the measure that looks for it and what counts as agreeing."""

    id: str
    section: str
    #: May hold {name} and {code} of the occupation ``of["code"]``.
    says: str
    #: Key into the table ``stated_by`` of facts.toml.
    stated_by: str
    #: The published figure as it is shown.
    report: str
    #: Key into measures.MEASURES.
    measure: str
    #: What the measure is given.
    of: Mapping[str, Any] = field(default_factory=dict)
    #: The published figures and the largest difference that still agrees ...
    expected: tuple[float, ...] = ()
    within: float | None = None
    #: ... or the least and the most that agree.
    between: tuple[float, float] | None = None
    #: What in the data speaks for a difference; told beside the measured reason.
    differs_because: str = ""


@cache
def read_rules() -> dict[str, Any]:
    """The whole of facts.toml."""
    return tomllib.loads(FACTS.read_text(encoding="utf-8"))


@cache
def read_facts() -> tuple[Fact, ...]:
    """Every fact of facts.toml.

    Raises:
        FactError: see :func:`facts_of`.
    """
    return facts_of(read_rules()["fact"])


def facts_of(entries: Iterable[Mapping[str, Any]]) -> tuple[Fact, ...]:
    """The facts of such entries; one with ``for_each`` is a fact for each code in it.

    Raises:
        FactError: an entry lacks a field, has an unknown one, or an id repeats.
    """
    facts = [fact for entry in entries for fact in _facts_of(entry)]
    names = [fact.id for fact in facts]
    repeated = sorted({name for name in names if names.count(name) > 1})
    if repeated:
        raise FactError(f"fact ids repeat: {repeated}")
    return tuple(facts)


def stated_by(fact: Fact) -> str:
    """Short name of who states a fact.

    Raises:
        FactError: facts.toml does not name it.
    """
    try:
        name: str = read_rules()["stated_by"][fact.stated_by]
    except KeyError:
        raise FactError(f"{fact.id}: {fact.stated_by!r} is not in [stated_by]") from None
    return name


def _facts_of(entry: Mapping[str, Any]) -> Iterator[Fact]:
    name = entry.get("id", entry)
    missing = [key for key in REQUIRED if key not in entry]
    if missing:
        raise FactError(f"{name}: lacks {missing}")
    values = {key: value for key, value in entry.items() if key != "for_each"}
    unknown = sorted(set(values) - set(Fact.__dataclass_fields__))
    if unknown:
        raise FactError(f"{name}: unknown fields {unknown}")
    if "expected" in values:
        values["expected"] = tuple(float(number) for number in values["expected"])
    if "between" in values:
        low, high = values["between"]
        values["between"] = (float(low), float(high))
    if "for_each" not in entry:
        yield Fact(**values)
        return
    for code in entry["for_each"]:
        of = {**entry.get("of", {}), "code": code}
        yield Fact(**{**values, "id": f"{name}.{code}", "of": of})
