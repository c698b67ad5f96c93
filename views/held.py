"""A sheet of the redesign on a screen: what is on it, who writes on it, and that it is kept."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, Literal, TypeVar

import streamlit as st

import workshop
from sheets import Sheet
from views import calm, here, house, pieces, told, visitor

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

S = TypeVar("S", bound=Sheet)


class Held(Generic[S]):
    """One sheet of this address's workshop: what is on it, and who has its pen.

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

    def pen(self) -> None:
        """Who writes here, when it was last saved, and a way to give or to take the pen."""
        if self.of is None:
            return
        if not self.open:
            over = self.words.say("The workshop is over. The sheet can be read, and not changed.")
            st.html(pieces.saved(over))
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
