"""What is printed for a meeting: posters, and the two pages that everybody reads before it."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from cli.files import Asked, Source
from cli.office import Output
from cli.results import (
    AN_ID,
    Counting,
    Organisation,
    PaperLang,
    Whose,
    drawn,
    report_of,
    set_down,
)
from cli.terminal import ContentFolder, app, shelves, spoken, stop
from cli.workshops import kept
from content import cleaned

if TYPE_CHECKING:
    from content import Content, Language
    from reports import Handout
    from words import Words
    from workshop import Workshop

Kind = Annotated[
    Literal["dots", "ladder", "profile", "plan"],
    typer.Argument(help="dots and ladder need no answers; profile and plan show them."),
]
OfAny = Annotated[
    Path | None,
    typer.Argument(metavar="[WORKSHOP|FILE]", help="A workshop by its id, or a file of answers."),
]
OfOne = Annotated[
    str | None, typer.Argument(metavar="[WORKSHOP]", help="A workshop by its id in /w/ID/.")
]


@app.command()
def poster(  # noqa: PLR0913, PLR0917 - one argument an option
    kind: Kind,
    output: Output,
    of: OfAny = None,
    paper: Annotated[Literal["a1", "a3"], typer.Option("--paper", help="Its size.")] = "a1",
    content: ContentFolder = None,
    lang: PaperLang = None,
    organisation: Organisation = "",
) -> None:
    """Write a poster as a PDF: an empty profile, the ladder, or what a room came to."""
    import reports  # noqa: PLC0415 - only these verbs need it

    known, words, told = shelves(content, lang), _words(lang), None
    if kind in reports.OF_RESULTS:
        if of is None:
            stop([spoken(lang).say("This poster shows answers. Name a workshop or a file.")])
        source = Source(of, None, None, None, lang)
        whose = Whose("", organisation, None)
        told = report_of(source, content, whose, Counting(None, "anonymous", None))
    found = kept(str(of), lang) if of and AN_ID.fullmatch(str(of)) and not of.exists() else None
    handout = _handout(known, found, words, told.organisation if told else organisation)
    made = drawn(lambda: reports.poster_pdf(handout, kind, paper, told))
    set_down(output, made, lang, over=b"%PDF")


@app.command()
def preread(  # noqa: PLR0913, PLR0917 - one argument an option
    output: Output,
    of: OfOne = None,
    content: ContentFolder = None,
    lang: PaperLang = None,
    organisation: Organisation = "",
    questionnaire: Asked = None,
) -> None:
    """Write the two pages that everybody reads before the meeting, as a PDF."""
    import reports  # noqa: PLC0415 - as above

    known, words = shelves(content, lang), _words(lang)
    found = kept(of, lang) if of else None
    handout = _handout(known, found, words, organisation, questionnaire or "short")
    if not handout.pages:
        stop([spoken(lang).say("There is no {file} on the shelves.", file="papers/preread.yaml")])
    set_down(output, drawn(lambda: reports.leaf_pdf(handout, "preread")), lang, over=b"%PDF")


def _words(lang: Language | None) -> Words:
    from words import Words  # noqa: PLC0415 - as above

    return Words(lang or "da")


def _handout(
    content: Content,
    found: Workshop | None,
    words: Words,
    organisation: str,
    questionnaire: Literal["short", "full"] = "short",
) -> Handout:
    """Of a workshop, or of one that nobody has made yet."""
    import told  # noqa: PLC0415 - as above
    import workshop  # noqa: PLC0415 - as above
    from reports import tell_handout  # noqa: PLC0415 - as above

    here = found or workshop.Workshop(
        id="",
        organisation=cleaned(organisation),
        questionnaire=questionnaire,
        mode="anonymous",
        created=datetime.now(UTC),
    )
    return tell_handout(content, told.meeting(content, here, words), words)
