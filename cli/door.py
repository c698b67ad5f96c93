"""The door: the password that facilitators come in with, and where `room` keeps its hash."""

from __future__ import annotations

import os
import secrets
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Final

import typer

from cli.terminal import Lang, app, spoken, stop

if TYPE_CHECKING:
    from words import Words

KEPT: Final = Path("helhedstjek.password")
"""Beside the database of its own; `make run` never reads it, and git never takes it."""
HASHED: Final = "$argon2"
SIGNS: Final = "23456789abcdefghjkmnpqrstuvwxyz"


@app.command()
def password(lang: Lang = None) -> None:
    """Ask for the facilitators' password and print what HELHEDSTJEK_PASSWORD_HASH is to be."""
    from entrance import password_hash  # noqa: PLC0415 - only this verb needs it

    chosen = typer.prompt(
        spoken(lang).say("Password"), hide_input=True, confirmation_prompt=True, err=True
    )
    try:
        typer.echo(password_hash(chosen))
    except ValueError as error:
        stop([str(error)])


def kept() -> str | None:
    """The hash that an earlier `room` kept; None where there is none."""
    try:
        found = KEPT.read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError):
        return None
    return found if found.startswith(HASHED) else None


def keep(told: str) -> None:
    """Keep a hash where nobody but its owner reads it, whole or not at all."""
    made, name = tempfile.mkstemp(dir=KEPT.parent)  # for its owner alone
    with os.fdopen(made, "w", encoding="utf-8") as file:
        file.write(f"{told}\n")
    Path(name).replace(KEPT)


def choose(words: Words) -> tuple[str, str]:
    """Ask for a password twice; the hash, and the password if it was made here.

    Whoever writes nothing gets one of 16 signs drawn by lot, some 79 bits.
    """
    from entrance import password_hash  # noqa: PLC0415 - as above

    say = words.say
    while True:
        chosen = _unseen(say("Password"))
        if not chosen:
            made = made_up()
            return password_hash(made), made
        if chosen != _unseen(say("The same once more")):
            typer.echo(say("The two are not the same. Try again."), err=True)
            continue
        try:
            return password_hash(chosen), ""
        except ValueError:
            typer.echo(say("It must have at least 12 characters. Try again."), err=True)


def _unseen(asked: str) -> str:
    """What is typed, without showing it."""
    return str(typer.prompt(asked, hide_input=True, err=True, default="", show_default=False))


def made_up() -> str:
    """A password drawn by lot, of signs that cannot be taken for each other."""
    return "-".join("".join(secrets.choice(SIGNS) for _ in range(4)) for _ in range(4))
