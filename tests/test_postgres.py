"""What PostgreSQL's files tell, and what they no longer tell: as SQLite's (tests/test_files.py)."""

from __future__ import annotations

import random
import string
from concurrent.futures import ThreadPoolExecutor
from threading import Event
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import make_url

import workshop
from advice import outcome
from storage import open_store
from tests.cast import NOTE, NOW, TODAY, a_person, a_workshop, said
from tests.earlier import fill
from workshop import Said

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from content import Content
    from storage import DatabaseStore
    from tests.postgres import Server

PEOPLE = 40


@pytest.fixture
def url(postgres: Server) -> str:
    """The address of a database that has its tables."""
    return postgres.migrated()


@pytest.fixture
def store(url: str) -> Iterator[DatabaseStore]:
    """A store with two open workshops."""
    opened = open_store(url)
    for name in ("w1", "w2"):
        opened.add_workshop("desk", a_workshop(name, kind="private"))
    yield opened
    opened.close()


def come(store: DatabaseStore, name: str, order: Iterable[int]) -> None:
    """People come into a workshop in this order, answer in it, and change their minds in it."""
    order = list(order)
    for number in order:
        person = a_person(f"{name}-{number:02}", of=name)
        store.add_participant(f"{name}-t{number}", person, marks=[f"m{number}"])
        for statement in ("roots_1", "stem_1"):
            store.put_answer(Said(person.id, said(to=statement, comment=NOTE * 20)))
    for number in reversed(order):
        again = said("4", to="roots_1", revision=2, device=f"d{number}")
        store.put_answer(Said(f"{name}-{number:02}", again))


def lying(store: DatabaseStore, table: str, name: str) -> tuple[list[str], set[tuple[str, str]]]:
    """A workshop's rows as they lie in a table's file, and the transactions that touched them."""
    key = {"participants": "id", "answers": "participant || ' ' || statement"}[table]
    whose = {"participants": "id", "answers": "participant"}[table]
    with store._engine.connect() as connection:
        rows = connection.exec_driver_sql(
            f"SELECT {key}, xmin::text, xmax::text FROM {table}"  # noqa: S608 - ours
            f" WHERE {whose} LIKE '{name}-%%' ORDER BY ctid"
        ).all()
    return [row[0] for row in rows], {(row[1], row[2]) for row in rows}


def files(postgres: Server, store: DatabaseStore) -> bytes:
    """Everything in the files of a database's tables, when all is written to them."""
    postgres.run("CHECKPOINT")
    name = make_url(str(store._engine.url)).database
    ((oid,),) = postgres.run(f"SELECT oid FROM pg_database WHERE datname = '{name}'")  # noqa: S608
    return b"\0".join(one.read_bytes() for one in (postgres.data / "base" / str(oid)).iterdir())


def test_after_the_reveal_no_row_tells_who_came_when(store: DatabaseStore, small: Content) -> None:
    """Neither where a row lies nor its transaction tells who came or answered when, also where
    another workshop was revealed in the middle of it; and that one stays so.
    """
    lot = random.Random(4)
    order = lot.sample(range(PEOPLE), PEOPLE)
    come(store, "w1", order[:20])
    come(store, "w2", lot.sample(range(PEOPLE), PEOPLE))
    assert lying(store, "participants", "w1")[0] == [f"w1-{number:02}" for number in order[:20]]
    for name in ("w2", "w1"):
        workshop.reveal(store, small, "desk", name, outcome=outcome, today=TODAY)
        for table in ("participants", "answers"):
            rows, transactions = lying(store, table, "w2")
            assert rows == sorted(rows)
            assert len(rows) == PEOPLE * (1 + (table == "answers"))
            assert len(transactions) == 1
        if name == "w2":
            come(store, "w1", order[20:])
    for table in ("participants", "answers"):
        rows, transactions = lying(store, table, "w1")
        assert rows == sorted(rows)
        assert len(rows) == PEOPLE * (1 + (table == "answers"))
        assert len(transactions) == 1


