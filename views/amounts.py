"""Fields for kroner and whole numbers, typed as people write them; what cannot be read stays."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Final, Generic, Literal, NamedTuple, TypeVar

import streamlit as st

from views import gain_pieces, here, pieces, seen, visitor
from words import NoAmount

if TYPE_CHECKING:
    from collections.abc import Callable

    from sheets import Gain
    from views.pad import Pad

T = TypeVar("T")
LONGEST: Final = 40
LEFT: Final = "amounts-left"
"""Under this key a window keeps what could not be read, when its field leaves the screen."""


class Way(NamedTuple, Generic[T]):
    """How something is written in a field, and how it is read; NoAmount where it cannot be."""

    write: Callable[[T], str]
    read: Callable[[str], T]


def kroner() -> Way[Decimal | None]:
    """An amount of nothing or more; empty where it is not known."""
    words = visitor.the_words()

    def read(text: str) -> Decimal | None:
        found = words.amount(text)
        if found is not None and found < 0:
            raise NoAmount(
                words.say(
                    "Write the amount without a minus: whether it is a cost or a gain is chosen "
                    "above."
                )
            )
        return found

    return Way(lambda amount: "" if amount is None else words.money(amount), read)


def whole(least: int, most: int, why: str, *, grouped: bool = True) -> Way[int | None]:
    """A whole number from `least` to `most`; `why` is said where it is none."""
    words = visitor.the_words()

    def read(text: str) -> int | None:
        try:
            found = words.amount(text)
        except NoAmount:
            raise NoAmount(why) from None
        if found is None:
            return None
        if found % 1 or not least <= found <= most:
            raise NoAmount(why)
        return int(found)

    def write(number: int | None) -> str:
        if number is None:
            return ""
        return words.money(Decimal(number)) if grouped else str(number)

    return Way(write, read)


def field(  # noqa: PLR0913 - a field, what is stored, and what comes of it
    sheet: Pad[Gain],
    name: str,
    label: str,
    stored: T,
    *,
    way: Way[T],
    put: Callable[[Gain, T], Gain],
    width: int | Literal["stretch"] = "stretch",
) -> str:
    """The field; why it is not saved, to be drawn below it and the fields that stand beside it.

    What cannot be read stays in the field, and it is said why and that it is not saved.
    """
    place = f"typed-{name}"
    _bring_back(place)
    text = _as_typed(place, stored, way)
    clashes = seen.clashes(place, text)
    shown = seen.field(
        place,
        text,
        lambda key, value: st.text_input(label, value, key=key, max_chars=LONGEST, width=width),
    ).strip()
    why = ""
    if clashes:
        why = pieces.notes([seen.told_apart(text)])
    elif shown != text:
        why = _kept(sheet, place, label, shown, way=way, put=put)
        text = text if why else shown
    anew = "".join(map(way.write, _reads(text, way) or ()))
    sheet.tell_kept(pieces.kept(seen.key(place), text, anew))
    return why


def _kept(  # noqa: PLR0913 - a field, what it says, and what comes of it
    sheet: Pad[Gain],
    place: str,
    label: str,
    shown: str,
    *,
    way: Way[T],
    put: Callable[[Gain, T], Gain],
) -> str:
    """Keep it; why it is not, or nothing."""
    words = visitor.the_words()
    try:
        read = way.read(shown)
    except NoAmount as why:
        return gain_pieces.refused(label, str(why), words)
    if sheet.keep(lambda old: put(old, read)):
        seen.kept(place, shown)
        return ""
    return gain_pieces.refused(label, "", words)


def _as_typed(place: str, stored: T, way: Way[T]) -> str:
    """What is stored, as it was typed here, now or before; otherwise as we write it.

    `1000` is the same as our `1.000`: no other window wrote that.
    """
    ours = way.write(stored)
    for typed in (st.session_state.get(seen.key(place)), seen.last(place)):
        if isinstance(typed, str) and typed != ours and _reads(typed, way) == (stored,):
            return typed.strip()
    return ours


def _reads(text: str, way: Way[T]) -> tuple[T] | None:
    try:
        return (way.read(text),)
    except NoAmount:
        return None


def sweep(
    sheet: Pad[Gain], name: str, stored: T, way: Way[T], put: Callable[[Gain, T], Gain]
) -> None:
    """Keep what was typed a moment ago in a field that is not drawn any more; or remember it."""
    place = f"typed-{name}"
    text = _as_typed(place, stored, way)
    typed = seen.pending(place, text)
    if typed == text:
        return
    read = _reads(typed, way)
    if read is None or not sheet.keep(lambda old: put(old, read[0])):
        here.fields().setdefault(here.key(LEFT), {})[place] = typed


def _bring_back(place: str) -> None:
    """What could not be read when the field left the screen stands in it again."""
    left: dict[str, str] = here.fields().get(here.key(LEFT), {})
    if place in left:
        st.session_state[seen.key(place)] = left.pop(place)


def waits(name: str, stored: T, way: Way[T]) -> bool:
    """Whether something is typed in the field that is not saved."""
    place = f"typed-{name}"
    text = _as_typed(place, stored, way)
    return bool(seen.pending(place, text) != text)
