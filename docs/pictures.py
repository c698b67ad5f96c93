"""Draw the pictures of the documentation from the real app and its real report: `make pictures`."""

from __future__ import annotations

import io
import os
import socket
import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import typst
from PIL import Image
from playwright.sync_api import sync_playwright

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Page

ROOT = Path(__file__).resolve().parent.parent
PICTURES = ROOT / "docs" / "pictures"
WIDTH, TALL, MARGIN = 1280, 2400, 12
SHOWN_TALL = 1400
COLOURS = 128
SUMMARY_PAGE = 2
PER_INCH = 330
PATIENCE = 60
# The report is laid on a sheet a little larger than A4, with a hairline to tell paper from page.
SHEET = """
#set page(width: 226mm, height: 313mm, margin: 8mm, fill: white)
#box(stroke: 0.5pt + luma(190), image("report.pdf", page: {page}, width: 210mm))
"""


def draw() -> None:
    """Both pictures, from one visit to the example."""
    PICTURES.mkdir(exist_ok=True)
    with TemporaryDirectory() as folder, the_app(Path(folder)) as address, a_page() as page:
        page.goto(f"{address}w/example/profil")
        keep("profile.png", profile(page))
        keep("report.png", on_paper(downloaded(page, address, Path(folder))))


@contextmanager
def the_app(folder: Path) -> Iterator[str]:
    """The app on a free port and an empty database, until the pictures are drawn."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = (sys.executable, "-m", "streamlit", "run", "app.py", "--server.port", str(port))
    database = {"HELHEDSTJEK_DATABASE_URL": f"sqlite:///{folder / 'pictures.sqlite3'}"}
    with subprocess.Popen(command, cwd=ROOT, env=os.environ | database) as app:  # noqa: S603 - our own program
        try:
            wait_for(port, app)
            yield f"http://127.0.0.1:{port}/"
        finally:
            app.terminate()


def wait_for(port: int, app: subprocess.Popen[bytes]) -> None:
    """Return when somebody answers on the port; TimeoutError when nobody does in a minute."""
    for _ in range(10 * PATIENCE):
        with socket.socket() as line:
            if not line.connect_ex(("127.0.0.1", port)):
                return
        if app.poll() is not None:
            break
        time.sleep(0.1)
    message = "the app did not start"
    raise TimeoutError(message)


@contextmanager
def a_page() -> Iterator[Page]:
    """A light page as wide as a wall, in the Chromium that is named, or else Playwright's own."""
    chromium = os.environ.get("HELHEDSTJEK_TEST_CHROMIUM") or None
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=switches())
        yield browser.new_page(
            viewport={"width": WIDTH, "height": TALL}, color_scheme="light", locale="da-DK"
        )
        browser.close()


def switches() -> list[str]:
    """Chromium refuses its sandbox to root."""
    return ["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []


def profile(page: Page) -> bytes:
    """The profile from the top down to where to start."""
    page.wait_for_url("**/profil")
    page.locator(".st-key-radarbox .main-svg").first.wait_for()
    page.wait_for_load_state("networkidle")
    box = page.locator(".hk-starts").bounding_box()
    if box is None:
        message = "the profile has no place to start"
        raise LookupError(message)
    below = box["y"] + box["height"] + MARGIN
    return page.screenshot(clip={"x": 0, "y": 0, "width": WIDTH, "height": below})


def downloaded(page: Page, address: str, folder: Path) -> Path:
    """The report as the app hands it out."""
    page.goto(f"{address}w/example/rapport")
    with page.expect_download() as download:
        page.locator("[class*=st-key-pdf] button").click()
    report = folder / "report.pdf"
    download.value.save_as(report)
    return report


def on_paper(report: Path) -> bytes:
    """The report's summary as an image; Typst, which set it, also reads it."""
    sheet = report.with_name("sheet.typ")
    sheet.write_text(SHEET.format(page=SUMMARY_PAGE), encoding="utf-8")
    return bytes(typst.compile(str(sheet), format="png", ppi=PER_INCH))


def keep(name: str, picture: bytes) -> None:
    """Write the picture with few colours and no larger than a page shows it."""
    file = PICTURES / name
    drawn = Image.open(io.BytesIO(picture)).convert("RGB")
    drawn.thumbnail((WIDTH, SHOWN_TALL), Image.Resampling.LANCZOS)
    few = drawn.quantize(COLOURS, dither=Image.Dither.NONE)
    few.save(file, optimize=True)
    print(f"{file.relative_to(ROOT)}: {few.width} x {few.height}, {file.stat().st_size:,} bytes")


if __name__ == "__main__":
    draw()
