"""The tables of those who work with the workers: accounts, sign-ins, and what was looked at.

None hangs on a worker. The log names what was looked at by a reference that leads nobody to a
worker once their rows are deleted.
"""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Boolean, ForeignKey, Index, Integer, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from people.tables import Base
from people.utc import UtcDateTime, now


class StaffAccountRow(Base):
    """One coach or operator. Never deleted, so that the log keeps its names; deactivated."""

    __tablename__ = "staff_accounts"

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    #: What is typed to sign in: an e-mail address or a name, in small letters.
    name: Mapped[str] = mapped_column(String(254), unique=True)
    #: What colleagues and workers read.
    display_name: Mapped[str] = mapped_column(String(100))
    #: "coach" or "operator".
    role: Mapped[str] = mapped_column(String(16))
    #: Argon2id with its parameters in it.
    password_hash: Mapped[str] = mapped_column(Text)
    active: Mapped[bool] = mapped_column(Boolean, default=True)
    created_at: Mapped[datetime] = mapped_column(UtcDateTime, default=now)
    password_set_at: Mapped[datetime] = mapped_column(UtcDateTime, default=now)


class StaffSessionRow(Base):
    """One sign-in that may still be good; deleted when it ends."""

    __tablename__ = "staff_sessions"

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    account_id: Mapped[int] = mapped_column(
        ForeignKey("staff_accounts.id", ondelete="CASCADE"), index=True
    )
    #: SHA-256 of the random token; the token itself is only in the browser.
    token_hash: Mapped[str] = mapped_column(String(64), unique=True)
    begun_at: Mapped[datetime] = mapped_column(UtcDateTime, default=now)
    #: Moves with what the person does, to the minute.
    seen_at: Mapped[datetime] = mapped_column(UtcDateTime, default=now)


class StaffLogRow(Base):
    """One thing somebody did. Added to only: the database refuses changes and young deletions."""

    __tablename__ = "staff_log"
    __table_args__ = (Index("ix_staff_log_account_id_at", "account_id", "at"),)

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    at: Mapped[datetime] = mapped_column(UtcDateTime, default=now, index=True)
    #: NULL: nobody we know, or a command on the server.
    account_id: Mapped[int | None] = mapped_column(ForeignKey("staff_accounts.id"))
    #: One of people.staff_records.Action.
    action: Mapped[str] = mapped_column(String(32))
    #: What it was done to, e.g. "quality" or "handoff/<random reference>"; never a name or a text.
    about: Mapped[str | None] = mapped_column(String(128))
