"""The database: a copy of it, and a copy in its place."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from cli.terminal import Lang, app, settings, spoken, stop


@app.command()
def backup(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="Where the copy is written.")],
    lang: Lang = None,
) -> None:
    """Copy the database to a new file, also while the app runs, and check the copy."""
    import storage  # noqa: PLC0415 - only this verb needs the database

    try:
        storage.back_up(settings().database_url, file)
    except storage.StorageError as error:
        stop([str(error)])
    typer.echo(spoken(lang).say("{file} is written.", file=file))


@app.command()
def restore(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A copy made by backup.")],
    yes: Annotated[bool, typer.Option("--yes", help="Replace the database that is there.")] = False,
    lang: Lang = None,
) -> None:
    """Put a copy in the database's place, and keep what it held before beside it."""
    import storage  # noqa: PLC0415 - only this verb needs the database

    address = settings().database_url
    try:
        kept = storage.restore(address, file, replace=yes, now=datetime.now(UTC))
        storage.open_store(address).close()
    except storage.StorageError as error:
        stop([str(error)])
    say = spoken(lang).say
    typer.echo(say("{file} is restored.", file=file))
    if kept:
        typer.echo(say("What the database held before is kept in {file}.", file=kept))
