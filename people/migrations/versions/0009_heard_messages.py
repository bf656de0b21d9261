"""Names of messages that a carrier brought, so that none is heard again after its talk is deleted.

Revision: 0009, after: 0008
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from people.utc import UtcDateTime

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "heard_messages",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name_hash", sa.String(64), nullable=False),
        sa.Column("at", UtcDateTime(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_heard_messages"),
        sa.UniqueConstraint("name_hash", name="uq_heard_messages_name_hash"),
    )
    op.create_index("ix_heard_messages_at", "heard_messages", ["at"])


def downgrade() -> None:
    op.drop_table("heard_messages")
