"""A room in which every field that somebody can type into holds a text that a test has chosen."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any, Final, NamedTuple

import annotated_types
from pydantic import BaseModel
from starlette.testclient import TestClient

import sheets
import workshop
from answers import LONGEST_COMMENT, LONGEST_NAME
from content import cleaned
from sheets import looks
from sheets.model import LONGEST_LINE, LONGEST_TEXT
from tests.cast import NOW, TODAY
from tests.wall import Day, day
from workshop import Action, Answer, Decision, Figure, Vote, keepable

if TYPE_CHECKING:
    from collections.abc import Callable

    from content import Content
    from storage import DatabaseStore
    from tests.phones import Room

CHOSEN: Final = frozenset({"which"})
"""What on a sheet is chosen among what is there, and not typed."""


class Field(NamedTuple):
    """A field: how long it may be, whether it must be filled in, and the rule it is kept by."""

    name: str
    most: int
    kept: Callable[[str], str]
    needed: bool = False


class Hand:
    """Who types: `text` gives each field its text, `typed` says what is to be kept of it.

    `before` are the pages that people meet before the reveal, by their names.

    What is too long is shortened, as the person must who is refused it. Where a field must be
    filled in and its rule leaves nothing, "Ø" is typed; what may point at nobody and seems to is
    refused, and "x" is typed. A slash parts departments on a journey, so none is typed there.
    """

    def __init__(self, text: Callable[[str], str]) -> None:
        self.text = text
        self.typed: dict[str, str] = {}
        self.before: dict[str, str] = {}

    def fill(self, field: Field) -> str:
        """The text of a field."""
        text = self.text(field.name)[: field.most]
        if field.name.endswith(".department") and field.name.startswith("journey"):
            text = text.replace("/", "|")
        if field.name.split(".")[0] == "journey" and looks(text):
            text = "x"
        if field.needed and not field.kept(text).strip():
            text = "Ø"
        self.typed[field.name] = field.kept(text)
        return text

    def line(self, name: str, most: int = LONGEST_NAME, *, needed: bool = False) -> str:
        """One that is kept as a name is: composed, without signs that are not seen."""
        return self.fill(Field(name, most, lambda text: keepable(cleaned(text)), needed))

    def whole(self, name: str, most: int = LONGEST_COMMENT, *, needed: bool = False) -> str:
        """One that is kept as it is written, but for CPR numbers and what no database keeps."""
        return self.fill(Field(name, most, keepable, needed))

    def within(self, name: str, most: int = LONGEST_COMMENT) -> str:
        """The same without blanks at its ends."""
        return self.fill(Field(name, most, lambda text: keepable(text.strip()).strip()))


def written(content: Content, store: DatabaseStore, hand: Hand) -> Day:
    """A room that has answered, talked, voted, planned, followed up, and filled in every sheet."""
    made = day(
        content,
        store,
        shown=False,
        organisation=hand.line("organisation", needed=True),
        areas=(hand.line("area", needed=True),),
    )
    room = made.room
    _name(made, hand)
    for number, (who, _) in enumerate(made.people[:8]):
        said = Answer(
            statement=room.first, answer="2", comment=hand.whole(f"comment.{number}"), revision=9
        )
        here = store.workshop(room.id)
        assert here
        workshop.answer(store, content, who, here, said)
    hand.before["answer"] = made.phone().get(f"/answer/{room.id}").text
    room.reveal()
    _talk(room, hand)
    promises = _plan(room, hand)
    _commit(made, hand)
    _tell(room, hand, promises)
    _fill(room, hand)
    return made


def _name(made: Day, hand: Hand) -> None:
    """Its own name and the citizens' helpline, which may change at any time."""
    room = made.room
    workshop.call(room.store, room.desk, room.id, name=hand.line("name", 120), meets_on=None)
    asking = workshop.ask_citizens(
        *(room.store, room.content, room.desk, room.id), new_token=workshop.new_token
    )
    contact = Field("contact", 120, lambda text: keepable(cleaned(text)))
    workshop.whom_to_call(room.store, room.desk, room.id, hand.fill(contact))
    browser = TestClient(room.app(), follow_redirects=True)
    hand.before["citizens"] = browser.get(f"/citizens/{asking.link}").text
    hand.before["join"] = browser.get(f"/join/{room.link}").text


