"""Retention periods, and the job that keeps to them; see retention.toml and docs/privacy.md.

Running it twice, or in two processes at once, does no harm: each thing is deleted by a condition
that holds once.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from pathlib import Path
from typing import Any

from sqlalchemy import ColumnElement, delete, func, or_, select
from sqlalchemy.engine import CursorResult
from sqlalchemy.orm import DeclarativeBase

from people.contact_tables import HeardMessageRow, LinkRow
from people.contacts import HEARD_FOR
from people.handoff_tables import HandoffRow, NoticeRow, SkillsStatementRow
from people.people import People
from people.replaced import drop_replaced
from people.staff_sessions import IDLE, LONGEST
from people.staff_tables import StaffLogRow, StaffSessionRow
from people.tables import WorkerRow

_FILE = Path(__file__).with_name("retention.toml")


@dataclass(frozen=True)
class Period:
    """How long something is kept, and why."""

    lasts: timedelta
    reason: str


@lru_cache(maxsize=1)
def periods() -> dict[str, Period]:
    """The periods as they are shipped, by what they are of."""
    content = tomllib.loads(_FILE.read_text(encoding="utf-8"))
    return {
        name: Period(timedelta(days=rule["days"]), rule["reason"]) for name, rule in content.items()
    }


def keep_to_periods(people: People, moment: datetime, *, dry_run: bool = False) -> dict[str, int]:
    """Delete what was kept long enough at a moment; how many of each, by name.

    A talk goes as if its person had asked for it, so that Rasa's copy is still to be deleted by
    the front. With ``dry_run`` nothing is deleted. ``moment`` has a time zone.
    """
    silent_since = moment - periods()["silent_talks"].lasts
    counted = {
        "silent talks": _silent_talks(people, silent_since, dry_run),
        "ended consents": _ended_consents(people, moment, dry_run),
        "ended skills pages": _ended_pages(people, moment, dry_run),
    }
    for name, (table, over) in _over(moment).items():
        counted[name] = _delete(people, table, over, dry_run)
    drop = people.promises.before if dry_run else people.promises.drop_before
    counted["remembered wishes"] = drop(moment - periods()["promises"].lasts)
    counted["replaced databases"] = drop_replaced(
        people.engine, moment - periods()["replaced_databases"].lasts, dry_run=dry_run
    )
    if not dry_run:
        people.erase_traces()
    return counted


def _silent_talks(people: People, since: datetime, dry_run: bool) -> int:
    query = select(WorkerRow.talk).where(WorkerRow.last_seen_at <= since).order_by(WorkerRow.id)
    with people.reading() as session:
        talks = session.scalars(query).all()
    if dry_run:
        return len(talks)
    # Each by itself: whoever writes at this moment is not deleted, and nobody waits long.
    gone = (people.forget(one, also_elsewhere=True, silent_since=since) for one in talks)
    return sum(bool(forgotten.total) for forgotten in gone)


def _ended_consents(people: People, moment: datetime, dry_run: bool) -> int:
    if not dry_run:
        return people.end_consents(moment)
    ended = (HandoffRow.state != "withdrawn") & (HandoffRow.consent_ends_at <= moment)
    return _delete(people, HandoffRow, ended, dry_run)


def _ended_pages(people: People, moment: datetime, dry_run: bool) -> int:
    if not dry_run:
        return people.delete_ended_statements(moment)
    return _delete(people, SkillsStatementRow, SkillsStatementRow.expires_at <= moment, dry_run)


def _over(moment: datetime) -> dict[str, tuple[type[DeclarativeBase], ColumnElement[bool]]]:
    """What is deleted row by row: its table and when its time is over."""
    # The guard of the log goes by the clock of the database, whatever moment is tried out here.
    logged_before = min(moment, datetime.now(UTC)) - periods()["staff_log"].lasts
    notices_before = moment - periods()["settled_notices"].lasts
    return {
        "used or ended links": (
            LinkRow, or_(LinkRow.used_at.is_not(None), LinkRow.expires_at <= moment),
        ),
        "names of answered messages": (HeardMessageRow, HeardMessageRow.at < moment - HEARD_FOR),
        "settled notices": (
            NoticeRow,
            NoticeRow.state.in_(("sent", "failed")) & (NoticeRow.due_at < notices_before),
        ),
        "ended sign-ins": (
            StaffSessionRow,
            or_(
                StaffSessionRow.seen_at <= moment - IDLE,
                StaffSessionRow.begun_at <= moment - LONGEST,
            ),
        ),
        "entries of the staff log": (StaffLogRow, StaffLogRow.at < logged_before),
    }  # fmt: skip


def _delete(people: People, table: Any, over: ColumnElement[bool], dry_run: bool) -> int:
    if dry_run:
        with people.reading() as session:
            return session.scalar(select(func.count()).select_from(table).where(over)) or 0
    with people.writing() as session:
        done = session.execute(delete(table).where(over))
        return done.rowcount if isinstance(done, CursorResult) else 0
