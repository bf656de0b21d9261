"""Staff: accounts, sign-ins, what they looked at; and when a message was not understood.

Revision: 0006, after: 0005
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from people.utc import UtcDateTime

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

_SQLITE = (
    """
    CREATE TRIGGER staff_log_unchanged BEFORE UPDATE ON staff_log
    BEGIN SELECT RAISE(ABORT, 'the log of staff is added to only'); END
    """,
    """
    CREATE TRIGGER staff_log_kept BEFORE DELETE ON staff_log
    WHEN OLD.at > strftime('%Y-%m-%d %H:%M:%S', 'now', '-1 year')
    BEGIN SELECT RAISE(ABORT, 'the log of staff is kept for a year'); END
    """,
)
_POSTGRESQL = (
    """
    CREATE FUNCTION staff_log_guard() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      IF TG_OP = 'DELETE' AND OLD.at <= now() - interval '1 year' THEN RETURN OLD; END IF;
      RAISE EXCEPTION 'the log of staff is added to only and kept for a year';
    END $$
    """,
    """
    CREATE TRIGGER staff_log_unchanged BEFORE UPDATE OR DELETE ON staff_log
    FOR EACH ROW EXECUTE FUNCTION staff_log_guard()
    """,
)


def upgrade() -> None:
    op.create_table(
        "staff_accounts",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(254), nullable=False),
        sa.Column("display_name", sa.String(100), nullable=False),
        sa.Column("role", sa.String(16), nullable=False),
        sa.Column("password_hash", sa.Text(), nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.Column("created_at", UtcDateTime(), nullable=False),
        sa.Column("password_set_at", UtcDateTime(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_staff_accounts"),
        sa.UniqueConstraint("name", name="uq_staff_accounts_name"),
    )
    op.create_table(
        "staff_sessions",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=False),
        sa.Column("token_hash", sa.String(64), nullable=False),
        sa.Column("begun_at", UtcDateTime(), nullable=False),
        sa.Column("seen_at", UtcDateTime(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_staff_sessions"),
        sa.UniqueConstraint("token_hash", name="uq_staff_sessions_token_hash"),
        sa.ForeignKeyConstraint(
            ["account_id"], ["staff_accounts.id"],
            name="fk_staff_sessions_account_id_staff_accounts", ondelete="CASCADE",
        ),
    )  # fmt: skip
    op.create_index("ix_staff_sessions_account_id", "staff_sessions", ["account_id"])
    op.create_table(
        "staff_log",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("at", UtcDateTime(), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=True),
        sa.Column("action", sa.String(32), nullable=False),
        sa.Column("about", sa.String(128), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_staff_log"),
        sa.ForeignKeyConstraint(
            ["account_id"], ["staff_accounts.id"], name="fk_staff_log_account_id_staff_accounts"
        ),
    )
    op.create_index("ix_staff_log_at", "staff_log", ["at"])
    op.create_index("ix_staff_log_account_id_at", "staff_log", ["account_id", "at"])
    for statement in _POSTGRESQL if op.get_bind().dialect.name == "postgresql" else _SQLITE:
        op.execute(statement)
    op.create_table(
        "misunderstandings",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("worker_id", sa.Integer(), nullable=False),
        sa.Column("at", UtcDateTime(), nullable=False),
        sa.Column("in_a_row", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_misunderstandings"),
        sa.ForeignKeyConstraint(
            ["worker_id"], ["workers.id"],
            name="fk_misunderstandings_worker_id_workers", ondelete="CASCADE",
        ),
    )  # fmt: skip
    op.create_index("ix_misunderstandings_worker_id", "misunderstandings", ["worker_id"])
    op.create_index("ix_misunderstandings_at", "misunderstandings", ["at"])
    op.create_index(
        "ix_messages_counted", "messages", ["at", "direction", "channel", "kind", "worker_id"]
    )
    waiting = sa.text("kind = 'undelivered'")
    op.create_index(
        "ix_messages_undelivered", "messages", ["id"],
        sqlite_where=waiting, postgresql_where=waiting,
    )  # fmt: skip


def downgrade() -> None:
    for index in ("ix_messages_undelivered", "ix_messages_counted"):
        op.drop_index(index, "messages")
    for table in ("misunderstandings", "staff_log", "staff_sessions", "staff_accounts"):
        op.drop_table(table)
    if op.get_bind().dialect.name == "postgresql":
        op.execute("DROP FUNCTION staff_log_guard()")
