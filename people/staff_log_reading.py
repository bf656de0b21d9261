"""Pages of the log of staff, newest first, by key: entries are only ever added."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select

from people.database import Database
from people.staff import folded_name
from people.staff_records import LogEntry
from people.staff_tables import StaffAccountRow, StaffLogRow


@dataclass(frozen=True)
class LogPage:
    """Some entries; ``next_before`` begins the page after, None on the last one."""

    entries: tuple[LogEntry, ...]
    next_before: int | None


def log_page(
    database: Database, *, name: str = "", about: str = "", before: int | None, at_most: int
) -> LogPage:
    """Entries of one account, or about one reference, or all where both are empty."""
    query = (
        select(StaffLogRow, StaffAccountRow.name)
        .outerjoin(StaffAccountRow, StaffAccountRow.id == StaffLogRow.account_id)
        .order_by(StaffLogRow.id.desc())
        .limit(at_most + 1)
    )
    if name:
        query = query.where(StaffAccountRow.name == folded_name(name))
    if about:
        query = query.where(StaffLogRow.about == about)
    if before is not None:
        query = query.where(StaffLogRow.id < before)
    with database.reading() as session:
        found = list(session.execute(query))
    shown = found[:at_most]
    return LogPage(
        tuple(LogEntry(row.at, who, row.action, row.about) for row, who in shown),
        shown[-1][0].id if len(found) > at_most else None,
    )
