"""The control: one statement at a time, what the room says of it, and what the wall shows."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import streamlit as st

import workshop
from views import (
    again,
    beside,
    calm,
    control_pieces,
    deciding,
    followed,
    foot,
    here,
    house,
    phrases,
    pieces,
    steering,
    strip,
    told,
    turning,
    visitor,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reports import Report, StatementReport
    from workshop import Decided, Talked, Wall, Workshop

ASKED = "udsagn"
"""What an address names that leads to a statement: `dagsorden?udsagn=…`."""
WIDTHS = (14.5, 36, 15.5)
MOST_SIGNS = 50  # of what comes next in the strip
LOOK = Path(__file__).parent / "control.css"

words = visitor.the_words()
found = here.the_workshop()
noted = workshop.talked(house.the_store(), found.id) if found else None
report = told.the_answers(found, noted) or calm.nothing_yet()


def control(of: Report, room: Workshop | None, noted: Talked | None) -> None:
    """Strip, agenda, the statement in the middle, the wall and the notes beside it, the way on.

    `room` is None in the example, where nothing is kept.
    """
    every = {s.id: s for factor in of.factors for s in factor.statements}
    wall, said = (noted.wall.wall, noted.decisions) if noted else (None, {})
    if room and wall and (asked := st.query_params.pop(ASKED, "")) in every:
        wall = steering.go(room, wall, asked)
    at = every[where(of, wall, every)]
    if moved := foot.pressed(of, at) or turning.pressed(of, at):
        wall, said = arrived(room, wall, at, moved, said)
        at = moved
    scripts = here.shelves(room).scripts if room else None
    running = strip.script(wall, scripts) if wall else None
    minutes = running.budget()[: len(of.agenda)] if running else ()
    head(of, room, wall, at, minutes)
    left, middle, right = st.columns(WIDTHS, gap="medium")
    with middle:
        desk = talk(room, at, said.get(at.id))
    with right:
        beside.show(room, wall, at, desk, noted.figures if noted else ())
    with left:
        said = {**said, at.id: desk.decided} if desk and desk.decided else said
        turning.show(of, at, said, minutes)
        ways_out(of, room)
    settled = deciding.settled(said.get(at.id))
    onward = foot.show(of, at, settled=settled, live=follows(room))
    if onward and not moved:  # a session that began with a click knew of it only now
        go(room, wall, at, onward, said)


def follows(room: Workshop | None) -> bool:
    """Whether anything can be written, and anybody follows."""
    return room is not None and workshop.follows(room)


def where(of: Report, wall: Wall | None, every: Mapping[str, StatementReport]) -> str:
    """Where this window is; a new one begins with what is on the wall, else at the beginning."""
    kept = st.session_state.get(here.key("place")) or (wall.statement if wall else "")
    return str(kept) if kept in every else of.agenda[0].id


def arrived(
    room: Workshop | None,
    wall: Wall | None,
    at: StatementReport,
    to: StatementReport,
    said: dict[str, Decided],
) -> tuple[Wall | None, dict[str, Decided]]:
    """Go to another statement before anything is drawn; what was typed at the last one is kept."""
    st.session_state.pop(here.key(turning.OPEN), None)
    if room is None or wall is None:
        here.stay_at(to.id)
        return wall, said
    if workshop.follows(room) and deciding.sweep(room, at.id, said):
        said = workshop.decisions(house.the_store(), room.id)
    return steering.go(room, wall, to.id), said


def go(
    room: Workshop | None,
    wall: Wall | None,
    at: StatementReport,
    to: StatementReport,
    said: dict[str, Decided],
) -> None:
    """Go where a click led that is only known now that all is drawn."""
    if to.id != at.id:
        arrived(room, wall, at, to, said)
        st.rerun()


def head(
    of: Report,
    room: Workshop | None,
    wall: Wall | None,
    at: StatementReport,
    minutes: tuple[int, ...],
) -> None:
    """The small line and the strip."""
    place = next((i for i, s in enumerate(of.agenda, 1) if s.id == at.id), 0)
    far = words.say("Agenda, {place} of {all}", place=place, all=len(of.agenda))
    whose = phrases.called(room) if room else (of.organisation,)
    parts = (far if place else words.say("Not on the agenda"), *whose)
    if room is None or wall is None or not workshop.follows(room):
        followed.kicker(None, parts, control=True)
        return
    rungs = [rung.value for rung in at.rungs if rung.count]
    spread = strip.Rungs(min(rungs), max(rungs)) if rungs else strip.Rungs()
    onward = turning.after(of, at, minutes) if place else ""
    onward = onward if len(onward) < MOST_SIGNS else ""
    budget = minutes[place - 1] if 0 < place <= len(minutes) else 0
    scripts, now = here.shelves(room).scripts, strip.Now(at.id, spread, budget, onward)
    followed.kicker(room, parts, control=True, beneath=strip.drawn(room, wall, scripts, now))
    strip.begin(room, wall, scripts)


def talk(
    room: Workshop | None, at: StatementReport, decided: Decided | None
) -> deciding.Desk | None:
    """The answers, the verdict, and below a rule what the room says of it."""
    so_far = again.rounds(room, at.id) if room else again.Rounds()
    limits = (here.shelves(room) if room else house.the_content()).method.limits
    drawn = control_pieces.statement(at, words)
    if any(rung.count for rung in at.rungs):
        drawn += control_pieces.spread(at, words, limits.region_radius.value, so_far.last)
    telling = again.told(at, so_far, limits)
    writes = room is not None and follows(room)
    asks = not writes or deciding.form(at.id, decided) == "level"
    newest = any(so_far.last or ())
    st.html(drawn + control_pieces.verdict(at, words, telling, newest=newest, question=asks))
    if room is None or not writes:
        return only_told(room, at, decided)
    desk = deciding.Desk(room, at, decided)
    with st.container(key=here.key("rule-say"), gap="small"):
        if so_far.open:
            again.panel(room, at.id, so_far.open)
        elif desk.open == "unresolved":
            not_settled(desk)
        elif desk.open == "level":
            settle(desk, so_far)
        else:
            stands(desk, so_far)
    return desk


def only_told(
    room: Workshop | None, at: StatementReport, decided: Decided | None
) -> deciding.Desk | None:
    """In the example, and when the workshop has ended, nothing can be written."""
    if room and decided and deciding.settled(decided):
        st.html(pieces.ruled(what_was_said(at, decided)))
    elif room is None:
        line = words.say("In a workshop of your own, you write here what you agree on.")
        st.html(pieces.notes((line,)))
    return deciding.Desk(room, at, decided) if room else None


def what_was_said(at: StatementReport, decided: Decided) -> str:
    """A level and why, or both arguments."""
    at_clock = words.clock(visitor.here_and_now(decided.at))
    if decided.decision.unresolved:
        return control_pieces.unresolved(decided.decision, at_clock, words)
    return control_pieces.agreed(at, decided.decision, at_clock, words)


def settle(desk: deciding.Desk, so_far: again.Rounds) -> None:
    """A level and why; the button says which one it saves."""
    chosen = desk.level()
    with st.container(horizontal=True, key=here.key("say")):
        label = words.say("Save level {level}", level=chosen) if chosen else words.say("Save level")
        kind = "primary" if chosen else "secondary"
        if st.button(label, key=here.key("agree-save"), type=kind, disabled=chosen is None):  # type: ignore[arg-type] # one of the two
            desk.settle({"level": chosen, "unresolved": False})
        if st.button(words.say("Write as unresolved"), key=here.key("unresolved-open")):
            turn(desk, "unresolved")
        ask_again(desk, so_far)
        if deciding.settled(desk.decided) and st.button(words.say("Back"), key=here.key("undo")):
            turn(desk, "")


def not_settled(desk: deciding.Desk) -> None:
    """Both arguments, of which one is enough, and who looks into it."""
    desk.arguments()
    who, when, right = st.columns([17, 15, 28], gap="small", vertical_alignment="bottom")
    desk.looks((who, when))
    with right, st.container(horizontal=True, key=here.key("say")):
        label = words.say("Save as unresolved")
        if st.button(label, key=here.key("unresolved-save"), type="primary"):
            desk.settle({"level": None, "unresolved": True})
        if st.button(words.say("Back"), key=here.key("undo")):
            turn(desk, "")


def stands(desk: deciding.Desk, so_far: again.Rounds) -> None:
    """What was said, and the two ways to say it anew."""
    if desk.decided is None:
        return
    st.html(what_was_said(desk.statement, desk.decided))
    unresolved = desk.said.unresolved
    with st.container(horizontal=True, key=here.key("say")):
        if unresolved:
            if st.button(words.say("Change the arguments"), key=here.key("unresolved-edit")):
                turn(desk, "unresolved")
            if st.button(words.say("Agree on a level"), key=here.key("agree-edit")):
                turn(desk, "level")
        elif st.button(words.say("Change level or why"), key=here.key("agree-edit")):
            turn(desk, "level")
        ask_again(desk, so_far)


def ask_again(desk: deciding.Desk, so_far: again.Rounds) -> None:
    """Ask the phones to rate it once more, while that may be."""
    if so_far.may_ask and st.button(words.say("Rate again"), key=here.key("again-ask")):
        again.ask(desk.of, desk.statement.id)


def turn(desk: deciding.Desk, which: deciding.Form) -> None:
    """Another form."""
    deciding.turn_to(desk.statement.id, which)
    st.rerun()


def ways_out(of: Report, room: Workshop | None) -> None:
    """The other statements, and the end of the talk; each has its own place."""
    others = words.count("The rest, {n} statement", "The rest, {n} statements", len(of.rest))
    with st.container(key=here.key("ways-out"), gap=None):
        here.link("rest.py", others)
        if room:
            here.link("ending.py", words.say("End the talk"))


st.html(LOOK)
if report.agenda:
    control(report, found, noted)
else:
    whose = phrases.called(found) if found else (report.organisation,)
    kicker = (words.say("Agenda"), *whose)
    st.html(pieces.opening(kicker, report.agenda_title, report.lead))
    ways_out(report, found if found and found.kind == "private" else None)
