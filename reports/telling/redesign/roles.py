"""The roles and who does what, told."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from content import Told
from reports.redesign.roles import (
    LetterReport,
    PartReport,
    RoleFinding,
    RoleReport,
    RolesReport,
    TaskGroup,
    TaskReport,
)
from reports.telling.at_hand import upper
from sheets import check_roles, decided

if TYPE_CHECKING:
    from content import CheckKey, Redesign, RolesFile
    from reports.telling.at_hand import AtHand
    from sheets import Finding, Role, Roles, Task
    from words import Words

MOST_NAMED: Final = 3
"""So many tasks are named in one sentence; the others are counted."""
MOST_TOLD: Final = 3
"""So many findings are told to a committee."""
ACTIONS: Final[dict[CheckKey, Told]] = {
    "one_decides": Told("Agree who decides {task}"),
    "nobody_does": Told("Agree who does {task}"),
    "no_mandate": Told("Write down what {role} may decide"),
    "too_many": Told("Share tasks of {role} with others"),
    "untouched": Told("Agree what {role} contributes to the plan"),
    "never_heard": Told("Agree what {role} is to be heard about"),
    "same_person": Told("Share roles of {name} with others"),
}


class Named:
    """The roles, the tasks and the parts of a sheet in words, also what has no name yet."""

    def __init__(self, at_hand: AtHand, sheet: Roles, letters: dict[str, LetterReport]) -> None:
        say = at_hand.words.say
        self.at_hand, self.letters = at_hand, letters
        self._parts: dict[tuple[str, tuple[str, ...]], PartReport] = {}
        self.roles = {
            role.id: role.name or say("Role {n}, which has no name", n=n)
            for n, role in enumerate(sheet.roles, 1)
        }
        self.tasks = {
            task.id: task.name or say("Task {n}, which has no name", n=n)
            for n, task in enumerate(sheet.tasks, 1)
        }

    def part(self, role: str, marks: tuple[str, ...]) -> PartReport:
        """A role's part in a task; the same letters of the same role are told once."""
        if (role, marks) not in self._parts:
            words, found = self.at_hand.words, tuple(self.letters[mark] for mark in marks)
            said = words.together(words.inside(one.name) for one in found)
            none = words.say("no part in it")
            self._parts[role, marks] = PartReport(role=role, letters=found, words=said or none)
        return self._parts[role, marks]

    def quoted(self, tasks: tuple[str, ...]) -> str:
        """Tasks in quotation marks inside a sentence; more than three are counted."""
        first = [self.at_hand.quote(self.tasks[task]) for task in tasks[:MOST_NAMED]]
        more = len(tasks) - len(first)
        words = self.at_hand.words
        rest = [words.count("one other task", "{n} other tasks", more)] if more else []
        return words.together([*first, *rest])


def roles(at_hand: AtHand, shelf: Redesign, filled: Roles) -> RolesReport:
    """The sheet, in the language of the report."""
    file, words = shelf.roles, at_hand.words
    letters: dict[str, LetterReport] = {
        one.key: LetterReport(
            key=one.key, short=one.short[words.language], name=one[words.language]
        )
        for one in file.letters
    }
    named, found = Named(at_hand, filled, letters), check_roles(filled, file, at_hand.planned)
    well = {check.key: check.ok[words.language] for check in file.checks}
    look = tuple(_finding(named, file, filled, one) for one in found.found)
    finding = _headline(file, filled, words)
    return RolesReport(
        title=file.title[words.language],
        finding=finding,
        lead=file.lead[words.language],
        brief=(finding, *(one.text for one in look[:MOST_TOLD])) if filled.tasks else (),
        note=words.say("A role has a function behind it, not a name."),
        letters=tuple(letters.values()),
        roles=tuple(_role(role, named, filled, words) for role in filled.roles),
        groups=tuple(_groups(named, filled)),
        look=look,
        well=tuple(well[key] for key in found.well),
        source=", ".join(file.lead.source),
    )


