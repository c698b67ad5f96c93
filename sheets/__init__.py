"""The sheets of the redesign as a room fills them in, and what follows from them. No screen here.

Frozen models, one a sheet, and plain rules over them. What a sheet asks and proposes is on the
shelf `redesign/`; what is kept of it, and by whom, is the workshop's affair.
"""

from sheets import journey
from sheets.example import example
from sheets.filled import KINDS, Filled
from sheets.gain import Gain, Initiative, Kroner, Post, Som
from sheets.journey import MOST_MOMENTS, MOST_TOUCHES, OTHER, WAYS, Counts, Journey, Touch, Way
from sheets.model import LONGEST_LINE, LONGEST_TEXT, Sheet
from sheets.movements import Movements
from sheets.organisation import Entry, Forum, Organisation, Side, Stage
from sheets.personal import Pointing, looks, pointing
from sheets.profiles import (
    MOST_NEEDS,
    RECOMMENDED,
    Gaps,
    Need,
    Profiles,
    Whose,
    competence,
    gaps,
    with_need,
    without_need,
)
from sheets.role_checks import (
    Checked,
    Checks,
    Finding,
    check_roles,
    decided,
    roles_a_person,
    tasks_a_role,
)
from sheets.roles import (
    MARKS,
    MOST_ROLES,
    MOST_TASKS,
    Mark,
    Role,
    Roles,
    Task,
    marked,
    proposed_roles,
    typed_marks,
    with_role,
    with_task,
    without_role,
    without_task,
)

__all__ = [
    "KINDS",
    "LONGEST_LINE",
    "LONGEST_TEXT",
    "MARKS",
    "MOST_MOMENTS",
    "MOST_NEEDS",
    "MOST_ROLES",
    "MOST_TASKS",
    "MOST_TOUCHES",
    "OTHER",
    "RECOMMENDED",
    "WAYS",
    "Checked",
    "Checks",
    "Counts",
    "Entry",
    "Filled",
    "Finding",
    "Forum",
    "Gain",
    "Gaps",
    "Initiative",
    "Journey",
    "Kroner",
    "Mark",
    "Movements",
    "Need",
    "Organisation",
    "Pointing",
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
    "Way",
    "Whose",
    "check_roles",
    "competence",
    "decided",
    "example",
    "gaps",
    "journey",
    "looks",
    "marked",
    "pointing",
    "proposed_roles",
    "roles_a_person",
    "tasks_a_role",
    "typed_marks",
    "with_need",
    "with_role",
    "with_task",
    "without_need",
    "without_role",
    "without_task",
]
