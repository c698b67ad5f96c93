"""Materialer: a press for each file, one for all, and what can be printed before the reveal."""

from __future__ import annotations

import zipfile
from io import BytesIO
from typing import TYPE_CHECKING, Any

import pytest
import streamlit as st

import reports
import workshop
from tests.screening import DESK, prepared
from words import Words

if TYPE_CHECKING:
    from collections.abc import Callable

    from storage import DatabaseStore
    from tests.screening import Visitor
    from words import Language


class Buttons(dict[str, "Callable[[], bytes]"]):
    """What each button of the last drawing makes, by the name of its file."""

    def draw(self, label: str, **said: Any) -> None:  # noqa: ANN401 - as Streamlit is told
        """Stands in for Streamlit's own."""
        assert label
        self[said["file_name"]] = said["data"]


@pytest.fixture
def buttons(monkeypatch: pytest.MonkeyPatch) -> Buttons:
    """The screen's buttons, to be pressed by hand."""
    found = Buttons()
    monkeypatch.setattr(st, "download_button", found.draw)
    return found


def unpacked(data: bytes) -> dict[str, bytes]:
    """The files of a zip."""
    with zipfile.ZipFile(BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_one_press_gives_all_and_the_same_twice(visitor: Visitor, buttons: Buttons) -> None:
    """The zip holds what the other buttons give, under the same names, and never differs."""
    visitor.window(workshop.EXAMPLE).show("report.py")
    (name,) = (name for name in buttons if name.endswith(".zip"))
    whole = buttons.pop(name)
    data = whole()
    held = unpacked(data)
    held.pop("mangler.txt", None)
    assert set(held) <= set(buttons)
    assert {"pdf", "docx", "pptx", "xlsx"} == {one.rpartition(".")[2] for one in held}
    chosen = [one for one in held if "stigen" in one or "forhaandslaesning" in one]
    assert len(chosen) == 3
    assert all(held[one] == buttons[one]() for one in chosen)
    assert unpacked(whole()) == unpacked(data)


def test_what_cannot_be_made_is_named_and_the_others_come(
    visitor: Visitor, buttons: Buttons, monkeypatch: pytest.MonkeyPatch, language: Language
) -> None:
    """A poster that cannot be set stands in a list of its own, in the zip and on the screen."""

    def fails(*_: object) -> bytes:
        raise reports.PdfError

    say = Words(language).say
    monkeypatch.setattr(reports, "poster_pdf", fails)
    window = visitor.window(workshop.EXAMPLE)
    window.show("report.py")
    (name,) = (name for name in buttons if name.endswith(".zip"))
    held = unpacked(buttons[name]())
    missing = held[f"{say('missing')}.txt"].decode()
    poster = say("Poster: {name} ({paper})", name=say("The ladder"), paper="A1")
    assert poster in missing
    assert any(one.endswith(".docx") for one in held)
    told = say("{name} could not be made. The others can be downloaded.", name=poster)
    window.run()
    assert told in window.words


def test_before_the_reveal_there_is_what_the_meeting_needs(
    visitor: Visitor, store: DatabaseStore, buttons: Buttons
) -> None:
    """Pre-read, invitation, questionnaire, slips and empty posters, and no file of answers."""
    here = prepared(store, slips=True)
    workshop.print_slips(store, DESK, here.id, 3)
    shown = visitor.window(here.id).show("report.py")
    assert Words("da").say("This can be printed for the meeting now") in shown
    kinds = ("forhaandslaesning", "invitation", "spoergeskema", "tom-profil", "stigen", "sedler")
    assert all(any(kind in name for name in buttons) for kind in kinds)
    (name,) = (name for name in buttons if name.endswith(".zip"))
    assert not any("sedler" in one for one in unpacked(buttons[name]()))
    assert all("udvalgssag" not in name for name in buttons)
