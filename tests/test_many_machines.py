"""Beyond one machine: what holds however many workers there are, and whichever of them dies.

1. Limits on guessing, waiting lists, links and cookies are the same at every worker.
2. A worker that is killed loses nothing, and nobody but the proxy notices.
3. All processes together ask PostgreSQL for fewer connections than it has.
"""

from __future__ import annotations

import asyncio
import logging
import re
import subprocess
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from starlette.testclient import TestClient

import entrance
import opening
import serve
import workshop
from answering.known import Known
from benchmarks.crowds import crowd, sending
from entrance import Front, Seal
from settings import Settings
from storage import open_store
from tests.browsing import AS_MADE, ROOT, Server, free_port
from tests.phones import Phone, opened
from tests.test_entrance_proxy import CONF, MAIN, MISSING, NGINX, PEOPLE
from tests.waiting import waited

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from starlette.types import ASGIApp

    from answering.known import Somebody
    from content import Content
    from tests.postgres import Server as Postgres
    from workshop import Participant

DOCS = (ROOT / "docs" / "many-machines.md").read_text(encoding="utf-8")
TWO = (*PEOPLE, "--workers=2")
OURS = 97
"""The connections that PostgreSQL gives to others than its own, unless told otherwise."""


@contextmanager
def workers(content: Content, database: str, how_many: int = 4) -> Iterator[list[ASGIApp]]:
    """The participants' pages as so many processes have them, each with a store of its own."""
    settings = Settings(database_url=database)
    stores = [open_store(database) for _ in range(how_many)]
    every: list[ASGIApp] = []
    for store in stores:
        pages = opening.Participants("", Seal("the same for all"))
        pages.open(opening.House(settings, content, store))
        every.append(Front(pages, entrance.ground(settings, "")))
    try:
        yield every
    finally:
        for store in stores:
            store.close()


def test_guesses_are_counted_for_all_workers(content: Content, database: str) -> None:
    """Ten wrong codes a minute, wherever each is tried."""
    with workers(content, database) as apps:
        browsers = [TestClient(app) for app in apps]
        codes = [
            browsers[n % 4].post("/join", data={"code": f"AAAA222{n % 8 + 2}"}).status_code
            for n in range(12)
        ]
    assert codes == [404] * 10 + [429] * 2


def test_a_name_given_by_one_worker_is_known_to_the_others(content: Content, database: str) -> None:
    """A browser that was never wrong gets in with the right code, whatever its neighbours try."""
    store = open_store(database)
    room = opened(content, store)
    with workers(content, database) as apps:
        innocent = TestClient(apps[0])
        innocent.get("/join")
        others = [TestClient(app) for app in apps]
        for n in range(120):
            others[n % 4].post("/join", data={"code": "AAAA2222"})
        asked = [
            TestClient(app, cookies=innocent.cookies).post("/join", data={"code": room.code})
            for app in apps
        ]
    store.close()
    assert [page.status_code for page in asked] == [200] * 4


def test_waiting_lists_hold_across_workers(content: Content, database: str) -> None:
    """Three are invited: of twelve who come at once, at four workers, three are in."""
    store = open_store(database)
    room = opened(content, store, invited=3)
    with workers(content, database) as apps, ThreadPoolExecutor(12) as at_once:
        phones = [Phone(room, apps[n % 4]) for n in range(12)]
        came = list(at_once.map(lambda phone: phone.join().headers["location"], phones))
        waits = Counter(place.endswith("/waiting") for place in came)
        assert waits == {False: 3, True: 9}
        assert len(store.people(room.id, "waiting")) == 9
        last = next(p for p, place in zip(phones, came, strict=True) if place.endswith("/waiting"))
        assert last.say(room.first).status_code == 409
        assert workshop.let_in(store, room.desk, room.id) == 9
        assert last.say(room.first).status_code == 200
    store.close()


def test_one_person_may_answer_at_any_worker(content: Content, database: str) -> None:
    """What one worker has kept, the next shows; what is closed at one is closed at all."""
    store = open_store(database)
    room = opened(content, store)
    with workers(content, database) as apps:
        phone = Phone(room, apps[0])
        phone.join()
        phones = [Phone(room, app, cookies=phone.cookies) for app in apps]
        for number, one in enumerate(phones):
            one.count = number
            assert one.say(room.first, str(number)).json()["answer"] == str(number)
        room.reveal()
        assert [one.say(room.first).status_code for one in phones] == [409] * 4
        assert phone.said()[room.first].answer == "3"
    store.close()


