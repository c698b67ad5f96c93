"""Redesign: which sheets the profile calls for, and why; and where the organisation says it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from sheets import Movements
from views import here, pad, phrases, pieces, redesign_pieces, told, visitor
from views.calm import nothing_yet

if TYPE_CHECKING:
    from collections.abc import Callable

    from content import MovementsFile

words = visitor.the_words()


def said_of(key: str) -> Callable[[Movements, str], Movements]:
    """Writes the room's own words on one movement."""
    return lambda of, text: of.model_copy(update={"words": {**of.words, key: text}})


def where(on: pad.Pad[Movements], file: MovementsFile) -> None:
    """Which movement the room says that it is in, and its own words on each."""
    names = {one.key: pieces.markdown(one.name[words.language]) for one in file.movements}
    on.choice(
        "movement",
        words.say("Where are you yourselves?"),
        on.sheet.at,
        names,
        lambda of, key: of.model_copy(update={"at": key}),
    )
    columns = st.columns(2, gap="large")
    for n, one in enumerate(file.movements):
        with columns[n % 2]:
            name = words.inside(one.name[words.language])
            label = words.say("In your own words: {movement}", movement=name)
            stored = on.sheet.words.get(one.key, "")
            on.text(f"movement-{one.key}", label, stored, said_of(one.key))


shelf, report = pad.the_shelf(), told.the_report() or nothing_yet()
pad.ways()
opening, calls = st.container(), st.container()
with st.container(key="rule-movements"):
    moving, drawn = pad.Pad(Movements), st.container()
    if moving.may:
        where(moving, shelf.movements)
        moving.drawn()
    moving.pen()
overview = told.the_overview() or nothing_yet()
opening.html(pieces.opening(phrases.kicker(report), overview.finding, overview.lead))
screens = dict(pad.SHEETS)
with calls:
    for call in overview.calls:
        st.html(redesign_pieces.call(call, words))
        here.link(
            screens[call.sheet],
            words.say("To the sheet: {sheet}", sheet=pieces.markdown(call.title)),
        )
if movements := overview.movements:
    drawn.html(
        pieces.heading(movements.heading)
        + redesign_pieces.origin(movements)
        + redesign_pieces.movements(movements)
        + redesign_pieces.asks(movements, words)
    )
