"""People who come in from a file, until the reveal together with the file they came with."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Make room for what is new; nobody has come in from a file yet."""
    op.add_column("participants", sa.Column("batch", sa.String(32)))
    op.create_index("ix_participants_batch", "participants", ["batch"])
    op.create_table(
        "batches",
        sa.Column("id", sa.String(32), primary_key=True),
        sa.Column(
            "workshop",
            sa.String(64),
            sa.ForeignKey("workshops.id", ondelete="CASCADE"),
            nullable=False,
        ),
        sa.Column("file", sa.String(64), nullable=False),
        sa.Column("said", sa.String(64), nullable=False),
        sa.Column("people", sa.Integer, nullable=False),
        sa.Column("areas", sa.Text, nullable=False),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_batches_workshop", "batches", ["workshop"])
    if op.get_bind().dialect.name == "postgresql":  # which else gathers samples of names
        op.execute("ALTER TABLE batches ALTER COLUMN areas SET STATISTICS 0")
