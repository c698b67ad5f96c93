"""A sheet of the redesign on a screen: who writes on it, and every field kept as it is written."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, Final, Generic, Literal, TypeVar

import streamlit as st

import reports
import workshop
from sheets import LONGEST_LINE, LONGEST_TEXT, Sheet
from views import calm, drawing, here, house, pieces, seen, told, visitor

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from content import Redesign, SheetName

S = TypeVar("S", bound=Sheet)
T = TypeVar("T")
ROW: Final = 68
"""How high a field for two or three lines is, in px."""


class Pad(Generic[S]):
    """One sheet of this address's workshop: what is on it, and the fields to write on it with.

    The example's and an ended workshop's are only read; so is one that another desk has the pen of.
    """

    def __init__(self, kind: type[S]) -> None:
        self.kind, self.words = kind, visitor.the_words()
        self.of, self._marks = here.the_workshop(), ""
        if self.of is None:
            self.sheet: S = told.the_example_sheet(kind)
            self.at: datetime | None = None
            self.hand: Literal["free", "ours", "theirs"] = "theirs"
            self._wrote = False
            return
        store, desk = house.the_store(), visitor.the_desk()
        kept, held = workshop.sheet_and_pen(store, desk, self.of.id, kind, self._known())
        self._hold(kept)
        self.hand, self.since = held
        self._wrote = bool(st.session_state.pop(self._writes, False))
        if self.hand != "theirs":
            st.session_state[self._writes] = True

    @property
    def open(self) -> bool:
        """Whether this workshop's sheets can be written on now, by whoever has the pen."""
        return self.of is not None and (self.of.kind == "together" or self.of.phase == "revealed")

    @property
    def may(self) -> bool:
        """Whether this window may write.

        Where another desk has taken the pen, the fields stand for as long as one of them says
        something that could not be kept.
        """
        return self.open and (self.hand != "theirs" or self._wrote)

    @property
    def _writes(self) -> str:
        """Under this key a session knows that its fields stood open when it was last drawn."""
        return here.key(f"writes-{self.kind.__name__}")

    def refused(self, why: workshop.Refused) -> None:
        """Say why something was not kept."""
        calm.refused(why)

    def keep(self, change: Callable[[S], S]) -> bool:
        """Change the sheet, on disk; whether it is kept. This pad then holds what stands."""
        if self.of is None:
            return False
        store, desk = house.the_store(), visitor.the_desk()
        try:
            kept = workshop.fill(
                *(store, desk, self.of.id, self.kind, change),
                known=self._known(),
                now=visitor.now(),
            )
        except workshop.Refused as refused:
            st.session_state[self._writes] = True
            self.refused(refused)
            return False
        self._hold(kept)
        self.hand = "ours"
        return True

    def _known(self) -> workshop.Written[S] | None:
        """The sheet as this server read it last, so that a large one is not read at every click."""
        assert self.of is not None  # noqa: S101 - whoever asks has a workshop
        return house.the_memory().recall(self.of.id, ("sheet", self.kind), lambda: None)

    def _hold(self, kept: workshop.Written[S]) -> None:
        assert self.of is not None  # noqa: S101 - as above
        house.the_memory().keep(self.of.id, ("sheet", self.kind), kept)
        self.sheet, self.at = kept.sheet, kept.at

    def changed(self, change: Callable[[S], S]) -> None:
        """Change the sheet, and draw the screen anew with it."""
        self.keep(change)
        st.rerun()

    def line(
        self,
        name: str,
        label: str,
        stored: str,
        put: Callable[[S, str], S],
        *,
        help: str | None = None,  # noqa: A002 - Streamlit's word
    ) -> None:
        """A text of one line; typed and not sent, it outlives a reload."""
        self._typed(
            name,
            stored,
            put,
            lambda key, value: st.text_input(
                label, value, key=key, max_chars=LONGEST_LINE, help=help
            ),
        )

    def text(
        self,
        name: str,
        label: str,
        stored: str,
        put: Callable[[S, str], S],
        *,
        help: str | None = None,  # noqa: A002 - Streamlit's word
    ) -> None:
        """A text of several lines."""
        self._typed(
            name,
            stored,
            put,
            lambda key, value: st.text_area(
                label, value, key=key, max_chars=LONGEST_TEXT, height=ROW, help=help
            ),
        )

    def day(
        self, name: str, label: str, stored: date | None, put: Callable[[S, date | None], S]
    ) -> None:
        """A day, or none yet."""
        form = "DD.MM.YYYY" if self.words.language == "da" else "DD/MM/YYYY"
        self._chosen(
            name,
            stored,
            put,
            lambda key, value: st.date_input(label, value, key=key, format=form),
        )

    def choice(  # noqa: PLR0913 - a field, what it offers, and what comes of it
        self,
        name: str,
        label: str,
        stored: str,
        options: Mapping[str, str],
        put: Callable[[S, str], S],
        *,
        radio: bool = False,
        cards: Sequence[str] = (),
    ) -> None:
        """One of several, by key; `options` says each in words. What is not among them is none.

        `cards` say more of each, below it; their label is only heard, for a heading shows it.
        """
        keys = list(options)
        index = keys.index(stored) if stored in keys else None

        def draw(key: str, _: str) -> str:
            say = options.__getitem__
            if cards:
                chosen = st.radio(
                    label,
                    keys,
                    index,
                    say,
                    key=key,
                    captions=cards,
                    label_visibility="collapsed",
                )
                return chosen or ""
            if radio:
                return st.radio(label, keys, index, say, key=key) or ""
            return st.selectbox(label, keys, index, say, key=key) or ""

        self._chosen(name, stored if stored in keys else "", put, draw)

    def tick(self, name: str, label: str, *, stored: bool, put: Callable[[S, bool], S]) -> None:
        """Yes or no."""
        self._chosen(name, stored, put, lambda key, value: st.checkbox(label, value, key=key))

    def several(
        self,
        name: str,
        label: str,
        stored: tuple[str, ...],
        options: Mapping[str, str],
        put: Callable[[S, tuple[str, ...]], S],
    ) -> None:
        """Any number of a few, by key, in the order of `options`, which says each in words."""

        def draw(key: str, value: list[str]) -> list[str]:
            begins, say = None if key in st.session_state else value, options.__getitem__
            chosen = st.pills(
                label, keys, selection_mode="multi", default=begins, format_func=say, key=key
            )
            return [one for one in keys if one in chosen]

        keys, key = [*options], seen.key(name)
        if chosen := st.session_state.get(key):  # in the order in which they were chosen
            st.session_state[key] = [one for one in keys if one in chosen]
        self._chosen(name, [*stored], lambda sheet, said: put(sheet, tuple(said)), draw)

    def number(  # noqa: PLR0913 - a field and its ends
        self,
        name: str,
        label: str,
        stored: int,
        put: Callable[[S, int], S],
        *,
        least: int,
        most: int,
    ) -> None:
        """A whole number, `least` to `most`."""
        self._chosen(
            name,
            stored,
            put,
            lambda key, value: int(
                st.number_input(
                    label, value=value, key=key, step=1, min_value=least, max_value=most
                )
            ),
        )

    def _typed(
        self,
        name: str,
        stored: str,
        put: Callable[[S, str], S],
        draw: Callable[[str, str], str],
    ) -> None:
        place = f"typed-{name}"
        clashes = seen.clashes(place, stored)
        shown = seen.field(place, stored, draw).strip()
        kept = shown
        if clashes:
            st.html(pieces.notes([told_apart(stored)]))
        elif shown != stored and not self.keep(lambda sheet: put(sheet, shown)):
            kept = stored
        self.tell_kept(pieces.kept(seen.key(place), kept))
        if kept == shown != stored:
            seen.masked(place, shown)

    def tell_kept(self, mark: str) -> None:
        """What of a text is on disk, to be told with all the others."""
        self._marks += mark

    def drawn(self) -> None:
        """Every field is drawn: tell the page's own script what of the texts is on disk."""
        if self._marks:
            st.html(drawing.Piece(self._marks))
            self._marks = ""

    def _chosen(
        self, name: str, stored: T, put: Callable[[S, T], S], draw: Callable[[str, T], T]
    ) -> None:
        shown = seen.field(name, stored, draw)
        if shown != stored:
            self.keep(lambda sheet: put(sheet, shown))

    def pen(self) -> None:
        """Who writes here, when it was last saved, and a way to give or to take the pen."""
        if not self.open or self.of is None:
            return
        if self.hand == "free":
            st.html(pieces.saved(self._who()))
            return
        with st.container(horizontal=True, vertical_alignment="center"):
            st.html(pieces.saved(self._who()))
            self._hand_over(self.of)

    def _hand_over(self, of: workshop.Workshop) -> None:
        """A way to give the pen, or to take it."""
        say = self.words.say
        if self.hand == "ours" and st.button(say("Hand the sheet over"), key=here.key("give-pen")):
            workshop.give_pen(house.the_store(), visitor.the_desk(), of.id, self.kind)
            st.rerun()
        if self.hand == "theirs" and st.button(
            say("Take the sheet over"), key=here.key("take-pen")
        ):
            self._take()

    def _take(self) -> None:
        now, store = visitor.now(), house.the_store()
        assert self.of is not None  # noqa: S101 - `pen` asks
        try:
            workshop.take_pen(store, visitor.the_desk(), self.of.id, self.kind, now=now)
        except workshop.Refused as refused:
            calm.refused(refused)
        else:
            st.rerun()

    def _who(self) -> str:
        say, clock = self.words.say, ""
        if self.at is not None:
            clock = self.words.clock(visitor.here_and_now(self.at))
        if self.hand == "theirs":
            return say(
                "Somebody else is writing on this sheet. You can read it, and take it over when "
                "you have agreed."
            )
        if self.hand == "ours" and clock:
            return say("You are writing on this sheet. ✓ Saved at {clock}", clock=clock)
        if self.hand == "ours":
            return say("You are writing on this sheet.")
        return say("Nobody is writing on this sheet. It is yours when you change something.")


