"""What the room says of a statement after talking: a level, or two arguments that both stand.

It is kept beside what people answered, which nothing changes any more.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from answers import ANSWERS, LONGEST_COMMENT
from workshop.desk import held, in_time
from workshop.meanwhile import keep_unless_changed
from workshop.model import Refused, keepable
from workshop.noted import Decision
from workshop.saying import asked
from workshop.shelved import shelves

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import datetime

    from content import Content
    from workshop.noted import Record
    from workshop.store import Store

LONGEST_LINE: Final = 200


class Decided(NamedTuple):
    """What was said of a statement, which saying it is, and when."""

    decision: Decision
    revision: int
    at: datetime


def decide(  # noqa: PLR0913 - what is said, and which saying was on the screen
    store: Store,
    content: Content,
    desk: str,
    workshop_id: str,
    decision: Decision,
    *,
    seen: int | None,
    now: datetime,
) -> Decided:
    """Keep what the room says of a statement. When this returns, it is on disk.

    Refused where another window has said something since revision `seen` (0: nothing was said).
    """
    here = held(store, desk, workshop_id)
    if here.kind != "private" or here.phase != "revealed":
        raise Refused("This can be written from the moment the answers are shown until the end.")
    if decision.statement not in asked(shelves(store, content, here), here.questionnaire):
        raise Refused("This statement is not in the questionnaire.")
    said = checked(decision)
    return _decided(
        keep_unless_changed(store, here, "decision", said.statement, said, seen=seen, now=now)
    )


def checked(decision: Decision) -> Decision:
    """As it is kept; Refused where it is not an answer, or too long."""
    if decision.level is not None and decision.level not in ANSWERS:
        raise Refused("Choose one of the answers shown.")
    if decision.level is not None and decision.unresolved:
        raise Refused("Choose a level, or write it as unresolved, not both.")
    if decision.unresolved and not decision.low.strip() and not decision.high.strip():
        raise Refused("Write at least one of the two arguments.")
    texts = {key: getattr(decision, key) for key in ("reason", "low", "high", "note")}
    lines = {key: getattr(decision, key) for key in ("evidence", "looks")}
    if any(len(text) > LONGEST_COMMENT for text in texts.values()):
        raise Refused("The note is too long. It can have 2,000 characters at most.")
    if any(len(text) > LONGEST_LINE for text in lines.values()):
        raise Refused("The line is too long. It can have 200 characters at most.")
    kept = {key: keepable(text) for key, text in (texts | lines).items()}
    return decision.model_copy(update={**kept, "looks_on": in_time(decision.looks_on)})


def decisions(store: Store, workshop_id: str) -> dict[str, Decided]:
    """What the room has said so far, by statement."""
    return decisions_in(store.records(workshop_id, "decision"))


def decisions_in(kept: Iterable[Record]) -> dict[str, Decided]:
    """What the room has said, by statement, as it was kept."""
    return {one.key: _decided(one) for one in kept}


def agreed_after(store: Store, workshop_id: str) -> dict[str, str]:
    """The levels agreed after the reveal, by statement, as `advice.settled` takes them."""
    return agreed_in(decisions(store, workshop_id))


def agreed_in(said: Mapping[str, Decided]) -> dict[str, str]:
    """The levels agreed in what the room has said."""
    return {key: d.decision.level for key, d in said.items() if d.decision.level is not None}


def _decided(kept: Record) -> Decided:
    return Decided(Decision.model_validate_json(kept.body), kept.revision, kept.at)
