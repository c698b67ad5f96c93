"""The guides: how one leads a workshop, writes the shelves, and runs the house."""

from __future__ import annotations

import streamlit as st

from views import guidebook, here, pieces, visitor
from views.drawing import drawer

draw = drawer("guide.html")
words = visitor.the_words()


def named(name: str) -> str:
    """Whom a guide is for; another page by its own heading."""
    say = words.say
    known = {
        "facilitator": say("For facilitators"),
        "tour": say("A day in pictures"),
        "author": say("For authors"),
        "operator": say("For those who run it"),
        "developer": say("For developers"),
    }
    return known.get(name) or guidebook.guide(name, words.language, visitor.the_base()).title


def address(name: str) -> str:
    """Where a guide is."""
    return f"{visitor.the_base()}/{guidebook.place_of(name)}"


name = guidebook.at(here.the_screen())
found = guidebook.guide(name, words.language, visitor.the_base())
main = [one for one in guidebook.names() if one in {*guidebook.MAIN, name}]
every = [pieces.Way(address(one), named(one)) for one in main]
st.html(
    pieces.opening((words.say("Guides"), named(name)), found.title)
    + draw("ways", label=words.say("Guides"), ways=every, here=address(name))
)
with st.container(key="rule-guide"):
    left, right = st.columns([3, 1], gap="large")
if found.language != words.language:
    left.html(pieces.notes((words.say("This guide is in another language."),)))
left.html(found.body)
if found.chapters:
    right.html(draw("contents", label=words.say("On this page"), chapters=found.chapters))