def told_apart(stored: str) -> str:
    """What another window has written where this one has written something else."""
    return visitor.the_words().say(
        "Another window has written “{text}” here. What you wrote is not saved: change it so that "
        "both stand in it, and it is.",
        text=stored,
    )


SHEETS: Final[Sequence[tuple[SheetName, str]]] = (
    ("organisation", "organising.py"),
    ("roles", "roles.py"),
    ("profiles", "profiles.py"),
    ("journey", "journey.py"),
    ("gain", "gain.py"),
)
"""Each sheet and the script of its screen, in the order of the shelf."""


def ways() -> None:
    """The six screens of the redesign, side by side."""
    say, shelf = visitor.the_words().say, the_shelf()
    language = visitor.the_words().language
    with st.container(horizontal=True, key="sheet-ways"):
        here.link("redesign.py", say("Overview"))
        for name, file in SHEETS:
            here.link(file, shelf.sheet(name).title[language])


def kicker(name: SheetName) -> tuple[str, ...]:
    """The small line above a sheet's heading."""
    say, of = visitor.the_words().say, here.the_workshop()
    whose = of.organisation if of else reports.FICTITIOUS
    place = [one for one, _ in SHEETS].index(name) + 1
    nth = say("Redesign, sheet {n} of {of}", n=place, of=len(SHEETS))
    return whose, nth, the_shelf().sheet(name).title[visitor.the_words().language]


def the_shelf() -> Redesign:
    """What the sheets of this address's workshop ask; stops where its instrument has none."""
    of = here.the_workshop()
    known = here.shelves(of) if of else house.the_content()
    return known.redesign or calm.nothing_yet()
