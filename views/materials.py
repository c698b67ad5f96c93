"""What there is to take along: each file, for whom it is, and how it is made."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final, Literal, NamedTuple, TypeAlias

import reports
from views import handouts, visitor

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from arithmetic import Result
    from content import SheetName
    from reports import Agenda, Edition, Handout, Paper, Poster, Report
    from words import Words
    from workshop import Workshop

Group: TypeAlias = Literal["report", "sheets", "posters", "before"]
Look: TypeAlias = Literal["cover", "page", "slide", "cells", "web", "steps", "rows", "boxes"]
MIMES: Final = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "csv": "text/csv",
}
PAPERS: Final[dict[SheetName, tuple[Paper, ...]]] = {
    "organisation": ("a4",),
    "roles": ("a4", "a3"),
    "profiles": ("a4",),
    "journey": ("a4", "a1"),
    "gain": ("a4",),
}
"""The papers that each sheet of the redesign is made for."""
SIZES: Final[tuple[reports.Hung, ...]] = ("a1", "a3")
DRAWN: Final[dict[Poster, Look]] = {
    "dots": "web",
    "ladder": "steps",
    "profile": "web",
    "plan": "rows",
}


class Material(NamedTuple):
    """One file: what it is called here and on disk, for whom, its picture, and how it is made.

    `heading` is what its first page says, and `lying` whether that is wider than it is tall.
    """

    key: str
    group: Group
    name: str
    whom: str
    file: str
    kind: str
    look: Look
    heading: str
    make: Callable[[], bytes]
    lying: bool = False


class Ticked(NamedTuple):
    """What of a report is to be printed: its chapters, and what stands in it besides."""

    report: Report
    edition: Edition


def of_results(
    report: Report, result: Result, ticked: Ticked, posters: Handout, agenda: Agenda
) -> tuple[Material, ...]:
    """What can be made once the answers are shown."""
    words = visitor.the_words()
    return (
        *_report(ticked, words),
        *_office(report, words, agenda),
        _distributions(report, result, words),
        *_sheets(report, words),
        *_posters(reports.OF_RESULTS, posters, words, report),
    )


def at_any_time(
    of: Workshop | None, letter: handouts.Letter, posters: Handout
) -> tuple[Material, ...]:
    """What shows nothing of any answer; `of` is None in the example.

    What is handed to those who answer is in their language, what is hung up in the visitor's.
    """
    words = visitor.the_words()
    empty = tuple(_posters(reports.EMPTY, posters, words))
    if of and of.kind == "together":
        return empty
    theirs = visitor.words_in(of.language) if of else words
    given = handouts.the_handout(of, theirs, letter)
    return (*empty, *_leaves(given, words), *_slips(given, words))


def _report(ticked: Ticked, words: Words) -> Iterator[Material]:
    """The report in its three editions, each with what was ticked as far as there is room."""
    say, (report, edition) = words.say, ticked
    yield Material(
        key="pdf",
        group="report",
        name=say("The report (PDF)"),
        whom=say("For everybody who was there, and for the archive."),
        file="",
        kind="pdf",
        look="cover",
        heading=report.organisation,
        make=partial(reports.pdf, report, edition),
    )
    yield Material(
        key="short",
        group="report",
        name=say("The short report (PDF)"),
        whom=say("For the mayor’s desk: the profile, the decisions and the plan."),
        file=say("short"),
        kind="pdf",
        look="page",
        heading=report.finding,
        make=partial(reports.pdf, report, edition, short=True),
    )
    yield Material(
        key="ears",
        group="report",
        name=say("The report for reading aloud (PDF/UA-2)"),
        whom=say("For new screen readers. The report itself can be read aloud too."),
        file=say("for ears"),
        kind="pdf",
        look="cover",
        heading=report.organisation,
        make=partial(reports.pdf, report, edition._replace(ears=True)),
    )


def _office(report: Report, words: Words, agenda: Agenda) -> Iterator[Material]:
    say = words.say
    yield Material(
        key="committee",
        group="report",
        name=say("The committee’s paper (Word)"),
        whom=say("For the political committee. It can be edited."),
        file=say("committee"),
        kind="docx",
        look="page",
        heading=report.finding,
        make=partial(reports.document, report, agenda),
    )
    yield Material(
        key="slides",
        group="report",
        name=say("Slides (PowerPoint)"),
        whom=say("For whoever tells of it. They can be edited."),
        file=say("slides"),
        kind="pptx",
        look="slide",
        heading=report.finding,
        make=partial(reports.slides, report),
        lying=True,
    )
    yield Material(
        key="workbook",
        group="report",
        name=say("Every figure (Excel)"),
        whom=say("For those who work on with the numbers."),
        file=say("figures"),
        kind="xlsx",
        look="cells",
        heading=report.organisation,
        make=partial(reports.workbook, report),
        lying=True,
    )


def _distributions(report: Report, result: Result, words: Words) -> Material:
    """How the answers to each statement lie: a row a statement, with the figures of the report."""
    say = words.say
    return Material(
        key="distributions",
        group="report",
        name=say("How the answers lie (.csv)"),
        whom=say("For a spreadsheet: one row per statement, and hidden where the report hides."),
        file=say("answers"),
        kind="csv",
        look="cells",
        heading=report.organisation,
        make=partial(reports.distributions, report, result, words),
        lying=True,
    )


def _sheets(report: Report, words: Words) -> Iterator[Material]:
    """The sheets of the redesign that somebody has written on, on each of their papers."""
    filled = report.redesign.filled if report.redesign else {}
    table, wall = words.say("To work on at a table."), words.say("To hang up and write on.")
    for name, papers in PAPERS.items():
        for paper in papers if name in filled else ():
            title, whom = f"{filled[name]} ({paper.upper()})", table if paper == "a4" else wall
            yield Material(
                *(f"sheet-{name}-{paper}", "sheets", title, whom, title, "pdf", "rows"),
                *(filled[name], partial(reports.sheet_pdf, report, name, paper)),
                lying=paper != "a4" or name == "journey",
            )


def _posters(
    names: tuple[Poster, ...], handout: Handout, words: Words, report: Report | None = None
) -> Iterator[Material]:
    say = words.say
    told: dict[Poster, tuple[str, str]] = {
        "dots": (say("Empty profile"), say("For the wall: everybody puts dots on it.")),
        "ladder": (say("The ladder"), say("For the wall, while people answer.")),
        "profile": (say("Your profile"), say("To hang where people pass by.")),
        "plan": (say("The plan"), say("To hang up and write on.")),
    }
    for name in names:
        shown = handout.carrier if name == "ladder" else handout.labels[f"poster_{name}"]
        if report and name == "profile":
            shown = report.finding
        for paper in SIZES:
            title = say("Poster: {name} ({paper})", name=told[name][0], paper=paper.upper())
            make = partial(reports.poster_pdf, handout, name, paper, report)
            yield Material(
                *(f"poster-{name}-{paper}", "posters", title, told[name][1], title, "pdf"),
                *(DRAWN[name], shown, make, name != "dots"),
            )


def _leaves(handout: Handout, words: Words) -> Iterator[Material]:
    say = words.say
    every: tuple[tuple[reports.Leaf, str, str, str], ...] = (
        (
            "preread",
            say("Pre-read"),
            say("For everybody, a week before: two pages."),
            handout.title,
        ),
        ("invitation", say("Invitation"), say("A letter to print or attach."), handout.invitation),
        (
            *("paper", say("Questionnaire on paper")),
            *(say("In large print, for those who answer without a phone."),),
            handout.labels["paper_title"],
        ),
    )
    for name, title, whom, heading in every:
        look: Look = "boxes" if name == "paper" else "page"
        make = partial(reports.leaf_pdf, handout, name)
        if name != "preread" or handout.pages:
            yield Material(name, "before", title, whom, title, "pdf", look, heading, make)


def _slips(handout: Handout, words: Words) -> Iterator[Material]:
    """The slips that nobody has used; never among all, for each lets somebody in."""
    if handout.slips:
        yield Material(
            key="slips",
            group="before",
            name=words.say("Slips"),
            whom=words.say("One for each person: print them, and cut them apart."),
            file=words.say("slips"),
            kind="pdf",
            look="boxes",
            heading=words.say("Slips"),
            make=partial(reports.leaf_pdf, handout, "slips"),
        )
