"""Send many people's answers over real connections, as a process of its own and as phones do.

Whatever is not acknowledged is sent again, on another connection, until it is. Reads a `Plan` from
standard input, says `begun`, and writes what is `Told` to a file.
"""

from __future__ import annotations

import asyncio
import json
import sys
import time
from collections import deque
from itertools import count
from pathlib import Path
from typing import cast

import uvloop
from pydantic import BaseModel

PATIENCE = 60
"""Seconds after the last answer is due within which all must be acknowledged."""
SOON = 0.05
"""Seconds before what failed is tried again."""


class Plan(BaseModel):
    """What to send. `rate` 0 sends as fast as each connection is answered."""

    ports: list[int]
    base: str = ""
    workshop: str
    people: list[tuple[str, str]]
    """Each one's cookie, and the name under which pages are drawn for them."""
    statements: list[str]
    connections: int
    seconds: float
    rate: float = 0
    unmeasured: int = 0
    """How many are sent before the clock starts, as people who have opened their page have."""

    def request(self, turn: int, *, again: bool) -> bytes:
        """Everybody's first answer comes before anybody's second."""
        around, who = divmod(turn, len(self.people))
        cookie, person = self.people[who]
        told = f'"revision":{turn},"device":"phone","again":{"true" if again else "false"}'
        body = f'{{"person":"{person}","answer":"{said(turn)}","comment":"",{told}}}'
        statement = self.statements[around % len(self.statements)]
        return (
            f"PUT {self.base}/answer/{self.workshop}/{statement} HTTP/1.1\r\n"
            f"Host: 127.0.0.1\r\nCookie: helhedstjek_p_{self.workshop}={cookie}\r\n"
            f"Content-Type: application/json\r\nContent-Length: {len(body)}\r\n\r\n{body}"
        ).encode()


class Told(BaseModel):
    """What came of each answer that was acknowledged, in the order of acknowledgement."""

    sent: int
    """How many were due; their turns are the numbers below."""
    turns: list[int]
    due: list[float]
    """Seconds after the beginning."""
    took: list[float]
    """Milliseconds from when it was due to when it was acknowledged."""
    port: list[int]
    refused: int
    seconds: float

    @property
    def p95(self) -> float:
        """In milliseconds, over all."""
        return p95(self.took)


def p95(took: list[float]) -> float:
    """What 95 of a hundred are within; infinite when there is none."""
    return sorted(took)[int(len(took) * 0.95)] if took else float("inf")


def said(turn: int) -> str:
    """What is answered at this turn."""
    return str(turn % 6)


