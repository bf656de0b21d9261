"""A worker's side of a hand-off: asked for, agreed to, looked at, sent, taken back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from people.database import Database
from people.handoff_records import OPEN_STATES, SHARES, SUPPORTS, Handoff, NoConsent
from people.handoff_tables import HandoffNoteRow, HandoffRow, NoticeRow, SkillsStatementRow
from people.tables import WorkerRow
from people.utc import now
from people.word_review_tables import WordReviewRow
from people.workers import locked_worker

#: A consent to pass something on ends after a year.
CONSENT_LASTS = timedelta(days=365)
#: Everything that names or describes the worker; emptied when a consent ends.
SEALED = ("name", "number", "questions", "draft", "summary")
_FILLED = frozenset({"about", "reach", "name", "number", "questions", "draft"})

#: Consents that end in one transaction.
CONSENTS_AT_ONCE = 200


def handoff_record(row: HandoffRow, worker: WorkerRow) -> Handoff:
    """A hand-off with the talk it belongs to."""
    return Handoff(
        reference=row.reference,
        state=row.state,  # type: ignore[arg-type]
        requested_at=row.requested_at,
        about=row.about,
        receiver=row.receiver,
        shares=tuple(row.shares),
        consented_at=row.consented_at,
        consent_ends_at=row.consent_ends_at,
        withdrawn_at=row.withdrawn_at,
        language=row.language,
        reach=row.reach,
        supports=dict(row.supports),
        name=row.name,
        number=row.number,
        questions=row.questions,
        draft=row.draft,
        summary=row.summary,
        sent_at=row.sent_at,
        coach_id=row.coach_id,
        taken_at=row.taken_at,
        closed_at=row.closed_at,
        outcome=row.outcome,
        next_check_in_on=row.next_check_in_on,
        talk=worker.talk,
        coach_since=worker.coach_since,
    )


def _open_row(session: Session, worker_id: int) -> HandoffRow | None:
    query = (
        select(HandoffRow)
        .where(HandoffRow.worker_id == worker_id, HandoffRow.state.in_(OPEN_STATES))
        .order_by(HandoffRow.id.desc())
        .limit(1)
    )
    row = session.scalars(query).one_or_none()
    ended = row is not None and row.consent_ends_at is not None and row.consent_ends_at <= now()
    return None if ended else row


def _consented(session: Session, worker: WorkerRow) -> HandoffRow:
    row = _open_row(session, worker.id)
    if row is None or row.consented_at is None:
        raise NoConsent("no consent to a hand-off")
    return row


def end_handoff(session: Session, row: HandoffRow, worker: WorkerRow, moment: datetime) -> None:
    """Take a consent back: nothing of what was passed on is left, and the bot has the talk."""
    row.state, row.withdrawn_at = "withdrawn", moment
    for name in SEALED:
        setattr(row, name, None)
    row.supports, row.shares, row.next_check_in_on = {}, [], None
    session.execute(delete(HandoffNoteRow).where(HandoffNoteRow.handoff_id == row.id))
    session.execute(delete(WordReviewRow).where(WordReviewRow.handoff_id == row.id))
    worker.coach_since = None


class Handoffs(Database):
    """Reads and changes of a worker's own hand-off. A worker has at most one open."""

    def request_handoff(
        self,
        talk: str,
        *,
        about: str | None = None,
        receiver: str | None = None,
        shares: Sequence[str] = (),
        consent: bool = False,
    ) -> Handoff:
        """Ask for a person. Asking again updates the open request instead of adding one.

        With ``consent`` the receiver may get what ``shares`` names, for one year.

        Raises:
            ValueError: consent without naming who receives what.
        """
        if consent and not (receiver and shares):
            raise ValueError("consent has to name who receives what")
        with self.writing() as session:
            worker = locked_worker(session, talk)
            row = _open_row(session, worker.id)
            if row is None:
                row = HandoffRow(worker_id=worker.id, requested_at=now(), shares=[], supports={})
                session.add(row)
            row.about = about or row.about
            if consent:
                row.receiver, row.shares = receiver, list(shares)
                row.consented_at = now()
                row.consent_ends_at = row.consented_at + CONSENT_LASTS
                row.state = "preparing"
            session.flush()
            return handoff_record(row, worker)

    def handoff(self, talk: str) -> Handoff | None:
        """The open hand-off, if there is one."""
        query = select(WorkerRow).where(WorkerRow.talk == talk)
        with self.reading() as session:
            worker = session.scalars(query).one_or_none()
            row = None if worker is None else _open_row(session, worker.id)
            return None if row is None or worker is None else handoff_record(row, worker)

    def fill_handoff(
        self,
        talk: str,
        *,
        support: tuple[str, bool] | None = None,
        share: tuple[str, bool] | None = None,
        **fields: str | None,
    ) -> Handoff:
        """Keep an answer that goes with the open hand-off before it is sent.

        ``support`` is a kind and whether it is wanted, ``share`` something that may, or may not,
        be passed on. Of ``fields``, "name", "number", "questions" and "draft" are sealed.

        Raises:
            NoConsent: there is none, or it ended.
            ValueError: a support, a share or a field that there is not.
        """
        wrong = set(fields) - _FILLED
        if wrong or (support and support[0] not in SUPPORTS) or (share and share[0] not in SHARES):
            raise ValueError(f"no part of a hand-off: {sorted(wrong)}")
        with self.writing() as session:
            worker = locked_worker(session, talk)
            row = _consented(session, worker)
            for name, value in fields.items():
                setattr(row, name, value)
            if support is not None:
                row.supports = {**row.supports, support[0]: support[1]}
            if share is not None:
                others = [name for name in row.shares if name != share[0]]
                row.shares = [*others, share[0]] if share[1] else others
            return handoff_record(row, worker)

    def send_handoff(
        self, talk: str, summary: str, *, language: str, notify: Mapping[str, str] | None = None
    ) -> Handoff:
        """Put the summary (sealed), as the worker agreed to it, into the queue; once.

        ``notify`` is the receiver's "name" and "address" for a notice without anything of the
        worker's, queued together with it.

        Raises:
            NoConsent: there is none, or it ended.
        """
        with self.writing() as session:
            worker = locked_worker(session, talk)
            row = _consented(session, worker)
            if row.state == "preparing":
                row.state, row.sent_at, row.language = "waiting", now(), language
                row.summary, row.draft = summary, None
                if notify is not None:
                    session.add(_notice(row.reference, notify))
            return handoff_record(row, worker)

    def withdraw_handoff(self, talk: str) -> bool:
        """Take consent back, at once, of every hand-off of the talk. False when there was none.

        What was passed on is deleted, notes too, and a coach who has the talk loses it.
        """
        with self.writing() as session:
            worker = locked_worker(session, talk)
            query = select(HandoffRow).where(
                HandoffRow.worker_id == worker.id, HandoffRow.state != "withdrawn"
            )
            rows = session.scalars(query).all()
            if rows:
                self.promises.note_talk("withdrawn", talk)
            for row in rows:
                end_handoff(session, row, worker, now())
            return bool(rows)

    def is_sharing(self, talk: str) -> bool:
        """Whether anything of the worker's may be read by somebody else, or is about to be."""
        worker_id = select(WorkerRow.id).where(WorkerRow.talk == talk).scalar_subquery()
        handoff = select(HandoffRow.id).where(
            HandoffRow.worker_id == worker_id,
            HandoffRow.state != "withdrawn",
            HandoffRow.consented_at.is_not(None),
        )
        statement = select(SkillsStatementRow.id).where(
            SkillsStatementRow.worker_id == worker_id, SkillsStatementRow.expires_at > now()
        )
        with self.reading() as session:
            return any(session.scalar(one.limit(1)) is not None for one in (handoff, statement))

    def end_consents(self, moment: datetime) -> int:
        """End every consent whose year is over, as if it had been withdrawn; how many.

        In portions, each in its own transaction: every change looks through all rows that are open,
        and 10,000 of them at once took minutes.
        """
        query = select(HandoffRow, WorkerRow).join(
            WorkerRow, WorkerRow.id == HandoffRow.worker_id
        ).where(HandoffRow.state != "withdrawn", HandoffRow.consent_ends_at <= moment)  # fmt: skip
        query, ended = query.limit(CONSENTS_AT_ONCE), 0
        while True:
            with self.writing() as session:
                portion: list[Any] = list(session.execute(query.with_for_update(of=WorkerRow)))
                for row, worker in portion:
                    end_handoff(session, row, worker, moment)
            ended += len(portion)
            if len(portion) < CONSENTS_AT_ONCE:
                return ended

    def handed_back(self, talk: str) -> None:
        """The bot has the talk again, whoever had it."""
        with self.writing() as session:
            session.execute(
                update(WorkerRow).where(WorkerRow.talk == talk).values(coach_since=None)
            )


def _notice(reference: str, notify: Mapping[str, str]) -> NoticeRow:
    return NoticeRow(key=f"waiting-{reference}", receiver=notify["name"], address=notify["address"])
