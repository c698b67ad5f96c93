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
from cli.terminal import ContentFolder, Lang, app, settings, shelves, spoken, stop
from cli.workshops import kept, kept_in, the_store
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


@app.command()
def slips(
    workshop_id: Annotated[
        str, typer.Argument(metavar="WORKSHOP", help="A workshop by its id in /w/ID/.")
    ],
    output: Output,
    new: Annotated[
        int | None,
        typer.Option("--new", metavar="N", help="Make so many in place of those nobody has used."),
    ] = None,
    url: Annotated[
        str, typer.Option("--url", metavar="URL", help="Where phones find the app.")
    ] = "",
    lang: Lang = None,
) -> None:
    """Write the slips that nobody has used as a PDF to cut apart: a code each, good for one person.

    Without --new it changes nothing. They are in the workshop's own language.
    """
    import reports  # noqa: PLC0415 - as above

    say, told_of = spoken(lang).say, settings()
    front = url.rstrip("/") or (told_of.address and f"{told_of.address}{told_of.base}")
    if not front:
        stop([say("Say with --url where phones find Helhedstjek. It is on every slip.")])
    known, found, codes = _codes(shelves(told_of.content_dir, lang), workshop_id, new, lang)
    if not codes:
        stop([say("There is no slip that nobody has used. Make some with --new.")])
    address = f"{front}/join".rpartition("://")[2]
    handout = _handout(known, found, _words(found.language), "", address=address)
    with_codes = reports.with_slips(handout, codes, front)
    set_down(output, drawn(lambda: reports.leaf_pdf(with_codes, "slips")), lang, over=b"%PDF")


def _codes(
    content: Content, workshop_id: str, new: int | None, lang: Language | None
) -> tuple[Content, Workshop, tuple[str, ...]]:
    """What a workshop is pinned to, itself, and its codes; the end where it uses no slips."""
    import workshop  # noqa: PLC0415 - as above

    with the_store() as store:
        found, desk = kept_in(store, workshop_id, lang), store.owner(workshop_id) or ""
        pinned = workshop.shelves(store, content, found)
        try:
            if new is None:
                return pinned, found, workshop.unused_slips(store, desk, found.id)
            return pinned, found, workshop.print_slips(store, desk, found.id, new)
        except workshop.Refused as refused:
            return stop([spoken(lang).say(str(refused), **refused.values)])


def _words(lang: Language | None) -> Words:
    from words import Words  # noqa: PLC0415 - as above

    return Words(lang or "da")


def _handout(
    content: Content,
    found: Workshop | None,
    words: Words,
    organisation: str,
    questionnaire: Literal["short", "full"] = "short",
    **more: str,
) -> Handout:
    """Of a workshop, or of one that nobody has made yet; `more` is what it does not know itself."""
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
    return tell_handout(content, told.meeting(content, here, words, **more), words)
