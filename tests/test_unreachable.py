"""The database goes away: everybody is told so in one way, and it heals by itself."""

from __future__ import annotations

import resource
import signal
import sqlite3
from contextlib import closing, contextmanager
from typing import TYPE_CHECKING
from unittest.mock import Mock

import pytest
from sqlalchemy import event
from sqlalchemy.exc import DBAPIError, IntegrityError, InternalError, OperationalError
from sqlalchemy.exc import TimeoutError as NoConnection

from storage import open_store, opening
from storage.reach import reached
from tests.cast import NOTE, NOW, a_person, a_workshop, said
from tests.postgres import running
from workshop import Citizen, Said, Unreachable, Wanted, Ways

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from storage import DatabaseStore
    from tests.postgres import Server


def everything(store: DatabaseStore) -> list[Callable[[], object]]:
    """Every method of the store, as it is called."""
    return [
        lambda: store.add_workshop("desk", a_workshop("w2", content="f"), shelves="{}"),
        lambda: store.workshop("w1"),
        lambda: store.held("desk", "w1"),
        lambda: store.hold("desk", "w1"),
        lambda: store.listed("desk"),
        lambda: store.tally("desk", Wanted()),
        lambda: store.note_workshop(a_workshop()),
        lambda: store.change_workshop(a_workshop(), was="open"),
        lambda: store.forget_the_order("w1"),
        lambda: store.remove_workshop("w2"),
        lambda: store.past(NOW.date()),
        lambda: store.place("desk", "w1"),
        lambda: store.put_place("desk", "w1", "s"),
        lambda: store.put_share("token", "w1", "share"),
        lambda: store.shared("token"),
        lambda: store.take("token", "other"),
        lambda: store.take_back("w1"),
        lambda: store.sharing("w1"),
        lambda: store.content("f"),
        lambda: store.keep_result("w1", "{}"),
        lambda: store.result("w1"),
        store.unpinned,
        lambda: store.put_ways("w1", Ways("", ""), "link", "code"),
        lambda: store.ways("w1"),
        lambda: store.found_by_link("link"),
        lambda: store.found_by_code("code"),
        lambda: store.put_slips("w1", ["slip"]),
        lambda: store.slips("w1"),
        lambda: store.found_by_slip("slip"),
        lambda: store.add_participant("token1", a_person(), marks=["AA"]),
        lambda: store.participant("token1"),
        lambda: store.people("w1", "in"),
        lambda: store.joined("w1"),
        store.every,
        lambda: store.let_in("w1", ["AA"]),
        lambda: store.take_out("w1", "BB"),
        lambda: store.remove_participant("p2"),
        lambda: store.put_answer(Said("p1", said())),
        lambda: store.answers("p1"),
        lambda: store.rows("w1"),
        lambda: store.comments("w1"),
        lambda: store.paces("w1", [["s1"]]),
        lambda: store.put_room_answer("w1", "s", "4", "", NOW),
        lambda: store.room_answers("w1"),
        lambda: store.ask_citizens("w1", "link", "key"),
        lambda: store.put_contact("w1", "0"),
        lambda: store.stop_citizens("w1"),
        lambda: store.citizens_anew("w1", "new", "other"),
        lambda: store.asking("w1"),
        lambda: store.found_by_asking("key"),
        lambda: store.add_citizen("token3", Citizen(id="c", workshop="w1", voice="citizen"), 9),
        lambda: store.citizen("token3"),
        lambda: store.put_citizen_answer("c", "q", 1),
        lambda: store.citizen_answers("c"),
        lambda: store.remove_citizen("c"),
        lambda: store.citizens("w1"),
        lambda: store.heard("w1"),
        lambda: store.tried("key", 60, 0),
        lambda: store.tries("key", 0),
    ]


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    """A server that may be stopped without others noticing."""
    with running() as made:
        yield made


@pytest.fixture
def store(server: Server) -> Iterator[DatabaseStore]:
    """A store on that server, with a workshop and a person in it."""
    opened = open_store(server.migrated())
    opened.add_workshop("desk", a_workshop())
    opened.add_participant("token1", a_person(), marks=["AA"])
    yield opened
    opened.close()


def unreachable(ask: Callable[[], object]) -> bool:
    """Whether the database cannot be asked."""
    try:
        ask()
    except Unreachable:
        return True
    return False


@contextmanager
def stopped(server: Server) -> Iterator[None]:
    """The server is not there during the block, and there again after it."""
    server.stop()
    try:
        yield
    finally:
        server.start()


