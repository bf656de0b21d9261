"""Makes due what workers are to be told or asked, in statements over many workers at once.

Each thing has a key that is unique for its worker, so that making it twice makes it once.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Select, exists, func, literal, or_, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.engine import CursorResult
from sqlalchemy.orm import Session

from people.check_in_records import BY_COACH
from people.check_in_tables import CheckInRow, CheckInWishRow, FlagChangeRow, FlagEditionRow
from people.database import Database
from people.handoff_tables import HandoffRow
from people.tables import ChoiceRow, PastJobRow, WorkerRow
from people.utc import UtcDateTime

#: What a row of something due is made of; the rest has its default.
_COLUMNS = (
    "worker_id", "key", "kind", "edition", "stage", "anchor_at", "made_at", "due_at", "state",
    "told",
)  # fmt: skip


@dataclass(frozen=True)
class Place:
    """Where a worker is and in which industry they work, for notices of layoffs."""

    worker_id: int
    zip_code: str | None
    city: str | None
    state: str | None
    industry: str | None


def _wants() -> tuple[ColumnElement[bool], ...]:
    """Workers who may get check-ins; joined with their wish."""
    return (
        CheckInWishRow.worker_id == WorkerRow.id,
        CheckInWishRow.agreed_at.is_not(None),
        WorkerRow.stopped_at.is_(None),
    )


def last_choices() -> Select[int]:
    """The row of each worker's last choice of a next job."""
    return select(func.max(ChoiceRow.id)).group_by(ChoiceRow.worker_id)


def _moment(value: datetime) -> Any:
    return literal(value, UtcDateTime)


def _insert_into(session: Session) -> Any:
    """An insert that may be told what to do with a row that is there already."""
    dialect = session.get_bind().dialect.name
    return (postgresql.insert if dialect == "postgresql" else sqlite.insert)(CheckInRow)


def _insert(session: Session, rows: Select[Any]) -> int:
    made = session.execute(
        _insert_into(session)
        .from_select(_COLUMNS, rows, include_defaults=False)
        .on_conflict_do_nothing(index_elements=["worker_id", "key"])
    )
    return made.rowcount if isinstance(made, CursorResult) else 0


