"""Notices to receivers: queued with what they are about, claimed by one sender, tried again."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select, update

from people.database import Database
from people.handoff_records import Notice
from people.handoff_tables import NoticeRow


class Notices(Database):
    """Reads and changes of the outbox of notices. None of them names a worker."""

    def claim_notices(self, moment: datetime, *, at_most: int = 20) -> tuple[Notice, ...]:
        """Take those that are due, so that no other sender takes them too."""
        query = (
            select(NoticeRow)
            .where(NoticeRow.state == "queued", NoticeRow.due_at <= moment)
            .order_by(NoticeRow.due_at, NoticeRow.id)
            .limit(at_most)
            .with_for_update(skip_locked=True)
        )
        with self.writing() as session:
            taken = []
            for row in session.scalars(query):
                row.state, row.claimed_at, row.tries = "sending", moment, row.tries + 1
                taken.append(Notice(row.id, row.receiver, row.address, row.tries))
            return tuple(taken)

    def notice_sent(self, notice: int) -> None:
        """The receiver took it."""
        self._settle(notice, state="sent", reason=None)

    def notice_postponed(self, notice: int, due_at: datetime, reason: str) -> None:
        """It did not get through: try again later."""
        self._settle(notice, state="queued", due_at=due_at, reason=reason)

    def notice_failed(self, notice: int, reason: str) -> None:
        """It will not be tried again."""
        self._settle(notice, state="failed", reason=reason)

    def requeue_notices(self, claimed_before: datetime) -> None:
        """Those of a sender that died. A receiver may hear of one twice, never not at all."""
        with self.writing() as session:
            session.execute(
                update(NoticeRow)
                .where(NoticeRow.state == "sending", NoticeRow.claimed_at < claimed_before)
                .values(state="queued")
            )

    def _settle(self, notice: int, **values: object) -> None:
        with self.writing() as session:
            session.execute(update(NoticeRow).where(NoticeRow.id == notice).values(**values))
