"""Beside the statement: what the wall shows, how to talk, notes, where to see it, comments."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

import workshop
from views import breaks, control_pieces, here, pieces, rounds, seen, steering, told, visitor
from views import wall as rooms_wall

if TYPE_CHECKING:
    from collections.abc import Sequence

    from content import Scripts
    from reports import StatementReport
    from views.deciding import Desk
    from workshop import Figure, Shows, Wall, Workshop

SHOWN: tuple[Shows, ...] = ("finding", "statement", "pause")


def show(
    room: Workshop | None,
    wall: Wall | None,
    at: StatementReport,
    desk: Desk | None,
    figures: Sequence[Figure],
) -> None:
    """The column on the right; in the example, and after the end, the comments alone."""
    if room and wall and workshop.follows(room):
        wall = on_the_wall(room, wall, at)
        breaks.show(room, wall)
        how_to_talk(room, wall, at, here.shelves(room).scripts)
    if desk and room:
        written(room, at, desk)
    comments(room, at)
    if room:
        numbers(room, at, figures)


def on_the_wall(room: Workshop, now: Wall, at: StatementReport) -> Wall:
    """What the room sees, the way to open it, and what it can show instead."""
    words = visitor.the_words()
    say = words.say
    names = {"finding": say("Profile"), "statement": say("Statement"), "pause": say("Pause")}
    st.html(control_pieces.wall_head(say("On the wall now"), here.address(room.id, "vaeg"), words))
    stored: Shows | None = now.shows if now.shows in SHOWN else None
    if now.shows == "statement" and now.statement != at.id:
        stored = None

    def draw(key: str, value: Shows | None) -> Shows | None:
        return st.radio(
            say("On the wall now"),
            SHOWN,
            index=SHOWN.index(value) if value in SHOWN else None,
            format_func=lambda shows: names[shows],
            key=key,
            horizontal=True,
            label_visibility="collapsed",
            width="stretch",
        )

    chosen = seen.field("shown", stored, draw)
    if not chosen or chosen == stored:
        return now
    seen.kept("shown", chosen)
    return steering.show(room, now, chosen, at.id)


def how_to_talk(room: Workshop, now: Wall, at: StatementReport, scripts: Scripts | None) -> None:
    """A way to talk, chosen for this statement; the clock begins when it is chosen."""
    if scripts is None:
        return
    words = visitor.the_words()
    language = words.language
    stored = now.talk if now.statement == at.id and now.talk in scripts.talk else ""

    def name(key: str) -> str:
        if not key:
            return words.say("As you like")
        how = scripts.talk[key]
        if not how.minutes:
            return how.name[language]
        return words.say("{name}, {n} min", name=how.name[language], n=how.minutes)

    def draw(key: str, value: str) -> str:
        options = ("", *scripts.talk)
        chosen: str = st.selectbox(
            words.say("How to talk"),
            options,
            index=options.index(value),
            format_func=name,
            key=key,
        )
        return chosen or ""

    chosen = seen.field(f"talk-{at.id}", stored, draw)
    if chosen != stored:
        steering.talk(room, now, at.id, scripts.talk.get(chosen))
        st.rerun()
    if how := scripts.talk.get(chosen):
        inside = pieces.paragraphs(how.how[language], how.beware[language])
        st.html(pieces.folded(words.say("How it is done"), inside))


def written(room: Workshop, at: StatementReport, desk: Desk) -> None:
    """Notes, and where one can see it."""
    words = visitor.the_words()
    if workshop.follows(room):
        desk.text("note", words.say("Notes on statement {number}", number=at.number), 76)
        evidence(desk)
        st.html("".join(desk.kept))
    elif desk.decided:
        said = desk.said
        lines = (said.note, said.evidence, said.looks)
        if any(lines):
            st.html(pieces.paragraphs(*filter(None, lines)))
    if desk.decided:
        clock = words.clock(visitor.here_and_now(desk.decided.at))
        st.html(pieces.saved(words.say("✓ Saved at {clock}", clock=clock)))


def evidence(desk: Desk) -> None:
    """Where one can see it, and who will look: open where something is written, or asked for."""
    say, said = visitor.the_words().say, desk.said
    name = here.key(f"evidence-open-{said.statement}")
    if not (st.session_state.get(name) or said.evidence or said.looks or said.looks_on):
        if st.button(say("Where can we see it?"), key=here.key("evidence-open"), type="tertiary"):
            st.session_state[name] = True
            st.rerun()
        return
    desk.line("evidence", say("Where can we see it?"), say("Minutes, a plan, an agreement"))
    if desk.open != "unresolved":
        desk.looks()


def comments(room: Workshop | None, at: StatementReport) -> None:
    """What people wrote beside this statement."""
    words = visitor.the_words()
    if texts := told.the_comments(room).get(at.id):
        name = words.count("Show {n} comment", "Show {n} comments", len(texts))
        st.html(pieces.folded(name, rooms_wall.remarks(texts)))


def numbers(room: Workshop, at: StatementReport, figures: Sequence[Figure]) -> None:
    """Where a number that is known already points elsewhere than the answers to this factor."""
    apart = [
        one.apart
        for one in rounds.beside(room, figures)
        if one.apart and one.factor.casefold() == at.factor.casefold()
    ]
    if apart:
        st.html(pieces.notes(apart))
