"""What the room promises: its plan."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from answers import LONGEST_COMMENT, LONGEST_NAME
from content import cleaned
from workshop.aiming import must_be_factor, open_for_planning
from workshop.clock import day_of
from workshop.desk import in_time
from workshop.follow_up import schedule
from workshop.meanwhile import keep_unless_changed, meanwhile
from workshop.model import Refused, keepable
from workshop.noted import Action, Report
from workshop.saying import asked
from workshop.shelved import shelves

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from datetime import datetime

    from content import Content
    from workshop.model import Workshop
    from workshop.noted import Record
    from workshop.store import Store

MOST_ACTIONS: Final = 30


class Planned(NamedTuple):
    """An action of the plan, which saying it is, and when."""

    action: Action
    revision: int
    at: datetime


def actions(store: Store, workshop_id: str) -> tuple[Planned, ...]:
    """Everything the room promises or weighs, in its order."""
    found = (_planned(kept) for kept in store.records(workshop_id, "action"))
    return tuple(sorted(found, key=lambda one: (one.action.place, one.at, one.action.id)))


def promised(store: Store, workshop_id: str) -> tuple[Action, ...]:
    """What the room promises, in its order."""
    return tuple(one.action for one in actions(store, workshop_id) if one.action.chosen)


def add_step(  # noqa: PLR0913 - which step, where, and when
    store: Store,
    content: Content,
    desk: str,
    workshop_id: str,
    step: str,
    *,
    chosen: bool = True,
    instead: bool = False,
    new_id: Callable[[], str],
    now: datetime,
) -> Planned:
    """Take a step of the shelves into the plan; one that is there already is chosen again.

    Its title and first sign are written as the workshop's language has them; both can be changed.
    """
    here = open_for_planning(store, desk, workshop_id)
    known = shelves(store, content, here)
    if step not in known.steps:
        raise Refused("There is no such step. Load the page again.")
    every = actions(store, here.id)
    there = next((one for one in every if one.action.step == step), None)
    if there is not None:
        new = there.action.model_copy(
            update={
                "chosen": there.action.chosen or chosen,
                "instead": there.action.instead or instead,
            }
        )
        return _put(store, here, new, there.revision, now)
    found, language = known.steps[step], here.language
    on_paper = asked(known, here.questionnaire)
    action = Action(
        id=new_id()[:32],
        factor=next(f.id for f in known.factors if found in f.next_steps),
        title=found.title[language],
        step=step,
        lifts=tuple(key for key in found.lifts if key in on_paper),
        first_sign=found.first_sign[language] if found.first_sign else "",
        chosen=chosen,
        instead=instead,
    )
    return _first(store, here, action, every, now)


def add_own(  # noqa: PLR0913 - what it is, where, and when
    store: Store,
    content: Content,
    desk: str,
    workshop_id: str,
    action: Action,
    *,
    new_id: Callable[[], str],
    now: datetime,
) -> Planned:
    """Write a step of the room's own into the plan, or only among what is weighed."""
    here = open_for_planning(store, desk, workshop_id)
    own = action.model_copy(update={"id": new_id()[:32], "step": ""})
    new = checked(shelves(store, content, here), here, own)
    return _first(store, here, new, actions(store, here.id), now)


def keep_action(  # noqa: PLR0913 - what is said, and which saying was on the screen
    store: Store,
    content: Content,
    desk: str,
    workshop_id: str,
    action: Action,
    *,
    seen: int,
    now: datetime,
) -> Planned:
    """Keep an action anew: its words, owner, day, first sign, or whether it is chosen.

    What it was made from, and when, stays. Refused where another window has said something since
    revision `seen`, or where it has been taken out.
    """
    here = open_for_planning(store, desk, workshop_id)
    before = _the_action(store, here, action.id).action
    new = action.model_copy(
        update={"step": before.step, "made_on": before.made_on, "place": before.place}
    )
    if before.step:
        new = new.model_copy(update={"factor": before.factor, "lifts": before.lifts})
    return _put(store, here, checked(shelves(store, content, here), here, new), seen, now)


def choose(  # noqa: PLR0913 - what, into which plan, and when
    store: Store,
    desk: str,
    workshop_id: str,
    action_id: str,
    *,
    chosen: bool | None = None,
    instead: bool | None = None,
    now: datetime,
) -> Planned:
    """Switch an action on or off, in the plan (`chosen`) or in the one that is weighed against it.

    The last word counts; everything else about it stays as it was.
    """
    here = open_for_planning(store, desk, workshop_id)
    before = _the_action(store, here, action_id)
    said = {"chosen": chosen, "instead": instead}
    update = {key: new for key, new in said.items() if new is not None}
    return _put(store, here, before.action.model_copy(update=update), before.revision, now)


