"""From a clone to the first saved answer on another machine, by the README's own words.

`python -m benchmarks.first_mile`; as root, because the room's network is made of namespaces. What
is committed is cloned. The wheels are downloaded first and timed apart: they are the line's.
Every step is done at once, so all of its time is the machine's; the person's is reckoned.
"""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import tempfile
import time
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from playwright.sync_api import expect, sync_playwright

from benchmarks.serving import ROOT
from tests.hosts import LAPTOP, Hosts, machines, window
from tests.terminals import Terminal
from tests.test_workshop_browser import joined, prepared

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Browser

WAITING: Final = 60.0
WHOLE: Final = 180.0
KEY, POINT, THINK, SCAN = 0.28, 1.3, 1.35, 5.0
"""Seconds a key, a click, a thought (Card, Moran & Newell 1980, who type as most do), a scan."""


class Work(NamedTuple):
    """What a person does in a step: keys pressed, places clicked, thoughts, codes scanned."""

    keys: int = 0
    clicks: int = 0
    thoughts: int = 0
    scans: int = 0

    @property
    def seconds(self) -> float:
        """How long that takes."""
        return KEY * self.keys + POINT * self.clicks + THINK * self.thoughts + SCAN * self.scans


class Step(NamedTuple):
    """One step: what it is, how long the machine took, and what the person did."""

    name: str
    seconds: float
    work: Work


class Mile:
    """The way, step by step."""

    def __init__(self, hosts: Hosts, folder: Path, wheels: Path, browser: Browser) -> None:
        self.hosts = hosts
        self.folder = folder
        self.browser = browser
        self.steps: list[Step] = []
        own = f"env -u PYTHONDONTWRITEBYTECODE PIP_NO_INDEX=1 PIP_FIND_LINKS={wheels}"
        self.make = f"cd helhedstjek && exec {own} make room"

    def walk(self) -> None:
        """From the clone to the first answer."""
        clone = ["git", "clone", "--quiet", str(ROOT), str(self.folder / "helhedstjek")]
        self._took("git clone", Work(60, 0, 2), lambda: subprocess.run(clone, check=True))
        make = self.hosts.inside("laptop", "sh", "-c", self.make)
        with closing(Terminal(make, self.folder)) as room:
            passwords: list[str] = []

            def begin() -> None:
                room.type("1")
                room.until("Adgangskode: ")
                room.type("")
                passwords.append(room.until(r"kun bliver vist nu: (\S+)\n")[1])
                room.until("Stop med Ctrl")

            installed = "make room: environment and packages"
            self._took(installed, Work(24, 0, 2), lambda: room.until("Hvilket nummer", 600))
            self._took("make room: start", Work(3, 0, 4), begin)
            self._meet(passwords[0])
            room.interrupted()  # and not killed, so that what it used is known

    def _meet(self, password: str) -> None:
        phone = window(self.browser, self.hosts, "phone", f"http://{LAPTOP}:8501")
        self._took(
            "test page on the phone",
            Work(0, 1, 1, 1),
            lambda: phone.page.goto(f"{phone.address}/test"),
        )
        wall = window(self.browser, self.hosts, "laptop", "http://127.0.0.1:8501")

        def log_in() -> None:
            wall.page.goto(wall.address)
            wall.page.get_by_label("Adgangskode").fill(password)
            wall.page.get_by_role("button", name="Log ind").click()
            wall.settled()

        self._took("log in", Work(6, 4, 3), log_in)
        links: list[str] = []
        self._took("prepare and open", Work(25, 5, 5), lambda: links.append(prepared(wall)))

        def answer() -> None:
            page = joined(phone, links[0], "chef")
            page.locator("fieldset label").first.click()
            expect(page.locator("[role=status]")).to_contain_text("Gemt")

        self._took("join and answer on the phone", Work(0, 5, 4, 1), answer)

    def _took(self, name: str, work: Work, do: Callable[[], object]) -> None:
        begun = time.perf_counter()
        do()
        self.steps.append(Step(name, time.perf_counter() - begun, work))


def downloaded(wheels: Path) -> str:
    """Get the wheels, and say how many bytes that was and how long it took."""
    begun = time.perf_counter()
    pip = [sys.executable, "-m", "pip", "download", "-qq", "--no-cache-dir", "--require-hashes"]
    environment = wheels.parent / "pip"
    subprocess.run([sys.executable, "-m", "venv", str(environment)], check=True)
    pip[0] = str(environment / "bin" / "python")
    subprocess.run([*pip, "-r", str(ROOT / "requirements.txt"), "-d", str(wheels)], check=True)
    size = sum(file.stat().st_size for file in wheels.iterdir()) / 1e6
    return f"wheels, downloaded before: {size:.0f} MB in {time.perf_counter() - begun:.0f} s"


def processor() -> float:
    """Seconds that all processes started from here and ended have used."""
    told = resource.getrusage(resource.RUSAGE_CHILDREN)
    return told.ru_utime + told.ru_stime


def told(steps: list[Step]) -> str:
    """The steps as a table."""
    lines = [f"{'step':<40} {'machine':>8} {'person':>8}"]
    lines += [f"{s.name:<40} {s.seconds:>6.1f} s {s.work.seconds:>6.1f} s" for s in steps]
    return "\n".join(lines)


def main() -> int:
    """Walk the mile once, and judge it."""
    with tempfile.TemporaryDirectory() as made, sync_playwright() as playwright:
        folder = Path(made)
        print(downloaded(folder / "wheels"))
        own = os.environ.get("HELHEDSTJEK_TEST_CHROMIUM") or None
        browser = playwright.chromium.launch(executable_path=own, args=["--no-sandbox"])
        with machines(folder) as hosts:
            mile = Mile(hosts, folder, folder / "wheels", browser)
            used = processor()
            mile.walk()
            used = processor() - used
        browser.close()
    print(f"processor time, without the browsers': {used:.1f} s")
    print(f"load of the machine: {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")
    waiting = sum(step.seconds for step in mile.steps)
    whole = waiting + sum(step.work.seconds for step in mile.steps)
    print(told(mile.steps))
    print(f"{'the machine':<40} {waiting:>6.1f} s, at most {WAITING:.0f}")
    print(f"{'with the person':<40} {whole:>6.1f} s, at most {WHOLE:.0f}")
    return 0 if waiting <= WAITING and whole <= WHOLE else 1


if __name__ == "__main__":
    sys.exit(main())
