"""SQLite's files: what they tell, what they no longer tell, and whole copies of them."""

from __future__ import annotations

import json
import os
import random
import re
import shutil
import sqlite3
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import alembic.command
import pytest
from sqlalchemy import create_engine
from typer.testing import CliRunner, Result

import workshop
from answers import ANSWERS
from cli.verbs import app
from content import frozen
from storage import DatabaseStore, StorageError, back_up, open_store, restore
from storage.address import config
from tests.cast import NOTE, NOW, a_person, a_workshop, said
from workshop import Said

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from content import Content
    from tests.postgres import Server

    Told = Callable[..., Result]

HOUSE = Path(__file__).resolve().parent.parent
OPENER = """
import sys
from storage import open_store
print("ready", flush=True)
sys.stdin.readline()
open_store(sys.argv[1]).close()
print("opened", flush=True)
"""
TIME = re.compile(rb"\d\d:\d\d(?::\d\d(?:\.\d+)?)?")
NETWORK_ADDRESS = re.compile(rb"\b\d{1,3}\.\d{1,3}\.\d{1,3}\.\d{1,3}\b")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A database file that is not there yet."""
    return tmp_path / "answers.sqlite3"


@pytest.fixture
def store(file: Path) -> Iterator[DatabaseStore]:
    """A store on that file, with one workshop in it."""
    opened = open_store(f"sqlite:///{file}")
    opened.add_workshop("desk", a_workshop())
    yield opened
    opened.close()


@pytest.fixture
def told(file: Path, monkeypatch: pytest.MonkeyPatch) -> Told:
    """What a command gives, within this process, on that file."""
    monkeypatch.setenv("HELHEDSTJEK_DATABASE_URL", f"sqlite:///{file}")
    return lambda *arguments: CliRunner().invoke(app, [str(one) for one in arguments])


def names(folder: Path) -> set[str]:
    """What lies in a folder."""
    return {found.name for found in folder.iterdir()}


def dump(file: Path) -> list[str]:
    """Everything a database holds."""
    with closing(sqlite3.connect(file)) as connection:
        return list(connection.iterdump())


def older(file: Path) -> None:
    """Make the database of the first version, with a workshop in it."""
    engine = create_engine(f"sqlite:///{file}")
    with engine.begin() as connection:
        first = config()
        first.attributes["connection"] = connection
        alembic.command.upgrade(first, "0001")
        connection.exec_driver_sql(
            "INSERT INTO workshops (id, desk, organisation, questionnaire, mode, created)"
            " VALUES ('old', 'desk', 'Øby', 'short', 'open', '2026-11-22T09:30:00.000000+00:00')"
        )
    engine.dispose()


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


def dumped(file: Path) -> list[str]:
    """All that a database holds, as statements."""
    with closing(sqlite3.connect(file)) as connection:
        return list(connection.iterdump())


def test_opening_again_changes_nothing(file: Path, store: DatabaseStore) -> None:
    """A second opening keeps every table and row, and makes no migration twice."""
    store.close()
    before = dumped(file)
    open_store(f"sqlite:///{file}").close()
    assert dumped(file) == before


def test_a_file_that_is_no_database(file: Path) -> None:
    """A file that holds something else is named, and left as it is."""
    file.write_text("a letter " * 1000, encoding="utf-8")
    with pytest.raises(StorageError, match="not a database"):
        open_store(f"sqlite:///{file}")
    assert file.read_text(encoding="utf-8") == "a letter " * 1000


def test_a_database_of_a_later_version(file: Path, store: DatabaseStore) -> None:
    """A database that a later version has changed is not opened by an earlier one, nor copied:
    a service that is started again and again would fill the disk.
    """
    store.close()
    with sqlite3.connect(file) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.close()
    beside = sorted(file.parent.iterdir())
    with pytest.raises(StorageError, match=r"later version of Helhedstjek.*9999"):
        open_store(f"sqlite:///{file}")
    assert sorted(file.parent.iterdir()) == beside


def test_a_database_of_something_else(file: Path) -> None:
    """Another program's database gets none of our tables."""
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("CREATE TABLE theirs (id)")
    with pytest.raises(StorageError, match="something else"):
        open_store(f"sqlite:///{file}")
    assert dump(file) == ["BEGIN TRANSACTION;", "CREATE TABLE theirs (id);", "COMMIT;"]


def test_the_file_is_its_owner_s(file: Path, store: DatabaseStore) -> None:
    """Nobody else on the machine may read the answers, nor a copy of them."""
    store.put_room_answer("w1", "s", "4", NOTE, NOW)
    back_up(f"sqlite:///{file}", file.parent / "copy")
    assert {found.stat().st_mode & 0o077 for found in file.parent.iterdir()} == {0}


