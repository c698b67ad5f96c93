"""The sheet on gain as rows: every amount a figure, as it is printed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports.office.model import Column, Sheet
from reports.telling.office.at_desk import amount

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reports.office.model import Cell
    from reports.redesign import GainReport, InitiativeRow
    from reports.telling.office.at_desk import AtDesk


def gain(here: AtDesk, told: GainReport) -> Iterator[Sheet]:
    """Who pays and who saves; year by year; every item; what the national model asks for."""
    say, words = here.words.say, told.words
    if told.sides:
        every = (*told.sides, *([told.sides_total] if told.sides_total else []))
        yield Sheet(
            name=say("Gain by department"),
            columns=(
                Column(head=words["department"], wide=36),
                Column(head=words["pays"], wide=16, kind="kroner"),
                Column(head=words["saves"], wide=16, kind="kroner"),
                Column(head=words["net"], wide=16, kind="kroner"),
            ),
            rows=tuple(
                (one.name, *(amount(here, text) for text in (one.pays, one.saves, one.net)))
                for one in every
            ),
            notes=tuple(filter(None, (told.finding, told.humility, words["own_figures"]))),
        )
    years = tuple(words[f"year_{n}"] for n in range(1, 5))
    if told.years:
        yield Sheet(
            name=say("Gain by year"),
            columns=(
                Column(head=words["all"], wide=36),
                *(Column(head=year, wide=16, kind="kroner") for year in years),
                Column(head=words["in_all"], wide=16, kind="kroner"),
            ),
            rows=tuple(
                (one.name, *(amount(here, text) for text in (*one.years, one.total)))
                for one in told.years
            ),
            notes=tuple(filter(None, (told.years_head, *(one.text for one in told.supposed)))),
        )
    if rows := tuple(row for one in told.initiatives for row in _posts(here, one)):
        yield Sheet(
            name=say("Gain by item"),
            columns=(
                Column(head=say("Initiative"), wide=36),
                Column(head=say("Kind"), wide=12),
                Column(head=words["item"], wide=40),
                Column(head=words["department"], wide=28),
                Column(head=say("Figures"), wide=14),
                *(Column(head=year, wide=14, kind="kroner") for year in years),
                Column(head=words["in_all"], wide=14, kind="kroner"),
                Column(head=say("What it rests on"), wide=44),
                Column(head=say("Missing"), wide=30),
            ),
            rows=rows,
            notes=told.notes,
        )
    som = told.som
    yield Sheet(
        name=say("For SØM"),
        columns=(
            Column(head=say("What SØM asks for"), wide=60),
            Column(head=say("What is there"), wide=70),
            Column(head=say("From whom"), wide=20),
        ),
        rows=tuple(
            (one.text, one.said or say("Missing"), one.by) for one in (*som.known, *som.missing)
        ),
        notes=tuple(filter(None, (som.lead, f"{som.result_head}: {som.result}", som.caution))),
    )


def _posts(here: AtDesk, of: InitiativeRow) -> Iterator[tuple[Cell, ...]]:
    """A row for what is expected of an item, and one for what was achieved, where anything was."""
    expected, achieved = here.words.say("expected"), here.words.say("achieved")
    for one in of.posts:
        about = (of.name, one.kind, one.what, one.department)
        sums = tuple(amount(here, text) for text in (*one.expected, one.expected_total))
        yield (*about, expected, *sums, one.basis, one.lacks)
        sums = tuple(amount(here, text) for text in (*one.realised, one.realised_total))
        if any(isinstance(value, int | float) for value in sums):
            yield (*about, achieved, *sums, one.basis, one.lacks)
