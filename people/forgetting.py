"""Deleting a person's data for good, here and in the parts that keep a copy."""

from __future__ import annotations

import time
from datetime import datetime

from sqlalchemy import delete, func, select, update

from people.database import Database
from people.records import Forgotten
from people.tables import Base, PendingDeletionRow, WorkerRow

#: Another process may be reading when traces are erased; its reads take milliseconds.
_ERASE_TRIES = 5
_ERASE_PAUSE_SECONDS = 0.05


class Forgetting(Database):
    """Deletes every row of a talk."""

    def forget(
        self, talk: str, *, also_elsewhere: bool = False, silent_since: datetime | None = None
    ) -> Forgotten:
        """Delete every row of the talk in every table; returns how many, by table.

        With ``also_elsewhere`` the talk's id (nothing else) is kept in the same transaction until
        :meth:`deleted_elsewhere` says that the other parts have deleted theirs as well. With
        ``silent_since`` a talk that is gone, or whose person wrote after that, is left as it is.
        """
        rows: dict[str, int] = {}
        mine = [WorkerRow.talk == talk]
        if silent_since is not None:
            mine.append(WorkerRow.last_seen_at <= silent_since)
        with self.writing() as session:
            worker_id = session.scalar(select(WorkerRow.id).where(*mine).with_for_update())
            if worker_id is None and silent_since is not None:
                return Forgotten(rows)
            if worker_id is not None:
                self.promises.note_talk("deleted", talk)
                for table in Base.metadata.sorted_tables:
                    if "worker_id" in table.c:
                        theirs = table.c.worker_id == worker_id
                        count = select(func.count()).select_from(table).where(theirs)
                        rows[table.name] = session.scalar(count) or 0
                rows["workers"] = 1
                # The database itself takes every row that hangs on the worker along.
                session.execute(delete(WorkerRow).where(WorkerRow.id == worker_id))
            if also_elsewhere:
                pending = select(PendingDeletionRow).where(PendingDeletionRow.talk == talk)
                if session.scalars(pending).one_or_none() is None:
                    session.add(PendingDeletionRow(talk=talk))
        for _ in range(_ERASE_TRIES):
            if self.erase_traces():
                break
            time.sleep(_ERASE_PAUSE_SECONDS)
        return Forgotten(rows)

    def pending_deletions(self) -> tuple[str, ...]:
        """Talks that another part still has to delete, oldest first."""
        query = select(PendingDeletionRow.talk).order_by(PendingDeletionRow.id)
        with self.reading() as session:
            return tuple(session.scalars(query))

    def deleted_elsewhere(self, talk: str) -> None:
        """The other parts have deleted the talk too: its id goes as well."""
        with self.writing() as session:
            session.execute(delete(PendingDeletionRow).where(PendingDeletionRow.talk == talk))
        self.erase_traces()

    def deletion_failed(self, talk: str) -> None:
        """Count a deletion elsewhere that did not succeed."""
        with self.writing() as session:
            session.execute(
                update(PendingDeletionRow)
                .where(PendingDeletionRow.talk == talk)
                .values(tries=PendingDeletionRow.tries + 1)
            )
