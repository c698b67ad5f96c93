"""A whole workshop in a real Chromium: a wall, three phones, a cut line and a killed server."""

from __future__ import annotations

import io
import time
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

import pikepdf
from playwright.sync_api import expect

import opening
import workshop
from storage import open_store
from tests.browsing import Server, Visitor, clean, visit

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser, Page

    from tests.postgres import Server as Postgres

FACTORS = ("why", "goals", "organising", "governance", "relations", "expertise")


def prepared(wall: Visitor, organisation: str = "Eksempelkøbing Kommune") -> str:
    """An open workshop on the wall; the link that its QR code holds."""
    page = wall.open("forbered")
    page.get_by_label("Hvilken organisation svarer I om?").fill(organisation)
    page.get_by_label("Hvem skal svarene handle om?").fill("Voksne med flere sager")
    page.locator(
        "label", has_text="Åbent:"
    ).first.click()  # open, for three people show nothing else
    page.get_by_role("button", name="Opret workshoppen").click()
    page.wait_for_url("**/w/*/undervejs")
    page.get_by_role("button", name="Åbn for svar").click()
    page.locator(".hk-code").first.wait_for()
    return str(page.locator(".hk-secret code").first.text_content())


def workshop_of(page: Page) -> str:
    """The workshop in a window's address."""
    return page.url.split("/w/")[1].split("/", maxsplit=1)[0]


def joined(phone: Visitor, link: str, level: str) -> Page:
    """A phone that has come to the first factor."""
    phone.page.goto(link)
    phone.page.locator("#level").select_option(level)
    phone.page.get_by_role("button", name="Begynd at svare").click()
    phone.page.wait_for_url("**/answer/*/why")
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
                page.wait_for_url(f"**/answer/*/{factor}")
                answer_all(page, rung)
                expect(page.locator("[role=status]")).to_contain_text("Gemt")
                on(page)
        clean(steady)

        cut.page.wait_for_url("**/answer/*/organising")
        cut.page.context.set_offline(True)
        answer_all(cut.page, "3")
        expect(cut.page.locator("[role=status]")).to_contain_text("Ikke sendt endnu")
        cut.page.context.set_offline(False)
        expect(cut.page.locator("[role=status]")).to_contain_text("Gemt")
        on(cut.page)
        cut.page.wait_for_url("**/answer/*/governance")

        unlucky.page.wait_for_url("**/answer/*/organising")
        server.process.kill()
        server.process.wait()
        answer_all(unlucky.page, "5")
        expect(unlucky.page.locator("[role=status]")).to_contain_text("Ikke sendt endnu")
        server.restarted()
        expect(unlucky.page.locator("[role=status]")).to_contain_text("Gemt")
        on(unlucky.page)
        answer_all(steady.page, "1")
        on(steady.page)

        for factor in FACTORS[3:]:
            for page, rung in zip(phones, "135", strict=True):
                page.wait_for_url(f"**/answer/*/{factor}")
                answer_all(page, rung)
                expect(page.locator("[role=status]")).to_contain_text("Gemt")
                on(page)
        for page in phones:
            page.wait_for_url("**/answer/*/done")

        page = wall.page
        page.reload()
        wall.settled()
        page.get_by_text("3 af 3").first.wait_for()
        page.get_by_role("button", name="Luk for svar").click()
        page.get_by_role("button", name="Vis svarene").click()
        page.wait_for_url("**/profil")
        store = open_store(server.database)
        rows = store.rows(workshop_of(page))
        kept = [(row.participant, row.statement, row.answer) for row in rows]
        store.close()
        assert len(kept) == len(set(kept)) == 90
        assert sorted(answer for _, _, answer in kept) == ["1"] * 30 + ["3"] * 30 + ["5"] * 30
        wall.settled()
        expect(page.locator(".hk-profile tbody tr").first).to_contain_text("3,0")


