"""Processes that write for ever and tell what was acknowledged, until somebody kills them."""

from __future__ import annotations

import multiprocessing
from contextlib import contextmanager, suppress
from functools import partial
from threading import BoundedSemaphore
from typing import TYPE_CHECKING, NamedTuple

from storage import open_store
from workshop import Answer, Said

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from concurrent.futures import Future
    from multiprocessing.connection import Connection

PEOPLE = 50
IN_FLIGHT = 100

# Forked from a process that has imported everything, a writer is up in a moment.
FORKS = multiprocessing.get_context("forkserver")
FORKS.set_forkserver_preload(["tests.writers"])


class Writing(NamedTuple):
    """A writer at work."""

    acknowledged: Connection

    def drained(self, *, until: int = 0) -> Iterator[int]:
        """The numbers acknowledged by now; waits for at least so many."""
        count = 0
        while count < until or self.acknowledged.poll():
            yield int.from_bytes(self.acknowledged.recv_bytes())
            count += 1


def answer(number: int) -> Said:
    """The answer with this number.

    Every other one is a person's answer to a statement of its own; the rest are one statement
    that the person answers again and again.
    """
    statement = "again" if number % 2 else f"s{number // PEOPLE}"
    said = Answer(
        statement=statement,
        answer=str(number % 6),
        comment=f"no. {number}",
        revision=number,
        device="one",
    )
    return Said(f"p{number % PEOPLE}", said)


def write(url: str, begin: int, acknowledge: Connection) -> None:
    """Send answers, many at a time, and tell the number of each when the store has kept it."""
    store = open_store(url)
    slots = BoundedSemaphore(IN_FLIGHT)
    number = begin

    def done(sent: int, future: Future[Answer | None]) -> None:
        assert future.result()
        acknowledge.send_bytes(sent.to_bytes(8))
        slots.release()

    while True:
        slots.acquire()
        kept = store.put_answer_soon(answer(number))
        kept.add_done_callback(partial(done, number))
        number += 1


@contextmanager
def writing(url: str, begin: int = 0) -> Iterator[Writing]:
    """A process that writes during the block and is killed at its end, with no time to tidy up."""
    receiver, sender = FORKS.Pipe(duplex=False)
    process = FORKS.Process(target=write, args=(url, begin, sender), daemon=True)
    process.start()
    sender.close()
    try:
        yield Writing(receiver)
    finally:
        process.kill()
        process.join()
        receiver.close()


def killed(url: str, begin: int, after: int) -> set[int]:
    """Let a process write from this number on, kill it, and say what it was told is kept."""
    return killed_at(write, (url, begin), after)


def killed_at(work: Callable[..., None], about: tuple[object, ...], after: int) -> set[int]:
    """Let a process work until so much is acknowledged, kill it, and say what it said is kept."""
    receiver, sender = FORKS.Pipe(duplex=False)
    process = FORKS.Process(target=work, args=(*about, sender), daemon=True)
    process.start()
    sender.close()
    found = {int.from_bytes(receiver.recv_bytes()) for _ in range(after)}
    process.kill()
    with suppress(EOFError, OSError):  # torn in the middle of a message is not acknowledged
        while True:
            found.add(int.from_bytes(receiver.recv_bytes()))
    process.join()
    receiver.close()
    return found
