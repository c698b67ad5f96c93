"""The facilitator's screens, run as Streamlit runs them: browsers, their windows, and people."""

from __future__ import annotations

from datetime import UTC, date, datetime
from html import unescape
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import uuid4

import streamlit as st
from streamlit.components.v2.component_manager import BidiComponentManager
from streamlit.testing.v1 import AppTest

import advice
import told  # noqa: F401 - a screen puts its own room first on the path, which has one too
import workshop
from content import load
from settings import Settings
from views import house

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    import pytest

    from arithmetic import Mode
    from storage import DatabaseStore
    from words import Language
    from workshop import Workshop

FRONT = Path(__file__).parent.parent / "views" / "front.py"
CONTENT = load()
ASKED = workshop.asked(CONTENT, "short")
TOKEN = "the-desks-own-secret"
DESK = workshop.desk_of(TOKEN)
ROOM = "http://10.42.0.1:8501"
HOSTILE = '<img src=x onerror=alert(1)> ![x](https://example.org/x.png) & "co" $\\int$'
IN_A_WORKSHOP = (
    "cover.py",
    "together.py",
    "underway.py",
    "agenda.py",
    "rest.py",
    "ending.py",
    "profile.py",
    "differences.py",
    "plan.py",
    "steps.py",
    "report.py",
    "slips.py",
    "follow_up.py",
    "next_round.py",
    "numbers.py",
    "redesign.py",
    "organising.py",
    "roles.py",
    "profiles.py",
    "journey.py",
    "gain.py",
)


def _none(_: BidiComponentManager, **__: bool) -> None:
    """Look for no parts of a screen."""


class Visitor:
    """One browser: its cookies, and the address that its next window asks for."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, store: DatabaseStore) -> None:
        self.cookies = {"helhedstjek_desk": TOKEN, "helhedstjek_language": "da"}
        self.headers: Mapping[str, str] = {}
        context = type(st.context)
        monkeypatch.setattr(context, "cookies", property(lambda _: self.cookies))
        monkeypatch.setattr(context, "headers", property(lambda _: self.headers))
        # A server does it once. A test would look through every package for parts of a screen, and
        # there are none, each time that a screen is drawn: that took longer than the drawing.
        monkeypatch.setattr(BidiComponentManager, "discover_and_register_components", _none)
        house.put(CONTENT, store, Settings(address=ROOM))

    def speaks(self, language: Language) -> None:
        """Choose a language, as the link on every screen does."""
        self.cookies["helhedstjek_language"] = language

    def window(self, workshop_id: str = "") -> Window:
        """A new window at the front page, or at a workshop's own addresses."""
        return Window(self, workshop_id)


class Window:
    """One window, which stays at the addresses of one workshop."""

    def __init__(self, visitor: Visitor, workshop_id: str) -> None:
        self.visitor = visitor
        self.workshop_id = workshop_id
        self.app = AppTest.from_file(str(FRONT), default_timeout=60)
        self.run()

    def run(self) -> str:
        """What the window shows when its script has run without a bug."""
        named = {"x-workshop": self.workshop_id} if self.workshop_id else {}
        self.visitor.headers = named
        self.app.run()
        assert not self.app.exception, [part.message for part in self.app.exception]
        return self.html

    @property
    def html(self) -> str:
        """Everything that the screen shows as HTML."""
        return "\n".join(str(part.proto.body) for part in self.app.get("html"))

    @property
    def words(self) -> str:
        """The same, as it is read."""
        return unescape(self.html)

    def key(self, name: str) -> str:
        """The key of a widget of this window's workshop."""
        return f"{name}-{self.workshop_id}" if self.workshop_id else name

    def show(self, screen: str) -> str:
        """Go to another screen of the same addresses."""
        self.app.switch_page(screen)
        return self.run()

    def click(self, name: str) -> str:
        """Click on a button."""
        self.app.button(key=self.key(name)).click()
        return self.run()

    def has(self, name: str) -> bool:
        """Whether there is such a button."""
        return self.key(name) in {button.key for button in self.app.button}


def prepared(
    store: DatabaseStore, mode: Mode = "anonymous", desk: str = DESK, **also: object
) -> Workshop:
    """A workshop that is open for answers, as the screens would have made it."""
    chosen: dict[str, object] = {
        "organisation": "Øby",
        "areas": ("Børn", "Job"),
        "target_group": "Voksne med flere sager",
        **also,
    }
    here = workshop.prepare(
        store,
        desk,
        questionnaire="short",
        mode=mode,
        language="da",
        now=datetime.now(UTC),
        new_id=lambda: uuid4().hex,
        **chosen,  # type: ignore[arg-type] # what a test wants otherwise
    )
    return workshop.open(store, CONTENT, desk, here.id, new_token=workshop.new_token)


def begun(store: DatabaseStore, organisation: str = "Øby", desk: str = DESK) -> Workshop:
    """A workshop that is answered together."""
    return workshop.begin(
        store,
        CONTENT,
        desk,
        organisation=organisation,
        questionnaire="short",
        now=datetime.now(UTC),
        new_id=lambda: uuid4().hex,
    )


def agree(store: DatabaseStore, here: Workshop, level: Callable[[str], str]) -> None:
    """Agree on every statement of the short questionnaire; `level` by factor."""
    for key in ASKED:
        said = level(CONTENT.factor_of[key].id)
        workshop.settle(store, CONTENT, DESK, here.id, key, said, now=datetime.now(UTC))


def answer(
    store: DatabaseStore,
    here: Workshop,
    said: Callable[[str], str | None],
    *,
    level: str = "leder",
    comment: str = "",
    upto: int = len(ASKED),
) -> workshop.Participant:
    """One person joins and answers the first statements, with a comment beside the first."""
    who = workshop.join(
        store,
        CONTENT,
        here,
        level=level,
        area="Børn",
        language="da",
        token=workshop.new_token(),
        new_id=workshop.new_token,
    )
    for place, key in enumerate(ASKED[:upto]):
        made = workshop.Answer(
            statement=key, answer=said(key), comment="" if place else comment, revision=1
        )
        workshop.answer(store, CONTENT, who, here, made)
    return who


def people(store: DatabaseStore, here: Workshop, n: int, comment: str = "") -> None:
    """Some people answer everything, each a little differently."""
    for person in range(n):
        answer(
            store,
            here,
            lambda key, person=person: str((len(key) + person) % 6),  # type: ignore[misc] # each its own
            level="leder" if person % 2 else "chef",
            comment=f"{comment}{person}" if comment else "",
        )


def reveal(store: DatabaseStore, here: Workshop) -> Workshop:
    """Close and show the answers, as the button does."""
    return workshop.reveal(
        store, CONTENT, DESK, here.id, outcome=advice.outcome, today=date(2026, 11, 25)
    )
