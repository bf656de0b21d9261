"""The areas that figures are published for, and what they say of an occupation."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup
from sqlalchemy import select
from sqlalchemy.orm import Session

from front.explorer.words import word
from front.web.knowing import Facts
from knowledge.regions.chart import landscape_chart
from knowledge.regions.records import LocalFigures, RegionalLandscape
from knowledge.store.schema_regions import Area


@dataclass(frozen=True)
class Choice:
    """An area to choose."""

    area_id: str
    name: str
    kind: str


@dataclass(frozen=True)
class Here:
    """An occupation in a chosen area."""

    choice: Choice
    figures: LocalFigures
    landscape: RegionalLandscape
    chart: Markup


def choices(session: Session) -> dict[str, tuple[Choice, ...]]:
    """State's postal code -> its areas, the whole state first."""
    rows = session.scalars(select(Area).order_by(Area.state, Area.kind != "state", Area.name))
    found: dict[str, list[Choice]] = {}
    for row in rows:
        kind = word("area_kinds", row.kind)
        found.setdefault(row.state, []).append(Choice(row.area_id, row.name, kind))
    return {state: tuple(areas) for state, areas in found.items()}


def chosen(session: Session, area_id: str | None) -> Choice | None:
    """The area of that number; None for none, or for one that this release does not have."""
    row = session.get(Area, area_id) if area_id else None
    return None if row is None else Choice(row.area_id, row.name, word("area_kinds", row.kind))


def here(facts: Facts, code: str, choice: Choice) -> Here:
    """What the figures of an area say of an occupation and of all its jobs."""
    found = facts.library.landscape(choice.name)
    chart = Markup(landscape_chart(found))  # noqa: S704 - drawn and escaped by ourselves
    return Here(choice, facts.library.local(code, choice.name), found, chart)


def local_pay(facts: Facts, codes: Sequence[str], choice: Choice | None) -> dict[str, int | None]:
    """Median pay of occupations in the chosen area itself; nothing of any wider area."""
    if choice is None:
        return {}
    each = facts.library.regions.local_each(codes, choice.name)
    return {
        one.code: one.pay.median_wage
        for one in each
        if one.pay is not None and one.pay.area.area_id == choice.area_id
        and one.figures_title is None
    }  # fmt: skip
