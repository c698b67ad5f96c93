"""The tables, as the newest migration leaves them."""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    false,
)

metadata = MetaData()


def _workshop(*, primary_key: bool = False, index: bool = False) -> Column[str]:
    """Whose row it is; it goes when the workshop goes."""
    return Column(
        "workshop",
        String(64),
        ForeignKey("workshops.id", ondelete="CASCADE"),
        primary_key=primary_key,
        nullable=False,
        index=index,
    )


workshops = Table(
    "workshops",
    metadata,
    Column("id", String(64), primary_key=True),
    Column("desk", String(64), nullable=False, index=True),
    Column("organisation", Text, nullable=False),
    Column("questionnaire", String(8), nullable=False),
    Column("mode", String(16), nullable=False),
    Column("created", String(40), nullable=False),
    Column("kind", String(16), nullable=False, server_default="together"),
    Column("phase", String(16), nullable=False, server_default="open"),
    Column("language", String(2), nullable=False, server_default="da"),
    Column("areas", Text, nullable=False, server_default="[]"),
    Column("target", Integer),
    Column("delete_on", String(10)),
    Column("link", String(128), unique=True),
    Column("code", String(128), unique=True),
    # What is shown on the wall, for whoever holds the workshop; link and code are their hashes.
    Column("join_link", String(64)),
    Column("join_code", String(16)),
    # The organisation as it is searched for.
    Column("sought", Text, nullable=False, server_default=""),
    Column("content", String(64)),
    Column("revealed_on", String(10)),
    Column("invited", Integer),
    Column("slips", Boolean, nullable=False, server_default=false()),
    Column("name", Text, nullable=False, server_default=""),
    Column("sought_name", Text, nullable=False, server_default=""),
    Column("meets_on", String(10)),
    Column("archived", Boolean, nullable=False, server_default=false()),
    Column("target_group", Text, nullable=False, server_default=""),
    Column("opens_at", String(40)),
    Column("closes_at", String(40)),
    Column("follows", String(64)),
    Column("practice", Boolean, nullable=False, server_default=false()),
    Column("due_on", String(10)),
)

# No rowid: rows lie in the order of ids drawn by lot, so that nothing tells who came when.
participants = Table(
    "participants",
    metadata,
    Column("id", String(32), primary_key=True),
    _workshop(index=True),
    Column("token", String(64), nullable=False, unique=True),
    Column("level", String(48), nullable=False),
    Column("area", Text, nullable=False),
    Column("language", String(2), nullable=False),
    Column("mark", String(8)),
    Column("state", String(8), nullable=False, server_default="in"),
    # The file somebody came with, by its id below; gone at the reveal.
    Column("batch", String(32), index=True),
    Index("one_mark", "workshop", "mark", unique=True),
    sqlite_with_rowid=False,
)

answers = Table(
    "answers",
    metadata,
    Column(
        "participant",
        String(32),
        ForeignKey("participants.id", ondelete="CASCADE"),
        primary_key=True,
    ),
    Column("statement", String(64), primary_key=True),
    Column("answer", String(16)),
    Column("comment", Text, nullable=False),
    Column("revision", BigInteger, nullable=False),
    Column("device", String(32), nullable=False, server_default=""),
    sqlite_with_rowid=False,
)

room_answers = Table(
    "room_answers",
    metadata,
    _workshop(primary_key=True),
    Column("statement", String(64), primary_key=True),
    Column("answer", String(16)),
    Column("note", Text, nullable=False),
    Column("revision", Integer, nullable=False),
    Column("at", String(40), nullable=False),
)

# Where a desk is in a workshop; what it owns stands with the workshop.
places = Table(
    "places",
    metadata,
    Column("desk", String(64), primary_key=True),
    _workshop(primary_key=True),
    Column("statement", String(64), nullable=False),
)

# Links by which one workshop is shared or handed over, and who shares it.
shares = Table(
    "shares",
    metadata,
    Column("token", String(64), primary_key=True),
    _workshop(index=True),
    Column("gives", String(16), nullable=False),
)
holders = Table(
    "holders",
    metadata,
    _workshop(primary_key=True),
    Column("desk", String(64), primary_key=True, index=True),
)

