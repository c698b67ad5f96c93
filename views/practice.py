"""Practice: a whole day with invented participants, which says so everywhere and goes at a word."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

import reports
import workshop
from views import calm, here, house, pieces, visitor

if TYPE_CHECKING:
    from workshop import Chosen, Workshop


def begin(like: Chosen) -> None:
    """A button that makes one with what is chosen, and goes there."""
    say = visitor.the_words().say
    if st.button(say("Practise with invented participants"), key=here.key("practise")):
        made_up = reports.made_up(house.the_content())
        try:
            new = workshop.practise(
                house.the_store(),
                house.the_content(),
                visitor.the_desk(),
                like=like,
                examples=workshop.examples_of(made_up) if made_up else (),
                now=visitor.now(),
            )
        except workshop.Refused as refused:
            calm.refused(refused)
        else:
            calm.gone_on(new.id, "undervejs")


def delete(of: Workshop) -> None:
    """One button that ends it; there is nobody's answer in it."""
    say = visitor.the_words().say
    what = say("The participants are invented. Delete it when you have seen enough.")
    st.html(pieces.section(say("This is practice"), what))
    if st.button(say("Delete the practice"), key=here.key("delete-practice")):
        try:
            delete_now(of)
        except workshop.Refused as refused:
            calm.refused(refused)


def delete_now(of: Workshop) -> None:
    """Delete, and say so; its address leads nowhere from now on."""
    workshop.delete(house.the_store(), visitor.the_desk(), of.id)
    house.forget(of.id)
    st.session_state[here.key(calm.DELETED)] = of.organisation
    st.rerun()
