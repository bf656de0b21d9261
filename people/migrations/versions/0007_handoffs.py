"""Hand-offs: what a worker agreed to pass on, to whom, and what became of it.

Requests of earlier releases go on as hand-offs. A consent of theirs is taken over too: it is kept
as it was given, and nothing is sent under it before the worker has seen the summary.

Revision: 0007, after: 0006
"""

from __future__ import annotations

import secrets

import sqlalchemy as sa
from alembic import op

from people.utc import UtcDateTime

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

_KEPT = (
    "worker_id", "requested_at", "about", "receiver", "shares", "consented_at", "consent_ends_at",
    "withdrawn_at",
)  # fmt: skip


def _of_worker(table: str) -> list[sa.schema.SchemaItem]:
    return [
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("worker_id", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=f"pk_{table}"),
        sa.ForeignKeyConstraint(
            ["worker_id"], ["workers.id"], name=f"fk_{table}_worker_id_workers", ondelete="CASCADE"
        ),
    ]


def _consent() -> list[sa.Column[object]]:
    """What both the older and the newer table hold."""
    return [
        sa.Column("requested_at", UtcDateTime(), nullable=False),
        sa.Column("about", sa.String(), nullable=True),
        sa.Column("receiver", sa.String(), nullable=True),
        sa.Column("shares", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("consented_at", UtcDateTime(), nullable=True),
        sa.Column("consent_ends_at", UtcDateTime(), nullable=True),
        sa.Column("withdrawn_at", UtcDateTime(), nullable=True),
    ]


def upgrade() -> None:
    op.add_column("workers", sa.Column("coach_since", UtcDateTime(), nullable=True))
    handoffs = op.create_table(
        "handoffs",
        *_of_worker("handoffs"),
        sa.Column("reference", sa.String(32), nullable=False),
        sa.Column("state", sa.String(16), nullable=False),
        *_consent(),
        sa.Column("language", sa.String(8), nullable=True),
        sa.Column("reach", sa.String(16), nullable=True),
        sa.Column("supports", sa.JSON(none_as_null=True), nullable=False),
        *(sa.Column(name, sa.Text(), nullable=True)
          for name in ("name", "number", "questions", "draft", "summary")),
        sa.Column("sent_at", UtcDateTime(), nullable=True),
        sa.Column("coach_id", sa.Integer(), nullable=True),
        sa.Column("taken_at", UtcDateTime(), nullable=True),
        sa.Column("closed_at", UtcDateTime(), nullable=True),
        sa.Column("outcome", sa.String(32), nullable=True),
        sa.Column("next_check_in_on", sa.Date(), nullable=True),
        sa.UniqueConstraint("reference", name="uq_handoffs_reference"),
    )  # fmt: skip
    op.create_index("ix_handoffs_worker_id", "handoffs", ["worker_id"])
    op.create_index("ix_handoffs_state_sent_at_id", "handoffs", ["state", "sent_at", "id"])
    op.create_index(
        "ix_handoffs_coach_id_state_sent_at_id",
        "handoffs",
        ["coach_id", "state", "sent_at", "id"],
    )
    _move_requests(handoffs)
    op.drop_table("handoff_requests")
    op.create_table(
        "handoff_notes",
        *_of_worker("handoff_notes"),
        sa.Column("handoff_id", sa.Integer(), nullable=False),
        sa.Column("coach_id", sa.Integer(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("at", UtcDateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["handoff_id"], ["handoffs.id"],
            name="fk_handoff_notes_handoff_id_handoffs", ondelete="CASCADE",
        ),
    )  # fmt: skip
    op.create_index("ix_handoff_notes_worker_id", "handoff_notes", ["worker_id"])
    op.create_index("ix_handoff_notes_handoff_id", "handoff_notes", ["handoff_id"])
    op.create_table(
        "skill_answers",
        *_of_worker("skill_answers"),
        sa.Column("element_id", sa.String(16), nullable=False),
        sa.Column("from_code", sa.String(10), nullable=False),
        sa.Column("is_true", sa.Boolean(), nullable=False),
        sa.Column("at", UtcDateTime(), nullable=False),
    )
    op.create_index("ix_skill_answers_worker_id", "skill_answers", ["worker_id"])
    op.create_index(
        "uq_skill_answers_worker_id_element_id",
        "skill_answers",
        ["worker_id", "element_id"],
        unique=True,
    )
    op.create_table(
        "skills_statements",
        *_of_worker("skills_statements"),
        sa.Column("token_hash", sa.String(64), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("made_at", UtcDateTime(), nullable=False),
        sa.Column("expires_at", UtcDateTime(), nullable=False),
        sa.UniqueConstraint("token_hash", name="uq_skills_statements_token_hash"),
    )
    op.create_index("ix_skills_statements_worker_id", "skills_statements", ["worker_id"])
    op.create_table(
        "notices",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(64), nullable=False),
        sa.Column("receiver", sa.String(), nullable=False),
        sa.Column("address", sa.Text(), nullable=False),
        sa.Column("state", sa.String(16), nullable=False),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("due_at", UtcDateTime(), nullable=False),
        sa.Column("claimed_at", UtcDateTime(), nullable=True),
        sa.Column("reason", sa.String(64), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_notices"),
        sa.UniqueConstraint("key", name="uq_notices_key"),
    )
    op.create_index("ix_notices_state_due_at", "notices", ["state", "due_at"])


def _requests() -> sa.Table:
    return sa.Table("handoff_requests", sa.MetaData(), *_of_worker("handoff_requests"), *_consent())


def _move_requests(handoffs: sa.Table) -> None:
    rows = op.get_bind().execute(sa.select(_requests())).mappings().all()
    moved = []
    for row in rows:
        kept = {name: row[name] for name in _KEPT}
        state = "asked" if kept["consented_at"] is None else "preparing"
        state = "withdrawn" if kept["withdrawn_at"] is not None else state
        moved.append(
            {**kept, "state": state, "reference": secrets.token_urlsafe(12), "supports": {}}
        )
    if moved:
        op.bulk_insert(handoffs, moved)


def downgrade() -> None:
    requests = op.create_table("handoff_requests", *_of_worker("handoff_requests"), *_consent())
    op.create_index("ix_handoff_requests_worker_id", "handoff_requests", ["worker_id"])
    columns = [sa.column(name) for name in _KEPT]
    typed = sa.Table("handoffs", sa.MetaData(), *_of_worker("handoffs"), *_consent())
    rows = op.get_bind().execute(sa.select(*(typed.c[one.name] for one in columns))).mappings()
    moved = [dict(row) for row in rows.all()]
    if moved:
        op.bulk_insert(requests, moved)
    for table in ("notices", "skills_statements", "skill_answers", "handoff_notes", "handoffs"):
        op.drop_table(table)
    op.drop_column("workers", "coach_since")
