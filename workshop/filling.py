"""The sheets of the redesign: one pen a sheet, and every field kept as it is written.

Whoever writes first on a sheet has its pen. Others read it, until they are given the pen or take
it; what was written stays. Two windows of one browser share its pen.
"""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING, Any, Final, Generic, Literal, NamedTuple, TypeAlias, TypeVar

from pydantic import BaseModel, ValidationError

from sheets import KINDS, Filled, Sheet, beside_plan, pointing
from workshop.aiming import open_for_planning
from workshop.desk import held
from workshop.meanwhile import meanwhile
from workshop.model import Refused, keepable
from workshop.noted import Pen
from workshop.tokens import hashed

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime

    from workshop.noted import Record
    from workshop.store import Store

S = TypeVar("S", bound=Sheet)
Hand: TypeAlias = Literal["free", "ours", "theirs"]
TRIES: Final = 5


class Personal(Refused):
    """A field of a sheet that may point at nobody seems to; `field` is its key on the shelf."""

    def __init__(self, field: str) -> None:
        super().__init__(
            "This looks like a name, an address or a number of somebody’s. It is not saved: take "
            "it out first."
        )
        self.field = field


class Written(NamedTuple, Generic[S]):
    """A sheet as it stands, and when it was last written on; None where nobody has.

    `body` is what is on disk of it. Whoever has a sheet in hand as it was read a moment ago gives
    it along as `known`, so that it is not read from its body again while that is the same.
    """

    sheet: S
    at: datetime | None
    body: str = ""


class Held(NamedTuple):
    """Who has the pen of a sheet, and since when."""

    hand: Hand
    since: datetime | None


def the_sheet(
    store: Store, workshop_id: str, kind: type[S], known: Written[S] | None = None
) -> Written[S]:
    """One sheet, empty where nobody has written on it."""
    return _kept(kind, store.record(workshop_id, "sheet", _name(kind)), known)


def sheet_and_pen(
    store: Store, desk: str, workshop_id: str, kind: type[S], known: Written[S] | None = None
) -> tuple[Written[S], Held]:
    """One sheet, and whether this desk may write on it; they are read in one go."""
    found = store.records_at(workshop_id, ("sheet", "pen"), _name(kind))
    return _kept(kind, found.get("sheet"), known), _held(found.get("pen"), desk)


def the_sheets(store: Store, workshop_id: str) -> Filled:
    """Every sheet of a workshop, beside its plan as it stands."""
    found = {kept.key: kept for kept in store.records(workshop_id, "sheet")}
    sheets = {name: _kept(kind, found.get(name)).sheet for name, kind in KINDS.items()}
    filled = Filled.model_validate(sheets)
    planned = frozenset(one.key for one in store.records(workshop_id, "action"))
    return filled.model_copy(update={"profiles": beside_plan(filled.profiles, planned)})


def the_pen(store: Store, desk: str, workshop_id: str, kind: type[Sheet]) -> Held:
    """Whether this desk may write on a sheet, or who may."""
    return _held(store.record(workshop_id, "pen", _name(kind)), desk)


def take_pen(
    store: Store, desk: str, workshop_id: str, kind: type[Sheet], *, now: datetime
) -> None:
    """Write on a sheet from now on, whoever did before."""
    here = open_for_planning(store, desk, workshop_id)
    pen = Pen(desk=hashed(desk))
    store.put_record(here.id, "pen", _name(kind), pen.model_dump_json(), now, None)


def give_pen(store: Store, desk: str, workshop_id: str, kind: type[Sheet]) -> None:
    """Put the pen down, so that another desk can write; nothing happens where it is another's."""
    here = held(store, desk, workshop_id)
    if the_pen(store, desk, here.id, kind).hand == "ours":
        store.remove_record(here.id, "pen", _name(kind))


