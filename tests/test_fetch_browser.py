"""A file in a real Chromium: read, put right, used; and paper beside phones until the reveal."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest
import xlsxwriter
from playwright.sync_api import expect

from content import load
from tests.browsing import Server, Visitor, clean, visit
from tests.test_workshop_browser import FACTORS, answer_all, joined, on, workshop_of

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from playwright.sync_api import Browser, FilePayload, Page

CONTENT = load()
CORE = [key for key, statement in CONTENT.statements.items() if statement.core]
RUNGS = [rung.text.da for rung in CONTENT.method.ladder.rungs]
SHEETS = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def exported(people: int, *, heads: Sequence[str] = (), strange: str = "") -> FilePayload:
    """What a survey tool exports: one row a person, statements by their words, rungs by theirs."""
    data = io.BytesIO()
    texts = [CONTENT.statements[key].text.da for key in CORE]
    with xlsxwriter.Workbook(data, {"in_memory": True}) as book:
        sheet = book.add_worksheet("Besvarelser")
        sheet.write_row(0, 0, ["ID", "Mail", "Niveau", *(heads or texts)])
        for who in range(people):
            said = [RUNGS[(who + at) % 6] for at in range(len(CORE))]
            if strange and not who:
                said[1] = strange
            sheet.write_row(who + 1, 0, [who, f"{who}@example.org", "Chef", *said])
    return {"name": "svar.xlsx", "mimeType": SHEETS, "buffer": data.getvalue()}


def choose(page: Page, label: str, option: str) -> None:
    """Choose in a list, with the keyboard."""
    field = page.get_by_label(label)
    field.click()
    field.fill(option)
    page.get_by_role("option").first.wait_for()
    field.press("Enter")


def uploaded(visitor: Visitor, file: FilePayload) -> Page:
    """Choose the file, and wait until it has been read."""
    visitor.page.locator('input[type="file"]').first.set_input_files(file)
    visitor.page.get_by_role("heading", name="Sådan bliver filen læst").wait_for()
    return visitor.settled()


@pytest.mark.parametrize(("width", "theme"), [(1280, "light"), (390, "dark")])
def test_an_export_is_put_right_and_becomes_a_profile(
    browser: Browser, server: Server, width: int, theme: str
) -> None:
    """A column and a text that nobody knows are given their meaning, and the profile is there."""
    texts = [CONTENT.statements[key].text.da for key in CORE]
    heads = ["Noget helt andet", *texts[1:]]
    with visit(browser, server, width, theme) as desk:
        desk.open("hent-svar")
        expect(desk.page.get_by_role("button", name="Vælg en fil").last).to_be_visible()
        assert desk.violations() == []
        page = uploaded(desk, exported(8, heads=heads, strange="Tja"))
        expect(page.locator(".hk-wrong")).to_contain_text("Tja")
        assert desk.violations() == []
        choose(page, "»Tja«, 1 gang", "Ved ikke")
        page.locator(".hk-wrong").wait_for(state="detached")
        choose(page, "Ret, hvad en kolonne indeholder", "Noget helt")
        choose(page, "Kolonnen »Noget helt andet« indeholder", texts[0])
        page.get_by_text("jeres valg").wait_for(state="attached")
        page.get_by_label("Hvilken organisation svarer I om?").fill("Øby")
        page.get_by_label("Hvilken organisation svarer I om?").press("Enter")
        expect(page.get_by_text("Svar fra 8 personer bliver brugt for Øby.")).to_be_visible()
        desk.settled()
        assert desk.violations() == []
        page.get_by_role("button", name="Brug svarene").click()
        page.wait_for_url("**/w/*/profil")
        desk.settled()
        expect(page.locator(".hk-kicker").first).to_contain_text("Øby")
        assert "8" in (page.locator(".hk-kicker").first.text_content() or "")
        clean(desk)


def test_each_template_is_called_by_how_much_it_asks(browser: Browser, server: Server) -> None:
    """Two in one folder are told apart, and in the language of the screen."""
    with visit(browser, server, 1280, "light") as desk:
        buttons = desk.open("hent-svar").get_by_role("button", name="Hent skabelonen")
        names = []
        for place in range(2):
            with desk.page.expect_download() as told:
                buttons.nth(place).click()
            names.append(told.value.suggested_filename)
    assert names == [f"svar-{len(CORE)}.xlsx", f"svar-{len(CONTENT.statements)}.xlsx"]


def test_paper_and_phones_are_one_room(browser: Browser, server: Server) -> None:
    """A draft takes paper in, phones come when it is open, and the reveal counts them all."""
    with (
        visit(browser, server, 1280, "light") as wall,
        visit(browser, server, 390, "light") as phone,
    ):
        page = wall.open("forbered")
        page.get_by_label("Hvilken organisation svarer I om?").fill("Sydby")
        page.get_by_label("Hvem skal svarene handle om?").fill("Voksne med flere sager")
        page.get_by_role("button", name="Opret workshoppen").click()
        page.wait_for_url("**/w/*/undervejs")
        wall.settled()
        page.get_by_role("link", name="Hent svar fra en fil").click()
        page.wait_for_url("**/hent-svar")
        uploaded(wall, exported(6))
        expect(page.get_by_text("6 personer kommer ind", exact=False)).to_be_visible()
        page.get_by_role("button", name="Brug svarene").click()
        page.wait_for_url("**/undervejs")
        expect(page.get_by_text("6 personer er kommet ind fra en fil.")).to_be_visible()
        page.get_by_role("button", name="Åbn for svar").click()
        page.locator(".hk-code").first.wait_for()
        link = str(page.locator(".hk-secret code").first.text_content())
        one = joined(phone, link, "chef")
        for factor in FACTORS:
            one.wait_for_url(f"**/answer/*/{factor}")
            answer_all(one, "3")
            expect(one.locator("[role=status]")).to_contain_text("Gemt")
            on(one)
        expect(page.locator(".hk-heads").first).to_contain_text("6 af dem har svaret på papir")
        expect(page.locator(".hk-far").last).to_contain_text("7 af 7 er færdige")
        wall.settled()
        assert wall.violations() == []
        page.get_by_role("button", name="Luk for svar").click()
        page.get_by_role("button", name="Vis svarene").click()
        page.wait_for_url("**/profil")
        wall.settled()
        assert "7" in (page.locator(".hk-kicker").first.text_content() or "")
        page.goto(f"{server.address}/w/{workshop_of(page)}/hent-svar")
        wall.settled()
        expect(page.locator("h1")).to_contain_text("Du kan ikke længere hente svar fra en fil")
        clean(wall)


def test_a_file_of_another_kind_is_said_in_danish(
    browser: Browser, server: Server, tmp_path: Path
) -> None:
    """A file that is too large never leaves the browser, and a sentence says so in its place."""
    large = tmp_path / "stor.csv"
    large.write_bytes(b"x" * (2 * 1024 * 1024 + 1))
    with visit(browser, server, 1280, "light") as desk:
        page = desk.open("hent-svar")
        page.locator('input[type="file"]').first.set_input_files(large)
        said = page.locator('[data-testid="stFileChip"] [role="alert"]')
        expect(said).to_have_text("Filen er for stor eller af en anden slags.")
        assert "Error" not in page.locator("body").inner_text()
        assert desk.violations() == []
