"""A whole workshop in a real Chromium: a wall, three phones, a cut line and a killed server."""

from __future__ import annotations

import time
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

import opening
import workshop
from storage import open_store
from tests.browsing import Server, Visitor, clean, visit

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

FACTORS = ("why", "goals", "organising", "governance", "relations", "expertise")


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    """One running app for this test, because it is killed."""
    running = Server(tmp_path)
    yield running
    running.process.terminate()
    running.process.wait()


def prepared(wall: Visitor) -> str:
    """An open workshop on the wall; the link that its QR code holds."""
    page = wall.open("forbered")
    page.get_by_label("Hvilken organisation svarer I for?").fill("Eksempelkøbing Kommune")
    page.locator("label", has_text="Åb").first.click()  # open, for three people show nothing else
    page.get_by_role("button", name="Opret workshoppen").click()
    page.get_by_role("button", name="Åbn for svar").click()
    page.locator(".hk-qr").wait_for()
    return str(page.locator(".hk-secret code").first.text_content())


def joined(phone: Visitor, link: str, level: str) -> Page:
    """A phone that has come to the first factor."""
    phone.page.goto(link)
    phone.page.locator("#level").select_option(level)
    phone.page.get_by_role("button", name="Begynd at svare").click()
    phone.page.wait_for_url("**/why")
    return phone.page


def answer_all(page: Page, rung: str) -> None:
    """Choose the same rung in every fieldset of the page, by its card."""
    for card in page.locator(f'fieldset label:has(input[value="{rung}"])').all():
        card.click()


def on(page: Page) -> None:
    """Go to the next page."""
    page.locator('button[name="go-to"][value="on"]').click()


def test_three_phones_a_cut_line_and_a_killed_server(browser: Browser, server: Server) -> None:
    """Three people answer on phones; one loses the line and the server is killed; nothing of what
    they chose is lost, and the wall shows exactly that.
    """
    with (
        visit(browser, server, 1280, "light") as wall,
        visit(browser, server, 390, "light") as steady,
        visit(browser, server, 390, "dark") as cut,
        visit(browser, server, 390, "light") as unlucky,
    ):
        link = prepared(wall)
        phones = [joined(phone, link, "chef") for phone in (steady, cut, unlucky)]
        for factor in FACTORS[:2]:
            for page, rung in zip(phones, "135", strict=True):
                page.wait_for_url(f"**/{factor}")
                answer_all(page, rung)
                expect(page.locator("[role=status]")).to_contain_text("Gemt")
                on(page)
        clean(steady)

        cut.page.wait_for_url("**/organising")
        cut.page.context.set_offline(True)
        answer_all(cut.page, "3")
        expect(cut.page.locator("[role=status]")).to_contain_text("Ikke sendt endnu")
        cut.page.context.set_offline(False)
        expect(cut.page.locator("[role=status]")).to_contain_text("Gemt")
        on(cut.page)

        unlucky.page.wait_for_url("**/organising")
        server.process.kill()
        server.process.wait()
        answer_all(unlucky.page, "5")
        expect(unlucky.page.locator("[role=status]")).to_contain_text("Ikke sendt endnu")
        server.restarted()
        expect(unlucky.page.locator("[role=status]")).to_contain_text("Gemt", timeout=30_000)
        on(unlucky.page)
        answer_all(steady.page, "1")
        on(steady.page)

        for factor in FACTORS[3:]:
            for page, rung in zip(phones, "135", strict=True):
                page.wait_for_url(f"**/{factor}")
                answer_all(page, rung)
                expect(page.locator("[role=status]")).to_contain_text("Gemt")
                on(page)
        for page in phones:
            page.wait_for_url("**/done")

        page = wall.open("undervejs")
        page.get_by_text("3 af 3").first.wait_for()
        page.get_by_role("button", name="Luk og vis svarene").click()
        page.get_by_role("button", name="Ja, vis dem").click()
        page.wait_for_url("**/profil")
        desk = workshop.desk_of(wall.cookie("helhedstjek_desk"))
        store = open_store(server.database)
        here = workshop.at_desk(store, desk)
        assert here
        kept = [(row.participant, row.statement, row.answer) for row in store.rows(here.id)]
        store.close()
        assert len(kept) == len(set(kept)) == 90
        assert sorted(answer for _, _, answer in kept) == ["1"] * 30 + ["3"] * 30 + ["5"] * 30
        wall.settled()
        expect(page.locator(".hk-profile tbody tr").first).to_contain_text("3,0")


def test_a_workshop_past_its_day_is_gone_when_the_app_starts(server: Server) -> None:
    """The running app itself deletes what is past its date, if it was open the day before."""
    store = open_store(server.database)
    here = workshop.prepare(
        store,
        "desk",
        organisation="Eksempelkøbing Kommune",
        questionnaire="short",
        mode="anonymous",
        language="da",
        delete_on=date(2020, 1, 1),
        now=datetime(2019, 1, 1, tzinfo=UTC),
        new_id=workshop.new_token,
    )
    yesterday = datetime.now(UTC) - timedelta(days=1)
    opening.clean_up(store, opening.counter_of(store), yesterday)  # the house was open then
    server.killed()
    for _ in range(100):
        if store.workshop(here.id) is None:
            break
        time.sleep(0.05)
    assert store.workshop(here.id) is None
    store.close()
