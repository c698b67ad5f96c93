"""What stands in the report besides its figures: what is ticked, whom one can ask, and a logo."""

from __future__ import annotations

from base64 import b64encode
from typing import TYPE_CHECKING, Final

import streamlit as st

import reports
import workshop
from reports import Edition
from views import here, house, pieces, told, upload, visitor
from views.drawing import drawer

if TYPE_CHECKING:
    from collections.abc import Mapping

    from arithmetic import Result
    from workshop import Workshop

SAID: Final = "imprint-said"
"""Under this key a session remembers what came of the last thing that was kept."""
LOGOS: Final = "logos"
"""Under this key a session counts its logos, for Streamlit holds on to a file until it is asked
for another.
"""

draw = drawer("materials.html")


def chosen(of: Workshop | None, result: Result) -> Edition:
    """What the facilitator wants in the PDF; `of` is None in the example, which keeps nothing."""
    say = visitor.the_words().say
    written = told.the_comments(of) if of else {}
    with st.container(horizontal=True):
        comments = written if _wanted(written) else {}
        figures = st.checkbox(
            say("The figures attached, as a file (JSON)"), key=here.key("with-figures")
        )
    edition = Edition(comments=comments, result=reports.result_file(result) if figures else b"")
    if of is None:
        return edition
    if comments:
        st.html(pieces.notes([_warned()]))
    elif of.kind == "private" and not written:
        st.html(pieces.notes([say("There are no comments that may be shown.")]))
    with st.container(key=here.key("imprint"), horizontal=True):
        with st.container(width=430):
            _contact(of)
        with st.container(width=430):
            logo = _logo(of)
    _told()
    return edition._replace(logo=logo)


def _wanted(written: Mapping[str, tuple[str, ...]]) -> bool:
    """Whether what people wrote is to be printed; not asked where nothing of it may be read."""
    n = sum(map(len, written.values()))
    label = visitor.the_words().count(
        "{n} comment that a participant wrote", "{n} comments that participants wrote", n
    )
    return n > 0 and st.checkbox(label, key=here.key("with-comments"))


def _warned() -> str:
    """What to look for in comments before they leave the house."""
    return visitor.the_words().say(
        "They are in the whole report with their statement, without name, level or area, in no "
        "order. Read them under “Talk” first, and see that none says who."
    )


def _contact(of: Workshop) -> None:
    say, key = visitor.the_words().say, here.key("whom-to-ask")
    st.text_input(
        say("Whom can one ask about the report?"),
        workshop.whom_to_ask(house.the_store(), of.id),
        max_chars=workshop.LONGEST_TO_ASK,
        key=key,
        placeholder=say("A name, a telephone, an e-mail"),
        on_change=lambda: _keep_contact(of, st.session_state[key]),
    )
    st.html(
        pieces.notes(
            [say("It is in the colophon, also in the PDF that those who read along can fetch.")]
        )
    )


def _keep_contact(of: Workshop, text: str) -> None:
    store, desk = house.the_store(), visitor.the_desk()
    try:
        workshop.keep_whom_to_ask(store, desk, of.id, text, now=visitor.now())
    except workshop.Refused as refused:
        st.session_state[here.key(SAID)] = refused
    else:
        st.session_state[here.key(SAID)] = True


def _logo(of: Workshop) -> bytes:
    """The logo, and how to choose another or none; what it is now."""
    say, kept = visitor.the_words().say, workshop.the_logo(house.the_store(), of.id)
    if kept:
        source = f"data:image/png;base64,{b64encode(kept).decode()}"
        name = say("Logo of {organisation}", organisation=of.organisation)
        st.html(draw("logo", label=say("The organisation’s logo"), source=source, name=name))
        if st.button(say("Remove the logo"), key=here.key("remove-logo")):
            workshop.remove_logo(house.the_store(), visitor.the_desk(), of.id)
            st.rerun()
        return kept
    place = here.key(LOGOS)
    file = st.file_uploader(
        say("The organisation’s logo: a PNG of 200 kB at most"),
        key=here.key(f"logo-{st.session_state.get(place, 0)}"),
    )
    st.html(upload.spoken())
    if file:
        _keep_logo(of, file.getvalue())
    return b""


def _keep_logo(of: Workshop, data: bytes) -> None:
    """Keep it or say why not; either way the next file is asked for anew."""
    store, desk, said, place = (
        house.the_store(),
        visitor.the_desk(),
        here.key(SAID),
        here.key(LOGOS),
    )
    try:
        workshop.keep_logo(store, desk, of.id, data, now=visitor.now())
    except workshop.Refused as refused:
        st.session_state[said] = refused
    else:
        st.session_state[said] = True
    st.session_state[place] = st.session_state.get(place, 0) + 1
    st.rerun()


def _told() -> None:
    """That the last thing is kept, or why not."""
    said, words = st.session_state.pop(here.key(SAID), None), visitor.the_words()
    if isinstance(said, workshop.Refused):
        st.html(pieces.warning(words.say(str(said), **said.values)))
    elif said:
        clock = words.clock(visitor.here_and_now(visitor.now()))
        st.html(pieces.saved(words.say("✓ Saved at {clock}", clock=clock)))
