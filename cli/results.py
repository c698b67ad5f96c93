"""Results: a file of answers as figures, or as a report on paper."""

from __future__ import annotations

import json
import re
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal, NamedTuple

import typer

from cli.files import AnswersFile, Asked, Columns, SheetName, Source, Texts, heard
from cli.terminal import ContentFolder, Lang, app, hint, shelves, spoken, stop, write
from cli.workshops import Came, revealed
from content import Told, because, cleaned

if TYPE_CHECKING:
    from collections.abc import Callable

    from answers import Answers
    from arithmetic import Mode, Result
    from content import Content, Language
    from reports import Report


MOST_NAMED = 10
ModeChoice = Annotated[
    Literal["anonymous", "open"],
    typer.Option("--mode", help="anonymous hides what few people have answered."),
]
Target = Annotated[
    int | None, typer.Option("--target", min=0, max=5, help="The level aimed at, for every factor.")
]
PaperLang = Annotated[
    Literal["da", "en"] | None,
    typer.Option(
        "--lang", help="The language of the paper, da if left out, and of what is said here."
    ),
]
Of = Annotated[
    Path,
    typer.Argument(
        metavar="WORKSHOP|FILE",
        help="A workshop by its id in /w/ID/, once it is revealed, or answers as .xlsx or .csv.",
    ),
]
Title = Annotated[str, typer.Option(help="The title on the cover.")]
Organisation = Annotated[str, typer.Option(help="The organisation on the cover.")]
Day = Annotated[
    datetime | None,
    typer.Option("--date", formats=["%Y-%m-%d"], help="The day of the answers; today if left out."),
]
AN_ID = re.compile(r"[\w-]{22}", re.ASCII)


class Whose(NamedTuple):
    """What a file of answers does not say of itself."""

    title: str
    organisation: str
    day: datetime | None
    contact: str = ""


class Counting(NamedTuple):
    """How a file of answers is counted; a workshop knows that itself."""

    questionnaire: Literal["short", "full"] | None
    mode: Literal["anonymous", "open"]
    target: int | None


@app.command()
def score(  # noqa: PLR0913, PLR0917 - one argument an option
    answers: AnswersFile,
    content: ContentFolder = None,
    questionnaire: Asked = None,
    mode: ModeChoice = "anonymous",
    target: Target = None,
    sheet: SheetName = None,
    column: Columns = None,
    answer: Texts = None,
    lang: Lang = None,
) -> None:
    """Print the Result of a file of answers as JSON."""
    found = shelves(content, lang)
    said = heard(Source(answers, sheet, column, answer, lang), found, questionnaire)
    result = _result(found, said, mode, target)
    printed = json.dumps(result.model_dump(mode="json"), ensure_ascii=False, indent=1)
    typer.echo(printed.encode())  # as bytes, or Windows would write another encoding to a file


