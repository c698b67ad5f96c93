"""Whether the wall and the phones follow, in the small line of what the facilitator touches.

Phones that another process serves are not known here; so none are named where none are seen.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import streamlit as st

from views import calm, control_pieces, here, house, visitor

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from words import Words
    from workshop import Workshop

EVERY = 3.0


class Followed(NamedTuple):
    """What is said of it, and where the wall is opened when nobody has."""

    said: str
    wall: str = ""


def told(walls: int, phones: int, wall: str, words: Words) -> Followed:
    """Who follows; `wall` is the wall's address."""
    if not walls:
        return Followed(words.say("The wall is not open"), wall)
    if not phones:
        return Followed(words.say("The wall is following"))
    many = words.count(
        "The wall and {n} phone are following", "The wall and {n} phones are following", phones
    )
    return Followed(many)


def nothing() -> str:
    """Beneath a small line that has no strip."""
    return ""


def kicker(
    of: Workshop | None,
    parts: Sequence[str],
    *,
    control: bool,
    beneath: Callable[[], str] = nothing,
) -> None:
    """The small line, with the time, and the strip beneath; of a room drawn again by itself.

    `control` is whether the screen is laid out as the control.
    """

    def draw() -> None:
        words = visitor.the_words()
        clock = words.clock(visitor.here_and_now(visitor.now()))
        parted = (*parts, words.say("at {clock}", clock=clock))
        follows = told(*house.following(of.id), _wall(of), words) if of else None
        st.html(control_pieces.kicker(parted, follows, words, control=control) + beneath())

    (calm.live(draw, EVERY) if of else draw)()


def _wall(of: Workshop) -> str:
    return here.address(of.id, "vaeg")
