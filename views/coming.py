"""How far people have come, drawn again every two seconds; never what they answered."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import streamlit as st

import workshop
from views import calm, here, house, visitor, wall
from views.drawing import upper

if TYPE_CHECKING:
    from workshop import Phase, Progress, Workshop

A_SECOND = 1.0


class Coming(NamedTuple):
    """How far people are, and the marks of those who wait to be let in."""

    progress: Progress
    waiting: tuple[str, ...]
    brought: int
    """How many of them came in from a file."""
    idle: tuple[str, ...] = ()
    """The marks of those who are in and have said nothing."""
    phase: Phase = "open"
    citizens: int = 0
    """How many citizens have answered, beside them all."""


def now(of: Workshop) -> Coming:
    """Read at most once a second however many screens ask.

    Where it was opened, closed or deleted in another window, the whole screen is drawn anew.
    Refused where it is no longer this browser's.
    """
    here.the_workshop()
    found = house.the_memory().recall(of.id, "coming", lambda: _read(of.id), A_SECOND)
    if found is None or found.phase != of.phase:
        st.rerun()
    return found


def _read(workshop_id: str) -> Coming | None:
    store = house.the_store()
    of = store.workshop(workshop_id)
    if of is None or of.phase not in {"draft", "open", "shut"}:
        return None
    return Coming(
        workshop.progress(store, here.shelves(of), of),
        store.people(of.id, "waiting"),
        sum(batch.people for batch in workshop.batches(store, of)),
        store.idle(of.id),
        of.phase,
        store.citizens(of.id),
    )


@calm.live
def far(of: Workshop) -> None:
    """How many are finished, on the way, and not begun, of how many there should be."""
    come = now(of)
    found, invited, waiting = come.progress, of.invited, len(come.waiting)
    far = wall.Far(
        found.joined, found.begun, found.finished, invited, waiting, brought=come.brought
    )
    st.html(wall.people(far, visitor.the_words()))


@calm.live
def by_factor(of: Workshop) -> None:
    """How many have answered each factor; by level where the rules tell it."""
    found, words, content = now(of).progress, visitor.the_words(), here.shelves(of)
    if not found.joined:
        return
    left, right = st.columns(2, gap="large")
    heads = (words.say("Finished"), words.say("Joined"))
    whole = len(found.by_factor) == len(content.factors)
    left.html(
        wall.counts(
            words.say("Factor by factor"),
            (words.say("Factor"), *heads),
            (
                (upper(f.short[words.language]), found.by_factor[f.id], found.joined)
                for f in content.factors
                if f.id in found.by_factor
            ),
            "" if whole else words.say("What is missing here is shown when it tells on nobody."),
        )
    )
    if found.levels:
        right.html(
            wall.counts(
                words.say("By level"),
                (words.say("Group"), *heads),
                (
                    (_level(of, key), finished, joined)
                    for key, (joined, finished) in found.levels.items()
                ),
            )
        )


def _level(of: Workshop, key: str) -> str:
    words = visitor.the_words()
    levels = here.shelves(of).levels
    return levels[key].name[words.language] if key else words.say("Not stated")
