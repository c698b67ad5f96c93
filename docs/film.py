"""The pictures of the tour: the played day, stage by stage."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Final

from PIL import Image, ImageDraw

from docs.day import CONTROL, Day
from docs.made_up import database
from docs.paper import page_with, paper
from words import Words

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Locator, Page

    from words import Language

HIGH: Final = 844
GAP: Final = 24
HAIRLINE: Final = "#c9d3d1"
TALL: Final = {"width": 1280, "height": 2600}
BELOW: Final = 8
A_MOMENT: Final = 1500
Still = tuple[str, bytes]


def film(browser: Browser, address: str, folder: Path, language: Language) -> Iterator[Still]:
    """Every picture with its name, as the day is played in the app that keeps its answers there."""
    day = Day(browser, address, database(folder), Words(language))
    yield from _answering(day)
    yield from _talking(day)
    yield from _planning(day)
    report = folder / "tour.pdf"
    day.report(report)
    of_the_plan = (*day.texts.owners, day.say("Does the plan cover the factors?"))
    yield "tour-report", paper(report, page_with(report, *of_the_plan))
    yield from _afterwards(day)
    day.over()


def _answering(day: Day) -> Iterator[Still]:
    day.prepare()
    yield "tour-prepare", down_to(day.control, day.button("Create the workshop"))
    day.create()
    day.open()
    day.come()
    first = day.real[0]
    key = day.asked["why"][0]
    first.choose(key, first.who.said[key])
    day.answer(1, 9)
    first.page.evaluate("scrollTo(0, 0)")
    yield "tour-answer", beside(day.wall, first.page)
    day.answer(0, 1)
    day.answer(9)
    day.control.reload()
    day.still()
    yield "tour-close", screen(day.control)
    day.shut()
    day.reveal()
    yield "tour-finding", screen(day.wall)


def _talking(day: Day) -> Iterator[Still]:
    day.talk()
    day.take_up()
    yield "tour-statement", beside(day.wall, day.real[0].page)
    day.agree("1", day.texts.reason)
    yield "tour-agreed", screen(day.control)
    day.on()
    day.both()
    day.unsettled()
    yield "tour-unresolved", screen(day.wall)
    day.on()
    day.ask_again()
    day.rate_again()
    phone = day.real[2].page.screenshot()
    day.counted()
    yield "tour-again", beside(day.wall, phone)
    day.agree("3", day.texts.again)


def _planning(day: Day) -> Iterator[Still]:
    day.ask_for_dots()
    day.put_dots()
    phone = day.real[1].page.screenshot()
    day.counted()
    yield "tour-vote", beside(day.wall, phone)
    day.take_in()
    for place in range(3):
        day.promise(place)
        day.save_promise()
    day.ask_for_commitment()
    day.commit()
    phone = day.real[1].page.screenshot()
    day.counted()
    yield "tour-promises", beside(day.wall, phone)
    day.at("plan")
    yield "tour-plan", down_to(day.control, day.control.locator(".hk-facts").last)


def _afterwards(day: Day) -> Iterator[Still]:
    day.passed(30)
    owner = day.owner(day.owners_link(0))
    owner.reload()  # with the letters that a first visit may do without
    yield "tour-owner", screen(owner)
    day.tell(owner, "under_way", day.texts.told[0])
    day.at("opfoelgning")
    day.follow_up(1, "Kept", day.texts.told[1])
    day.follow_up(2, "Under way")
    day.save_follow_up()
    day.at("opfoelgning")
    yield "tour-follow-up", screen(day.control)
    day.passed(150)
    owner.reload()
    day.tell(owner, "done", day.texts.told[2])
    day.next_round()
    day.again()
    day.control.reload()
    day.still()
    day.shut()
    day.reveal()
    day.at("naeste-runde")
    yield "tour-next-round", down_to(day.control, day.control.locator(".hk-changes"))


def screen(page: Page) -> bytes:
    """A page as it stands, when it has come to rest."""
    page.evaluate("document.fonts.ready")
    page.wait_for_timeout(A_MOMENT)
    return page.screenshot()


def down_to(page: Page, last: Locator) -> bytes:
    """A screen of the control from its top to a little below its last part."""
    page.set_viewport_size(TALL)  # type: ignore[arg-type] # of a literal
    page.wait_for_timeout(A_MOMENT)
    box = last.bounding_box() or {"y": 0.0, "height": float(HIGH)}
    high = box["y"] + box["height"] + BELOW
    picture = page.screenshot(clip={"x": 0, "y": 0, "width": TALL["width"], "height": high})
    page.set_viewport_size(CONTROL)  # type: ignore[arg-type] # of a literal
    return picture


def beside(wall: Page, phone: Page | bytes) -> bytes:
    """The wall, and a phone beside it: both of one height, each in a thin frame."""
    large = _opened(screen(wall))
    small = _opened(phone if isinstance(phone, bytes) else screen(phone))
    large = large.resize((round(large.width * HIGH / large.height), HIGH), Image.Resampling.LANCZOS)
    sheet = Image.new("RGB", (large.width + GAP + small.width, HIGH), "white")
    drawn, left = ImageDraw.Draw(sheet), 0
    for picture in (large, small):
        sheet.paste(picture, (left, 0))
        drawn.rectangle((left, 0, left + picture.width - 1, HIGH - 1), outline=HAIRLINE)
        left += picture.width + GAP
    file = io.BytesIO()
    sheet.save(file, format="PNG")
    return file.getvalue()


def _opened(picture: bytes) -> Image.Image:
    return Image.open(io.BytesIO(picture)).convert("RGB")
