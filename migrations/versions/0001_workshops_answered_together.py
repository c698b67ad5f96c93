"""Workshops that are answered together, the room's answers, and what lies on each desk."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make the first tables."""
    op.create_table(
        "workshops",
        sa.Column("id", sa.String(64), primary_key=True),
        sa.Column("desk", sa.String(64), nullable=False, index=True),
        sa.Column("organisation", sa.Text, nullable=False),
        sa.Column("questionnaire", sa.String(8), nullable=False),
        sa.Column("mode", sa.String(16), nullable=False),
        sa.Column("created", sa.String(40), nullable=False),
    )
    op.create_table(
        "room_answers",
        sa.Column(
            "workshop",
            sa.String(64),
            sa.ForeignKey("workshops.id", ondelete="CASCADE"),
            primary_key=True,
        ),
        sa.Column("statement", sa.String(64), primary_key=True),
        sa.Column("answer", sa.String(16)),
        sa.Column("note", sa.Text, nullable=False),
        sa.Column("revision", sa.Integer, nullable=False),
        sa.Column("at", sa.String(40), nullable=False),
    )
    op.create_table(
        "desks",
        sa.Column("id", sa.String(64), primary_key=True),
        sa.Column("workshop", sa.String(64)),
        sa.Column("statement", sa.String(64)),
    )
