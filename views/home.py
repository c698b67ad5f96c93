"""Home: what it is, in one look; and for whoever has workshops, what they ask for today."""

from __future__ import annotations

import streamlit as st

from views import listing, pieces, told, visitor, welcome

words = visitor.the_words()


def own_link() -> str:
    """The desk's secret, folded away from the wall."""
    what = words.say(
        "Save it, or open it on another computer, to get back to these workshops. Whoever has it "
        "can do everything you can: see, show and delete the answers. So keep it to yourself."
    )
    link = f"{visitor.the_address()}/facilitator/{visitor.the_token()}"
    inside = pieces.paragraphs(what) + pieces.secret(link)
    return pieces.folded(words.say("Your facilitator link"), inside)


example = told.the_example()
found = listing.tally()
if found.every:
    listing.show(found, example=example is not None)
    st.html(own_link())
else:
    st.html(welcome.screen(example))
