"""The tables of how a person is reached away from the web page.

A phone number is kept only encrypted, beside a keyed hash to find it by; neither leads back to the
number without the key, which is not in the database.
"""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, Index, Integer, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from people.tables import Base, OfWorker
from people.utc import UtcDateTime, now


class ContactRow(OfWorker, Base):
    """One phone number of a worker, and what they agreed to receive there."""

    __tablename__ = "contacts"

    #: The channel of the carrier: "sms".
    channel: Mapped[str] = mapped_column(String(16))
    #: Encrypted; see people/keys.py.
    address: Mapped[str] = mapped_column(Text)
    #: Keyed hash, the same for every writing of one number.
    address_hash: Mapped[str] = mapped_column(String(64), unique=True)
    #: Name of a time zone, by which quiet hours go; NULL = not known.
    time_zone: Mapped[str | None] = mapped_column(String(64))
    #: When messages that nobody asked for were offered and agreed to; both NULL: never.
    offered_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    agreed_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    #: Set once the carrier says that the number takes no messages.
    unreachable_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    created_at: Mapped[datetime] = mapped_column(UtcDateTime, default=now)


class StoppedAddressRow(Base):
    """A number that must not be written to, kept after everything else of its owner is deleted."""

    __tablename__ = "stopped_addresses"

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    address_hash: Mapped[str] = mapped_column(String(64), unique=True)
    at: Mapped[datetime] = mapped_column(UtcDateTime, default=now)


class HeardMessageRow(Base):
    """The name a carrier gave to a message that was answered; kept when its talk is deleted.

    It leads to no person: who has the message's own name can only tell that it came before.
    """

    __tablename__ = "heard_messages"

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    name_hash: Mapped[str] = mapped_column(String(64), unique=True)
    at: Mapped[datetime] = mapped_column(UtcDateTime, default=now, index=True)


class LinkRow(OfWorker, Base):
    """A link that opens a talk or a page of it, once, until it expires."""

    __tablename__ = "links"

    #: SHA-256 of the random token; the token itself is only in the link.
    token_hash: Mapped[str] = mapped_column(String(64), unique=True)
    #: What it opens: "talk" or "plan".
    opens: Mapped[str] = mapped_column(String(16))
    expires_at: Mapped[datetime] = mapped_column(UtcDateTime)
    used_at: Mapped[datetime | None] = mapped_column(UtcDateTime)


class DeliveryRow(OfWorker, Base):
    """One part of an outbound message on its way through a carrier."""

    __tablename__ = "deliveries"
    __table_args__ = (Index("ix_deliveries_state_due_at", "state", "due_at"),)

    message_id: Mapped[int] = mapped_column(
        ForeignKey("messages.id", ondelete="CASCADE"), index=True
    )
    #: Message and part: the same part is never queued twice.
    key: Mapped[str] = mapped_column(String(64), unique=True)
    text: Mapped[str] = mapped_column(Text)
    segments: Mapped[int]
    #: "queued", "sending", "sent", "delivered", "failed" or "unknown".
    state: Mapped[str] = mapped_column(String(16), default="queued")
    #: The carrier's own name for it, once it took it.
    carrier_id: Mapped[str | None] = mapped_column(String(64), unique=True)
    #: The carrier's reason for a failure, a number or a name.
    reason: Mapped[str | None] = mapped_column(String(32))
    tries: Mapped[int] = mapped_column(Integer, default=0)
    due_at: Mapped[datetime] = mapped_column(UtcDateTime, default=now)
    #: Set while a sender has it; an old one means that the sender died.
    claimed_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
