"""What `room` says: how to try it with a phone, what to do when that fails, what is protected."""

from __future__ import annotations

import shutil
import sys
import textwrap
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cli.networks import Kind, Way
    from words import Words

WIDEST: Final = 92
QUIET: Final = 4
INK: Final = "\x1b[38;5;16;48;5;231m"
"""Black on white, whatever the terminal's own colours: few phones read a code in reverse."""
PLAIN: Final = "\x1b[0m"
HALVES: Final = {(0, 0): " ", (1, 0): "▀", (0, 1): "▄", (1, 1): "█"}


class Explained(NamedTuple):
    """Everything that is said once the house is open; addresses end without a slash."""

    words: Words
    phones: str
    own: str

    def lines(self, port: int) -> Iterator[str]:
        """What to do, and what to know."""
        say = self.words.say
        yield say(
            "Try it with your own phone: scan the code, or go to {address}", address=self.test
        )
        yield from qr(self.test)
        yield say(
            "You: open {address}/ in the browser on this machine, and log in with the password. "
            "The codes on the wall lead phones to {phones}/.",
            address=self.own,
            phones=self.phones,
        )
        yield ""
        yield say("If the page does not come on the phone:")
        yield from listed(
            say("The phone must be on the same network as this machine, not on mobile data."),
            firewall(self.words, port),
            say(
                "Guest networks often keep devices apart. Then turn on a hotspot on a phone or on "
                "this machine, let everybody join it, and start again."
            ),
        )
        yield ""
        yield say("What is protected, and what is not:")
        yield from listed(
            say("Nothing needs the internet, and nothing is sent out of this network."),
            say("Facilitators log in. Participants need the code or the link, and nothing else."),
            say(
                "What is sent is not encrypted: whoever is on the network can, with the right "
                "tools, read answers and the password. Never use an open network. On a hotspot "
                "with a password of its own it is only those whom you give it."
            ),
        )
        yield ""
        yield say("Stop with Ctrl+C. Everything that is saved is there next time.")

    @property
    def test(self) -> str:
        """The page that says that a phone has found the way."""
        return f"{self.phones}/test"


def firewall(words: Words, port: int) -> str:
    """What this machine's system asks, or what it must be told."""
    if sys.platform == "win32":
        return words.say(
            "Windows asks whether Python may use the network: tick the kind of network that you "
            "are on (a guest network is mostly a public one), and allow it."
        )
    if sys.platform == "darwin":
        return words.say("The Mac asks whether Python may accept connections: allow it.")
    return words.say(
        "If this machine has a firewall, open the port: `sudo ufw allow {port}/tcp`, or `sudo "
        "firewall-cmd --add-port={port}/tcp`.",
        port=port,
    )


def hotspot(words: Words) -> list[str]:
    """There is no network that phones could be on: how to make one."""
    say = words.say
    own = {
        "win32": say("On this machine: Settings, Network & internet, Mobile hotspot."),
        "darwin": say("On this machine: System Settings, General, Sharing, Internet Sharing."),
    }
    return [
        say("This machine is on no network that phones could be on."),
        say("Turn on the hotspot of a phone and let this machine join it, or join a network."),
        own.get(
            sys.platform,
            say("On this machine: {line}", line="nmcli device wifi hotspot password …"),
        ),
        say("Then start again."),
    ]


def network(way: Way, words: Words) -> str:
    """A network as a person knows it: its kind, its interface, and our address there."""
    kinds: dict[Kind, str] = {
        "hotspot": words.say("Hotspot"),
        "wifi": words.say("Wi-Fi"),
        "cable": words.say("Cable"),
        "other": words.say("Network"),
    }
    return f"{kinds[way.kind]} ({way.interface}): {way.address}"


def listed(*sentences: str) -> Iterator[str]:
    """Sentences, each with a mark of its own."""
    return (f"- {sentence}" for sentence in sentences)


def wrapped(lines: Iterator[str]) -> Iterator[str]:
    """The lines, none wider than the terminal; a code stays as it is."""
    width = min(WIDEST, shutil.get_terminal_size().columns)
    for line in lines:
        more = "  " if line.startswith("- ") else ""
        fits = line.startswith(INK) or not line
        yield from (
            [line]
            if fits
            else textwrap.wrap(
                line, width, subsequent_indent=more, break_long_words=False, break_on_hyphens=False
            )
        )


def qr(link: str) -> Iterator[str]:
    """The link as a code, two of its rows a line; nothing where it could not be shown."""
    import segno  # noqa: PLC0415 - only `room` draws one

    if not _can_show():
        return
    rows = [tuple(map(int, row)) for row in segno.make(link, micro=False).matrix_iter(border=QUIET)]
    rows += [(0,) * len(rows[0])] * (len(rows) % 2)
    for above, below in zip(rows[::2], rows[1::2], strict=True):
        yield f"{INK}{_half(above, below)}{PLAIN}"


def _half(above: Sequence[int], below: Sequence[int]) -> str:
    return "".join(HALVES[pair] for pair in zip(above, below, strict=True))


def _can_show() -> bool:
    """Whether this is a terminal, and one that has the signs."""
    try:
        "".join(HALVES.values()).encode(sys.stdout.encoding or "ascii")
    except (LookupError, UnicodeEncodeError):
        return False
    return sys.stdout.isatty()
