"""Prepare a workshop that is answered privately: what is chosen, and what may change when."""

from __future__ import annotations

from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING, Any, Final, TypedDict

from answers import LONGEST_NAME
from content import cleaned, folded
from workshop.clock import day_of
from workshop.desk import before, held, meeting, named, own_name
from workshop.imprint import follow
from workshop.model import Refused, Workshop, keepable

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from collections.abc import Set as AbstractSet
    from datetime import date, datetime
    from typing import Unpack

    from answers import Questionnaire
    from arithmetic import Mode
    from workshop.model import Language
    from workshop.store import Store

KEPT_FOR: Final = timedelta(days=365)
PRACTICE_FOR: Final = timedelta(days=30)
MOST_AREAS: Final = 20
MOST_PEOPLE: Final = 100_000
LONGEST_GROUP: Final = 300
TRIES: Final = 10
"""How often a change is tried while others change the workshop at the same moment."""
AT_ANY_TIME: Final = frozenset({"name", "meets_on", "delete_on", "closes_at"})
"""What may change in whatever phase it is; what people have met stays as they met it."""
BEFORE_THE_REVEAL: Final = AT_ANY_TIME | {"invited"}
WHAT_A_FILE_FITS: Final = frozenset({"questionnaire", "mode", "areas"})


class Chosen(TypedDict, total=False):
    """What a facilitator decides of a workshop."""

    organisation: str
    questionnaire: Questionnaire
    mode: Mode
    language: Language
    areas: Iterable[str]
    target: int | None
    delete_on: date | None
    invited: int | None
    slips: bool
    name: str
    meets_on: date | None
    target_group: str
    opens_at: datetime | None
    closes_at: datetime | None


def prepare(
    store: Store,
    desk: str,
    *,
    now: datetime,
    new_id: Callable[[], str],
    practice: bool = False,
    **chosen: Unpack[Chosen],
) -> Workshop:
    """A new workshop in draft, to be answered privately; kept for a year unless chosen.

    One for `practice` has nobody's answers in it, and is kept for a month.
    """
    blank = Workshop(
        id=new_id(),
        organisation="",
        questionnaire="short",
        mode="anonymous",
        created=now,
        kind="private",
        phase="draft",
        practice=practice,
    )
    month = day_of(now + PRACTICE_FOR)
    whose: Chosen = {"organisation": "", "delete_on": month if practice else None}
    workshop = _with(blank, {**whose, **chosen}, now)
    store.add_workshop(desk, workshop)
    return workshop


def change(
    store: Store, desk: str, workshop_id: str, *, now: datetime, **chosen: Unpack[Chosen]
) -> Workshop:
    """Keep what is chosen otherwise, and leave the rest as it is by now in whatever window.

    A draft may change in everything; once people can answer, in its name, its days and its last
    moment for answers, and until the answers are shown in how many are invited.
    """
    for _ in range(TRIES):
        here = held(store, desk, workshop_id)
        _may_change(store, here, chosen.keys())
        after = _with(here, chosen, now)
        if after == here or store.rewrite(here, after):
            return after
    raise Refused("The workshop has moved on already. Load the page again.")


def copy(
    store: Store, desk: str, workshop_id: str, *, now: datetime, new_id: Callable[[], str]
) -> Workshop:
    """A new draft with what was chosen for an earlier workshop, but for its name and its days.

    What its papers say of whoever publishes them comes along.

    A room that answered together has agreed to nothing about groups, so its copy is anonymous.
    """
    here = held(store, desk, workshop_id)
    new = prepare(store, desk, now=now, new_id=new_id, **settings(here))
    follow(store, here.id, new.id, now)
    return new


def settings(here: Workshop) -> Chosen:
    """What was chosen for a workshop and may be chosen again for another."""
    return {
        "organisation": here.organisation,
        "questionnaire": here.questionnaire,
        "mode": here.mode if here.kind == "private" else "anonymous",
        "language": here.language,
        "areas": here.areas,
        "target": here.target,
        "invited": here.invited,
        "slips": here.slips,
        "target_group": here.target_group,
    }


def _may_change(store: Store, here: Workshop, keys: AbstractSet[str]) -> None:
    if here.kind == "private" and here.phase == "draft":
        if keys & WHAT_A_FILE_FITS and store.joined(here.id):
            raise Refused("Take the answers that came from a file out before you change this.")
        return
    seen = here.kind == "together" or here.phase in {"revealed", "closed"}
    if not keys <= (AT_ANY_TIME if seen else BEFORE_THE_REVEAL):
        raise Refused(
            "This is locked, because the workshop has been opened. "
            "Copy it if you want to choose anew."
        )


def _with(here: Workshop, chosen: Chosen, now: datetime) -> Workshop:
    """The workshop with what is chosen; Refused where one choice is wrong, or two do not fit."""
    kept: dict[str, Any] = {key: _checked(key, value, now) for key, value in chosen.items()}
    after = here.model_copy(update=kept)
    if kept.keys() & {"meets_on", "delete_on"}:
        before(after.delete_on, after.meets_on)
    if kept.keys() & {"opens_at", "closes_at", "delete_on", "target_group"}:
        _must_be_a_window(after)
    return after


def _checked(key: str, value: Any, now: datetime) -> object:  # noqa: ANN401 - whatever is chosen
    """One choice as it is kept; Refused where it may not be."""
    rules: dict[str, Callable[[Any], object]] = {
        "organisation": named,
        "areas": listed,
        "invited": expected,
        "name": own_name,
        "target_group": about,
        "delete_on": partial(last_day, now=now),
        "meets_on": partial(meeting, now=now),
        "opens_at": partial(to_come, now=now),
        "closes_at": partial(to_come, now=now),
    }
    return rules[key](value) if key in rules else value


def about(group: str) -> str:
    """Which citizens it is about, as it is kept: nothing yet, or in the room's own words."""
    found = keepable(cleaned(group))
    if len(found) > LONGEST_GROUP:
        raise Refused("The target group can have 300 characters at most.")
    return found


def to_come(moment: datetime | None, now: datetime) -> datetime | None:
    """A moment that is chosen for the window; Refused where it has passed."""
    if moment is not None and moment <= now:
        raise Refused("Choose a time that has not passed.")
    return moment


def _must_be_a_window(here: Workshop) -> None:
    """Refused where people could not answer between the two, or nobody knows about whom."""
    opens_at, closes_at, last = here.opens_at, here.closes_at, here.delete_on
    if opens_at and not here.target_group and here.phase == "draft":
        raise Refused("Write who the target group is before you open.")
    if opens_at and closes_at and closes_at <= opens_at:
        raise Refused("It must open before it closes.")
    if last and any(moment and day_of(moment) > last for moment in (opens_at, closes_at)):
        raise Refused("The workshop would be deleted before it closes. Choose an earlier time.")


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
    day = chosen or day_of(now + KEPT_FOR)
    if day < day_of(now):
        raise Refused("Choose today or a later date.")
    return day
