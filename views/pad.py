"""A sheet of the redesign on a screen: every field is kept as it is written."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final, TypeVar

import streamlit as st

import reports
from sheets import LONGEST_LINE, LONGEST_TEXT, Sheet
from views import calm, drawing, here, house, phrases, seen, visitor
from views.held import Held

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from content import Redesign, SheetName

S = TypeVar("S", bound=Sheet)
T = TypeVar("T")
ROW: Final = 68
"""How high a field for two or three lines is, in px."""


class Pad(Held[S]):
    """One sheet of this address's workshop, and the fields to write on it with."""

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
        def keep(shown: str) -> bool:
            return self.keep(lambda sheet: put(sheet, shown))

        self.tell_kept(seen.typed(f"typed-{name}", stored, draw, keep))

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
        if shown != stored and self.keep(lambda sheet: put(sheet, shown)):
            seen.kept(name, shown)


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
    whose = phrases.whose(of) if of else (reports.FICTITIOUS, say("Invented"))
    place = [one for one, _ in SHEETS].index(name) + 1
    nth = say("Redesign, sheet {n} of {of}", n=place, of=len(SHEETS))
    return *whose, nth, the_shelf().sheet(name).title[visitor.the_words().language]


def the_shelf() -> Redesign:
    """What the sheets of this address's workshop ask.

    Stops where its instrument has none, at an address of no workshop, and where the answers that
    the sheets follow are not shown yet.
    """
    if here.the_stage() in {"front", "draft", "open", "shut"}:
        calm.nothing_yet()
    of = here.the_workshop()
    known = here.shelves(of) if of else house.the_content()
    return known.redesign or calm.nothing_yet()