def test_a_reveal_in_one_window_is_of_what_that_window_shows(
    browser: Browser, server: Server
) -> None:
    """With Beta opened in another window, the question names Alfa, Alfa is revealed, Beta is not,
    and the example that was looked at meanwhile has taken nothing from either wall.
    """
    with (
        visit(browser, server, 1280, "light") as wall,
        visit(browser, server, 390, "light") as phone,
    ):
        first = joined(phone, prepared(wall, "Alfa"), "chef")
        answer_all(first, "3")
        expect(first.locator("[role=status]")).to_contain_text("Gemt")
        other = Visitor(wall.page.context, server.address)
        prepared(other, "Beta")
        third = Visitor(wall.page.context, server.address)
        third.open("w/example/profil")
        page = wall.page
        page.get_by_role("button", name="Luk for svar").click()
        question = page.get_by_role("heading", name="Vil du vise svarene for Alfa?")
        expect(question).to_be_in_viewport()
        page.get_by_role("button", name="Vis svarene").click()
        page.wait_for_url("**/profil")
        expect(page.locator(".hk-kicker").first).to_contain_text("Alfa")
        other.page.reload()
        other.settled()
        expect(other.page.locator(".hk-code").first).to_be_visible()
        expect(other.page.locator(".hk-kicker").first).to_contain_text("Beta")
        store = open_store(server.database)
        phases = [store.workshop(workshop_of(each.page)) for each in (wall, other)]
        store.close()
        assert [here and here.phase for here in phases] == ["revealed", "open"]
        for window in (wall, other, third):
            clean(window)


def test_the_printed_slips_hold_nothing_else(browser: Browser, server: Server) -> None:
    """On paper stand the slips alone, and no slip is cut by the end of a page."""
    with visit(browser, server, 1280, "light") as wall:
        page = wall.open("forbered")
        page.get_by_label("Hvilken organisation svarer I om?").fill("Øby")
        page.get_by_label("Hvem skal svarene handle om?").fill("Voksne med flere sager")
        page.get_by_text("Alle skal bruge en kodeseddel").click()
        page.get_by_role("button", name="Opret workshoppen").click()
        page.wait_for_url("**/w/*/undervejs")
        page.get_by_role("button", name="Åbn for svar").click()
        page.get_by_role("link", name="Lav og udskriv kodesedler").click()
        page.wait_for_url("**/sedler")
        page.get_by_role("button", name="Lav kodesedlerne").click()
        expect(page.locator(".hk-slip")).to_have_count(20)
        assert wall.violations() == []
        page.emulate_media(media="print")
        expect(page.get_by_role("button", name="Lav kodesedlerne")).to_be_hidden()
        expect(page.locator("h1")).to_be_hidden()
        expect(page.locator(".hk-slip").last).to_be_visible()
        with pikepdf.open(io.BytesIO(page.pdf(format="A4"))) as paper:
            assert 4 <= len(paper.pages) <= 10
        clean(wall)


def test_the_screens_say_that_the_database_is_away_and_go_on(
    browser: Browser, postgres: Postgres, tmp_path: Path
) -> None:
    """The wall says it in Danish when the database goes, and is itself again when it is back."""
    running = Server(tmp_path, database_url=postgres.migrated())
    name = running.database.rsplit("/", maxsplit=1)[1]
    try:
        with visit(browser, running, 1280, "light") as wall:
            prepared(wall, "Øby")
            postgres.run(f"ALTER DATABASE {name} ALLOW_CONNECTIONS false")
            lines = f"FROM pg_stat_activity WHERE datname = '{name}'"
            postgres.run(f"SELECT pg_terminate_backend(pid) {lines}")
            expect(wall.page.locator("h1").first).to_have_text(
                "Helhedstjek kan ikke nå svarene lige nu", timeout=60_000
            )
            postgres.run(f"ALTER DATABASE {name} ALLOW_CONNECTIONS true")
            expect(wall.page.locator("h1").first).to_have_text(
                "Workshoppen er åben, men ingen telefon kan nå den endnu", timeout=60_000
            )
            clean(wall)
    finally:
        running.stopped()


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
    opening.clean_up(store, store, datetime.now(UTC) - timedelta(days=1))  # it was open yesterday
    server.killed()
    for _ in range(100):
        if store.workshop(here.id) is None:
            break
        time.sleep(0.05)
    assert store.workshop(here.id) is None
    store.close()
