"""What the book is about, how its figures came about, and where the method is from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports.office.model import Column, Sheet

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reports.office.model import Cell
    from reports.telling.office.at_desk import AtDesk


def overview(here: AtDesk) -> Sheet:
    """Whose, when, and the finding: what a reader must know before the figures."""
    return Sheet(
        name=here.words.say("Overview"),
        columns=(
            Column(head=here.words.say("About"), wide=28),
            Column(head=here.words.say("Text"), wide=100),
        ),
        rows=tuple((label, text) for label, text in _told(here) if text),
    )


def _told(here: AtDesk) -> Iterator[tuple[str, str]]:
    say, report = here.words.say, here.report
    yield say("Organisation"), report.organisation
    yield say("Title"), report.title
    yield say("Date"), report.date
    yield from ((fact.label, fact.value) for fact in report.facts)
    yield say("Practice"), report.invented_note
    yield say("Finding"), report.finding
    yield say("About it"), report.lead
    yield say("Agreement"), report.squares_note
    yield from ((say("What to do instead"), text) for text in report.instead)
    yield from ((say("To be known"), text) for text in report.footnotes)


def method(here: AtDesk) -> Sheet:
    """The rules in words, and one word for one thing."""
    return Sheet(
        name=here.words.say("Method"),
        columns=(
            Column(head=here.words.say("About"), wide=28),
            Column(head=here.words.say("Text"), wide=110),
        ),
        rows=tuple(_rules(here)),
    )


def _rules(here: AtDesk) -> Iterator[tuple[Cell, ...]]:
    for section in here.report.method:
        yield from ((section.heading, text) for text in section.paragraphs)
    yield from ((term.label, term.value) for term in here.report.terms)


def sources(here: AtDesk) -> Sheet:
    """Every source that is pointed at; an address is a text that nothing follows by itself."""
    labels = here.report.labels
    return Sheet(
        name=labels["sources"],
        columns=(
            Column(head=labels["tag"], wide=8),
            Column(head=here.words.say("Title"), wide=80),
            Column(head=here.words.say("By whom and when"), wide=40),
            Column(head=here.words.say("Address"), wide=80),
        ),
        rows=tuple((one.tag, one.title, one.made, one.url) for one in here.report.sources),
    )
