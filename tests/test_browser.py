"""The whole app in a real Chromium: what a management team does, sees, and takes home."""

from __future__ import annotations

import re
import urllib.error
import urllib.request
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pikepdf
import pytest
from playwright.sync_api import expect

import advice
import workshop
from content import load
from storage import open_store
from tests.browsing import WIDE, Server, Visitor, clean, looks, visit
from tests.papers import named
from tests.pngs import png
from tests.screening import people, prepared

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, FilePayload, Page

IN_THE_EXAMPLE = ("", "dagsorden", "profil", "plan", "naeste-skridt", "rapport")
SCREENS = (
    *("", "forbered", "svar-sammen", "vejledning", "vejledning-author", "profil"),
    *(f"w/example/{screen}" for screen in IN_THE_EXAMPLE),
)


AFTER_THE_REVEAL = ("dagsorden", "resten", "afslut", "forskelle", "plan", "opfoelgning")
AND_LATER = ("naeste-runde", "tal", "lokalomraader", "undervejs")


@pytest.fixture
def visitor(browser: Browser, server: Server) -> Iterator[Visitor]:
    """A window of a wall's width."""
    with visit(browser, server, 1280, "light") as window:
        yield window


def _begin(visitor: Visitor) -> Page:
    page = visitor.open("svar-sammen")
    page.get_by_label("Hvilken organisation svarer I om?").fill("Eksempelkøbing Kommune")
    page.get_by_role("button", name="Begynd at svare sammen").click()
    page.wait_for_url("**/w/*/svar-sammen")
    return visitor.settled()


def _id(page: Page) -> str:
    """The workshop in the window's address."""
    return page.url.split("/w/")[1].split("/", maxsplit=1)[0]


def _choose(page: Page, answer: str) -> None:
    # The input itself lies hidden behind its card; a person clicks the card. A rung is known by
    # its number, because some statements have rungs of their own.
    page.locator("label", has_text=re.compile(rf"^\s*{answer}(\s|$)")).first.click()
    page.get_by_text("✓ Gemt").wait_for()


def _agreed(visitor: Visitor, server: Server, upto: int) -> None:
    """A room that has agreed on the first statements, on the lowest rung from the 16th to the 20th,
    and stands at the next.
    """
    here, content = _id(_begin(visitor)), load()
    desk, store = workshop.desk_of(visitor.cookie("helhedstjek_desk")), open_store(server.database)
    asked = workshop.asked(content, "short")
    for place, key in enumerate(asked[:upto], 1):
        rung = "0" if 16 <= place <= 20 else "3"
        workshop.settle(store, content, desk, here, key, rung, now=datetime.now(UTC))
    workshop.keep_place(store, desk, here, asked[upto])
    store.close()


def test_a_team_answers_together_sees_the_radar_and_takes_the_report_home(
    visitor: Visitor, server: Server, tmp_path: Path
) -> None:
    """Thirty statements agreed, the last three in the browser, become a radar, steps, and an
    accessible PDF with the organisation's logo; a file that is none is refused in words.
    """
    _agreed(visitor, server, 27)
    page = visitor.open(urlsplit(visitor.page.url).path.removeprefix("/"))
    for place in range(28, 31):
        page.get_by_text(f"Svar sammen, {place} af 30").wait_for()
        _choose(page, "3")
        page.get_by_role("button", name="Se profilen" if place == 30 else "Næste udsagn").click()
    page.wait_for_url("**/profil")
    expect(page.locator("h1")).to_contain_text("har længst igen med smidig styring")
    radar = page.locator(".js-plotly-plot .scatterlayer, .js-plotly-plot .polar")
    expect(radar).not_to_have_count(0)
    page.get_by_role("link", name="Materialer", exact=True).click()
    page.wait_for_url("**/rapport")
    visitor.settled()
    for data in (b"Jeg er en tekst", png(60, 20)):
        file: FilePayload = {"name": "logo.png", "mimeType": "image/png", "buffer": data}
        wanted = page.locator('input[type="file"]')
        expect(wanted).to_have_count(1)
        wanted.set_input_files(file)
        logo = page.get_by_alt_text("Logo for Eksempelkøbing Kommune")
        expect(page.get_by_text("Logoet er ikke en PNG-fil.").or_(logo)).to_be_visible()
    expect(logo).to_be_visible()
    assert visitor.violations() == []
    with page.expect_download() as download:
        page.get_by_role("button", name="Hent rapporten (PDF)").click()
    path = tmp_path / "report.pdf"
    download.value.save_as(path)
    with pikepdf.open(path) as document:
        assert str(document.Root.Lang).startswith("da")
        assert "Eksempelkøbing Kommune" in str(document.docinfo.Title)
        alts = [str(figure.Alt) for figure in named(document, "/Figure")]
    assert "Logo for Eksempelkøbing Kommune" in alts
    clean(visitor)