def test_a_server_that_is_gone_and_back(server: Server, store: DatabaseStore) -> None:
    """Whatever is asked while the server is away, the answer is Unreachable; as soon as it is
    back, everything works, without anybody doing anything.
    """
    for ask in everything(store):
        ask()
    with stopped(server):
        for number, ask in enumerate(everything(store)):
            assert unreachable(ask), number
    for ask in everything(store):
        ask()


def test_answers_that_wait_are_told(server: Server, store: DatabaseStore) -> None:
    """When the server goes away, every answer that waits fails in the same way, none hangs, and
    what was acknowledged before is there afterwards.
    """
    kept = store.put_answer(Said("p1", said()))
    with stopped(server):
        waiting = [store.put_answer_soon(Said("p1", said(to=f"s{n}"))) for n in range(2, 60)]
        assert all(isinstance(one.exception(30), Unreachable) for one in waiting)
    assert store.answers("p1") == {"s1": kept}
    assert store.put_answer(Said("p1", said("4", revision=2)))


def test_connections_that_are_cut_are_made_anew(server: Server, store: DatabaseStore) -> None:
    """A server that drops its connections costs no answer."""
    assert store.put_answer(Said("p1", said()))
    server.run(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid()"
        " AND datname LIKE 'migrated%'"
    )
    assert store.put_answer(Said("p1", said("4", revision=2)))
    assert store.answers("p1")["s1"].answer == "4"


def test_a_connection_cut_in_the_middle(server: Server, store: DatabaseStore) -> None:
    """A transaction that loses its connection half-way is Unreachable, and nothing of it stays."""

    def cut(*_: object) -> None:
        server.run(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            " WHERE state = 'idle in transaction'"
        )

    event.listen(store._engine, "commit", cut)
    with pytest.raises(Unreachable):
        store.put_room_answer("w1", "s", "4", "", NOW)
    event.remove(store._engine, "commit", cut)
    assert store.room_answers("w1") == {}
    assert store.put_room_answer("w1", "s", "4", "", NOW).revision == 1


def test_a_server_that_only_reads(server: Server, store: DatabaseStore) -> None:
    """A server that has become another's copy keeps nothing, and is told as unreachable."""
    name = store._engine.url.database
    server.run(f"ALTER DATABASE {name} SET default_transaction_read_only = on")
    store._engine.dispose()
    with pytest.raises(Unreachable):
        store.put_answer(Said("p1", said()))
    assert store.workshop("w1")
    server.run(f"ALTER DATABASE {name} RESET default_transaction_read_only")
    store._engine.dispose()
    assert store.put_answer(Said("p1", said()))


