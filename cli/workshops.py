"""Workshops: an example to play with, and the end of those whose last day has passed."""

from __future__ import annotations

import csv
import json
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from cli.terminal import Lang, app, settings, shelves, spoken, stop
from content import SHELVES, cleaned

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from arithmetic import Result
    from content import Content, Language
    from reports import Report
    from storage import DatabaseStore
    from words import Words
    from workshop import Example, Workshop

EXAMPLE = SHELVES / "docs" / "example.csv"
LOCAL = "http://127.0.0.1:8501"
Url = Annotated[str, typer.Option("--url", metavar="URL", help="Where the app is to be found.")]


@app.command()
def demo(
    people: Annotated[
        int, typer.Option("--people", min=0, max=10_000, help="How many have answered.")
    ] = 12,
    as_json: Annotated[bool, typer.Option("--json", help="Print the addresses as JSON.")] = False,
    url: Url = LOCAL,
) -> None:
    """Make an example workshop, open for answers, and print the ways into it."""
    import workshop  # noqa: PLC0415 - checking the shelves needs no rules and no database

    content, token = shelves(settings().content_dir), workshop.new_token()
    with the_store() as store:
        here = workshop.demo(
            store,
            content,
            desk_token=token,
            organisation="Eksempelkøbing Kommune",
            areas=("Social og Handicap", "Beskæftigelse", "Børn og Familie"),
            examples=_examples(),
            people=people,
            now=datetime.now(UTC),
        )
        into = workshop.ways_in(store, here, token)
    base = url.rstrip("/")
    ways = {
        "facilitator": f"{base}/facilitator/{token}",
        "join": f"{base}/join/{into.link}",
        "code": into.code,
    }
    lines = [json.dumps(ways)] if as_json else [f"{way}: {found}" for way, found in ways.items()]
    typer.echo("\n".join(lines))


@app.command()
def purge(lang: Lang = None) -> None:
    """Delete every workshop whose last day has passed, with all its answers."""
    import workshop  # noqa: PLC0415 - as above

    with the_store() as store:
        gone = len(workshop.purge(store, workshop.day_of(datetime.now(UTC))))
    typer.echo(spoken(lang).count("{n} workshop deleted.", "{n} workshops deleted.", gone))


@app.command()
def handover(
    organisation: Annotated[
        str, typer.Argument(metavar="ORGANISATION", help="Its name, or a part of it.")
    ] = "",
    url: Url = LOCAL,
) -> None:
    """Make links that hand workshops over to another browser, for one that lost its own.

    Without a name it lists every workshop, and makes no link.
    """
    import workshop  # noqa: PLC0415 - as above

    name = cleaned(organisation)
    with the_store() as store:
        for here in store.every(name):
            own = f", {here.name}" if here.name else ""
            told = f"{here.created:%Y-%m-%d}  {here.organisation}{own}"
            if name:
                token = workshop.new_token()
                store.put_share(workshop.hashed(token), here.id, "hand_over")
                told = f"{told}  {url.rstrip('/')}/shared/{token}"
            typer.echo(told)


@contextmanager
def the_store() -> Iterator[DatabaseStore]:
    """The configured store, closed when the command is done."""
    from storage import StorageError, open_store  # noqa: PLC0415 - as above

    try:
        store = open_store(settings().database_url)
    except StorageError as error:
        stop([str(error)])
    with closing(store):
        yield store


def kept(workshop_id: str, lang: Language | None) -> Workshop:
    """A workshop by its id, however far it has come; the end where there is none."""
    with the_store() as store:
        return kept_in(store, workshop_id, lang)


def kept_in(store: DatabaseStore, workshop_id: str, lang: Language | None) -> Workshop:
    """The same, of a store that is open."""
    found = store.workshop(workshop_id)
    if found is None:
        stop([spoken(lang).say("There is no workshop {id}.", id=workshop_id)])
    return found


class Came(NamedTuple):
    """What a workshop or a file came to: told, in figures, and what of its comments may be read."""

    report: Report
    result: Result
    comments: Mapping[str, tuple[str, ...]] = {}
    logo: bytes = b""


def revealed(
    workshop_id: str, content: Content, words: Words, lang: Language | None, contact: str = ""
) -> Came:
    """All that a workshop came to, told; the end where there is none, or nothing may be shown.

    `contact` is whom one can ask where the workshop does not say so itself.
    """
    import told  # noqa: PLC0415 - as above
    import workshop  # noqa: PLC0415 - as above

    say = spoken(lang).say
    with the_store() as store:
        found = kept_in(store, workshop_id, lang)
        try:
            today = workshop.day_of(datetime.now(UTC))
            report = told.whole(
                store,
                content,
                found,
                words,
                day=workshop.day_of(found.created),
                today=today,
                contact=contact,
            )
            if report is None:
                stop([say("Workshop {id} has not been revealed yet.", id=workshop_id)])
            return Came(
                report,
                told.result(store, content, found),
                told.comments(store, content, found),
                workshop.the_logo(store, found.id),
            )
        except workshop.Refused as refused:
            stop([say(str(refused), **refused.values)])


def _examples() -> list[Example]:
    """The fictitious people of the example file."""
    from workshop import Example  # noqa: PLC0415 - as above

    with EXAMPLE.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    people = {row["participant"]: Example(row["level"], row["area"], {}) for row in rows}
    for row in rows:
        people[row["participant"]].said[row["statement"]] = row["answer"], row["comment"]
    return list(people.values())
