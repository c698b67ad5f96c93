"""The book: every figure of the Report in sheets that one can sort and reckon on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports.office.model import Book
from reports.telling.office.at_desk import at_desk
from reports.telling.office.book import beside, figures, method, planned

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reports.model import Report
    from reports.office.model import Sheet
    from reports.telling.office.at_desk import AtDesk

__all__ = ["tell_book"]


def tell_book(report: Report) -> Book:
    """The sheets in the order in which they are asked for; what is empty is left out."""
    here = at_desk(report)
    about = here.words.say("Figures for a spreadsheet")
    return Book(cover=here.cover(report.finding, about), sheets=tuple(_sheets(here)))


def _sheets(here: AtDesk) -> Iterator[Sheet]:
    yield method.overview(here)
    if not here.report.instead:
        yield figures.factors(here)
        yield figures.statements(here)
        yield from figures.groups(here)
    if here.report.plan:
        yield planned.plan(here, here.report.plan)
    if here.report.redesign:
        yield from planned.redesign(here, here.report.redesign)
    yield from beside.citizens(here)
    yield from beside.known(here)
    yield from beside.compared(here)
    yield method.method(here)
    yield method.sources(here)
