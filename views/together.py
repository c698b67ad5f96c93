"""Answer together: one statement on the wall, the room agrees on a level, and it is on disk."""

from __future__ import annotations

from typing import TYPE_CHECKING, NoReturn, TypeAlias

import streamlit as st

import workshop
from views import beginning, calm, here, house, phrases, pieces, visitor

if TYPE_CHECKING:
    from content import Factor, Statement
    from workshop import RoomAnswer, Workshop

Said: TypeAlias = tuple[str | None, str]  # a level and a note

ANSWERS = ("0", "1", "2", "3", "4", "5", "dont_know", "not_relevant")

words = visitor.the_words()
store, desk = house.the_store(), visitor.the_desk()


def ask(of: Workshop) -> None:
    """The statement this desk has come to, its answer, and the way on."""
    asked = here.asked(of)
    settled = workshop.settled(store, of.id)
    place = _place(asked, settled)
    statement = asked[place]
    st.html(_head(of, statement, place, len(asked)))
    _answer(of, statement, settled)
    _move(asked, place)
    _jump(asked, statement, settled)


def _place(asked: tuple[Statement, ...], settled: dict[str, RoomAnswer]) -> int:
    """Where the store says this desk is; else the first open statement, from now on."""
    ids = [statement.id for statement in asked]
    kept = here.the_place()
    if kept not in ids:
        kept = _first_open(asked, settled).id
        here.keep_place(kept)
    return ids.index(kept)


def _first_open(asked: tuple[Statement, ...], settled: dict[str, RoomAnswer]) -> Statement:
    return next((s for s in asked if not _answered(s, settled)), asked[0])


def _answered(statement: Statement, settled: dict[str, RoomAnswer]) -> bool:
    return statement.id in settled and settled[statement.id].answer is not None


def _head(of: Workshop, statement: Statement, place: int, all_of_them: int) -> str:
    factor, number = content.factor_of[statement.id], content.numbers[statement.id]
    far = words.say("Answer together, {place} of {all}", place=place + 1, all=all_of_them)
    there = words.say("statement {number}", number=number)
    return (
        pieces.small_line((far, *phrases.whose(of), factor.short[words.language], there))
        + pieces.progress(place + 1, all_of_them, far)
        + pieces.title(statement.text[words.language])
    )


def _answer(of: Workshop, statement: Statement, settled: dict[str, RoomAnswer]) -> None:
    """Cards, question and notes. What was chosen or written is saved before it is confirmed.

    Not in a callback and not in a fragment: after a restart both lose a click without a sign.
    """
    kept = settled.get(statement.id)
    turn = st.session_state.setdefault(here.key(f"turn-{statement.id}"), 0)
    left, right = st.columns([7, 5], gap="large")
    with left:
        chosen = _cards(statement, kept, turn)
    with right:
        st.html(pieces.question(words.say("Ask each other"), statement.question[words.language]))
        note = _notes(statement, kept, turn)
        said = _merged(statement, (chosen, note), _said(kept))
        if said != _said(kept):
            kept = settled[statement.id] = _save(of, statement, said)
        st.html(_footing(statement, kept))
    _remember(statement, said, shown=(chosen, note))


def _said(answer: RoomAnswer | None) -> Said:
    return (answer.answer, answer.note) if answer else (None, "")


def _merged(statement: Statement, shown: Said, stored: Said) -> Said:
    """What was changed on this screen since it was drawn; for the rest, what the store says."""
    seen: Said = st.session_state.get(here.key(f"seen-{statement.id}"), stored)
    return (
        stored[0] if shown[0] == seen[0] else shown[0],
        stored[1] if shown[1] == seen[1] else shown[1],
    )


def _remember(statement: Statement, said: Said, *, shown: Said) -> None:
    """What this screen has seen; where it was changed elsewhere, draw it anew."""
    st.session_state[here.key(f"seen-{statement.id}")] = said
    if shown != said:
        st.session_state[here.key(f"turn-{statement.id}")] += 1
        st.rerun()


def _cards(statement: Statement, kept: RoomAnswer | None, turn: int) -> str | None:
    ladder = content.method.ladder
    return st.radio(
        (ladder.intro if statement.rungs else ladder.carrier)[words.language],
        ANSWERS,
        index=ANSWERS.index(kept.answer) if kept and kept.answer else None,
        format_func=lambda answer: _card(statement, answer),
        key=here.key(f"rungs-{statement.id}-{turn}"),
        width="stretch",
    )


