"""Open a workshop for answers, shut it, and open it again; by hand, or by itself at its time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from content import frozen
from workshop.desk import held
from workshop.model import Refused, Ways, Workshop
from workshop.shelved import shelves
from workshop.tokens import hashed, hashed_code, join_code, join_token, new_code

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from content import Content
    from workshop.model import Phase
    from workshop.store import Store


def open(  # noqa: A001 - the verb
    store: Store, content: Content, desk: str, workshop_id: str, *, new_token: Callable[[], str]
) -> Workshop:
    """Let people in: link and code work, and from now on these shelves are what is asked.

    What people answer is in no archive. Refused where nobody has written whom it is about, and
    where something was changed in another window meanwhile.
    """
    return _opened(store, content, held(store, desk, workshop_id), new_token)


def _opened(
    store: Store, content: Content, here: Workshop, new_token: Callable[[], str]
) -> Workshop:
    if here.kind != "private" or here.phase != "draft":
        raise Refused("The workshop has moved on already. Load the page again.")
    if not here.target_group:
        raise Refused("Write who the target group is before you open.")
    _lay_ways(store, here, new_token)
    known = shelves(store, content, here)  # answers from a file have pinned it already
    pinned = {"content": known.fingerprint, "archived": False, "phase": "open"}
    after = here.model_copy(update=pinned)
    if not store.rewrite(here, after, shelves=frozen(known)):
        raise Refused("The workshop has moved on already. Load the page again.")
    return after


def due(
    store: Store, content: Content, here: Workshop, *, now: datetime, new_token: Callable[[], str]
) -> Workshop:
    """The workshop as it stands now: a draft whose time has come has opened by itself."""
    if here.phase != "draft" or here.opens_at is None or here.opens_at > now:
        return here
    try:
        return _opened(store, content, here, new_token)
    except Refused:  # another was first
        return store.workshop(here.id) or here


def open_what_is_due(
    store: Store, content: Content, *, now: datetime, new_token: Callable[[], str]
) -> int:
    """Open every draft whose time has come; how many."""
    found = filter(None, map(store.workshop, store.due()))
    return sum(
        due(store, content, here, now=now, new_token=new_token).phase == "open" for here in found
    )


def shut(store: Store, desk: str, workshop_id: str) -> Workshop:
    """Let nobody answer for now; what is said counts, and it can be opened again."""
    here = held(store, desk, workshop_id)
    return here if here.phase == "shut" else moved(store, here, "open", "shut")


def open_again(store: Store, desk: str, workshop_id: str, *, now: datetime) -> Workshop:
    """Let people answer again, until it is shut by hand; not once the answers are shown.

    A last moment that has passed is taken away, or it would shut at once.
    """
    here = held(store, desk, workshop_id)
    if here.kind != "private" or here.phase != "shut":
        raise Refused("The workshop has moved on already. Load the page again.")
    past = here.closes_at is not None and here.closes_at <= now
    again = {"phase": "open", "archived": False, "closes_at": None if past else here.closes_at}
    after = here.model_copy(update=again)
    if not store.rewrite(here, after):
        raise Refused("The workshop has moved on already. Load the page again.")
    return after


def ways_ahead(
    store: Store, desk: str, workshop_id: str, *, new_token: Callable[[], str]
) -> Ways | None:
    """The ways into a draft, to be sent before it opens; they stay the same."""
    here = held(store, desk, workshop_id)
    _lay_ways(store, here, new_token)
    return store.ways(here.id)


def _lay_ways(store: Store, here: Workshop, new_token: Callable[[], str]) -> None:
    """Ways into a draft, unless it has some: what was sent, or stands on a wall, must stay."""
    if here.phase == "draft" and store.ways(here.id) is None:
        ways = Ways(new_token(), new_code())
        store.put_ways(here.id, ways, hashed(ways.link), hashed_code(ways.code))


def ways_in(store: Store, here: Workshop, desk_token: str) -> Ways:
    """The ways into an open workshop.

    One that was opened by an earlier version has those that its owner's own secret makes. They are
    kept from the first time its owner looks, so that whoever shares it sees them too.
    """
    kept = store.ways(here.id)
    if kept is not None:
        return kept
    made = Ways(join_token(desk_token, here.id), join_code(desk_token, here.id))
    if store.found_by_link(hashed(made.link)) != here:
        raise Refused("Its code is shown when whoever made the workshop has opened this page.")
    store.put_ways(here.id, made, hashed(made.link), hashed_code(made.code))
    return made


def moved(
    store: Store, here: Workshop, was: Phase, to: Phase, *, shelves: str | None = None
) -> Workshop:
    """The workshop one phase on; Refused when somebody else was first."""
    after = here.model_copy(update={"phase": to})
    if here.kind != "private" or here.phase != was:
        raise Refused("The workshop has moved on already. Load the page again.")
    if not store.change_workshop(after, was=was, shelves=shelves):
        raise Refused("The workshop has moved on already. Load the page again.")
    return after
