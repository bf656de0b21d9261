"""Links that open a talk somewhere else, once, and expire."""

from __future__ import annotations

import hashlib
import secrets
from datetime import timedelta

from sqlalchemy import select, update
from sqlalchemy.engine import CursorResult

from people.contact_tables import LinkRow
from people.database import Database
from people.tables import WorkerRow
from people.utc import now
from people.workers import locked_worker

#: Bytes of randomness in a link, beyond any guessing.
TOKEN_BYTES = 24


def _hashed(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


class Links(Database):
    """Makes and opens links."""

    def make_link(self, talk: str, *, opens: str, lasts: timedelta) -> str:
        """The token of a new link."""
        token = secrets.token_urlsafe(TOKEN_BYTES)
        with self.writing() as session:
            worker = locked_worker(session, talk)
            session.add(
                LinkRow(
                    worker_id=worker.id,
                    token_hash=_hashed(token),
                    opens=opens,
                    expires_at=now() + lasts,
                )
            )
        return token

    def use_link(self, token: str, *, opens: str) -> str | None:
        """The talk that a link opens, the first time only; None for any other link."""
        with self.writing() as session:
            # One conditional update decides which of two openings at once is the first.
            used = session.execute(
                update(LinkRow)
                .where(
                    LinkRow.token_hash == _hashed(token),
                    LinkRow.opens == opens,
                    LinkRow.used_at.is_(None),
                    LinkRow.expires_at > now(),
                )
                .values(used_at=now())
            )
            if not isinstance(used, CursorResult) or used.rowcount != 1:
                return None
            return session.scalar(
                select(WorkerRow.talk)
                .join(LinkRow, LinkRow.worker_id == WorkerRow.id)
                .where(LinkRow.token_hash == _hashed(token))
            )
