"""The plan, and the sheets of the redesign, as rows."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from reports.office.model import Column, Sheet
from reports.telling.office.book import gained, redesigned

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reports.office.model import Cell
    from reports.plan import PlanReport
    from reports.redesign import RedesignReport
    from reports.telling.office.at_desk import AtDesk


def plan(here: AtDesk, told: PlanReport) -> Sheet:
    """A row a promise, its day as a day."""
    say = here.words.say
    return Sheet(
        name=say("Plan"),
        columns=(
            Column(head=say("No."), wide=5, kind="whole"),
            Column(head=say("Step"), wide=50),
            Column(head=say("Factor"), wide=22),
            Column(head=say("Owner"), wide=26),
            Column(head=say("Due"), wide=20, kind="day"),
            Column(head=say("First sign"), wide=50),
            Column(head=say("Status"), wide=14),
            Column(head=say("Statements it lifts"), wide=60),
        ),
        rows=tuple(
            (
                one.number,
                one.title,
                one.factor,
                one.owner,
                date.fromisoformat(one.due_iso) if one.due_iso else None,
                one.first_sign,
                one.status,
                one.lifts,
            )
            for one in told.promises
        ),
        notes=tuple(
            filter(
                None,
                (told.finding, told.lead, told.left, told.commitment, *told.doubts, told.follow_up),
            )
        ),
    )


def redesign(here: AtDesk, told: RedesignReport) -> Iterator[Sheet]:
    """What each sheet says, a row a sentence; then the rows of each by themselves."""
    say = here.words.say
    rows = tuple(_rows(here, told))
    if rows:
        yield Sheet(
            name=say("Redesign"),
            columns=(
                Column(head=say("Sheet"), wide=40),
                Column(head=say("Kind"), wide=16),
                Column(head=say("Text"), wide=90),
            ),
            rows=rows,
        )
    if told.organisation:
        yield from redesigned.organisation(here, told.organisation)
    if told.roles:
        yield from redesigned.roles(here, told.roles)
    if told.profiles:
        yield from redesigned.profiles(here, told.profiles)
    if told.journey:
        yield from redesigned.journey(here, told.journey)
    if told.gain:
        yield from gained.gain(here, told.gain)


def _rows(here: AtDesk, told: RedesignReport) -> Iterator[tuple[Cell, ...]]:
    say = here.words.say
    for call in told.calls:
        yield from ((call.title, say("Why"), text) for text in call.why)
    for sheet in (told.organisation, told.roles, told.profiles, told.journey, told.gain):
        if sheet is not None:
            yield sheet.title, say("Finding"), sheet.finding
            yield sheet.title, say("About it"), sheet.lead
            yield from ((sheet.title, say("In short"), text) for text in sheet.brief)
