"""The tables of what persons told us.

Every table but `workers`, `pending_deletions` and those of staff hangs on a worker and goes with
them: the database itself deletes those rows when the worker's row is deleted. Texts are the
person's own words and never leave this database for a log.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import (
    JSON,
    Boolean,
    Double,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Text,
    false,
    text,
)
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from people.utc import UtcDateTime, now

#: Names that are the same in every database, so that later migrations can point at them.
NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}

_Json = JSON(none_as_null=True)


class Base(DeclarativeBase):
    """Where all these tables are registered."""

    metadata = MetaData(naming_convention=NAMES)


class OfWorker:
    """A row that belongs to one worker and is deleted with them."""

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    worker_id: Mapped[int] = mapped_column(
        ForeignKey("workers.id", ondelete="CASCADE"), nullable=False, index=True
    )


class WorkerRow(Base):
    """One person in one talk; ``talk`` is the random id their messages come with."""

    __tablename__ = "workers"

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    talk: Mapped[str] = mapped_column(String(64), unique=True)
    created_at: Mapped[datetime] = mapped_column(UtcDateTime, default=now)
    last_seen_at: Mapped[datetime] = mapped_column(UtcDateTime, default=now)
    introduced_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    #: Set while nothing may be written to this person.
    stopped_at: Mapped[datetime | None] = mapped_column(UtcDateTime)

    zip_code: Mapped[str | None]
    city: Mapped[str | None]
    state: Mapped[str | None]
    schooling: Mapped[str | None]
    #: NULL = nothing said; [] = said to have none.
    licences: Mapped[list[str] | None] = mapped_column(_Json)
    #: US dollars a year.
    own_pay: Mapped[int | None]
    urgency: Mapped[str | None]
    #: Letters of Holland's six kinds of interest, in the order told; NULL = nothing said.
    interests: Mapped[list[str] | None] = mapped_column(_Json)
    #: Schooling or a licence from outside the US; which country is never kept.
    schooled_abroad: Mapped[bool | None] = mapped_column(Boolean)
    #: Names of circumstances that were asked for. Asked and still empty = skipped: not asked again.
    asked: Mapped[list[str]] = mapped_column(_Json, default=list)
    #: What a next job must or must not be, by name.
    constraints: Mapped[dict[str, Any]] = mapped_column(_Json, default=dict)
    wish_code: Mapped[str | None]
    #: The wish was answered; it still weighs in.
    wish_answered: Mapped[bool] = mapped_column(Boolean, default=False, server_default=false())
    #: The occupation the talk is about just now.
    focus_code: Mapped[str | None]
    #: The language of the talk, "en" or "es"; NULL before it shows.
    language: Mapped[str | None]
    #: Messages in a row that were not understood.
    misunderstandings: Mapped[int] = mapped_column(Integer, default=0)
    #: Set while a coach has the talk and the bot is silent.
    coach_since: Mapped[datetime | None] = mapped_column(UtcDateTime)


class PastJobRow(OfWorker, Base):
    """One past job in the worker's own words and as an occupation; positions start at 1."""

    __tablename__ = "past_jobs"

    position: Mapped[int]
    said: Mapped[str] = mapped_column(Text)
    code: Mapped[str | None]
    onet_code: Mapped[str | None]
    title: Mapped[str | None]
    score: Mapped[float | None] = mapped_column(Double)
    months: Mapped[int | None]
    confirmed: Mapped[bool] = mapped_column(Boolean, default=False)
    runners_up: Mapped[list[dict[str, Any]]] = mapped_column(_Json, default=list)


class ShownJobRow(OfWorker, Base):
    """One of the next jobs shown last; positions are the numbers the person saw."""

    __tablename__ = "shown_jobs"

    position: Mapped[int]
    code: Mapped[str]
    title: Mapped[str]
    kind: Mapped[str | None]
    from_code: Mapped[str | None]
    page: Mapped[int] = mapped_column(Integer, default=1)


class ShownTrainingRow(OfWorker, Base):
    """One of the training options shown last, for the occupation ``code``."""

    __tablename__ = "shown_training"

    position: Mapped[int]
    code: Mapped[str]
    option_id: Mapped[str]
    name: Mapped[str]
    page: Mapped[int] = mapped_column(Integer, default=1)


