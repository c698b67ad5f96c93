"""Draw the pictures of the documentation from the real app and its real report: `make pictures`.

Each is drawn twice, for the pages in Danish and for those in English.
"""

from __future__ import annotations

import io
import os
from contextlib import contextmanager
from itertools import product
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Final, NamedTuple

from PIL import Image
from playwright.sync_api import sync_playwright

from docs.film import film
from docs.made_up import DESK, ROOT, an_example, an_export, some_workshops, the_app
from docs.paper import paper

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Browser, FloatRect, Locator, Page

    from words import Language

LANGUAGES: Final[dict[Language, Path]] = {
    "da": ROOT / "docs" / "pictures",
    "en": ROOT / "docs" / "en" / "pictures",
}
WALL: Final = {"width": 1280, "height": 800}
TALL: Final = {"width": 1280, "height": 2400}
PHONE: Final = {"width": 390, "height": 844}
MARGIN: Final = 12
HEIGHTS: Final = (1400, 1200, 1000)
COLOURS: Final = (128, 64)
LARGEST: Final = 100_000
SUMMARY_PAGE: Final = 2


class Visit(NamedTuple):
    """A window in one language: the app's address, and the ways into the example workshop."""

    page: Page
    address: str
    language: Language
    ways: dict[str, str]
    folder: Path

    def wide(self, size: dict[str, int], place: str) -> None:
        """Go to a place in a window of this size, and wait until it stands still."""
        self.page.set_viewport_size(size)  # type: ignore[arg-type]
        self.page.goto(place if place.startswith("http") else f"{self.address}{place}")
        self.page.locator("h1").first.wait_for()
        self.page.wait_for_function(STILL)
        self.page.evaluate("document.fonts.ready")


STILL: Final = """() => {
    const app = document.querySelector("[data-testid=stApp]");
    return !app || app.dataset.testScriptState === "notRunning";
}"""


def draw() -> None:
    """Every picture, from one visit in each language."""
    with TemporaryDirectory() as folder, the_app(Path(folder)) as address, a_browser() as browser:
        some_workshops(Path(folder))
        for language, pictures in LANGUAGES.items():
            ways = an_example(address, Path(folder))
            visit = Visit(window(browser, address, language), address, language, ways, Path(folder))
            for name, drawn in PICTURES.items():
                keep(pictures / f"{name}.png", drawn(visit))
            for name, still in film(browser, visit.address, Path(folder), language):
                keep(pictures / f"{name}.png", still)


def front(visit: Visit) -> bytes:
    """What somebody sees who opens the app for the first time."""
    visit.wide(WALL, "")
    return visit.page.screenshot()


def workshops(visit: Visit) -> bytes:
    """What somebody sees who has workshops: what is to be done today."""
    browser = visit.page.context.browser
    assert browser  # noqa: S101 - every window here is a browser's
    theirs = visit._replace(page=window(browser, visit.address, visit.language, desk=DESK))
    theirs.wide(WALL, "")
    picture = theirs.page.screenshot()
    theirs.page.context.close()
    return picture


def files(visit: Visit) -> bytes:
    """How a file is read, before it is used: the export in the authors' guide."""
    visit.wide(TALL, "hent-svar")
    visit.page.locator("input[type=file]").first.set_input_files(an_export())
    visit.page.locator(".hk-unused").first.wait_for()
    visit.page.wait_for_function(STILL)
    return visit.page.screenshot(clip=down_to(visit.page.locator(".hk-unused").last))


def prepare(visit: Visit) -> bytes:
    """Where a workshop is prepared."""
    visit.wide(TALL, "forbered")
    return visit.page.screenshot(
        clip=down_to(visit.page.locator("[data-testid=stMain] button").last)
    )


def phone(visit: Visit) -> bytes:
    """A statement on a participant's phone."""
    answering = joined(visit)
    visit.wide(PHONE, answering)
    visit.page.locator("fieldset label").nth(3).click()
    visit.page.locator("fieldset .state[data-state=saved]").first.wait_for()
    return visit.page.screenshot()