@pytest.fixture
def on_file(on_sqlite: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[DatabaseStore]:
    """A store on a file, which waits for others a tenth of a second instead of ten."""
    monkeypatch.setattr("storage.opening.PATIENCE", 0.1)
    opened = open_store(on_sqlite)
    opened.add_workshop("desk", a_workshop())
    opened.add_participant("token1", a_person(), marks=["AA"])
    yield opened
    opened.close()


def test_a_file_that_another_program_holds(on_file: DatabaseStore, tmp_path: Path) -> None:
    """While another program holds the file, what would be written is Unreachable, every answer
    that waits too, and reading goes on; afterwards all is well.
    """
    with closing(sqlite3.connect(tmp_path / "answers.sqlite3", isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        waiting = [on_file.put_answer_soon(Said("p1", said(to=f"s{n}"))) for n in range(9)]
        assert all(isinstance(one.exception(30), Unreachable) for one in waiting)
        with pytest.raises(Unreachable):
            on_file.put_room_answer("w1", "s", "4", "", NOW)
        assert on_file.workshop("w1") == a_workshop()
        other.execute("ROLLBACK")
    assert on_file.put_answer(Said("p1", said()))


def moved(folder: Path, to: Path) -> None:
    """Move the database with its log."""
    for file in sorted(folder.glob("answers.sqlite3*")):
        file.rename(to / file.name)


def test_a_file_that_is_taken_away_and_put_back(on_file: DatabaseStore, tmp_path: Path) -> None:
    """What is written into a file that has gone is lost, so nothing is acknowledged then; no empty
    file is made in its place, and when it is back all is well.
    """
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    assert on_file.put_answer(Said("p1", said("1")))
    moved(tmp_path, elsewhere)
    for _ in range(2):
        with pytest.raises(Unreachable):
            on_file.put_answer(Said("p1", said("4")))
        with pytest.raises(Unreachable):
            on_file.workshop("w1")
    assert list(tmp_path.glob("answers.sqlite3*")) == []
    moved(elsewhere, tmp_path)
    assert on_file.workshop("w1") == a_workshop()
    assert on_file.answers("p1") == {"s1": said("1")}
    assert on_file.put_answer(Said("p1", said("5"))) == said("5")


def test_a_file_that_another_takes_the_place_of(on_file: DatabaseStore, tmp_path: Path) -> None:
    """Answers go into the file that stands at the address now, and not into the one that did."""
    with closing(sqlite3.connect(tmp_path / "answers.sqlite3")) as now:
        now.execute("VACUUM INTO ?", (str(tmp_path / "copy"),))
    before = tmp_path / "before"
    before.mkdir()
    moved(tmp_path, before)
    (tmp_path / "copy").rename(tmp_path / "answers.sqlite3")
    assert on_file.put_answer(Said("p1", said("4"))) == said("4")
    with closing(sqlite3.connect(tmp_path / "answers.sqlite3")) as now:
        assert now.execute("SELECT answer FROM answers").fetchall() == [("4",)]


def test_a_file_with_no_room_left(on_file: DatabaseStore, tmp_path: Path) -> None:
    """On a full disk nothing is acknowledged; when there is room again, all is well."""
    size = (tmp_path / "answers.sqlite3").stat().st_size
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    on_file.put_answer(Said("p1", said()))
    with full(size):
        waiting = [
            on_file.put_answer_soon(Said("p1", said(to=f"s{number}", comment=NOTE * 50)))
            for number in range(2, 100)
        ]
        assert isinstance(waiting[-1].exception(30), Unreachable)
        assert on_file.workshop("w1") == a_workshop()
    assert resource.getrlimit(resource.RLIMIT_FSIZE) == before
    assert on_file.put_answer(Said("p1", said(to="afterwards")))
    assert {"s1", "afterwards"} <= on_file.answers("p1").keys()


def test_a_file_that_cannot_be_written_anew(
    on_file: DatabaseStore, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """Where there is no room to write the file anew, the log says what it still shows; marks are
    gone all the same, and the next time does what is left.
    """
    for number in range(300):
        on_file.put_room_answer("w1", f"s{number}", "4", NOTE * 100, NOW)
    on_file._empty_the_log()
    with full(0):
        on_file.forget_the_order("w1")
    assert "still show" in caplog.text
    assert on_file.people("w1", "in") == ()
    caplog.clear()
    on_file.forget_the_order("w1")
    assert caplog.text == ""
    assert (tmp_path / "answers.sqlite3-wal").read_bytes() == b""


def test_tables_that_cannot_be_written_anew(
    server: Server, store: DatabaseStore, caplog: pytest.LogCaptureFixture
) -> None:
    """The same on a server, while somebody else's transaction holds the tables."""
    name = store._engine.url.database
    server.run(f"ALTER DATABASE {name} SET lock_timeout = 100")
    store._engine.dispose()
    with store._engine.connect() as other:
        other.exec_driver_sql("SELECT * FROM participants")
        store.forget_the_order("w1")
    assert "still show" in caplog.text
    assert store.people("w1", "in") == ()


@pytest.mark.parametrize(
    ("error", "gone"),
    [
        (OperationalError("", None, Exception()), True),
        (InternalError("", None, Exception()), True),
        (NoConnection(), True),
        (DBAPIError("", None, Exception(), connection_invalidated=True), True),
        (DBAPIError("", None, Exception()), False),
        (IntegrityError("", None, Exception(), connection_invalidated=True), False),
    ],
)
def test_what_is_unreachable(error: Exception, gone: bool) -> None:
    """A database that does not answer is unreachable; one that answers no is not."""
    with pytest.raises(Unreachable if gone else type(error)), reached():
        raise error


def test_a_file_that_others_open_too(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever opens a file that others open at the same moment waits, but not for ever; what is
    wrong in another way is said at once.
    """
    locked, other = map(sqlite3.OperationalError, ("database is locked", "no such thing"))
    busy = Mock(**{"execute.side_effect": [locked, locked, None]})
    opening._patiently(busy, "PRAGMA")
    assert busy.execute.call_count == 3
    with pytest.raises(sqlite3.OperationalError, match="no such"):
        opening._patiently(Mock(**{"execute.side_effect": other}), "PRAGMA")
    monkeypatch.setattr("storage.opening.PATIENCE", -1)
    with pytest.raises(sqlite3.OperationalError, match="locked"):
        opening._patiently(Mock(**{"execute.side_effect": locked}), "PRAGMA")


@contextmanager
def full(size: int) -> Iterator[None]:
    """No file may grow beyond so many bytes, and writing more fails as on a full disk."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    handler = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size + 64_000, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
        signal.signal(signal.SIGXFSZ, handler)
