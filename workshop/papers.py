"""Paper questionnaires typed by the facilitator: kept sheet by sheet, and brought in together.

A sheet is a line of signs, one a statement in the order of the questionnaire. It can be typed a
second time by itself, to be compared and settled. Until it is brought in nothing of it counts; it
is deleted then, and nothing can be typed once the answers are shown.
"""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from answers import ANSWERS, Row, gather
from workshop.bringing import bring, prints
from workshop.desk import held
from workshop.model import Refused
from workshop.piles import change_pile, kept_pile, may_type, pile
from workshop.saying import asked
from workshop.shelved import shelves
from workshop.signs import MEANT, line
from workshop.typed_twice import differences

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from answers import Answers
    from content import Content
    from workshop.model import Workshop
    from workshop.piles import Paper, Pile, Turn
    from workshop.store import Store


def type_in(  # noqa: PLR0913 - which sheet, of which pile, and when
    store: Store,
    content: Content,
    desk: str,
    workshop_id: str,
    sheet: Paper,
    *,
    turn: Turn = "1",
    place: int | None = None,
    now: datetime,
) -> None:
    """Keep a sheet at the end of the pile, or in the `place` of one. Then it is on disk.

    One whose key is in the pile takes that one's place: its form has been sent before.
    """
    here = may_type(store, desk, workshop_id)
    known = shelves(store, content, here)
    if sheet.level not in {"", *known.levels} or sheet.area not in {"", *here.areas}:
        raise Refused("Choose one of the levels shown.")
    checked = sheet.model_copy(update={"answers": line(known, here.questionnaire, sheet.answers)})

    def change(sheets: list[Paper]) -> None:
        at = _at(sheets, sheet.key, place)
        if at is None:
            sheets.append(checked)
        else:
            sheets[at] = checked.model_copy(update={"key": sheets[at].key})

    change_pile(store, here, turn, change, now)


def _at(sheets: Sequence[Paper], key: str, place: int | None) -> int | None:
    """Where a sheet lies: by its key, also when others were laid aside before it; else by place."""
    found = next((n for n, one in enumerate(sheets) if key and one.key == key), None)
    if found is not None or place is None:
        return found
    if not 0 <= place < len(sheets) or (key and sheets[place].key):
        raise Refused("The sheet does not lie in the pile any more.")
    return place


def lay_aside(  # noqa: PLR0913 - which sheet, of which pile, and when
    store: Store,
    desk: str,
    workshop_id: str,
    place: int,
    *,
    key: str = "",
    turn: Turn = "1",
    now: datetime,
) -> None:
    """Take a sheet out of the pile, with its second typing; one that is out already stays out."""
    here = may_type(store, desk, workshop_id)
    taken: list[int] = []

    def change(sheets: list[Paper]) -> None:
        taken.clear()
        with suppress(Refused):
            at = _at(sheets, key, place)
            taken.append(place if at is None else at)
            del sheets[taken[0]]

    def likewise(sheets: list[Paper]) -> None:
        del sheets[taken[0] : taken[0] + 1]

    change_pile(store, here, turn, change, now)
    if turn == "1" and taken and pile(store, here.id, "2"):
        change_pile(store, here, "2", likewise, now)


def forget_papers(store: Store, desk: str, workshop_id: str) -> None:
    """Delete everything that is typed and not brought in."""
    _forget(store, held(store, desk, workshop_id))


def bring_papers(
    store: Store, content: Content, desk: str, workshop_id: str, *, beyond: bool = False
) -> int:
    """Take every sheet in beside those who answer on phones; how many came.

    Refused where a second typing differs, or has not come to the end. A pile comes in once, also
    where the server was killed before it was put away.
    """
    here = may_type(store, desk, workshop_id)
    typed, _ = kept_pile(store, here.id, "1")
    again = pile(store, here.id, "2")
    if again and len(again) != len(typed.sheets):
        raise Refused(
            "{n} of {all} sheets are typed the second time.", n=len(again), all=len(typed.sheets)
        )
    if differences(store, content, here):
        raise Refused("The two typings differ. Look at the paper, and correct what is wrong.")
    said = _answers(shelves(store, content, here), here, typed)
    file, _ = prints(here, said, typed.id.encode())
    if not store.is_in(here.id, (file, file)):
        whose = (store, content, desk, here.id)
        bring(*whose, said, file=typed.id.encode(), again=True, beyond=beyond)
    _forget(store, here)
    return len(typed.sheets)


def _answers(known: Content, here: Workshop, typed: Pile) -> Answers:
    every = asked(known, here.questionnaire)
    if any(len(sheet.answers) != len(every) for sheet in typed.sheets):
        raise Refused("The questionnaire has changed since the sheets were typed. Type them anew.")
    rows = (
        Row(f"{number}", sheet.level, sheet.area, statement, MEANT[sign])
        for number, sheet in enumerate(typed.sheets)
        for statement, sign in zip(every, sheet.answers, strict=True)
        if MEANT[sign] in ANSWERS
    )
    return gather(known, rows, here.questionnaire)


def _forget(store: Store, here: Workshop) -> None:
    for turn in ("1", "2"):
        store.remove_record(here.id, "typed", turn)
