"""Lederroller: who decides, who does, who is heard and who is told, task by task."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Final

from pydantic import Field

from content import MARKS, Mark
from sheets.model import Id, Line, Model, Paragraph, Sheet

if TYPE_CHECKING:
    from collections.abc import Iterable

    from content import Language, RoleModel, RolesFile

MOST_ROLES: Final = 10
MOST_TASKS: Final = 40


class Role(Model):
    """A role, what it may decide, and whom it meets. `person` is who has it, by function."""

    id: Id
    name: Line = ""
    mandate: Paragraph = ""
    duties: Paragraph = ""
    meets: Line = ""
    person: Line = ""


class Task(Model):
    """A task, the factor it belongs to ("" for none), and each role's part in it."""

    id: Id
    name: Line = ""
    factor: Annotated[str, Field(max_length=48)] = ""
    marks: dict[str, tuple[Mark, ...]] = Field(default={})

    def who(self, mark: Mark) -> tuple[str, ...]:
        """The roles that have this part in it."""
        return tuple(role for role, marks in self.marks.items() if mark in marks)


class Roles(Sheet):
    """The sheet. The two limits are the shelf's, where they are None."""

    roles: Annotated[tuple[Role, ...], Field(max_length=MOST_ROLES)] = ()
    tasks: Annotated[tuple[Task, ...], Field(max_length=MOST_TASKS)] = ()
    tasks_a_role: Annotated[int, Field(ge=1, le=99)] | None = None
    roles_a_person: Annotated[int, Field(ge=1, le=99)] | None = None


def proposed_roles(of: RolesFile, language: Language) -> Roles:
    """The shelf's proposal, to begin with; a role's tasks are its duties, a line each."""
    shares = [(task, ((task.decides,), task.does, task.heard, task.told)) for task in of.tasks]
    tasks = (
        Task(id=task.key, name=task[language], factor=task.factor, marks=_shared(share))
        for task, share in shares
    )
    return Roles(roles=tuple(_begun(role, language) for role in of.roles), tasks=tuple(tasks))


def example(of: RolesFile, language: Language) -> Roles:
    """The sheet as an invented municipality has filled it in."""
    sheet, case = proposed_roles(of, language), of.example
    persons = {one.role: one[language] for one in case.persons}
    instead = {one.task: (one.decides, one.does, one.heard, one.told) for one in case.instead}
    for role in sheet.roles:
        kept = "" if role.id in case.without_mandate else role.mandate
        said = {"person": persons.get(role.id, ""), "mandate": kept}
        sheet = with_role(sheet, role.model_copy(update=said))
    for task in sheet.tasks:
        if task.id in instead:
            shared = {"marks": _shared(instead[task.id])}
            sheet = with_task(sheet, task.model_copy(update=shared))
    return sheet


def with_role(sheet: Roles, role: Role) -> Roles:
    """The sheet with this role in place of the one of its id; the same where there is none."""
    return sheet.model_copy(
        update={"roles": tuple(role if one.id == role.id else one for one in sheet.roles)}
    )


def with_task(sheet: Roles, task: Task) -> Roles:
    """The sheet with this task in place of the one of its id; the same where there is none."""
    return sheet.model_copy(
        update={"tasks": tuple(task if one.id == task.id else one for one in sheet.tasks)}
    )


def without_role(sheet: Roles, role_id: str) -> Roles:
    """The sheet without a role, and without its part in every task."""
    roles = tuple(role for role in sheet.roles if role.id != role_id)
    tasks = tuple(_unmarked(task, role_id) for task in sheet.tasks)
    return sheet.model_copy(update={"roles": roles, "tasks": tasks})


def without_task(sheet: Roles, task_id: str) -> Roles:
    """The sheet without a task, and without who had a part in it."""
    tasks = tuple(task for task in sheet.tasks if task.id != task_id)
    return sheet.model_copy(update={"tasks": tasks})


def marked(sheet: Roles, task_id: str, role_id: str, marks: Iterable[str]) -> Roles:
    """The sheet with a role's part in a task, in the order of the letters; unknown ones are none.

    A task or a role that is no longer there changes nothing.
    """
    task = next((one for one in sheet.tasks if one.id == task_id), None)
    if task is None or role_id not in {role.id for role in sheet.roles}:
        return sheet
    given = frozenset(marks)
    said = tuple(mark for mark in MARKS if mark in given)
    rest = _unmarked(task, role_id).marks
    return with_task(
        sheet, task.model_copy(update={"marks": rest | ({role_id: said} if said else {})})
    )


def shared(sheet: Roles, task_id: str, mark: Mark, roles: Iterable[str]) -> Roles:
    """The sheet where exactly these roles have this part in a task, and their other parts stay."""
    given = frozenset(roles)
    task = next((one for one in sheet.tasks if one.id == task_id), Task(id="none"))
    for role in sheet.roles:
        others = [one for one in task.marks.get(role.id, ()) if one != mark]
        sheet = marked(sheet, task_id, role.id, [*others, mark] if role.id in given else others)
    return sheet


def typed_marks(sheet: Roles, lines: str) -> Roles:
    """What was typed into the grid: a line a cell, `task role marks`; of anything else nothing."""
    for line in lines.splitlines():
        task, role, *marks = [*line.split(), "", ""][:6]
        sheet = marked(sheet, task, role, marks)
    return sheet


def _begun(role: RoleModel, language: Language) -> Role:
    duties = "\n".join(task[language] for task in role.tasks)
    return Role(
        id=role.key,
        name=role.name[language],
        mandate=role.mandate[language],
        duties=duties,
        meets=role.meets[language],
    )


def _shared(parts: tuple[tuple[str, ...], ...]) -> dict[str, tuple[Mark, ...]]:
    """Each role's part in a task, from the roles of each part."""
    every = dict.fromkeys(role for part in parts for role in part)
    return {
        role: tuple(mark for mark, part in zip(MARKS, parts, strict=True) if role in part)
        for role in every
    }


def _unmarked(task: Task, role_id: str) -> Task:
    marks = {role: said for role, said in task.marks.items() if role != role_id}
    return task.model_copy(update={"marks": marks})
