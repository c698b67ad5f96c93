"""The shelves: check them, lay out new ones, and write the schemas that editors check them with."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cli.terminal import ContentFolder, Lang, app, hint, shelves, spoken, stop, write
from content import BLANK, FEWEST, MOST, SHELVES, Told, because, laid_out, schemas

if TYPE_CHECKING:
    from content import Problem

MAY_BE_LEFT_OUT = ("citizens/", "papers/", "redesign/", "scripts/")
"""The folders that an instrument may do without."""


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
            "{factors} factors, {statements} statements, {steps} next steps, {questions} questions "
            "to citizens. No mistakes. Fingerprint {fingerprint}.",
            factors=len(found.factors),
            statements=len(found.statements),
            steps=len(found.steps),
            questions=len(found.citizens.questions) if found.citizens else 0,
            fingerprint=found.fingerprint,
        )
    )


@app.command()
def new(
    folder: Annotated[
        Path, typer.Argument(metavar="DIR", help="Where it is laid out; a folder of its own.")
    ],
    factors: Annotated[
        int, typer.Option("--factors", min=FEWEST, max=MOST, help="How many factors it has.")
    ] = 6,
    lang: Lang = None,
) -> None:
    """Lay out an empty instrument: every file of it, with a blank for every text."""
    say = spoken(lang).say
    files = {**laid_out(factors), **_schemas()}
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if any(folder.iterdir()):
            stop(
                [
                    say(
                        "{folder} holds something already; choose a folder of its own.",
                        folder=folder,
                    )
                ]
            )
        for name in files:
            (folder / name).parent.mkdir(exist_ok=True)
    except OSError as error:
        what = Told("cannot be written: {reason}", reason=because(error))
        stop([f"{folder}: {what.said(say)}"])
    for name, text in files.items():
        write(folder / name, text.encode(), lang)
    typer.echo(
        say(
            "{folder} is laid out. Write a text for every {blank}, and see what is left with: "
            "helhedstjek check --content {folder}",
            folder=folder,
            blank=BLANK,
        )
    )


@app.command()
def schema(content: ContentFolder = None, lang: Lang = None) -> None:
    """Write the JSON Schemas that editors check the shelves with."""
    folder = content or SHELVES
    for name, written in _schemas().items():
        if name.startswith(MAY_BE_LEFT_OUT) and not (folder / name).parent.is_dir():
            continue
        write(folder / name, written.encode(), lang, over=b"{")
        typer.echo(spoken(lang).say("{file} is written.", file=name))


def _schemas() -> dict[str, str]:
    return {
        name: f"{json.dumps(written, ensure_ascii=False, indent=1)}\n"
        for name, written in schemas().items()
    }
