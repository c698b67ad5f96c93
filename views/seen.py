"""Fields that two windows may fill in: what was changed in this one, else what the store says."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar, cast

import streamlit as st

import anonymity
import workshop
from views import here, pieces, visitor

if TYPE_CHECKING:
    from collections.abc import Callable

T = TypeVar("T")


def field(name: str, stored: T, draw: Callable[[str, T], T]) -> T:
    """What the field says when `draw(key, value)` has drawn it.

    Where another window has changed it, and this one not, it is drawn anew with what is stored.
    """
    seen = _seen(name, stored)  # first, for what the session's state says takes longer to look up
    if seen != stored and _shown(name, stored) == seen:
        here.fields()[_turn(name)] += 1
    here.fields()[here.key(f"seen-{name}")] = stored
    return draw(key(name), stored)


def typed(
    name: str, stored: str, draw: Callable[[str, str], str], keep: Callable[[str], bool]
) -> str:
    """Draw a text and keep what it says; what of it is on disk, for the page's own script.

    `keep` says whether it is kept. Nothing is where another window has written otherwise.
    """
    clash = clashes(name, stored)
    shown = on_disk = field(name, stored, draw).strip()
    if clash:
        st.html(pieces.notes([told_apart(stored)]))
    elif shown != stored and keep(shown):
        kept(name, shown)
    else:
        on_disk = stored
    mark = pieces.kept(key(name), on_disk)
    if not clash and on_disk != stored:
        _masked(name, shown)
    return mark


def kept(name: str, said: object) -> None:
    """What the field says is kept: found there later, it is this window's own, and no other's."""
    stands = workshop.keepable(said) if isinstance(said, str) else said
    here.fields()[here.key(f"seen-{name}")] = stands


def told_apart(stored: str) -> str:
    """What another window has written where this one has written something else."""
    return visitor.the_words().say(
        "Another window has written “{text}” here. What you wrote is not saved. Write it so "
        "that it holds both, and it will be.",
        text=stored,
    )


def _masked(name: str, shown: str) -> None:
    """What was kept of a text lacks a CPR number: the field is drawn anew, with what stands.

    At once, for what is typed into the old one meanwhile would be lost.
    """
    if anonymity.masked(shown) != shown:
        here.fields()[_turn(name)] += 1
        here.fields().pop(here.key(f"seen-{name}"), None)
        st.rerun()


def ticked(name: str, label: str, *, kept: bool) -> bool:
    """A tick that two windows may set or take away."""
    return field(name, kept, lambda key, value: st.checkbox(label, value=value, key=key))


def clashes(name: str, stored: T) -> bool:
    """Whether another window has changed what was changed in this one too, and otherwise.

    It stays so, and what this one says is not to be kept, until something else is said here.
    """
    shown, kept = _shown(name, stored), here.key(f"clash-{name}")
    if shown not in {_seen(name, stored), stored} and _seen(name, stored) != stored:
        st.session_state[kept] = shown
    return shown != stored and st.session_state.get(kept) == shown


def pending(name: str, stored: T) -> T:
    """What the field says before it is drawn; what is stored where it was not changed here."""
    shown = _shown(name, stored)
    return stored if shown == _seen(name, stored) or clashes(name, stored) else shown


def _shown(name: str, stored: T) -> T:
    shown = st.session_state.get(key(name), _seen(name, stored))
    return cast("T", shown.strip() if isinstance(shown, str) else shown)


def _seen(name: str, stored: T) -> T:
    return cast("T", here.fields().get(here.key(f"seen-{name}"), stored))


def last(name: str) -> object:
    """What this window last knew to be stored; None where it has not drawn the field."""
    return here.fields().get(here.key(f"seen-{name}"))


def _turn(name: str) -> str:
    return here.key(f"turn-{name}")


def key(name: str) -> str:
    """The key of the field as it is drawn now."""
    return f"{here.key(name)}-{here.fields().setdefault(_turn(name), 0)}"
