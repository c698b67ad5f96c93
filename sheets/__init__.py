"""The sheets of the redesign as a room fills them in, and what follows from them. No screen here.

Frozen models, one a sheet, and plain rules over them. What a sheet asks and proposes is on the
shelf `redesign/`; what is kept of it, and by whom, is the workshop's affair.
"""

from sheets.example import example
from sheets.filled import KINDS, Filled
from sheets.gain import Gain, Initiative, Kroner, Post, Som
from sheets.journey import Journey, Touch
from sheets.model import LONGEST_LINE, LONGEST_TEXT, Sheet
from sheets.movements import Movements
from sheets.organisation import (
    MOST_DAYS,
    MOST_DRAWN,
    MOST_ENTRIES,
    MOST_FORUMS,
    MOST_STAGES,
    UNKNOWN,
    Entry,
    Forum,
    Lack,
    Organisation,
    Side,
    Stage,
    begun_with,
    changes,
    lacking,
    named,
    proposed,
    settled,
    shape,
    total_days,
)
from sheets.profiles import Need, Profiles
from sheets.roles import MARKS, Mark, Role, Roles, Task

__all__ = [
    "KINDS",
    "LONGEST_LINE",
    "LONGEST_TEXT",
    "MARKS",
    "MOST_DAYS",
    "MOST_DRAWN",
    "MOST_ENTRIES",
    "MOST_FORUMS",
    "MOST_STAGES",
    "UNKNOWN",
    "Entry",
    "Filled",
    "Forum",
    "Gain",
    "Initiative",
    "Journey",
    "Kroner",
    "Lack",
    "Mark",
    "Movements",
    "Need",
    "Organisation",
    "Post",
    "Profiles",
    "Role",
    "Roles",
    "Sheet",
    "Side",
    "Som",
    "Stage",
    "Task",
    "Touch",
    "begun_with",
    "changes",
    "example",
    "lacking",
    "named",
    "proposed",
    "settled",
    "shape",
    "total_days",
]