class Line(asyncio.Protocol):
    """One connection: one answer at a time."""

    def __init__(self, crowd: Crowd, port: int) -> None:
        self.crowd = crowd
        self.port = port
        self.turn: int | None = None
        self.got = b""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Ready for the first."""
        self.transport = cast("asyncio.Transport", transport)
        self.crowd.free(self)

    def say(self, turn: int) -> None:
        """Send one answer."""
        self.turn, self.got = turn, b""
        self.transport.write(self.crowd.plan.request(turn, again=turn in self.crowd.failed))

    def data_received(self, data: bytes) -> None:
        """Whether it was saved, once the reply is whole."""
        self.got += data
        head, found, body = self.got.partition(b"\r\n\r\n")
        if not found:
            return
        length = int(head.lower().split(b"content-length:")[1].split(b"\r\n")[0])
        if len(body) < length:
            return
        turn, self.turn = self.turn, None
        if turn is not None:
            kept = head.startswith(b"HTTP/1.1 200") and json.loads(body)["saved"]
            self.crowd.heard(turn, self.port, kept=kept)
        self.crowd.free(self)

    def connection_lost(self, _: Exception | None) -> None:
        """Whatever was under way is sent again, by another line."""
        self.crowd.lost(self)


class Crowd:
    """Everybody's answers: those that are due, those that failed, and those acknowledged."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self.loop = asyncio.get_running_loop()
        self.waiting: deque[int] = deque()
        self.idle: deque[Line] = deque()
        self.failed: set[int] = set()
        self.asked = 0
        self.refused = 0
        self.begun = time.perf_counter()
        self.until = float("inf")
        self.at: dict[int, float] = {}
        self.told = Told(sent=0, turns=[], due=[], took=[], port=[], refused=0, seconds=0)

    def free(self, line: Line) -> None:
        """A line that may take the next answer."""
        if self.waiting:
            line.say(self.waiting.popleft())
        elif not self.plan.rate and time.perf_counter() < self.until:
            line.say(self.next(time.perf_counter()))
        else:
            self.idle.append(line)

    def next(self, due: float) -> int:
        """One more answer is due."""
        turn, self.asked = self.asked, self.asked + 1
        self.at[turn] = due
        return turn

    def go(self, turn: int) -> None:
        """Send it by a line that is idle, or let it wait for one; what has failed goes first."""
        if self.idle:
            self.idle.popleft().say(turn)
        elif turn in self.failed:
            self.waiting.appendleft(turn)
        else:
            self.waiting.append(turn)

    def heard(self, turn: int, port: int, *, kept: bool) -> None:
        """What came of one."""
        now = time.perf_counter()
        if not kept:
            self.refused += 1
            self.failed.add(turn)
            self.loop.call_later(SOON, self.go, turn)
            return
        due, told = self.at.pop(turn), self.told
        told.turns.append(turn)
        told.due.append(round(due - self.begun, 4))
        told.took.append(round((now - due) * 1000, 3))
        told.port.append(port)

    def lost(self, line: Line) -> None:
        """A line is gone, and with it word of what it carried."""
        if line in self.idle:
            self.idle.remove(line)
        if line.turn is not None:
            self.failed.add(line.turn)
            self.go(line.turn)
        if time.perf_counter() < self.until + PATIENCE:
            self.loop.create_task(self.connect(self.other(line.port)))

    def other(self, port: int) -> int:
        """The next worker round."""
        ports = self.plan.ports
        return ports[(ports.index(port) + 1) % len(ports)]

    async def connect(self, port: int) -> None:
        """Open a line, however long it takes; try the workers in turn."""
        while True:
            try:
                await self.loop.create_connection(lambda: Line(self, port), "127.0.0.1", port)  # noqa: B023
            except OSError:
                port = self.other(port)
                await asyncio.sleep(SOON)
            else:
                return

    async def warm(self) -> None:
        """Send what is not measured, and forget it."""
        for _ in range(self.plan.unmeasured):
            self.go(self.next(time.perf_counter()))
        await self.silence(PATIENCE)
        for kept in (self.told.turns, self.told.due, self.told.took, self.told.port):
            kept.clear()

    async def silence(self, patience: float) -> None:
        """Wait until all is acknowledged, or for so long."""
        latest = time.perf_counter() + patience
        while self.at and time.perf_counter() < latest:  # noqa: ASYNC110 - in no hurry
            await asyncio.sleep(0.01)

    async def drive(self) -> Told:
        """Send at the rate, or keep all lines busy, until the time is over."""
        plan = self.plan
        self.until = 0
        ports = [plan.ports[n % len(plan.ports)] for n in range(plan.connections)]
        await asyncio.gather(*map(self.connect, ports))
        await self.warm()
        sys.stdout.write("begun\n")
        sys.stdout.flush()
        first, self.begun = self.asked, time.perf_counter()
        self.until = self.begun + plan.seconds
        await (self.pace() if plan.rate else self.rush())
        await self.silence(PATIENCE)
        self.told.sent = self.asked - first
        self.told.refused = self.refused
        self.told.seconds = time.perf_counter() - self.begun
        return self.told

    async def pace(self) -> None:
        """Each answer when it is due, whatever became of those before."""
        for number in count():
            due = self.begun + number / self.plan.rate
            if due >= self.until:
                return
            if (early := due - time.perf_counter()) > 0:
                await asyncio.sleep(early)
            self.go(self.next(due))

    async def rush(self) -> None:
        """As fast as each line is answered."""
        idle, self.idle = self.idle, deque()
        for line in idle:
            self.free(line)
        await asyncio.sleep(self.plan.seconds)


async def drive(plan: Plan) -> Told:
    """What comes of the plan."""
    return await Crowd(plan).drive()


def main() -> None:
    """Do as the plan says."""
    plan = Plan.model_validate_json(sys.stdin.readline())
    told = uvloop.run(drive(plan))
    Path(sys.argv[1]).write_text(told.model_dump_json(), encoding="utf-8")


if __name__ == "__main__":
    main()
