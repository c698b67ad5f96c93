"""People who answer privately, their answers, and the workshop's phases."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Give workshops their phases and keys, and people their answers."""
    with op.batch_alter_table("workshops") as table:
        table.add_column(
            sa.Column("kind", sa.String(16), nullable=False, server_default="together")
        )
        table.add_column(sa.Column("phase", sa.String(16), nullable=False, server_default="open"))
        table.add_column(sa.Column("language", sa.String(2), nullable=False, server_default="da"))
        table.add_column(sa.Column("areas", sa.Text, nullable=False, server_default="[]"))
        table.add_column(sa.Column("target", sa.Integer))
        table.add_column(sa.Column("delete_on", sa.String(10)))
        table.add_column(sa.Column("link", sa.String(128)))
        table.add_column(sa.Column("code", sa.String(128)))
        table.create_unique_constraint("one_link", ["link"])
        table.create_unique_constraint("one_code", ["code"])
    op.create_table(
        "participants",
        sa.Column("id", sa.String(32), primary_key=True),
        sa.Column(
            "workshop",
            sa.String(64),
            sa.ForeignKey("workshops.id", ondelete="CASCADE"),
            nullable=False,
            index=True,
        ),
        sa.Column("token", sa.String(64), nullable=False, unique=True),
        sa.Column("level", sa.String(48), nullable=False),
        sa.Column("area", sa.Text, nullable=False),
        sa.Column("language", sa.String(2), nullable=False),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "answers",
        sa.Column(
            "participant",
            sa.String(32),
            sa.ForeignKey("participants.id", ondelete="CASCADE"),
            primary_key=True,
        ),
        sa.Column("statement", sa.String(64), primary_key=True),
        sa.Column("answer", sa.String(16)),
        sa.Column("comment", sa.Text, nullable=False),
        sa.Column("revision", sa.BigInteger, nullable=False),
        sqlite_with_rowid=False,
    )
