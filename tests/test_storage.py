"""What the store has accepted is on disk, whatever happens next; what is deleted is gone."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext

from storage import DatabaseStore, StorageError, metadata, open_store
from workshop import Desk, Refused, Workshop

if TYPE_CHECKING:
    from collections.abc import Iterator

HOUSE = Path(__file__).resolve().parent.parent
NOW = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)
NOTE = "What only these four people know"
# Writes forever, says each number when the store has accepted it, and is killed from outside.
WRITER = """
import sys
from datetime import UTC, datetime
from storage import open_store
store = open_store(sys.argv[1])
number = int(sys.argv[2])
while True:
    number += 1
    store.put_room_answer("w1", f"s{number}", "3", "x" * 500, datetime.now(UTC))
    print(number, flush=True)
"""


def workshop(name: str = "w1", *, created: datetime = NOW) -> Workshop:
    """A workshop with this id."""
    return Workshop(
        id=name, organisation="Ø & Søn", questionnaire="short", mode="open", created=created
    )


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A database file that is not there yet."""
    return tmp_path / "answers.sqlite3"


@pytest.fixture
def store(file: Path) -> Iterator[DatabaseStore]:
    """A store on that file, with one workshop in it."""
    opened = open_store(f"sqlite:///{file}")
    opened.add_workshop("desk", workshop())
    yield opened
    opened.close()


@pytest.fixture
def again(file: Path) -> Iterator[DatabaseStore]:
    """Another store on the same file, as after a restart; `store` may be open beside it."""
    opened = open_store(f"sqlite:///{file}")
    yield opened
    opened.close()


def test_a_workshop_is_read_back(store: DatabaseStore, again: DatabaseStore) -> None:
    """After a restart the workshop is the same, and an unknown one is none."""
    assert again.workshop("w1") == store.workshop("w1") == workshop()
    assert again.workshop("w2") is None


def test_an_answer_is_read_back(store: DatabaseStore, again: DatabaseStore) -> None:
    """After a restart an answer and its note are the same, sign by sign."""
    kept = store.put_room_answer("w1", "s", "4", "“æøå” 🌱\n'; DROP TABLE workshops; --", NOW)
    assert again.room_answers("w1") == {"s": kept}
    assert (kept.answer, kept.revision, kept.at) == ("4", 1, NOW)


def test_a_later_answer_stands(store: DatabaseStore) -> None:
    """The last answer stands, its revision counts the times, and no answer is an answer too."""
    for answer in ("1", "dont_know", None):
        kept = store.put_room_answer("w1", "s", answer, "", NOW)
    assert (kept.answer, kept.revision) == (None, 3)
    assert store.room_answers("w1") == {"s": kept}


def test_a_moment_is_the_same_moment(store: DatabaseStore) -> None:
    """A moment from another zone is kept as the moment it was."""
    elsewhere = NOW.astimezone(timezone(timedelta(hours=5)))
    assert store.put_room_answer("w1", "s", "1", "", elsewhere).at == NOW


def test_workshops_are_the_desk_s_newest_first(store: DatabaseStore) -> None:
    """A desk has its own workshops and no other's, the newest first."""
    later = workshop("w2", created=NOW + timedelta(seconds=1))
    store.add_workshop("desk", later)
    store.add_workshop("other", workshop("w3"))
    assert [found.id for found in store.workshops("desk")] == ["w2", "w1"]
    assert store.workshops("nobody") == ()


def test_a_desk_remembers(store: DatabaseStore, again: DatabaseStore) -> None:
    """What lies on a desk lies there after a restart; an unknown desk is empty."""
    store.put_desk("desk", Desk(workshop="w1"))
    store.put_desk("desk", Desk(workshop="w1", statement="s"))
    assert again.desk("desk") == Desk(workshop="w1", statement="s")
    assert again.desk("nobody") == Desk()


def test_an_answer_needs_its_workshop(store: DatabaseStore) -> None:
    """A workshop deleted between check and write is a refusal to the visitor, and no bug."""
    with pytest.raises(Refused):
        store.put_room_answer("w9", "s", "1", "", NOW)


def test_what_is_deleted_is_gone(store: DatabaseStore) -> None:
    """Deleting a workshop deletes what was said in it, and nothing of another's."""
    store.add_workshop("desk", workshop("w2"))
    for name in ("w1", "w2"):
        store.put_room_answer(name, "s", "4", NOTE, NOW)
    store.remove_workshop("w1")
    assert store.workshop("w1") is None
    assert store.room_answers("w1") == {}
    assert store.room_answers("w2")["s"].note == NOTE


@pytest.mark.parametrize("length", [1, 300], ids=["in a page", "beyond a page"])
def test_deleted_words_are_in_no_file(file: Path, store: DatabaseStore, length: int) -> None:
    """After deletion the words are neither in the database's file nor in any beside it."""
    store.put_room_answer("w1", "s", "4", NOTE * length, NOW)
    assert any(NOTE.encode() in beside.read_bytes() for beside in file.parent.iterdir())
    store.remove_workshop("w1")
    assert not [beside for beside in file.parent.iterdir() if NOTE.encode() in beside.read_bytes()]


