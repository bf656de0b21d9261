"""Skills that a worker said are true, and pages of them that open by a link until they end."""

from __future__ import annotations

import hashlib
import secrets
from datetime import datetime, timedelta

from sqlalchemy import delete, select

from people.database import Database
from people.handoff_records import SkillAnswer, SkillsStatement
from people.handoff_tables import SkillAnswerRow, SkillsStatementRow
from people.links import TOKEN_BYTES
from people.tables import WorkerRow
from people.utc import now
from people.workers import locked_worker

#: How long a statement may be read (ours).
STATEMENT_LASTS = timedelta(days=30)


def _hashed(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


class SkillsStatements(Database):
    """Reads and changes of confirmed skills and of the pages that show them."""

    def answer_skill(self, talk: str, element_id: str, from_code: str, *, is_true: bool) -> None:
        """Keep whether a skill is true for the worker; the last answer counts."""
        with self.writing() as session:
            worker_id = locked_worker(session, talk).id
            session.execute(
                delete(SkillAnswerRow).where(
                    SkillAnswerRow.worker_id == worker_id, SkillAnswerRow.element_id == element_id
                )
            )
            session.add(
                SkillAnswerRow(
                    worker_id=worker_id, element_id=element_id, from_code=from_code, is_true=is_true
                )
            )

    def skill_answers(self, talk: str) -> tuple[SkillAnswer, ...]:
        """All answers, in the order in which they were given."""
        query = (
            select(SkillAnswerRow)
            .join(WorkerRow, WorkerRow.id == SkillAnswerRow.worker_id)
            .where(WorkerRow.talk == talk)
            .order_by(SkillAnswerRow.id)
        )
        with self.reading() as session:
            return tuple(
                SkillAnswer(row.element_id, row.from_code, row.is_true, row.at)
                for row in session.scalars(query)
            )

    def publish_statement(
        self, talk: str, content: str, *, lasts: timedelta = STATEMENT_LASTS
    ) -> str:
        """Make a page of ``content`` (sealed); the token of its link. Earlier pages end."""
        token = secrets.token_urlsafe(TOKEN_BYTES)
        with self.writing() as session:
            worker_id = locked_worker(session, talk).id
            mine = SkillsStatementRow.worker_id == worker_id
            session.execute(delete(SkillsStatementRow).where(mine))
            session.add(
                SkillsStatementRow(
                    worker_id=worker_id, token_hash=_hashed(token), content=content,
                    expires_at=now() + lasts,
                )
            )  # fmt: skip
        return token

    def statement(self, token: str) -> SkillsStatement | None:
        """The page behind a link; None where it ended, was withdrawn or never was."""
        query = select(SkillsStatementRow).where(
            SkillsStatementRow.token_hash == _hashed(token), SkillsStatementRow.expires_at > now()
        )
        with self.reading() as session:
            row = session.scalars(query).one_or_none()
            if row is None:
                return None
            return SkillsStatement(row.content, row.made_at, row.expires_at)

    def withdraw_statements(self, talk: str) -> bool:
        """Take every page down, for good. False when there was none that could be read."""
        with self.writing() as session:
            mine = SkillsStatementRow.worker_id == locked_worker(session, talk).id
            open_now = select(SkillsStatementRow.id).where(
                mine, SkillsStatementRow.expires_at > now()
            )
            was_open = session.scalar(open_now.limit(1)) is not None
            if was_open:
                self.promises.note_talk("page_withdrawn", talk)
            session.execute(delete(SkillsStatementRow).where(mine))
            return was_open

    def delete_ended_statements(self, moment: datetime | None = None) -> int:
        """Delete pages whose time is over at a moment (now, if none is given); how many."""
        with self.writing() as session:
            ended = SkillsStatementRow.expires_at <= (moment or now())
            rows = session.scalars(select(SkillsStatementRow).where(ended)).all()
            for row in rows:
                session.delete(row)
            return len(rows)
