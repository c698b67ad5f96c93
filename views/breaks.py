"""How long a break is: the wall and the phones say until when."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

import streamlit as st

from views import here, steering, visitor

if TYPE_CHECKING:
    from workshop import Wall, Workshop

MINUTES: Final = (5, 10, 15, 20, 30, 45, 60)


def show(of: Workshop, wall: Wall) -> None:
    """Ask how long, while the wall shows a break; a choice counts from now on."""
    if wall.shows != "pause":
        return
    words = visitor.the_words()
    until = words.clock(visitor.here_and_now(wall.until)) if wall.until else ""
    told = words.say("Break until {time}", time=until) if until else words.say("As you like")
    chosen = st.selectbox(
        words.say("How long is the break?"),
        MINUTES,
        index=None,
        format_func=lambda n: words.say("{n} min", n=n),
        placeholder=told,
        key=here.key(f"break-{until}"),
    )
    if chosen:
        ends = visitor.now() + timedelta(minutes=chosen)
        steering.put(of, wall.model_copy(update={"until": ends}))
        st.rerun()
