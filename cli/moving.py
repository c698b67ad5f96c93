"""A whole workshop as a file, out of one installation and into another."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from cli.terminal import Lang, app, settings, shelves, spoken, stop, write
from cli.workshops import LOCAL, Url, the_store
from content import Told, because

BEGINS = b'{\n "kind": "helhedstjek-workshop"'


@app.command()
def pack(
    workshop_id: Annotated[
        str, typer.Argument(metavar="ID", help="As it stands in the workshop's address, /w/ID.")
    ],
    output: Annotated[
        Path, typer.Option("-o", "--output", metavar="FILE", help="Where the file is written.")
    ],
    lang: Lang = None,
) -> None:
    """Write a whole workshop as JSON, to be unpacked in another installation.

    What is in it is what is shown: nobody's own answers, unless the workshop is open.
    """
    import workshop  # noqa: PLC0415 - checking the shelves needs no rules and no database
    from advice import outcome  # noqa: PLC0415

    content, say = shelves(settings().content_dir, lang), spoken(lang).say
    with the_store() as store:
        desk = store.owner(workshop_id)
        if desk is None:
            stop([say("There is no workshop with the id {id} here.", id=workshop_id)])
        try:
            data = workshop.pack(store, content, desk, workshop_id, outcome=outcome)
        except workshop.Refused as refused:
            stop([say(str(refused), **refused.values)])
    write(output, data, lang, over=BEGINS)
    typer.echo(say("{file} is written.", file=output))


@app.command()
def unpack(
    file: Annotated[
        Path, typer.Argument(metavar="FILE", help="What helhedstjek pack has written.")
    ],
    replace: Annotated[
        bool, typer.Option("--replace", help="Let it take the place of the workshop it is of.")
    ] = False,
    url: Url = LOCAL,
    lang: Lang = None,
) -> None:
    """Take in a whole workshop from a file, and print a link that hands it to a browser.

    One that is here already stays as it is, and nothing is taken in, unless it is to be replaced.
    """
    import workshop  # noqa: PLC0415 - as above
    from advice import recounted  # noqa: PLC0415

    say, data = spoken(lang).say, _read(file, lang)
    with the_store() as store:
        try:
            owner = store.owner(workshop.bundled(data).workshop.id) if replace else None
            desk = owner or workshop.hashed(workshop.new_token())
            today = workshop.day_of(datetime.now(UTC))
            here = workshop.unpack(
                store, desk, data, recounted=recounted, today=today, replace=replace
            ).workshop
        except workshop.Refused as refused:
            why = say(str(refused), **refused.values)
            stop([f"{file}: {why}"])
        typer.echo(say("The workshop of {organisation} is in.", organisation=here.organisation))
        if not owner:
            token = workshop.new_token()
            store.put_share(workshop.hashed(token), here.id, "hand_over")
            typer.echo(f"{url.rstrip('/')}/shared/{token}")


def _read(file: Path, lang: Lang) -> bytes:
    """The file, and no more of it than a workshop can be."""
    from workshop import LARGEST  # noqa: PLC0415 - as above

    try:
        with file.open("rb") as opened:
            return opened.read(LARGEST + 1)
    except OSError as error:
        what = Told("cannot be read: {reason}", reason=because(error))
        stop([f"{file}: {what.said(spoken(lang).say)}"])
