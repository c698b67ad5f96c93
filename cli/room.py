"""A room: the house, opened on this machine for the phones that are in the room with it."""

from __future__ import annotations

import errno
import os
import signal
import socket
import subprocess
import sys
import time
from contextlib import closing, suppress
from http.client import HTTPConnection, HTTPException
from typing import TYPE_CHECKING, Annotated, Final, NamedTuple
from urllib.parse import urlsplit

import typer

from cli import door, explaining, networks
from cli.terminal import Lang, app, hint, settings, spoken, stop
from content import SHELVES

if TYPE_CHECKING:
    from settings import Settings
    from words import Words

HERE: Final = "127.0.0.1"
OWN_NAMES: Final = ("localhost", HERE, "::1")
LOOKED_EVERY: Final = 5.0
TO_OPEN: Final = 60.0


class Place(NamedTuple):
    """Where the house opens: the way that phones come, and the port."""

    way: networks.Way
    port: int

    @property
    def address(self) -> str:
        """Where phones find it."""
        return f"http://{self.way.host}:{self.port}"


@app.command()
def room(
    port: Annotated[int, typer.Option("--port", min=1, max=65535, help="The port to use.")] = 8501,
    address: Annotated[
        str,
        typer.Option(
            "--address", metavar="IP", help="This machine's address on the phones' network."
        ),
    ] = "",
    new_password: Annotated[
        bool, typer.Option("--new-password", help="Choose another password for facilitators.")
    ] = False,
    lang: Lang = None,
) -> None:
    """Open Helhedstjek for the phones in the room, on this machine."""
    words, told = spoken(lang), settings()
    place = Place(_chosen(networks.ways(networks.interfaces()), address, words), port)
    _must_be_free(place, words)
    surroundings = _surroundings(told, place)
    if found := _password(told, words, anew=new_password):
        surroundings["HELHEDSTJEK_PASSWORD_HASH"] = found
    phones = (told.address or place.address) + told.base
    explained = explaining.Explained(words, phones, f"http://{HERE}:{port}{told.base}")
    raise typer.Exit(_served(place, surroundings, explained))


def _chosen(found: tuple[networks.Way, ...], address: str, words: Words) -> networks.Way:
    """The way that phones come: the one that was named, the only one, or the one that is chosen."""
    if address:
        named = networks.named(address, found)
        return named or stop([words.say("Phones can reach nothing at {address}.", address=address)])
    if not found:
        stop(explaining.hotspot(words))
    return found[0] if len(found) == 1 else _asked(found, words)


def _asked(found: tuple[networks.Way, ...], words: Words) -> networks.Way:
    hint(words.say("This machine is on several networks. Which one are the phones on?"))
    for number, way in enumerate(found, 1):
        hint(f"  {number}  {explaining.network(way, words)}")
    if not sys.stdin.isatty():
        line = f"helhedstjek room --address {found[0].address}"
        stop([words.say("Choose one of them, for example like this: {line}", line=line)])
    while True:
        said = str(typer.prompt(words.say("Which number?"), default="1", err=True)).strip()
        if said.isdecimal() and 1 <= int(said) <= len(found):
            return found[int(said) - 1]


def _must_be_free(place: Place, words: Words) -> None:
    """Nobody else has the port; or say who may, and which one is free."""
    try:
        _try(place, place.port)
    except OSError as error:
        stop([_why_not(error, place, words)])


def _try(place: Place, port: int) -> None:
    for address in (place.way.address, HERE):
        family = socket.AF_INET6 if ":" in address else socket.AF_INET
        socket.create_server((address, port), family=family).close()


def _why_not(error: OSError, place: Place, words: Words) -> str:
    if error.errno == errno.EADDRNOTAVAIL:
        return words.say("This machine does not have {address}.", address=place.way.address)
    return words.say(
        "Port {port} is taken, perhaps by a Helhedstjek that is already running. Stop that one, or "
        "choose another: {line}",
        port=place.port,
        line=f"helhedstjek room --port {_next(place)}",
    )


def _next(place: Place) -> int:
    """The next port that is free."""
    for port in range(place.port + 1, 65536):
        with suppress(OSError):
            _try(place, port)
            return port
    return place.port