def _headline(file: RolesFile, sheet: Roles, words: Words) -> str:
    counts, every = decided(sheet), len(sheet.tasks)
    if not every:
        return file.title[words.language]
    one, none = counts[1], counts[0]
    if one == every:
        return words.count(
            "The task has one who decides.", "All {n} tasks have one who decides.", every
        )
    said = [words.say("{one} of {n} tasks have one who decides.", one=one, n=every)]
    if none:
        many = upper(words.spelled(none))
        said.append(words.count("One has none.", "{spelled} have none.", none, spelled=many))
    if more := every - one - none:
        many = upper(words.spelled(more))
        said.append(words.count("One has several.", "{spelled} have several.", more, spelled=many))
    return " ".join(said)


def _role(role: Role, named: Named, sheet: Roles, words: Words) -> RoleReport:
    parts = [task.marks.get(role.id, ()) for task in sheet.tasks]
    decides, does = (sum(mark in part for part in parts) for mark in ("decides", "does"))
    return RoleReport(
        id=role.id,
        name=named.roles[role.id],
        mandate=role.mandate,
        duties=tuple(filter(None, map(str.strip, role.duties.splitlines()))),
        meets=role.meets,
        person=role.person,
        share=words.say("decides {decides}, does {does}", decides=decides, does=does),
    )


def _groups(named: Named, sheet: Roles) -> list[TaskGroup]:
    """The tasks under their factors, numbered as they then stand; those of no factor last."""
    at_hand, number, groups = named.at_hand, 0, []
    known = {factor.id: factor.name[at_hand.language] for factor in at_hand.content.factors}
    for factor, name in (*known.items(), ("", at_hand.words.say("Other tasks"))):
        of = [t for t in sheet.tasks if (t.factor if t.factor in known else "") == factor]
        told = [_task(named, sheet, task, number + n) for n, task in enumerate(of, 1)]
        number += len(of)
        if told:
            groups.append(TaskGroup(factor=factor, name=name, tasks=tuple(told)))
    return groups


def _task(named: Named, sheet: Roles, task: Task, number: int) -> TaskReport:
    words = named.at_hand.words
    return TaskReport(
        id=task.id,
        number=str(number),
        name=named.tasks[task.id],
        note=_note(task, words),
        parts=tuple(named.part(role.id, task.marks.get(role.id, ())) for role in sheet.roles),
    )


def _note(task: Task, words: Words) -> str:
    """What is wrong with a task, in a few words beside its name."""
    count, said = len(task.who("decides")), []
    if count != 1:
        said.append(words.say("nobody decides") if not count else words.say("several decide"))
    if not task.who("does"):
        said.append(words.say("nobody does it"))
    return words.together(said)


def _finding(named: Named, file: RolesFile, sheet: Roles, found: Finding) -> RoleFinding:
    words = named.at_hand.words
    spelled = words.spelled(found.number) if found.number else words.say("none")
    values = {
        "task": named.quoted(found.tasks) if found.tasks else "",
        "count": spelled,
        "role": words.together(named.roles[role] for role in found.roles),
        "limit": str(found.limit),
        "name": found.name,
    }
    check = next(one for one in file.checks if one.key == found.check)
    text = check[words.language].format(**values)
    action = words.say(ACTIONS[found.check].message, **values)
    alone = found.tasks[0] if found.check in {"one_decides", "nobody_does"} else ""
    return RoleFinding(
        id=found.id,
        text=upper(text),
        task=alone,
        action=action,
        factor=_factor(named.at_hand, file, sheet, alone),
    )


def _factor(at_hand: AtHand, file: RolesFile, sheet: Roles, task: str) -> str:
    """The factor of a finding's task; else that of the first statement that calls for the sheet."""
    known = {factor.id for factor in at_hand.content.factors}
    of = next((one.factor for one in sheet.tasks if one.id == task), "")
    if of in known:
        return of
    return next(
        factor.id
        for factor in at_hand.content.factors
        if file.called_by[0] in {statement.id for statement in factor.statements}
    )
