"""The states of warning signs, read anew as a whole: an edition, or nothing."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import delete, insert, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from people.check_in_records import FlagChangeTold, FlagEdition, FlagReading
from people.check_in_tables import FlagChangeRow, FlagEditionRow, FlagStateRow
from people.database import Database

_STATES: Any = FlagStateRow.__table__
_CHANGES: Any = FlagChangeRow.__table__


def _record(row: FlagEditionRow) -> FlagEdition:
    return FlagEdition(
        number=row.number,
        release=row.release,
        figures=row.figures,
        looked_on=row.looked_on,
        made_at=row.made_at,
        spread_to=row.spread_to,
        spread_at=row.spread_at,
    )


def _latest(session: Session) -> FlagEditionRow | None:
    query = select(FlagEditionRow).order_by(FlagEditionRow.number.desc()).limit(1)
    return session.scalars(query).one_or_none()


class FlagEditions(Database):
    """Reads and changes of the states of warning signs. Nothing here is about a person."""

    def latest_edition(self) -> FlagEdition | None:
        """The newest reading; None before the first."""
        with self.reading() as session:
            row = _latest(session)
            return None if row is None else _record(row)

    def editions_to_spread(self) -> tuple[FlagEdition, ...]:
        """Editions whose changes are not due yet for all workers they concern, oldest first."""
        query = (
            select(FlagEditionRow)
            .where(FlagEditionRow.spread_at.is_(None))
            .order_by(FlagEditionRow.number)
        )
        with self.reading() as session:
            return tuple(_record(row) for row in session.scalars(query))

    def flag_states(self) -> dict[tuple[str, str], FlagReading]:
        """Every state by its code and flag."""
        query = select(
            FlagStateRow.code, FlagStateRow.flag, FlagStateRow.raised, FlagStateRow.value,
            FlagStateRow.vintage,
        )  # fmt: skip
        with self.reading() as session:
            return {(row[0], row[1]): FlagReading(*row) for row in session.execute(query)}

    def keep_edition(
        self,
        after: FlagEdition | None,
        release: str,
        figures: str,
        states: Sequence[FlagReading],
        changes: Sequence[FlagChangeTold],
        moment: datetime,
    ) -> bool:
        """Keep a reading that was made against the states of ``after``, all or nothing.

        ``states`` replace all that stood there. False when another process was first: then
        nothing is changed.
        """
        try:
            return self._keep(after, release, figures, states, changes, moment)
        except IntegrityError:
            # On PostgreSQL two read at once, and the number is the other's.
            return False

    def _keep(
        self,
        after: FlagEdition | None,
        release: str,
        figures: str,
        states: Sequence[FlagReading],
        changes: Sequence[FlagChangeTold],
        moment: datetime,
    ) -> bool:
        with self.writing() as session:
            before = _latest(session)
            if (before.number if before else 0) != (after.number if after else 0):
                return False
            number = (after.number if after else 0) + 1
            session.add(
                FlagEditionRow(
                    number=number, release=release, figures=figures, made_at=moment,
                    looked_on=moment.date(), spread_at=None if changes else moment,
                )
            )  # fmt: skip
            session.flush()
            connection = session.connection()
            connection.execute(delete(_STATES))
            if states:
                # As one statement: by rows it would be a thousand.
                connection.execute(insert(_STATES), [vars(state) for state in states])
            if changes:
                connection.execute(insert(_CHANGES), [_row(number, one) for one in changes])
            return True

    def looked_at_edition(self, number: int, day: date) -> None:
        """What fades with time was looked at on this day, and nothing had changed."""
        with self.writing() as session:
            session.execute(
                update(FlagEditionRow).where(FlagEditionRow.number == number).values(looked_on=day)
            )

    def flag_changes(self, editions: Sequence[int]) -> tuple[tuple[int, FlagChangeTold], ...]:
        """The changes of some editions with their numbers, in the order they came."""
        query = (
            select(FlagChangeRow)
            .where(FlagChangeRow.edition.in_(editions))
            .order_by(FlagChangeRow.edition, FlagChangeRow.id)
        )
        with self.reading() as session:
            return tuple((row.edition, _told(row)) for row in session.scalars(query))


def _row(number: int, one: FlagChangeTold) -> dict[str, object]:
    return {
        "edition": number,
        "code": one.code,
        "flag": one.flag,
        "was": one.was,
        "now": one.raised,
        "old_value": one.old_value,
        "new_value": one.value,
        "old_vintage": one.old_vintage,
        "new_vintage": one.vintage,
        "source": one.source,
        "names": dict(one.names),
    }


def _told(row: FlagChangeRow) -> FlagChangeTold:
    return FlagChangeTold(
        code=row.code,
        flag=row.flag,
        raised=row.now,
        value=row.new_value,
        vintage=row.new_vintage,
        was=row.was,
        old_value=row.old_value,
        old_vintage=row.old_vintage,
        source=row.source,
        names=row.names,
    )
