"""Factors, statements and groups as figures, no finer than they are printed anywhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports.office.model import Column, Sheet
from reports.telling.office.at_desk import figure

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reports.model import FactorReport, GroupRow, GroupTable, StatementReport
    from reports.office.model import Cell
    from reports.telling.office.at_desk import AtDesk


def factors(here: AtDesk) -> Sheet:
    """A row a factor, and the radar beside them."""
    say, found = here.words.say, here.report.factors
    agreed = here.report.agreed_any
    return Sheet(
        name=say("Factors"),
        columns=(
            Column(head=say("No."), wide=5, kind="whole"),
            Column(head=say("Factor"), wide=28),
            Column(head=say("Now"), wide=9, kind="tenth"),
            *([Column(head=say("Agreed"), wide=9, kind="tenth")] if agreed else []),
            Column(head=say("Target"), wide=9, kind="whole"),
            Column(head=say("Spread in rungs"), wide=10, kind="tenth"),
            Column(head=say("Level reached"), wide=16),
            Column(head=say("Whole name"), wide=40),
            Column(head=say("How sure"), wide=95),
        ),
        rows=tuple(_factor(factor, agreed=agreed) for factor in found),
        notes=tuple(filter(None, (*here.report.footnotes, here.report.labels["spread_note"]))),
        chart=here.report.radar_alt,
        around=1,
        series=(2, 3, 4) if agreed else (2, 3),
        lowest=tuple(place for place, factor in enumerate(found) if factor.lowest),
    )


def _factor(factor: FactorReport, *, agreed: bool) -> tuple[Cell, ...]:
    level = figure(factor.agreed_score) if factor.agreed_score_text else None
    return (
        factor.number,
        factor.short,
        factor.score_text if factor.score is None else figure(factor.score),
        *([level] if agreed else []),
        factor.target,
        figure(factor.spread),
        factor.band,
        factor.name,
        factor.sure,
    )


def statements(here: AtDesk) -> Sheet:
    """A row a statement, in the order of the questionnaire; `agenda` counts what to talk about."""
    say = here.words.say
    places = {one.id: n for n, one in enumerate(here.report.agenda, 1)}
    every = [one for factor in here.report.factors for one in factor.statements]
    most = max((len(one.rungs) for one in every), default=0)
    return Sheet(
        name=say("Statements"),
        columns=(
            Column(head=say("No."), wide=6),
            Column(head=say("Factor"), wide=22),
            Column(head=say("Statement"), wide=60),
            Column(head=say("Value"), wide=9, kind="tenth"),
            Column(head=say("Answers"), wide=9, kind="whole"),
            *(Column(head=say("Rung {n}", n=n), wide=8, kind="whole") for n in range(most)),
            Column(head=say("Median"), wide=9, kind="tenth"),
            Column(head=say("The answers"), wide=22),
            Column(head=say("Agreement"), wide=26),
            Column(head=say("After the talk"), wide=18),
            Column(head=say("On the agenda"), wide=15, kind="whole"),
        ),
        rows=tuple(_statement(one, most, places.get(one.id)) for one in every),
        notes=tuple(filter(None, (factor.hidden_note for factor in here.report.factors))),
    )


def _statement(one: StatementReport, most: int, place: int | None) -> tuple[Cell, ...]:
    """Of a hidden one its words alone, and a dash where its level would stand."""
    counts = [rung.count for rung in one.rungs] if one.shown else []
    shown = bool(counts) and None not in counts
    return (
        one.number,
        one.factor,
        one.text,
        one.value_text if one.value is None else figure(one.value),
        sum(count or 0 for count in counts) if shown else None,
        *((counts if shown else []) + [None] * (most - len(counts) if shown else most)),
        figure(one.median) if shown else None,
        one.verdict,
        one.agreement_words,
        one.outcome_text,
        place,
    )


def groups(here: AtDesk) -> Iterator[Sheet]:
    """A sheet for each grouping with anything to show: as printed, hidden ones with the reason."""
    for table in here.report.groups:
        if table.rows:
            yield _groups(here, table)


def _groups(here: AtDesk, table: GroupTable) -> Sheet:
    say = here.words.say
    figures = {lane.name: lane.place for lane in table.lanes}
    return Sheet(
        name=table.name[:31],
        columns=(
            Column(head=table.name, wide=32),
            Column(head=say("People"), wide=12),
            *(Column(head=factor.short, wide=14, kind="tenth") for factor in here.report.factors),
            Column(head=say("Why it is hidden"), wide=50),
        ),
        rows=tuple(_row(table, row, figures.get(row.name)) for row in table.rows),
        notes=tuple(
            filter(
                None,
                (
                    table.finding,
                    table.lead,
                    *table.gaps,
                    table.note,
                    here.report.labels["differences_how"],
                ),
            )
        ),
    )


def _row(table: GroupTable, row: GroupRow, lane: int | None) -> tuple[Cell, ...]:
    if row.hidden or lane is None:
        return (row.name, row.n_text, *(None for _ in table.strips), row.reason)
    cells = (
        told if strip.values[lane] is None else figure(strip.values[lane])
        for told, strip in zip(row.cells, table.strips, strict=True)
    )
    return (row.name, row.n_text, *cells, "")
