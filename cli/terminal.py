"""What every verb needs: the app, the options they share, and how mistakes are said."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

from content import SHELVES, Content, ContentError, load

if TYPE_CHECKING:
    from collections.abc import Iterable

    from settings import Settings

app = typer.Typer(
    name="helhedstjek",
    help="Measure an organisation against the six factors for holistic support.",
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


def shelves(folder: Path | None) -> Content:
    """The shelves in this folder, or every mistake in them and the end."""
    try:
        return load(folder or SHELVES)
    except ContentError as error:
        stop(map(str, error.problems))


def settings() -> Settings:
    """What the surroundings decide."""
    from settings import Settings  # noqa: PLC0415 - checking the shelves needs none

    return Settings()


def write(output: Path, paper: bytes) -> None:
    """Write the whole file or none of it."""
    try:
        with tempfile.TemporaryDirectory(dir=output.parent) as folder:
            whole = Path(folder) / "whole"
            whole.write_bytes(paper)
            whole.replace(output)
    except OSError as error:
        stop([f"{output}: cannot be written: {error.strerror}"])


def hint(said: str) -> None:
    """Say something beside the output, as it is: Typer would wrap it."""
    print(said, file=sys.stderr)  # noqa: T201 - as above


def stop(problems: Iterable[str]) -> NoReturn:
    """Say every mistake, one a line, and end with 1."""
    for problem in problems:
        hint(problem)
    raise typer.Exit(1)
