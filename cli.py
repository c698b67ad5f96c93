"""The same verbs from a terminal: check the shelves, score answers, write the report."""

from __future__ import annotations

import csv
import gc
import json
import sys
import tempfile
from contextlib import closing, contextmanager
from datetime import UTC, date, datetime
from enum import StrEnum
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

from answers import Answers, AnswersError, read_csv
from content import SHELVES, Content, ContentError, load, schemas

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from scoring import Mode, Result
    from settings import Settings
    from storage import DatabaseStore
    from workshop.demo import Example

EXAMPLE = SHELVES / "docs" / "example.csv"

app = typer.Typer(
    name="helhedstjek",
    help="Measure an organisation against the six factors for holistic support.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)


class ModeOption(StrEnum):
    """Whether small numbers of people are protected."""

    anonymous = "anonymous"
    open = "open"


class LanguageOption(StrEnum):
    """The report's language."""

    da = "da"
    en = "en"


ContentFolder = Annotated[
    Path | None,
    typer.Option(
        "--content",
        metavar="DIR",
        help="A folder with factors/ and questionnaires/ to use instead.",
    ),
]
AnswersFile = Annotated[
    Path, typer.Argument(metavar="ANSWERS.csv", help="The answers, see docs/author.md.")
]
ModeChoice = Annotated[
    ModeOption, typer.Option("--mode", help="anonymous hides what few people have answered.")
]
Target = Annotated[
    int | None, typer.Option("--target", min=0, max=5, help="The level aimed at, for every factor.")
]


def main() -> None:
    """What `helhedstjek` starts. A process this short ends before collecting garbage pays."""
    gc.disable()
    app()


@app.command()
def check(content: ContentFolder = None) -> None:
    """Check the shelves: every mistake with file and line, or how much they hold."""
    found = _content(content)
    typer.echo(
        f"{len(found.factors)} factors, {len(found.statements)} statements, "
        f"{len(found.steps)} next steps. No mistakes. Fingerprint {found.fingerprint}."
    )


@app.command()
def score(
    answers: AnswersFile,
    content: ContentFolder = None,
    mode: ModeChoice = ModeOption.anonymous,
    target: Target = None,
) -> None:
    """Print the Result of a file of answers as JSON."""
    shelves = _content(content)
    result = _result(shelves, _answers(answers, shelves), mode.value, target)
    printed = json.dumps(result.model_dump(mode="json"), ensure_ascii=False, indent=1)
    typer.echo(printed.encode())  # as bytes, or Windows would write another encoding to a file


@app.command()
def report(  # noqa: PLR0913, PLR0917 - one argument an option
    answers: AnswersFile,
    output: Annotated[
        Path, typer.Option("-o", "--output", metavar="FILE.pdf", help="Where the PDF is written.")
    ],
    content: ContentFolder = None,
    lang: Annotated[LanguageOption, typer.Option(help="da or en.")] = LanguageOption.da,
    title: Annotated[str, typer.Option(help="The title on the cover.")] = "",
    organisation: Annotated[str, typer.Option(help="The organisation on the cover.")] = "",
    mode: ModeChoice = ModeOption.anonymous,
    target: Target = None,
    day: Annotated[
        datetime | None,
        typer.Option(
            "--date", formats=["%Y-%m-%d"], help="The day of the answers; today if left out."
        ),
    ] = None,
) -> None:
    """Write the report of a file of answers as an accessible PDF."""
    from reports.pdf import PdfError, pdf, warm_up  # noqa: PLC0415 - only this verb pays for Typst

    # Fonts are read on another core while the answers are scored on this one.
    Thread(target=warm_up, daemon=True).start()
    from reports.report import About, tell  # noqa: PLC0415
    from words import Words  # noqa: PLC0415

    shelves = _content(content)
    result = _result(shelves, _answers(answers, shelves), mode.value, target)
    about = About(organisation=organisation, title=title, day=_day(day))
    try:
        paper = pdf(tell(shelves, result, Words(lang.value), about))
    except PdfError as error:
        _stop([str(error)])
    _write(output, paper)
    typer.echo(f"{output} is written.")


@app.command()
def password() -> None:
    """Ask for the facilitators' password and print what HELHEDSTJEK_PASSWORD_HASH is to be."""
    from entrance import password_hash  # noqa: PLC0415 - only this verb needs the entrance

    chosen = typer.prompt("Password", hide_input=True, confirmation_prompt=True, err=True)
    try:
        typer.echo(password_hash(chosen))
    except ValueError as error:
        _stop([str(error)])


@app.command()
def schema(content: ContentFolder = None) -> None:
    """Write the JSON Schemas that editors check the shelves with."""
    for name, written in schemas().items():
        path = (content or SHELVES) / name
        _write(path, f"{json.dumps(written, ensure_ascii=False, indent=1)}\n".encode())
        typer.echo(f"{name} is written.")


@app.command()
def demo(
    people: Annotated[
        int, typer.Option("--people", min=0, max=10_000, help="How many have answered.")
    ] = 12,
    as_json: Annotated[bool, typer.Option("--json", help="Print the addresses as JSON.")] = False,
    url: Annotated[
        str, typer.Option("--url", metavar="URL", help="Where the app is to be found.")
    ] = "http://127.0.0.1:8501",
) -> None:
    """Make an example workshop, open for answers, and print the ways into it."""
    import workshop  # noqa: PLC0415 - checking the shelves needs no rules and no database
    from workshop.demo import demo as made  # noqa: PLC0415

    content, token = _content(_settings().content_dir), workshop.new_token()
    with _store() as store:
        here = made(
            store,
            content,
            desk_token=token,
            organisation="Eksempelkøbing Kommune",
            areas=("Social og Handicap", "Beskæftigelse", "Børn og Familie"),
            examples=_examples(),
            people=people,
            now=datetime.now(UTC),
        )
    base = url.rstrip("/")
    ways = {
        "facilitator": f"{base}/facilitator/{token}",
        "join": f"{base}/join/{workshop.join_token(token, here.id)}",
        "code": workshop.join_code(token, here.id),
    }
    lines = [json.dumps(ways)] if as_json else [f"{way}: {found}" for way, found in ways.items()]
    typer.echo("\n".join(lines))


@app.command()
def backup(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="Where the copy is written.")],
) -> None:
    """Copy the database to a new file, also while the app runs, and check the copy."""
    import storage  # noqa: PLC0415 - as above

    try:
        storage.back_up(_settings().database_url, file)
    except storage.StorageError as error:
        _stop([str(error)])
    typer.echo(f"{file} is written.")


