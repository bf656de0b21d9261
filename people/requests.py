"""What the person asks of us: a coach, a correction; and whether it helped."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from people.database import Database
from people.records import HandoffRequest
from people.tables import CorrectionRow, FeedbackRow, HandoffRequestRow, WorkerRow
from people.utc import now
from people.workers import locked_worker

#: A consent to pass something on ends after a year.
CONSENT_LASTS = timedelta(days=365)


def _open_request(session: Session, talk: str) -> HandoffRequestRow | None:
    query = (
        select(HandoffRequestRow)
        .join(WorkerRow, WorkerRow.id == HandoffRequestRow.worker_id)
        .where(WorkerRow.talk == talk, HandoffRequestRow.withdrawn_at.is_(None))
        .order_by(HandoffRequestRow.id.desc())
        .limit(1)
    )
    return session.scalars(query).one_or_none()


def _record(row: HandoffRequestRow) -> HandoffRequest:
    return HandoffRequest(
        requested_at=row.requested_at,
        about=row.about,
        receiver=row.receiver,
        shares=tuple(row.shares),
        consented_at=row.consented_at,
        consent_ends_at=row.consent_ends_at,
        withdrawn_at=row.withdrawn_at,
    )


class Requests(Database):
    """Hand-offs, feedback and reported figures."""

    def request_handoff(
        self,
        talk: str,
        *,
        about: str | None = None,
        receiver: str | None = None,
        shares: Sequence[str] = (),
        consent: bool = False,
    ) -> HandoffRequest:
        """Ask for a person. Asking again updates the open request instead of adding one.

        With ``consent`` the receiver may get what ``shares`` names, for one year.

        Raises:
            ValueError: consent without naming who receives what.
        """
        if consent and not (receiver and shares):
            raise ValueError("consent has to name who receives what")
        with self.writing() as session:
            worker_id = locked_worker(session, talk).id
            row = _open_request(session, talk)
            if row is None:
                row = HandoffRequestRow(worker_id=worker_id, requested_at=now(), shares=[])
                session.add(row)
            row.about = about or row.about
            if consent:
                row.receiver, row.shares = receiver, list(shares)
                row.consented_at = now()
                row.consent_ends_at = row.consented_at + CONSENT_LASTS
            session.flush()
            return _record(row)

    def handoff(self, talk: str) -> HandoffRequest | None:
        """The open request, if there is one."""
        with self.reading() as session:
            row = _open_request(session, talk)
            return None if row is None else _record(row)

    def withdraw_handoff(self, talk: str) -> bool:
        """Take the open request and its consent back. False when there was none."""
        with self.writing() as session:
            row = _open_request(session, talk)
            if row is None:
                return False
            row.withdrawn_at = now()
            return True

    def add_feedback(self, talk: str, helpful: bool, about: str | None = None) -> None:
        """Keep whether something helped; ``about`` is a code or a part of the talk."""
        with self.writing() as session:
            worker_id = locked_worker(session, talk).id
            session.add(FeedbackRow(worker_id=worker_id, helpful=helpful, about=about))

    def report_wrong_figure(
        self, talk: str, said: str, *, code: str | None = None, figure: str | None = None
    ) -> None:
        """Keep that the person called a figure wrong, in their own words."""
        with self.writing() as session:
            worker_id = locked_worker(session, talk).id
            session.add(CorrectionRow(worker_id=worker_id, said=said, code=code, figure=figure))
