"""The door: the password that facilitators come in with."""

from __future__ import annotations

import typer

from cli.terminal import Lang, app, spoken, stop


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
