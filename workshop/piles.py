"""The pile of paper questionnaires that are typed: how it is kept, and changed as it stands now."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Final, Literal, TypeAlias

from pydantic import Field

from workshop.desk import held
from workshop.meanwhile import meanwhile
from workshop.model import Model, Refused
from workshop.saying import why_not
from workshop.tokens import new_token

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from workshop.model import Workshop
    from workshop.store import Store

Turn: TypeAlias = Literal["1", "2"]
"""The first time a pile is typed, or the second."""
MOST_SHEETS: Final = 500
TRIES: Final = 5


class Paper(Model):
    """One person's paper: level and area, "" where none is said, and a sign a statement.

    `key` is drawn by lot for the form that it is typed in, so that a form sent twice is one sheet.
    """

    level: str = ""
    area: str = ""
    answers: Annotated[str, Field(pattern=r"^[0-5vnr-]*$")]
    key: Annotated[str, Field(max_length=40)] = ""


class Pile(Model):
    """The sheets that have been typed and not brought in; `id` is drawn by lot."""

    id: str
    sheets: tuple[Paper, ...] = ()


def pile(store: Store, workshop_id: str, turn: Turn = "1") -> tuple[Paper, ...]:
    """The sheets that are typed, in the order of the pile."""
    return kept_pile(store, workshop_id, turn)[0].sheets


def may_type(store: Store, desk: str, workshop_id: str) -> Workshop:
    """A workshop that answers may come into; Refused once they are shown."""
    here = held(store, desk, workshop_id)
    if here.kind != "private":
        raise Refused("This workshop is answered together, on one screen.")
    if here.phase not in {"draft", "open", "shut"}:
        raise why_not(store, here.id)
    return here


def kept_pile(store: Store, workshop_id: str, turn: Turn) -> tuple[Pile, int]:
    """A pile and its revision; an empty one is new."""
    kept = store.record(workshop_id, "typed", turn)
    if kept is None:
        return Pile(id=new_token()), 0
    return Pile.model_validate_json(kept.body), kept.revision


def change_pile(
    store: Store,
    here: Workshop,
    turn: Turn,
    change: Callable[[list[Paper]], None],
    now: datetime,
) -> None:
    """Change a pile as it stands now, whatever another window did to it a moment ago."""
    for _ in range(TRIES):
        was, seen = kept_pile(store, here.id, turn)
        sheets = list(was.sheets)
        change(sheets)
        if len(sheets) > MOST_SHEETS:
            raise Refused("There can be 500 sheets in a pile. Take these in first.")
        new = was.model_copy(update={"sheets": tuple(sheets)})
        if store.put_record(here.id, "typed", turn, new.model_dump_json(), now, seen) is not None:
            return
    raise meanwhile()
