"""The first tables: workers, their jobs, what was shown, requests, messages.

Revision: 0001, after: nothing
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

_MOMENT = sa.DateTime(timezone=True)
_TABLES_OF_WORKER = (
    "messages",
    "corrections",
    "feedback",
    "handoff_requests",
    "choices",
    "shown_training",
    "shown_jobs",
    "past_jobs",
)


def _of_worker(table: str, *columns: sa.schema.SchemaItem) -> None:
    op.create_table(
        table,
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("worker_id", sa.Integer(), nullable=False),
        *columns,
        sa.PrimaryKeyConstraint("id", name=f"pk_{table}"),
        sa.ForeignKeyConstraint(
            ["worker_id"], ["workers.id"], name=f"fk_{table}_worker_id_workers", ondelete="CASCADE"
        ),
    )
    op.create_index(f"ix_{table}_worker_id", table, ["worker_id"])


def upgrade() -> None:
    op.create_table(
        "workers",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("talk", sa.String(64), nullable=False),
        sa.Column("created_at", _MOMENT, nullable=False),
        sa.Column("last_seen_at", _MOMENT, nullable=False),
        sa.Column("introduced_at", _MOMENT),
        sa.Column("stopped_at", _MOMENT),
        sa.Column("zip_code", sa.String()),
        sa.Column("city", sa.String()),
        sa.Column("state", sa.String()),
        sa.Column("schooling", sa.String()),
        sa.Column("licences", sa.JSON()),
        sa.Column("own_pay", sa.Integer()),
        sa.Column("urgency", sa.String()),
        sa.Column("asked", sa.JSON(), nullable=False),
        sa.Column("constraints", sa.JSON(), nullable=False),
        sa.Column("wish_code", sa.String()),
        sa.Column("focus_code", sa.String()),
        sa.Column("misunderstandings", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_workers"),
        sa.UniqueConstraint("talk", name="uq_workers_talk"),
    )
    _of_worker(
        "past_jobs",
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("said", sa.Text(), nullable=False),
        sa.Column("code", sa.String()),
        sa.Column("onet_code", sa.String()),
        sa.Column("title", sa.String()),
        sa.Column("score", sa.Double()),
        sa.Column("months", sa.Integer()),
        sa.Column("confirmed", sa.Boolean(), nullable=False),
        sa.Column("runners_up", sa.JSON(), nullable=False),
    )
    _of_worker(
        "shown_jobs",
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("kind", sa.String()),
        sa.Column("from_code", sa.String()),
        sa.Column("page", sa.Integer(), nullable=False),
    )
    _of_worker(
        "shown_training",
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("option_id", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("page", sa.Integer(), nullable=False),
    )
    _of_worker(
        "choices",
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("option_id", sa.String()),
        sa.Column("chosen_at", _MOMENT, nullable=False),
    )
    _of_worker(
        "handoff_requests",
        sa.Column("requested_at", _MOMENT, nullable=False),
        sa.Column("about", sa.String()),
        sa.Column("receiver", sa.String()),
        sa.Column("shares", sa.JSON(), nullable=False),
        sa.Column("consented_at", _MOMENT),
        sa.Column("consent_ends_at", _MOMENT),
        sa.Column("withdrawn_at", _MOMENT),
    )
    _of_worker(
        "feedback",
        sa.Column("helpful", sa.Boolean(), nullable=False),
        sa.Column("about", sa.String()),
        sa.Column("at", _MOMENT, nullable=False),
    )
    _of_worker(
        "corrections",
        sa.Column("figure", sa.String()),
        sa.Column("code", sa.String()),
        sa.Column("said", sa.Text(), nullable=False),
        sa.Column("at", _MOMENT, nullable=False),
    )
    _of_worker(
        "messages",
        sa.Column("direction", sa.String(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("payload", sa.Text()),
        sa.Column("at", _MOMENT, nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("buttons", sa.JSON(), nullable=False),
        sa.Column("reply_to", sa.Integer()),
        sa.ForeignKeyConstraint(
            ["reply_to"], ["messages.id"], name="fk_messages_reply_to_messages", ondelete="CASCADE"
        ),
    )
    op.create_index("ix_messages_reply_to", "messages", ["reply_to"])
    op.create_index("ix_messages_worker_id_kind", "messages", ["worker_id", "kind"])
    op.create_table(
        "pending_deletions",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("talk", sa.String(64), nullable=False),
        sa.Column("requested_at", _MOMENT, nullable=False),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_pending_deletions"),
        sa.UniqueConstraint("talk", name="uq_pending_deletions_talk"),
    )


def downgrade() -> None:
    op.drop_table("pending_deletions")
    for table in _TABLES_OF_WORKER:
        op.drop_table(table)
    op.drop_table("workers")
