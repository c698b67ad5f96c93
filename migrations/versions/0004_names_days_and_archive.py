"""A workshop's own name and the day it meets, and whether it lies in the archive."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Make room for them; what is there has no name and no day, and is not archived."""
    for column in (
        sa.Column("name", sa.Text, nullable=False, server_default=""),
        sa.Column("sought_name", sa.Text, nullable=False, server_default=""),
        sa.Column("meets_on", sa.String(10)),
        sa.Column("archived", sa.Boolean, nullable=False, server_default=sa.false()),
    ):
        op.add_column("workshops", column)
    connection = op.get_bind()
    if connection.dialect.name == "postgresql":  # no samples of what people wrote
        for name in ("name", "sought_name"):
            connection.execute(
                sa.text(f"ALTER TABLE workshops ALTER COLUMN {name} SET STATISTICS 0")
            )
