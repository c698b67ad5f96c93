"""The files that are in a workshop already, each with the way to take it out again."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import streamlit as st

import workshop
from views import here, house, pieces, sure, visitor

if TYPE_CHECKING:
    from workshop import Batch, Workshop


def line(of: Workshop) -> str:
    """How many have come in from files; empty where nobody has."""
    n = sum(batch.people for batch in workshop.batches(house.the_store(), of))
    if not n:
        return ""
    return visitor.the_words().count(
        "{n} person has come in from a file.", "{n} people have come in from a file.", n
    )


def show(of: Workshop) -> None:
    """Every file by how many came with it; nothing tells when it came, or what is in it."""
    say, found = visitor.the_words().say, workshop.batches(house.the_store(), of)
    if not found:
        return
    st.html(
        pieces.section(
            say("Already fetched"),
            say("Until the answers are shown, each file’s answers can be taken out again."),
        )
    )
    for place, batch in enumerate(found):
        _one(of, place, batch)


def _one(of: Workshop, place: int, batch: Batch) -> None:
    words = visitor.the_words()
    name = words.count(
        "File {place}: {n} person", "File {place}: {n} people", batch.people, place=place + 1
    )
    st.html(pieces.paragraphs(name))
    sure.twice(
        f"out-{batch.id}",
        words.say("Take the answers of file {place} out again …", place=place + 1),
        sure.said(
            words.say(
                "Take the file’s answers out of the workshop of {organisation}?",
                organisation=of.organisation,
            ),
            name,
            words.say("The file itself is not here, so keep it, if they are to come in again."),
        ),
        yes=words.say("Yes, take them out"),
        do=partial(_out, of, batch),
    )


def _out(of: Workshop, batch: Batch) -> None:
    workshop.take_out_batch(house.the_store(), visitor.the_desk(), of.id, batch.id)
    house.forget(of.id)
    st.rerun()


def way(of: Workshop) -> None:
    """The way to this screen from where people are waited for."""
    say = visitor.the_words().say
    st.html(pieces.section(say("Do you have answers on paper or in a file?"), line(of)))
    here.link("fetch.py", say("Fetch answers from a file"))