def test_everybody_is_looked_up_together(
    content: Content, database: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """After a restart all are unknown at once: one question to the database, not one for each."""
    store = open_store(database)
    room = opened(content, store)
    phones = [Phone(room) for _ in range(5)]
    for phone in phones:
        phone.join()
    people = {phone.token: phone.who for phone in phones}
    asked: list[int] = []
    look_up = store.participants

    def counted(tokens: Collection[str]) -> dict[str, Participant]:
        asked.append(len(tokens))
        return look_up(tokens)

    async def at_once() -> list[Somebody]:
        return await asyncio.gather(*map(known.person, people))

    monkeypatch.setattr(store, "participants", counted)
    known = Known(content, store)
    assert [who for who, _ in waited(at_once())] == list(people.values())
    assert asked == [5]
    with pytest.raises(workshop.Refused):
        waited(known.person("nobody's"))
    store.close()


def test_no_process_notes_who_asks() -> None:
    """A record of requests, with address and time, would tell who answered when."""
    serve.note_nobody()
    assert not logging.getLogger("uvicorn.access").hasHandlers()


def test_six_processes_fit_in_postgresql(postgres: Postgres) -> None:
    """Four workers and the screens, and one that is being started: with all they may ask for."""
    store = open_store(postgres.migrated())
    pool = store._engine.pool
    most = pool.size() + pool._max_overflow  # type: ignore[attr-defined]
    store.close()
    assert 6 * most <= OURS
    assert f"| {most} |" in DOCS


def test_who_finds_no_connection_waits(content: Content, postgres: Postgres) -> None:
    """A hundred readers at once, with a pool of fifteen: all are answered."""
    store = open_store(postgres.migrated())
    room = opened(content, store)
    with ThreadPoolExecutor(100) as at_once:
        found = list(at_once.map(lambda _: store.joined(room.id), range(300)))
    store.close()
    assert found == [0] * 300


@contextmanager
def proxied(folder: Path, people: Sequence[Server], screens: Server) -> Iterator[int]:
    """The port of nginx, set up as docs/many-machines.md says, but without TLS."""
    if not NGINX:
        pytest.fail(MISSING)
    port = free_port()
    named = iter(people)
    block = re.findall(r"```nginx\n(.*?)```", DOCS, re.DOTALL)[0]
    block = re.sub(r"10\.0\.0\.\d+:8502", lambda _: f"127.0.0.1:{next(named).port}", block)
    conf = re.sub(r"upstream helhedstjek_people \{.*?\n\}\n", block, CONF, flags=re.DOTALL)
    conf = re.sub(r"server \{\n    listen 80;.*?\n\}\n", "", conf, flags=re.DOTALL)
    conf = re.sub(r"\n    ssl_.*?;", "", conf).replace("listen 443 ssl", f"listen 127.0.0.1:{port}")
    conf = conf.replace("127.0.0.1:8501", f"127.0.0.1:{screens.port}")
    assert "8502" not in conf
    (folder / "helhedstjek.conf").write_text(conf, encoding="utf-8")
    (folder / "nginx.conf").write_text(MAIN.format(folder=folder), encoding="utf-8")
    running = subprocess.Popen([str(NGINX), "-c", str(folder / "nginx.conf"), "-p", str(folder)])
    try:
        while not (folder / "pid").exists():
            assert running.poll() is None
            time.sleep(0.05)
        yield port
    finally:
        running.terminate()
        running.wait()


def killed_behind_nginx(folder: Path, database: str, seconds: float, rate: float) -> None:
    """Answer through nginx, kill a worker and then the screens meanwhile, and find everything."""
    told = {"database_url": database, "secret": "the same", "proxies": "127.0.0.1"}
    with ExitStack() as stack:
        every = []
        for number, command in enumerate([AS_MADE, PEOPLE, PEOPLE, PEOPLE, TWO]):
            (folder / f"{number}").mkdir()
            every.append(Server(folder / f"{number}", command, base="/helhedstjek", **told))
            stack.callback(every[-1].stopped)
        staff = crowd(database, 500)
        port = stack.enter_context(proxied(folder, every[1:], every[0]))
        more = {"base": "/helhedstjek", "connections": 40, "seconds": seconds, "rate": rate}
        with sending(staff.plan([port], **more)) as senders:
            for dies in every[1], every[0]:
                time.sleep(seconds / 3)
                dies.process.kill()
            heard = senders.told()
        assert len(heard.turns) == heard.sent > 0
        assert heard.refused == 0
        assert staff.lost(heard) == 0


def test_a_killed_worker_is_noticed_by_nobody(tmp_path: Path, postgres: Postgres) -> None:
    """Behind nginx, as documented: no answer refused, none lost."""
    killed_behind_nginx(tmp_path, postgres.migrated(), 6, 100)


@pytest.mark.torture
def test_a_killed_worker_under_load_is_noticed_by_nobody(
    tmp_path: Path, postgres: Postgres
) -> None:
    """The same for a minute, a thousand answers a second."""
    killed_behind_nginx(tmp_path, postgres.migrated(), 60, 1000)
