"""Check-ins: what is watched for a worker, what was asked and what came of it.

Revision: 0008, after: 0007
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from people.utc import UtcDateTime

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

_Json = sa.JSON(none_as_null=True)


def _of_worker(table: str) -> list[sa.schema.SchemaItem]:
    return [
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("worker_id", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=f"pk_{table}"),
        sa.ForeignKeyConstraint(
            ["worker_id"], ["workers.id"], name=f"fk_{table}_worker_id_workers", ondelete="CASCADE"
        ),
    ]


def upgrade() -> None:
    op.create_table(
        "check_in_wishes",
        *_of_worker("check_in_wishes"),
        sa.Column("offered_at", UtcDateTime(), nullable=True),
        sa.Column("agreed_at", UtcDateTime(), nullable=True),
        sa.Column("channel", sa.String(16), nullable=False),
        sa.Column("at_most", sa.Integer(), nullable=False),
        sa.Column("scheduled", sa.Boolean(), nullable=False),
        sa.Column("from_hour", sa.Integer(), nullable=False),
        sa.Column("to_hour", sa.Integer(), nullable=False),
        sa.Column("industry", sa.String(8), nullable=True),
        sa.Column("industry_asked_at", UtcDateTime(), nullable=True),
        sa.Column("anchor_at", UtcDateTime(), nullable=True),
        sa.Column("replied_at", UtcDateTime(), nullable=True),
    )
    op.create_table(
        "check_ins",
        *_of_worker("check_ins"),
        sa.Column("key", sa.String(64), nullable=False),
        sa.Column("kind", sa.String(16), nullable=False),
        sa.Column("edition", sa.Integer(), nullable=True),
        sa.Column("stage", sa.Integer(), nullable=True),
        sa.Column("anchor_at", UtcDateTime(), nullable=True),
        sa.Column("own_risk", sa.String(32), nullable=True),
        sa.Column("made_at", UtcDateTime(), nullable=False),
        sa.Column("due_at", UtcDateTime(), nullable=False),
        sa.Column("state", sa.String(16), nullable=False),
        sa.Column("reason", sa.String(32), nullable=True),
        sa.Column("queued_at", UtcDateTime(), nullable=True),
        sa.Column("message_id", sa.Integer(), nullable=True),
        sa.Column("code", sa.String(10), nullable=True),
        sa.Column("told", _Json, nullable=False),
        sa.Column("answered_at", UtcDateTime(), nullable=True),
        sa.Column("answer", sa.String(16), nullable=True),
        sa.ForeignKeyConstraint(
            ["message_id"], ["messages.id"],
            name="fk_check_ins_message_id_messages", ondelete="CASCADE",
        ),
    )  # fmt: skip
    op.create_table(
        "check_in_outcomes",
        *_of_worker("check_in_outcomes"),
        sa.Column("outcome", sa.String(16), nullable=False),
        sa.Column("code", sa.String(10), nullable=True),
        sa.Column("stage", sa.Integer(), nullable=True),
        sa.Column("at", UtcDateTime(), nullable=False),
    )
    op.create_table(
        "own_risks",
        *_of_worker("own_risks"),
        sa.Column("kind", sa.String(32), nullable=False),
        sa.Column("since", UtcDateTime(), nullable=False),
        sa.Column("said_at", UtcDateTime(), nullable=False),
    )
    for table in ("check_in_wishes", "check_ins", "check_in_outcomes", "own_risks"):
        op.create_index(f"ix_{table}_worker_id", table, ["worker_id"])
    op.create_index("uq_check_in_wishes_worker_id", "check_in_wishes", ["worker_id"], unique=True)
    op.create_index("uq_check_ins_worker_id_key", "check_ins", ["worker_id", "key"], unique=True)
    op.create_index(
        "ix_check_ins_state_due_at_worker_id", "check_ins", ["state", "due_at", "worker_id"]
    )
    op.create_index("ix_check_ins_message_id", "check_ins", ["message_id"])
    op.create_index("uq_own_risks_worker_id_kind", "own_risks", ["worker_id", "kind"], unique=True)
    _flags()


def _flags() -> None:
    op.create_table(
        "flag_editions",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("release", sa.String(64), nullable=False),
        sa.Column("figures", sa.String(64), nullable=False),
        sa.Column("looked_on", sa.Date(), nullable=False),
        sa.Column("made_at", UtcDateTime(), nullable=False),
        sa.Column("spread_to", sa.Integer(), nullable=False),
        sa.Column("spread_at", UtcDateTime(), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_flag_editions"),
        sa.UniqueConstraint("number", name="uq_flag_editions_number"),
    )
    op.create_table(
        "flag_states",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(64), nullable=False),
        sa.Column("flag", sa.String(16), nullable=False),
        sa.Column("raised", sa.Boolean(), nullable=True),
        sa.Column("value", sa.Double(), nullable=True),
        sa.Column("vintage", sa.String(64), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_flag_states"),
        sa.UniqueConstraint("code", "flag", name="uq_flag_states_code_flag"),
    )
    op.create_table(
        "flag_changes",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("edition", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(64), nullable=False),
        sa.Column("flag", sa.String(16), nullable=False),
        sa.Column("was", sa.Boolean(), nullable=True),
        sa.Column("now", sa.Boolean(), nullable=True),
        sa.Column("old_value", sa.Double(), nullable=True),
        sa.Column("new_value", sa.Double(), nullable=True),
        sa.Column("old_vintage", sa.String(64), nullable=True),
        sa.Column("new_vintage", sa.String(64), nullable=True),
        sa.Column("source", sa.String(128), nullable=False),
        sa.Column("names", _Json, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_flag_changes"),
        sa.UniqueConstraint("edition", "code", "flag", name="uq_flag_changes_edition_code_flag"),
    )


def downgrade() -> None:
    for table in (
        "flag_changes", "flag_states", "flag_editions",
        "own_risks", "check_in_outcomes", "check_ins", "check_in_wishes",
    ):  # fmt: skip
        op.drop_table(table)
