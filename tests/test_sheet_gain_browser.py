"""The gain sheet in a browser: whoever writes stays in the field, and what is typed outlives a
reload also where it cannot be kept.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

import workshop
from sheets import Gain, Initiative
from sheets.gain import Post
from storage import open_store
from tests.browsing import Visitor, clean
from tests.screening import DESK, TOKEN, begun
from tests.test_sheet_roles import NOW

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser

    from tests.browsing import Server
    from workshop import Workshop

QUICK = 30
"""So many milliseconds are between two letters of somebody who types fast."""
LONG = "Social- og Handicapforvaltningen i hele kommunen, alle tre distrikter"


@pytest.fixture
def visitor(browser: Browser, server: Server) -> Iterator[Visitor]:
    """A window of the desk that has the workshop, at none yet."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, locale="da-DK")
    cookie = {"name": "helhedstjek_desk", "value": TOKEN, "url": server.address}
    context.add_cookies([cookie])  # type: ignore[list-item] # its own kind of dictionary
    yield Visitor(context, server.address)
    context.close()


@pytest.fixture
def here(server: Server) -> Iterator[Workshop]:
    """A workshop with one cost on its sheet."""
    store = open_store(server.database)
    found = begun(store)
    post = Post(id="p1", kind="cost", what="Løn")
    one = Gain(initiatives=(Initiative(id="i1", name="Én plan", posts=(post,)),))
    workshop.fill(store, DESK, found.id, Gain, lambda _: one, now=NOW)
    yield found
    store.close()


def test_an_amount_that_changes_the_heading_takes_no_letter_from_the_next_field(
    visitor: Visitor, here: Workshop
) -> None:
    """The heading follows the figures; whoever is in the next field by then goes on writing."""
    page = visitor.open(f"w/{here.id}/gevinst")
    page.get_by_label("Forventet, år 1").fill("1.000,50")
    field = page.get_by_label("Hvilken forvaltning betaler eller sparer?")
    field.click()
    page.keyboard.type(LONG, delay=QUICK)
    expect(page.locator("h1")).to_contain_text("1.000,50 kr.")
    expect(field).to_be_focused()
    expect(field).to_have_value(LONG)
    clean(visitor)


def test_an_amount_that_cannot_be_read_outlives_a_reload(visitor: Visitor, here: Workshop) -> None:
    """What stands is drawn first, then what was typed; what is refused is said again."""
    page = visitor.open(f"w/{here.id}/gevinst")
    field = page.get_by_label("Forventet, år 1")
    field.fill("1000")
    page.keyboard.press("Tab")
    expect(page.locator("h1")).to_contain_text("1.000 kr.")
    for typed in ("1,5 mio.", "10 %"):
        field.fill(typed)
        page.keyboard.press("Tab")
        expect(page.get_by_text("Forventet, år 1: Skriv hele beløbet")).to_be_visible()
        page.reload()
        expect(field).to_have_value(typed)
        expect(page.get_by_text("Forventet, år 1: Skriv hele beløbet")).to_be_visible()
    clean(visitor)