def underway(visit: Visit) -> bytes:
    """The wall while people answer: the code, and who is done."""
    workshop = joined(visit).split("/answer/")[1].split("/")[0]
    visit.page.goto(visit.ways["facilitator"])
    visit.page.locator("form button").first.click()
    visit.page.wait_for_url(visit.address)
    visit.wide(WALL, f"w/{workshop}/undervejs")
    reveal = visit.page.locator("[data-testid=stBaseButton-primary]").first
    return visit.page.screenshot(clip=down_to(reveal))


def joined(visit: Visit) -> str:
    """The address where this window answers, as one more participant."""
    if "answer" not in visit.ways:
        visit.wide(PHONE, f"{visit.ways['join']}?lang={visit.language}")
        visit.page.locator("form button").first.click()
        visit.page.wait_for_url("**/answer/**")
        visit.ways["answer"] = visit.page.url
    return visit.ways["answer"]


def profile(visit: Visit) -> bytes:
    """The profile from the top down to where to start."""
    visit.wide(TALL, "w/example/profil")
    visit.page.locator(".st-key-radarbox .main-svg").first.wait_for()
    return visit.page.screenshot(clip=down_to(visit.page.locator(".hk-starts").first))


def agenda(visit: Visit) -> bytes:
    """The statement that the talk begins with, and all that stands around it on one screen."""
    visit.wide(WALL, "w/example/dagsorden")
    return visit.page.screenshot()


def materials(visit: Visit) -> bytes:
    """What there is to take along: what can be chosen, and the report in all its forms."""
    visit.wide(TALL, "w/example/rapport")
    last = visit.page.locator("[class*=st-key-distributions] button")
    return visit.page.screenshot(clip=down_to(last))


def report(visit: Visit) -> bytes:
    """The report's summary as an image."""
    visit.wide(WALL, "w/example/rapport")
    with visit.page.expect_download() as download:
        visit.page.locator("[class*=st-key-pdf] button").first.click()
    download.value.save_as(visit.folder / "report.pdf")
    return paper(visit.folder / "report.pdf", SUMMARY_PAGE)


PICTURES: Final[dict[str, Callable[[Visit], bytes]]] = {
    drawn.__name__: drawn
    for drawn in (
        *(front, workshops, files, prepare, phone, underway, profile, agenda, materials, report),
    )
}


def down_to(last: Locator) -> FloatRect:
    """The page from its top to a little below its last part."""
    box = last.bounding_box()
    if box is None:
        message = f"the page shows no {last}"
        raise LookupError(message)
    below = box["y"] + box["height"] + MARGIN
    return {"x": 0, "y": 0, "width": last.page.evaluate("innerWidth"), "height": below}


@contextmanager
def a_browser() -> Iterator[Browser]:
    """The Chromium that is named, or else Playwright's own."""
    chromium = os.environ.get("HELHEDSTJEK_TEST_CHROMIUM") or None
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=switches())
        yield browser
        browser.close()


def window(browser: Browser, address: str, language: str, **more: str) -> Page:
    """A light window of somebody who has chosen a language, and has a desk perhaps."""
    context = browser.new_context(color_scheme="light", locale="da-DK")
    cookies = {"language": language, **more}
    for name, value in cookies.items():
        cookie = {"name": f"helhedstjek_{name}", "value": value, "url": address}
        context.add_cookies([cookie])  # type: ignore[list-item]
    return context.new_page()


def switches() -> list[str]:
    """Chromium refuses its sandbox to root."""
    return ["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []


def keep(file: Path, picture: bytes) -> None:
    """Write the picture as large, and with as many colours, as there is room for.

    ValueError when there is room for none.
    """
    drawn = Image.open(io.BytesIO(picture)).convert("RGB")
    for height, colours in product(HEIGHTS, COLOURS):
        few = drawn.copy()
        few.thumbnail((WALL["width"], height), Image.Resampling.LANCZOS)
        few = few.quantize(colours, dither=Image.Dither.NONE)
        written = io.BytesIO()
        few.save(written, format="PNG", optimize=True)
        if len(written.getvalue()) <= LARGEST:
            break
    else:
        message = f"{file.name} is larger than {LARGEST:,} bytes"
        raise ValueError(message)
    file.parent.mkdir(exist_ok=True)
    file.write_bytes(written.getvalue())
    told = f"{few.width} x {few.height}, {colours} colours, {len(written.getvalue()):,} bytes"
    print(f"{file.relative_to(ROOT)}: {told}")


if __name__ == "__main__":
    draw()
