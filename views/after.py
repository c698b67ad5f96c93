"""What follows the day, as the profile shows it: known numbers, and the ways on."""

from __future__ import annotations

import streamlit as st

from views import here, round_pieces, rounds, visitor


def show() -> None:
    """Numbers known already beside the profile, and the ways to what comes later."""
    of = here.the_workshop()
    if of is None:
        return
    say = visitor.the_words().say
    if found := rounds.known(of):
        note = say("They stand beside the profile and never in it.")
        st.html(round_pieces.numbers(found, say("Numbers you know"), note))
    with st.container(key=here.key("ways-after"), horizontal=True):
        here.link("numbers.py", say("Write numbers you know"))
        here.link("follow_up.py", say("Follow up on the promises"))
        here.link("next_round.py", say("The next round"))
