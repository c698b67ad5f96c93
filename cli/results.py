"""Results: a file of answers as figures, or as a report on paper."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from cli.files import AnswersFile, Asked, Columns, SheetName, Source, Texts, heard
from cli.terminal import ContentFolder, Lang, app, hint, shelves, spoken, stop, write
from content import cleaned

if TYPE_CHECKING:
    from answers import Answers
    from arithmetic import Mode, Result
    from content import Content


MOST_NAMED = 10
ModeChoice = Annotated[
    Literal["anonymous", "open"],
    typer.Option("--mode", help="anonymous hides what few people have answered."),
]
Target = Annotated[
    int | None, typer.Option("--target", min=0, max=5, help="The level aimed at, for every factor.")
]


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
    answers: AnswersFile,
    output: Annotated[
        Path, typer.Option("-o", "--output", metavar="FILE.pdf", help="Where the PDF is written.")
    ],
    content: ContentFolder = None,
    lang: Annotated[
        Literal["da", "en"] | None,
        typer.Option(help="The language of the paper, da if left out, and of what is said here."),
    ] = None,
    title: Annotated[str, typer.Option(help="The title on the cover.")] = "",
    organisation: Annotated[str, typer.Option(help="The organisation on the cover.")] = "",
    questionnaire: Asked = None,
    mode: ModeChoice = "anonymous",
    target: Target = None,
    day: Annotated[
        datetime | None,
        typer.Option(
            "--date", formats=["%Y-%m-%d"], help="The day of the answers; today if left out."
        ),
    ] = None,
    sheet: SheetName = None,
    column: Columns = None,
    answer: Texts = None,
) -> None:
    """Write the report of a file of answers as an accessible PDF."""
    from anonymity import why_hidden  # noqa: PLC0415 - only this verb needs these
    from reports import About, PdfError, pdf, tell, unprinted  # noqa: PLC0415
    from words import Words  # noqa: PLC0415

    found = shelves(content, lang)
    said = heard(Source(answers, sheet, column, answer, lang), found, questionnaire)
    result = _result(found, said, mode, target)
    about = About(organisation=cleaned(organisation), title=cleaned(title), day=_day(day))
    try:
        told = tell(found, result, Words(lang or "da"), about, why_hidden(found, said, mode))
        paper = pdf(told)
    except PdfError as error:
        stop([str(error)])
    say = spoken(lang).say
    if signs := unprinted(told):
        shown = " ".join(signs[:MOST_NAMED])
        hint(
            say(
                "{file}: the paper has no letters for {signs}; each stands as □.",
                file=output,
                signs=shown,
            )
        )
    write(output, paper, lang, over=b"%PDF")
    typer.echo(say("{file} is written.", file=output))


def _day(day: datetime | None) -> date:
    return (day or datetime.now(UTC).astimezone()).date()


def _result(content: Content, answers: Answers, mode: Mode, target: int | None) -> Result:
    from advice import outcome  # noqa: PLC0415 - checking the shelves needs no NumPy

    return outcome(content, answers, mode=mode, target=target)
