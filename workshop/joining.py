"""Join a workshop: by link, by code or by slip, once a person; and whom the facilitator lets in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from workshop.desk import held
from workshop.model import Participant, Refused, Workshop
from workshop.saying import why_not
from workshop.tokens import hashed, hashed_code, marks, new_code, new_token, typed

if TYPE_CHECKING:
    from collections.abc import Callable

    from content import Content
    from workshop.model import Language
    from workshop.store import Store

MOST_SLIPS: Final = 2000


def found_by_link(store: Store, token: str) -> Workshop:
    """The workshop a join link leads to; Refused when there is none."""
    return _found(store.found_by_link(hashed(token)))


def found_by_code(store: Store, code: str) -> Workshop:
    """The workshop a typed code or a slip leads to; Refused when there is none."""
    return _found(store.found_by_slip(typed(code)) or store.found_by_code(hashed_code(typed(code))))


def _found(here: Workshop | None) -> Workshop:
    if here is None:
        raise Refused("There is no workshop with this link or code.")
    return here


def join(  # noqa: PLR0913 - what a participant says, each by its name
    store: Store,
    content: Content,
    here: Workshop,
    *,
    level: str,
    area: str,
    language: Language,
    token: str,
    slip: str = "",
    new_id: Callable[[], str],
) -> Participant:
    """Whoever holds this token, new or known already. Level and area may be empty.

    The token is drawn before the form is shown, so that however often the form is sent, it makes
    one person.
    """
    if level and level not in content.levels:
        raise Refused("Choose one of the levels shown.")
    if area and area not in here.areas:
        raise Refused("Choose one of the areas shown.")
    new = Participant(id=new_id(), workshop=here.id, level=level, area=area, language=language)
    spent = typed(slip) if here.slips else ""
    if here.slips and not spent and store.participant(hashed(token)) is None:
        raise Refused("Type the code on your own slip.")
    kept = None
    if here.phase == "open":
        kept = store.add_participant(hashed(token), new, marks=marks(), slip=spent)
    if kept is None or kept.workshop != here.id:
        raise why_not(store, here.id)
    return kept


def participant(store: Store, token: str) -> tuple[Participant, Workshop]:
    """Whose token this is, and the workshop; Refused when it is nobody's."""
    known = store.participant(hashed(token))
    here = store.workshop(known.workshop) if known else None
    if known is None or here is None:
        raise Refused("We do not know you here. Join again with the link or the code.")
    return known, here


def let_go(store: Store, who: Participant) -> None:
    """Let no link and no phone lead to what somebody answered any more; it still counts.

    Only after the reveal; before it everything is deleted instead.
    """
    here = store.workshop(who.workshop)
    if here is None or here.phase not in {"revealed", "closed"}:
        raise why_not(store, who.workshop, who)
    store.unlink(who.id, hashed(new_token()))


def let_in(store: Store, desk: str, workshop_id: str, *waiting: str) -> int:
    """Let people who wait in, by their marks, or all of them; how many."""
    here = held(store, desk, workshop_id)
    return store.let_in(here.id, tuple(map(typed, waiting)))


def take_out(store: Store, desk: str, workshop_id: str, mark: str) -> None:
    """Delete a person who is nobody, with all answers; only before the reveal."""
    here = held(store, desk, workshop_id)
    if here.phase != "open":
        raise why_not(store, here.id)
    if not store.take_out(here.id, typed(mark)):
        raise Refused("Nobody here has this mark.")


def print_slips(store: Store, desk: str, workshop_id: str, how_many: int) -> tuple[str, ...]:
    """New slips with a code each, in the place of those that nobody has used."""
    here = held(store, desk, workshop_id)
    if not 1 <= how_many <= MOST_SLIPS:
        raise Refused("Make between 1 and 2,000 slips.")
    store.put_slips(here.id, tuple(new_code() for _ in range(how_many)))
    return store.slips(here.id)