def test_an_anonymous_workshop_s_files_tell_nothing_more(
    file: Path, content: Content, tmp_path: Path
) -> None:
    """Who reads the files finds no address, no time but the workshop's own, no order of arrival,
    and no token with which somebody could go on as another; only the way in that is on the wall.
    """
    store = open_store(f"sqlite:///{file}")
    secret = workshop.new_token()
    desk = workshop.desk_of(secret)
    draft = workshop.prepare(
        store,
        desk,
        organisation="Øby",
        target_group="Voksne med flere sager",
        questionnaire="short",
        mode="anonymous",
        language="da",
        now=NOW,
        new_id=workshop.new_token,
    )
    here = workshop.open(store, content, desk, draft.id, new_token=workshop.new_token)
    tokens = [secret]
    for number in range(12):
        token = workshop.new_token()
        who = workshop.join(
            store,
            content,
            here,
            level="chef",
            area="",
            language="da",
            token=token,
            new_id=workshop.new_token,
        )
        for statement in workshop.asked(content, "short"):
            one = said(ANSWERS[number % 6], to=statement, comment="ja")
            workshop.answer(store, content, who, here, one)
        tokens.append(token)
    whole = b"\0".join(found.read_bytes() for found in sorted(tmp_path.iterdir()))
    assert b"written_reason" in whole
    assert [token for token in tokens if token.encode() in whole] == []
    of_the_shelves = set(TIME.findall(frozen(content).encode()))
    assert set(TIME.findall(whole)) - of_the_shelves == {b"09:30:00.000000", b"00:00"}
    assert NETWORK_ADDRESS.findall(whole) == []
    with closing(sqlite3.connect(file)) as connection:
        for table in ("participants", "answers"):
            with pytest.raises(sqlite3.OperationalError, match="no such column: rowid"):
                connection.execute(f"SELECT rowid FROM {table}")  # noqa: S608 - ours
    store.close()


def test_after_the_reveal_the_file_does_not_tell_who_came_when(tmp_path: Path) -> None:
    """People who come and answer in another order, from other devices and under other marks,
    leave the same file, byte for byte.
    """
    files: list[Path] = []
    for order in (range(40), random.Random(1).sample(range(40), 40)):
        files.append(tmp_path / f"{len(files)}.sqlite3")
        store = open_store(f"sqlite:///{files[-1]}")
        store.add_workshop("desk", a_workshop())
        for place, number in enumerate(order):
            person = a_person(f"p{number}")
            store.add_participant(f"token{number}", person, marks=[f"m{place}"])
        for place, number in enumerate(reversed(order)):
            one = said(to="s", device=f"d{place}")
            store.put_answer(Said(f"p{number}", one))
        revealed = a_workshop().model_copy(update={"phase": "revealed"})
        assert store.change_workshop(revealed, was="open")
        store.forget_the_order("w1")
        assert files[-1].with_suffix(".sqlite3-wal").read_bytes() == b""
        store.close()
    first, second = (file.read_bytes()[100:] for file in files)  # after the header's counters
    assert first == second


