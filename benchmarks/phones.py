"""Participants' answers over HTTP against the same statements as a Streamlit page, in one process.

Every answer is acknowledged after a sync. The server has one core, the senders the other.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import threading
import time
import urllib.error
import urllib.parse
import urllib.request
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from datetime import UTC, datetime
from pathlib import Path

import workshop
from benchmarks.load import Plan, Told
from benchmarks.measure import Figure
from benchmarks.screens import ROOT, Visit, server, visit
from content import Content, load
from storage import DatabaseStore, open_store

SECRET = "a-facilitator-who-only-measures"  # noqa: S105 - no secret
PEOPLE = 10_000
EVERY = 6
SIX = 6
SECONDS = 8.0
JOINING = 300
# The very app, but for the screen, which is six statements that save as the phones' do.
APP = """
import sys
sys.path.insert(0, {root!r})
import streamlit as st
from starlette.middleware import Middleware
from pathlib import Path
import answering, content, entrance, storage
from settings import Settings

house = content.load(), storage.open_store(Settings().database_url)
app = st.App("page.py", middleware=[
    Middleware(entrance.Front),
    Middleware(entrance.Door,
        page=(Path(st.__file__).parent / "static" / "index.html").read_text(), base="",
        inside=entrance.Inside(
            entrance.Gate(None), answering.pages(*house), None, entrance.Watch()))])
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
                      key="rungs-" + statement + "-0")
    if chosen is not None and st.session_state.get("kept-" + statement) != chosen:
        store.put_answer({participant!r}, workshop.Answer(
            statement=statement, answer=chosen, comment="", revision=2**40))
        st.session_state["kept-" + statement] = chosen
"""


def measure() -> list[Figure]:
    """Sustained answers a second, a room of 10,000, and 300 who join at once."""
    content = load()
    with tempfile.TemporaryDirectory() as folder, ExitStack() as stack:
        database = f"sqlite:///{folder}/phones.sqlite3"
        store = open_store(database)
        here, cookies = crowd(content, store, PEOPLE)
        six = list(workshop.asked(content, "short"))[:SIX]
        who, _ = workshop.participant(store, cookies[-1])
        Path(folder, "app.py").write_text(APP.format(root=str(ROOT)), encoding="utf-8")
        page = PAGE.format(root=str(ROOT), statements=six, participant=who.id)
        Path(folder, "page.py").write_text(page, encoding="utf-8")
        Path(folder, ".streamlit").symlink_to(ROOT / ".streamlit")
        port = stack.enter_context(server(Path(folder), database))
        clicks = clicking(port, six[0])
        plan = Plan(
            port=port,
            cookies=cookies,
            statements=six,
            connections=64,
            seconds=SECONDS,
            unmeasured=PEOPLE,
        )
        fast = sent(plan)
        real = stack.enter_context(server(ROOT, database))
        crowded = watched(real, plan.model_copy(update={"port": real}))
        joined = joining(real, workshop.join_token(SECRET, here.id))
        store.close()
    per_second = fast.answered / fast.seconds
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
            f"50 ms; {crowded.answered} saved, {crowded.refused} refused",
            50 if not crowded.refused else 0,
        ),
        Figure(
            "p95 of 300 joining within ten seconds",
            joined[int(len(joined) * 0.95)] if joined else 0,
            f"500 ms; {len(joined)} of {JOINING} let in",
            500 if len(joined) == JOINING else 0,
        ),
    ]


def crowd(
    content: Content, store: DatabaseStore, people: int
) -> tuple[workshop.Workshop, list[str]]:
    """An open workshop with so many people in it, and their cookies."""
    desk = workshop.desk_of(SECRET)
    here = workshop.prepare(
        store,
        desk,
        organisation="Eksempelkøbing Kommune",
        questionnaire="short",
        mode="anonymous",
        language="da",
        now=datetime.now(UTC),
        new_id=workshop.new_token,
    )
    here = workshop.open(store, desk, here.id, desk_token=SECRET)
    workshop.sit_down(store, desk, here.id)
    return here, [_joined(content, store, here) for _ in range(people)]


def _joined(content: Content, store: DatabaseStore, here: workshop.Workshop) -> str:
    return workshop.join(
        store,
        content,
        here,
        level="",
        area="",
        language="da",
        new_token=workshop.new_token,
    )


def clicking(port: int, statement: str) -> float:
    """Milliseconds a click on a Streamlit page with the six statements, each saved."""
    with visit(port, "", "nobody") as facilitator:
        facilitator.choose(f"rungs-{statement}-0")
        facilitator.click()
        start, clicks = time.perf_counter(), 0
        while time.perf_counter() - start < SECONDS / 2:
            facilitator.click()
            clicks += 1
        return (time.perf_counter() - start) * 1000 / clicks


def sent(plan: Plan) -> Told:
    """What the senders, in a process of their own, tell."""
    ended = subprocess.run(
        [sys.executable, "-m", "benchmarks.load"],
        cwd=ROOT,
        input=plan.model_dump_json(),
        capture_output=True,
        text=True,
        check=True,
    )
    return Told.model_validate_json(ended.stdout)


def joining(port: int, link: str) -> list[float]:
    """Milliseconds to open the link and join, for each of 300 people within ten seconds."""
    address = f"http://127.0.0.1:{port}/join/{link}"
    start = time.perf_counter()

    def one(number: int) -> float | None:
        due = start + number * 10 / JOINING
        time.sleep(max(0.0, due - time.perf_counter()))
        phone = urllib.request.build_opener(urllib.request.HTTPCookieProcessor())
        form = urllib.parse.urlencode({"level": "", "area": "", "lang": "da"}).encode()
        try:
            for sent in (None, form):
                with phone.open(address, sent) as page:
                    page.read()
        except urllib.error.HTTPError:
            return None
        return (time.perf_counter() - due) * 1000

    with ThreadPoolExecutor(60) as people:
        return sorted(took for took in people.map(one, range(JOINING)) if took is not None)


def watched(port: int, plan: Plan) -> Told:
    """10,000 people who each answer every six seconds, while a facilitator watches the screen."""
    over = threading.Event()

    def watch(facilitator: Visit) -> None:
        while not over.is_set():
            facilitator.rerun()
            over.wait(2)

    with visit(port, "undervejs", SECRET) as facilitator:
        watcher = threading.Thread(target=watch, args=(facilitator,))
        watcher.start()
        try:
            crowd_of = {"rate": PEOPLE / EVERY, "connections": 200, "seconds": SECONDS}
            return sent(plan.model_copy(update=crowd_of))
        finally:
            over.set()
            watcher.join()
