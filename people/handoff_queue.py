"""A coach's side of a hand-off: the queue, taking one, having the talk, notes, the end.

Whatever only one of two coaches may do is one conditional update: the database decides who won.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import Select, func, select, tuple_, update
from sqlalchemy.engine import CursorResult
from sqlalchemy.orm import Session

from people.database import Database
from people.handoff_records import (
    SENT_STATES,
    Handoff,
    HandoffNote,
    HandoffPage,
    HandoffState,
    NoConsent,
)
from people.handoff_tables import HandoffNoteRow, HandoffRow
from people.handoffs import handoff_record
from people.records import Channel
from people.tables import MessageRow, WorkerRow
from people.utc import now

#: Kinds of messages while a coach has the talk: the worker's and the coach's.
TO_COACH, FROM_COACH = "with_coach", "coach"


def _with_worker() -> Select[HandoffRow, WorkerRow]:
    return select(HandoffRow, WorkerRow).join(WorkerRow, WorkerRow.id == HandoffRow.worker_id)


def _consent_lasts() -> Any:
    return (HandoffRow.consent_ends_at.is_(None)) | (HandoffRow.consent_ends_at > now())


class HandoffQueue(Database):
    """Reads and changes of hand-offs that were sent. None gives back one whose consent ended."""

    def handoff_page(
        self,
        state: HandoffState,
        *,
        coach_id: int | None = None,
        receivers: tuple[str, ...] | None = None,
        after: tuple[datetime, int] | None = None,
        at_most: int = 50,
    ) -> HandoffPage:
        """One page of the queue in the order of sending, without summaries and notes.

        ``coach_id`` limits it to one coach's, ``receivers`` to those sent to them; ``after`` is
        the :attr:`HandoffPage.next_after` of the page before.
        """
        query = (
            _with_worker()
            .where(HandoffRow.state == state, HandoffRow.sent_at.is_not(None), _consent_lasts())
            .order_by(HandoffRow.sent_at, HandoffRow.id)
            .limit(at_most + 1)
        )
        if coach_id is not None:
            query = query.where(HandoffRow.coach_id == coach_id)
        if receivers is not None:
            query = query.where(HandoffRow.receiver.in_(receivers))
        if after is not None:
            query = query.where(tuple_(HandoffRow.sent_at, HandoffRow.id) > after)
        with self.reading() as session:
            found = list(session.execute(query))
            shown = found[:at_most]
            last = shown[-1][0] if len(found) > at_most else None
            return HandoffPage(
                tuple(handoff_record(row, worker) for row, worker in shown),
                None if last is None or last.sent_at is None else (last.sent_at, last.id),
            )

    def handoff_counts(self) -> dict[str, int]:
        """How many hand-offs are in each state."""
        query = select(HandoffRow.state, func.count()).group_by(HandoffRow.state)
        with self.reading() as session:
            return {str(state): int(count) for state, count in session.execute(query)}

    def handoff_named(self, reference: str) -> Handoff | None:
        """One that was sent, or was withdrawn after that; None for any other reference.

        Of one that was withdrawn, or whose year is over, only that is left.
        """
        query = _with_worker().where(HandoffRow.reference == reference)
        with self.reading() as session:
            found = session.execute(query).one_or_none()
            if found is None:
                return None
            handoff = handoff_record(*found)
            if handoff.sent_at is None:
                return None
            ends = handoff.consent_ends_at
            if handoff.state == "withdrawn" or (ends is not None and ends <= now()):
                return Handoff(
                    handoff.reference, "withdrawn", handoff.requested_at,
                    sent_at=handoff.sent_at, withdrawn_at=handoff.withdrawn_at or ends,
                )  # fmt: skip
            return handoff if handoff.state in SENT_STATES else None

    def claim_handoff(self, reference: str, coach_id: int) -> bool:
        """Take one that waits. False when another coach was first, or it waits no more."""
        return self._changed(
            reference, None, ("waiting",), state="taken", coach_id=coach_id, taken_at=now()
        )

    def release_handoff(self, reference: str, coach_id: int) -> bool:
        """Put one's own back into the queue where it was, and the bot back into the talk."""
        values = {"state": "waiting", "coach_id": None, "taken_at": None}
        return self._changed(reference, coach_id, ("taken",), bot_has_talk=True, **values)

    def close_handoff(self, reference: str, coach_id: int, outcome: str) -> bool:
        """End one's own with an outcome, a word of ours; the bot has the talk again."""
        values = {"state": "done", "closed_at": now(), "outcome": outcome}
        return self._changed(reference, coach_id, ("taken",), bot_has_talk=True, **values)

    def set_next_check_in(self, reference: str, coach_id: int, day: date | None) -> bool:
        """Set when the worker is to be asked how it goes, or take the day back."""
        return self._changed(reference, coach_id, ("taken", "done"), next_check_in_on=day)

    def take_over_talk(self, reference: str, coach_id: int) -> bool:
        """From now on the coach speaks and the bot is silent. Only with one's own."""
        return self._give_talk(reference, coach_id, now())

    def hand_back_talk(self, reference: str, coach_id: int) -> bool:
        """The bot goes on where it was."""
        return self._give_talk(reference, coach_id, None)

    def say_as_coach(
        self, reference: str, coach_id: int, text: str, *, key: str, channel: Channel
    ) -> int:
        """Keep a coach's words to the worker and return the message's id; one ``key``, one message.

        Only front/ delivers it, see front/handoff/coach_words.py.

        Raises:
            NoConsent: the coach has not got the talk, or not any more.
        """
        sent_id = f"coach-{key}"
        with self.writing() as session:
            row = _own(session, reference, coach_id)
            worker = None if row is None else session.get(WorkerRow, row.worker_id)
            if row is None or row.state != "taken" or worker is None or worker.coach_since is None:
                raise NoConsent("the coach has not got the talk")
            kept = select(MessageRow.id).where(
                MessageRow.worker_id == worker.id, MessageRow.sent_id == sent_id
            )
            if (before := session.scalar(kept)) is not None:
                return before
            message = MessageRow(
                worker_id=worker.id, direction="out", text=text.replace("\0", ""),
                kind=FROM_COACH, channel=channel, sent_id=sent_id, buttons=[],
            )  # fmt: skip
            session.add(message)
            session.flush()
            return message.id

    def add_note(self, reference: str, coach_id: int, note: str) -> bool:
        """Keep a note (sealed) on one's own hand-off."""
        with self.writing() as session:
            row = _own(session, reference, coach_id)
            if row is None:
                return False
            session.add(
                HandoffNoteRow(
                    worker_id=row.worker_id, handoff_id=row.id, coach_id=coach_id, note=note
                )
            )
            return True

    def notes(self, reference: str) -> tuple[HandoffNote, ...]:
        """All notes on a hand-off, oldest first."""
        query = (
            select(HandoffNoteRow)
            .join(HandoffRow, HandoffRow.id == HandoffNoteRow.handoff_id)
            .where(HandoffRow.reference == reference, _consent_lasts())
            .order_by(HandoffNoteRow.id)
        )
        with self.reading() as session:
            return tuple(
                HandoffNote(row.coach_id, row.note, row.at) for row in session.scalars(query)
            )

    def _give_talk(self, reference: str, coach_id: int, since: datetime | None) -> bool:
        with self.writing() as session:
            row = _own(session, reference, coach_id)
            if row is None or row.state != "taken":
                return False
            session.execute(
                update(WorkerRow).where(WorkerRow.id == row.worker_id).values(coach_since=since)
            )
            return True

    def _changed(
        self,
        reference: str,
        owner: int | None,
        states: tuple[HandoffState, ...],
        *,
        bot_has_talk: bool = False,
        **values: Any,
    ) -> bool:
        mine = HandoffRow.coach_id == owner
        if owner is None:
            mine = HandoffRow.coach_id.is_(None)
        conditions = (
            HandoffRow.reference == reference, HandoffRow.state.in_(states), mine, _consent_lasts(),
        )  # fmt: skip
        with self.writing() as session:
            worker_id = _locked_owner(session, reference)
            done = session.execute(update(HandoffRow).where(*conditions).values(**values))
            changed = isinstance(done, CursorResult) and done.rowcount == 1
            if changed and bot_has_talk:
                worker = update(WorkerRow).where(WorkerRow.id == worker_id)
                session.execute(worker.values(coach_since=None))
            return changed


def _locked_owner(session: Session, reference: str) -> int | None:
    """The worker's row goes first, as in every change of a talk: so no two wait for each other."""
    query = (
        select(WorkerRow.id)
        .join(HandoffRow, HandoffRow.worker_id == WorkerRow.id)
        .where(HandoffRow.reference == reference)
        .with_for_update(of=WorkerRow)
    )
    return session.scalar(query)


def _own(session: Session, reference: str, coach_id: int) -> HandoffRow | None:
    """The coach's own hand-off; it and its worker are held until the transaction ends."""
    _locked_owner(session, reference)
    query = select(HandoffRow).where(
        HandoffRow.reference == reference,
        HandoffRow.coach_id == coach_id,
        HandoffRow.state.in_(("taken", "done")),
        _consent_lasts(),
    )
    return session.scalars(query.with_for_update()).one_or_none()
