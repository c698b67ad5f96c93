"""The pieces of the leader roles; they are drawn in templates/roles.html."""

from __future__ import annotations

from typing import TYPE_CHECKING

from views.drawing import drawer

if TYPE_CHECKING:
    from collections.abc import Collection

    from reports import RolesReport
    from words import Words

draw = drawer("roles.html")


def findings(report: RolesReport, planned: Collection[str], words: Words) -> str:
    """What to look at, and folded what holds; `planned` are the findings that are in the plan."""
    return draw("findings", of=report, planned=planned, say=words.say)


def grid(report: RolesReport, words: Words, *, field: str = "") -> str:
    """Who does what, a row a task; `field` is the key of the field that its script types into."""
    parts = (part for group in report.groups for task in group.tasks for part in task.parts)
    each = {(part.role, part.words): part for part in parts}
    cells = {key: draw("cell", part=part) for key, part in each.items()}
    return draw("grid", of=report, field=field, cells=cells, words=words)


def roles(report: RolesReport, words: Words) -> str:
    """What each role may decide, what it does, whom it meets, and who has it."""
    return draw("roles", of=report, say=words.say)
