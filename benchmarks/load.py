"""Send many answers over real connections, as a process of its own, and tell how long each took.

Reads a JSON line from standard input and prints one; see `Plan` and `Told`.
"""

from __future__ import annotations

import asyncio
import json
import sys
import time
from typing import TYPE_CHECKING

import uvloop
from pydantic import BaseModel

if TYPE_CHECKING:
    from asyncio import StreamReader, StreamWriter
    from collections.abc import Iterator


class Plan(BaseModel):
    """What to send. `rate` 0 sends as fast as each connection is answered."""

    port: int
    cookies: list[str]
    statements: list[str]
    connections: int
    seconds: float
    rate: float = 0
    unmeasured: int = 0
    """How many to send before the clock starts, as people who have opened their page have."""


class Told(BaseModel):
    """What came of it; times in milliseconds, from when a request was due."""

    answered: int
    refused: int
    seconds: float
    median: float
    p95: float
    worst: float


def requests(plan: Plan) -> Iterator[bytes]:
    """Every person's next answer, one after another, without end."""
    turn = 0
    while True:
        for cookie in plan.cookies:
            turn += 1
            statement = plan.statements[turn % len(plan.statements)]
            body = json.dumps(
                {"answer": str(turn % 6), "comment": "", "revision": turn}, separators=(",", ":")
            )
            yield (
                f"PUT /answer/{statement} HTTP/1.1\r\nHost: 127.0.0.1:{plan.port}\r\n"
                f"Cookie: helhedstjek_participant={cookie}\r\nContent-Type: application/json\r\n"
                f"Content-Length: {len(body)}\r\n\r\n{body}"
            ).encode()


async def one(reader: StreamReader, writer: StreamWriter, request: bytes) -> bool:
    """Send one request and read its answer whole; whether it was saved."""
    writer.write(request)
    head = await reader.readuntil(b"\r\n\r\n")
    length = head.lower().split(b"content-length:")[1].split(b"\r\n")[0]
    body = await reader.readexactly(int(length))
    return head.startswith(b"HTTP/1.1 200") and b"true" in body


async def warm(plan: Plan, source: Iterator[bytes]) -> None:
    """Send what is not measured."""

    async def connection(count: int) -> None:
        reader, writer = await asyncio.open_connection("127.0.0.1", plan.port)
        for _ in range(count):
            await one(reader, writer, next(source))
        writer.close()

    each = plan.unmeasured // plan.connections
    await asyncio.gather(*(connection(each) for _ in range(plan.connections)))


async def drive(plan: Plan) -> Told:
    """Keep all connections busy, or send at the rate, until the time is over."""
    source, took, refused = requests(plan), [], 0
    await warm(plan, source)
    start = time.perf_counter()
    due = start

    async def connection() -> None:
        nonlocal due, refused
        reader, writer = await asyncio.open_connection("127.0.0.1", plan.port)
        while time.perf_counter() - start < plan.seconds:
            at = time.perf_counter()
            if plan.rate:
                at = due = due + 1 / plan.rate
                await asyncio.sleep(max(0.0, at - time.perf_counter()))
            if not await one(reader, writer, next(source)):
                refused += 1
            took.append((time.perf_counter() - at) * 1000)
        writer.close()

    await asyncio.gather(*(connection() for _ in range(plan.connections)))
    took.sort()
    return Told(
        answered=len(took) - refused,
        refused=refused,
        seconds=time.perf_counter() - start,
        median=took[len(took) // 2],
        p95=took[int(len(took) * 0.95)],
        worst=took[-1],
    )


def main() -> None:
    """Do as the plan says."""
    plan = Plan.model_validate_json(sys.stdin.read())
    print(uvloop.run(drive(plan)).model_dump_json())


if __name__ == "__main__":
    main()
