"""What was shown last and what was chosen, so that "number 2" means what the person saw."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import delete, select

from people.database import Database
from people.records import Choice, ShownJob, ShownTraining
from people.tables import ChoiceRow, ShownJobRow, ShownTrainingRow, WorkerRow
from people.workers import locked_worker


class Shown(Database):
    """The numbered lists a person saw last, the focus of the talk, and choices."""

    def set_shown(
        self, talk: str, jobs: Sequence[Mapping[str, Any]], *, page: int = 1
    ) -> tuple[ShownJob, ...]:
        """Keep the next jobs shown now; they replace those shown before.

        Each needs ``code`` and may have ``title``, ``kind``, ``from_code``, ``page`` and
        ``position`` (else the order counts from 1); other keys are left out.
        """
        records = tuple(
            ShownJob(
                position=job.get("position", place),
                code=job["code"],
                title=job.get("title", ""),
                kind=job.get("kind"),
                from_code=job.get("from_code"),
                page=job.get("page", page),
            )
            for place, job in enumerate(jobs, start=1)
        )
        with self.writing() as session:
            worker_id = locked_worker(session, talk).id
            session.execute(delete(ShownJobRow).where(ShownJobRow.worker_id == worker_id))
            session.add_all(
                ShownJobRow(
                    worker_id=worker_id,
                    position=job.position,
                    code=job.code,
                    title=job.title,
                    kind=job.kind,
                    from_code=job.from_code,
                    page=job.page,
                )
                for job in records
            )
        return records

    def shown(self, talk: str) -> tuple[ShownJob, ...]:
        """The next jobs shown last, in their order."""
        query = (
            select(ShownJobRow)
            .join(WorkerRow, WorkerRow.id == ShownJobRow.worker_id)
            .where(WorkerRow.talk == talk)
            .order_by(ShownJobRow.position)
        )
        with self.reading() as session:
            return tuple(
                ShownJob(row.position, row.code, row.title, row.kind, row.from_code, row.page)
                for row in session.scalars(query)
            )

    def set_shown_training(
        self, talk: str, code: str, options: Sequence[Mapping[str, Any]], *, page: int = 1
    ) -> tuple[ShownTraining, ...]:
        """Keep the training options shown now for an occupation.

        Each needs ``option_id`` and may have ``name``, ``page`` and ``position``.
        """
        records = tuple(
            ShownTraining(
                position=option.get("position", place),
                code=code,
                option_id=option["option_id"],
                name=option.get("name", ""),
                page=option.get("page", page),
            )
            for place, option in enumerate(options, start=1)
        )
        with self.writing() as session:
            worker_id = locked_worker(session, talk).id
            session.execute(delete(ShownTrainingRow).where(ShownTrainingRow.worker_id == worker_id))
            session.add_all(
                ShownTrainingRow(
                    worker_id=worker_id,
                    position=option.position,
                    code=code,
                    option_id=option.option_id,
                    name=option.name,
                    page=option.page,
                )
                for option in records
            )
        return records

    def shown_training(self, talk: str) -> tuple[ShownTraining, ...]:
        """The training options shown last, in their order."""
        query = (
            select(ShownTrainingRow)
            .join(WorkerRow, WorkerRow.id == ShownTrainingRow.worker_id)
            .where(WorkerRow.talk == talk)
            .order_by(ShownTrainingRow.position)
        )
        with self.reading() as session:
            return tuple(
                ShownTraining(row.position, row.code, row.option_id, row.name, row.page)
                for row in session.scalars(query)
            )

    def set_focus(self, talk: str, code: str | None) -> None:
        """Keep the occupation the talk is about, or none."""
        with self.writing() as session:
            locked_worker(session, talk).focus_code = code

    def focus(self, talk: str) -> str | None:
        """The occupation the talk is about."""
        with self.reading() as session:
            return session.scalar(select(WorkerRow.focus_code).where(WorkerRow.talk == talk))

    def choose(self, talk: str, code: str, option_id: str | None = None) -> Choice:
        """Keep a choice and make it the focus; the same choice again is kept once."""
        with self.writing() as session:
            worker = locked_worker(session, talk)
            worker.focus_code = code
            query = select(ChoiceRow).where(
                ChoiceRow.worker_id == worker.id, ChoiceRow.code == code,
                ChoiceRow.option_id == option_id
            )  # fmt: skip
            row = session.scalars(query.limit(1)).one_or_none()
            if row is None:
                row = ChoiceRow(worker_id=worker.id, code=code, option_id=option_id)
                session.add(row)
                session.flush()
            return Choice(row.code, row.option_id, row.chosen_at)

    def choices(self, talk: str) -> tuple[Choice, ...]:
        """All choices, earliest first."""
        query = (
            select(ChoiceRow)
            .join(WorkerRow, WorkerRow.id == ChoiceRow.worker_id)
            .where(WorkerRow.talk == talk)
            .order_by(ChoiceRow.id)
        )
        with self.reading() as session:
            return tuple(
                Choice(row.code, row.option_id, row.chosen_at) for row in session.scalars(query)
            )