def test_what_was_agreed_survives_a_killed_server_and_a_reload(
    visitor: Visitor, server: Server
) -> None:
    """After kill -9, a restart and a reload the room stands at the same statement and choice."""
    page = _begin(visitor)
    _choose(page, "1")
    page.get_by_role("button", name="Næste udsagn").click()
    page.get_by_text("Svar sammen, 2 af 30").wait_for()
    _choose(page, "Ved ikke")
    server.killed()
    page.reload()
    visitor.settled()
    page.get_by_text("Svar sammen, 2 af 30").wait_for()
    chosen = page.locator('label:has(input[type="radio"]:checked)')
    expect(chosen).to_contain_text("Ved ikke")
    store = open_store(server.database)
    said = {key: found.answer for key, found in workshop.settled(store, _id(page)).items()}
    store.close()
    assert said == {"written_reason": "1", "target_group_described": "dont_know"}


def _talked(visitor: Visitor, server: Server) -> tuple[str, str]:
    """One workshop that is open, and one with an agreed level and a promise, on this desk."""
    desk = workshop.desk_of(visitor.cookie("helhedstjek_desk"))
    store, content, now = open_store(server.database), load(), datetime.now(UTC)
    made = [prepared(store, desk=desk) for _ in range(2)]
    for here in made:
        people(store, here, 6)
    still_open, shown = (here.id for here in made)
    workshop.reveal(store, content, desk, shown, outcome=advice.outcome, today=now.date())
    first = workshop.asked(content, "short")[0]
    said = workshop.Decision(statement=first, level="2", reason="Den gælder kun i ét område.")
    workshop.decide(store, content, desk, shown, said, seen=0, now=now)
    step = next(iter(content.steps))
    new_id = workshop.new_token
    workshop.add_step(store, content, desk, shown, step, new_id=new_id, now=now)
    store.close()
    return still_open, shown


def test_the_language_switch_keeps_the_place(visitor: Visitor) -> None:
    """A click on English shows the same statement in English, and the page says its language."""
    page = _begin(visitor)
    _choose(page, "Ved ikke")
    page.get_by_role("button", name="Næste udsagn").click()
    page.get_by_text("Svar sammen, 2 af 30").wait_for()
    page.get_by_role("link", name="English").click()
    page.get_by_text("Answer together, 2 of 30").wait_for()
    assert page.locator("html").get_attribute("lang") == "en"
    expect(page.locator("h1")).to_have_text(load().statements["target_group_described"].text.en)
    clean(visitor)


def test_the_first_byte_of_the_page_says_its_language(server: Server) -> None:
    """The page is Danish, and forbids everything from elsewhere, before any script has run."""
    with urllib.request.urlopen(server.address) as answer:
        assert '<html lang="da">' in answer.read().decode()
        assert "default-src 'none'" in answer.headers["Content-Security-Policy"]
        assert "HttpOnly" in answer.headers["Set-Cookie"]


@pytest.mark.parametrize("place", ["//evil.example", "https://evil.example", "/\\evil.example"])
def test_the_language_switch_leads_nowhere_else(server: Server, place: str) -> None:
    """A forged way back ends on our own first screen."""

    class Stay(urllib.request.HTTPRedirectHandler):
        def redirect_request(self, *_: object) -> None:
            return None

    opener = urllib.request.build_opener(Stay)
    with pytest.raises(urllib.error.HTTPError) as answer:
        opener.open(f"{server.address}/language/en?next={place}")
    assert answer.value.headers["Location"] == "/"
    answer.value.close()


def test_a_note_typed_and_not_left_survives_a_reload(visitor: Visitor, server: Server) -> None:
    """What stands in the field when the page is loaded again is there afterwards, and on disk."""
    page = _begin(visitor)
    page.get_by_label("Noter").press_sequentially("Vi har en strategi fra 2024")
    page.reload()
    visitor.settled()
    expect(page.get_by_label("Noter")).to_have_value("Vi har en strategi fra 2024")
    page.get_by_text("✓ Gemt").wait_for()
    store = open_store(server.database)
    assert workshop.settled(store, _id(page))["written_reason"].note == (
        "Vi har en strategi fra 2024"
    )
    store.close()
    page.reload()
    visitor.settled()
    expect(page.get_by_label("Noter")).to_have_value("Vi har en strategi fra 2024")
    assert page.evaluate("sessionStorage.length") == 0
    clean(visitor)


