"""Whether the roles hold together: seven checks, none of them a score."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from content import CheckKey, Mark, RolesFile
    from sheets.roles import Role, Roles

TELLING_WORD: Final = 5
"""A word of a role's name with so many letters or more tells it from others."""


TOGETHER: Final = frozenset({"untouched", "never_heard"})
"""The checks that say what they find of all roles in one sentence."""


class Finding(NamedTuple):
    """What a check has found: of which roles or person, in which tasks, how many, and the limit."""

    check: CheckKey
    tasks: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    name: str = ""
    number: int = 0
    limit: int = 0

    @property
    def id(self) -> str:
        """The same finding has the same, whatever it counts just now."""
        if self.check in TOGETHER:
            return self.check
        return "-".join((self.check, *self.roles, self.name or "".join(self.tasks[:1])))


class Checks(NamedTuple):
    """What is to be looked at, and which checks found nothing.

    One that has nothing to look at is in neither.
    """

    found: tuple[Finding, ...]
    well: tuple[CheckKey, ...]


def check_roles(sheet: Roles, of: RolesFile, plan: Iterable[str] | None) -> Checks:
    """Every check of a sheet, in the order of the shelf.

    `plan` are the titles and the owners of the plan; None or nothing where there is no plan.
    """
    if not sheet.roles or not sheet.tasks:
        return Checks((), ())
    texts = tuple(plan or ())
    ask: dict[CheckKey, Callable[[], Iterator[Finding]]] = {
        "one_decides": lambda: _one_decides(sheet),
        "nobody_does": lambda: _nobody_does(sheet),
        "no_mandate": lambda: _no_mandate(sheet),
        "too_many": lambda: _too_many(sheet, tasks_a_role(sheet, of)),
        "untouched": lambda: _untouched(sheet, texts),
        "never_heard": lambda: _never_heard(sheet),
        "same_person": lambda: _same_person(sheet, roles_a_person(sheet, of)),
    }
    idle = set() if texts else {"untouched"}
    idle |= set() if any(role.person for role in sheet.roles) else {"same_person"}
    asked = {one.key: tuple(ask[one.key]()) for one in of.checks if one.key not in idle}
    found = tuple(finding for findings in asked.values() for finding in findings)
    return Checks(found, tuple(key for key, findings in asked.items() if not findings))


def tasks_a_role(sheet: Roles, of: RolesFile) -> int:
    """How many tasks a role does before one is told: the room's limit, else the shelf's."""
    return sheet.tasks_a_role or of.limits.tasks_a_role.value


def roles_a_person(sheet: Roles, of: RolesFile) -> int:
    """How many roles a person has before one is told: the room's limit, else the shelf's."""
    return sheet.roles_a_person or of.limits.roles_a_person.value


def decided(sheet: Roles) -> Counter[int]:
    """How many tasks have none who decides, one, two, and so on."""
    return Counter(len(task.who("decides")) for task in sheet.tasks)


def _one_decides(sheet: Roles) -> Iterator[Finding]:
    for task in sheet.tasks:
        count = len(task.who("decides"))
        if count != 1:
            yield Finding("one_decides", (task.id,), number=count)


def _nobody_does(sheet: Roles) -> Iterator[Finding]:
    return (Finding("nobody_does", (task.id,)) for task in sheet.tasks if not task.who("does"))


def _no_mandate(sheet: Roles) -> Iterator[Finding]:
    for role in sheet.roles:
        decides = _of(sheet, role, "decides")
        if decides and not role.mandate.strip():
            yield Finding("no_mandate", decides, (role.id,))


def _too_many(sheet: Roles, limit: int) -> Iterator[Finding]:
    for role in sheet.roles:
        does = _of(sheet, role, "does")
        if len(does) > limit:
            yield Finding("too_many", does, (role.id,), number=len(does), limit=limit)


def _of(sheet: Roles, role: Role, mark: Mark) -> tuple[str, ...]:
    """The tasks in which a role has this part."""
    return tuple(task.id for task in sheet.tasks if mark in task.marks.get(role.id, ()))


def _never_heard(sheet: Roles) -> Iterator[Finding]:
    heard = {role for task in sheet.tasks for role in task.who("heard")}
    roles = tuple(role.id for role in sheet.roles if role.id not in heard)
    if roles:
        yield Finding("never_heard", roles=roles)


def _same_person(sheet: Roles, limit: int) -> Iterator[Finding]:
    named = [role.person.strip() for role in sheet.roles if role.person.strip()]
    counts = Counter(name.casefold() for name in named)
    for name in {name.casefold(): name for name in reversed(named)}.values():
        count = counts[name.casefold()]
        if count > limit:
            yield Finding("same_person", name=name, number=count, limit=limit)


def _untouched(sheet: Roles, texts: tuple[str, ...]) -> Iterator[Finding]:
    said = " ".join(texts).casefold()
    roles = tuple(role.id for role in sheet.roles if not _touched(role, said))
    if roles:
        yield Finding("untouched", roles=roles)


def _touched(role: Role, said: str) -> bool:
    """Whether a telling word of the role's name, or of who has it, begins a word of the plan.

    A role of short words alone is looked for by its whole name.
    """
    words = re.findall(r"\w+", f"{role.name} {role.person}".casefold())
    telling = [word for word in words if len(word) >= TELLING_WORD] or [role.name.casefold()]
    return any(re.search(rf"\b{re.escape(word)}", said) for word in telling if word)
