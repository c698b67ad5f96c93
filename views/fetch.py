"""Fetch answers from a file: what was found, what it means, what is wrong, and then use it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from views import brought, calm, here, mapping, moving, phrases, pieces, upload, using, visitor

if TYPE_CHECKING:
    from views.upload import Upload
    from workshop import Workshop

words = visitor.the_words()


def opening(of: Workshop | None) -> None:
    """What can be brought here, and where it goes."""
    kicker = (words.say("Fetch answers from a file"), *(phrases.whose(of) if of else ()))
    lead = words.say(
        "An export from the survey tool you use, or the template filled in from paper. You see how "
        "the file is read before it is used."
    )
    st.html(pieces.opening(kicker, words.say("Use the answers you have already"), lead))


def show(of: Workshop | None) -> None:
    """The steps, top to bottom."""
    opening(of)
    if of:
        brought.show(of)
    with st.container(key="rule-file" if of else "file-alone"):
        left, right = st.columns([7, 5], gap="large")
    with left:
        found = upload.show(of)
    with right:
        upload.templates(of)
        if of:
            st.html(
                pieces.onward(
                    here.address(of.id, "indtast"), words.say("Type in paper questionnaires")
                )
            )
    if of is None and not found:
        moving.take_in()
    if found:
        use(of, found)


def use(of: Workshop | None, found: Upload) -> None:
    """Show how the file is read, what is wrong with it, and when nothing is, the way on."""
    mapping.show(found, of)
    answers = mapping.read(found, of)
    if answers is None:
        return
    if of:
        using.in_workshop(of, found, answers)
    else:
        using.new_workshop(found, answers)


def stop(of: Workshop) -> None:
    """Where no file can come in, say why."""
    if of.kind == "together":
        calm.stop_at(
            words.say("No file can come in here"),
            words.say("This workshop is answered together, on one screen."),
            ("together.py", words.say("Answer together")),
        )
    if of.phase not in {"draft", "open"}:
        calm.stop_at(
            words.say("No file can come in any more"),
            words.say("The answers are closed, because they have been shown."),
            ("profile.py", words.say("See the profile")),
        )


if here.an_example():
    calm.no_workshop()
here_now = here.the_workshop()
if here_now:
    stop(here_now)
show(here_now)
