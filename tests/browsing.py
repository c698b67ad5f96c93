"""Real servers and real browsers for the tests that need them."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from contextlib import contextmanager
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from _pytest.mark import ParameterSet
    from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page

ROOT = Path(__file__).parent.parent
WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
# Two cores that draw and count beside it: a page may be this many milliseconds about something.
PATIENCE = 30_000
expect.set_options(timeout=PATIENCE)
WIDE = "document.scrollingElement.scrollWidth - document.scrollingElement.clientWidth"
"""How many px a page is wider than its window, as its script reckons."""
SWITCHES = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]


AS_MADE = ("serve.py", "--port={port}")
AS_STREAMLIT = ("-m", "streamlit", "run", "app.py", "--server.port={port}")


class Server:
    """The app as `make run` starts it, on a port and a database of its own."""

    def __init__(
        self,
        folder: Path,
        command: Sequence[str] = AS_MADE,
        *,
        before: Sequence[str] = (),
        base: str = "",
        **settings: str,
    ) -> None:
        """`command` is Python's; `before` goes in front of it; `settings` are HELHEDSTJEK_'s."""
        own = f"sqlite:///{folder / 'browser.sqlite3'}"
        self.database = settings.get("database_url", own)
        self.log = folder / "log"
        self.port = free_port()
        self.address = f"http://127.0.0.1:{self.port}{base}"
        self._command = [*before, sys.executable, *(w.format(port=self.port) for w in command)]
        told = {"database_url": self.database, "base": base, **settings}
        self._settings = {f"HELHEDSTJEK_{name.upper()}": value for name, value in told.items()}
        self.process = self._started()

    def _started(self) -> subprocess.Popen[bytes]:
        with self.log.open("ab") as log:
            process = subprocess.Popen(
                self._command,
                cwd=ROOT,
                env=os.environ | self._settings,
                stdout=subprocess.DEVNULL,
                stderr=log,
            )
        for _ in range(1200):
            try:
                urllib.request.urlopen(f"{self.address}/join", timeout=1).close()
            except OSError:
                time.sleep(0.05)
            else:
                return process
        process.kill()
        pytest.fail("the app did not start")

    def said(self) -> str:
        """What the server has written to its log."""
        return self.log.read_text(encoding="utf-8", errors="replace")

    def stopped(self) -> None:
        """Stop it, and wait until it has."""
        self.process.terminate()
        self.process.wait()

    def killed(self) -> None:
        """Kill the server as a power cut would, and start it again on the same database."""
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()
        self.restarted()

    def restarted(self) -> None:
        """Start the server again on the same database."""
        self.process = self._started()


def free_port() -> int:
    """A port that nobody listens at."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        found: int = free.getsockname()[1]
        return found


class Visitor:
    """One browser window that remembers what it asked for and what its console said."""

    def __init__(self, context: BrowserContext, address: str) -> None:
        self.page: Page = context.new_page()
        self.page.set_default_timeout(PATIENCE)
        self.address = address
        self.hosts: set[str] = set()
        self.errors: list[str] = []
        self.page.on("request", lambda request: self._asked(request.url))
        self.page.on("console", self._said)
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))

    def _asked(self, url: str) -> None:
        parts = urlsplit(url)
        if parts.scheme not in {"data", "blob"}:
            self.hosts.add(parts.netloc)

    def _said(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            self.errors.append(message.text)

    def open(self, place: str) -> Page:
        """Go to a screen and wait until its script has run."""
        self.page.goto(f"{self.address}/{place}")
        return self.settled()

    def settled(self) -> Page:
        """Wait until the screen has its heading and nothing is running."""
        self.page.wait_for_selector("h1")
        self.page.wait_for_selector('[data-testid="stApp"][data-test-script-state="notRunning"]')
        return self.page

    def cookie(self, name: str) -> str:
        """The value of one of the window's cookies."""
        kept = self.page.context.cookies()
        return next(str(cookie["value"]) for cookie in kept if cookie["name"] == name)

    def violations(self) -> list[str]:
        """What axe holds against the screen, by rule and place."""
        return violations(self.page)


def violations(page: Page) -> list[str]:
    """What axe holds against a page, by rule and place."""
    options = {"runOnly": {"type": "tag", "values": WCAG}, "resultTypes": ["violations"]}
    found = Axe().run(page, options=options).response["violations"]
    return [f"{rule['id']}: {node['html'][:120]}" for rule in found for node in rule["nodes"]]


def looks(*widths: int) -> list[ParameterSet]:
    """Every width in both themes: the narrowest in the dark and the widest in the light each time,
    the others in `make torture`.
    """
    each_time = {(min(widths), "dark"), (max(widths), "light")}
    return [
        pytest.param(*look, marks=() if look in each_time else pytest.mark.torture)
        for look in product(widths, ("light", "dark"))
    ]


@contextmanager
def visit(browser: Browser, server: Server, width: int, theme: str) -> Iterator[Visitor]:
    """A window of this width in this theme, with cookies of its own."""
    context = browser.new_context(
        viewport={"width": width, "height": 900},
        color_scheme="dark" if theme == "dark" else "light",
        locale="da-DK",
        reduced_motion="reduce",  # a click waits while the page rolls
    )
    yield Visitor(context, server.address)
    context.close()


def clean(visitor: Visitor) -> None:
    """Nothing was asked of another machine, and the console said no error."""
    assert visitor.hosts == {urlsplit(visitor.address).netloc}
    assert visitor.errors == []
