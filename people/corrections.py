"""Reports of wrong figures as an operator reads and settles them, without knowing from whom."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Select, select, update
from sqlalchemy.engine import CursorResult

from people.database import Database
from people.tables import CorrectionRow
from people.utc import now

#: Reports shown at a time, the oldest open ones and the newest settled ones (ours).
LISTED_AT_MOST = 200


def new_reference() -> str:
    """A random name for a report: numbers of rows may come to name another."""
    return secrets.token_urlsafe(9)


@dataclass(frozen=True)
class Correction:
    """One report. Who wrote it is not in it."""

    reference: str
    figure: str | None
    code: str | None
    option_id: str | None
    said: str
    at: datetime
    settled_at: datetime | None
    note: str | None


class Corrections(Database):
    """Reads and settles reports."""

    def open_corrections(self) -> tuple[Correction, ...]:
        """What is not settled, earliest first."""
        query = select(CorrectionRow).where(CorrectionRow.settled_at.is_(None))
        return self._listed(query.order_by(CorrectionRow.id))

    def settled_corrections(self) -> tuple[Correction, ...]:
        """What is settled, latest first."""
        query = select(CorrectionRow).where(CorrectionRow.settled_at.is_not(None))
        return self._listed(query.order_by(CorrectionRow.settled_at.desc(), CorrectionRow.id))

    def correction(self, reference: str) -> Correction | None:
        """One report by its reference."""
        return next(
            iter(self._listed(select(CorrectionRow).where(CorrectionRow.reference == reference))),
            None,
        )

    def settle_correction(self, reference: str, note: str) -> bool:
        """Mark a report as settled with what was found out; False where none is open by it."""
        with self.writing() as session:
            settled = session.execute(
                update(CorrectionRow)
                .where(CorrectionRow.reference == reference, CorrectionRow.settled_at.is_(None))
                .values(settled_at=now(), note=note)
            )
            return isinstance(settled, CursorResult) and settled.rowcount == 1

    def _listed(self, query: Select[CorrectionRow]) -> tuple[Correction, ...]:
        with self.reading() as session:
            rows = session.scalars(query.limit(LISTED_AT_MOST)).all()
            return tuple(
                Correction(
                    reference=row.reference or "", figure=row.figure, code=row.code,
                    option_id=row.option_id, said=row.said, at=row.at,
                    settled_at=row.settled_at, note=row.note,
                )
                for row in rows
            )  # fmt: skip