def _card(statement: Statement, answer: str) -> str:
    if not answer.isdigit():
        off = {
            "dont_know": words.say("Don't know"),
            "not_relevant": words.say("Not relevant here"),
        }
        return off[answer]
    rung = content.rungs(statement.id)[int(answer)]
    return f"**{rung.value}**\N{EN SPACE}{pieces.markdown(rung.text[words.language])}"


def _notes(statement: Statement, kept: RoomAnswer | None, turn: int) -> str:
    """What was typed and not sent outlives a reload: the page's own script keeps it meanwhile."""
    place, note = here.key(f"note-{statement.id}"), kept.note if kept else ""
    with st.container(key=f"typed-{place}"):
        written = st.text_area(
            words.say("Notes"),
            note,
            key=here.key(f"note-{statement.id}-{turn}"),
            height=150,
            max_chars=2000,
            placeholder=words.say("What do we base the level on?"),
        )
    return written.strip()


def _save(of: Workshop, statement: Statement, said: Said) -> RoomAnswer:
    try:
        return workshop.settle(store, content, desk, of.id, statement.id, *said, now=visitor.now())
    except workshop.Refused as refused:
        calm.refused(refused)
        st.stop()


def _footing(statement: Statement, kept: RoomAnswer | None) -> str:
    """That it is saved, what the rungs mean, and what the words mean."""
    line = words.say("Nothing chosen yet")
    if kept:
        line = words.say("✓ Saved at {clock}", clock=words.clock(visitor.here_and_now(kept.at)))
    place = here.key(f"note-{statement.id}")
    return (
        pieces.saved(line)
        + pieces.kept(f"typed-{place}", kept.note if kept else "")
        + pieces.folded(words.say("What the rungs mean"), _rungs(statement))
        + pieces.folded(words.say("What the words mean"), _terms())
    )


def _rungs(statement: Statement) -> str:
    language = words.language
    unseen = words.say("When you have not seen it or heard of it. It does not count as 0.")
    rungs = content.rungs(statement.id)
    means = [(f"{rung.value}", rung.help[language]) for rung in rungs if rung.help]
    intro = pieces.paragraphs(content.method.ladder.intro[language])
    return intro + pieces.terms([*means, (words.say("Don't know"), unseen)])


def _terms() -> str:
    language = words.language
    return pieces.terms((t.word[language], t.means[language]) for t in content.method.terms)


def _move(asked: tuple[Statement, ...], place: int) -> None:
    """Back and on. Read after the answer, so that nothing chosen is left behind."""
    last = place == len(asked) - 1
    with st.container(horizontal=True, key="move"):
        if st.button(words.say("Previous"), key=here.key("back"), disabled=place == 0):
            _go(asked[place - 1])
        on = words.say("See the profile") if last else words.say("Next statement")
        if st.button(on, key=here.key("on"), type="primary"):
            _leave() if last else _go(asked[place + 1])


def _go(statement: Statement) -> None:
    here.keep_place(statement.id)
    st.rerun()


def _leave() -> None:
    st.switch_page("profile.py")


def _jump(asked: tuple[Statement, ...], current: Statement, settled: dict[str, RoomAnswer]) -> None:
    """The factors, with how much of each is answered; a click goes to its first open statement."""
    done = sum(_answered(s, settled) for s in asked)
    note = words.say("{done} of {all} statements are answered", done=done, all=len(asked))
    st.html(pieces.section(words.say("Go to a factor"), note))
    with st.container(horizontal=True, key="jump"):
        for factor in content.factors:
            own = tuple(s for s in asked if content.factor_of[s.id] is factor)
            _to(factor, own, current, settled)


def _to(
    factor: Factor, own: tuple[Statement, ...], current: Statement, settled: dict[str, RoomAnswer]
) -> None:
    done = sum(_answered(s, settled) for s in own)
    name = pieces.markdown(f"{factor.number} {factor.short[words.language]}")
    far = words.say("{done} of {all}", done=done, all=len(own))
    label = f"**{name}** · {far}" if current in own else f"{name} · {far}"
    if st.button(label, key=here.key(f"to-{factor.id}")):
        _go(_first_open(own, settled))


def begin_or_stop() -> NoReturn:
    """At an address of no workshop one begins a new one; the example has none to answer."""
    if here.an_example():
        calm.no_workshop()
    beginning.show()
    st.stop()


found = here.the_workshop() or begin_or_stop()
if found.kind == "private":
    calm.stop_at(
        words.say("Here everybody answers alone"),
        words.say("This workshop is answered on people’s own phones, and not together."),
        ("underway.py", words.say("To the workshop")),
    )
content = here.shelves(found)
ask(found)
