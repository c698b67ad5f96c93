"""The shelves: check them, and write the schemas that editors check them with."""

from __future__ import annotations

import json

import typer

from cli.terminal import ContentFolder, app, shelves, write
from content import SHELVES, schemas


@app.command()
def check(content: ContentFolder = None) -> None:
    """Check the shelves: every mistake with file and line, or how much they hold."""
    found = shelves(content)
    typer.echo(
        f"{len(found.factors)} factors, {len(found.statements)} statements, "
        f"{len(found.steps)} next steps. No mistakes. Fingerprint {found.fingerprint}."
    )


@app.command()
def schema(content: ContentFolder = None) -> None:
    """Write the JSON Schemas that editors check the shelves with."""
    for name, written in schemas().items():
        path = (content or SHELVES) / name
        write(path, f"{json.dumps(written, ensure_ascii=False, indent=1)}\n".encode())
        typer.echo(f"{name} is written.")
