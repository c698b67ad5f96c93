"""Materialer: a press for each file, one for all, and what can be printed before the reveal."""

from __future__ import annotations

import json
import zipfile
from io import BytesIO
from typing import TYPE_CHECKING, Any

import pytest
import streamlit as st

import reports
import workshop
from tests.papers import letters, named, opened, pages
from tests.pngs import piece, png
from tests.screening import DESK, people, prepared, reveal
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
    assert {"pdf", "docx", "pptx", "xlsx", "csv"} == {one.rpartition(".")[2] for one in held}
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


COMMENT = "Det sker kun i én forvaltning, nummer "


def shown_to(store: DatabaseStore, n: int, comment: str = COMMENT) -> workshop.Workshop:
    """A workshop in which so many have answered and written, and whose answers are shown."""
    here = prepared(store)
    people(store, here, n, comment)
    return reveal(store, here)


def pdf_of(buttons: Buttons) -> bytes:
    """The whole report."""
    (name,) = (n for n in buttons if n.endswith(".pdf") and n.startswith("helhedstjek-oeby-2026"))
    return buttons[name]()


def test_what_is_ticked_and_written_stands_in_the_pdf(
    visitor: Visitor, store: DatabaseStore, buttons: Buttons
) -> None:
    """Comments and figures by a tick, the contact as it is written; without them, none of it."""
    here = shown_to(store, 5)
    window = visitor.window(here.id)
    window.show("report.py")
    plain = pdf_of(buttons)
    assert letters(COMMENT) not in letters("".join(pages(plain)))
    assert not opened(plain).attachments
    window.app.checkbox(key=window.key("with-comments")).check()
    window.app.checkbox(key=window.key("with-figures")).check()
    window.app.text_input(key=window.key("whom-to-ask")).set_value("Maja, 12 34 56 78")
    assert "Gemt kl." in window.run()
    made = pdf_of(buttons)
    text = letters("".join(pages(made)))
    assert text.count(letters(COMMENT)) == 5
    assert letters("Kontakt: Maja, 12 34 56 78") in text
    document = opened(made)
    (attached,) = document.attachments.values()
    kept = json.loads(attached.get_file().read_bytes())
    assert kept["participants"] == 5
    assert workshop.whom_to_ask(store, here.id) == "Maja, 12 34 56 78"
    again = visitor.window(here.id)
    again.show("report.py")
    assert again.app.text_input(key=again.key("whom-to-ask")).value == "Maja, 12 34 56 78"
    assert not again.app.checkbox(key=again.key("with-comments")).value


def test_under_five_there_is_no_comment_to_tick(
    visitor: Visitor, store: DatabaseStore, buttons: Buttons
) -> None:
    """The screen says that there is none that may be shown, and no file has any."""
    here = shown_to(store, 4)
    window = visitor.window(here.id)
    assert Words("da").say("There are no comments that may be shown.") in window.show("report.py")
    assert window.key("with-comments") not in {box.key for box in window.app.checkbox}
    assert COMMENT.encode() not in b"".join(
        unpacked(make())["word/document.xml"] if name.endswith(".docx") else make()
        for name, make in buttons.items()
        if name.endswith((".csv", ".docx"))
    )
    assert letters(COMMENT) not in letters("".join(pages(pdf_of(buttons))))


def test_a_logo_is_chosen_looked_through_and_taken_away(
    visitor: Visitor, store: DatabaseStore, buttons: Buttons
) -> None:
    """By what is in the file, whatever it is called; another window sees and can remove it."""
    here = shown_to(store, 5, "")
    window, other = visitor.window(here.id), visitor.window(here.id)
    for one in (window, other):
        one.show("report.py")

    def given(name: str, data: bytes) -> str:
        (uploader,) = window.app.file_uploader
        uploader.set_value((name, data, "image/png"))
        return window.run()

    not_one = "Logoet er ikke en PNG-fil. Gem det som PNG, og vælg det igen."
    assert not_one in given("logo.png", b"Jeg er en tekst")
    assert not_one in given("logo.svg", b"<svg><script>alert(1)</script></svg>")
    assert workshop.the_logo(store, here.id) == b""
    file = png(60, 20, extra=piece(b"tEXt", b"Author\0Anna"))
    assert "data:image/png;base64," in given("logo.txt", file)
    assert workshop.the_logo(store, here.id) == png(60, 20)
    document = opened(pdf_of(buttons))
    assert [f for f in named(document, "/Figure") if str(f.Alt) == "Logo for Øby"]
    assert "data:image/png;base64," in other.run()
    other.click("remove-logo")
    assert workshop.the_logo(store, here.id) == b""
    assert "data:image/png;base64," not in window.run()


def test_the_report_comes_in_three_editions_and_a_spreadsheet(
    visitor: Visitor, store: DatabaseStore, buttons: Buttons
) -> None:
    """Whole, short and for ears, and how the answers lie, each a file of its own."""
    here = shown_to(store, 5, "")
    visitor.window(here.id).show("report.py")
    (short,) = (make for name, make in buttons.items() if "-kort-" in name)
    (ears,) = (make for name, make in buttons.items() if "-til-oplaesning-" in name)
    (table,) = (make for name, make in buttons.items() if name.endswith(".csv"))
    assert len(pages(short())) == 4
    assert b"<pdfuaid:part>2" in opened(ears()).Root.Metadata.read_bytes()
    assert len(table().decode("utf-8-sig").splitlines()) == 31


def test_a_window_of_somebody_else_makes_nothing(
    visitor: Visitor, store: DatabaseStore, buttons: Buttons
) -> None:
    """Once the workshop is handed over, what stood open gives no file and keeps no word."""
    here = shown_to(store, 5)
    window = visitor.window(here.id)
    window.show("report.py")
    token = workshop.share(store, DESK, here.id, "hand_over", new_token=workshop.new_token)
    workshop.take(store, "another", token)
    for make in buttons.values():
        with pytest.raises(workshop.Refused):
            make()
    window.app.text_input(key=window.key("whom-to-ask")).set_value("Nogen")
    assert "ligger ikke i denne browser" in window.run()
    assert workshop.whom_to_ask(store, here.id) == ""


def test_the_screen_says_how_far_a_zip_has_come_and_no_longer(
    visitor: Visitor, buttons: Buttons, monkeypatch: pytest.MonkeyPatch
) -> None:
    """While it is made, in whatever window; what breaks off is not under way for ever."""
    meanwhile = []

    def fails(*_: object) -> bytes:
        meanwhile.append(visitor.window(workshop.EXAMPLE).show("report.py"))
        raise MemoryError

    window = visitor.window(workshop.EXAMPLE)
    monkeypatch.setattr(reports, "workbook", fails)
    window.show("report.py")
    (name,) = (name for name in buttons if name.endswith(".zip"))
    with pytest.raises(MemoryError):
        buttons[name]()
    assert "5 af 25 filer er lavet" in meanwhile[0]
    assert "filer er lavet" not in window.run()
