"""Close the answers for good, and keep what they came to: no later edit changes it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Protocol

import anonymity
import answers as table
from anonymity import Reason
from answers import Comment
from arithmetic import Grouping, Result
from content import frozen
from workshop.citizens import heard
from workshop.clock import day_of
from workshop.desk import held
from workshop.doors import moved
from workshop.model import Model, Refused, Workshop
from workshop.saying import asked
from workshop.shelved import shelves

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from answers import Answers
    from arithmetic import Mode
    from content import Content
    from workshop.noted import Record
    from workshop.store import Store


class Outcome(Protocol):
    """The one pipe from answers to a finished Result (`advice.outcome`)."""

    def __call__(
        self,
        content: Content,
        answers: Answers,
        *,
        mode: Mode,
        agreed: Mapping[str, str] = ...,
        target: int | Mapping[str, int] | None = None,
    ) -> Result:
        """What the answers come to."""


def reveal(  # noqa: PLR0913 - what is revealed, how, and when
    store: Store,
    content: Content,
    desk: str,
    workshop_id: str,
    *,
    outcome: Outcome,
    today: date,
) -> Workshop:
    """Close the answers for good; from now on they may be seen, as the mode allows.

    They need not be shut before; and a draft in which everybody has come with a file need not be
    opened first.
    """
    here = held(store, desk, workshop_id).model_copy(update={"revealed_on": today})
    if store.records(here.id, "typed"):
        raise Refused(
            "Some paper questionnaires are typed and not taken in. Take them in, or delete them, "
            "before you show the answers."
        )
    on_paper = here.phase == "draft" and store.joined(here.id) > 0
    was = here.phase if on_paper or here.phase == "shut" else "open"
    after = moved(store, here, was, "revealed")
    kept(store, content, after, outcome)
    return after


def close(store: Store, desk: str, workshop_id: str) -> Workshop:
    """End the workshop; its result stays until its last day."""
    return moved(store, held(store, desk, workshop_id), "revealed", "closed")


class Kept(Model):
    """What is kept at a reveal: the Result, and why a group's figure is not in it."""

    result: Result
    reasons: dict[Grouping, dict[str, dict[str, Reason]]]


def kept(store: Store, content: Content, here: Workshop, outcome: Outcome) -> Kept:
    """What a revealed workshop came to: kept at the reveal, and never counted again.

    Where a server was killed between closing and keeping, the next look does what is left.
    """
    _must_be_shown(here)
    found = store.result(here.id)
    if found is None:
        store.let_go(here.id)
        store.forget_the_order(here.id)
        found = _counted(store, content, here, outcome)
    return Kept.model_validate_json(found)


def _counted(store: Store, content: Content, here: Workshop, outcome: Outcome) -> str:
    pinned = shelves(store, content, here)
    said = revealed(store, pinned, here)
    came = outcome(pinned, said, mode=here.mode, target=here.target)
    came = came.model_copy(update={"citizens": heard(store, pinned, here)})
    made = Kept(result=came, reasons=anonymity.why_hidden(pinned, said, here.mode))
    return store.keep_result(here.id, made.model_dump_json())


def revealed(store: Store, content: Content, here: Workshop) -> Answers:
    """Everybody's answers, to be scored; Refused before the reveal."""
    _must_be_shown(here)
    every = asked(content, here.questionnaire)
    rows = (row for row in store.rows(here.id) if row.statement in every)
    return table.table(every, rows, here.questionnaire)


def comments(store: Store, here: Workshop) -> tuple[Comment, ...]:
    """What everybody wrote, to be shown as `anonymity` allows; Refused before the reveal.

    In a workshop that has moved here it stands with its statement, and with nobody.
    """
    _must_be_shown(here)
    moved = store.records(here.id, "remark")
    return (*store.comments(here.id), *(one for kept in moved for one in _remarks(kept)))


def _remarks(kept: Record) -> Iterable[Comment]:
    for text in json.loads(kept.body):
        yield Comment(participant="", statement=kept.key, text=text)


def _must_be_shown(here: Workshop) -> None:
    if here.phase not in {"revealed", "closed"}:
        raise Refused("The answers are not shown before they are closed.")


def pin(store: Store, content: Content, outcome: Outcome) -> int:
    """Pin what an earlier version opened to the shelves as they are, and keep what it came to."""
    found = store.unpinned()
    for here in found:
        day = here.revealed_on
        if day is None and here.phase in {"revealed", "closed"}:
            day = day_of(here.created)  # which its report has said until now
        after = here.model_copy(update={"content": content.fingerprint, "revealed_on": day})
        store.change_workshop(after, was=here.phase, shelves=frozen(content))
        if after.phase in {"revealed", "closed"}:
            _counted(store, content, after, outcome)
    return len(found)
