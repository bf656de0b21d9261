"""Takes what is due, for some workers at a time, and settles it: said, put off, or dropped.

All of a turn is one transaction on one database: the states of what was due and the messages that
say it are kept together or not at all. A process that is killed leaves everything as it was.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, insert, select, update
from sqlalchemy.orm import Session

from people.check_in_reading import due_workers, workers_with_something_due
from people.check_in_records import DueWorker
from people.check_in_tables import CheckInRow
from people.database import Database
from people.tables import MessageRow

#: How the name of a message that says a check-in begins.
CHECK_IN = "check-in-"


class ClaimedByAnother(RuntimeError):  # noqa: N818 - named for what it says
    """Something due was settled meanwhile; nothing of this turn is kept."""


@dataclass(frozen=True)
class Said:
    """A message, and what it says of what was due."""

    worker: DueWorker
    ids: tuple[int, ...]
    text: str
    buttons: tuple[dict[str, str], ...]
    code: str | None
    told: tuple[dict[str, Any], ...]


@dataclass
class Claim:
    """Workers with something due, held until the block ends, and what is decided about each."""

    moment: datetime
    workers: tuple[DueWorker, ...]
    said: list[Said] = field(default_factory=list)
    put_off: list[dict[str, object]] = field(default_factory=list)
    dropped: list[dict[str, object]] = field(default_factory=list)

    def say(
        self,
        worker: DueWorker,
        ids: Sequence[int],
        text: str,
        buttons: Sequence[Mapping[str, str]],
        code: str | None,
        told: Sequence[Mapping[str, Any]] = (),
    ) -> None:
        """One message that says all of ``ids``."""
        shown = tuple(dict(button) for button in buttons)
        facts = tuple(dict(one) for one in told)
        self.said.append(Said(worker, tuple(ids), text, shown, code, facts))

    def postpone(self, ids: Sequence[int], until: datetime, reason: str) -> None:
        """Due again at ``until``."""
        self.put_off += [{"of": one, "at": until, "why": reason} for one in ids]

    def drop(self, ids: Sequence[int], reason: str) -> None:
        """It will not be said."""
        self.dropped += [{"of": one, "why": reason} for one in ids]


class CheckInQueue(Database):
    """Claims what is due."""

    @contextmanager
    def claimed_check_ins(self, moment: datetime, *, at_most: int) -> Iterator[Claim]:
        """What is due for at most so many workers; no other process has them meanwhile.

        What was decided is kept when the block ends, and nothing of it when it raises.

        Raises:
            ClaimedByAnother: a row was settled meanwhile.
        """
        with self.writing() as session:
            workers = workers_with_something_due(session, moment, at_most)
            claim = Claim(moment, due_workers(session, workers, moment))
            yield claim
            _settle(session, claim)

    def due_check_ins(self, moment: datetime, *, after: int, at_most: int) -> tuple[DueWorker, ...]:
        """The same, only to look at; workers with a higher id than ``after``, in their order."""
        with self.reading() as session:
            found = workers_with_something_due(session, moment, at_most, after=after)
            return due_workers(session, found, moment)


_table: Any = CheckInRow.__table__
_messages: Any = MessageRow.__table__
#: Only what is still due changes: the condition and the change are one statement.
_MINE = (_table.c.id == bindparam("of"), _table.c.state == "due")


def _settle(session: Session, claim: Claim) -> None:
    if claim.put_off:
        put_off: dict[str, Any] = {"due_at": bindparam("at"), "reason": bindparam("why")}
        _change(session, put_off, claim.put_off)
    if claim.dropped:
        _change(session, {"state": "dropped", "reason": bindparam("why")}, claim.dropped)
    if claim.said:
        taken: list[dict[str, object]] = [{"of": one} for said in claim.said for one in said.ids]
        queued = {"state": "queued", "queued_at": claim.moment, "reason": None}
        _change(session, queued, taken)
        _queue(session, claim)


def _change(session: Session, values: Mapping[str, Any], rows: list[dict[str, object]]) -> None:
    changed = session.connection().execute(update(_table).where(*_MINE).values(**values), rows)
    if changed.rowcount != len(rows):
        raise ClaimedByAnother("something due was settled meanwhile")


def _queue(session: Session, claim: Claim) -> None:
    keys = {due.id: due.key for worker in claim.workers for due in worker.due}
    rows = [
        {
            "worker_id": said.worker.worker_id,
            "direction": "out",
            "text": said.text,
            "kind": "outreach",
            "at": claim.moment,
            "channel": said.worker.wish.channel,
            "buttons": list(said.buttons),
            # Unique for the worker: the same is never queued twice, whoever tries.
            "sent_id": f"{CHECK_IN}{keys[said.ids[0]]}",
        }
        for said in claim.said
    ]
    # Without asking for their numbers they are one statement.
    session.connection().execute(insert(_messages), rows)
    named = select(_messages.c.worker_id, _messages.c.id).where(
        _messages.c.worker_id.in_([row["worker_id"] for row in rows]),
        _messages.c.sent_id.in_([row["sent_id"] for row in rows]),
    )
    of_worker: dict[int, int] = dict(session.execute(named).tuples().all())
    session.connection().execute(
        update(_table).where(_table.c.id == bindparam("of")).values(
            message_id=bindparam("message"), code=bindparam("about"), told=bindparam("facts")
        ),
        [
            {
                "of": one,
                "message": of_worker[said.worker.worker_id],
                "about": said.code,
                "facts": list(said.told),
            }
            for said in claim.said
            for one in said.ids
        ],
    )  # fmt: skip