def test_overwritten_words_go_with_the_rest(file: Path, store: DatabaseStore) -> None:
    """A note that was written over is gone when its workshop is deleted."""
    store.put_room_answer("w1", "s", "4", NOTE, NOW)
    store.put_room_answer("w1", "s", "4", "", NOW)
    store.remove_workshop("w1")
    assert not [beside for beside in file.parent.iterdir() if NOTE.encode() in beside.read_bytes()]


def test_sqlite_is_told_to_be_careful(store: DatabaseStore) -> None:
    """Every connection writes ahead, syncs fully, holds foreign keys and wipes what it deletes."""
    wanted = {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "secure_delete": 1}
    with ThreadPoolExecutor(3) as pool, store._engine.connect() as first:
        others = list(pool.map(lambda _: store._engine.connect(), range(2)))
        for connection in (first, *others):
            found = {key: connection.exec_driver_sql(f"PRAGMA {key}").scalar() for key in wanted}
            assert found == wanted
            connection.close()


def test_migrations_make_the_tables_of_the_code(store: DatabaseStore) -> None:
    """From an empty file, the migrations make exactly the tables that the code speaks of."""
    with store._engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), metadata) == []


def test_opening_again_changes_nothing(file: Path, store: DatabaseStore) -> None:
    """A second opening keeps every table and row, and makes no migration twice."""
    store.close()
    before = list(sqlite3.connect(file).iterdump())
    open_store(f"sqlite:///{file}").close()
    assert list(sqlite3.connect(file).iterdump()) == before


def test_two_servers_on_one_file(store: DatabaseStore, again: DatabaseStore) -> None:
    """What one server has kept, another on the same file sees and builds on."""
    store.put_room_answer("w1", "s", "1", "", NOW)
    assert again.put_room_answer("w1", "s", "2", "", NOW).revision == 2
    assert store.room_answers("w1")["s"].answer == "2"


def test_threads_lose_no_answer(store: DatabaseStore) -> None:
    """Four threads that write at the same time, on the same and on different statements."""

    def write(number: int) -> None:
        store.put_room_answer("w1", "all", str(number % 6), "", NOW)
        store.put_room_answer("w1", f"s{number}", "3", "", NOW)

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(write, range(40)))
    kept = store.room_answers("w1")
    assert kept["all"].revision == 40
    assert len(kept) == 41


def write_and_be_killed(url: str, begin: int, writes: int) -> int:
    """The last number that a writer said it had kept before it was killed."""
    command = [sys.executable, "-c", WRITER, url, str(begin)]
    last = begin
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=HOUSE) as writer:
        assert writer.stdout
        for _ in range(writes):
            last = int(writer.stdout.readline())
        os.kill(writer.pid, signal.SIGKILL)
        return max([last, *map(int, writer.stdout.read().split())])


def test_a_killed_writer_loses_nothing(file: Path, store: DatabaseStore) -> None:
    """What was acknowledged before a kill -9 is there afterwards."""
    last = write_and_be_killed(f"sqlite:///{file}", 0, 20)
    assert last >= 20
    assert store.room_answers("w1").keys() >= {f"s{number}" for number in range(1, last + 1)}


@pytest.mark.torture
def test_a_writer_killed_fifty_times_loses_nothing(file: Path, store: DatabaseStore) -> None:
    """Fifty kills in a row, each at another moment, lose no acknowledged write."""
    last = 0
    for round_ in range(50):
        last = write_and_be_killed(f"sqlite:///{file}", last, 1 + round_)
    assert store.room_answers("w1").keys() >= {f"s{number}" for number in range(1, last + 1)}
    with store._engine.connect() as connection:
        assert connection.exec_driver_sql("PRAGMA integrity_check").scalar() == "ok"


@pytest.mark.parametrize(
    ("url", "reason"),
    [
        ("nonsense", "Could not parse"),
        ("foo://here", "Can't load plugin"),
        ("sqlite:////nowhere/at/all.sqlite3", "unable to open database file"),
        ("sqlite:////", "unable to open database file"),
    ],
)
def test_an_address_that_cannot_be_used(url: str, reason: str) -> None:
    """A wrong address is one sentence that says what to do."""
    with pytest.raises(StorageError, match=reason) as error:
        open_store(url)
    assert "HELHEDSTJEK_DATABASE_URL" in str(error.value)


def test_a_file_that_is_no_database(file: Path) -> None:
    """A file that holds something else is named, and left as it is."""
    file.write_text("a letter " * 1000, encoding="utf-8")
    with pytest.raises(StorageError, match="not a database"):
        open_store(f"sqlite:///{file}")
    assert file.read_text(encoding="utf-8") == "a letter " * 1000


def test_a_database_of_a_later_version(file: Path, store: DatabaseStore) -> None:
    """A database that a later version has changed is not opened by an earlier one."""
    store.close()
    with sqlite3.connect(file) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.close()
    with pytest.raises(StorageError, match="9999"):
        open_store(f"sqlite:///{file}")


def test_a_password_is_never_said() -> None:
    """A message about an address holds no password."""
    with pytest.raises(StorageError) as error:
        open_store("sqlite://user:hush@/nowhere/at/all")
    assert "hush" not in str(error.value)
