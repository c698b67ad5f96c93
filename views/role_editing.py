"""One task or one role at a time: what it is called, and what it has to do with the others."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, cast
from uuid import uuid4

import streamlit as st

from sheets import (
    MOST_ROLES,
    MOST_TASKS,
    Role,
    Roles,
    Task,
    roles_a_person,
    shared,
    tasks_a_role,
    with_role,
    with_task,
    without_role,
    without_task,
)
from views import here, pieces, role_grid, sure, visitor

if TYPE_CHECKING:
    from collections.abc import Callable

    from content import Mark, RolesFile
    from reports import RolesReport
    from views.pad import Pad

PART: Final = "roles-part"
OPENS: Final = "opens-role"
"""Under this key a session knows which role was just added."""


def show(pad: Pad[Roles], report: RolesReport, file: RolesFile, factors: dict[str, str]) -> None:
    """What one corrects: a task, a role, or the limits."""
    say = visitor.the_words().say
    parts: dict[str, Callable[[], None]] = {
        "task": lambda: _tasks(pad, report, factors),
        "role": lambda: _roles(pad, report),
        "limits": lambda: _limits(pad, file),
    }
    names = {"task": say("A task"), "role": say("A role"), "limits": say("The limits")}
    if here.key(role_grid.ROW) in st.session_state:
        st.session_state[here.key(PART)] = "task"
    with st.container(key="roles-row"):
        part = st.radio(
            say("What do you want to correct?"),
            list(parts),
            format_func=names.__getitem__,
            horizontal=True,
            key=here.key(PART),
        )
        parts[part]()


def _tasks(pad: Pad[Roles], report: RolesReport, factors: dict[str, str]) -> None:
    say, tasks = visitor.the_words().say, {task.id: task for task in pad.sheet.tasks}
    order = [task for group in report.groups for task in group.tasks]
    names = {task.id: f"{task.number}. {task.name}" for task in order}
    opened = st.session_state.pop(here.key(role_grid.ROW), None)
    chosen = _which(say("Task"), names, "task", opened)
    if len(tasks) < MOST_TASKS:
        _add(pad, say("Add a task"), role_grid.ROW, _more_tasks)
    else:
        st.html(pieces.notes([say("There is room for {n} tasks.", n=MOST_TASKS)]))
    if chosen not in tasks:
        return
    _parts(pad, report, tasks[chosen])
    _task(pad, tasks[chosen], factors)


def _which(label: str, names: dict[str, str], name: str, opened: str | None) -> str:
    """The task or the role that is corrected; the one that was opened, or added, last."""
    key = here.key(f"which-{name}")
    if opened in names:
        st.session_state[key] = opened
    elif st.session_state.get(key) not in names:
        st.session_state.pop(key, None)
    if not names:
        return ""
    placeholder = visitor.the_words().say("Choose one")
    return (
        st.selectbox(
            label,
            list(names),
            index=None,
            format_func=names.__getitem__,
            placeholder=placeholder,
            key=key,
        )
        or ""
    )


def _add(pad: Pad[Roles], label: str, opens: str, more: Callable[[Roles, str], Roles]) -> None:
    if st.button(label, key=here.key(f"add-{opens}")):
        made = uuid4().hex[:12]
        pad.keep(lambda sheet: more(sheet, made))
        st.session_state[here.key(opens)] = made
        st.rerun()


def _more_tasks(sheet: Roles, made: str) -> Roles:
    return sheet.model_copy(update={"tasks": (*sheet.tasks, Task(id=made))})


def _more_roles(sheet: Roles, made: str) -> Roles:
    return sheet.model_copy(update={"roles": (*sheet.roles, Role(id=made))})


def _parts(pad: Pad[Roles], report: RolesReport, task: Task) -> None:
    """Who decides a task, who does it, who is heard, and who is told."""
    names = {role.id: pieces.markdown(role.name) for role in report.roles}
    for at, letter in enumerate(report.letters):
        if at % 2 == 0:
            sides = st.columns(2, gap="large")
        with sides[at % 2]:
            _part(pad, task, cast("Mark", letter.key), letter.name, names)


def _part(pad: Pad[Roles], task: Task, mark: Mark, name: str, names: dict[str, str]) -> None:
    have = task.who(mark)
    pad.several(
        f"part-{task.id}-{mark}",
        name,
        tuple(role for role in names if role in have),
        names,
        lambda sheet, roles: shared(sheet, task.id, mark, roles),
    )


def _task(pad: Pad[Roles], task: Task, factors: dict[str, str]) -> None:
    say = visitor.the_words().say

    def put(field: str) -> Callable[[Roles, Any], Roles]:
        return lambda sheet, value: _changed_task(sheet, task.id, field, value)

    left, right = st.columns(2, gap="large")
    with left:
        pad.line(f"task-{task.id}", say("What the task is called"), task.name, put("name"))
    with right:
        pad.choice(
            f"factor-{task.id}",
            say("The factor it belongs to"),
            task.factor,
            factors,
            put("factor"),
        )
    sure.twice(
        f"drop-{task.id}",
        say("Remove the task"),
        sure.said(
            say("Remove the task?"),
            say("Who decides it, does it, is heard and is told goes with it."),
        ),
        yes=say("Remove it"),
        do=lambda: pad.changed(lambda sheet: without_task(sheet, task.id)),
    )


def _changed_task(sheet: Roles, task_id: str, field: str, value: object) -> Roles:
    """The sheet with one thing of a task said anew; a task that is gone stays so."""
    found = next((task for task in sheet.tasks if task.id == task_id), None)
    return with_task(sheet, found.model_copy(update={field: value})) if found else sheet


def _changed_role(sheet: Roles, role_id: str, field: str, value: object) -> Roles:
    found = next((role for role in sheet.roles if role.id == role_id), None)
    return with_role(sheet, found.model_copy(update={field: value})) if found else sheet


def _roles(pad: Pad[Roles], report: RolesReport) -> None:
    say, roles = visitor.the_words().say, {role.id: role for role in pad.sheet.roles}
    opened = st.session_state.pop(here.key(OPENS), None)
    chosen = _which(say("Role"), {role.id: role.name for role in report.roles}, "role", opened)
    if len(roles) < MOST_ROLES:
        _add(pad, say("Add a role"), OPENS, _more_roles)
    else:
        st.html(pieces.notes([say("There is room for {n} roles.", n=MOST_ROLES)]))
    if chosen in roles:
        _role(pad, roles[chosen])


def _role(pad: Pad[Roles], role: Role) -> None:
    say, at = visitor.the_words().say, role.id

    def put(field: str) -> Callable[[Roles, Any], Roles]:
        return lambda sheet, value: _changed_role(sheet, at, field, value)

    left, right = st.columns(2, gap="large")
    with left:
        pad.line(f"name-{at}", say("What the role is called"), role.name, put("name"))
        pad.text(f"mandate-{at}", say("What it may decide"), role.mandate, put("mandate"))
        pad.line(f"meets-{at}", say("Whom it meets, and how often"), role.meets, put("meets"))
    with right:
        pad.line(
            f"person-{at}",
            say("Who has it"),
            role.person,
            put("person"),
            help=say("A function, not a name: “the director of welfare”."),
        )
        pad.text(f"duties-{at}", say("Its duties, a line each"), role.duties, put("duties"))
    sure.twice(
        f"drop-{at}",
        say("Remove the role"),
        sure.said(
            say("Remove the role?"),
            say("Its mandate, its duties and its part in every task go with it."),
        ),
        yes=say("Remove it"),
        do=lambda: pad.changed(lambda sheet: without_role(sheet, at)),
    )


def _limits(pad: Pad[Roles], file: RolesFile) -> None:
    """How many tasks a role does, and how many roles one has, before it is said."""
    say = visitor.the_words().say
    left, right = st.columns(2, gap="large", vertical_alignment="bottom")
    with left:
        pad.number(
            "tasks-a-role",
            say("So many tasks a role does at most"),
            tasks_a_role(pad.sheet, file),
            lambda sheet, n: sheet.model_copy(update={"tasks_a_role": n}),
            least=1,
            most=99,
        )
    with right:
        pad.number(
            "roles-a-person",
            say("So many roles one function has at most"),
            roles_a_person(pad.sheet, file),
            lambda sheet, n: sheet.model_copy(update={"roles_a_person": n}),
            least=1,
            most=99,
        )
