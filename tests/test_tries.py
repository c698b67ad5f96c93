"""Wrong tries are counted in the store, so that a limit holds for all servers together."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

import pytest

from entrance import Memory
from storage import open_store

if TYPE_CHECKING:
    from collections.abc import Iterator

    from storage import DatabaseStore


@pytest.fixture
def store(database: str) -> Iterator[DatabaseStore]:
    """An empty store."""
    opened = open_store(database)
    yield opened
    opened.close()


@pytest.fixture
def again(database: str) -> Iterator[DatabaseStore]:
    """Another server on the same database."""
    opened = open_store(database)
    yield opened
    opened.close()


def test_tries_are_counted_within_their_window(store: DatabaseStore, again: DatabaseStore) -> None:
    """Each key counts from its first try on, whichever server it comes to; when its time is over
    it begins anew. Looking counts nothing.
    """
    assert store.tries("a", 100) == 0
    assert [store.tried("a", 60, now) for now in (100, 110, 159.9)] == [1, 2, 3]
    assert again.tried("b", 10, 150) == 1
    assert (again.tries("a", 159.9), again.tries("a", 160)) == (3, 0)
    assert [again.tried("a", 60, now) for now in (160, 161)] == [1, 2]
    assert store.tries("a", 219) == 2


def test_a_clock_that_was_ahead_locks_nobody_out(store: DatabaseStore) -> None:
    """A window that ends later than one which begins now was begun by a wrong clock: it is over."""
    ahead = 100 + 400 * 24 * 60 * 60
    for counter in (store, Memory()):
        for now in (ahead, ahead + 1, ahead + 2):
            counter.tried("a", 60, now)
        assert [counter.tried("a", 60, now) for now in (100, 101)] == [1, 2]


def test_what_is_over_is_not_kept(store: DatabaseStore) -> None:
    """A key that counts no more is forgotten at the next try of anybody."""
    for key in ("a", "b"):
        store.tried(key, 60, 100)
    store.tried("c", 60, 160)
    with store._engine.connect() as connection:
        kept = connection.exec_driver_sql("SELECT key FROM tries").scalars()
        assert list(kept) == ["c"]


def test_no_try_is_missed(store: DatabaseStore, again: DatabaseStore) -> None:
    """Of many wrong tries at the same moment, at two servers, each has a number of its own."""

    def one(number: int) -> int:
        return (store, again)[number % 2].tried("key", 60, 100)

    with ThreadPoolExecutor(16) as pool:
        assert sorted(pool.map(one, range(60))) == list(range(1, 61))


def test_old_tries_stand_in_nobody_s_way(store: DatabaseStore, again: DatabaseStore) -> None:
    """Many whose earlier tries are over come again at once: each begins anew, and nobody waits
    for another who waits for them.
    """
    for turn in range(6):

        def one(number: int, now: float = 100.0 * turn) -> int:
            return (store, again)[number % 2].tried(f"key{number % 30}", 60, now)

        with ThreadPoolExecutor(30) as pool:
            assert sorted(pool.map(one, range(60))) == [1] * 30 + [2] * 30
