"""What a worker likes to do, and whether their schooling is from outside the US.

Revision: 0002, after: 0001
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("workers", sa.Column("interests", sa.JSON()))
    op.add_column("workers", sa.Column("schooled_abroad", sa.Boolean()))


def downgrade() -> None:
    op.drop_column("workers", "schooled_abroad")
    op.drop_column("workers", "interests")
