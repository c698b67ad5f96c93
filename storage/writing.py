"""Group commit: one thread keeps all that is waiting in one transaction, and acknowledges it."""

from __future__ import annotations

from concurrent.futures import Future
from contextlib import suppress
from queue import Empty, SimpleQueue
from threading import Thread
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from sqlalchemy.exc import OperationalError

from workshop import Answer

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

MOST: Final = 1000
"""How many answers share a transaction at most, so that nobody else waits long for a turn."""


class Said(NamedTuple):
    """Whose answer it is, and what it is."""

    participant: str
    answer: Answer


def standing(group: Iterable[Said]) -> list[dict[str, Any]]:
    """The answer that stands for each person and statement, always in the same order.

    Of several answers the highest revision stands, of several with one revision the last.
    """
    stand: dict[tuple[str, str], Said] = {}
    for said in group:
        key = said.participant, said.answer.statement
        if key not in stand or stand[key].answer.revision <= said.answer.revision:
            stand[key] = said
    return [
        {"participant": stand[key].participant, **stand[key].answer.model_dump()}
        for key in sorted(stand)
    ]


class Writer:
    """A queue and the thread that empties it. `keep` is one transaction, on disk on return."""

    def __init__(self, keep: Callable[[Sequence[Said]], Sequence[bool]]) -> None:
        self._keep = keep
        self._queue: SimpleQueue[tuple[Said, Future[bool]] | None] = SimpleQueue()
        self._thread = Thread(target=self._work, name="answers", daemon=True)
        self._thread.start()

    def put(self, said: Said) -> Future[bool]:
        """Line up. Done when the answer is on disk; who stops waiting does not take it back."""
        kept: Future[bool] = Future()
        kept.set_running_or_notify_cancel()
        self._queue.put((said, kept))
        return kept

    def stop(self) -> None:
        """Finish what is waiting. Nothing may be put in afterwards."""
        self._queue.put(None)
        self._thread.join()

    def _work(self) -> None:
        for group in self._groups():
            self._settle(group)

    def _groups(self) -> Iterator[list[tuple[Said, Future[bool]]]]:
        while first := self._queue.get():
            group = [first]
            with suppress(Empty):
                while len(group) < MOST:
                    following = self._queue.get_nowait()
                    if following is None:
                        self._queue.put(None)
                        break
                    group.append(following)
            yield group

    def _settle(self, group: list[tuple[Said, Future[bool]]]) -> None:
        try:
            kept = self._keep([said for said, _ in group])
        except Exception as error:  # noqa: BLE001 - whoever waits for the answer is told
            if len(group) > 1:
                self._one_by_one(group)
            else:
                group[0][1].set_exception(error)
        else:
            for (_, future), one in zip(group, kept, strict=True):
                future.set_result(one)

    def _one_by_one(self, group: list[tuple[Said, Future[bool]]]) -> None:
        """One bad answer must not take others with it; a bad database fails them all at once."""
        for place, (said, future) in enumerate(group):
            try:
                future.set_result(self._keep([said])[0])
            except OperationalError as error:
                for _, waiting in group[place:]:
                    waiting.set_exception(error)
                return
            except Exception as error:  # noqa: BLE001 - as above
                future.set_exception(error)
