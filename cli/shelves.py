"""The shelves: check them, and write the schemas that editors check them with."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import typer

from cli.terminal import ContentFolder, Lang, app, hint, shelves, spoken, write
from content import SHELVES, schemas

if TYPE_CHECKING:
    from content import Problem


@app.command()
def check(content: ContentFolder = None, lang: Lang = None) -> None:
    """Check the shelves: every mistake with file and line, or how much they hold."""
    doubts: list[Problem] = []
    found = shelves(content, lang, doubts.append)
    said = spoken(lang)
    for doubt in doubts:
        hint(said.say("note: {doubt}", doubt=doubt.said(said.say)))
    typer.echo(
        said.say(
            "{factors} factors, {statements} statements, {steps} next steps. No mistakes. "
            "Fingerprint {fingerprint}.",
            factors=len(found.factors),
            statements=len(found.statements),
            steps=len(found.steps),
            fingerprint=found.fingerprint,
        )
    )


@app.command()
def schema(content: ContentFolder = None, lang: Lang = None) -> None:
    """Write the JSON Schemas that editors check the shelves with."""
    for name, written in schemas().items():
        path = (content or SHELVES) / name
        write(path, f"{json.dumps(written, ensure_ascii=False, indent=1)}\n".encode(), lang)
        typer.echo(spoken(lang).say("{file} is written.", file=name))