@app.command()
def report(  # noqa: PLR0913, PLR0917 - one argument an option
    answers: Of,
    output: Annotated[
        Path, typer.Option("-o", "--output", metavar="FILE.pdf", help="Where the PDF is written.")
    ],
    content: ContentFolder = None,
    lang: PaperLang = None,
    title: Title = "",
    organisation: Organisation = "",
    questionnaire: Asked = None,
    mode: ModeChoice = "anonymous",
    target: Target = None,
    day: Day = None,
    sheet: SheetName = None,
    column: Columns = None,
    answer: Texts = None,
    short: Annotated[
        bool, typer.Option("--short", help="Only the profile, the decisions and the plan.")
    ] = False,
    ears: Annotated[
        bool, typer.Option("--ears", help="As PDF/UA-2, for new screen readers.")
    ] = False,
    comments: Annotated[
        bool, typer.Option("--comments", help="Print what people wrote, as far as it may be read.")
    ] = False,
    figures: Annotated[bool, typer.Option("--figures", help="Attach the Result as JSON.")] = False,
    logo: Annotated[
        Path | None,
        typer.Option(
            "--logo",
            metavar="FILE.png",
            help="The organisation's logo; a workshop's own comes first.",
        ),
    ] = None,
    contact: Annotated[
        str, typer.Option("--contact", help="Whom one can ask; a workshop's own comes first.")
    ] = "",
) -> None:
    """Write the report of a file of answers, or of a workshop, as an accessible PDF."""
    from reports import Edition, pdf, result_file, unprinted  # noqa: PLC0415 - only this needs them

    given = read_logo(logo, lang) if logo else b""
    about = Whose(title, organisation, day, contact)
    source = Source(answers, sheet, column, answer, lang)
    came = came_to(source, content, about, Counting(questionnaire, mode, target))
    told = came.report
    say = spoken(lang).say
    if comments and not came.comments:
        hint(say("There are no comments that may be shown."))
    elif comments and short:
        hint(say("Comments are in the whole report only."))
    edition = Edition(
        short=short,
        ears=ears,
        comments=came.comments if comments else {},
        logo=came.logo or given,
        result=result_file(came.result) if figures else b"",
    )
    paper = drawn(lambda: pdf(told, edition))
    if signs := unprinted(told):
        shown = " ".join(signs[:MOST_NAMED])
        hint(
            say(
                "{file}: the paper has no letters for {signs}; each stands as □.",
                file=output,
                signs=shown,
            )
        )
    set_down(output, paper, lang, over=b"%PDF")


def drawn(make: Callable[[], bytes]) -> bytes:
    """What is made; the end, in Typst's words, where it cannot be set."""
    from reports import PdfError  # noqa: PLC0415 - as above

    try:
        return make()
    except PdfError as error:
        stop([str(error)])


def set_down(
    output: Path, made: bytes, lang: Language | None, *, over: bytes | None = None
) -> None:
    """Write a file, and say so; in another's place only where that begins with `over`."""
    write(output, made, lang, over=over)
    typer.echo(spoken(lang).say("{file} is written.", file=output))


def read_logo(file: Path, lang: Language | None) -> bytes:
    """A logo's bytes, and no more than one can have; the end, in words, where it is none."""
    from logo import LARGEST, LogoError, checked  # noqa: PLC0415 - as above

    say = spoken(lang).say
    try:
        with file.open("rb") as opened:
            return checked(opened.read(LARGEST + 1))
    except LogoError as error:
        why = error.said.said(say)
    except OSError as error:
        why = Told("cannot be read: {reason}", reason=because(error)).said(say)
    return stop([f"{file}: {why}"])


def report_of(source: Source, folder: Path | None, whose: Whose, counting: Counting) -> Report:
    """The Report of a file of answers, or of a workshop by its id, in the paper's language."""
    return came_to(source, folder, whose, counting).report


def came_to(source: Source, folder: Path | None, whose: Whose, counting: Counting) -> Came:
    """What a file of answers, or a workshop by its id, came to; told in the paper's language."""
    from words import Words  # noqa: PLC0415 - as above

    words, found = Words(source.lang or "da"), shelves(folder, source.lang)
    if not source.file.exists() and AN_ID.fullmatch(str(source.file)):
        contact = cleaned(whose.contact)
        return revealed(str(source.file), found, words, source.lang, contact)
    import anonymity  # noqa: PLC0415 - as above
    from reports import About, tell  # noqa: PLC0415 - as above

    said = heard(source, found, counting.questionnaire)
    result = _result(found, said, counting.mode, counting.target)
    about = About(
        organisation=cleaned(whose.organisation),
        title=cleaned(whose.title),
        day=_day(whose.day),
        contact=cleaned(whose.contact),
    )
    reasons = anonymity.why_hidden(found, said, counting.mode)
    may_be_read = anonymity.comments(result, said.comments, result.content)
    return Came(tell(found, result, words, about, reasons), result, may_be_read)


def _day(day: datetime | None) -> date:
    return (day or datetime.now(UTC).astimezone()).date()


def _result(content: Content, answers: Answers, mode: Mode, target: int | None) -> Result:
    from advice import outcome  # noqa: PLC0415 - checking the shelves needs no NumPy

    return outcome(content, answers, mode=mode, target=target)