def test_a_half_filled_form_survives_the_language_switch(visitor: Visitor) -> None:
    """What was typed and chosen stands in the other language, the last field included."""
    page = visitor.open("forbered")
    page.locator("label", has_text="Åbent").first.click()
    page.get_by_label("Hvor mange er inviteret?").fill("16")
    page.get_by_label("Hvilken organisation svarer I om?").fill("Øby")
    page.get_by_role("link", name="English").click()
    page.get_by_role("button", name="Create the workshop").wait_for()
    visitor.settled()
    expect(page.get_by_label("Which organisation do you answer for?")).to_have_value("Øby")
    expect(page.get_by_label("How many are invited?")).to_have_value("16")
    expect(page.locator('label:has(input[type="radio"]:checked)', has_text="Open")).to_be_visible()
    clean(visitor)


def test_the_focus_goes_to_the_heading_of_a_new_screen(visitor: Visitor) -> None:
    """After a step on, and after a walk to another screen, whoever listens hears its heading."""
    page = _begin(visitor)
    page.get_by_role("button", name="Næste udsagn").click()
    page.get_by_text("Svar sammen, 2 af 30").wait_for()
    expect(page.locator("h1")).to_be_focused()
    page.get_by_role("link", name="Profil", exact=True).click()
    page.wait_for_url("**/profil")
    expect(page.locator("h1")).to_be_focused()


def test_a_room_that_answers_in_two_windows_is_two_rooms(visitor: Visitor, server: Server) -> None:
    """With D begun in another window, a rung clicked in C's window is C's, and stays on it."""
    first = _begin(visitor)
    c = _id(first)
    other = first.context.new_page()
    other.goto(f"{server.address}/svar-sammen")
    other.get_by_label("Hvilken organisation svarer I om?").fill("D-købing")
    other.get_by_role("button", name="Begynd at svare sammen").click()
    other.wait_for_url("**/w/*/svar-sammen")
    other.locator(".hk-kicker", has_text="D-købing").wait_for()
    _choose(first, "0")
    expect(first.locator(".hk-kicker")).to_contain_text("Eksempelkøbing Kommune")
    store = open_store(server.database)
    assert workshop.settled(store, c)["written_reason"].answer == "0"
    assert workshop.settled(store, _id(other)) == {}
    store.close()
    other.close()


def test_one_customer_s_report_stays_in_its_window(visitor: Visitor, server: Server) -> None:
    """The report, the profile and the PDF of a window are those of its address."""
    first = _begin(visitor)
    _choose(first, "0")
    other = first.context.new_page()
    other.goto(f"{server.address}/w/example/rapport")
    other.locator(".hk-kicker", has_text="Eksempelkøbing Kommune").wait_for()
    for screen, place in (("Profil", "profil"), ("Materialer", "rapport")):
        first.get_by_role("link", name=screen, exact=True).click()
        first.wait_for_url(f"**/w/*/{place}")
        expect(first.locator("h1")).to_be_focused()
        expect(first.locator(".stMain")).not_to_contain_text("12 personer har svaret")
    other.close()


@pytest.mark.parametrize(("width", "theme"), looks(320, 390, 1280))
def test_every_screen_is_accessible_and_fits(
    browser: Browser, server: Server, width: int, theme: str
) -> None:
    """Axe finds nothing against WCAG 2.2 A and AA on any screen, wide or narrow, light or dark, and
    from 320 px none is wider than its window.
    """
    with visit(browser, server, width, theme) as visitor:
        inside = f"w/{_id(_begin(visitor))}"
        own = (f"{inside}/svar-sammen", f"{inside}/", f"{inside}/profil", "w/nobody-s/profil")
        for screen in (*SCREENS, *own):
            page = visitor.open(screen)
            assert (screen, page.evaluate(WIDE), visitor.violations()) == (screen, 0, [])
        clean(visitor)


@pytest.mark.parametrize(
    ("width", "theme"),
    [pytest.param(320, "dark"), pytest.param(1024, "light", marks=pytest.mark.torture)],
)
def test_what_a_day_is_held_with_is_accessible_and_fits(
    browser: Browser, server: Server, width: int, theme: str
) -> None:
    """So are the screens from the first answer to the next round, on a tablet and narrow, and none
    of Streamlit's own words in English is left on them.
    """
    with visit(browser, server, width, theme) as visitor:
        visitor.open("")
        still_open, shown = _talked(visitor, server)
        every = (f"w/{shown}/{screen}" for screen in (*AFTER_THE_REVEAL, *AND_LATER))
        for screen in (f"w/{still_open}/undervejs", *every):
            page = visitor.open(screen)
            for said in ("Increment", "Decrement", "Clear value", "Choose date", "App pages"):
                expect(page.locator(f'[aria-label="{said}"]')).to_have_count(0)
            assert (screen, page.evaluate(WIDE), visitor.violations()) == (screen, 0, [])
        clean(visitor)
