"""Reports of wrong figures can be about training, and are settled with a note.

Revision: 0011, after: 0010
"""

from __future__ import annotations

import secrets

import sqlalchemy as sa
from alembic import op

from people.utc import UtcDateTime

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None

_ADDED = (
    ("option_id", sa.String()),
    ("reference", sa.String(32)),
    ("settled_at", UtcDateTime()),
    ("note", sa.Text()),
)
_UNIQUE = "uq_corrections_reference"


def upgrade() -> None:
    for name, kind in _ADDED:
        op.add_column("corrections", sa.Column(name, kind, nullable=True))
    corrections = sa.table("corrections", sa.column("id"), sa.column("reference"))
    connection = op.get_bind()
    for one in connection.scalars(sa.select(corrections.c.id)).all():
        connection.execute(
            corrections.update()
            .where(corrections.c.id == one)
            .values(reference=secrets.token_urlsafe(9))
        )
    op.create_index(_UNIQUE, "corrections", ["reference"], unique=True)


def downgrade() -> None:
    op.drop_index(_UNIQUE, table_name="corrections")
    for name, _ in reversed(_ADDED):
        op.drop_column("corrections", name)