def fill(  # noqa: PLR0913 - what is changed, where, and when
    store: Store,
    desk: str,
    workshop_id: str,
    kind: type[S],
    change: Callable[[S], S],
    *,
    known: Written[S] | None = None,
    now: datetime,
) -> Written[S]:
    """Change a sheet as it stands now. When this returns, it is on disk.

    `change` may be asked more than once, where another window of the same browser writes too.
    Refused where another desk has the pen, or where a field holds more than it can; Personal where
    one seems to point at somebody.
    """
    here = open_for_planning(store, desk, workshop_id)
    _pick_up(store, desk, here.id, kind, now)
    for _ in range(TRIES):
        before = store.record(here.id, "sheet", _name(kind))
        was = _kept(kind, before, known).sheet
        new = _written(change(was), was)
        if before is not None and new == was:
            return Written(new, before.at, before.body)
        seen, body = before.revision if before else 0, new.model_dump_json()
        put = store.put_record(here.id, "sheet", _name(kind), body, now, seen)
        if put is not None:
            return Written(new, put.at, body)
    raise meanwhile()


def _written(new: S, was: S) -> S:
    """What was written on a sheet, as it is kept."""
    if found := pointing(new, was):
        raise Personal(found.field)
    return checked(new, was)


def checked(sheet: S, was: S | None = None) -> S:
    """As it is kept; Refused where it holds more than it can, in words that say what.

    The parts that it shares with what `was` kept before are so already.
    """
    try:
        made: S = _checked(sheet, was)
    except ValidationError as found:
        first = found.errors()[0]
        raise _refused(first["type"], first.get("ctx", {}).get("max_length", 0)) from None
    return made


def _refused(kind: str, most: int) -> Refused:
    if kind == "string_too_long":
        return Refused("A field can have {n} characters at most.", n=most)
    if kind == "too_long":
        return Refused("The sheet has room for {n} of these at most.", n=most)
    return Refused("This cannot be kept as it is written. Write it in another way.")


def _checked(part: Any, was: Any) -> Any:  # noqa: ANN401 - whatever a sheet is built of
    """Without what no database keeps, and without CPR numbers; what is as it `was` stays so."""
    if part is was:
        return part
    if isinstance(part, str):
        return part if part.isalpha() else keepable(part)
    if isinstance(part, BaseModel):
        names = type(part).model_fields  # and nothing that was only reckoned of it
        before = {name: getattr(was, name, None) for name in names}
        said = {name: _checked(getattr(part, name), before[name]) for name in names}
        return type(part).model_validate(said)
    if isinstance(part, dict):
        kept = was if isinstance(was, dict) else {}
        return {key: _checked(one, kept.get(key)) for key, one in part.items()}
    if isinstance(part, (tuple, list)):
        return _each(part, was if isinstance(was, tuple) else ())
    return part


def _each(parts: Sequence[Any], was: tuple[Any, ...]) -> tuple[Any, ...]:
    """One after the other; what stood among them before is as it was."""
    before = {id(one) for one in was}
    pairs = zip_longest(parts, was[: len(parts)])
    return tuple(new if id(new) in before else _checked(new, old) for new, old in pairs)


def _pick_up(store: Store, desk: str, workshop_id: str, kind: type[Sheet], now: datetime) -> None:
    """The pen, if nobody has it; Refused where another desk has."""
    if the_pen(store, desk, workshop_id, kind).hand == "ours":
        return
    pen = Pen(desk=hashed(desk)).model_dump_json()
    if store.put_record(workshop_id, "pen", _name(kind), pen, now, 0) is not None:
        return
    if the_pen(store, desk, workshop_id, kind).hand != "ours":
        raise Refused(
            "Somebody else is writing on this sheet. What you wrote is not saved: take the sheet "
            "over, or wait."
        )


def _held(kept: Record | None, desk: str) -> Held:
    if kept is None:
        return Held("free", None)
    ours = Pen.model_validate_json(kept.body).desk == hashed(desk)
    return Held("ours" if ours else "theirs", kept.at)


def _kept(kind: type[S], kept: Record | None, known: Written[S] | None = None) -> Written[S]:
    if kept is None:
        return Written(kind(), None)
    same = known is not None and known.body == kept.body
    sheet = known.sheet if known and same else kind.model_validate_json(kept.body)
    return Written(sheet, kept.at, kept.body)


def _name(kind: type[Sheet]) -> str:
    return next(name for name, one in KINDS.items() if one is kind)
