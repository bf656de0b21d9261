"""Counting how talks went, in the database, without a word of what was said.

The same statements run on SQLite and PostgreSQL. Every count comes with the number of talks it
rests on, so that small numbers can be held back.
"""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Select,
    String,
    and_,
    case,
    func,
    literal_column,
    or_,
    select,
)
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.orm import Session
from sqlalchemy.sql.functions import FunctionElement

from people.contact_tables import DeliveryRow
from people.database import Database
from people.handoff_tables import HandoffRow
from people.quality_records import STEPS, Activity, MessageFigures, QualityFigures, Span, Step
from people.small_numbers import Counted
from people.tables import (
    ChoiceRow,
    FeedbackRow,
    MessageRow,
    MisunderstandingRow,
    OfWorker,
    PastJobRow,
    PendingDeletionRow,
    ShownJobRow,
    ShownTrainingRow,
    WorkerRow,
)

#: The rows that show that a worker reached a step.
_LEFT_BY: dict[str, type[OfWorker]] = {
    "told_jobs": PastJobRow,
    "saw_jobs": ShownJobRow,
    "chose": ChoiceRow,
    "saw_training": ShownTrainingRow,
    "asked_person": HandoffRow,
}


class utc_day(FunctionElement[str]):  # noqa: N801 - named as it reads in a statement
    """The day of a moment in UTC, "2026-11-25", whatever the database's own time zone."""

    type = String()
    inherit_cache = True


@compiles(utc_day, "sqlite")
def _day_in_sqlite(element: utc_day, compiler: Any, **given: Any) -> str:
    return f"substr({compiler.process(element.clauses, **given)}, 1, 10)"


@compiles(utc_day, "postgresql")
def _day_in_postgresql(element: utc_day, compiler: Any, **given: Any) -> str:
    moment = compiler.process(element.clauses, **given)
    return f"to_char({moment} AT TIME ZONE 'UTC', 'YYYY-MM-DD')"


def _within(span: Span, moment: Any) -> ColumnElement[bool]:
    return and_(moment >= span.start, moment < span.end)


def _counted(table: Any, *by: Any) -> Select[Any]:
    """Rows and the talks behind them, by some columns, which stand first."""
    talks = func.count(table.worker_id.distinct())
    return select(*by, func.count(), talks).select_from(table).group_by(*by)


def _one(session: Session, query: Select[Any]) -> Counted:
    number, talks = session.execute(query).one()
    return Counted(number, talks)


def _by(session: Session, query: Select[Any]) -> dict[Any, Counted]:
    return {name: Counted(*counts) for name, *counts in session.execute(query)}


class Quality(Database):
    """Counts over all talks."""

    def quality(self, span: Span, *, quiet: timedelta, tries: int) -> QualityFigures:
        """How talks went in a span.

        Args:
            span: what was written or begun in it is counted.
            quiet: a talk has ended once nobody wrote in it for so long.
            tries: deliveries to the talk after which a message is left aside.
        """
        with self.reading() as session:
            waiting, left_aside = _undelivered(session, span, tries)
            return QualityFigures(
                begun=_begun(session, span),
                messages=_messages(session, span),
                misunderstood=_misunderstood(session, span),
                misunderstood_twice=_misunderstood(session, span, MisunderstandingRow.in_a_row > 1),
                helpful=_helpful(session, span),
                ended_at=_ended_at(session, span, quiet),
                deliveries=_deliveries(session, span),
                waiting=waiting,
                left_aside=left_aside,
                deletions_pending=_talks(session, select(func.count(PendingDeletionRow.id))),
            )


def _messages(session: Session, span: Span) -> MessageFigures:
    received = and_(MessageRow.direction == "in", _within(span, MessageRow.at))
    sent = and_(MessageRow.direction == "out", _within(span, MessageRow.at))
    day = utc_day(MessageRow.at)
    days = _counted(MessageRow, day, MessageRow.channel).where(received).order_by(day)
    by_channel = _counted(MessageRow, MessageRow.channel)
    return MessageFigures(
        activity=tuple(
            Activity(on, channel, Counted(*counts))
            for on, channel, *counts in session.execute(days)
        ),
        received=_one(session, _counted(MessageRow).where(received)),
        received_by_channel=_by(session, by_channel.where(received)),
        received_by_kind=_by(session, _counted(MessageRow, MessageRow.kind).where(received)),
        sent_by_channel=_by(session, by_channel.where(sent)),
    )


def _misunderstood(session: Session, span: Span, *which: ColumnElement[bool]) -> Counted:
    within = _within(span, MisunderstandingRow.at)
    return _one(session, _counted(MisunderstandingRow).where(within, *which))


def _helpful(session: Session, span: Span) -> dict[bool, Counted]:
    counted = _counted(FeedbackRow, FeedbackRow.helpful)
    return _by(session, counted.where(_within(span, FeedbackRow.at)))


def _deliveries(session: Session, span: Span) -> dict[str, Counted]:
    """By when each was due last; what waits for the morning is due after the span's end."""
    counted = _counted(DeliveryRow, DeliveryRow.state)
    return _by(session, counted.where(DeliveryRow.due_at >= span.start))


def _undelivered(session: Session, span: Span, tries: int) -> tuple[Counted, Counted]:
    """What waits, however long, and what was left aside in the span."""
    left_aside = MessageRow.tries >= tries
    counted = _by(
        session,
        _counted(MessageRow, left_aside).where(
            # Written out, so that the index of these few is used.
            MessageRow.kind == literal_column("'undelivered'"),
            MessageRow.direction == "in",
            or_(~left_aside, _within(span, MessageRow.at)),
        ),
    )
    return counted.get(False, Counted()), counted.get(True, Counted())


def _begun(session: Session, span: Span) -> Counted:
    return _talks(session, select(func.count()).where(_within(span, WorkerRow.created_at)))


def _talks(session: Session, query: Select[Any]) -> Counted:
    """A count of talks: each is its own."""
    number = session.scalar(query) or 0
    return Counted(number, number)


def _ended_at(session: Session, span: Span, quiet: timedelta) -> dict[Step, Counted]:
    """Talks that went quiet, by the furthest step; every step is there."""
    furthest = case(
        *(
            (WorkerRow.id.in_(select(_LEFT_BY[step].worker_id)), step)
            for step in reversed(STEPS)
            if step in _LEFT_BY
        ),
        (WorkerRow.introduced_at.is_not(None), "greeted"),
        else_="opened",
    )
    ended = and_(WorkerRow.last_seen_at >= span.start, WorkerRow.last_seen_at < span.end - quiet)
    query = select(furthest.label("step"), func.count()).where(ended).group_by("step")
    counted = {step: Counted(number, number) for step, number in session.execute(query)}
    return {step: counted.get(step, Counted()) for step in STEPS}
