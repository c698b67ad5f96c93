"""Files that people work on: the committee's paper, slides, and a sheet of figures."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cli.files import Asked, Columns, SheetName, Source, Texts
from cli.results import (
    Counting,
    Day,
    ModeChoice,
    Of,
    Organisation,
    PaperLang,
    Target,
    Title,
    Whose,
    drawn,
    report_of,
    set_down,
)
from cli.terminal import ContentFolder, app

if TYPE_CHECKING:
    from collections.abc import Callable

    from reports import Report

Output = Annotated[
    Path, typer.Option("-o", "--output", metavar="FILE", help="Where it is written.")
]

Case = Annotated[str, typer.Option(metavar="NO", help="The number of the case.")]
Department = Annotated[str, typer.Option(help="Whose paper it is.")]
Committees = Annotated[
    list[str] | None,
    typer.Option("--committee", help="A committee and its day; once for each, in their order."),
]


def _verb(name: str, says: str) -> None:
    """One verb for one kind of file: they are told what they are of in the same words."""

    def made(  # noqa: PLR0913, PLR0917 - one argument an option
        answers: Of,
        output: Output,
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
    ) -> None:
        source = Source(answers, sheet, column, answer, lang)
        about = Whose(title, organisation, day)
        told = report_of(source, content, about, Counting(questionnaire, mode, target))
        # In place of nothing: somebody may have gone on writing in an earlier one.
        set_down(output, drawn(lambda: _draws(name)(told)), lang)

    app.command(name=name, help=says)(made)


@app.command()
def paper(  # noqa: PLR0913, PLR0917 - one argument an option
    answers: Of,
    output: Output,
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
    case: Case = "",
    department: Department = "",
    committee: Committees = None,
) -> None:
    """Write a committee's paper of answers or a workshop, as .docx for Word."""
    import reports  # noqa: PLC0415 - only this verb needs it

    agenda = reports.Agenda(case=case, department=department, committees=tuple(committee or ()))
    source = Source(answers, sheet, column, answer, lang)
    about = Whose(title, organisation, day)
    told = report_of(source, content, about, Counting(questionnaire, mode, target))
    set_down(output, drawn(lambda: reports.document(told, agenda)), lang)


def _draws(name: str) -> Callable[[Report], bytes]:
    import reports  # noqa: PLC0415 - only these verbs need it

    return {"slides": reports.slides, "sheet": reports.workbook}[name]


_verb("slides", "Write slides with what it came to, as .pptx for PowerPoint.")
_verb("sheet", "Write every figure in sheets, as .xlsx for Excel.")
