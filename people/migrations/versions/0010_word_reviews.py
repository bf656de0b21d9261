"""Job words that a coach understood otherwise than the search did, to be looked at.

Revision: 0010, after: 0009
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from people.utc import UtcDateTime

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

_TABLE = "word_reviews"


def upgrade() -> None:
    op.create_table(
        _TABLE,
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("worker_id", sa.Integer(), nullable=False),
        sa.Column("handoff_id", sa.Integer(), nullable=False),
        sa.Column("reference", sa.String(32), nullable=False),
        sa.Column("words", sa.String(80), nullable=False),
        sa.Column("was_code", sa.String(10), nullable=True),
        sa.Column("code", sa.String(10), nullable=False),
        sa.Column("coach_id", sa.Integer(), nullable=False),
        sa.Column("at", UtcDateTime(), nullable=False),
        sa.Column("state", sa.String(16), nullable=False),
        sa.Column("settled_at", UtcDateTime(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=f"pk_{_TABLE}"),
        sa.ForeignKeyConstraint(
            ["worker_id"], ["workers.id"], name=f"fk_{_TABLE}_worker_id_workers",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["handoff_id"], ["handoffs.id"], name=f"fk_{_TABLE}_handoff_id_handoffs",
            ondelete="CASCADE",
        ),
        sa.UniqueConstraint("reference", name=f"uq_{_TABLE}_reference"),
    )  # fmt: skip
    op.create_index(f"ix_{_TABLE}_worker_id", _TABLE, ["worker_id"])
    op.create_index(f"ix_{_TABLE}_handoff_id", _TABLE, ["handoff_id"])
    op.create_index(f"ix_{_TABLE}_state_id", _TABLE, ["state", "id"])


def downgrade() -> None:
    op.drop_table(_TABLE)
