"""The roles and who does what, told."""

from __future__ import annotations

from reports.parts import Model


class LetterReport(Model):
    """One part that a role can have in a task: its letter, and what it means."""

    key: str
    short: str
    name: str


class RoleReport(Model):
    """A role, and in `share` how many tasks it decides and does."""

    id: str
    name: str
    mandate: str
    duties: tuple[str, ...]
    meets: str
    person: str
    share: str


class PartReport(Model):
    """One role's part in one task: the letters, and the same in words, which are never empty."""

    role: str
    letters: tuple[LetterReport, ...]
    words: str


class TaskReport(Model):
    """A task and each role's part in it; `note` is what is wrong with it, "" where nothing is."""

    id: str
    number: str
    name: str
    note: str
    parts: tuple[PartReport, ...]


class TaskGroup(Model):
    """The tasks of one factor."""

    factor: str
    name: str
    tasks: tuple[TaskReport, ...]


class RoleFinding(Model):
    """What is to be looked at, and the action that it may become.

    `task` is the task it is about, "" where it is about a role.
    """

    id: str
    text: str
    task: str
    action: str
    factor: str


class RolesReport(Model):
    """The sheet told. `brief` is what the committee's paper says of it, a sentence a line.

    `look` is what to look at, `well` what holds. `groups` are in the order of the factors.
    """

    title: str
    finding: str
    lead: str
    brief: tuple[str, ...]
    note: str
    letters: tuple[LetterReport, ...]
    roles: tuple[RoleReport, ...]
    groups: tuple[TaskGroup, ...]
    look: tuple[RoleFinding, ...]
    well: tuple[str, ...]
    source: str
