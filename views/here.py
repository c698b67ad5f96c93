"""Which workshop a screen is of: the one that its address names, and never another."""

from __future__ import annotations

from contextlib import contextmanager
from contextvars import ContextVar
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

import streamlit as st

import workshop
from views import house, visitor

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from streamlit.navigation.page import StreamlitPage

    from content import Content, Statement
    from workshop import Workshop

NAMED = "x-workshop"
"""The header in which the entrance tells whose address was asked for."""
SCREEN = "screen"
"""Under this key a session knows the name of the screen that it shows."""

Stage: TypeAlias = Literal["front", "example", "together", "draft", "open", "shut", "revealed"]


class Run:
    """One drawing of a whole screen: whose it is, and that workshop once it has been read."""

    def __init__(self, workshop_id: str) -> None:
        self.id = workshop_id
        self.workshop: Workshop | None = None
        self.screens: Mapping[str, StreamlitPage] = {}
        self.fields: dict[str, Any] | None = None


_run: ContextVar[Run | None] = ContextVar("run", default=None)
"""The drawing that this thread is in; none while a part of a screen is drawn anew by itself."""


@contextmanager
def drawn() -> Iterator[None]:
    """For as long as a screen is drawn, read only once who looks, and at which workshop.

    A part that can also be drawn by itself is drawn in the whole screen's drawing, if there is one.
    """
    if _run.get():
        yield
        return
    token = _run.set(Run(_named()))
    try:
        with visitor.known():
            yield
    finally:
        _run.reset(token)


def leads_to(screens: Mapping[str, StreamlitPage]) -> None:
    """These are the screens, by their files, that this drawing can lead to."""
    if run := _run.get():
        run.screens = screens


def link(file: str, label: str) -> None:
    """A link to another screen of this address, whose file is not looked for on the disk."""
    run = _run.get()
    st.page_link(run.screens.get(file, file) if run else file, label=label)


def _named() -> str:
    return st.context.headers.get(NAMED) or ""


def the_id() -> str:
    """The id in the address; empty at addresses of no workshop."""
    run = _run.get()
    return run.id if run else _named()


def the_screen() -> str:
    """The last part of the address, by which one script may be several screens."""
    return str(st.session_state.get(SCREEN, ""))


def an_example() -> bool:
    """Whether this is the example's address; it is nobody's work and in no database."""
    return the_id() == workshop.EXAMPLE


def fields() -> dict[str, Any]:
    """What this window knows of its fields, in one place.

    Streamlit goes through all of a session's keys for every field that it draws, and takes its time
    to look one up.
    """
    run = _run.get()
    if run is None:
        return _fields()
    run.fields = _fields() if run.fields is None else run.fields
    return run.fields


def _fields() -> dict[str, Any]:
    found: dict[str, Any] = st.session_state.setdefault("fields", {})
    return found


def the_workshop() -> Workshop | None:
    """The workshop of this address; None where there is none. Refused when it is not ours."""
    run = _run.get()
    if run is None:
        return read_anew()
    run.workshop = run.workshop or read_anew()
    return run.workshop


def read_anew() -> Workshop | None:
    """The same as it stands this moment, also while a screen is drawn."""
    if not the_id() or an_example():
        return None
    try:
        found = workshop.held(house.the_store(), visitor.the_desk(), the_id())
        return as_it_is(found) if found.opens_at else found
    except workshop.Refused:
        house.forget(the_id())
        raise


def as_it_is(of: Workshop) -> Workshop:
    """A draft whose time has come has opened by itself."""
    store, new_token = house.the_store(), workshop.new_token
    return workshop.due(store, house.the_content(), of, now=visitor.now(), new_token=new_token)


def the_stage() -> Stage:
    """How far it has come; which screens make sense hangs on it."""
    if an_example():
        return "example"
    here = the_workshop()
    if here is None:
        return "front"
    if here.kind == "together":
        return "together"
    return "revealed" if here.phase == "closed" else here.phase


def is_own(here: Workshop) -> bool:
    """Whether this browser's workshop is its own, and not one that another shares with it."""
    return house.the_store().hold(visitor.the_desk(), here.id) == "owner"


def key(name: str) -> str:
    """The name of something on this screen, for this workshop alone."""
    return f"{name}-{of}" if (of := the_id()) else name


def address(workshop_id: str = "", screen: str = "") -> str:
    """The path of a workshop's screen; without a workshop that of the front page."""
    return f"{visitor.the_base()}/w/{workshop_id}/{screen}" if workshop_id else front()


def front() -> str:
    """The path of the front page."""
    return f"{visitor.the_base()}/"


def shelves(here: Workshop) -> Content:
    """What this workshop asks: the shelves it is pinned to."""
    store, current = house.the_store(), house.the_content()
    if here.content in {None, current.fingerprint}:
        return current
    return house.the_memory().recall(
        str(here.content), "shelves", lambda: workshop.shelves(store, current, here)
    )


def asked(here: Workshop) -> tuple[Statement, ...]:
    """The statements of its questionnaire, in their order."""
    known = shelves(here)
    return tuple(known.statements[key] for key in workshop.asked(known, here.questionnaire))


def the_place() -> str | None:
    """The statement at which this window is; a new one begins where its desk was last.

    A window stays where it is, whatever another does: what is clicked in it is about what it shows.
    """
    kept = st.session_state.get(key("place"))
    if kept is None and not an_example():
        kept = workshop.place(house.the_store(), visitor.the_desk(), the_id())
        st.session_state[key("place")] = kept
    return kept if isinstance(kept, str) else None


def stay_at(statement: str) -> None:
    """Remember the statement at which this window is."""
    st.session_state[key("place")] = statement


def keep_place(statement: str) -> None:
    """Remember the statement at which this window is, and so its desk; in the example only here."""
    stay_at(statement)
    if not an_example():
        workshop.keep_place(house.the_store(), visitor.the_desk(), the_id(), statement)
