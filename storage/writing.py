"""Group commit: one thread keeps all that is waiting in one transaction, and acknowledges it."""

from __future__ import annotations

from concurrent.futures import Future
from contextlib import suppress
from queue import Empty, SimpleQueue
from threading import Thread
from typing import TYPE_CHECKING, Final, NamedTuple, TypeAlias

from workshop import Answer, Unreachable, stands

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from workshop import Said

MOST: Final = 1000
"""How many answers share a transaction at most, so that nobody else waits long for a turn."""


Place: TypeAlias = tuple[str, str]
"""A participant and a statement."""


class Kept(NamedTuple):
    """One answer as it lies in its table."""

    participant: str
    statement: str
    answer: str | None
    comment: str
    revision: int
    device: str


def changes(
    before: Mapping[Place, Answer], group: Iterable[Said]
) -> tuple[list[Kept], list[Answer]]:
    """The rows to be kept, always in the same order, and what stands after each has spoken."""
    now = dict(before)
    after = []
    for said in group:
        place = said.participant, said.answer.statement
        now[place] = stands(now.get(place), said)
        after.append(now[place])
    changed = sorted(place for place, answer in now.items() if answer != before.get(place))
    return [Kept(place[0], **vars(now[place])) for place in changed], after


class Writer:
    """A queue and the thread that empties it. `keep` is one transaction, on disk on return."""

    def __init__(self, keep: Callable[[Sequence[Said]], Sequence[Answer | None]]) -> None:
        self._keep = keep
        self._queue: SimpleQueue[tuple[Said, Future[Answer | None]] | None] = SimpleQueue()
        self._thread = Thread(target=self._work, name="answers", daemon=True)
        self._thread.start()

    def put(self, said: Said) -> Future[Answer | None]:
        """Line up. Done when the answer is on disk; who stops waiting does not take it back."""
        kept: Future[Answer | None] = Future()
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

    def _groups(self) -> Iterator[list[tuple[Said, Future[Answer | None]]]]:
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

    def _settle(self, group: list[tuple[Said, Future[Answer | None]]]) -> None:
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

    def _one_by_one(self, group: list[tuple[Said, Future[Answer | None]]]) -> None:
        """One bad answer must not take others with it; a bad database fails them all at once."""
        for place, (said, future) in enumerate(group):
            try:
                future.set_result(self._keep([said])[0])
            except Unreachable as error:
                for _, waiting in group[place:]:
                    waiting.set_exception(error)
                return
            except Exception as error:  # noqa: BLE001 - as above
                future.set_exception(error)