def swap_plans(store: Store, desk: str, workshop_id: str, *, now: datetime) -> None:
    """Let the plan that was weighed be the plan, and weigh the other."""
    here = open_for_planning(store, desk, workshop_id)
    every = actions(store, here.id)
    said = {
        one.action.id: {"chosen": one.action.instead, "instead": one.action.chosen} for one in every
    }
    _put_all(store, here, every, said, now)


def move(  # noqa: PLR0913 - what, which way, and when
    store: Store, desk: str, workshop_id: str, action_id: str, *, up: bool, now: datetime
) -> None:
    """Change places with the one before or after; the first and the last stay."""
    here = open_for_planning(store, desk, workshop_id)
    every = list(actions(store, here.id))
    at = next((n for n, one in enumerate(every) if one.action.id == action_id), None)
    if at is None:
        raise Refused("This promise is no longer in the plan.")
    to = at - 1 if up else at + 1
    if not 0 <= to < len(every):
        return
    every[at], every[to] = every[to], every[at]
    said = {
        one.action.id: {"place": place}
        for place, one in enumerate(every)
        if one.action.place != place
    }
    _put_all(store, here, every, said, now)


def take_from_plan(
    store: Store, desk: str, workshop_id: str, action_id: str, *, now: datetime
) -> None:
    """Delete an action, with what was reported of it and the link by which its owner reports."""
    here = open_for_planning(store, desk, workshop_id)
    store.remove_record(here.id, "action", action_id)  # first: no promise stands without its own
    store.end_reporting(here.id, action_id)
    for kept in store.records(here.id, "report"):
        if Report.model_validate_json(kept.body).action == action_id:
            store.remove_record(here.id, "report", kept.key)
    schedule(store, here.id, day_of(now))


def _the_action(store: Store, here: Workshop, action_id: str) -> Planned:
    kept = store.record(here.id, "action", action_id)
    if kept is None:
        raise Refused("This promise is no longer in the plan.")
    return _planned(kept)


def checked(known: Content, here: Workshop, action: Action) -> Action:
    """As it is kept; Refused where it says nothing, too much, or what is not asked."""
    title, owner = keepable(cleaned(action.title)), keepable(cleaned(action.owner))
    sign = keepable(action.first_sign).strip()
    if not title:
        raise Refused("Write what you will do.")
    if len(title) > LONGEST_NAME or len(owner) > LONGEST_NAME:
        raise Refused("The line is too long. It can have 200 characters at most.")
    if len(sign) > LONGEST_COMMENT:
        raise Refused("The note is too long. It can have 2,000 characters at most.")
    must_be_factor(known, action.factor)
    own = {s.id for s in known.factor(action.factor).statements}
    if not set(action.lifts) <= own.intersection(asked(known, here.questionnaire)):
        raise Refused("This statement is not in the questionnaire.")
    update = {"title": title, "owner": owner, "first_sign": sign, "due": in_time(action.due)}
    return action.model_copy(update=update)


def _first(
    store: Store, here: Workshop, action: Action, every: tuple[Planned, ...], now: datetime
) -> Planned:
    """Keep a new one, after all others."""
    if len(every) >= MOST_ACTIONS:
        raise Refused("A plan can have 30 promises at most. Take one out first.")
    last = max((one.action.place for one in every), default=-1)
    new = action.model_copy(update={"place": last + 1, "made_on": day_of(now)})
    return _put(store, here, new, 0, now)


def _put(store: Store, here: Workshop, action: Action, seen: int, now: datetime) -> Planned:
    kept = keep_unless_changed(store, here, "action", action.id, action, seen=seen, now=now)
    schedule(store, here.id, day_of(now))
    return _planned(kept)


def _put_all(
    store: Store,
    here: Workshop,
    every: Iterable[Planned],
    said: Mapping[str, Mapping[str, object]],
    now: datetime,
) -> None:
    """Change several at once, or none where another window has said something of one of them."""
    new = {
        one.action.id: (
            one.action.model_copy(update=said[one.action.id]).model_dump_json(),
            one.revision,
        )
        for one in every
        if one.action.id in said
    }
    if not store.put_records(here.id, "action", new, now):
        raise meanwhile()
    schedule(store, here.id, day_of(now))


def _planned(kept: Record) -> Planned:
    return Planned(Action.model_validate_json(kept.body), kept.revision, kept.at)
