"""How people are reached: phone numbers (encrypted), links, deliveries; messages named by senders.

Revision: 0005, after: 0004
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from people.utc import UtcDateTime

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


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
    op.add_column("messages", sa.Column("card", sa.JSON(none_as_null=True), nullable=True))
    op.add_column(
        "messages", sa.Column("channel", sa.String(16), nullable=False, server_default="web")
    )
    op.add_column("messages", sa.Column("sent_id", sa.String(128), nullable=True))
    op.create_index(
        "uq_messages_worker_id_sent_id", "messages", ["worker_id", "sent_id"], unique=True
    )
    op.create_table(
        "contacts",
        *_of_worker("contacts"),
        sa.Column("channel", sa.String(16), nullable=False),
        sa.Column("address", sa.Text(), nullable=False),
        sa.Column("address_hash", sa.String(64), nullable=False),
        sa.Column("time_zone", sa.String(64), nullable=True),
        sa.Column("offered_at", UtcDateTime(), nullable=True),
        sa.Column("agreed_at", UtcDateTime(), nullable=True),
        sa.Column("unreachable_at", UtcDateTime(), nullable=True),
        sa.Column("created_at", UtcDateTime(), nullable=False),
        sa.UniqueConstraint("address_hash", name="uq_contacts_address_hash"),
    )
    op.create_index("ix_contacts_worker_id", "contacts", ["worker_id"])
    op.create_table(
        "stopped_addresses",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("address_hash", sa.String(64), nullable=False),
        sa.Column("at", UtcDateTime(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_stopped_addresses"),
        sa.UniqueConstraint("address_hash", name="uq_stopped_addresses_address_hash"),
    )
    op.create_table(
        "links",
        *_of_worker("links"),
        sa.Column("token_hash", sa.String(64), nullable=False),
        sa.Column("opens", sa.String(16), nullable=False),
        sa.Column("expires_at", UtcDateTime(), nullable=False),
        sa.Column("used_at", UtcDateTime(), nullable=True),
        sa.UniqueConstraint("token_hash", name="uq_links_token_hash"),
    )
    op.create_index("ix_links_worker_id", "links", ["worker_id"])
    op.create_table(
        "deliveries",
        *_of_worker("deliveries"),
        sa.Column("message_id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(64), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("segments", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(16), nullable=False),
        sa.Column("carrier_id", sa.String(64), nullable=True),
        sa.Column("reason", sa.String(32), nullable=True),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("due_at", UtcDateTime(), nullable=False),
        sa.Column("claimed_at", UtcDateTime(), nullable=True),
        sa.UniqueConstraint("key", name="uq_deliveries_key"),
        sa.UniqueConstraint("carrier_id", name="uq_deliveries_carrier_id"),
        sa.ForeignKeyConstraint(
            ["message_id"], ["messages.id"],
            name="fk_deliveries_message_id_messages", ondelete="CASCADE",
        ),
    )  # fmt: skip
    for name, columns in (
        ("ix_deliveries_worker_id", ["worker_id"]),
        ("ix_deliveries_message_id", ["message_id"]),
        ("ix_deliveries_state_due_at", ["state", "due_at"]),
    ):
        op.create_index(name, "deliveries", columns)


def downgrade() -> None:
    for table in ("deliveries", "links", "stopped_addresses", "contacts"):
        op.drop_table(table)
    op.drop_index("uq_messages_worker_id_sent_id", "messages")
    for column in ("sent_id", "channel", "card"):
        op.drop_column("messages", column)
