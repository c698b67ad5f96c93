"""Files of answers: what is in one, how it is read, and one to fill in."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal, NamedTuple

import typer

from answers import ANSWERS, COLUMNS, AnswersError, look, read, template
from cli.terminal import ContentFolder, Lang, app, hint, shelves, spoken, stop, write
from content import Told, because, did_you_mean, folded, quoted

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from answers import Answers, Column, Found, Questionnaire
    from content import Content, Language

    Say = Callable[..., str]

AnswersFile = Annotated[
    Path, typer.Argument(metavar="FILE", help="Answers, as .xlsx or .csv; see docs/en/author.md.")
]
Asked = Annotated[
    Literal["short", "full"] | None,
    typer.Option(
        "--questionnaire",
        help="Which statements were asked; if left out, short when no other was answered.",
    ),
]
SheetName = Annotated[
    str | None,
    typer.Option("--sheet", help="The sheet of an Excel file; if left out, one is found."),
]
Columns = Annotated[
    list[str] | None,
    typer.Option(
        "--column",
        metavar="HEAD=MEANING",
        help="What a column holds, such as 'Q7=1.3'; see `helhedstjek look`. May be repeated.",
    ),
]
Texts = Annotated[
    list[str] | None,
    typer.Option(
        "--answer",
        metavar="TEXT=ANSWER",
        help="What an answer's text means, such as 'Sometimes=2'. May be repeated.",
    ),
]
HOW = {
    "id": Told("by its id"),
    "number": Told("by its number"),
    "words": Told("by its words"),
    "name": Told("by its name"),
}


class Source(NamedTuple):
    """A file, and what somebody has decided about it."""

    file: Path
    sheet: str | None = None
    columns: list[str] | None = None
    texts: list[str] | None = None
    lang: Language | None = None


def heard(source: Source, content: Content, asked: Questionnaire | None) -> Answers:
    """The answers in a file, or every mistake in it and the end."""
    say = spoken(source.lang).say
    data = _bytes(source, say)
    try:
        return read(
            data,
            content,
            questionnaire=asked,
            sheet=source.sheet,
            labels=_labels(source, say),
            mapping=_mapping(source, data, content, say) if source.columns else None,
            notice=lambda told: hint(f"{source.file}: {told.said(say)}"),
        )
    except AnswersError as error:
        on = [_way_on(source, say)] if error.table else []
        stop([*(f"{source.file}: {problem.said(say)}" for problem in error.problems), *on])


def _way_on(source: Source, say: Say) -> str:
    """How somebody sees what was made of a file, and says what it means."""
    return say(
        "See how it is read: {line}. With --column and --answer you say yourself what a column or "
        "a text means.",
        line=f"helhedstjek look {source.file}",
    )


def _bytes(source: Source, say: Say) -> bytes:
    try:
        return source.file.read_bytes()
    except OSError as error:
        what = Told("cannot be read: {reason}", reason=because(error))
        stop([f"{source.file}: {what.said(say)}"])


def _labels(source: Source, say: Say) -> dict[str, str]:
    """What is said of texts, by text."""
    labels = {}
    for option in source.texts or ():
        text, sign, answer = option.rpartition("=")
        if not sign or (answer and answer not in ANSWERS):
            told = Told(
                "{option}: write the text, = and 0-5, dont_know, not_relevant or nothing",
                option=f"--answer {quoted(option)}",
            )
            stop([told.said(say)])
        labels[text] = answer
    return labels


def _mapping(source: Source, data: bytes, content: Content, say: Say) -> dict[int, str]:
    """What is said of columns, by their places."""
    columns = look(data, content, sheet=source.sheet).columns
    mapping, problems = {}, []
    for option in source.columns or ():
        head, sign, meaning = option.rpartition("=")
        if not sign:
            shown = f"--column {quoted(option)}"
            problems.append(Told("{option}: write the head, = and what it holds", option=shown))
            continue
        found = _column(head, columns)
        means = _meaning(meaning.strip(), content)
        if found is None:
            hint_ = did_you_mean(head, [column.head for column in columns])
            problems.append(Told("there is no column {head}.{hint}", head=quoted(head), hint=hint_))
        elif means is None:
            hint_ = did_you_mean(meaning, (*COLUMNS, *content.statements))
            word = quoted(meaning)
            problems.append(Told("a column cannot hold {meaning}.{hint}", meaning=word, hint=hint_))
        else:
            mapping[found] = means
    if problems:
        stop(f"{source.file}: {problem.said(say)}" for problem in problems)
    return mapping


def _column(head: str, columns: tuple[Column, ...]) -> int | None:
    """A column by its head, or by its number from 1 as `look` lists it."""
    for column in columns:
        if folded(column.head) == folded(head):
            return column.place
    place = int(head) - 1 if head.isascii() and head.isdigit() else -1
    return place if 0 <= place < len(columns) else None


def _meaning(meaning: str, content: Content) -> str | None:
    """A column's meaning as it is kept; a statement may be named by its number."""
    about, sign, statement = meaning.rpartition(":")
    ids = {number: key for key, number in content.numbers.items()}
    key = ids.get(statement, statement)
    if sign and about != "comment":
        return None
    if key in content.statements:
        return f"{about}{sign}{key}"
    return key if not sign and key in {"", *COLUMNS} else None


