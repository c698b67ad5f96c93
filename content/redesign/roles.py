"""`redesign/roles.yaml`: roles, tasks, and what must hold between them."""

from __future__ import annotations

from typing import Annotated, Final, Literal, TypeAlias, get_args

from pydantic import Field

from content.gaps import only
from content.models import Model, Slug, Sources, Text
from content.redesign.shared import Question, SheetFile

Mark: TypeAlias = Literal["decides", "does", "heard", "told"]
MARKS: Final[tuple[Mark, ...]] = get_args(Mark)
"""What a role may have to do with a task, in the order in which it is said."""
CheckKey: TypeAlias = Literal[
    "one_decides",
    "nobody_does",
    "no_mandate",
    "too_many",
    "untouched",
    "never_heard",
    "same_person",
]


class RoleModel(Model):
    """A role that the room may begin with."""

    key: Slug
    name: Text
    mandate: Text
    tasks: tuple[Question, ...]
    meets: Text
    source: Sources


class Letter(Text):
    """What a role has to do with a task, and its letter."""

    key: Mark
    short: Text


class TaskModel(Text):
    """A task, and a proposal of who decides, does it, is heard and is told, by the roles' keys."""

    key: Slug
    factor: Slug
    decides: Slug
    does: tuple[Slug, ...]
    heard: tuple[Slug, ...]
    told: tuple[Slug, ...]


class Check(Text):
    """What is said where the roles do not hold together, and what where they do."""

    key: CheckKey
    ok: Text


OfRoles: TypeAlias = Annotated[Check, only("task", "count", "role", "limit", "name")]


class RoleLimit(Model):
    """A number of which the room is warned; it may choose another."""

    value: Annotated[int, Field(ge=1, le=99)]
    source: Sources


class RoleLimits(Model):
    """How many tasks a role does, and how many roles a person has, before one is told."""

    tasks_a_role: RoleLimit
    roles_a_person: RoleLimit


class PersonModel(Text):
    """Who has a role in the example, by function."""

    role: Slug


class MarksModel(Model):
    """A task of the example that is shared out otherwise than proposed."""

    task: Slug
    decides: tuple[Slug, ...]
    does: tuple[Slug, ...]
    heard: tuple[Slug, ...]
    told: tuple[Slug, ...]


class RolesModel(Model):
    """The proposal as an invented municipality has changed it."""

    persons: tuple[PersonModel, ...]
    instead: tuple[MarksModel, ...]
    without_mandate: tuple[Slug, ...]


class RolesFile(SheetFile):
    """`redesign/roles.yaml`: roles, tasks, and what must hold between them."""

    roles: Annotated[tuple[RoleModel, ...], Field(min_length=1)]
    letters: Annotated[tuple[Letter, ...], Field(min_length=4, max_length=4)]
    tasks: tuple[TaskModel, ...]
    checks: Annotated[tuple[OfRoles, ...], Field(min_length=7, max_length=7)]
    limits: RoleLimits
    questions: tuple[Question, ...]
    example: RolesModel