class CheckInMaking(Database):
    """Makes check-ins due."""

    def spread_edition(self, number: int, moment: datetime, *, at_most: int) -> bool:
        """Make an edition's changes due for the next workers they concern; False when all have it.

        A worker is concerned by the occupations of confirmed past jobs and by the next job chosen
        last, if they wanted check-ins when the edition was made.
        """
        with self.writing() as session:
            query = select(FlagEditionRow).where(FlagEditionRow.number == number)
            edition = session.scalars(query.with_for_update()).one()
            if edition.spread_at is not None:
                return False
            first, last = edition.spread_to, edition.spread_to + at_most
            changed = select(FlagChangeRow.code).where(FlagChangeRow.edition == number)
            past = select(PastJobRow.worker_id).where(
                PastJobRow.code.in_(changed), PastJobRow.confirmed,
                PastJobRow.worker_id > first, PastJobRow.worker_id <= last,
            )  # fmt: skip
            chosen = select(ChoiceRow.worker_id).where(
                ChoiceRow.code.in_(changed), ChoiceRow.id.in_(
                    last_choices().where(ChoiceRow.worker_id > first, ChoiceRow.worker_id <= last)
                ),
            )  # fmt: skip
            concerned = past.union(chosen).subquery()
            _insert(
                session,
                _changes(edition, moment).where(WorkerRow.id.in_(select(concerned.c.worker_id))),
            )
            edition.spread_to = last
            newest = session.scalar(select(func.max(WorkerRow.id))) or 0
            if last >= newest:
                edition.spread_at = moment
            return last < newest

    def places_of_industries(self, industries: Collection[str]) -> tuple[Place, ...]:
        """Workers who want check-ins and told an industry among these."""
        query = (
            select(
                WorkerRow.id, WorkerRow.zip_code, WorkerRow.city, WorkerRow.state,
                CheckInWishRow.industry,
            )
            .where(*_wants(), CheckInWishRow.industry.in_(industries))
            .order_by(WorkerRow.id)
        )  # fmt: skip
        with self.reading() as session:
            return tuple(Place(*row) for row in session.execute(query))

    def spread_to_workers(self, number: int, workers: Sequence[int], moment: datetime) -> None:
        """Make an edition's changes due for these workers."""
        with self.writing() as session:
            query = select(FlagEditionRow).where(FlagEditionRow.number == number)
            edition = session.scalars(query).one()
            _insert(session, _changes(edition, moment).where(WorkerRow.id.in_(workers)))

    def count_days_from_talks(self) -> None:
        """Count days from the end of the last talk; a reply to a check-in alone is none."""
        seen = (
            select(WorkerRow.last_seen_at)
            .where(WorkerRow.id == CheckInWishRow.worker_id)
            .scalar_subquery()
        )
        newer = or_(CheckInWishRow.anchor_at.is_(None), seen > CheckInWishRow.anchor_at)
        no_reply = or_(CheckInWishRow.replied_at.is_(None), seen > CheckInWishRow.replied_at)
        with self.writing() as session:
            session.execute(
                update(CheckInWishRow)
                .where(CheckInWishRow.agreed_at.is_not(None), newer, no_reply)
                .values(anchor_at=seen)
                .execution_options(synchronize_session=False)
            )

    def schedule_day(self, stage: int, moment: datetime, *, until: timedelta) -> int:
        """Make the check-in of a day due where it has come; how many.

        ``stage`` is days since the last talk. Where more than ``until`` has passed since that
        day, it is too late for it.
        """
        day = timedelta(days=stage)
        made = exists().where(
            CheckInRow.worker_id == CheckInWishRow.worker_id,
            CheckInRow.stage == stage,
            CheckInRow.anchor_at == CheckInWishRow.anchor_at,
        )
        query = select(CheckInWishRow.worker_id, CheckInWishRow.anchor_at).where(
            *_wants(),
            CheckInWishRow.scheduled,
            CheckInWishRow.anchor_at <= moment - day,
            CheckInWishRow.anchor_at > moment - day - until,
            ~made,
        )
        with self.writing() as session:
            found = session.execute(query).tuples().all()
            return _insert_days(
                session, moment,
                [(worker, f"day-{stage}-{anchor:%Y%m%dT%H%M%S%f}", stage, anchor)
                 for worker, anchor in found],
            )  # fmt: skip

    def schedule_by_coach(self, moment: datetime) -> int:
        """Make a check-in due on the day that a coach named, or up to a week later; how many."""
        query = select(
            HandoffRow.worker_id, HandoffRow.id, HandoffRow.next_check_in_on,
            CheckInWishRow.anchor_at,
        ).where(
            *_wants(),
            HandoffRow.worker_id == WorkerRow.id,
            HandoffRow.next_check_in_on <= moment.date(),
            HandoffRow.next_check_in_on > moment.date() - timedelta(days=7),
        )  # fmt: skip
        with self.writing() as session:
            found = session.execute(query).tuples().all()
            return _insert_days(
                session, moment,
                [(worker, f"coach-{handoff}-{day}", BY_COACH, anchor)
                 for worker, handoff, day, anchor in found],
            )  # fmt: skip


def _insert_days(
    session: Session,
    moment: datetime,
    days: Sequence[tuple[int, str, int, datetime | None]],
) -> int:
    rows: list[dict[str, object]] = [
        {"worker_id": worker, "key": key, "kind": "day", "stage": stage, "anchor_at": anchor,
         "made_at": moment, "due_at": moment, "state": "due", "told": []}
        for worker, key, stage, anchor in days
    ]  # fmt: skip
    if rows:
        once = _insert_into(session).on_conflict_do_nothing(index_elements=["worker_id", "key"])
        session.connection().execute(once, rows)
    return len(rows)


def _changes(edition: FlagEditionRow, moment: datetime) -> Select[Any]:
    return select(
        WorkerRow.id, literal(f"change-{edition.number}"), literal("change"),
        literal(edition.number), literal(None), literal(None), _moment(edition.made_at),
        _moment(moment), literal("due"), literal([], CheckInRow.told.type),
    ).where(*_wants(), CheckInWishRow.agreed_at <= edition.made_at)  # fmt: skip
