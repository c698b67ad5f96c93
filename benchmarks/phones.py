"""Participants' answers over HTTP against the same statements as a Streamlit page, in one process.

Every answer is acknowledged after a sync. The server has one core, the senders the other.
"""

from __future__ import annotations

import re
import tempfile
import threading
import time
import urllib.error
import urllib.parse
import urllib.request
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.crowds import TOKEN, Crowd, crowd, sent
from benchmarks.measure import Figure
from benchmarks.screens import Visit, visit
from benchmarks.serving import ROOT, STREAMLIT, server

if TYPE_CHECKING:
    from benchmarks.load import Told

PEOPLE = 10_000
EVERY = 6
SIX = 6
SECONDS = 8.0
JOINING = 300
KEY = re.compile(rb'name="token" value="([\w-]+)"')
# The participants' pages as they are, beside a screen with six statements that saves as they do.
APP = """
import sys
sys.path.insert(0, {root!r})
import streamlit as st
from contextlib import asynccontextmanager
from starlette.middleware import Middleware
import entrance, opening
from settings import Settings

pages = opening.Participants("", entrance.Seal())

@asynccontextmanager
async def living(_):
    pages.open(opening.opened(Settings()))
    yield

class Door:
    def __init__(self, app):
        self.app = app

    async def __call__(self, scope, receive, send):
        theirs = scope["type"] == "http" and scope["path"].startswith(("/answer", "/join"))
        await (pages if theirs else self.app)(scope, receive, send)

app = st.App("page.py", middleware=[Middleware(entrance.Front), Middleware(Door)], lifespan=living)
"""
PAGE = """
import sys
sys.path.insert(0, {root!r})
import streamlit as st
import storage, workshop
from settings import Settings

store = st.cache_resource(lambda: storage.open_store(Settings().database_url))()
for statement in {statements!r}:
    chosen = st.radio(statement, [str(rung) for rung in range(6)], index=None,
                      key="rungs-" + statement)
    if chosen is not None and st.session_state.get("kept-" + statement) != chosen:
        said = workshop.Answer(statement=statement, answer=chosen, comment="", revision=2**40)
        store.put_answer(workshop.Said({participant!r}, said, False, ""))
        st.session_state["kept-" + statement] = chosen
"""


def measure() -> list[Figure]:
    """Sustained answers a second, a room of 10,000, and 300 who join at once."""
    with tempfile.TemporaryDirectory() as folder, ExitStack() as stack:
        database = f"sqlite:///{folder}/phones.sqlite3"
        room = crowd(database, PEOPLE, "short")
        six = room.statements[:SIX]
        Path(folder, "app.py").write_text(APP.format(root=str(ROOT)), encoding="utf-8")
        page = PAGE.format(root=str(ROOT), statements=six, participant=room.ids[-1])
        Path(folder, "page.py").write_text(page, encoding="utf-8")
        Path(folder, ".streamlit").symlink_to(ROOT / ".streamlit")
        port = stack.enter_context(server(database, STREAMLIT, Path(folder))).port
        clicks = clicking(port, six[0])
        fast = sent(room.plan([port], connections=64, seconds=SECONDS, unmeasured=PEOPLE))
        real = stack.enter_context(server(database)).port
        crowded = watched(real, room)
        joined = joining(real, room.link)
    per_second = len(fast.turns) / fast.seconds
    return [
        Figure(
            "ms a sustained PUT /answer",
            1000 / per_second,
            f"1/25 of a Streamlit click, {clicks:.1f} ms ({per_second:.0f} answers a second)",
            clicks / 25,
        ),
        Figure(
            "p95 of 10,000 people every 6 s, watched",
            crowded.p95,
            f"50 ms; {len(crowded.turns)} saved, {crowded.refused} refused",
            50 if not crowded.refused else 0,
        ),
        Figure(
            "p95 of 300 joining within ten seconds",
            joined[int(len(joined) * 0.95)] if joined else 0,
            f"500 ms; {len(joined)} of {JOINING} let in",
            500 if len(joined) == JOINING else 0,
        ),
    ]


def clicking(port: int, statement: str) -> float:
    """Milliseconds a click on a Streamlit page with the six statements, each saved."""
    with visit(port, "") as facilitator:
        facilitator.choose(f"rungs-{statement}")
        facilitator.click()
        start, clicks = time.perf_counter(), 0
        while time.perf_counter() - start < SECONDS / 2:
            facilitator.click()
            clicks += 1
        return (time.perf_counter() - start) * 1000 / clicks


def joining(port: int, link: str) -> list[float]:
    """Milliseconds to open the link and join, for each of 300 people within ten seconds."""
    address = f"http://127.0.0.1:{port}/join/{link}"
    start = time.perf_counter()

    def one(number: int) -> float | None:
        due = start + number * 10 / JOINING
        time.sleep(max(0.0, due - time.perf_counter()))
        phone = urllib.request.build_opener(urllib.request.HTTPCookieProcessor())
        try:
            with phone.open(address) as page:
                key = KEY.search(page.read())
            said = {"token": key[1].decode() if key else "", "lang": "da"}
            with phone.open(address, urllib.parse.urlencode(said).encode()) as page:
                let_in = "/answer/" in page.url
                page.read()
        except urllib.error.HTTPError:
            return None
        return (time.perf_counter() - due) * 1000 if let_in else None

    with ThreadPoolExecutor(60) as people:
        return sorted(took for took in people.map(one, range(JOINING)) if took is not None)


def watched(port: int, room: Crowd) -> Told:
    """10,000 people who each answer every six seconds, while a facilitator watches the screen."""
    over = threading.Event()

    def watch(facilitator: Visit) -> None:
        while not over.is_set():
            facilitator.rerun()
            over.wait(2)

    with visit(port, "undervejs", room.workshop, TOKEN) as facilitator:
        watcher = threading.Thread(target=watch, args=(facilitator,))
        watcher.start()
        try:
            often = {"rate": PEOPLE / EVERY, "connections": 200, "seconds": SECONDS}
            return sent(room.plan([port], unmeasured=PEOPLE, **often))
        finally:
            over.set()
            watcher.join()
