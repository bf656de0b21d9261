"""The list of past jobs, in the order they were told."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from people.database import Database
from people.records import NoSuchJob, PastJob
from people.tables import PastJobRow, WorkerRow
from people.workers import locked_worker

_CHANGEABLE = frozenset(
    {"said", "code", "onet_code", "title", "score", "months", "confirmed", "runners_up"}
)


def _plain(said: str) -> str:
    return " ".join(re.findall(r"\w+", said.casefold()))


def _same(one: PastJob, other: PastJob) -> bool:
    return one.code == other.code and _plain(one.said) == _plain(other.said)


def merged(jobs: Iterable[PastJob]) -> list[PastJob]:
    """One list in which the same occupation in the same words stands once.

    A later mention fills what an earlier one lacks (a duration, a confirmation) and changes
    nothing else: a correction is a change of that job, not a second mention.
    """
    kept: list[PastJob] = []
    for job in jobs:
        place = next((i for i, earlier in enumerate(kept) if _same(earlier, job)), None)
        if place is None:
            kept.append(job)
            continue
        earlier = kept[place]
        kept[place] = PastJob(
            said=earlier.said,
            code=earlier.code,
            title=earlier.title or job.title,
            onet_code=earlier.onet_code or job.onet_code,
            score=earlier.score if earlier.score is not None else job.score,
            months=earlier.months if earlier.months is not None else job.months,
            confirmed=earlier.confirmed or job.confirmed,
            runners_up=earlier.runners_up or job.runners_up,
        )
    return kept


def _record(row: PastJobRow) -> PastJob:
    return PastJob(
        said=row.said,
        code=row.code,
        title=row.title,
        onet_code=row.onet_code,
        score=row.score,
        months=row.months,
        confirmed=row.confirmed,
        runners_up=tuple(row.runners_up),
        position=row.position,
    )


def _rows(session: Session, worker_id: int) -> Sequence[PastJobRow]:
    query = select(PastJobRow).where(PastJobRow.worker_id == worker_id)
    return session.scalars(query.order_by(PastJobRow.position, PastJobRow.id)).all()


def _row_at(session: Session, worker_id: int, position: int) -> PastJobRow:
    query = select(PastJobRow).where(
        PastJobRow.worker_id == worker_id, PastJobRow.position == position
    )
    row = session.scalars(query).one_or_none()
    if row is None:
        raise NoSuchJob(f"no past job at position {position}")
    return row


def _rewrite(session: Session, worker_id: int, jobs: Sequence[PastJob]) -> tuple[PastJob, ...]:
    session.execute(delete(PastJobRow).where(PastJobRow.worker_id == worker_id))
    rows = [
        PastJobRow(
            worker_id=worker_id,
            position=position,
            said=job.said,
            code=job.code,
            onet_code=job.onet_code,
            title=job.title,
            score=job.score,
            months=job.months,
            confirmed=job.confirmed,
            runners_up=list(job.runners_up),
        )
        for position, job in enumerate(jobs, start=1)
    ]
    session.add_all(rows)
    session.flush()
    return tuple(_record(row) for row in rows)


class PastJobs(Database):
    """Reads and changes of the past jobs."""

    def jobs(self, talk: str) -> tuple[PastJob, ...]:
        """The past jobs, position 1 first."""
        query = (
            select(PastJobRow)
            .join(WorkerRow, WorkerRow.id == PastJobRow.worker_id)
            .where(WorkerRow.talk == talk)
            .order_by(PastJobRow.position, PastJobRow.id)
        )
        with self.reading() as session:
            return tuple(_record(row) for row in session.scalars(query))

    def replace_jobs(self, talk: str, jobs: Iterable[PastJob]) -> tuple[PastJob, ...]:
        """Make this the whole list (double mentions merged)."""
        with self.writing() as session:
            return _rewrite(session, locked_worker(session, talk).id, merged(jobs))

    def add_jobs(self, talk: str, jobs: Iterable[PastJob]) -> tuple[PastJob, ...]:
        """Add to the list; a job that is there already is not added twice. The whole list."""
        with self.writing() as session:
            worker_id = locked_worker(session, talk).id
            known = [_record(row) for row in _rows(session, worker_id)]
            return _rewrite(session, worker_id, merged([*known, *jobs]))

    def update_job(self, talk: str, position: int, **changes: Any) -> PastJob:
        """Change fields of one job, e.g. ``months=36`` or ``code=..., title=...``.

        Raises:
            NoSuchJob: no job stands at that position.
            ValueError: a field that a past job does not have.
        """
        if not _CHANGEABLE.issuperset(changes):
            raise ValueError(f"not fields of a past job: {sorted(set(changes) - _CHANGEABLE)}")
        with self.writing() as session:
            row = _row_at(session, locked_worker(session, talk).id, position)
            for name, value in changes.items():
                setattr(row, name, list(value) if name == "runners_up" else value)
            session.flush()
            return _record(row)

    def remove_job(self, talk: str, position: int) -> PastJob:
        """Take one job out; the jobs after it move up. Returns the one taken out.

        Raises:
            NoSuchJob: no job stands at that position.
        """
        with self.writing() as session:
            worker_id = locked_worker(session, talk).id
            row = _row_at(session, worker_id, position)
            removed = _record(row)
            session.delete(row)
            session.flush()
            session.execute(
                update(PastJobRow)
                .where(PastJobRow.worker_id == worker_id, PastJobRow.position > position)
                .values(position=PastJobRow.position - 1)
            )
            return removed

    def confirm_jobs(
        self, talk: str, positions: Iterable[int] | None = None
    ) -> tuple[PastJob, ...]:
        """Mark these jobs, or all, as confirmed by the person. The whole list."""
        wanted = None if positions is None else set(positions)
        with self.writing() as session:
            rows = _rows(session, locked_worker(session, talk).id)
            for row in rows:
                if wanted is None or row.position in wanted:
                    row.confirmed = True
            return tuple(_record(row) for row in rows)
