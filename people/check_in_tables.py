"""The tables of check-ins: what workers wish, what is due or was said, and what came of it.

The states of warning signs stand here too, beside the check-ins they lead to, so that one
transaction changes both. They are facts about work and name nobody.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import (
    JSON,
    Boolean,
    Date,
    Double,
    ForeignKey,
    Index,
    Integer,
    String,
    UniqueConstraint,
)
from sqlalchemy.orm import Mapped, mapped_column

from people.tables import Base, OfWorker
from people.utc import UtcDateTime, now

_Json = JSON(none_as_null=True)


class CheckInWishRow(OfWorker, Base):
    """Whether, how often and when a worker wants to hear from us first; one row each."""

    __tablename__ = "check_in_wishes"
    __table_args__ = (Index("uq_check_in_wishes_worker_id", "worker_id", unique=True),)

    #: When it was offered in the talk, and when the worker agreed; agreed is NULL: nothing is sent.
    offered_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    agreed_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    #: Where they go: "web" or "sms".
    channel: Mapped[str] = mapped_column(String(16), default="web")
    #: Messages in 30 days, 1 or 2.
    at_most: Mapped[int] = mapped_column(Integer, default=2)
    #: False = only when something changes.
    scheduled: Mapped[bool] = mapped_column(Boolean, default=True)
    #: The worker's own hours of the day, local, within those the law allows.
    from_hour: Mapped[int] = mapped_column(Integer, default=8)
    to_hour: Mapped[int] = mapped_column(Integer, default=21)
    #: The employer's industry as a NAICS sector, "72" or "31-33"; asked once.
    industry: Mapped[str | None] = mapped_column(String(8))
    industry_asked_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    #: The end of the last talk, from which days are counted.
    anchor_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    #: When a check-in was answered last: that alone is no new talk.
    replied_at: Mapped[datetime | None] = mapped_column(UtcDateTime)


class CheckInRow(OfWorker, Base):
    """One thing to tell or ask a worker. ``state`` is "due", "queued" or "dropped"."""

    __tablename__ = "check_ins"
    __table_args__ = (
        Index("uq_check_ins_worker_id_key", "worker_id", "key", unique=True),
        Index("ix_check_ins_state_due_at_worker_id", "state", "due_at", "worker_id"),
    )

    #: What it is, so that the same thing is never due twice for one worker.
    key: Mapped[str] = mapped_column(String(64))
    #: "change", "day" or "own_words".
    kind: Mapped[str] = mapped_column(String(16))
    #: Of a change: the number of the edition of warning signs that brought it.
    edition: Mapped[int | None]
    #: Of a day: 14, 30, 90 or 180, and the end of the talk it counts from.
    stage: Mapped[int | None]
    anchor_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    #: Of own words: their kind and when they were said.
    own_risk: Mapped[str | None] = mapped_column(String(32))
    made_at: Mapped[datetime] = mapped_column(UtcDateTime, default=now)
    due_at: Mapped[datetime] = mapped_column(UtcDateTime)
    state: Mapped[str] = mapped_column(String(16), default="due")
    #: Why it waits or was dropped, in a word of ours.
    reason: Mapped[str | None] = mapped_column(String(32))
    queued_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    #: The message that says it; several that came together share one.
    message_id: Mapped[int | None] = mapped_column(
        ForeignKey("messages.id", ondelete="CASCADE"), index=True
    )
    #: The occupation it is about, and the changes as they were told.
    code: Mapped[str | None] = mapped_column(String(10))
    told: Mapped[list[dict[str, Any]]] = mapped_column(_Json, default=list)
    answered_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    answer: Mapped[str | None] = mapped_column(String(16))


class OutcomeRow(OfWorker, Base):
    """What a worker said came of it: "applied", "interview", "started" or "not_yet"."""

    __tablename__ = "check_in_outcomes"

    outcome: Mapped[str] = mapped_column(String(16))
    #: The next job it is about, if one was chosen, and the day of the check-in that asked.
    code: Mapped[str | None] = mapped_column(String(10))
    stage: Mapped[int | None]
    at: Mapped[datetime] = mapped_column(UtcDateTime, default=now)


class OwnRiskRow(OfWorker, Base):
    """A warning sign in the worker's own words: hours cut, a contract that ends."""

    __tablename__ = "own_risks"
    __table_args__ = (Index("uq_own_risks_worker_id_kind", "worker_id", "kind", unique=True),)

    kind: Mapped[str] = mapped_column(String(32))
    #: Since when it holds, and when it was said last; it ends by itself.
    since: Mapped[datetime] = mapped_column(UtcDateTime)
    said_at: Mapped[datetime] = mapped_column(UtcDateTime)


class FlagEditionRow(Base):
    """One reading of all warning signs: a release of the knowledge store and imported figures."""

    __tablename__ = "flag_editions"

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    #: 1, 2, 3 ...: of two processes that read at once only one makes the next.
    number: Mapped[int] = mapped_column(Integer, unique=True)
    release: Mapped[str] = mapped_column(String(64))
    #: A digest of the imported figures.
    figures: Mapped[str] = mapped_column(String(64))
    #: The day that what fades with time (notices of layoffs) was looked at last.
    looked_on: Mapped[date] = mapped_column(Date)
    made_at: Mapped[datetime] = mapped_column(UtcDateTime)
    #: The last worker whose check-ins of this edition were made, and when all were.
    spread_to: Mapped[int] = mapped_column(Integer, default=0)
    spread_at: Mapped[datetime | None] = mapped_column(UtcDateTime)


class FlagStateRow(Base):
    """Whether a warning sign is raised for an occupation, or a place and an industry."""

    __tablename__ = "flag_states"
    __table_args__ = (UniqueConstraint("code", "flag"),)

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    code: Mapped[str] = mapped_column(String(64))
    flag: Mapped[str] = mapped_column(String(16))
    #: NULL = not known.
    raised: Mapped[bool | None] = mapped_column(Boolean)
    value: Mapped[float | None] = mapped_column(Double)
    vintage: Mapped[str | None] = mapped_column(String(64))


class FlagChangeRow(Base):
    """A warning sign whose state an edition changed, as it may be told."""

    __tablename__ = "flag_changes"
    __table_args__ = (UniqueConstraint("edition", "code", "flag"),)

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    edition: Mapped[int] = mapped_column(Integer)
    code: Mapped[str] = mapped_column(String(64))
    flag: Mapped[str] = mapped_column(String(16))
    was: Mapped[bool | None] = mapped_column(Boolean)
    now: Mapped[bool | None] = mapped_column(Boolean)
    old_value: Mapped[float | None] = mapped_column(Double)
    new_value: Mapped[float | None] = mapped_column(Double)
    old_vintage: Mapped[str | None] = mapped_column(String(64))
    new_vintage: Mapped[str | None] = mapped_column(String(64))
    source: Mapped[str] = mapped_column(String(128))
    #: Everyday names by language: {"en": "waiter or waitress", "es": ...}; of a place, its name.
    names: Mapped[dict[str, str]] = mapped_column(_Json)
