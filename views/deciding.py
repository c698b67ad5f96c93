"""What the room says of a statement: a level with why, or both arguments; notes; where to see it.

What is written is saved on every change; a level, and that nothing is settled, by a button.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeAlias

import streamlit as st

import workshop
from views import calm, control_pieces, here, house, seen, steering, visitor
from workshop import Decision

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import date

    from streamlit.delta_generator import DeltaGenerator

    from reports import StatementReport
    from workshop import Decided, Workshop

Form: TypeAlias = Literal["level", "unresolved", ""]
LEVELS = ("0", "1", "2", "3", "4", "5")
WRITTEN = ("reason", "low", "high", "note", "evidence", "looks")
LINE, TEXT = 200, 2000


def settled(decided: Decided | None) -> bool:
    """Whether the room has said what it has to say of the statement."""
    return bool(decided and (decided.decision.level is not None or decided.decision.unresolved))


def form(statement: str, decided: Decided | None) -> Form:
    """Which form is open: the one that was asked for; a level's while nothing is settled."""
    asked: Form = st.session_state.get(here.key(f"form-{statement}"), "")
    return asked or ("" if settled(decided) else "level")


def turn_to(statement: str, which: Form) -> None:
    """Open a form, or the one that is open by itself."""
    st.session_state[here.key(f"form-{statement}")] = which


def sweep(of: Workshop, statement: str, said: Mapping[str, Decided]) -> bool:
    """Keep what was typed and not saved yet, before another statement takes the screen."""
    decided = said.get(statement)
    was = decision(statement, decided)
    new: dict[str, object] = {
        name: seen.pending(f"typed-{name}-{statement}", getattr(was, name)) for name in WRITTEN
    }
    new["looks_on"] = seen.pending(f"looks_on-{statement}", was.looks_on)
    if (now := was.model_copy(update=new)) != was:
        keep(of, now, decided)
        return True
    return False


def decision(statement: str, decided: Decided | None) -> Decision:
    """What was said so far."""
    return decided.decision if decided else Decision(statement=statement)


def keep(of: Workshop, said: Decision, decided: Decided | None) -> Decided:
    """On disk, or why not."""
    try:
        return workshop.decide(
            house.the_store(),
            house.the_content(),
            visitor.the_desk(),
            of.id,
            said,
            seen=decided.revision if decided else 0,
            now=visitor.now(),
        )
    except workshop.Refused as refused:
        calm.refused(refused)
        st.stop()


class Desk:
    """One statement's forms, and what stands of it as they are filled in."""

    def __init__(self, of: Workshop, statement: StatementReport, decided: Decided | None) -> None:
        self.of, self.statement, self.decided = of, statement, decided
        self.words = visitor.the_words()
        self.open = form(statement.id, decided)
        self.kept: list[str] = []

    @property
    def said(self) -> Decision:
        """What was said so far."""
        return decision(self.statement.id, self.decided)

    def write(self, name: str, draw: Callable[[str, str], str]) -> None:
        """A text that is saved when it changes; typed and not sent, it outlives a reload."""
        stored = str(getattr(self.said, name))
        place = f"typed-{name}-{self.statement.id}"
        self.kept.append(seen.typed(place, stored, draw, lambda shown: self.keep({name: shown})))

    def keep(self, new: Mapping[str, object]) -> bool:
        """Keep what changed; the screen stops where that is refused."""
        self.decided = keep(self.of, self.said.model_copy(update=dict(new)), self.decided)
        return True

    def settle(self, new: Mapping[str, object]) -> None:
        """Keep what the room has come to, and let the wall tell it."""
        self.keep(new)
        turn_to(self.statement.id, "")
        steering.told(self.of, self.statement.id)
        st.rerun()

    def line(self, name: str, label: str, placeholder: str = "") -> None:
        """A text of one line."""
        self.write(
            name,
            lambda key, value: st.text_input(
                label, value, key=key, max_chars=LINE, placeholder=placeholder
            ),
        )

    def text(self, name: str, label: str, height: int, placeholder: str = "") -> None:
        """A text of several lines."""
        self.write(
            name,
            lambda key, value: st.text_area(
                label, value, key=key, max_chars=TEXT, height=height, placeholder=placeholder
            ),
        )

    def level(self) -> str | None:
        """Six small cards and why; the level chosen and not yet saved."""
        say, kept = self.words.say, self.said.level
        chosen = st.radio(
            say("The level you agree on"),
            LEVELS,
            index=LEVELS.index(kept) if kept in LEVELS else None,
            key=here.key(f"level-{self.statement.id}"),
            horizontal=True,
            width="stretch",
        )
        self.line("reason", say("Why"), say("One sentence that you can read in six months"))
        return chosen

    def arguments(self) -> None:
        """Both side by side, neither before the other."""
        say = self.words.say
        st.html(control_pieces.both_heading(self.words))
        left, right = st.columns(2, gap="small")
        with left:
            self.text("low", say("This speaks for a low rung"), 68)
        with right:
            self.text("high", say("This speaks for a high rung"), 68)

    def looks(self, beside: Sequence[DeltaGenerator] = ()) -> None:
        """Who will look, and when: below each other, or in two columns that are narrower."""
        say, language = self.words.say, self.words.language
        who, when = beside or (st.container(), st.container())
        with who:
            hint = say("A role") if beside else say("A role rather than a name")
            self.line("looks", say("Who will look?"), hint)
        key, stored = f"looks_on-{self.statement.id}", self.said.looks_on

        def draw(key: str, value: date | None) -> date | None:
            chosen: date | None = when.date_input(
                say("When?"),
                value,
                key=key,
                format="DD.MM.YYYY" if language == "da" else "DD/MM/YYYY",
            )
            return chosen

        shown = seen.field(key, stored, draw)
        if shown != stored:
            self.keep({"looks_on": shown})
            seen.kept(key, shown)
