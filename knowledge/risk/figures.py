"""The imported figures as one snapshot, read again when the file changes."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property
from pathlib import Path
from typing import Any

from sqlalchemy import select
from sqlalchemy.exc import DatabaseError
from sqlalchemy.orm import Session

from knowledge.risk.figures_schema import (
    FiguresBase,
    LayoffNotice,
    PriceIndex,
    UnemploymentRate,
    YearlyWage,
)
from knowledge.store.open import engine_of

_TABLES: tuple[type[FiguresBase], ...] = (UnemploymentRate, PriceIndex, YearlyWage, LayoffNotice)
#: What to do where the file cannot be read.
_REMEDY = "move it away and import again"


class FiguresError(Exception):
    """The file of imported figures cannot be read; the message says what to do."""


@dataclass(frozen=True)
class Rate:
    """Unemployment of a group in a month; shares 0-1."""

    group: str
    month: str
    rate: float
    rate_of_all: float
    #: The rate twelve months before, where it was imported.
    year_before: float | None


@dataclass(frozen=True)
class Notices:
    """Notices of layoffs in a county and an industry: how many, of how many jobs, the last."""

    number: int
    #: Jobs in those notices that say how many.
    workers: int
    last: date


@dataclass(frozen=True)
class Figures:
    """Everything imported so far."""

    rates: tuple[UnemploymentRate, ...] = ()
    prices: Mapping[str, float] = field(default_factory=dict)
    wages: Mapping[str, Mapping[int, float]] = field(default_factory=dict)
    layoffs: tuple[LayoffNotice, ...] = ()
    digest: str = ""

    @cached_property
    def _newest(self) -> dict[str, Rate]:
        of: dict[str, dict[str, UnemploymentRate]] = defaultdict(dict)
        for row in self.rates:
            of[row.major][row.month] = row
        newest = {}
        for major, months in of.items():
            last = months[max(months)]
            before = months.get(f"{int(last.month[:4]) - 1}{last.month[4:]}")
            # A rise is one of the same group of occupations.
            same = before is not None and before.group == last.group
            newest[major] = Rate(
                last.group, last.month, last.rate, last.rate_of_all,
                before.rate if same and before else None,
            )  # fmt: skip
        return newest

    def rate(self, code: str) -> Rate | None:
        """The newest unemployment of the group an occupation belongs to."""
        return self._newest.get(code[:2])

    def real_growth(self, code: str, years: int) -> tuple[int, tuple[float, ...]] | None:
        """Growth of the median less that of prices, percentage points, for the last years.

        With the last year; None where a wage or a price of one of them is missing.
        """
        wages = self.wages.get(code, {})
        if not wages:
            return None
        last = max(wages)
        points = []
        for year in range(last - years + 1, last + 1):
            before, now = wages.get(year - 1), wages.get(year)
            price, price_now = self.prices.get(f"{year - 1}-05"), self.prices.get(f"{year}-05")
            if not (before and now and price and price_now):
                return None
            points.append(round(100 * (now / before - price_now / price), 2))
        return last, tuple(points)

    def notices(self, day: date, days: int) -> dict[tuple[str, str, str], Notices]:
        """Notices of the last ``days`` by state, county and industry, where they name one."""
        found: dict[tuple[str, str, str], list[LayoffNotice]] = defaultdict(list)
        for row in self.layoffs:
            if row.sector and timedelta(0) <= day - row.notice_date <= timedelta(days=days):
                found[row.state, row.county, row.sector].append(row)
        return {
            place: Notices(
                len(rows),
                sum(row.workers or 0 for row in rows),
                max(row.notice_date for row in rows),
            )
            for place, rows in found.items()
        }


NO_FIGURES = Figures()


def read_figures(path: Path) -> Figures:
    """Everything imported so far; nothing where there is no file.

    Raises:
        FiguresError: the file is no such database.
    """
    if not path.is_file():
        return NO_FIGURES
    engine = engine_of(path, read_only=True)
    try:
        with Session(engine, expire_on_commit=False) as session:
            rows = {table: _rows(session, table) for table in _TABLES}
            session.expunge_all()
    except DatabaseError as error:
        raise FiguresError(f"{path} is no file of imported figures; {_REMEDY}") from error
    finally:
        engine.dispose()
    digest = hashlib.sha256()
    for table, found in rows.items():
        columns = [column.name for column in table.__table__.columns]
        for row in found:
            values = [str(getattr(row, name)) for name in columns]
            digest.update("\x1f".join([table.__tablename__, *values]).encode())
    wages: dict[str, dict[int, float]] = defaultdict(dict)
    for row in rows[YearlyWage]:
        wages[row.code][row.year] = row.median
    return Figures(
        rates=tuple(rows[UnemploymentRate]),
        prices={row.month: row.index for row in rows[PriceIndex]},
        wages=dict(wages),
        layoffs=tuple(rows[LayoffNotice]),
        digest=digest.hexdigest() if any(rows.values()) else "",
    )


def _rows(session: Session, table: type[FiguresBase]) -> list[Any]:
    key = table.__table__.primary_key.columns  # type: ignore[attr-defined]
    return list(session.scalars(select(table).order_by(*key)))


class FiguresFile:
    """The figures of a file; read again once the file has changed."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._seen: tuple[int, int] | None = None
        self._figures = NO_FIGURES

    def now(self) -> Figures:
        """The figures for a talk, which goes on with the last ones where the file is damaged."""
        with suppress(FiguresError):
            return self.read()
        return self._figures

    def read(self) -> Figures:
        """The figures as they are; raises as :func:`read_figures`."""
        try:
            state = self._path.stat()
        except FileNotFoundError:
            self._seen, self._figures = None, NO_FIGURES
            return NO_FIGURES
        seen = (state.st_mtime_ns, state.st_size)
        if seen != self._seen:
            self._figures = read_figures(self._path)
            self._seen = seen
        return self._figures
