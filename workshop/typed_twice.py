"""A pile of papers that is typed twice: where the two typings differ, and which is right."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from workshop.meanwhile import meanwhile
from workshop.piles import change_pile, may_type, pile
from workshop.saying import asked
from workshop.shelved import shelves
from workshop.signs import MEANT

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from content import Content
    from workshop.model import Workshop
    from workshop.piles import Paper, Turn
    from workshop.store import Store

LEVEL: Final = "#level"
AREA: Final = "#area"


class Differs(NamedTuple):
    """What was typed otherwise the second time: on which sheet, from 1, at which statement.

    `where` is a statement, or `LEVEL` or `AREA`, which no statement can be called.
    """

    sheet: int
    where: str
    first: str
    second: str


def differences(store: Store, content: Content, here: Workshop) -> tuple[Differs, ...]:
    """What was typed otherwise the second time, as far as that has come."""
    every = asked(shelves(store, content, here), here.questionnaire)
    both = zip(pile(store, here.id), pile(store, here.id, "2"), strict=False)
    return tuple(
        differs
        for number, (first, second) in enumerate(both, 1)
        for differs in _differences(number, first, second, every)
    )


def _differences(
    number: int, first: Paper, second: Paper, every: tuple[str, ...]
) -> Iterator[Differs]:
    if first.level != second.level:
        yield Differs(number, LEVEL, first.level, second.level)
    if first.area != second.area:
        yield Differs(number, AREA, first.area, second.area)
    for statement, one, other in zip(every, first.answers, second.answers, strict=False):
        if MEANT[one] != MEANT[other]:
            yield Differs(number, statement, one, other)


def settle_typed(  # noqa: PLR0913 - where they differ, which is right, and when
    store: Store,
    content: Content,
    desk: str,
    workshop_id: str,
    differs: Differs,
    *,
    right: Turn,
    now: datetime,
) -> None:
    """Let both typings say what one of them says of this; refused where they agree by now."""
    here = may_type(store, desk, workshop_id)
    if differs not in differences(store, content, here):
        raise meanwhile()
    every = asked(shelves(store, content, here), here.questionnaire)
    said = differs.first if right == "1" else differs.second

    def change(sheets: list[Paper]) -> None:
        sheets[differs.sheet - 1] = _saying(sheets[differs.sheet - 1], differs.where, said, every)

    change_pile(store, here, "2" if right == "1" else "1", change, now)


def _saying(sheet: Paper, where: str, said: str, every: tuple[str, ...]) -> Paper:
    if where in {LEVEL, AREA}:
        return sheet.model_copy(update={where.removeprefix("#"): said})
    at = every.index(where)
    answers = f"{sheet.answers[:at]}{said}{sheet.answers[at + 1 :]}"
    return sheet.model_copy(update={"answers": answers})
