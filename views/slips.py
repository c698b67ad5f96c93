"""Slips: a code of one's own for each person, to be printed and cut apart."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import streamlit as st

import workshop
from views import calm, here, house, phrases, pieces, reach, visitor, wall

if TYPE_CHECKING:
    from workshop import Workshop

MOST = 2000

words = visitor.the_words()
store, desk = house.the_store(), visitor.the_desk()


def show(of: Workshop) -> None:
    """How many, the button, and the slips themselves."""
    st.html(
        pieces.opening(
            (words.say("Slips"), of.organisation),
            words.say("Print the slips, and give one to each person"),
            words.say("Each code lets one person in, once. Cut along the lines."),
        )
    )
    n = st.number_input(
        words.say("How many slips?"),
        min_value=1,
        max_value=MOST,
        value=min(MOST, of.invited or 20),
        step=1,
        key=here.key("how-many"),
        width=320,
    )
    if st.button(words.say("Make the slips"), type="primary", key=here.key("make-slips")):
        make(of, int(n))
    codes = workshop.unused_slips(store, desk, of.id)
    if codes:
        st.html(pieces.notes((left(len(codes)),)) + reach.alone())
        drawn(of, codes)


def make(of: Workshop, how_many: int) -> None:
    """New slips in the place of those that nobody has used."""
    try:
        workshop.print_slips(store, desk, of.id, how_many)
    except workshop.Refused as refused:
        calm.refused(refused)


def left(n: int) -> str:
    """How many are still good, and what becomes of them when new ones are made."""
    still = words.count("{n} slip has not been used.", "{n} slips have not been used.", n)
    return f"{still} " + words.say("If you make new ones, these no longer work.")


def drawn(of: Workshop, codes: tuple[str, ...]) -> None:
    """The slips in the participants' language."""
    theirs, address = visitor.words_in(of.language), visitor.the_address()
    st.html(
        wall.slips(
            codes,
            theirs.say("Answer for {organisation}", organisation=of.organisation),
            f"{address}/join".removeprefix(f"{urlsplit(address).scheme}://"),
            phrases.promise(of),
            theirs,
        )
    )


found = here.the_workshop() or calm.no_workshop()
if not found.slips or found.phase not in {"draft", "open"}:
    calm.stop_at(
        words.say("No slips are used here"),
        words.say("Slips are chosen when a workshop is prepared, and used until it is closed."),
        ("cover.py", words.say("To the workshop")),
    )
show(found)
