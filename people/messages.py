"""Every message in and out, with what became of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from people.database import Database
from people.records import Channel, Direction, Kind, Message
from people.tables import MessageRow, WorkerRow
from people.utc import now
from people.workers import locked_worker


def _record(row: MessageRow, *, again: bool = False) -> Message:
    return Message(
        id=row.id,
        direction=row.direction,
        text=row.text,
        at=row.at,
        kind=row.kind,
        payload=row.payload,
        tries=row.tries,
        buttons=tuple(row.buttons),
        reply_to=row.reply_to,
        card=row.card,
        channel="sms" if row.channel == "sms" else "web",
        sent_id=row.sent_id,
        again=again,
    )


def _add_replies(
    session: Session, asked: MessageRow, replies: Sequence[Mapping[str, object]]
) -> None:
    for reply in replies:
        session.add(
            MessageRow(
                worker_id=asked.worker_id,
                direction="out",
                text=str(reply.get("text") or "").replace("\0", ""),
                kind=asked.kind,
                reply_to=asked.id,
                buttons=reply.get("buttons") or [],
                card=reply.get("card"),
                channel=asked.channel,
            )
        )


class Messages(Database):
    """Reads and changes of the messages of a talk."""

    def record_message(
        self,
        talk: str,
        direction: Direction,
        text: str,
        *,
        kind: Kind = "normal",
        payload: str | None = None,
        reply_to: int | None = None,
        buttons: Sequence[Mapping[str, str]] = (),
        card: Mapping[str, object] | None = None,
        channel: Channel = "web",
        sent_id: str | None = None,
        replies: Sequence[Mapping[str, object]] = (),
    ) -> Message:
        """Keep one message, or give back the one kept before under the same ``sent_id``.

        ``replies`` that are known at once are kept with it, all or nothing; see answer_message.
        NUL characters are dropped, PostgreSQL cannot hold them.
        """
        with self.writing() as session:
            worker = locked_worker(session, talk)
            if sent_id is not None:
                same = (MessageRow.worker_id == worker.id, MessageRow.sent_id == sent_id)
                before = session.scalars(select(MessageRow).where(*same)).one_or_none()
                if before is not None:
                    return _record(before, again=True)
            if direction == "in":
                worker.last_seen_at = now()
            row = MessageRow(
                worker_id=worker.id,
                direction=direction,
                text=text.replace("\0", ""),
                kind=kind,
                payload=payload,
                reply_to=reply_to,
                buttons=[dict(button) for button in buttons],
                card=None if card is None else dict(card),
                channel=channel,
                sent_id=sent_id,
            )
            session.add(row)
            session.flush()
            _add_replies(session, row, replies)
            return _record(row)

    def answer_message(
        self, talk: str, answered: int, replies: Sequence[Mapping[str, object]], kind: Kind
    ) -> None:
        """Note what became of an inbound message and keep the replies, all or nothing.

        A reply has ``text`` and may have ``buttons`` and a ``card``; it goes out on the channel
        that the message came by.
        """
        with self.writing() as session:
            worker = locked_worker(session, talk)
            asked = session.get(MessageRow, answered)
            if asked is not None and asked.worker_id == worker.id:
                asked.kind = kind
                _add_replies(session, asked, replies)

    def note_try(self, message: int) -> None:
        """Count a delivery that was not answered."""
        with self.writing() as session:
            session.execute(
                update(MessageRow)
                .where(MessageRow.id == message)
                .values(tries=MessageRow.tries + 1)
            )

    def undelivered(self, talk: str, *, tries_below: int) -> tuple[Message, ...]:
        """Inbound messages the talk has not answered yet, oldest first."""
        query = (
            select(MessageRow)
            .join(WorkerRow, WorkerRow.id == MessageRow.worker_id)
            .where(
                WorkerRow.talk == talk,
                MessageRow.kind == "undelivered",
                MessageRow.direction == "in",
                MessageRow.tries < tries_below,
            )
            .order_by(MessageRow.id)
        )
        with self.reading() as session:
            return tuple(_record(row) for row in session.scalars(query))

    def unanswered(
        self, channel: Channel, *, before: datetime, tries_below: int
    ) -> tuple[tuple[str, Message], ...]:
        """Of each talk the newest inbound message of a channel that still waits for an answer."""
        newest = (
            select(func.max(MessageRow.id))
            .where(
                MessageRow.kind == "undelivered",
                MessageRow.direction == "in",
                MessageRow.channel == channel,
                MessageRow.at < before,
                MessageRow.tries < tries_below,
            )
            .group_by(MessageRow.worker_id)
        )
        query = (
            select(WorkerRow.talk, MessageRow)
            .join(MessageRow, MessageRow.worker_id == WorkerRow.id)
            .where(MessageRow.id.in_(newest))
            .order_by(MessageRow.id)
        )
        with self.reading() as session:
            return tuple((talk, _record(row)) for talk, row in session.execute(query))

    def last_replies(self, talk: str) -> tuple[Message, ...]:
        """The replies to the message that was answered last, in their order.

        Left out are the front's own words about a message that was refused or not delivered: what
        the person was asked before still stands.
        """
        with self.reading() as session:
            newest = session.execute(
                select(MessageRow.id, MessageRow.reply_to, MessageRow.kind)
                .join(WorkerRow, WorkerRow.id == MessageRow.worker_id)
                .where(
                    WorkerRow.talk == talk,
                    MessageRow.direction == "out",
                    # A coach's words answer no message, and the bot goes on before them.
                    MessageRow.kind.not_in(("refused", "undelivered", "coach")),
                )
                .order_by(MessageRow.id.desc())
                .limit(1)
            ).one_or_none()
            if newest is None:
                return ()
            message, last, kind = newest
            if kind == "outreach":
                # What we wrote first is what a number answers now.
                return (_record(session.get_one(MessageRow, message)),)
            if last is None:
                return ()
            query = (
                select(MessageRow)
                .where(MessageRow.reply_to == last, MessageRow.kind != "undelivered")
                .order_by(MessageRow.id)
            )
            return tuple(_record(row) for row in session.scalars(query))

    def last_channel(self, talk: str) -> Channel:
        """The channel that the person wrote on last; the web before they wrote at all."""
        query = (
            select(MessageRow.channel)
            .join(WorkerRow, WorkerRow.id == MessageRow.worker_id)
            .where(WorkerRow.talk == talk, MessageRow.direction == "in")
            .order_by(MessageRow.id.desc())
            .limit(1)
        )
        with self.reading() as session:
            return "sms" if session.scalar(query) == "sms" else "web"

    def sent(self, talk: str, sent_id: str) -> Message | None:
        """The message that its sender gave this name, if it was kept."""
        query = (
            select(MessageRow)
            .join(WorkerRow, WorkerRow.id == MessageRow.worker_id)
            .where(WorkerRow.talk == talk, MessageRow.sent_id == sent_id)
        )
        with self.reading() as session:
            row = session.scalars(query).one_or_none()
            return None if row is None else _record(row)

    def replies_to(self, message: int) -> tuple[Message, ...]:
        """What answered one inbound message, in order."""
        query = select(MessageRow).where(MessageRow.reply_to == message).order_by(MessageRow.id)
        with self.reading() as session:
            return tuple(_record(row) for row in session.scalars(query))

    def messages(self, talk: str, *, after: int = 0) -> tuple[Message, ...]:
        """The whole talk, oldest first, or what came after the message with this id."""
        query = (
            select(MessageRow)
            .join(WorkerRow, WorkerRow.id == MessageRow.worker_id)
            .where(WorkerRow.talk == talk, MessageRow.id > after)
            .order_by(MessageRow.id)
        )
        with self.reading() as session:
            return tuple(_record(row) for row in session.scalars(query))
