"""The sheets of the redesign as a room fills them in, and what follows from them. No screen here.

Frozen models, one a sheet, and plain rules over them. What a sheet asks and proposes is on the
shelf `redesign/`; what is kept of it, and by whom, is the workshop's affair.
"""

from sheets import gain
from sheets.example import example
from sheets.filled import KINDS, Filled
from sheets.gain import Assumption, Gain, Initiative, Kroner, Post, Som, Supposed
from sheets.journey import Journey, Touch
from sheets.model import LONGEST_LINE, LONGEST_TEXT, Sheet
from sheets.movements import Movements
from sheets.organisation import Entry, Forum, Organisation, Side, Stage
from sheets.profiles import Need, Profiles
from sheets.roles import MARKS, Mark, Role, Roles, Task

__all__ = [
    "KINDS",
    "LONGEST_LINE",
    "LONGEST_TEXT",
    "MARKS",
    "Assumption",
    "Entry",
    "Filled",
    "Forum",
    "Gain",
    "Initiative",
    "Journey",
    "Kroner",
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
    "Supposed",
    "Task",
    "Touch",
    "example",
    "gain",
]
