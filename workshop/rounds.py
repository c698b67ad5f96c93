"""The next round of the same: a workshop that follows an earlier one, here or in a file."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from pydantic import ValidationError

from arithmetic import GROUPINGS, RUNGS, Result, mean
from workshop.clock import day_of
from workshop.desk import held
from workshop.imprint import follow
from workshop.model import Model, Refused, Workshop
from workshop.preparing import KEPT_FOR
from workshop.saying import asked
from workshop.shelved import shelves

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from arithmetic import StatementResult
    from content import Content
    from workshop.store import Store

TOP: Final = RUNGS - 1
LARGEST: Final = 1024 * 1024
"""A Result of the full questionnaire takes a twentieth of this."""
DONE: Final = frozenset({"revealed", "closed"})


class Earlier(Model):
    """A round that was held elsewhere, as its exported file tells it; `day` where it is known."""

    result: Result
    day: date | None = None


class Before(NamedTuple):
    """The round before: a workshop here, or what a file told of one."""

    here: Workshop | None = None
    file: Earlier | None = None


def next_round(
    store: Store, desk: str, workshop_id: str, *, now: datetime, new_id: Callable[[], str]
) -> Workshop:
    """A draft that follows a workshop whose answers are shown, with the same settings.

    It asks what the shelves ask now; so a factor is compared on what both rounds have in common.
    """
    here = held(store, desk, workshop_id)
    if here.kind != "private":
        raise Refused("A next round is made of a workshop that was answered on phones.")
    if here.phase not in DONE:
        raise Refused("The answers are not shown before they are closed.")
    made: dict[str, Any] = {
        "id": new_id(),
        "created": now,
        "kind": "private",
        "phase": "draft",
        "follows": here.id,
        "delete_on": day_of(now + KEPT_FOR),
    }
    new = Workshop(**here.model_dump(include=set(COPIED)), **made)
    store.add_workshop(desk, new)
    follow(store, here.id, new.id, now)
    return new


COPIED: Final = frozenset(
    {"organisation", "questionnaire", "mode", "language", "areas", "target", "invited", "slips"}
    | {"name", "target_group", "practice"}
)
"""What a next round has from the one before."""


def before(store: Store, desk: str, here: Workshop) -> Before | None:
    """The round before a workshop: the one it follows, where this desk holds that; else a file.

    Whoever shares only the later workshop sees nothing of the earlier one.
    """
    found = store.workshop(here.follows) if here.follows else None
    if found and store.hold(desk, found.id):
        return Before(here=found)
    return _of_a_file(store, here)


def before_it(store: Store, here: Workshop) -> Before | None:
    """The same for whoever sits at the machine itself, and may read every workshop there."""
    found = store.workshop(here.follows) if here.follows else None
    return Before(here=found) if found else _of_a_file(store, here)


def _of_a_file(store: Store, here: Workshop) -> Before | None:
    kept = store.record(here.id, "earlier")
    return Before(file=Earlier.model_validate_json(kept.body)) if kept else None


def keep_earlier(  # noqa: PLR0913 - what, where, and when
    store: Store,
    content: Content,
    desk: str,
    workshop_id: str,
    data: bytes,
    *,
    day: date | None,
    now: datetime,
) -> Earlier:
    """Keep the round that an exported file tells of; Refused when it is no such file.

    Of the file only what `helhedstjek score` writes is kept.
    """
    here = held(store, desk, workshop_id)
    known = asked(shelves(store, content, here), here.questionnaire)
    earlier = Earlier(result=read_result(data, known), day=day)
    store.put_record(here.id, "earlier", "", earlier.model_dump_json(), now, None)
    return earlier


def forget_earlier(store: Store, desk: str, workshop_id: str) -> None:
    """Let go of the round that came from a file."""
    store.remove_record(held(store, desk, workshop_id).id, "earlier", "")


def read_result(data: bytes, known: tuple[str, ...]) -> Result:
    """The Result in a file; Refused where it is none, not whole, or asks nothing of the same."""
    if len(data) > LARGEST:
        raise Refused("The file is too large to be a result.")
    try:
        found = Result.model_validate_json(_text(data))
    except (ValidationError, UnicodeDecodeError):
        raise Refused(
            "The file is not a result that Helhedstjek has written. "
            "Fetch it at the bottom of “The next round” in the other workshop."
        ) from None
    every = [s for factor in found.factors for s in factor.statements]
    if not agrees(found):
        raise Refused("The figures of the file do not agree with each other.")
    if not {s.id for s in every} & set(known):
        raise Refused("The file asks none of the statements that this workshop asks.")
    return found


def agrees(found: Result) -> bool:
    """Whether its figures can be: each statement once and whole, and groups on the scale."""
    every = [s for factor in found.factors for s in factor.statements]
    rows = (row for name in GROUPINGS for row in getattr(found.groups, name))
    levels = [level for f in found.factors for level in (f.score, f.agreed_score)]
    return (
        found == Result.model_validate_json(found.model_dump_json())  # or one is no number
        and all(level is None or 0 <= level <= TOP for level in levels)
        and len({s.id for s in every}) == len(every)
        and all(map(_is_whole, every))
        and all(_said(s, found) <= found.participants for s in every)
        and all(0 <= figure <= TOP for row in rows for figure in row.factors.values())
    )


def _said(statement: StatementResult, found: Result) -> int:
    """How many have said anything of a statement; a room together is nobody, whatever it says."""
    besides = (statement.dont_know or 0) + (statement.not_relevant or 0)
    return (statement.n or 0) + (besides if found.participants else 0)


def _text(data: bytes) -> str:
    """The text of a file; PowerShell writes what a program prints as UTF-16, others as UTF-8."""
    return data.decode("utf-16" if data[:2] in {b"\xff\xfe", b"\xfe\xff"} else "utf-8-sig")


def _is_whole(statement: StatementResult) -> bool:
    """Whether a statement's figures follow from its counts; what is hidden has none."""
    counts, agreed = statement.counts, statement.agreed
    if agreed is not None and not 0 <= agreed < RUNGS:
        return False
    if counts is None:
        return statement.mean is None and statement.n is None
    if len(counts) != RUNGS or min(counts) < 0 or sum(counts) != statement.n:
        return False
    found = mean(counts)
    return (None if found is None else float(found)) == statement.mean
