"""``import-figures``: a file of figures in, rows in the figures' own file out, all or nothing."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

from sqlalchemy.dialects.sqlite import insert
from sqlalchemy.exc import DatabaseError
from sqlalchemy.orm import Session

from knowledge.risk.figure_files import Read
from knowledge.risk.figures import FiguresError
from knowledge.risk.figures_schema import (
    FigureImport,
    FiguresBase,
    LayoffNotice,
    PriceIndex,
    UnemploymentRate,
    YearlyWage,
)
from knowledge.risk.import_layoffs import read_layoffs
from knowledge.risk.import_prices import read_prices, read_yearly_wages
from knowledge.risk.import_unemployment import read_unemployment
from knowledge.store.open import engine_of
from knowledge.store.schema import Occupation
from knowledge.store.tables import read_rows

TABLES: dict[str, type[FiguresBase]] = {
    "unemployment": UnemploymentRate,
    "prices": PriceIndex,
    "wages": YearlyWage,
    "layoffs": LayoffNotice,
}
#: Rows in one statement.
_PART = 500


def import_figures(
    kind: str, file: Path, out: Path, *, state: str | None = None, today: date | None = None
) -> Iterator[str]:
    """Read a file whole, then keep its rows in ``out``; yields lines for the operator.

    A row that is there already is replaced by the newer one, so importing a file twice changes
    nothing. A file that does not fit leaves ``out`` as it was.

    Raises:
        MissingReleaseError: there is no such file.
        LayoutError: it is not laid out as documented.
        FiguresError: ``out`` is something else.
        KeyError: no such kind.
    """
    table = TABLES[kind]
    read = _read(kind, file, state, today or date.today())
    out.parent.mkdir(parents=True, exist_ok=True)
    engine = engine_of(out, read_only=False)
    try:
        FiguresBase.metadata.create_all(engine)
        with Session(engine) as session, session.begin():
            for start in range(0, len(read.rows), _PART):
                once = insert(table).values(read.rows[start : start + _PART])
                keys = list(table.__table__.primary_key.columns)  # type: ignore[attr-defined]
                newer = {c.name: c for c in once.excluded if c.name not in {k.name for k in keys}}
                session.execute(once.on_conflict_do_update(index_elements=keys, set_=newer))
            session.add(_log(kind, file, read))
    except DatabaseError as error:
        raise FiguresError(f"{out} is no file of imported figures; move it away") from error
    finally:
        engine.dispose()
    yield f"{file.name}: {len(read.rows):,} rows kept in {out}"
    for reason, count in sorted(read.rejected.items()):
        yield f"  left out: {count:,} rows, {reason}"
    for note in read.notes:
        yield f"  note: {note}"


def _read(kind: str, file: Path, state: str | None, today: date) -> Read:
    if kind == "unemployment":
        return read_unemployment(file, today)
    if kind == "prices":
        return read_prices(file, today)
    if kind == "layoffs":
        return read_layoffs(file, today, None if state is None else state.upper())
    rows = list(read_rows(Occupation))
    known = {row["code"] for row in rows} | {row["figures_code"] for row in rows}
    return read_yearly_wages(file, frozenset(code for code in known if code))


def _log(kind: str, file: Path, read: Read) -> FigureImport:
    return FigureImport(
        kind=kind,
        file=file.name,
        digest=hashlib.sha256(file.read_bytes()).hexdigest(),
        imported_at=datetime.now(UTC).isoformat(timespec="seconds"),
        kept=len(read.rows),
        rejected=read.rejected.total(),
    )
