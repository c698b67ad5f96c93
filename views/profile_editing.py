"""One competence at a time: why here, how it stands, and what is done about it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final
from uuid import uuid4

import streamlit as st

from sheets import MOST_NEEDS, RECOMMENDED, Need, Profiles, competence, with_need, without_need
from views import here, pieces, promising, sure, visitor

if TYPE_CHECKING:
    from collections.abc import Callable

    from content import ProfilesFile
    from reports import ProfilesReport
    from sheets import Whose
    from views.pad import Pad

WHOSE: Final = "whose"
OPENS: Final = "opens-need"
"""Under this key a session knows which competence was just chosen."""
NAMES: Final[tuple[Whose, ...]] = ("leader", "coordinator")


def show(pad: Pad[Profiles], report: ProfilesReport, file: ProfilesFile) -> None:
    """Whose profile, which of its competences are chosen, and one of them in full."""
    say, names = visitor.the_words().say, {one.whose: one.name for one in report.profiles}
    whose: Whose = st.radio(
        say("Leader or coordinator"),
        NAMES,
        format_func=names.__getitem__,
        horizontal=True,
        key=here.key(WHOSE),
    )
    _choose(pad, file, whose)
    _one(pad, report, file, whose)


def _choose(pad: Pad[Profiles], file: ProfilesFile, whose: Whose) -> None:
    """One more of the shelf's competences, or one in the room's own words."""
    words = visitor.the_words()
    say, language = words.say, words.language
    chosen = pad.sheet.of(whose)
    groups = {group.key: group[language] for group in file.groups}
    offered = {
        one.key: f"{groups[one.group]}: {one.see[language]}"
        for one in getattr(file, whose)
        if one.key not in {need.id for need in chosen}
    }
    st.html(pieces.notes([_advice(len(chosen))]))
    if len(pad.sheet.needs) >= MOST_NEEDS:
        return
    left, right = st.columns([9, 3], vertical_alignment="bottom")
    with left:
        more = st.selectbox(
            say("Choose one more competence"),
            list(offered),
            index=None,
            format_func=offered.__getitem__,
            placeholder=say("Choose what matters most here"),
            key=here.key(f"more-{whose}-{len(chosen)}"),
        )
    own = right.button(say("Write your own"), key=here.key(f"own-{whose}"), width="stretch")
    if more or own:
        need = Need(id=more or uuid4().hex[:12], whose=whose)
        st.session_state[here.key(OPENS)] = need.id
        pad.changed(lambda sheet: with_need(sheet, need))


def _advice(chosen: int) -> str:
    words = visitor.the_words()
    if not chosen:
        return words.say("Choose the five that matter most. You may choose more.")
    said = words.count("One is chosen.", "{n} are chosen.", chosen)
    more = words.say("Five are enough to begin with.") if chosen > RECOMMENDED else ""
    return f"{said} {more}".strip()


def _one(pad: Pad[Profiles], report: ProfilesReport, file: ProfilesFile, whose: Whose) -> None:
    """One of the chosen competences."""
    say, needs = visitor.the_words().say, {need.id: need for need in pad.sheet.of(whose)}
    told = {need.id: need.see for one in report.profiles for need in one.needs}
    names = {key: told[key] for key in needs if key in told}
    if not names:
        return
    key = here.key(f"which-{whose}")
    opened = st.session_state.pop(here.key(OPENS), None)
    if opened in names:
        st.session_state[key] = opened
    elif st.session_state.get(key) not in names:
        st.session_state.pop(key, None)
    chosen = st.selectbox(
        say("The competence you write on"), list(names), format_func=names.__getitem__, key=key
    )
    _fields(pad, file, needs[str(chosen)])


def _fields(pad: Pad[Profiles], file: ProfilesFile, need: Need) -> None:
    words = visitor.the_words()
    say, language, at = words.say, words.language, need.id
    asked = {one.key: one[language] for one in file.fields}
    known = competence(file, need)

    def put(field: str) -> Callable[[Profiles, Any], Profiles]:
        return lambda sheet, value: _changed(sheet, at, field, value)

    if known is None:
        pad.line(f"see-{at}", say("You can see that …"), need.see, put("see"))
    scale = {one.key: one[language] for one in file.scale}
    left, right = st.columns(2, gap="large")
    with left:
        pad.choice(f"now-{at}", say("How is it today?"), need.now, scale, put("now"), radio=True)
        pad.text(f"present-{at}", asked["present"], need.present, put("present"))
    with right:
        pad.text(f"needed-{at}", asked["needed"], need.needed, put("needed"))
        pad.line(f"action-{at}", asked["action"], need.action, put("action"))
        if known and not need.action:
            _propose(pad, at, known.develop[language])
        pad.line(f"owner-{at}", say("Who takes care of it?"), need.owner, put("owner"))
        pad.day(f"looks-{at}", say("When do we look at it again?"), need.looks_on, put("looks_on"))
    st.html(pieces.notes([promising.names_are_personal()]))
    sure.twice(
        f"drop-{at}",
        say("Remove the competence"),
        sure.said(
            say("Remove the competence?"), say("What you have written about it goes with it.")
        ),
        yes=say("Remove it"),
        do=lambda: pad.changed(lambda sheet: without_need(sheet, at)),
    )


def _propose(pad: Pad[Profiles], at: str, develop: str) -> None:
    """What the shelf proposes to learn it by."""
    say = visitor.the_words().say
    st.html(pieces.notes([say("A proposal: {way}", way=develop)]))
    if st.button(say("Use the proposal"), key=here.key(f"use-{at}"), type="tertiary"):
        pad.changed(lambda sheet: _changed(sheet, at, "action", develop.removesuffix(".")))


def _changed(sheet: Profiles, need_id: str, field: str, value: object) -> Profiles:
    """The sheet with one thing of a competence said anew; one that is gone stays so."""
    found = next((need for need in sheet.needs if need.id == need_id), None)
    return with_need(sheet, found.model_copy(update={field: value})) if found else sheet
