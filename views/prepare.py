"""Prepare: what a workshop is to be, before anybody can answer; and change it until then.

At addresses of no workshop it is a form, and makes one when it is sent. At a draft's own addresses
every field is kept as it is typed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import uuid4

import streamlit as st

import workshop
from views import (
    calm,
    choices,
    drafts,
    editing,
    here,
    house,
    phrases,
    pieces,
    practice,
    reach,
    visitor,
)

if TYPE_CHECKING:
    from workshop import Workshop

words = visitor.the_words()


def new() -> None:
    """The form; nothing is kept on disk before it is sent."""
    st.html(
        pieces.opening(
            (words.say("Prepare"), words.say("everybody answers on their own phone")),
            words.say("Everybody answers alone, and you see the answers together"),
            words.say("Choose how. Nobody can answer before you open the workshop."),
        )
    )
    if visitor.only_this_machine():
        st.html(reach.how(words, words.say("Phones cannot reach this machine yet")))
    choices.form(None, drafts.start("prepare", choices.usual()))
    drafts.keep("prepare", choices.usual())
    if not st.button(words.say("Create the workshop"), type="primary", key="create"):
        return
    try:
        made = workshop.prepare(
            house.the_store(),
            visitor.the_desk(),
            now=visitor.now(),
            new_id=lambda: uuid4().hex,
            **choices.chosen(),
        )
    except workshop.Refused as refused:
        calm.refused(refused)
    else:
        drafts.drop("prepare")
        calm.gone_on(made.id, "undervejs")


def draft(of: Workshop) -> None:
    """A draft's own fields; what another window has changed stands there when it is loaded anew."""
    lacks = not of.target_group
    finding = (
        words.say("Write who the target group is before you open.")
        if lacks
        else words.say("Ready to open. Everything can be changed until you do.")
    )
    st.html(pieces.opening((words.say("Prepare"), *phrases.whose(of)), finding))
    choices.form(of, choices.kept(of))
    editing.told()
    here.link("underway.py", words.say("Go on, and open for answers"))
    here.link("report.py", words.say("Print papers and posters for the meeting"))
    practice.begin(workshop.settings(of))


def locked() -> None:
    """What was chosen stands as it is; what may still change is on the workshop's own page."""
    calm.stop_at(
        words.say("It is locked, because the workshop has been opened"),
        words.say("Name, days and hours can be changed on the workshop’s own page."),
        ("cover.py", words.say("To the workshop")),
    )


found = here.the_workshop()
if found is None:
    new()
elif found.kind == "private" and found.phase == "draft":
    draft(found)
else:
    locked()