class ChoiceRow(OfWorker, Base):
    """What the person chose: a next job, or a training option towards it."""

    __tablename__ = "choices"

    code: Mapped[str]
    option_id: Mapped[str | None]
    chosen_at: Mapped[datetime] = mapped_column(UtcDateTime, default=now)


class FeedbackRow(OfWorker, Base):
    """Whether something helped."""

    __tablename__ = "feedback"

    helpful: Mapped[bool]
    about: Mapped[str | None]
    at: Mapped[datetime] = mapped_column(UtcDateTime, default=now)


class MisunderstandingRow(OfWorker, Base):
    """A message that was not understood; which one is not kept, only how many in a row."""

    __tablename__ = "misunderstandings"

    at: Mapped[datetime] = mapped_column(UtcDateTime, default=now, index=True)
    in_a_row: Mapped[int]


class CorrectionRow(OfWorker, Base):
    """A figure the person reported as wrong."""

    __tablename__ = "corrections"
    __table_args__ = (Index("uq_corrections_reference", "reference", unique=True),)

    #: Which figure, e.g. "median_wage" of an occupation, "total_cost" of a training option.
    figure: Mapped[str | None]
    code: Mapped[str | None]
    #: In the person's own words, without phone numbers, addresses of mail and names they give.
    said: Mapped[str] = mapped_column(Text)
    at: Mapped[datetime] = mapped_column(UtcDateTime, default=now)
    option_id: Mapped[str | None]
    #: Random: what staff's pages call it by.
    reference: Mapped[str | None] = mapped_column(String(32))
    settled_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    #: What an operator found out; never about a person.
    note: Mapped[str | None] = mapped_column(Text)


class MessageRow(OfWorker, Base):
    """One message, in or out, in the order of ``id``."""

    __tablename__ = "messages"
    __table_args__ = (
        Index("ix_messages_worker_id_kind", "worker_id", "kind"),
        # A message that comes a second time, from a browser or a carrier, is the same message.
        Index("uq_messages_worker_id_sent_id", "worker_id", "sent_id", unique=True),
        # All that counting needs, so that it never reads a text.
        Index("ix_messages_counted", "at", "direction", "channel", "kind", "worker_id"),
        Index(
            "ix_messages_undelivered",
            "id",
            sqlite_where=text("kind = 'undelivered'"),
            postgresql_where=text("kind = 'undelivered'"),
        ),
    )

    #: "in" or "out".
    direction: Mapped[str]
    text: Mapped[str] = mapped_column(Text)
    #: What is passed on in its place: the payload of a button whose number was typed.
    payload: Mapped[str | None] = mapped_column(Text)
    at: Mapped[datetime] = mapped_column(UtcDateTime, default=now)
    kind: Mapped[str] = mapped_column(default="normal")
    #: Deliveries to the talk that were tried and not answered.
    tries: Mapped[int] = mapped_column(Integer, default=0)
    buttons: Mapped[list[dict[str, str]]] = mapped_column(_Json, default=list)
    #: What a web page shows beside the text, e.g. a job with its figures.
    card: Mapped[dict[str, Any] | None] = mapped_column(_Json)
    #: Where it came from or goes to: "web" or "sms".
    channel: Mapped[str] = mapped_column(String(16), default="web", server_default="web")
    #: The sender's own name for it: the browser's, the carrier's, or the key of what we start.
    sent_id: Mapped[str | None] = mapped_column(String(128))
    reply_to: Mapped[int | None] = mapped_column(
        ForeignKey("messages.id", ondelete="CASCADE"), index=True
    )


class PendingDeletionRow(Base):
    """A talk that is erased here and not yet everywhere else; kept only until that is done."""

    __tablename__ = "pending_deletions"

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    talk: Mapped[str] = mapped_column(String(64), unique=True)
    requested_at: Mapped[datetime] = mapped_column(UtcDateTime, default=now)
    tries: Mapped[int] = mapped_column(Integer, default=0)
