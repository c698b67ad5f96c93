"""Home: what it is, in one look; and for whoever has workshops, what they ask for today."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from views import listing, pieces, reach, told, visitor, welcome

if TYPE_CHECKING:
    from datetime import date

words = visitor.the_words()


def own_link() -> str:
    """The desk's secret, folded away from the wall."""
    what = words.say(
        "Save it, or open it on another computer, to get back to these workshops. Whoever has it "
        "can do everything you can: see, show and delete the answers. So keep it to yourself."
    )
    link = f"{visitor.the_address()}/facilitator/{visitor.the_token()}"
    inside = pieces.paragraphs(what) + pieces.secret(link) + reach.alone()
    return pieces.folded(words.say("Your facilitator link"), inside)


def last_days(day: date | None) -> str:
    """That everything goes on its day, and when the next one is."""
    if day is None:
        return ""
    said = words.say("The workshop that goes first is deleted after {day}.", day=words.date(day))
    return pieces.notes((said,))


example = told.the_example()
found = listing.tally()
if found.every:
    listing.show(found, example=example is not None)
    st.html(own_link() + last_days(found.deleting))
else:
    st.html(welcome.screen(example))
