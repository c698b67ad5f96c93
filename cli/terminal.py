"""What every verb needs: the app, the options they share, and how mistakes are said."""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal, NoReturn

import typer

from content import SHELVES, Content, ContentError, Told, because, load

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from content import Problem
    from settings import Settings
    from words import Language, Words

app = typer.Typer(
    name="helhedstjek",
    help="Measure an organisation against the six factors of integrated work.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)

ContentFolder = Annotated[
    Path | None,
    typer.Option(
        "--content",
        metavar="DIR",
        help="A folder with factors/ and questionnaires/ to use instead.",
    ),
]


Lang = Annotated[
    Literal["da", "en"] | None,
    typer.Option("--lang", help="The language to answer in; if left out, this machine's."),
]


def spoken(lang: Language | None = None) -> Words:
    """The words to answer with: in this language, or in that of the surroundings."""
    from words import Words, surroundings  # noqa: PLC0415 - Babel takes time, often for nothing

    return Words(lang or surroundings(os.environ))


def shelves(
    folder: Path | None,
    lang: Language | None = None,
    notice: Callable[[Problem], None] = lambda _: None,
) -> Content:
    """The shelves in this folder, or every mistake in them and the end.

    `notice` is told of what is no mistake and yet may not be what its author meant.
    """
    try:
        return load(folder or SHELVES, notice)
    except ContentError as error:
        say = spoken(lang).say
        stop(problem.said(say) for problem in error.problems)


def settings() -> Settings:
    """What the surroundings decide."""
    from settings import Settings  # noqa: PLC0415 - checking the shelves needs none

    return Settings()


def write(
    output: Path, paper: bytes, lang: Language | None = None, *, over: bytes | None = None
) -> None:
    """Write the whole file or none of it; in another's place only where that begins with `over`.

    What lies there may be somebody's answers: a report takes an earlier report's place alone.
    """
    try:
        if output.exists() and not output.is_dir() and not _begins(output, over):
            raise FileExistsError
        with tempfile.TemporaryDirectory(dir=output.parent) as folder:
            whole = Path(folder) / "whole"
            whole.write_bytes(paper)
            whole.replace(output)
    except OSError as error:
        what = Told("cannot be written: {reason}", reason=because(error))
        stop([f"{output}: {what.said(spoken(lang).say)}"])


def _begins(file: Path, over: bytes | None) -> bool:
    with file.open("rb") as there:
        return over is not None and there.read(len(over)) == over


def hint(said: str) -> None:
    """Say something beside the output, as it is: Typer would wrap it."""
    print(said, file=sys.stderr)  # noqa: T201 - as above


def stop(problems: Iterable[str]) -> NoReturn:
    """Say every mistake, one a line, and end with 1."""
    for problem in problems:
        hint(problem)
    raise typer.Exit(1)