def test_what_was_there_is_copied_before_an_update(
    file: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """A database of an earlier version is kept beside the updated one, and its name is said."""
    older(file)
    before = dump(file)
    store = open_store(f"sqlite:///{file}")
    (found,) = store.listed("desk").workshops
    assert (found.id, found.kind, found.phase) == ("old", "together", "open")
    store.close()
    (kept,) = names(file.parent) - {file.name}
    assert "-before-update-of-0001" in kept
    assert dump(file.parent / kept) == before
    assert kept in caplog.text
    open_store(f"sqlite:///{file}").close()
    assert names(file.parent) == {file.name, kept}


def test_an_update_without_its_copy_does_not_happen(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where no copy can be made, the database stays as it was."""
    older(file)
    before = dump(file)

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(StorageError, match="No space left"):
        open_store(f"sqlite:///{file}")
    assert dump(file) == before
    assert names(file.parent) == {file.name}


def test_servers_that_update_at_once_make_one_copy(file: Path) -> None:
    """Of several servers that open an older database, one updates it."""
    older(file)
    with ThreadPoolExecutor(6) as pool:
        for store in pool.map(open_store, [f"sqlite:///{file}"] * 6):
            store.close()
    assert len(names(file.parent)) == 2


def test_many_processes_open_a_fresh_file(file: Path) -> None:
    """Processes that open a file at the same moment, where there is none, get in, every one."""
    command = [sys.executable, "-c", OPENER, f"sqlite:///{file}"]
    pipe = subprocess.PIPE
    started = [subprocess.Popen(command, cwd=HOUSE, stdin=pipe, stdout=pipe) for _ in range(4)]
    for one in started:
        assert one.stdout
        assert one.stdout.readline() == b"ready\n"
    for one in started:
        assert one.stdin
        one.stdin.write(b"go\n")
        one.stdin.flush()
    assert [one.communicate()[0] for one in started] == [b"opened\n"] * 4


def test_a_copy_restores(file: Path, store: DatabaseStore) -> None:
    """What is backed up while the store is open comes back, and what it replaces is kept."""
    url, copy = f"sqlite:///{file}", file.parent / "copy"
    store.put_room_answer("w1", "s", "4", NOTE, NOW)
    back_up(url, copy)
    store.put_room_answer("w1", "s", "1", "later", NOW)
    store.close()
    kept = restore(url, copy, replace=True, now=NOW)
    assert store.room_answers("w1")["s"].note == NOTE
    store.close()
    assert kept
    restore(url, kept, replace=True, now=NOW + timedelta(seconds=1))
    assert store.room_answers("w1")["s"].note == "later"


def test_a_database_in_use_is_not_replaced(file: Path, store: DatabaseStore) -> None:
    """While a server has the database open, restoring says to stop it, and changes nothing."""
    url, copy = f"sqlite:///{file}", file.parent / "copy"
    back_up(url, copy)
    store.put_room_answer("w1", "s", "4", NOTE, NOW)
    before = names(file.parent)
    with pytest.raises(StorageError, match="in use"):
        restore(url, copy, replace=True, now=NOW)
    assert store.room_answers("w1")["s"].note == NOTE
    assert names(file.parent) == before


def test_a_damaged_database_steps_aside(file: Path, store: DatabaseStore) -> None:
    """A database that can no longer be read is kept as it is when a copy takes its place."""
    url, copy = f"sqlite:///{file}", file.parent / "copy"
    back_up(url, copy)
    store.close()
    file.write_bytes(b"a letter " * 1000)
    kept = restore(url, copy, replace=True, now=NOW)
    assert kept
    assert kept.read_bytes() == b"a letter " * 1000
    assert store.workshop("w1") == a_workshop()


def test_a_half_damaged_database_steps_aside(file: Path, store: DatabaseStore) -> None:
    """The same where only some pages are lost."""
    url, copy = f"sqlite:///{file}", file.parent / "copy"
    back_up(url, copy)
    store.close()
    whole = file.read_bytes()
    file.write_bytes(whole[:4096] + b"\xff" * (len(whole) - 4096))
    assert restore(url, copy, replace=True, now=NOW)
    assert store.workshop("w1") == a_workshop()


def test_a_first_restore_needs_no_database(file: Path, store: DatabaseStore) -> None:
    """On a new machine a copy becomes the database, and nothing is kept beside it."""
    copy, new = file.parent / "copy", file.parent / "new.sqlite3"
    back_up(f"sqlite:///{file}", copy)
    assert restore(f"sqlite:///{new}", copy, replace=False, now=NOW) is None
    opened = open_store(f"sqlite:///{new}")
    assert opened.workshop("w1") == store.workshop("w1")
    opened.close()


def test_what_is_no_copy_is_not_restored(file: Path, store: DatabaseStore) -> None:
    """A file of something else, a damaged copy and one of a later version are told apart."""
    url, copy = f"sqlite:///{file}", file.parent / "copy"
    back_up(url, copy)
    store.close()
    before = file.read_bytes()
    letter, theirs, later, torn, astray, part = (file.parent / name for name in "ltvdap")
    letter.write_text("a letter " * 1000, encoding="utf-8")
    with closing(sqlite3.connect(theirs)) as connection:
        connection.execute("CREATE TABLE theirs (id)")
    shutil.copy(copy, later)
    with closing(sqlite3.connect(later, isolation_level=None)) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    for broken, command in (
        (astray, "INSERT INTO places VALUES ('desk', 'nowhere', 'roots_1')"),
        (part, "DROP TABLE room_answers"),
    ):
        shutil.copy(copy, broken)
        with closing(sqlite3.connect(broken, isolation_level=None)) as connection:
            connection.execute(command)
    whole = copy.read_bytes()
    torn.write_bytes(whole[: len(whole) // 8192 * 4096])
    for wrong, reason in (
        (letter, "damaged or no database"),
        (theirs, "no database of Helhedstjek"),
        (later, "later version"),
        (torn, "damaged"),
        (astray, "damaged"),
        (part, "no database of Helhedstjek"),
        (file, "the database itself"),
        (file.parent / "nothing", "There is no file"),
    ):
        with pytest.raises(StorageError, match=reason):
            restore(url, wrong, replace=True, now=NOW)
    assert file.read_bytes() == before


@pytest.mark.usefixtures("store")
def test_a_copy_that_cannot_be_written_is_told(file: Path) -> None:
    """Where there is no such folder the reason is the system's own."""
    with pytest.raises(StorageError, match="cannot be copied"):
        back_up(f"sqlite:///{file}", file.parent / "nowhere" / "copy")


def test_the_terminal_backs_up_and_restores(
    told: Told, store: DatabaseStore, tmp_path: Path
) -> None:
    """The commands say what they did, and refuse to overwrite unless told to."""
    copy = tmp_path / "copy"
    assert told("backup", copy).stdout == f"{copy} is written.\n"
    again = told("backup", copy)
    assert (again.exit_code, again.stdout) == (1, "")
    assert again.stderr == f"{copy} exists already. Choose another name.\n"
    store.remove_workshop("w1")
    store.close()
    assert "--yes" in told("restore", copy).stderr
    assert store.workshop("w1") is None
    store.close()
    said = told("restore", copy, "--yes").stdout
    assert f"{copy} is restored." in said
    assert "before-restore" in said
    assert store.workshop("w1") == a_workshop()


def test_the_terminal_copies_no_database_that_is_not_there(told: Told, tmp_path: Path) -> None:
    """A wrong address gives one sentence, and makes no empty database."""
    result = told("backup", tmp_path / "copy")
    assert (result.exit_code, result.stderr.count("\n")) == (1, 1)
    assert names(tmp_path) == set()


def test_postgresql_has_its_own_programs(
    postgres: Server, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """On PostgreSQL the commands name what to use instead, and no password."""
    address = postgres.url("pattern", password="hush")
    monkeypatch.setenv("HELHEDSTJEK_DATABASE_URL", address)
    for verb in ("backup", "restore"):
        result = CliRunner().invoke(app, [verb, str(tmp_path / "copy")])
        assert result.exit_code == 1
        assert "pg_dump" in result.stderr
        assert "hush" not in result.stderr


def test_the_terminal_purges(told: Told, store: DatabaseStore) -> None:
    """What is past its last day is deleted and counted, and nothing else."""
    for name, day in (("past", date(2020, 1, 1)), ("today", datetime.now(UTC).date())):
        later = a_workshop(name).model_copy(update={"delete_on": day + timedelta(name != "past")})
        store.add_workshop("desk", later)
    assert told("purge").stdout == "1 workshop deleted.\n"
    assert told("purge").stdout == "0 workshops deleted.\n"
    assert {found.id for found in store.listed("desk").workshops} == {"w1", "today"}


def test_the_terminal_makes_a_demo(told: Told, store: DatabaseStore, content: Content) -> None:
    """An example workshop is open and answered, and each address printed leads into it."""
    begun = time.monotonic()
    result = told("demo", "--people", "40", "--json", "--url", "https://tjek.dk/")
    assert time.monotonic() - begun < 20
    ways = json.loads(result.stdout)
    assert list(ways) == ["facilitator", "join", "code"]
    desk = workshop.desk_of(ways["facilitator"].removeprefix("https://tjek.dk/facilitator/"))
    (here,) = workshop.mine(store, desk).workshops
    assert (here.organisation, here.mode, here.phase) == (
        "Eksempelkøbing Kommune",
        "anonymous",
        "open",
    )
    link = ways["join"].removeprefix("https://tjek.dk/join/")
    assert workshop.found_by_link(store, link) == here
    assert workshop.found_by_code(store, ways["code"]) == here
    assert workshop.progress(store, content, here).finished == 40
    rows = store.rows(here.id)
    assert len(rows) == 40 * 30
    assert {row.area for row in rows} == set(here.areas)
    assert {row.answer for row in rows} >= {"1", "3", "dont_know"}
    assert any(row.comment for row in rows)


def test_a_demo_is_the_same_every_time(told: Told, store: DatabaseStore) -> None:
    """Two demos have the same answers, but never the same keys."""
    said = []
    for _ in range(2):
        ways = json.loads(told("demo", "--people", "5", "--json").stdout)
        here = workshop.found_by_code(store, ways["code"])
        said.append(sorted(row[1:] for row in store.rows(here.id)))
    assert said[0] == said[1]
    assert told("demo", "--people", "0").stdout.count("http://127.0.0.1:8501/") == 2


def test_a_demo_of_another_instrument(
    told: Told, shelves: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where other statements are asked, the made-up people answer those."""
    monkeypatch.setenv("HELHEDSTJEK_CONTENT_DIR", str(shelves))
    assert told("demo", "--people", "3", "--json").exit_code == 0
