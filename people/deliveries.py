"""Outbound messages on their way through a carrier: queued once, claimed by one sender."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Select, func, select, update
from sqlalchemy.orm import aliased

from people.contact_tables import DeliveryRow
from people.database import Database
from people.records import Delivery, DeliveryState
from people.tables import MessageRow, WorkerRow
from people.utc import now

#: States that nothing changes any more.
FINAL: tuple[DeliveryState, ...] = ("delivered", "failed")
#: States before the carrier surely has it.
OPEN: tuple[DeliveryState, ...] = ("queued", "sending", "unknown")


def _with_talk() -> Select[DeliveryRow, str, str]:
    """Deliveries with the talk and the kind of message they belong to."""
    return (
        select(DeliveryRow, WorkerRow.talk, MessageRow.kind)
        .join(WorkerRow, WorkerRow.id == DeliveryRow.worker_id)
        .join(MessageRow, MessageRow.id == DeliveryRow.message_id)
    )


def _record(row: DeliveryRow, talk: str, kind: str) -> Delivery:
    return Delivery(
        id=row.id,
        talk=talk,
        message_id=row.message_id,
        key=row.key,
        text=row.text,
        segments=row.segments,
        state=row.state,  # type: ignore[arg-type]
        carrier_id=row.carrier_id,
        reason=row.reason,
        tries=row.tries,
        claimed_at=row.claimed_at,
        kind=kind,
    )


class Deliveries(Database):
    """Reads and changes of what a carrier has to deliver."""

    def queue_delivery(
        self,
        message: int,
        parts: Sequence[tuple[str, int]],
        *,
        due_at: datetime | None = None,
        state: DeliveryState = "queued",
        reason: str | None = None,
    ) -> bool:
        """Queue the parts of an outbound message, each a text and its segments; once only.

        Another ``state`` notes parts that no sender has to send. False when it was queued before.
        """
        with self.writing() as session:
            worker_id = session.scalar(
                select(MessageRow.worker_id).where(MessageRow.id == message).with_for_update()
            )
            queued = select(DeliveryRow.id).where(DeliveryRow.message_id == message).limit(1)
            if worker_id is None or session.scalar(queued) is not None:
                return False
            for number, (text, segments) in enumerate(parts, start=1):
                session.add(
                    DeliveryRow(
                        worker_id=worker_id,
                        message_id=message,
                        key=f"{message}-{number}",
                        text=text,
                        segments=segments,
                        due_at=due_at or now(),
                        state=state,
                        reason=reason,
                    )
                )
            return True

    def claim_deliveries(self, moment: datetime, *, at_most: int) -> tuple[Delivery, ...]:
        """Take what is due, so that no other sender takes it too.

        Of each person only the oldest one, so that parts arrive in their order; nothing while an
        earlier one of theirs is being sent. What nobody asked for may wait for the morning without
        holding back an answer.
        """
        first = (
            select(func.min(DeliveryRow.id))
            .join(MessageRow, MessageRow.id == DeliveryRow.message_id)
            .where(DeliveryRow.state.in_(OPEN))
            .group_by(DeliveryRow.worker_id, MessageRow.kind == "outreach")
        )
        query = (
            _with_talk()
            .where(
                DeliveryRow.id.in_(first),
                DeliveryRow.state == "queued",
                DeliveryRow.due_at <= moment,
            )
            .order_by(DeliveryRow.due_at, DeliveryRow.id)
            .limit(at_most)
            .with_for_update(of=DeliveryRow, skip_locked=True)
        )
        with self.writing() as session:
            claimed = []
            for row, talk, kind in session.execute(query):
                row.state, row.claimed_at, row.tries = "sending", moment, row.tries + 1
                claimed.append(_record(row, talk, kind))
            return tuple(claimed)

    def _change(self, delivery: int, **values: object) -> None:
        """Change one that the carrier has not told of: it knows better than we do."""
        untold = (DeliveryRow.state.in_(OPEN), DeliveryRow.carrier_id.is_(None))
        with self.writing() as session:
            mine = update(DeliveryRow).where(DeliveryRow.id == delivery, *untold)
            session.execute(mine.values(**values))

    def delivery_taken(self, delivery: int, carrier_id: str, state: DeliveryState = "sent") -> None:
        """The carrier took it. A report about it may have come before."""
        with self.writing() as session:
            row = session.get(DeliveryRow, delivery, with_for_update=True)
            if row is not None:
                row.carrier_id, row.claimed_at = carrier_id, None
                row.state = state if row.state in OPEN else row.state

    def delivery_postponed(self, delivery: int, due_at: datetime, reason: str | None) -> None:
        """It was surely not sent: try again later."""
        self._change(delivery, state="queued", due_at=due_at, reason=reason, claimed_at=None)

    def delivery_failed(self, delivery: int, reason: str | None) -> None:
        """It will not be sent."""
        self._change(delivery, state="failed", reason=reason, claimed_at=None)

    def delivery_uncertain(self, delivery: int) -> None:
        """Nobody knows whether the carrier took it: to be settled by asking, never by repeating."""
        self._change(delivery, state="unknown")

    def delivery_never_sent(self, delivery: Delivery) -> None:
        """The carrier has not got it after all: queue it again, if nobody did so before."""
        same = (
            DeliveryRow.id == delivery.id,
            DeliveryRow.state.in_(("unknown", "sending")),
            DeliveryRow.claimed_at == delivery.claimed_at,
            DeliveryRow.carrier_id.is_(None),
        )
        with self.writing() as session:
            again = update(DeliveryRow).where(*same)
            session.execute(again.values(state="queued", due_at=now(), claimed_at=None))

    def drop_queued(self, talk: str, reason: str, *, but: Sequence[str] = ()) -> int:
        """Give up what a person would still get, but for messages of some kinds; how many."""
        with self.writing() as session:
            rows = session.scalars(
                select(DeliveryRow)
                .join(WorkerRow, WorkerRow.id == DeliveryRow.worker_id)
                .join(MessageRow, MessageRow.id == DeliveryRow.message_id)
                .where(
                    WorkerRow.talk == talk,
                    DeliveryRow.state == "queued",
                    MessageRow.kind.not_in(but),
                )
            ).all()
            for row in rows:
                row.state, row.reason = "failed", reason
            return len(rows)

    def delivery_status(
        self, carrier_id: str, state: DeliveryState, reason: str | None, key: str | None = None
    ) -> str | None:
        """What the carrier reports; a final state stays, and sent does not become queued.

        A report may come before the carrier's answer to the sending itself: ``key`` tells which
        part it is about. Returns the talk; None when it names none of ours.
        """
        with self.writing() as session:
            query = select(DeliveryRow, WorkerRow.talk).join(
                WorkerRow, WorkerRow.id == DeliveryRow.worker_id
            )
            by_id = query.where(DeliveryRow.carrier_id == carrier_id)
            found = session.execute(by_id.with_for_update(of=DeliveryRow)).one_or_none()
            if found is None and key is not None:
                by_key = query.where(DeliveryRow.key == key, DeliveryRow.carrier_id.is_(None))
                found = session.execute(by_key.with_for_update(of=DeliveryRow)).one_or_none()
            if found is None:
                return None
            row, talk = found
            if row.state not in FINAL:
                row.state, row.reason, row.carrier_id = state, reason, carrier_id
            return str(talk)

    def uncertain_deliveries(self, claimed_before: datetime) -> tuple[Delivery, ...]:
        """Those whose fate is unknown: said so, or claimed by a sender that died."""
        query = (
            _with_talk()
            .where(
                (DeliveryRow.state == "unknown")
                | ((DeliveryRow.state == "sending") & (DeliveryRow.claimed_at < claimed_before))
            )
            .order_by(DeliveryRow.id)
        )
        with self.reading() as session:
            return tuple(_record(row, of, kind) for row, of, kind in session.execute(query))

    def deliveries(self, talk: str) -> tuple[Delivery, ...]:
        """Every part of every message to a person that went through a carrier, oldest first."""
        query = _with_talk().where(WorkerRow.talk == talk).order_by(DeliveryRow.id)
        with self.reading() as session:
            return tuple(_record(row, of, kind) for row, of, kind in session.execute(query))

    def known_carrier_ids(self, carrier_ids: Sequence[str]) -> frozenset[str]:
        """Those of the carrier's names that are of deliveries here."""
        query = select(DeliveryRow.carrier_id).where(DeliveryRow.carrier_id.in_(carrier_ids))
        with self.reading() as session:
            return frozenset(name for name in session.scalars(query) if name is not None)

    def unqueued_replies(
        self, channel: str, talk: str | None = None, *, before: datetime | None = None
    ) -> tuple[int, ...]:
        """Outbound messages of a channel that no delivery was queued for, in their order.

        Where ``before`` is given, only those that were kept before it: what was said just now is
        about to be queued by whoever said it.

        The replies to one message, of one kind, go out together: a delivery of one is of all.
        """
        together = aliased(MessageRow)
        queued_together = (
            select(DeliveryRow.id)
            .join(together, together.id == DeliveryRow.message_id)
            .where(together.reply_to == MessageRow.reply_to, together.kind == MessageRow.kind)
        )
        query = (
            select(MessageRow.id)
            .outerjoin(DeliveryRow, DeliveryRow.message_id == MessageRow.id)
            .where(
                MessageRow.channel == channel,
                MessageRow.direction == "out",
                DeliveryRow.id.is_(None),
                ~queued_together.exists(),
            )
            .order_by(MessageRow.id)
        )
        if before is not None:
            query = query.where(MessageRow.at < before)
        if talk is not None:
            query = query.join(WorkerRow, WorkerRow.id == MessageRow.worker_id).where(
                WorkerRow.talk == talk
            )
        with self.reading() as session:
            return tuple(session.scalars(query))

    def talks_without_deliveries(self, channel: str, before: datetime) -> tuple[str, ...]:
        """Talks with such messages that were kept before a moment."""
        lost = self.unqueued_replies(channel, before=before)
        query = (
            select(WorkerRow.talk)
            .join(MessageRow, MessageRow.worker_id == WorkerRow.id)
            .where(MessageRow.id.in_(lost))
            .distinct()
        )
        with self.reading() as session:
            return tuple(session.scalars(query))
