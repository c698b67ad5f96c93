"""The redesign as rows: how one organises, who does what, competences, and the journey."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports.office.model import Column, Sheet

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reports.office.model import Cell
    from reports.redesign import (
        CourseReport,
        JourneyReport,
        OrganisationReport,
        ProfilesReport,
        RolesReport,
    )
    from reports.telling.office.at_desk import AtDesk


def organisation(here: AtDesk, told: OrganisationReport) -> Iterator[Sheet]:
    """Today beside wanted; who meets; who settles what; what has been decided."""
    say, labels = here.words.say, told.labels
    yield Sheet(
        name=say("Organising"),
        columns=(
            Column(head=labels["question"], wide=44),
            Column(head=labels["today_head"], wide=50),
            Column(head=labels["wanted_head"], wide=50),
        ),
        rows=tuple((pair.label, pair.today, pair.wanted) for pair in told.pairs),
        notes=_notes(told.finding, told.lead, *told.lacks, told.unknown, told.source),
    )
    if told.forums:
        yield Sheet(
            name=say("Forums"),
            columns=(
                Column(head=labels["forum"], wide=32),
                Column(head=labels["members"], wide=50),
                Column(head=labels["rhythm"], wide=30),
                Column(head=labels["mandate"], wide=60),
            ),
            rows=tuple((one.name, one.members, one.rhythm, one.mandate) for one in told.forums),
        )
    if told.path:
        yield Sheet(
            name=say("When you disagree"),
            columns=(
                Column(head=labels["stage"], wide=8, kind="whole"),
                Column(head=labels["stage_who"], wide=34),
                Column(head=labels["stage_does"], wide=60),
                Column(head=labels["days"], wide=18),
                Column(head=say("At the latest"), wide=26),
            ),
            rows=tuple(
                (n, one.who, one.does, one.days, one.until) for n, one in enumerate(told.path, 1)
            ),
            notes=_notes(told.total, told.path_note),
        )
    if told.log:
        yield Sheet(
            name=say("Decisions"),
            columns=(
                Column(head=labels["what"], wide=50),
                Column(head=labels["who"], wide=26),
                Column(head=labels["when"], wide=22),
                Column(head=labels["why"], wide=44),
                Column(head=labels["against"], wide=44),
                Column(head=labels["review"], wide=22),
            ),
            rows=tuple(
                (one.what, one.who, one.when, one.why, one.against, one.review) for one in told.log
            ),
        )


def roles(here: AtDesk, told: RolesReport) -> Iterator[Sheet]:
    """A row a task and a column a role, with letters; and a row a role with its mandate."""
    say = here.words.say
    names = {role.id: role.name for role in told.roles}
    if told.groups:
        yield Sheet(
            name=say("Who does what"),
            columns=(
                Column(head=say("Factor"), wide=24),
                Column(head=say("Task"), wide=50),
                *(Column(head=name, wide=16) for name in names.values()),
                Column(head=say("To look at"), wide=50),
            ),
            rows=tuple(_tasks(told, tuple(names))),
            notes=_notes(
                told.finding,
                ", ".join(f"{one.short}: {one.name}" for one in told.letters),
                *(one.text for one in told.look),
                *told.well,
                told.source,
            ),
        )
    if told.roles:
        yield Sheet(
            name=say("Roles"),
            columns=(
                Column(head=say("Role"), wide=30),
                Column(head=say("Mandate"), wide=50),
                Column(head=say("Duties"), wide=70),
                Column(head=say("Meets"), wide=50),
                Column(head=say("Who has it"), wide=26),
                Column(head=say("Tasks"), wide=26),
            ),
            rows=tuple(
                (one.name, one.mandate, "; ".join(one.duties), one.meets, one.person, one.share)
                for one in told.roles
            ),
        )


def _tasks(told: RolesReport, order: tuple[str, ...]) -> Iterator[tuple[Cell, ...]]:
    for group in told.groups:
        for task in group.tasks:
            parts = {part.role: ", ".join(one.short for one in part.letters) for part in task.parts}
            letters = (parts.get(role, "") for role in order)
            yield (group.name, task.name, *letters, task.note)


def profiles(here: AtDesk, told: ProfilesReport) -> Iterator[Sheet]:
    """A row a competence that was chosen."""
    say = here.words.say
    rows = tuple(
        (
            profile.name,
            need.see,
            need.now.text if need.now else None,
            need.needed,
            need.present,
            need.action,
            need.owner,
            need.looks_on,
            need.state,
        )
        for profile in told.profiles
        for need in profile.needs
    )
    if rows:
        yield Sheet(
            name=say("Competences"),
            columns=(
                Column(head=say("Whose"), wide=16),
                Column(head=say("What you can see"), wide=50),
                Column(head=say("How it is today"), wide=24),
                Column(head=say("Needed because"), wide=40),
                Column(head=say("Present where"), wide=40),
                Column(head=say("Action"), wide=44),
                Column(head=say("Owner"), wide=24),
                Column(head=say("Looked at"), wide=22),
                Column(head=say("Status"), wide=18),
            ),
            rows=rows,
            notes=_notes(told.finding, told.lead, told.caution, told.source),
        )


def journey(here: AtDesk, told: JourneyReport) -> Iterator[Sheet]:
    """A row a contact, today's and the wanted ones; and what the breaks point to."""
    say, labels = here.words.say, told.labels
    rows = tuple(row for course in (told.today, told.wanted) for row in _contacts(course))
    if rows:
        counts = (
            f"{course.name}: {', '.join(f'{one.number} {one.words}' for one in course.counts)}"
            for course in (told.today, told.wanted)
            if course.touches and course.counts
        )
        yield Sheet(
            name=say("The journey"),
            columns=(
                Column(head=say("Course"), wide=14),
                Column(head=labels["week"], wide=12),
                Column(head=say("Stage"), wide=24),
                Column(head=say("Who"), wide=28),
                Column(head=say("Department"), wide=24),
                Column(head=say("Channel"), wide=14),
                Column(head=labels["happened"], wide=50),
                Column(head=labels["felt"], wide=44),
                Column(head=say("Experience"), wide=16),
                Column(head=labels["told"], wide=16),
                Column(head=say("Moment that decided much"), wide=36),
                Column(head=say("Break"), wide=28),
                Column(head=say("Factor"), wide=22),
                Column(head=say("Statement"), wide=60),
            ),
            rows=rows,
            notes=_notes(told.finding, told.composed, *counts, told.caution),
        )
    if told.breaks:
        yield Sheet(
            name=say("Breaks"),
            columns=(
                Column(head=say("Statement"), wide=70),
                Column(head=say("Factor"), wide=24),
                Column(head=say("Breaks"), wide=60),
                Column(head=say("Number"), wide=9, kind="whole"),
            ),
            rows=tuple((one.statement, one.factor, one.breaks, one.count) for one in told.breaks),
        )


def _contacts(course: CourseReport) -> Iterator[tuple[Cell, ...]]:
    for one in course.touches:
        yield (
            course.name,
            one.week,
            one.stage,
            one.actor,
            one.department,
            one.channel,
            one.happened,
            one.felt,
            one.feeling,
            one.told,
            one.moment_name,
            one.broke,
            one.factor,
            one.statement,
        )


def _notes(*texts: str) -> tuple[str, ...]:
    return tuple(filter(None, texts))