def _password(told: Settings, words: Words, *, anew: bool) -> str:
    """The hash that facilitators log in by; empty where they sign in elsewhere."""
    say = words.say
    if told.password_hash and anew:
        stop([say("The password is in {name}. Change it there.", name=ENVIRONMENT)])
    if told.password_hash or told.oidc:
        return told.password_hash or ""
    if not anew and (found := door.kept()):
        hint(
            say(
                "Log in with the password chosen earlier; its hash is kept in {file}.",
                file=door.KEPT.absolute(),
            )
        )
        hint(say("Forgotten? Choose another: {line}", line="helhedstjek room --new-password"))
        return found
    if not sys.stdin.isatty():
        stop(
            [say("A password for facilitators is needed. Start once in a terminal to choose one.")]
        )
    return _new_password(words)


ENVIRONMENT: Final = "HELHEDSTJEK_PASSWORD_HASH"


def _new_password(words: Words) -> str:
    say = words.say
    hint(say("Others can reach Helhedstjek now, so whoever leads the workshop must log in."))
    hint(say("Choose a password of at least 12 characters, or press Enter to get one."))
    found, made = door.choose(words)
    try:
        door.keep(found)
    except OSError as error:
        stop(
            [say("{file} cannot be written: {why}", file=door.KEPT.absolute(), why=error.strerror)]
        )
    if made:
        hint(say("Your password, shown only now: {password}", password=made))
    hint(say("Only its hash is kept, in {file}.", file=door.KEPT.absolute()))
    return found


def _surroundings(told: Settings, place: Place) -> dict[str, str]:
    """What the house is told: which way phones come, and the names that it answers at."""
    address = told.address or place.address
    name = address.partition("//")[2].rpartition(":")[0].strip("[]")
    hosts = (*told.hosts, name, place.way.address, *OWN_NAMES)
    return {"HELHEDSTJEK_ADDRESS": address, "HELHEDSTJEK_HOSTS": " ".join(dict.fromkeys(hosts))}


def _served(place: Place, surroundings: dict[str, str], explained: explaining.Explained) -> int:
    """Start the house, say how to come in, and stay until it ends; what to end with."""
    at = [f"--address={address}" for address in (place.way.address, HERE)]
    command = [sys.executable, str(SHELVES / "serve.py"), f"--port={place.port}", *at]
    house = subprocess.Popen(command, env=os.environ | surroundings)  # noqa: S603 - our own
    _stops_with_us(house)
    if _opened(house, place.port, urlsplit(explained.own).path):
        for line in explaining.wrapped(explained.lines(place.port)):
            typer.echo(line)
    _watched(house, place.way, explained.words)
    return max(0, house.returncode)


def _stops_with_us(house: subprocess.Popen[bytes]) -> None:
    """What stops us stops the house; Ctrl+C reaches it by itself, and a second word is no harm."""
    asked = [signal.SIGINT] if sys.platform == "win32" else [signal.SIGINT, signal.SIGTERM]
    for one in asked:
        signal.signal(one, lambda *_: None if sys.platform == "win32" else house.terminate())


def _opened(house: subprocess.Popen[bytes], port: int, base: str) -> bool:
    """Whether the house has opened; it says itself why it does not."""
    last = time.monotonic() + TO_OPEN
    while house.poll() is None and time.monotonic() < last:
        asking = HTTPConnection(HERE, port, timeout=1)
        with suppress(OSError, HTTPException), closing(asking):
            asking.request("GET", f"{base}/test")
            asking.getresponse()
            return True
        time.sleep(0.1)
    return False


def _watched(house: subprocess.Popen[bytes], way: networks.Way, words: Words) -> None:
    """Wait until the house ends, and say when this machine has left the phones' network."""
    gone = False
    while house.poll() is None:
        with suppress(subprocess.TimeoutExpired):
            house.wait(LOOKED_EVERY)
            return
        there = networks.still(way.address, networks.interfaces())
        if there == gone:
            gone = not there
            hint(
                _left(way, words) if gone else words.say("{address} is back.", address=way.address)
            )


def _left(way: networks.Way, words: Words) -> str:
    return words.say(
        "This machine no longer has {address}: it is on another network, or on none. Go back to "
        "it, or stop with Ctrl+C and start again.",
        address=way.address,
    )