def test_after_the_reveal_marks_and_devices_are_gone(
    store: DatabaseStore, postgres: Server, small: Content
) -> None:
    """By which mark somebody was known and from which device they answered is in no file."""
    one = a_person("w1-1")
    store.add_participant("t", one, marks=["THEMARK"])
    store.put_answer(Said(one.id, said(to="roots_1", device="the phone they had")))
    kept = files(postgres, store)
    assert b"THEMARK" in kept
    assert b"the phone they had" in kept
    workshop.reveal(store, small, "desk", "w1", outcome=outcome, today=TODAY)
    assert store.people("w1", "in") == ()
    assert store.answers(one.id)["roots_1"].device == ""
    kept = files(postgres, store)
    assert b"THEMARK" not in kept
    assert b"the phone they had" not in kept


def test_a_reveal_does_not_lose_what_comes_elsewhere(store: DatabaseStore, small: Content) -> None:
    """While the tables are written anew at a reveal, people of another workshop join and answer,
    and nothing of theirs is refused or lost.
    """
    come(store, "w1", range(PEOPLE))
    over, begun = Event(), Event()

    def answer(number: int) -> int:
        person = a_person(f"w2-{number}", of="w2")
        assert store.add_participant(f"w2-t{number}", person, marks=[f"m{number}"])
        count = 0
        while not over.is_set():
            assert store.put_answer(Said(person.id, said(to=f"s{count}")))
            count += 1
            begun.set()
        return count

    with ThreadPoolExecutor(4) as pool:
        counts = [pool.submit(answer, number) for number in range(4)]
        assert begun.wait(20)
        try:
            workshop.reveal(store, small, "desk", "w1", outcome=outcome, today=TODAY)
        finally:
            over.set()
        said_there = sum(count.result() for count in counts)
        assert len(store.rows("w2")) == said_there


@pytest.mark.parametrize("length", [0, 9000], ids=["in a page", "beyond a page"])
def test_deleted_words_are_in_no_table_s_file(
    store: DatabaseStore, postgres: Server, length: int
) -> None:
    """After a deletion its words are in no file of a table or an index, nor among the samples
    that PostgreSQL takes of what tables hold; those of another workshop are.
    """
    store.add_workshop("desk", a_workshop("w3", organisation="Nowhere Municipality"))
    lot = random.Random(length)
    rest = "".join(lot.choices(string.ascii_letters, k=length))  # nothing that can be packed
    store.put_room_answer("w3", "s", "4", NOTE + rest, NOW)
    store.put_room_answer("w2", "s", "4", "the others' words", NOW)
    for number in range(20):
        person = a_person(f"p{number}", of="w3").model_copy(update={"area": "Harbour and Sea"})
        store.add_participant(f"t{number}", person, marks=[f"m{number}"])
        comment = f"Deep secret no. {number}"
        store.put_answer(Said(person.id, said(comment=comment + rest)))
        store.put_answer(Said(person.id, said(comment="", revision=2)))
        store.put_answer(Said(person.id, said(comment=comment, to="s2")))
    words = [text.encode() for text in (NOTE, "Deep secret no.", "Harbour", "Nowhere", "nowhere")]
    with store._engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.exec_driver_sql("ANALYZE")
    kept = files(postgres, store)
    assert [word for word in words if word not in kept] == []
    store.remove_workshop("w3")
    kept = files(postgres, store)
    assert [word for word in words if word in kept] == []
    assert b"the others' words" in kept


def test_what_an_earlier_version_revealed_tells_no_order_either(postgres: Server) -> None:
    """Bringing a database up to date takes the order out of what was revealed before."""
    url = postgres.fresh()
    fill(url)
    store = open_store(url)
    with store._engine.connect() as connection:
        for table, key in (("participants", "id"), ("answers", "participant || statement")):
            rows = connection.exec_driver_sql(
                f"SELECT {key}, xmin::text FROM {table} ORDER BY ctid"  # noqa: S608 - ours
            ).all()
            assert [row[0] for row in rows] == sorted(row[0] for row in rows)
            assert len({row[1] for row in rows}) == 1
    store.close()
