"""The lists of a sheet: one thing is corrected at a time, moved, taken out, and put back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Generic, TypeVar
from uuid import uuid4

import streamlit as st

from sheets import Sheet
from views import here, pieces, visitor

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from pydantic import BaseModel

    from views.pad import Pad

S = TypeVar("S", bound=Sheet)
LONGEST: Final = 60
"""So much of a text stands in a list to choose from."""


class Items(Generic[S]):
    """One list of a sheet by its name, and which of its things this window corrects."""

    def __init__(self, pad: Pad[S], part: str, most: int) -> None:
        self.pad, self.part, self.most = pad, part, most
        self.say = visitor.the_words().say

    @property
    def every(self) -> tuple[BaseModel, ...]:
        """The things as they stand."""
        found: tuple[BaseModel, ...] = getattr(self.pad.sheet, self.part)
        return found

    @property
    def full(self) -> bool:
        """Whether there is room for no more."""
        return len(self.every) >= self.most

    def _key(self, name: str) -> str:
        return here.key(f"{name}-{self.part}")

    def choose(self, label: str, name_of: Callable[[BaseModel], str]) -> BaseModel | None:
        """The thing that this window corrects; None where it corrects none."""
        ids, names = (
            [_id(one) for one in self.every],
            {_id(one): name_of(one) for one in self.every},
        )
        if not ids:
            return None
        at = here.fields().get(self._key("corrects"))
        turn = here.fields().setdefault(self._key("turns"), 0)
        chosen = st.selectbox(
            label,
            ids,
            index=ids.index(at) if at in ids else None,
            format_func=lambda key: self._name(ids, names, key),
            placeholder=self.say("Choose what to correct"),
            key=f"{self._key('which')}-{turn}",
        )
        here.fields()[self._key("corrects")] = chosen
        return next((one for one in self.every if _id(one) == chosen), None)

    def _name(self, ids: Sequence[str], names: dict[str, str], key: str) -> str:
        """Its place and the beginning of its name, so that two of one name are told apart."""
        name = names[key] or self.say("without a name")
        short = name if len(name) <= LONGEST else f"{name[:LONGEST]}…"
        return f"{ids.index(key) + 1}. {short}"

    def line(self, one: BaseModel, field: str, label: str) -> None:
        """One of its texts."""
        self.pad.line(f"{_id(one)}-{field}", label, getattr(one, field), self._put(one, field))

    def day(self, one: BaseModel, field: str, label: str) -> None:
        """One of its days."""
        stored: date | None = getattr(one, field)
        self.pad.day(f"{_id(one)}-{field}", label, stored, self._put(one, field))

    def number(self, one: BaseModel, field: str, label: str, *, most: int) -> None:
        """One of its numbers, from 1."""
        put = self._put(one, field)
        name = f"{_id(one)}-{field}"
        self.pad.number(name, label, getattr(one, field), put, least=1, most=most)

    def _put(self, one: BaseModel, field: str) -> Callable[[S, object], S]:
        def put(sheet: S, value: object) -> S:
            every = getattr(sheet, self.part)
            new = (x.model_copy(update={field: value}) if _id(x) == _id(one) else x for x in every)
            return sheet.model_copy(update={self.part: tuple(new)})

        return put

    def add(self, *new: BaseModel) -> None:
        """At the end, and correct the last of them."""
        self._correct(_id(new[-1]))
        self.pad.changed(lambda sheet: self._with(sheet, (*getattr(sheet, self.part), *new)))

    def _with(self, sheet: S, every: Sequence[BaseModel]) -> S:
        return sheet.model_copy(update={self.part: tuple(every)})

    def _correct(self, key: str | None) -> None:
        here.fields()[self._key("corrects")] = key
        turns = self._key("turns")
        here.fields()[turns] = here.fields().get(turns, 0) + 1

    def ways(self, one: BaseModel) -> None:
        """Move it, take it out, or be done with it."""
        at = [_id(each) for each in self.every].index(_id(one))
        with st.container(horizontal=True, key=self._key("ways")):
            for name, label, to in (
                ("up", self.say("Move up"), at - 1),
                ("down", self.say("Move down"), at + 1),
            ):
                off = not 0 <= to < len(self.every)
                if st.button(label, key=self._key(name), disabled=off):
                    self._move(_id(one), to)
            if st.button(self.say("Take out"), key=self._key("out")):
                self._take_out(one, at)
            if st.button(self.say("Done"), key=self._key("done")):
                self._correct(None)
                st.rerun()

    def _move(self, key: str, to: int) -> None:
        def moved(sheet: S) -> S:
            every = list(getattr(sheet, self.part))
            found = next((one for one in every if _id(one) == key), None)
            if found is None:
                return sheet
            every.remove(found)
            every.insert(to, found)
            return self._with(sheet, every)

        self._correct(key)
        self.pad.changed(moved)

    def _take_out(self, one: BaseModel, at: int) -> None:
        here.fields()[self._key("taken")] = (at, one)
        self._correct(None)
        self.pad.changed(
            lambda sheet: self._with(
                sheet, [x for x in getattr(sheet, self.part) if _id(x) != _id(one)]
            )
        )

    def taken_out(self, name_of: Callable[[BaseModel], str]) -> None:
        """What this window took out last can be put back."""
        taken = here.fields().get(self._key("taken"))
        if taken is None or taken[1] in self.every:
            return
        at, one = taken
        name = name_of(one) or self.say("without a name")
        with st.container(horizontal=True, key=self._key("undo"), vertical_alignment="center"):
            st.html(pieces.saved(self.say("Removed: {name}", name=name)))
            if st.button(self.say("Put it back"), key=self._key("put-back")):
                self._put_back(at, one)

    def _put_back(self, at: int, one: BaseModel) -> None:
        here.fields().pop(self._key("taken"), None)

        def back(sheet: S) -> S:
            every = [x for x in getattr(sheet, self.part) if _id(x) != _id(one)]
            every.insert(at, one)
            return self._with(sheet, every)

        self._correct(_id(one))
        self.pad.changed(back)


def new_id() -> str:
    """A thing's own name on its sheet."""
    return uuid4().hex[:12]


def _id(one: BaseModel) -> str:
    return str(getattr(one, "id"))  # noqa: B009 - each kind of thing has one
