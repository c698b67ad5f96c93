"""Paper questionnaires typed by the facilitator: kept sheet by sheet, and brought in together.

A sheet is a line of signs, one a statement in the order of the questionnaire. It can be typed a
second time by itself, to be compared. Until it is brought in nothing of it counts; it is deleted
then, and nothing can be typed once the answers are shown.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Final, Literal, NamedTuple, TypeAlias

from pydantic import Field

from answers import ANSWERS, Row, gather
from workshop.bringing import bring, prints
from workshop.desk import held
from workshop.meanwhile import meanwhile
from workshop.model import Model, Refused
from workshop.saying import asked, why_not
from workshop.shelved import shelves
from workshop.tokens import new_token

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from datetime import datetime

    from answers import Answers
    from content import Content
    from workshop.model import Workshop
    from workshop.store import Store

Turn: TypeAlias = Literal["1", "2"]
"""The first time a pile is typed, or the second."""
MOST_SHEETS: Final = 500
NONE: Final = "-"
MEANT: Final[Mapping[str, str]] = {
    **{str(rung): str(rung) for rung in range(6)},
    **dict.fromkeys("vd?", "dont_know"),
    **dict.fromkeys("rn", "not_relevant"),
    **dict.fromkeys("-._", ""),
}
"""What a sign means: v (ved ikke) or d (don't know), r (ikke relevant) or n (not relevant)."""
KEPT_AS: Final = {**{str(r): str(r) for r in range(6)}, "dont_know": "v", "not_relevant": "r"}
TRIES: Final = 5


class Paper(Model):
    """One person's paper: level and area, "" where none is said, and a sign a statement."""

    level: str = ""
    area: str = ""
    answers: Annotated[str, Field(pattern=r"^[0-5vr-]*$")]


class Pile(Model):
    """The sheets that have been typed and not brought in; `id` is drawn by lot."""

    id: str
    sheets: tuple[Paper, ...] = ()


class Differs(NamedTuple):
    """What was typed otherwise the second time: on which sheet, from 1, at which statement.

    `statement` is "" where it is the level or the area.
    """

    sheet: int
    statement: str
    first: str
    second: str


def line(content: Content, questionnaire: str, typed: str) -> str:
    """A typed line as it is kept; spaces do not count. Refused with the place of what is wrong."""
    every = asked(content, questionnaire)
    signs = [sign for sign in typed.lower() if not sign.isspace()]
    for place, sign in enumerate(signs):
        if sign not in MEANT:
            where = content.numbers[every[place]] if place < len(every) else f"{place + 1}."
            raise Refused(
                "“{sign}” at {where} is no answer. Write 0-5, v, r or -.", sign=sign, where=where
            )
    if not signs:
        raise Refused("Type the answers of the sheet.")
    if len(signs) < len(every):
        raise Refused(
            "There are {n} signs for {all} statements. The next is {where}.",
            n=len(signs),
            all=len(every),
            where=content.numbers[every[len(signs)]],
        )
    if len(signs) > len(every):
        raise Refused(
            "There are {n} signs for {all} statements. One is typed twice, or too many.",
            n=len(signs),
            all=len(every),
        )
    kept = "".join(KEPT_AS.get(MEANT[sign], NONE) for sign in signs)
    if set(kept) == {NONE}:
        raise Refused("The sheet has no answer. Lay it aside.")
    return kept


def pile(store: Store, workshop_id: str, turn: Turn = "1") -> tuple[Paper, ...]:
    """The sheets that are typed, in the order of the pile."""
    return _pile(store, workshop_id, turn)[0].sheets


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
    """Keep a sheet at the end of the pile, or in the `place` of one. Then it is on disk."""
    here = _open(store, desk, workshop_id)
    known = shelves(store, content, here)
    if sheet.level not in {"", *known.levels} or sheet.area not in {"", *here.areas}:
        raise Refused("Choose one of the levels shown.")
    checked = sheet.model_copy(update={"answers": line(known, here.questionnaire, sheet.answers)})

    def change(sheets: list[Paper]) -> None:
        if place is None:
            sheets.append(checked)
        elif 0 <= place < len(sheets):
            sheets[place] = checked

    _change(store, here, turn, change, now)


def lay_aside(  # noqa: PLR0913 - which sheet, of which pile, and when
    store: Store, desk: str, workshop_id: str, place: int, *, turn: Turn = "1", now: datetime
) -> None:
    """Take a sheet out of the pile."""
    here = _open(store, desk, workshop_id)

    def change(sheets: list[Paper]) -> None:
        del sheets[place : place + 1]

    _change(store, here, turn, change, now)


def forget_papers(store: Store, desk: str, workshop_id: str) -> None:
    """Delete everything that is typed and not brought in."""
    _forget(store, held(store, desk, workshop_id))


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
    for one, other in ((first.level, second.level), (first.area, second.area)):
        if one != other:
            yield Differs(number, "", one, other)
    for statement, one, other in zip(every, first.answers, second.answers, strict=False):
        if one != other:
            yield Differs(number, statement, one, other)


def bring_papers(
    store: Store, content: Content, desk: str, workshop_id: str, *, beyond: bool = False
) -> int:
    """Take every sheet in beside those who answer on phones; how many came.

    Refused where a second typing differs, or has not come to the end. A pile comes in once, also
    where the server was killed before it was put away.
    """
    here = _open(store, desk, workshop_id)
    typed, _ = _pile(store, here.id, "1")
    again = pile(store, here.id, "2")
    if again and len(again) != len(typed.sheets):
        raise Refused(
            "{n} of {all} sheets are typed the second time.", n=len(again), all=len(typed.sheets)
        )
    if differences(store, content, here):
        raise Refused("The two typings differ. Look at the paper, and put right what is wrong.")
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


def _open(store: Store, desk: str, workshop_id: str) -> Workshop:
    """A workshop that answers may come into; Refused once they are shown."""
    here = held(store, desk, workshop_id)
    if here.kind != "private":
        raise Refused("This workshop is answered together, on one screen.")
    if here.phase not in {"draft", "open", "shut"}:
        raise why_not(store, here.id)
    return here


def _pile(store: Store, workshop_id: str, turn: Turn) -> tuple[Pile, int]:
    kept = store.record(workshop_id, "typed", turn)
    if kept is None:
        return Pile(id=new_token()), 0
    return Pile.model_validate_json(kept.body), kept.revision


def _change(
    store: Store,
    here: Workshop,
    turn: Turn,
    change: Callable[[list[Paper]], None],
    now: datetime,
) -> None:
    """Change a pile as it stands now, whatever another window did to it a moment ago."""
    for _ in range(TRIES):
        was, seen = _pile(store, here.id, turn)
        sheets = list(was.sheets)
        change(sheets)
        if len(sheets) > MOST_SHEETS:
            raise Refused("There can be 500 sheets in a pile. Take these in first.")
        new = was.model_copy(update={"sheets": tuple(sheets)})
        if store.put_record(here.id, "typed", turn, new.model_dump_json(), now, seen) is not None:
            return
    raise meanwhile()


def _forget(store: Store, here: Workshop) -> None:
    for turn in ("1", "2"):
        store.remove_record(here.id, "typed", turn)
