"""What a screen says where only this machine can open it, and the line that lets phones in."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Final

from views import pieces, visitor

if TYPE_CHECKING:
    from words import Words

LINE: Final = r".venv\Scripts\helhedstjek room" if sys.platform == "win32" else "make room"
"""What opens the house to a room, as the README writes it for this system."""


def how(words: Words, heading: str) -> str:
    """What it means that only this machine can open it, and the one line that changes it."""
    what = words.say(
        "Helhedstjek is open to this machine alone. If people are to answer on phones in the room, "
        "stop it with Ctrl+C where it was started, and write this line instead:"
    )
    still = words.say(
        "Then come back to this address: workshops that have been made are still here."
    )
    return pieces.command(heading, what, LINE, still)


def alone() -> str:
    """That a link which is to be given to others does not work for them; else nothing."""
    if not visitor.only_this_machine():
        return ""
    said = visitor.the_words().say("This address can only be opened on this machine.")
    return pieces.notes((said,))
