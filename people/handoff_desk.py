"""What a workspace reads of all hand-offs: a coach's ended ones, numbers, and times for operators.

None of it opens a summary or a note.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select, tuple_, update
from sqlalchemy.orm import Session

from people.database import Database
from people.handoff_queue import FROM_COACH, TO_COACH
from people.handoff_records import HandoffPage
from people.handoff_tables import HandoffRow
from people.handoffs import handoff_record
from people.tables import MessageRow, WorkerRow
from people.utc import now


@dataclass(frozen=True)
class QueueCounts:
    """How many wait for anybody, and how many one coach has."""

    waiting: int
    mine: int


@dataclass(frozen=True)
class HandoffCourse:
    """When a hand-off was sent, taken and ended, and how; ``worker`` only tells workers apart."""

    worker: int
    state: str
    sent_at: datetime
    taken_at: datetime | None
    closed_at: datetime | None
    outcome: str | None


def release_all_of(session: Session, coach_id: int) -> None:
    """Put everything a coach has back into the queue, and the bot back into its talks."""
    theirs = select(HandoffRow.worker_id).where(
        HandoffRow.coach_id == coach_id, HandoffRow.state == "taken"
    )
    session.execute(
        update(WorkerRow).where(WorkerRow.id.in_(theirs)).values(coach_since=None),
        execution_options={"synchronize_session": False},
    )
    session.execute(
        update(HandoffRow)
        .where(HandoffRow.coach_id == coach_id, HandoffRow.state == "taken")
        .values(state="waiting", coach_id=None, taken_at=None)
    )


class HandoffDesk(Database):
    """Reads across hand-offs."""

    def queue_counts(self, coach_id: int) -> QueueCounts:
        """Numbers for the heads of the queue's lists; consents that ended count no more."""
        lasts = HandoffRow.consent_ends_at.is_(None) | (HandoffRow.consent_ends_at > now())
        counted = select(func.count()).select_from(HandoffRow)
        waiting = counted.where(
            HandoffRow.state == "waiting", HandoffRow.sent_at.is_not(None), lasts
        )
        mine = counted.where(HandoffRow.state == "taken", HandoffRow.coach_id == coach_id, lasts)
        with self.reading() as session:
            return QueueCounts(session.scalar(waiting) or 0, session.scalar(mine) or 0)

    def ended_page(
        self, coach_id: int, *, before: tuple[datetime, int] | None, at_most: int
    ) -> HandoffPage:
        """A coach's ended hand-offs, those sent last first; ``before`` as `next_after`."""
        query = (
            select(HandoffRow, WorkerRow)
            .join(WorkerRow, WorkerRow.id == HandoffRow.worker_id)
            .where(
                HandoffRow.coach_id == coach_id,
                HandoffRow.state == "done",
                HandoffRow.consent_ends_at.is_(None) | (HandoffRow.consent_ends_at > now()),
            )
            .order_by(HandoffRow.sent_at.desc(), HandoffRow.id.desc())
            .limit(at_most + 1)
        )
        if before is not None:
            query = query.where(tuple_(HandoffRow.sent_at, HandoffRow.id) < before)
        with self.reading() as session:
            found = list(session.execute(query))
            last = found[at_most - 1][0] if len(found) > at_most else None
            return HandoffPage(
                tuple(handoff_record(row, worker) for row, worker in found[:at_most]),
                None if last is None or last.sent_at is None else (last.sent_at, last.id),
            )

    def distress_since(self, talk: str, moment: datetime) -> bool:
        """Whether words of distress came in since then; a coach has to know, the words or not."""
        query = (
            select(MessageRow.id)
            .join(WorkerRow, WorkerRow.id == MessageRow.worker_id)
            .where(
                WorkerRow.talk == talk, MessageRow.kind == "crisis",
                MessageRow.direction == "in", MessageRow.at >= moment,
            )
            .limit(1)
        )  # fmt: skip
        with self.reading() as session:
            return session.scalar(query) is not None

    def unanswered_since(self, talk: str) -> datetime | None:
        """Since when the worker waits for the coach's answer; None where the coach wrote last."""
        of_talk = (
            select(MessageRow.kind, MessageRow.at)
            .join(WorkerRow, WorkerRow.id == MessageRow.worker_id)
            .where(WorkerRow.talk == talk, MessageRow.kind.in_((TO_COACH, FROM_COACH)))
            .order_by(MessageRow.id.desc())
        )
        with self.reading() as session:
            since = None
            for kind, at in session.execute(of_talk):
                if kind == FROM_COACH:
                    break
                since = at
            return since

    def handoff_courses(self, start: datetime, end: datetime) -> tuple[HandoffCourse, ...]:
        """All that were sent from ``start`` to before ``end``, withdrawn ones too."""
        query = select(
            HandoffRow.worker_id, HandoffRow.state, HandoffRow.sent_at, HandoffRow.taken_at,
            HandoffRow.closed_at, HandoffRow.outcome,
        ).where(HandoffRow.sent_at >= start, HandoffRow.sent_at < end)  # fmt: skip
        with self.reading() as session:
            return tuple(
                HandoffCourse(row[0], row[1], row[2], row[3], row[4], row[5])
                for row in session.execute(query)
                if row[2] is not None
            )
