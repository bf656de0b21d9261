"""The language of a talk, for the front and for messages the system starts itself.

Revision: 0004, after: 0003
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("workers", sa.Column("language", sa.String(), nullable=True))


def downgrade() -> None:
    op.drop_column("workers", "language")
