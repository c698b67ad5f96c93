"""Join a workshop: by link, by code or by slip, once a person; and whom the facilitator lets in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from workshop.desk import held
from workshop.model import Participant, Refused, Workshop
from workshop.saying import why_not
from workshop.tokens import hashed, hashed_code, marks, new_code, typed

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
    if kept is None or kept.workshop != here.id or is_out(kept):
        raise why_not(store, here.id)
    return kept


def is_out(who: Participant) -> bool:
    """Whether somebody has been taken out, and will be deleted unless they are put back."""
    return who.state in {"out", "refused"}


def participant(store: Store, token: str) -> tuple[Participant, Workshop]:
    """Whose token this is, and the workshop; Refused when it is nobody's."""
    known = store.participant(hashed(token))
    here = store.workshop(known.workshop) if known else None
    if known is None or here is None or is_out(known):
        raise Refused("We do not recognise you here. Join again with the link or the code.")
    return known, here


def let_in(store: Store, desk: str, workshop_id: str, *waiting: str) -> int:
    """Let people who wait in, by their marks, or all of them; how many."""
    here = held(store, desk, workshop_id)
    return store.let_in(here.id, tuple(map(typed, waiting)))


def take_out(store: Store, desk: str, workshop_id: str, mark: str) -> None:
    """Take out a person who is nobody; only before the reveal.

    They count no more and are known nowhere. `put_back` undoes it until `let_go` has deleted them
    with all answers, which the next one taken out does, and the reveal.
    """
    here = held(store, desk, workshop_id)
    if here.phase not in {"open", "shut"}:
        raise why_not(store, here.id)
    store.let_go(here.id)
    if not store.take_out(here.id, typed(mark)):
        raise Refused("Nobody here has this mark.")


def put_back(store: Store, desk: str, workshop_id: str, mark: str) -> None:
    """Let whoever was taken out be where they were, with all answers."""
    here = held(store, desk, workshop_id)
    if not store.put_back(here.id, typed(mark)):
        raise Refused("It is too late to undo this.")


def let_go(store: Store, desk: str, workshop_id: str) -> int:
    """Delete those who were taken out, with all answers; how many."""
    return store.let_go(held(store, desk, workshop_id).id)


def print_slips(store: Store, desk: str, workshop_id: str, how_many: int) -> tuple[str, ...]:
    """New slips with a code each, in the place of those that nobody has used.

    Whoever holds the workshop can, where slips are used and people can still come.
    """
    here = _with_slips(held(store, desk, workshop_id))
    if not 1 <= how_many <= MOST_SLIPS:
        raise Refused("Make between 1 and 2,000 slips.")
    store.put_slips(here.id, tuple(new_code() for _ in range(how_many)))
    return store.slips(here.id)


def unused_slips(store: Store, desk: str, workshop_id: str) -> tuple[str, ...]:
    """The codes that nobody has used, to be printed once more."""
    return store.slips(_with_slips(held(store, desk, workshop_id)).id)


def _with_slips(here: Workshop) -> Workshop:
    if not here.slips or here.phase not in {"draft", "open"}:
        raise Refused("Slips are chosen when a workshop is prepared, and used until it is closed.")
    return here
