"""Lederroller: who decides, who does, who is heard and who is told, task by task."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Final, Literal, TypeAlias

from pydantic import Field

from sheets.model import Id, Line, Model, Paragraph, Sheet

if TYPE_CHECKING:
    from content import Language, RolesFile

Mark: TypeAlias = Literal["decides", "does", "heard", "told"]
MARKS: Final[tuple[Mark, ...]] = ("decides", "does", "heard", "told")
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


class Roles(Sheet):
    """The sheet. The two limits are the shelf's, where they are None."""

    roles: Annotated[tuple[Role, ...], Field(max_length=MOST_ROLES)] = ()
    tasks: Annotated[tuple[Task, ...], Field(max_length=MOST_TASKS)] = ()
    tasks_a_role: Annotated[int, Field(ge=1, le=99)] | None = None
    roles_a_person: Annotated[int, Field(ge=1, le=99)] | None = None


def example(of: RolesFile, language: Language) -> Roles:
    """The sheet as an invented municipality has filled it in."""
    return Roles()
