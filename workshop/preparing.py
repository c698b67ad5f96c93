"""Prepare a workshop that is answered privately, change the draft, and open it."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from answers import LONGEST_NAME
from content import cleaned, folded, frozen
from workshop.desk import before, held, meeting, named, own_name
from workshop.model import Refused, Ways, Workshop
from workshop.shelved import shelves
from workshop.tokens import hashed, hashed_code, join_code, join_token, new_code

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import date, datetime

    from answers import Questionnaire
    from arithmetic import Mode
    from content import Content
    from workshop.model import Language, Phase
    from workshop.store import Store

KEPT_FOR: Final = timedelta(days=365)
MOST_AREAS: Final = 20
MOST_PEOPLE: Final = 100_000


def prepare(  # noqa: PLR0913 - what a facilitator decides, each by its name
    store: Store,
    desk: str,
    *,
    organisation: str,
    questionnaire: Questionnaire,
    mode: Mode,
    language: Language,
    areas: Iterable[str] = (),
    target: int | None = None,
    delete_on: date | None = None,
    invited: int | None = None,
    slips: bool = False,
    name: str = "",
    meets_on: date | None = None,
    now: datetime,
    new_id: Callable[[], str],
) -> Workshop:
    """A new workshop in draft, to be answered privately; kept for a year unless chosen."""
    last = last_day(delete_on, now)
    workshop = Workshop(
        id=new_id(),
        organisation=named(organisation),
        questionnaire=questionnaire,
        mode=mode,
        created=now,
        kind="private",
        phase="draft",
        language=language,
        areas=listed(areas),
        target=target,
        delete_on=last,
        invited=expected(invited),
        slips=slips,
        name=own_name(name),
        meets_on=before(last, meeting(meets_on, now)),
    )
    store.add_workshop(desk, workshop)
    return workshop


def listed(areas: Iterable[str]) -> tuple[str, ...]:
    """The municipality's own areas, each once, without empty lines."""
    names = distinct(areas)
    if len(names) > MOST_AREAS:
        raise Refused("There can be 20 areas at most.")
    return names


def distinct(areas: Iterable[str]) -> tuple[str, ...]:
    """Areas as they are kept, however many; Refused where one is too long or written two ways."""
    names = tuple(dict.fromkeys(name for area in areas if (name := cleaned(area))))
    if any(len(name) > LONGEST_NAME for name in names):
        raise Refused("The name is too long. It can have 200 characters at most.")
    first: dict[str, str] = {}
    for name in names:
        if (one := first.setdefault(folded(name), name)) != name:
            raise Refused(
                'You have written both "{one}" and "{other}". Write the area once.',
                one=one,
                other=name,
            )
    return names


def expected(invited: int | None) -> int | None:
    """How many are invited, where somebody has counted; Refused when it is no such number."""
    if invited is not None and not 1 <= invited <= MOST_PEOPLE:
        raise Refused("Write how many are invited, from 1 to 100,000.")
    return invited


def last_day(chosen: date | None, now: datetime) -> date:
    """The day after which a workshop deletes itself; Refused when it has passed."""
    day = chosen or (now + KEPT_FOR).date()
    if day < now.date():
        raise Refused("Choose today or a later date.")
    return day


def open(  # noqa: A001 - the verb
    store: Store, content: Content, desk: str, workshop_id: str, *, new_token: Callable[[], str]
) -> Workshop:
    """Let people in: link and code work, and from now on these shelves are what is asked.

    What people answer is in no archive.
    """
    here = held(store, desk, workshop_id)
    if here.phase == "draft":  # what stands on a wall already must stay
        ways = Ways(new_token(), new_code())
        store.put_ways(here.id, ways, hashed(ways.link), hashed_code(ways.code))
    if here.archived:
        store.note_workshop(here.model_copy(update={"archived": False}))
    known = shelves(store, content, here)  # answers from a file have pinned it already
    pinned = here.model_copy(update={"content": known.fingerprint, "archived": False})
    return moved(store, pinned, "draft", "open", shelves=frozen(known))


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
