"""What a worker says about check-ins: whether they want them, and what came of it."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from people.check_in_records import OUTCOMES, CheckIn, CheckInWish, Outcome
from people.check_in_tables import CheckInRow, CheckInWishRow, OutcomeRow, OwnRiskRow
from people.database import Database
from people.records import Channel
from people.small_numbers import Counted, parts_shown
from people.tables import MessageRow, WorkerRow
from people.utc import now
from people.workers import locked_worker


def wish_record(row: CheckInWishRow) -> CheckInWish:
    """A wish without a database behind it."""
    return CheckInWish(
        offered_at=row.offered_at,
        agreed_at=row.agreed_at,
        channel=row.channel,
        at_most=row.at_most,
        scheduled=row.scheduled,
        from_hour=row.from_hour,
        to_hour=row.to_hour,
        industry=row.industry,
        industry_asked_at=row.industry_asked_at,
    )


def _wish_row(session: Session, talk: str) -> CheckInWishRow:
    worker = locked_worker(session, talk)
    query = select(CheckInWishRow).where(CheckInWishRow.worker_id == worker.id)
    row = session.scalars(query).one_or_none()
    if row is None:
        row = CheckInWishRow(worker_id=worker.id)
        session.add(row)
        session.flush()
    return row


def end_wish(session: Session, worker_id: int) -> bool:
    """Write no check-ins to a worker from now on. False when they wanted none."""
    query = select(CheckInWishRow).where(CheckInWishRow.worker_id == worker_id)
    row = session.scalars(query).one_or_none()
    if row is None or row.agreed_at is None:
        return False
    row.agreed_at = None
    return True


class CheckIns(Database):
    """Reads and changes of what the talk hears about check-ins."""

    def check_in_wish(self, talk: str) -> CheckInWish:
        """What a worker wants; nothing agreed to where they never said so."""
        query = (
            select(CheckInWishRow)
            .join(WorkerRow, WorkerRow.id == CheckInWishRow.worker_id)
            .where(WorkerRow.talk == talk)
        )
        with self.reading() as session:
            row = session.scalars(query).one_or_none()
            return CheckInWish() if row is None else wish_record(row)

    def offer_check_ins(self, talk: str) -> None:
        """They were offered in the talk; that is done once."""
        with self.writing() as session:
            _wish_row(session, talk).offered_at = now()

    def want_check_ins(self, talk: str, channel: Channel) -> CheckInWish:
        """The worker wants check-ins. By SMS nothing is sent before the YES to the offer there."""
        with self.writing() as session:
            row = _wish_row(session, talk)
            worker = session.get_one(WorkerRow, row.worker_id)
            row.agreed_at, row.channel = now(), channel
            row.anchor_at = worker.last_seen_at
            return wish_record(row)

    def want_no_check_ins(self, talk: str) -> bool:
        """The worker wants none. False when that was so already."""
        with self.writing() as session:
            ended = end_wish(session, locked_worker(session, talk).id)
            if ended:
                self.promises.note_talk("no_check_ins", talk)
            return ended

    def set_check_ins(
        self,
        talk: str,
        *,
        at_most: int | None = None,
        scheduled: bool | None = None,
        hours: tuple[int, int] | None = None,
        industry: str | None = None,
        industry_asked: bool = False,
    ) -> CheckInWish:
        """Keep how often and when; what is left out stays as it was.

        ``hours`` are local, from and to. ``industry`` is a NAICS sector.

        Raises:
            ValueError: hours that are none, or more messages than the promise allows.
        """
        if at_most not in (None, 1, 2) or (hours and not 0 <= hours[0] < hours[1] <= 24):
            raise ValueError("no such frequency or hours")
        with self.writing() as session:
            row = _wish_row(session, talk)
            row.at_most = row.at_most if at_most is None else at_most
            row.scheduled = row.scheduled if scheduled is None else scheduled
            row.from_hour, row.to_hour = hours or (row.from_hour, row.to_hour)
            row.industry = industry or row.industry
            if industry_asked:
                row.industry_asked_at = now()
            return wish_record(row)

    def open_check_in(self, talk: str) -> CheckIn | None:
        """The check-in that was said last of all and is not answered; else None."""
        newest = (
            select(func.max(MessageRow.id))
            .join(WorkerRow, WorkerRow.id == MessageRow.worker_id)
            .where(WorkerRow.talk == talk, MessageRow.direction == "out")
        )
        query = (
            select(CheckInRow)
            .where(CheckInRow.message_id == newest.scalar_subquery(), CheckInRow.answer.is_(None))
            .order_by(CheckInRow.id)
            .limit(1)
        )
        with self.reading() as session:
            return _record(session.scalars(query).one_or_none())

    def last_check_in(self, talk: str, *, after: datetime) -> CheckIn | None:
        """The check-in that was said last, if it was after a moment."""
        query = (
            select(CheckInRow)
            .join(WorkerRow, WorkerRow.id == CheckInRow.worker_id)
            .where(
                WorkerRow.talk == talk, CheckInRow.state == "queued", CheckInRow.queued_at > after
            )
            .order_by(CheckInRow.queued_at.desc(), CheckInRow.id)
            .limit(1)
        )
        with self.reading() as session:
            return _record(session.scalars(query).one_or_none())

    def answer_check_in(self, talk: str, check_in: int, answer: str) -> None:
        """Keep the answer; it alone does not start the counting of days anew."""
        with self.writing() as session:
            wish = _wish_row(session, talk)
            row = session.get(CheckInRow, check_in)
            if row is not None and row.worker_id == wish.worker_id:
                row.answer, row.answered_at = answer, now()
                wish.replied_at = now()

    def note_outcome(
        self, talk: str, outcome: Outcome, *, code: str | None = None, stage: int | None = None
    ) -> None:
        """Keep what a worker says came of it.

        Raises:
            ValueError: no such outcome.
        """
        if outcome not in OUTCOMES:
            raise ValueError(f"no outcome: {outcome}")
        with self.writing() as session:
            worker_id = locked_worker(session, talk).id
            session.add(OutcomeRow(worker_id=worker_id, outcome=outcome, code=code, stage=stage))

    def outcomes_shown(self) -> dict[str, int | None]:
        """How many talks had each outcome, for operators; None where too few to be shown."""
        query = select(
            OutcomeRow.outcome, func.count(func.distinct(OutcomeRow.worker_id))
        ).group_by(OutcomeRow.outcome)
        with self.reading() as session:
            found = {str(outcome): int(talks) for outcome, talks in session.execute(query)}
        return parts_shown({o: Counted(found.get(o, 0), found.get(o, 0)) for o in OUTCOMES})

    def note_own_risk(
        self, talk: str, kind: str, *, lasts: timedelta, tell_after: timedelta
    ) -> bool:
        """Keep a warning sign in the worker's own words; True when that is a change of state.

        It holds for ``lasts`` after it was said last. A change is told of ``tell_after`` later,
        once, to those who want check-ins.
        """
        moment = now()
        with self.writing() as session:
            worker_id = locked_worker(session, talk).id
            query = select(OwnRiskRow).where(
                OwnRiskRow.worker_id == worker_id, OwnRiskRow.kind == kind
            )
            row = session.scalars(query).one_or_none()
            holds = row is not None and row.said_at > moment - lasts
            if row is None:
                row = OwnRiskRow(worker_id=worker_id, kind=kind, since=moment, said_at=moment)
                session.add(row)
            elif not holds:
                row.since = moment
            row.said_at = moment
            if not holds:
                session.add(_own_words(worker_id, kind, moment, moment + tell_after))
            return not holds


def _own_words(worker_id: int, kind: str, moment: datetime, due_at: datetime) -> CheckInRow:
    return CheckInRow(
        worker_id=worker_id,
        key=f"own-{kind}-{moment:%Y%m%dT%H%M%S}",
        kind="own_words",
        own_risk=kind,
        made_at=moment,
        due_at=due_at,
    )


def _record(row: CheckInRow | None) -> CheckIn | None:
    if row is None or row.queued_at is None:
        return None
    told: list[dict[str, Any]] = row.told
    return CheckIn(row.id, row.kind, row.stage, row.code, tuple(told), row.queued_at, row.answer)
