"""Results: a file of answers as figures, or as a report on paper."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from answers import Answers, AnswersError, read_csv
from cli.terminal import ContentFolder, app, hint, shelves, spoken, stop, write
from content import cleaned

if TYPE_CHECKING:
    from answers import Questionnaire
    from arithmetic import Mode, Result
    from content import Content


MOST_NAMED = 10
AnswersFile = Annotated[
    Path, typer.Argument(metavar="ANSWERS.csv", help="The answers, see docs/author.md.")
]
ModeChoice = Annotated[
    Literal["anonymous", "open"],
    typer.Option("--mode", help="anonymous hides what few people have answered."),
]
Asked = Annotated[
    Literal["short", "full"] | None,
    typer.Option(
        "--questionnaire",
        help="Which statements were asked; if left out, short when no other was answered.",
    ),
]
Target = Annotated[
    int | None, typer.Option("--target", min=0, max=5, help="The level aimed at, for every factor.")
]


@app.command()
def score(
    answers: AnswersFile,
    content: ContentFolder = None,
    questionnaire: Asked = None,
    mode: ModeChoice = "anonymous",
    target: Target = None,
) -> None:
    """Print the Result of a file of answers as JSON."""
    found = shelves(content)
    result = _result(found, _answers(answers, found, questionnaire), mode, target)
    printed = json.dumps(result.model_dump(mode="json"), ensure_ascii=False, indent=1)
    typer.echo(printed.encode())  # as bytes, or Windows would write another encoding to a file


@app.command()
def report(  # noqa: PLR0913, PLR0917 - one argument an option
    answers: AnswersFile,
    output: Annotated[
        Path, typer.Option("-o", "--output", metavar="FILE.pdf", help="Where the PDF is written.")
    ],
    content: ContentFolder = None,
    lang: Annotated[Literal["da", "en"], typer.Option(help="da or en.")] = "da",
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
) -> None:
    """Write the report of a file of answers as an accessible PDF."""
    from anonymity import why_hidden  # noqa: PLC0415 - only this verb needs these
    from reports import About, PdfError, pdf, tell, unprinted  # noqa: PLC0415
    from words import Words  # noqa: PLC0415

    found = shelves(content)
    said = _answers(answers, found, questionnaire)
    result = _result(found, said, mode, target)
    about = About(organisation=cleaned(organisation), title=cleaned(title), day=_day(day))
    try:
        told = tell(found, result, Words(lang), about, why_hidden(found, said, mode))
        paper = pdf(told)
    except PdfError as error:
        stop([str(error)])
    if signs := unprinted(told):
        shown = " ".join(signs[:MOST_NAMED])
        say = spoken().say
        hint(
            say(
                "{file}: the paper has no letters for {signs}; each stands as □.",
                file=output,
                signs=shown,
            )
        )
    write(output, paper)
    typer.echo(spoken().say("{file} is written.", file=output))


def _day(day: datetime | None) -> date:
    return (day or datetime.now(UTC).astimezone()).date()


def _answers(file: Path, content: Content, asked: Questionnaire | None) -> Answers:
    try:
        data = file.read_bytes()
        return read_csv(data, content, asked, lambda notice: hint(f"{file}: {notice}"))
    except OSError as error:
        stop([f"{file}: cannot be read: {error.strerror}"])
    except AnswersError as error:
        stop(f"{file}: {problem}" for problem in error.problems)


def _result(content: Content, answers: Answers, mode: Mode, target: int | None) -> Result:
    from advice import outcome  # noqa: PLC0415 - checking the shelves needs no NumPy

    return outcome(content, answers, mode=mode, target=target)