def _talk(room: Room, hand: Hand) -> None:
    asked = workshop.asked(room.content, "short")
    for number, statement in enumerate(asked[:3]):
        at = f"decision.{number}"
        notes = {
            "note": hand.whole(f"{at}.note"),
            "evidence": hand.whole(f"{at}.evidence", LONGEST_LINE),
            "looks": hand.whole(f"{at}.looks", LONGEST_LINE),
        }
        decided = (
            {
                "unresolved": True,
                "low": hand.whole(f"{at}.low", needed=True),
                "high": hand.whole(f"{at}.high"),
            }
            if number
            else {"level": "2", "reason": hand.whole(f"{at}.reason")}
        )
        said = Decision.model_validate({"statement": statement, **notes, **decided})
        workshop.decide(*(room.store, room.content, room.desk, room.id), said, seen=None, now=NOW)


def _plan(room: Room, hand: Hand) -> list[str]:
    made = []
    for number, factor in enumerate(room.content.factors[:4]):
        at = f"promise.{number}"
        action = Action(
            id="",
            factor=factor.id,
            title=hand.line(f"{at}.title", needed=True),
            owner=hand.line(f"{at}.owner"),
            first_sign=hand.within(f"{at}.first_sign"),
            due=TODAY + timedelta(days=20),
        )
        kept = workshop.add_own(
            *(room.store, room.content, room.desk, room.id),
            action,
            new_id=workshop.new_token,
            now=NOW,
        )
        made.append(kept.action.id)
    for number in range(2):
        at = f"figure.{number}"
        figure = Figure(
            id=f"f{number}",
            name=hand.line(f"{at}.name", 120, needed=True),
            figure=hand.line(f"{at}.figure", 40, needed=True),
            source=hand.line(f"{at}.source", needed=True),
            year=2025,
            factor=room.content.factors[0].id,
        )
        workshop.keep_figure(*(room.store, room.content, room.desk, room.id), figure, now=NOW)
    return made


def _commit(made: Day, hand: Hand) -> None:
    """Who doubts says what would lift them."""
    poll, room = made.ask("commit"), made.room
    for number, (who, _) in enumerate(made.people):
        words = hand.within(f"words.{number}") if number < 3 else ""
        workshop.vote(room.store, who, poll, Vote("2", {}, words))
    made.close(poll)


def _tell(room: Room, hand: Hand, promises: list[str]) -> None:
    for number, promise in enumerate(promises[:2]):
        status: workshop.Status = "dropped" if number else "done"
        at = f"follow_up.{number}"
        why = Field(f"{at}.why", LONGEST_COMMENT, lambda t: keepable(t).strip(), needed=True)
        workshop.report(
            *(room.store, room.desk, room.id, promise, status),
            sign=hand.within(f"{at}.sign"),
            why=hand.fill(why) if number else "",
            seen=None,
            today=TODAY,
            now=NOW,
        )


def _fill(room: Room, hand: Hand) -> None:
    """Every sheet as the example has it, with another text in every field of it."""
    shelf = room.content.redesign
    assert shelf
    for name, sheet in sheets.example(shelf, "da"):
        filled = _typed(sheet, name, hand)
        workshop.fill(room.store, room.desk, room.id, type(sheet), lambda _, f=filled: f, now=NOW)  # type: ignore[misc] # mypy knows no default in a lambda


def _typed(part: Any, at: str, hand: Hand) -> Any:  # noqa: ANN401 - whatever a sheet is built of
    if isinstance(part, BaseModel):
        update = {
            name: _in_field(part, name, f"{at}.{name}", hand) for name in type(part).model_fields
        }
        return part.model_copy(update=update)
    if isinstance(part, tuple):
        return tuple(_typed(one, f"{at}.{number}", hand) for number, one in enumerate(part))
    return part


def _in_field(model: BaseModel, name: str, at: str, hand: Hand) -> Any:  # noqa: ANN401 - as above
    value = getattr(model, name)
    most = _most(model, name)
    if name in CHOSEN or not most or not value:
        return _typed(value, at, hand)
    if isinstance(value, tuple):
        return tuple(hand.whole(f"{at}.{number}", most) for number in range(len(value)))
    if isinstance(value, dict):
        return {key: hand.whole(f"{at}.{key}", most) for key in value}
    return hand.whole(at, most)


def _most(model: BaseModel, name: str) -> int:
    """How long a text may be that is typed into a field; 0 where none is."""
    field = type(model).model_fields[name]
    said = f"{field.annotation} {field.metadata}"
    lengths = {LONGEST_LINE, LONGEST_TEXT}
    own = {m.max_length for m in field.metadata if isinstance(m, annotated_types.MaxLen)}
    inner = {n for n in lengths if f"max_length={n})" in said}
    return next(iter((own | inner) & lengths), 0)