# Codes that let one person in each; a spent one is gone, so that it leads to nobody.
slips = Table(
    "slips",
    metadata,
    Column("code", String(16), primary_key=True),
    _workshop(index=True),
)

# Files that were taken in: what tells them again, and which areas came with them.
batches = Table(
    "batches",
    metadata,
    Column("id", String(32), primary_key=True),
    _workshop(index=True),
    Column("file", String(64), nullable=False),
    Column("said", String(64), nullable=False),
    Column("people", Integer, nullable=False),
    Column("areas", Text, nullable=False),
    sqlite_with_rowid=False,
)

# The link by which citizens are asked, and what each has answered until the answers are shown.
asking = Table(
    "asking",
    metadata,
    _workshop(primary_key=True),
    Column("link", String(64), nullable=False),
    Column("key", String(64), nullable=False, unique=True),
    Column("open", Boolean, nullable=False),
    Column("contact", Text, nullable=False, server_default=""),
)
citizens = Table(
    "citizens",
    metadata,
    Column("id", String(32), primary_key=True),
    _workshop(index=True),
    Column("token", String(64), nullable=False, unique=True),
    Column("voice", String(16), nullable=False),
    sqlite_with_rowid=False,
)
citizen_answers = Table(
    "citizen_answers",
    metadata,
    Column(
        "citizen",
        String(32),
        ForeignKey("citizens.id", ondelete="CASCADE"),
        primary_key=True,
    ),
    Column("question", String(64), primary_key=True),
    Column("answer", Integer, nullable=False),
    sqlite_with_rowid=False,
)

# What a workshop keeps besides answers, one thing a row: what the wall shows, what was agreed.
records = Table(
    "records",
    metadata,
    _workshop(primary_key=True),
    Column("kind", String(16), primary_key=True),
    Column("key", String(64), primary_key=True),
    Column("body", Text, nullable=False),
    Column("revision", Integer, nullable=False),
    Column("at", String(40), nullable=False),
)

# What the phones are asked after the reveal; single ballots are deleted when it is counted.
polls = Table(
    "polls",
    metadata,
    Column("id", String(32), primary_key=True),
    _workshop(),
    Column("kind", String(16), nullable=False),
    Column("about", String(64), nullable=False),
    Column("round", Integer, nullable=False),
    Column("options", Text, nullable=False),
    Column("open", Boolean, nullable=False),
    Column("tally", Text),
    Index("one_poll", "workshop", "kind", "about", "round", unique=True),
)
ballots = Table(
    "ballots",
    metadata,
    Column("poll", String(32), ForeignKey("polls.id", ondelete="CASCADE"), primary_key=True),
    Column(
        "participant",
        String(32),
        ForeignKey("participants.id", ondelete="CASCADE"),
        primary_key=True,
    ),
    Column("body", Text, nullable=False),
    sqlite_with_rowid=False,
)

# Links by which the owner of a promise tells how it goes; only their hashes are kept.
reporting = Table(
    "reporting",
    metadata,
    Column("token", String(64), primary_key=True),
    _workshop(index=True),
    Column("key", String(64), nullable=False),
)

# The link by which one reads what a workshop came to, until a day; only its hash is kept.
reading = Table(
    "reading",
    metadata,
    _workshop(primary_key=True),
    Column("token", String(64), nullable=False, unique=True),
    Column("until", String(10), nullable=False),
)

# The shelves as they were, once per fingerprint, and what a workshop came to at its reveal.
contents = Table(
    "contents",
    metadata,
    Column("fingerprint", String(64), primary_key=True),
    Column("shelves", Text, nullable=False),
)
results = Table(
    "results",
    metadata,
    _workshop(primary_key=True),
    Column("result", Text, nullable=False),
)

# Wrong tries of the last minute, by a key that names nobody; `until` in seconds since 1970.
tries = Table(
    "tries",
    metadata,
    Column("key", String(128), primary_key=True),
    Column("hits", Integer, nullable=False),
    Column("until", Float, nullable=False),
)
