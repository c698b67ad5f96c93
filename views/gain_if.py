"""What if: one assumption moved, which is kept nowhere unless the room asks for it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, cast
from uuid import uuid4

import streamlit as st

import reports
import sheets
from sheets import Assumption, Supposed
from views import here, pad, pieces, visitor

if TYPE_CHECKING:
    from sheets import Gain, Initiative
    from views.pad import Pad

OPEN: Final = "if-open"
"""Under this key a session knows whether it tries assumptions."""


def show(sheet: Pad[Gain], initiative: Initiative | None) -> None:
    """What moves, how, and what comes of it."""
    words = visitor.the_words()
    say = words.say
    if not sheet.sheet.posts:
        return
    heading = pieces.heading(say("What if"))
    if not st.session_state.get(here.key(OPEN)):
        what = say("Move one assumption, and see what it does to the sum.")
        st.html(heading + pieces.paragraphs(what))
        if st.button(say("Try it"), key=here.key("if")):
            st.session_state[here.key(OPEN)] = True
            st.rerun()
        return
    st.html(heading)
    moved = _chosen(sheet.sheet, initiative)
    told = reports.tell_supposed(words, pad.the_shelf().gain, sheet.sheet, moved)
    st.html(pieces.paragraphs(*told) if told else pieces.notes([say("There is nothing to move.")]))
    if told and st.button(say("Write it on the sheet"), key=here.key("if-keep")):
        new = Assumption(id=uuid4().hex[:12], **moved.model_dump())
        sheet.changed(lambda old: sheets.gain.add_assumption(old, new))
    st.html(pieces.notes([say("Nothing on the sheet changes while you try.")]))
    if sheet.sheet.assumptions:
        _kept(sheet)


def _chosen(sheet: Gain, initiative: Initiative | None) -> Supposed:
    say = visitor.the_words().say
    what = _targets(sheet, initiative)
    target = st.selectbox(
        say("What moves?"), list(what), format_func=what.__getitem__, key=here.key("if-what")
    )
    ways = _ways()
    way = st.radio(say("How?"), list(ways), format_func=ways.__getitem__, key=here.key("if-way"))
    percent = 100
    if way == "percent":
        percent = st.number_input(
            say("Per cent of what you expect"),
            *(0, 300, 80, 5),
            key=here.key("if-percent"),
        )
    part, _, which = str(target).partition(":")
    return Supposed(part=cast("sheets.gain.Part", part), which=which, way=way, percent=percent)


def _targets(sheet: Gain, initiative: Initiative | None) -> dict[str, str]:
    """All gains, all costs, one department's gains, or a post of the initiative in hand."""
    say = visitor.the_words().say
    every = sheet.sides
    named = [one.name for one in every if one.name and one.saves]
    return {
        "gains:": say("All gains"),
        "costs:": say("All costs"),
        **{f"department:{name}": say("Gains of {name}", name=name) for name in named},
        **{
            f"post:{one.id}": one.what or say("An item without a name")
            for one in (initiative.posts if initiative else ())
        },
    }


def _ways() -> dict[sheets.gain.Way, str]:
    say = visitor.the_words().say
    return {
        "two_thirds": say("A third less"),
        "half": say("Half"),
        "three_quarters": say("A quarter less"),
        "later": say("A year later"),
        "percent": say("Your own percentage"),
    }


def _kept(sheet: Pad[Gain]) -> None:
    """One of the assumptions on the sheet: in the room's own words, and who vouches for it."""
    say, words = visitor.the_words().say, visitor.the_words()
    names = {one.id: str(n) for n, one in enumerate(sheet.sheet.assumptions, 1)}
    numbered = {key: say("Assumption {n} on the sheet", n=n) for key, n in names.items()}
    key = st.selectbox(
        say("On the sheet already"),
        list(names),
        index=None,
        format_func=numbered.__getitem__,
        key=here.key("if-kept"),
        placeholder=words.count("{n} assumption", "{n} assumptions", len(names)),
    )
    one = next((one for one in sheet.sheet.assumptions if one.id == key), None)
    if one is None:
        return
    sheet.line(
        f"{one.id}-words",
        say("If …, in your own words"),
        one.words,
        lambda old, said: sheets.gain.put_assumption(old, one.id, words=said),
    )
    sheet.line(
        f"{one.id}-voucher",
        say("Who vouches for it?"),
        one.voucher,
        lambda old, said: sheets.gain.put_assumption(old, one.id, voucher=said),
    )
    if st.button(say("Remove it from the sheet"), key=here.key("if-out")):
        sheet.changed(lambda old: sheets.gain.without(old, one.id))
