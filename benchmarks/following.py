"""How soon the wall and the phones see what the control says, and what following costs.

The phones are connections of one process that ask for news as the script does; the control writes
to the database from another, so that nothing is known but through the store.
"""

from __future__ import annotations

import asyncio
import json
import subprocess
import sys
import tempfile
import time
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, TypeAlias

import advice
import serve
import workshop
from benchmarks.crowds import DESK, TOKEN, crowd, sent
from benchmarks.measure import Figure
from benchmarks.serving import ROOT, cpu, server
from content import load
from storage import open_store
from workshop import Wall

if TYPE_CHECKING:
    from benchmarks.crowds import Crowd
    from benchmarks.serving import Server

FEW, MANY = 300, 2_000
TURNS = 12
IDLE = 15.0
Seen: TypeAlias = tuple[int, float, str]
"""Who saw a statement when."""


def measure() -> list[Figure]:
    """300 and 2,000 phones with a wall: the moment of 95 in 100, and a core's share at rest."""
    serve.let_all_in()  # a phone is a file, at both ends
    few, share = followed(FEW)
    many, _ = followed(MANY)
    return [
        Figure(f"p95 until {FEW} phones and the wall have followed", few, "300 ms", 300),
        Figure(f"p95 until {MANY:,} phones and the wall have followed", many, "one second", 1000),
        Figure("% of a core while 300 phones follow", share, "5 % of a core", 5),
    ]


def followed(phones: int) -> tuple[float, float]:
    """Milliseconds until 95 in 100 have seen a change, and a core's share while nothing does."""
    with tempfile.TemporaryDirectory() as folder:
        database = f"sqlite:///{folder}/following.sqlite3"
        room = crowd(database, phones, "short")
        with server(database) as house:
            answered(house, room)
            statements = revealed(database, room)
            return heard(house, database, room, statements)


def answered(house: Server, room: Crowd) -> None:
    """Everybody answers once, so that there is something to show."""
    sent(room.plan([house.port], connections=32, seconds=4.0))


def revealed(database: str, room: Crowd) -> list[str]:
    """Show the answers; the statements that the wall then turns to."""
    store = open_store(database)
    today = datetime.now(UTC).date()
    reveal(store, room, today)
    store.close()
    return room.statements


def reveal(store: workshop.Store, room: Crowd, today: date) -> None:
    """As the facilitator does."""
    workshop.reveal(store, load(), DESK, room.workshop, outcome=advice.outcome, today=today)


def heard(house: Server, database: str, room: Crowd, statements: list[str]) -> tuple[float, float]:
    """Let phones follow in a process of their own while the wall turns."""
    tokens = [token for token, _ in room.people]
    plan = {"port": house.port, "workshop": room.workshop, "tokens": tokens, "desk": TOKEN}
    command = [sys.executable, "-m", "benchmarks.following"]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, cwd=ROOT, stdin=pipe, stdout=pipe, text=True) as phones:
        if phones.stdin is None or phones.stdout is None:
            raise TypeError
        phones.stdin.write(json.dumps(plan) + "\n")
        phones.stdin.flush()
        phones.stdout.readline()
        before = cpu(house.process)
        time.sleep(IDLE)
        share = 100 * (cpu(house.process) - before) / IDLE
        turned = turn(database, room.workshop, statements)
        phones.stdin.close()
        seen: list[Seen] = json.loads(phones.stdout.readline())
    return _p95(turned, seen, len(tokens) + 1), share


def turn(database: str, workshop_id: str, statements: list[str]) -> dict[str, float]:
    """Let the wall show one statement after the other; when each was said."""
    store, said = open_store(database), {}
    for number, statement in enumerate(statements[:TURNS]):
        now = datetime.now(UTC)
        workshop.show(
            store, DESK, workshop_id, Wall(shows="statement", statement=statement), now=now
        )
        said[statement] = time.time()
        time.sleep(2.0 + 0.037 * number)  # at another moment of the watcher's beat each time
    store.close()
    return said


def _p95(turned: dict[str, float], seen: list[Seen], followers: int) -> float:
    """Until each shows a statement or a later one; who shows neither counts as ten seconds."""
    order = list(turned)
    shown: dict[int, list[tuple[int, float]]] = {who: [] for who in range(followers)}
    for who, at, which in seen:
        if which in turned:
            shown[who].append((order.index(which), at))
    took = sorted(
        1000 * (min((at for n, at in own if n >= place), default=said + 10) - said)
        for own in shown.values()
        for place, said in enumerate(turned.values())
    )
    return took[int(0.95 * len(took)) - 1]


async def follow(plan: dict[str, object], seen: list[Seen]) -> None:
    """Every phone and the wall ask for news until they are stopped."""
    port, here = plan["port"], plan["workshop"]
    tokens = plan["tokens"]
    if not isinstance(tokens, list):
        raise TypeError
    own = [
        (f"/answer/{here}/now/news", f"helhedstjek_p_{here}={token}", "statement")
        for token in tokens
    ]
    wall = (f"/w/{here}/vaeg/news", f"helhedstjek_desk={plan['desk']}", "")
    every = enumerate([*own, wall])
    await asyncio.gather(*(_one(int(str(port)), *one, who, seen) for who, one in every))


async def _one(  # noqa: PLR0913, PLR0917 - where, who, and what it has seen
    port: int, place: str, cookie: str, shows: str, who: int, seen: list[Seen]
) -> None:
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    stamp = ""
    while True:
        asks = f"{place}?seen={stamp}&shows={shows}"
        head = f"GET {asks} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nCookie: {cookie}\r\n\r\n"
        writer.write(head.encode())
        status, body = await _reply(reader)
        at = time.time()
        if status == 200:
            said = json.loads(body)
            stamp = said["stamp"]
            which = str(said.get("key", "")).removeprefix("statement ") or said["heading"]
            seen.append((who, at, which))
        elif status != 204:
            raise SystemExit(f"{place} answered {status}")


async def _reply(reader: asyncio.StreamReader) -> tuple[int, bytes]:
    head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").lower()
    length = head.partition("content-length: ")[2].partition("\r\n")[0]
    body = await reader.readexactly(int(length)) if length else b""
    return int(head.split()[1]), body


async def main() -> None:
    """Follow until the plan's giver closes the pipe; then tell what was seen when."""
    loop = asyncio.get_running_loop()
    plan = json.loads(await loop.run_in_executor(None, sys.stdin.readline))
    texts = {s.text.da: key for key, s in load().statements.items()}
    seen: list[Seen] = []
    following = asyncio.create_task(follow(plan, seen))
    await asyncio.sleep(10)
    sys.stdout.write("begun\n")
    sys.stdout.flush()
    await loop.run_in_executor(None, sys.stdin.read)
    if following.done():
        following.result()
    following.cancel()
    told = [(who, at, texts.get(which, which)) for who, at, which in seen]
    sys.stdout.write(json.dumps(told) + "\n")


if __name__ == "__main__":
    asyncio.run(main())
