"""The tables of what a worker passes on: hand-offs to a coach, skills statements, notices.

What names or describes a worker is kept sealed (people/sealing.py): the name, the draft, the
summary as it was sent, notes and statements. In clear stands only what queues are made by.
"""

from __future__ import annotations

import secrets
from datetime import date, datetime

from sqlalchemy import JSON, Boolean, Date, ForeignKey, Index, Integer, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from people.tables import Base, OfWorker
from people.utc import UtcDateTime, now

_Json = JSON(none_as_null=True)
#: Bytes of randomness in a reference.
_REFERENCE_BYTES = 12


def new_reference() -> str:
    """A name for a hand-off that says nothing of the worker and cannot be guessed."""
    return secrets.token_urlsafe(_REFERENCE_BYTES)


class HandoffRow(OfWorker, Base):
    """A wish for a person, the consent that goes with it, and what became of it.

    ``state`` is "asked", "preparing", "waiting", "taken", "done" or "withdrawn".
    """

    __tablename__ = "handoffs"
    __table_args__ = (
        Index("ix_handoffs_state_sent_at_id", "state", "sent_at", "id"),
        Index("ix_handoffs_coach_id_state_sent_at_id", "coach_id", "state", "sent_at", "id"),
    )

    #: Random: what addresses and the log of staff call it by.
    reference: Mapped[str] = mapped_column(String(32), unique=True, default=new_reference)
    state: Mapped[str] = mapped_column(String(16), default="asked")
    requested_at: Mapped[datetime] = mapped_column(UtcDateTime, default=now)
    #: What the person would like to talk about, in a word of ours.
    about: Mapped[str | None]
    #: The receiver as the worker read it.
    receiver: Mapped[str | None]
    #: Names of what may be passed on: "summary" and, agreed to by itself, "transcript".
    shares: Mapped[list[str]] = mapped_column(_Json, default=list)
    consented_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    consent_ends_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    withdrawn_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    #: The language of the talk when it was sent, "en" or "es".
    language: Mapped[str | None] = mapped_column(String(8))
    #: "chat", or "number" where a phone number stands in the summary; NULL = not said.
    reach: Mapped[str | None] = mapped_column(String(16))
    #: Name of a support -> wanted or not; one that was skipped is not in it.
    supports: Mapped[dict[str, bool]] = mapped_column(_Json, default=dict)
    #: Sealed: the name to be called by.
    name: Mapped[str | None] = mapped_column(Text)
    #: Sealed: the number to call, and what the worker asks the coach.
    number: Mapped[str | None] = mapped_column(Text)
    questions: Mapped[str | None] = mapped_column(Text)
    #: Sealed: the summary while the worker looks at it, and keys of lines with the worker's
    #: changes; NULL once it is sent.
    draft: Mapped[str | None] = mapped_column(Text)
    #: Sealed: the summary as the worker agreed to it.
    summary: Mapped[str | None] = mapped_column(Text)
    sent_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    #: The account of the coach who took it. No foreign key: an account may go, this stays.
    coach_id: Mapped[int | None]
    taken_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    closed_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    #: How it ended, in a word of ours.
    outcome: Mapped[str | None] = mapped_column(String(32))
    next_check_in_on: Mapped[date | None] = mapped_column(Date)


class HandoffNoteRow(OfWorker, Base):
    """A coach's note on a hand-off; sealed."""

    __tablename__ = "handoff_notes"

    handoff_id: Mapped[int] = mapped_column(
        ForeignKey("handoffs.id", ondelete="CASCADE"), index=True
    )
    coach_id: Mapped[int]
    note: Mapped[str] = mapped_column(Text)
    at: Mapped[datetime] = mapped_column(UtcDateTime, default=now)


class SkillAnswerRow(OfWorker, Base):
    """Whether a skill is true for the worker, as they said."""

    __tablename__ = "skill_answers"
    __table_args__ = (
        Index("uq_skill_answers_worker_id_element_id", "worker_id", "element_id", unique=True),
    )

    element_id: Mapped[str] = mapped_column(String(16))
    #: The past job that shows it.
    from_code: Mapped[str] = mapped_column(String(10))
    is_true: Mapped[bool] = mapped_column(Boolean)
    at: Mapped[datetime] = mapped_column(UtcDateTime, default=now)


class SkillsStatementRow(OfWorker, Base):
    """A page of confirmed skills that whoever has its link may read until it ends.

    One that the worker takes down is deleted.
    """

    __tablename__ = "skills_statements"

    #: SHA-256 of the random token; the token itself is only in the link.
    token_hash: Mapped[str] = mapped_column(String(64), unique=True)
    #: Sealed: what the page shows.
    content: Mapped[str] = mapped_column(Text)
    made_at: Mapped[datetime] = mapped_column(UtcDateTime, default=now)
    expires_at: Mapped[datetime] = mapped_column(UtcDateTime)


class NoticeRow(Base):
    """Word to a receiver that somebody waits. It names no worker and holds nothing of theirs."""

    __tablename__ = "notices"
    __table_args__ = (Index("ix_notices_state_due_at", "state", "due_at"),)

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    #: The same notice is queued once.
    key: Mapped[str] = mapped_column(String(64), unique=True)
    #: Name of the receiver, and its "https://..." or "mailto:..." address.
    receiver: Mapped[str]
    address: Mapped[str] = mapped_column(Text)
    #: "queued", "sending", "sent" or "failed".
    state: Mapped[str] = mapped_column(String(16), default="queued")
    tries: Mapped[int] = mapped_column(Integer, default=0)
    due_at: Mapped[datetime] = mapped_column(UtcDateTime, default=now)
    claimed_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    #: Filled in by the sender: a status or the kind of an error.
    reason: Mapped[str | None] = mapped_column(String(64))
