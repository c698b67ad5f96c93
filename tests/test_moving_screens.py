"""A whole workshop to a file and in from one, as the screens have it."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import advice
import workshop
from tests.cast import TODAY
from tests.screening import DESK, prepared
from tests.test_moving import changed
from words import Words

if TYPE_CHECKING:
    from storage import DatabaseStore
    from tests.screening import Visitor, Window

SAY = Words("da").say
FILE = Path(__file__).parent / "earlier" / "workshop-1.json"
ID = "oeby-efteraar-2026"


def given(window: Window, data: bytes) -> str:
    """What the screen says when it has been given a file."""
    file = ("workshop.json", data, "application/json")
    window.app.file_uploader(key="whole-workshop").set_value(file)
    return window.run()


def test_a_workshop_is_taken_in_and_replaced_only_when_asked(
    visitor: Visitor, store: DatabaseStore
) -> None:
    """Whose it is stands there first; a second time it is asked for by itself."""
    window = visitor.window()
    window.show("fetch.py")
    assert "Øby &amp; Søn" in given(window, FILE.read_bytes())
    assert store.every() == ()
    assert f"/w/{ID}/" in window.click("take-in")
    assert store.hold(DESK, ID) == "owner"
    again = visitor.window()
    again.show("fetch.py")
    given(again, changed(FILE.read_bytes(), lambda p: p["workshop"].update(name="Nyt")))
    assert "intet i den er ændret" in again.click("take-in")
    (here,) = store.every()
    assert here.name == ""
    again.app.checkbox(key=f"replace-{ID}").check()
    again.click("take-in")
    (here,) = store.every()
    assert here.name == "Nyt"


def test_what_is_no_workshop_is_said_so(visitor: Visitor, store: DatabaseStore) -> None:
    """In words, and nothing is taken in."""
    window = visitor.window()
    window.show("fetch.py")
    why = SAY("The file is not a workshop that Helhedstjek has written, or it was changed.")
    assert why in given(window, b"{}")
    assert not window.has("take-in")
    assert store.every() == ()


def test_the_cover_says_what_moves(visitor: Visitor, store: DatabaseStore) -> None:
    """Not while people answer; then what is in the file, and that it is not signed."""
    here = prepared(store)
    window = visitor.window(here.id)
    heading = SAY("Move the workshop")
    assert heading not in window.words
    workshop.unpack(
        store, DESK, FILE.read_bytes(), recounted=advice.recounted, today=here.created.date()
    )
    shown = visitor.window(ID)
    assert heading in shown.words
    assert "Ingens egne svar er i den." in shown.words


def test_a_link_to_read_by_is_made_and_withdrawn(visitor: Visitor, store: DatabaseStore) -> None:
    """Shown once; the screen says until when it works, and lets it be taken away."""
    workshop.unpack(store, DESK, FILE.read_bytes(), recounted=advice.recounted, today=TODAY)
    window = visitor.window(ID)
    assert not window.has("end-reading")
    shown = window.click("make-reading")
    (token,) = re.findall(r"/read/([\w-]{22})", shown)
    today = datetime.now(UTC).date()
    assert workshop.to_read(store, token, today=today).here.id == ID
    assert f"/read/{token}" not in visitor.window(ID).html
    window.click("end-reading")
    window.click("end-reading-sure")
    assert store.reading(ID) is None
    assert not window.has("end-reading")
