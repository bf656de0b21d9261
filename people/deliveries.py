"""Outbound messages on their way through a carrier: queued once, claimed by one sender."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import func, select, update

from people.contact_tables import DeliveryRow
from people.database import Database
from people.records import Delivery, DeliveryState
from people.tables import MessageRow, WorkerRow
from people.utc import now

#: States that nothing changes any more.
FINAL: tuple[DeliveryState, ...] = ("delivered", "failed")


def _record(row: DeliveryRow, talk: str) -> Delivery:
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
    )


class Deliveries(Database):
    """Reads and changes of what a carrier has to deliver."""

    def queue_delivery(
        self, message: int, parts: Sequence[tuple[str, int]], *, due_at: datetime | None = None
    ) -> None:
        """Queue the parts of an outbound message, each a text and its segments; once only."""
        with self.writing() as session:
            worker_id = session.scalar(
                select(MessageRow.worker_id).where(MessageRow.id == message).with_for_update()
            )
            queued = select(DeliveryRow.id).where(DeliveryRow.message_id == message).limit(1)
            if worker_id is None or session.scalar(queued) is not None:
                return
            for number, (text, segments) in enumerate(parts, start=1):
                session.add(
                    DeliveryRow(
                        worker_id=worker_id,
                        message_id=message,
                        key=f"{message}-{number}",
                        text=text,
                        segments=segments,
                        due_at=due_at or now(),
                    )
                )

    def claim_deliveries(self, moment: datetime, *, at_most: int) -> tuple[Delivery, ...]:
        """Take what is due, so that no other sender takes it too.

        Of each person only the oldest one, so that parts arrive in their order; nothing while an
        earlier one of theirs is being sent.
        """
        open_states = ("queued", "sending", "unknown")
        first = (
            select(func.min(DeliveryRow.id))
            .where(DeliveryRow.state.in_(open_states))
            .group_by(DeliveryRow.worker_id)
        )
        query = (
            select(DeliveryRow, WorkerRow.talk)
            .join(WorkerRow, WorkerRow.id == DeliveryRow.worker_id)
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
            for row, talk in session.execute(query):
                row.state, row.claimed_at, row.tries = "sending", moment, row.tries + 1
                claimed.append(_record(row, talk))
            return tuple(claimed)

    def _change(self, condition: Any, **values: object) -> None:
        with self.writing() as session:
            session.execute(update(DeliveryRow).where(condition).values(**values))

    def delivery_taken(self, delivery: int, carrier_id: str) -> None:
        """The carrier took it."""
        self._change(
            DeliveryRow.id == delivery, state="sent", carrier_id=carrier_id, claimed_at=None
        )

    def delivery_postponed(self, delivery: int, due_at: datetime, reason: str | None) -> None:
        """It was surely not sent: try again later."""
        self._change(
            DeliveryRow.id == delivery,
            state="queued", due_at=due_at, reason=reason, claimed_at=None,
        )  # fmt: skip

    def delivery_failed(self, delivery: int, reason: str | None) -> None:
        """It will not be sent."""
        self._change(DeliveryRow.id == delivery, state="failed", reason=reason, claimed_at=None)

    def delivery_uncertain(self, delivery: int) -> None:
        """Nobody knows whether the carrier took it: to be settled by asking, never by repeating."""
        self._change(DeliveryRow.id == delivery, state="unknown", claimed_at=None)

    def delivery_status(self, carrier_id: str, state: DeliveryState, reason: str | None) -> bool:
        """What the carrier reports; a final state stays. False when it names none of ours."""
        with self.writing() as session:
            query = select(DeliveryRow).where(DeliveryRow.carrier_id == carrier_id)
            row = session.scalars(query.with_for_update()).one_or_none()
            if row is None:
                return False
            if row.state not in FINAL:
                row.state, row.reason = state, reason
            return True

    def uncertain_deliveries(self, claimed_before: datetime) -> tuple[Delivery, ...]:
        """Those whose fate is unknown: said so, or claimed by a sender that died."""
        query = (
            select(DeliveryRow, WorkerRow.talk)
            .join(WorkerRow, WorkerRow.id == DeliveryRow.worker_id)
            .where(
                (DeliveryRow.state == "unknown")
                | ((DeliveryRow.state == "sending") & (DeliveryRow.claimed_at < claimed_before))
            )
            .order_by(DeliveryRow.id)
        )
        with self.reading() as session:
            return tuple(_record(row, talk) for row, talk in session.execute(query))

    def deliveries(self, talk: str) -> tuple[Delivery, ...]:
        """Every part of every message to a person that went through a carrier, oldest first."""
        query = (
            select(DeliveryRow, WorkerRow.talk)
            .join(WorkerRow, WorkerRow.id == DeliveryRow.worker_id)
            .where(WorkerRow.talk == talk)
            .order_by(DeliveryRow.id)
        )
        with self.reading() as session:
            return tuple(_record(row, talk) for row, talk in session.execute(query))

    def unqueued_replies(self, channel: str) -> tuple[int, ...]:
        """Outbound messages of a channel that no delivery was queued for: a crash came between."""
        query = (
            select(MessageRow.id)
            .outerjoin(DeliveryRow, DeliveryRow.message_id == MessageRow.id)
            .where(
                MessageRow.channel == channel,
                MessageRow.direction == "out",
                DeliveryRow.id.is_(None),
            )
            .order_by(MessageRow.id)
        )
        with self.reading() as session:
            return tuple(session.scalars(query))