@app.command()
def restore(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A copy made by backup.")],
    yes: Annotated[bool, typer.Option("--yes", help="Replace the database that is there.")] = False,
) -> None:
    """Put a copy in the database's place, and keep what it held before beside it."""
    import storage  # noqa: PLC0415 - as above

    address = _settings().database_url
    try:
        kept = storage.restore(address, file, replace=yes, now=datetime.now(UTC))
        storage.open_store(address).close()
    except storage.StorageError as error:
        _stop([str(error)])
    typer.echo(f"{file} is restored.")
    if kept:
        typer.echo(f"What the database held before is kept in {kept}.")


@app.command()
def purge() -> None:
    """Delete every workshop whose last day has passed, with all its answers."""
    import workshop  # noqa: PLC0415 - as above

    with _store() as store:
        gone = workshop.purge(store, _day(None))
    typer.echo(f"{gone} {'workshop' if gone == 1 else 'workshops'} deleted.")


def _settings() -> Settings:
    from settings import Settings  # noqa: PLC0415 - as above

    return Settings()


@contextmanager
def _store() -> Iterator[DatabaseStore]:
    """The configured store, closed when the command is done."""
    from storage import StorageError, open_store  # noqa: PLC0415 - as above

    try:
        store = open_store(_settings().database_url)
    except StorageError as error:
        _stop([str(error)])
    with closing(store):
        yield store


def _examples() -> list[Example]:
    """The fictitious people of the example file."""
    from workshop.demo import Example  # noqa: PLC0415 - as above

    with EXAMPLE.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    people = {row["participant"]: Example(row["level"], row["area"], {}) for row in rows}
    for row in rows:
        people[row["participant"]].said[row["statement"]] = row["answer"], row["comment"]
    return list(people.values())


def _day(day: datetime | None) -> date:
    return (day or datetime.now(UTC).astimezone()).date()


def _content(folder: Path | None) -> Content:
    try:
        return load(folder or SHELVES)
    except ContentError as error:
        _stop(map(str, error.problems))


def _answers(file: Path, content: Content) -> Answers:
    try:
        return read_csv(file.read_bytes(), content)
    except OSError as error:
        _stop([f"{file}: cannot be read: {error.strerror}"])
    except AnswersError as error:
        _stop(f"{file}: {problem}" for problem in error.problems)


def _result(content: Content, answers: Answers, mode: Mode, target: int | None) -> Result:
    from advice import advise  # noqa: PLC0415 - checking the shelves needs no NumPy
    from scoring import left_out  # noqa: PLC0415
    from scoring import score as come_to  # noqa: PLC0415

    result = come_to(content, answers, mode=mode, target=target)
    return advise(content, result, left_out(content, answers, result))


def _write(output: Path, paper: bytes) -> None:
    """Write the whole file or none of it."""
    try:
        with tempfile.TemporaryDirectory(dir=output.parent) as folder:
            whole = Path(folder) / "whole"
            whole.write_bytes(paper)
            whole.replace(output)
    except OSError as error:
        _stop([f"{output}: cannot be written: {error.strerror}"])


def _stop(problems: Iterable[str]) -> NoReturn:
    """Say every mistake, one a line, and end with 1."""
    for problem in problems:
        print(problem, file=sys.stderr)  # noqa: T201 - as it is: Typer would wrap it
    raise typer.Exit(1)
