"""The hand-over to SØM: one of its inputs at a time, and what it came to, in the room's words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import streamlit as st

import sheets
from views import here, pad, pieces, visitor

if TYPE_CHECKING:
    from streamlit.delta_generator import DeltaGenerator

    from reports import GainReport
    from sheets import Gain
    from views.pad import Pad

OPEN: Final = "som-open"


def summary(told: GainReport) -> None:
    """How much is there, and the way to it."""
    say, som = visitor.the_words().say, told.som
    st.html(pieces.heading(som.title) + pieces.paragraphs(_count(told)))
    opened = bool(st.session_state.get(here.key(OPEN)))
    name = say("Close it") if opened else say("See and write it")
    if st.button(name, key=here.key("som")):
        st.session_state[here.key(OPEN)] = not opened
        st.rerun()


def _count(told: GainReport) -> str:
    there, lacks = len(told.som.known), len(told.som.missing)
    return visitor.the_words().say(
        "{known} of {total} are ready, {lacks} are missing.",
        known=there,
        total=there + lacks,
        lacks=lacks,
    )


def opened() -> bool:
    """Whether this window has it open."""
    return bool(st.session_state.get(here.key(OPEN)))


def show(sheet: Pad[Gain]) -> DeltaGenerator:
    """The fields; what comes back is where the list is to be drawn when they have been kept."""
    with st.container(key="rule-som"):
        listed = st.container()
        _input(sheet)
        _result(sheet)
    return listed


def _input(sheet: Pad[Gain]) -> None:
    say, language = visitor.the_words().say, visitor.the_words().language
    inputs = {one.key: one[language] for one in pad.the_shelf().gain.som.inputs}
    key = st.selectbox(
        say("You are working on"),
        list(inputs),
        format_func=inputs.__getitem__,
        key=here.key("som-input"),
    )
    stored = sheet.sheet.som.inputs.get(str(key), "")
    sheet.text(
        f"som-{key}",
        say("What you have of it"),
        stored,
        lambda old, said: sheets.gain.put_input(old, str(key), said),
    )


def _result(sheet: Pad[Gain]) -> None:
    say, som = visitor.the_words().say, sheet.sheet.som
    st.html(pieces.heading(say("What SØM came to")))
    left, right = st.columns(2, gap="medium")
    with left:
        sheet.day(
            "som-on",
            say("Calculated on"),
            som.on,
            lambda old, said: sheets.gain.put_som(old, on=said),
        )
    with right:
        sheet.line(
            "som-version",
            say("SØM’s version"),
            som.version,
            lambda old, said: sheets.gain.put_som(old, version=said),
        )
    sheet.text(
        "som-result",
        say("The result, in your own words"),
        som.result,
        lambda old, said: sheets.gain.put_som(old, result=said),
    )
