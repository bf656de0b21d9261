"""Everything that is kept about one worker, to be given to them."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import select

from people.database import Database
from people.tables import Base, WorkerRow

#: Columns that mean nothing outside of this database.
_OURS = frozenset({"id", "worker_id", "handoff_id", "message_id", "token_hash", "address_hash"})


class Exporting(Database):
    """Reads every row of a talk."""

    def everything_about(self, talk: str) -> dict[str, list[dict[str, Any]]] | None:
        """Every row of the worker by table, as JSON can hold it; None when there is no such talk.

        Sealed texts and encrypted numbers stay so: who has the keys opens them.
        """
        with self.reading() as session:
            worker = session.scalars(select(WorkerRow).where(WorkerRow.talk == talk)).one_or_none()
            if worker is None:
                return None
            found: dict[str, list[dict[str, Any]]] = {}
            for table in Base.metadata.sorted_tables:
                if table.name == WorkerRow.__tablename__:
                    mine = table.c.id == worker.id
                elif "worker_id" in table.c:
                    mine = table.c.worker_id == worker.id
                else:
                    continue
                rows = session.execute(select(table).where(mine).order_by(table.c.id)).mappings()
                found[table.name] = [
                    {name: _plain(value) for name, value in row.items() if name not in _OURS}
                    for row in rows
                ]
            return found


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date | datetime) else value