@app.command(name="look")
def looked(  # noqa: PLR0913, PLR0917 - one argument an option
    answers: AnswersFile,
    content: ContentFolder = None,
    sheet: SheetName = None,
    column: Columns = None,
    answer: Texts = None,
    lang: Lang = None,
) -> None:
    """Show what each column and each answer in a file is read as, before it is used."""
    shelf = shelves(content, lang)
    source = Source(answers, sheet, column, answer, lang)
    say = spoken(lang).say
    data = _bytes(source, say)
    try:
        mapping = _mapping(source, data, shelf, say) if column else None
        found = look(data, shelf, sheet=sheet, mapping=mapping, labels=_labels(source, say))
    except AnswersError as error:
        stop(f"{answers}: {problem.said(say)}" for problem in error.problems)
    typer.echo("\n".join(told.said(say) for told in _shown(found, shelf)))


def _shown(found: Found, content: Content) -> Iterator[Told]:
    """What was found, a line each."""
    yield _kind(found)
    if found.sheet:
        sheets = ", ".join(map(quoted, found.sheets))
        yield Told("Excel, sheet {sheet} of {sheets}", sheet=quoted(found.sheet), sheets=sheets)
    else:
        yield Told("{encoding}, {delimiter}", encoding=found.encoding, delimiter=found.delimiter)
    yield from (_line(column, content) for column in found.columns if column.head)
    for label in found.labels:
        text, n = quoted(label.text), label.people
        if label.answer:
            yield Told("{text} ({n}): {answer}", text=text, n=n, answer=label.answer)
        else:
            yield Told("{text} ({n}): not read", text=text, n=n)
    yield from found.doubts


def _kind(found: Found) -> Told:
    if found.kind == "wide":
        return Told("one row for each person; rows: {n}", n=found.rows)
    return Told("one row for each answer; rows: {n}", n=found.rows)


def _line(column: Column, content: Content) -> Told:
    number, head = column.place + 1, quoted(column.head)
    if not column.means:
        return Told("{number}. {head}: not used", number=number, head=head)
    return Told(
        "{number}. {head}: {means}, {how}",
        number=number,
        head=head,
        means=_means(column.means, content.numbers),
        how=HOW.get(column.how, ""),
    )


def _means(means: str, numbers: Mapping[str, str]) -> str:
    """A meaning as it can be written after `--column`."""
    key = means.removeprefix("comment:")
    return means.replace(key, f"{numbers[key]} ({key})") if key in numbers else means


@app.command(name="template")
def blank(
    output: Annotated[
        Path, typer.Option("-o", "--output", metavar="FILE.xlsx", help="Where it is written.")
    ],
    content: ContentFolder = None,
    questionnaire: Annotated[
        Literal["short", "full"], typer.Option(help="Which statements are asked.")
    ] = "short",
    form: Annotated[
        Literal["wide", "long"],
        typer.Option(help="wide: a row a person; long: a row an answer."),
    ] = "wide",
    lang: Lang = None,
) -> None:
    """Write an Excel file to fill in with answers."""
    shelf, words = shelves(content, lang), spoken(lang)
    write(output, template(shelf, questionnaire, words.language, form, say=words.say), lang)
    typer.echo(words.say("{file} is written.", file=output))
