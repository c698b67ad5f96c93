"""Gain: who pays and who gains, and what the national model asks for."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

import reports
import sheets
import workshop
from sheets import Gain
from views import (
    drawing,
    file_names,
    gain_editor,
    gain_if,
    gain_pieces,
    gain_plan,
    here,
    house,
    pad,
    pieces,
    taking,
    to_som,
    visitor,
)
from views import told as telling
from views.late import Late

if TYPE_CHECKING:
    from collections.abc import Callable

    from reports import GainReport
    from views.pad import Pad

WHY = "gain-why"
"""Under this key a session knows why the sheet is there, so that a click need not ask."""


def told(sheet: Pad[Gain], wanted: Callable[[str], bool], *, som_whole: bool = True) -> GainReport:
    """The sheet as it stands now, with the posts that are wanted."""
    return reports.tell_gain(
        *(visitor.the_words(), pad.the_shelf().gain, sheet.sheet, wanted), som_whole=som_whole
    )


def written(sheet: Pad[Gain], one: str, *, som_whole: bool) -> GainReport:
    """The sheet with the posts of one initiative, told anew when something of it has changed."""
    return telling.once(
        "gain",
        (sheet.sheet, pad.the_shelf(), one, repr(som_whole)),
        lambda: told(sheet, lambda key: key == one, som_whole=som_whole),
    )


def figures(of: GainReport) -> str:
    """What to ask each other, who pays and who saves, what is supposed, and what to mind."""
    parts = (gain_pieces.questions, gain_pieces.figures, gain_pieces.supposed, gain_pieces.minded)
    return drawing.Piece("".join(draw(of) for draw in parts))


def opening(of: GainReport) -> str:
    """The finding in the room's own figures, and why the sheet is there."""
    head = pieces.opening(pad.kicker("gain"), of.finding, of.lead, screen=of.title)
    return head + pieces.paragraphs(str(st.session_state[here.key(WHY)]))


def invented(sheet: Pad[Gain]) -> str:
    """Whose figures the example's are: nobody's, and not to be used elsewhere."""
    note = pad.the_shelf().gain.example.note[visitor.the_words().language]
    return pieces.notes([note]) if sheet.of is None else ""


def read(sheet: Pad[Gain]) -> str:
    """The whole sheet where nobody writes, remembered as long as it stays the same."""

    def drawn() -> str:
        whole = told(sheet, lambda _: True)
        figures = (gain_pieces.figures, gain_pieces.supposed, gain_pieces.initiatives)
        parts = (*figures, gain_pieces.minded, gain_pieces.questions, gain_pieces.som_below)
        head = opening(whole) + invented(sheet)
        return "".join((head, *(draw(whole) for draw in parts)))

    why = st.session_state[here.key(WHY)]
    what = ("gain", visitor.the_words().language, sheet.at, why)
    return house.the_memory().recall(here.the_id(), what, drawn)


def write(sheet: Pad[Gain]) -> None:
    """The fields; the figures above them are drawn last, so that they agree with what is kept."""
    gain_editor.sweep(sheet)
    before = written(sheet, gain_editor.at(sheet.sheet), som_whole=to_som.opened())
    head = Late(opening, before)
    sheet.pen()
    above = Late(figures, before, "gain-above")
    with st.container(key="rule-gain"):
        left, right = st.columns([8, 4], gap="large")
    with left:
        table = gain_editor.show(sheet)
    one = sheets.gain.initiative(sheet.sheet, gain_editor.at(sheet.sheet))
    with right:
        gain_if.show(sheet, one)
        ready = st.container()
        if one:
            gain_plan.show(sheet, one)
    listed = to_som.show(sheet) if to_som.opened() else None
    now = written(sheet, one.id if one else "", som_whole=listed is not None)
    head.again(now)
    above.again(now)
    with ready:
        to_som.summary(now)
    if table:
        gain_editor.draw(sheet, now, table)
    if listed:
        listed.html(gain_pieces.som(now))
    sheet.drawn()


def take_along(sheet: Pad[Gain]) -> None:
    """The posts as a spreadsheet, made when it is asked for."""
    words, filled = visitor.the_words(), sheet.sheet
    whose = sheet.of.organisation if sheet.of else reports.FICTITIOUS
    st.download_button(
        words.say("The figures as a spreadsheet (.csv)"),
        data=taking.held(lambda: reports.gain_sheet(filled, words)),
        file_name=file_names.of(whose, words.say("gain"), kind="csv"),
        mime="text/csv",
        key=here.key("file-gain"),
        on_click="ignore",
    )


@st.fragment
def the_sheet() -> None:
    """All of it but the ways to the other sheets: a click draws this, and not the whole screen."""
    try:
        with here.drawn():
            _sheet(pad.Pad(Gain))
    except (workshop.Unreachable, workshop.Refused):
        st.rerun()


def _sheet(sheet: Pad[Gain]) -> None:
    if sheet.may or (sheet.open and gain_editor.waits(sheet.sheet)):
        write(sheet)
    else:
        st.html(read(sheet))
        sheet.pen()
    if sheet.sheet.initiatives:
        take_along(sheet)


here.the_workshop()
pad.the_shelf()
pad.ways()
st.session_state[here.key(WHY)] = telling.why("gain")
the_sheet()
