"""Numbers known already: written here, shown beside the profile and never in it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import streamlit as st

import workshop
from views import calm, here, house, phrases, pieces, round_pieces, rounds, visitor
from workshop import Figure

if TYPE_CHECKING:
    from typing import Literal

    from workshop import Workshop

POINTS: Final[tuple[Literal["", "up", "down"], ...]] = ("", "up", "down")
NEW: Final = "new"
FIRST_YEAR: Final = 1990

words = visitor.the_words()
say = words.say


def screen(of: Workshop) -> None:
    """What there is, and the form for one more or another."""
    found = workshop.figures(house.the_store(), of.id)
    finding = (
        words.count("You know {n} number already", "You know {n} numbers already", len(found))
        if found
        else say("Which numbers do you know already?")
    )
    lead = say(
        "Contacts per citizen, plans per citizen, re-referrals: whatever you have. They stand "
        "beside the profile and never in it, and no score changes."
    )
    st.html(pieces.opening((*phrases.whose(of), say("Numbers you know")), finding, lead))
    if found and rounds.is_shown(of):
        told = rounds.known(of)
        st.html(round_pieces.numbers(told, say("Beside your answers"), rule()))
    form(of, found)


def rule() -> str:
    """When a number and the answers are called apart."""
    return say(
        "Where a number is said to point down and you have called the factor high, or up and you "
        "have called it low, the agenda asks about it."
    )


def form(of: Workshop, found: tuple[Figure, ...]) -> None:
    """One number: which it is, and all that is to be known of it."""
    st.html(pieces.section(say("Write a number")))
    by_id = {one.id: one for one in found}
    chosen = st.selectbox(
        say("Which one?"),
        (NEW, *by_id),
        format_func=lambda one: by_id[one].name if one in by_id else say("A new one"),
        key=here.key("which"),
    )
    old = by_id.get(chosen)
    factors = {factor.id: factor.short[words.language] for factor in here.shelves(of).factors}
    with st.form(here.key(f"number-{chosen}-{len(found)}"), border=False):
        left, right = st.columns(2, gap="large")
        name = left.text_input(say("What it is called"), old.name if old else "", max_chars=120)
        figure = left.text_input(
            say("The number, with its unit"), old.figure if old else "", max_chars=40
        )
        year = left.number_input(
            say("Year"),
            FIRST_YEAR,
            visitor.today().year,
            old.year if old else visitor.today().year - 1,
        )
        source = right.text_input(say("Where it is from"), old.source if old else "", max_chars=200)
        factor = right.selectbox(
            say("The factor it says something about"),
            tuple(factors),
            index=tuple(factors).index(old.factor) if old else 0,
            format_func=lambda one: factors[one],
        )
        points = right.selectbox(
            say("What does it point to?"),
            POINTS,
            index=POINTS.index(old.points) if old else 0,
            format_func=pointing,
        )
        sent = st.form_submit_button(say("Save the number"), type="primary")
    if sent:
        made = Figure(
            id=old.id if old else workshop.new_token(),
            name=name,
            figure=figure,
            year=int(year),
            source=source,
            factor=factor,
            points=points,
        )
        keep(of, made)
    if old and st.button(say("Remove the number"), key=here.key("remove-number")):
        workshop.remove_figure(house.the_store(), visitor.the_desk(), of.id, old.id)
        st.rerun()


def pointing(points: str) -> str:
    """Which way a number points, as a choice."""
    return {
        "": say("It does not say"),
        "up": say("That it goes well"),
        "down": say("That it does not go well"),
    }[points]


def keep(of: Workshop, figure: Figure) -> None:
    """Keep it, or say why not."""
    try:
        workshop.keep_figure(
            *(house.the_store(), house.the_content(), visitor.the_desk(), of.id, figure),
            now=visitor.now(),
        )
    except workshop.Refused as refused:
        calm.refused(refused)
    else:
        st.rerun()


if workshop_here := here.the_workshop():
    screen(workshop_here)
else:
    calm.no_workshop()
