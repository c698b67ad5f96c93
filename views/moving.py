"""A whole workshop as a file: to another installation, and in from one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

import advice
import workshop
from views import calm, file_names, here, house, pieces, visitor

if TYPE_CHECKING:
    from workshop import Workshop


def show(of: Workshop) -> None:
    """What the file holds and what it does not, and the button; nothing while people answer."""
    if of.kind == "private" and of.phase in {"open", "shut"}:
        return
    say = visitor.the_words().say
    what = say(
        "The workshop as one file (JSON), to be taken in where you use Helhedstjek next. Here it "
        "stays as it is."
    )
    st.html(pieces.section(say("Move the workshop"), what) + pieces.notes((_holds(of), _warns())))
    desk, day = visitor.the_desk(), visitor.today().isoformat()
    st.download_button(
        say("Download the workshop (JSON)"),
        data=lambda: _packed(of.id, desk),
        file_name=file_names.of(of.organisation, day, kind="json"),
        mime="application/json",
        key=here.key("pack"),
        on_click="ignore",
    )


def _packed(workshop_id: str, desk: str) -> bytes:
    """The file as it is the moment it is asked for; Refused where it is no longer this desk's."""
    return workshop.pack(
        *(house.the_store(), house.the_content(), desk, workshop_id), outcome=advice.outcome
    )


def _holds(of: Workshop) -> str:
    say = visitor.the_words().say
    if of.phase == "draft":
        return say("It holds what you have chosen, and no answers.")
    if of.kind == "together":
        return say("It holds what you have agreed on, with your notes and your plan.")
    if of.mode == "open":
        return say(
            "It holds the result, the talk, the plan and the sheets, comments without name, and "
            "what each has answered, with level and area. Links and codes do not come along."
        )
    return say(
        "It holds the result, the talk, the plan and the sheets, and comments without name. "
        "Nobody’s own answers are in it. Links and codes do not come along."
    )


def _warns() -> str:
    say = visitor.the_words().say
    return say(
        "The file is not locked and not signed: whoever has it can read it, and change it before "
        "it is taken in. Send it as you would send the report."
    )


def take_in() -> None:
    """Where a file is chosen, whose workshop it is, and the button that takes it in."""
    say = visitor.the_words().say
    what = say("A file that was downloaded under “Move the workshop” in another installation.")
    st.html(pieces.section(say("A whole workshop from a file"), what))
    file = st.file_uploader(say("A workshop (.json)"), type=["json"], key="whole-workshop")
    if file is None:
        return
    if file.size > workshop.LARGEST:
        st.html(pieces.saved(say("The file is too large to be a workshop.")))
        return
    try:
        _ask(file.getvalue())
    except workshop.Refused as refused:
        calm.refused(refused)


def _whose(of: Workshop, version: str) -> list[tuple[str, str]]:
    """Whose workshop a file holds, from when, and what wrote it."""
    words = visitor.the_words()
    told = (
        (words.say("Organisation"), of.organisation),
        (words.say("Name"), of.name),
        (words.say("The target group"), of.target_group),
        (words.say("Shown on"), words.date(of.revealed_on) if of.revealed_on else ""),
        (words.say("Deleted after"), words.date(of.delete_on) if of.delete_on else ""),
        (words.say("Written by"), f"Helhedstjek {version}" if version else ""),
    )
    return [(label, value) for label, value in told if value]


def _ask(data: bytes) -> None:
    words = visitor.the_words()
    found = workshop.bundled(data)
    of = found.workshop
    st.html(pieces.terms(_whose(of, found.version)))
    own = house.the_store().hold(visitor.the_desk(), of.id) == "owner"
    replace = own and st.checkbox(
        words.say(
            "You have this workshop here already. Let the file take its place: what is here, with "
            "its answers, links and codes, is deleted for good."
        ),
        key=f"replace-{of.id}",
    )
    if st.button(words.say("Take the workshop in"), type="primary", key="take-in"):
        store, desk = house.the_store(), visitor.the_desk()
        workshop.unpack(
            *(store, desk, data),
            recounted=advice.recounted,
            today=visitor.today(),
            replace=replace,
        )
        house.forget(of.id)
        calm.gone_on(of.id, "")
