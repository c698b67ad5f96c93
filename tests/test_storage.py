"""The same truths of the store on SQLite and on PostgreSQL: what is accepted is kept."""

from __future__ import annotations

import time
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta, timezone
from threading import Event
from typing import TYPE_CHECKING

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import make_url, text

from answers import Comment, Row
from storage import DatabaseStore, StorageError, metadata, open_store
from tests.cast import NOTE, NOW, TODAY, a_person, a_workshop, said
from workshop import Pace, Refused, Said, Ways

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.postgres import Server
    from workshop import Phase


@pytest.fixture
def store(database: str) -> Iterator[DatabaseStore]:
    """A store with one workshop and one participant in it."""
    opened = open_store(database)
    opened.add_workshop("desk", a_workshop())
    assert opened.add_participant("token1", a_person(), marks=["AA"])
    yield opened
    opened.close()


@pytest.fixture
def again(database: str) -> Iterator[DatabaseStore]:
    """Another store on the same database, as after a restart; `store` may be open beside it."""
    opened = open_store(database)
    yield opened
    opened.close()


def test_a_workshop_is_read_back(store: DatabaseStore, again: DatabaseStore) -> None:
    """After a restart the workshop is the same, field by field, and an unknown one is none."""
    whole = a_workshop(
        "whole",
        kind="private",
        phase="revealed",
        language="en",
        areas=("Ældre", '"'),
        target=3,
        delete_on=TODAY,
        content="f",
        revealed_on=TODAY,
        invited=12,
        slips=True,
    )
    store.add_workshop("desk", whole, shelves="{}")
    assert again.workshop("whole") == whole
    assert again.workshop("w1") == store.workshop("w1") == a_workshop()
    assert again.workshop("w2") is None


def test_what_cannot_be_kept_is_not_there(store: DatabaseStore) -> None:
    """An id that no database could hold, from an address that was made up, leads to nothing."""
    assert store.workshop("w1\0") is None
    assert store.hold("desk", "\0") is None


def test_an_answer_is_read_back(store: DatabaseStore, again: DatabaseStore) -> None:
    """After a restart an answer and its note are the same, sign by sign."""
    kept = store.put_room_answer("w1", "s", "4", "“æøå” 🌱\n'; DROP TABLE workshops; --", NOW)
    assert again.room_answers("w1") == {"s": kept}
    assert (kept.answer, kept.revision, kept.at) == ("4", 1, NOW)


def test_the_room_s_later_answer_stands(store: DatabaseStore) -> None:
    """The last answer stands, its revision counts the times, and no answer is an answer too."""
    for answer in ("1", "dont_know", None):
        kept = store.put_room_answer("w1", "s", answer, "", NOW)
    assert (kept.answer, kept.revision) == (None, 3)
    assert store.room_answers("w1") == {"s": kept}


def test_a_moment_is_the_same_moment(store: DatabaseStore) -> None:
    """A moment from another zone is kept as the moment it was."""
    elsewhere = NOW.astimezone(timezone(timedelta(hours=5)))
    assert store.put_room_answer("w1", "s", "1", "", elsewhere).at == NOW


def test_a_desk_remembers_its_place_in_each_workshop(
    store: DatabaseStore, again: DatabaseStore
) -> None:
    """Every desk is somewhere in each of its workshops, after a restart too; or nowhere."""
    store.add_workshop("desk", a_workshop("w2"))
    for workshop, statement in (("w1", "s1"), ("w2", "s2"), ("w1", "s3")):
        store.put_place("desk", workshop, statement)
    assert [again.place("desk", workshop) for workshop in ("w1", "w2")] == ["s3", "s2"]
    assert again.place("other", "w1") is None
    store.put_place("desk", "gone", "s1")
    assert store.place("desk", "gone") is None


def test_an_answer_needs_its_workshop(store: DatabaseStore) -> None:
    """A workshop deleted between check and write is a refusal to the visitor, and no bug."""
    with pytest.raises(Refused):
        store.put_room_answer("w9", "s", "1", "", NOW)


def test_what_is_deleted_is_gone(store: DatabaseStore) -> None:
    """Deleting a workshop deletes what was said in it, and nothing of another's."""
    store.add_workshop("desk", a_workshop("w2"))
    for name in ("w1", "w2"):
        store.put_room_answer(name, "s", "4", NOTE, NOW)
        store.put_place("desk", name, "s")
        store.put_slips(name, [f"slip{name}"])
        store.put_share(f"share{name}", name, "share")
        store.keep_result(name, "{}")
    store.put_answer(Said("p1", said()))
    store.remove_workshop("w1")
    assert not any((store.workshop("w1"), store.place("desk", "w1"), store.result("w1")))
    assert not any((store.participant("token1"), store.shared("sharew1")))
    assert store.found_by_slip("slipw1") is None
    assert (store.room_answers("w1"), store.answers("p1")) == ({}, {})
    assert store.room_answers("w2")["s"].note == NOTE
    assert (store.place("desk", "w2"), store.result("w2")) == ("s", "{}")


def test_shelves_stay_for_whoever_is_pinned_to_them(
    store: DatabaseStore, again: DatabaseStore
) -> None:
    """While others delete the last workshop with the same shelves, at another server, nobody
    begins one whose shelves are gone.
    """

    def one(number: int) -> bool:
        server = (store, again)[number % 2]
        server.add_workshop("many", a_workshop(f"n{number}", content="f"), shelves="{}")
        there = server.content("f") == "{}"
        server.remove_workshop(f"n{number}")
        return there

    with ThreadPoolExecutor(8) as pool:
        assert all(pool.map(one, range(40)))
    assert store.content("f") is None


def test_two_servers_on_one_database(store: DatabaseStore, again: DatabaseStore) -> None:
    """What one server has kept, another on the same database sees and builds on."""
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


def test_a_workshop_is_changed_once(store: DatabaseStore, again: DatabaseStore) -> None:
    """Of two who move a workshop on from the same phase, one succeeds."""
    revealed = a_workshop(phase="revealed", revealed_on=TODAY)
    assert store.change_workshop(revealed, was="open")
    assert not again.change_workshop(revealed, was="open")
    assert again.workshop("w1") == revealed


def test_what_is_past_its_day(store: DatabaseStore) -> None:
    """A workshop is past when its last day is before today; without a day it never is."""
    for number in (-1, 0, 1):
        day = TODAY + timedelta(days=number)
        store.add_workshop("desk", a_workshop(f"day{number}", delete_on=day))
    assert store.past(TODAY) == ("day-1",)


def test_a_workshop_is_found_by_its_ways_in(store: DatabaseStore) -> None:
    """Link and code lead to their workshop, unknown ones to none, and no two share one."""
    for name in ("d1", "d2"):
        store.add_workshop("desk", a_workshop(name, phase="draft"))
    store.put_ways("d1", Ways("the link", "the code"), "link", "code")
    assert store.ways("d1") == Ways("the link", "the code")
    assert store.found_by_link("link") == store.found_by_code("code") == store.workshop("d1")
    assert store.found_by_link("code") is store.found_by_code("link") is None
    for link, code in (("link", "other"), ("other", "code")):
        with pytest.raises(Refused):
            store.put_ways("d2", Ways("", ""), link, code)
    assert store.ways("d2") is store.ways("w1") is store.ways("gone") is None


def test_the_ways_in_are_kept_while_people_use_them(store: DatabaseStore) -> None:
    """What stands on a wall still leads in: only a draft gets other ways in."""
    store.add_workshop("desk", a_workshop("d1", phase="draft"))
    store.put_ways("d1", Ways("the link", "the code"), "link", "code")
    store.change_workshop(a_workshop("d1"), was="draft")
    store.put_ways("d1", Ways("other link", "other code"), "other", "others")
    assert store.ways("d1") == Ways("the link", "the code")
    assert store.found_by_link("link") == a_workshop("d1")


def test_who_leaves_takes_the_answers_along(store: DatabaseStore) -> None:
    """A participant who withdraws is gone with every answer, and cannot answer any more."""
    store.put_answer(Said("p1", said(comment=NOTE)))
    assert store.remove_participant("p1")
    assert store.participant("token1") is None
    assert (store.answers("p1"), store.rows("w1")) == ({}, ())
    assert store.put_answer(Said("p1", said())) is None
    assert not store.remove_participant("p1")


@pytest.mark.parametrize("phase", ["draft", "revealed", "closed"])
def test_only_an_open_workshop_takes_answers(store: DatabaseStore, phase: Phase) -> None:
    """In every other phase nobody joins, answers or withdraws, and what was said stands."""
    store.put_answer(Said("p1", said("2")))
    store.change_workshop(a_workshop(phase=phase), was="open")
    assert store.put_answer(Said("p1", said("5", revision=2))) is None
    assert store.add_participant("token2", a_person("p2"), marks=["BB"]) is None
    assert not store.remove_participant("p1")
    assert store.answers("p1") == {"s1": said("2")}


def test_nobody_answers_for_an_unknown_person(store: DatabaseStore) -> None:
    """An answer of somebody who never joined, or to a workshop that is gone, is not kept."""
    assert store.put_answer(Said("nobody", said())) is None
    store.remove_workshop("w1")
    assert store.put_answer(Said("p1", said())) is None
    assert store.add_participant("token2", a_person("p2"), marks=["BB"]) is None


def test_words_are_kept_sign_by_sign(store: DatabaseStore, again: DatabaseStore) -> None:
    """A comment comes back as it was written."""
    answer = said(None, comment="“æøå” 🌱\n'; DROP TABLE answers; -- %s %(x)s :x \\ ?")
    assert store.put_answer(Said("p1", answer)) == answer
    assert again.answers("p1") == {"s1": answer}


def test_rows_are_everybody_s_answers(store: DatabaseStore) -> None:
    """Rows hold what was answered in this workshop, by id; one taken back is out."""
    for name in ("zz", "aa"):
        store.add_participant(f"token-{name}", a_person(name), marks=[name])
        store.put_answer(Said(name, said("4", comment=name)))
    store.put_answer(Said("aa", said(None, to="s2")))
    store.add_workshop("desk", a_workshop("w2"))
    store.add_participant("other", a_person("other", of="w2"), marks=["AA"])
    store.put_answer(Said("other", said()))
    assert store.rows("w1") == tuple(
        Row(name, "direktion", "Ældre", "s1", "4", name) for name in ("aa", "zz")
    )


def test_a_comment_without_a_rung_is_a_comment(store: DatabaseStore) -> None:
    """Whatever was written is among the comments, also where no rung was chosen; by id."""
    store.add_participant("token0", a_person("p0"), marks=["BB"])
    store.put_answer(Said("p1", said(None, comment=NOTE)))
    store.put_answer(Said("p1", said("3", to="s2")))
    store.put_answer(Said("p0", said("2", to="s3", comment="ja")))
    assert store.comments("w1") == (
        Comment(participant="p0", statement="s3", text="ja"),
        Comment(participant="p1", statement="s1", text=NOTE),
    )
    assert [row.statement for row in store.rows("w1")] == ["s3", "s2"]


def test_how_far_everybody_is(store: DatabaseStore) -> None:
    """Who has joined counts before the first answer, what was taken back does not, and whoever
    has written but a comment has begun.
    """
    parts = [["s1", "s2"], ["s3"], []]
    for name in ("p2", "p3", "p5"):
        store.add_participant(f"token-{name}", a_person(name), marks=[name])
    chief = a_person("p4").model_copy(update={"level": "chef"})
    store.add_participant("token-p4", chief, marks=["p4"])
    for statement in ("s1", "s3", "another"):
        store.put_answer(Said("p4", said(to=statement)))
    store.put_answer(Said("p1", said(to="s1")))
    store.put_answer(Said("p1", said(None, to="s2")))
    store.put_answer(Said("p5", said(None, comment="just a word")))
    assert set(store.paces("w1", parts)) == {
        Pace("direktion", (1, 0, 0), 1, begun=True),
        Pace("direktion", (0, 0, 0), 2, begun=False),
        Pace("direktion", (0, 0, 0), 1, begun=True),
        Pace("chef", (1, 1, 0), 1, begun=True),
    }
    assert store.paces("w2", parts) == ()


def test_an_answer_waits_for_a_reveal(store: DatabaseStore, again: DatabaseStore) -> None:
    """An answer that comes while another server reveals is held back, and then refused."""
    with again._engine.begin() as connection:
        connection.execute(text("UPDATE workshops SET phase = 'revealed'"))
        kept = store.put_answer_soon(Said("p1", said()))
        time.sleep(0.1)
        assert not kept.done()
    assert kept.result() is None
    assert store.rows("w1") == ()


def test_nothing_is_accepted_after_a_reveal(store: DatabaseStore, again: DatabaseStore) -> None:
    """Under load, what another server sees at its reveal is all there will ever be."""
    accepted: list[str] = []
    refused, begun = Event(), Event()

    def one(number: int) -> None:
        while not refused.is_set():
            statement = f"s{number}-{len(accepted)}"
            if store.put_answer(Said("p1", said(to=statement))):
                accepted.append(statement)
            else:
                refused.set()
            if len(accepted) > 50:
                begun.set()

    with ThreadPoolExecutor(8) as pool:
        done = [pool.submit(one, number) for number in range(8)]
        assert begun.wait(20)
        again.change_workshop(a_workshop(phase="revealed"), was="open")
        frozen = again.rows("w1")
        assert [future.result() for future in done] == [None] * 8
    assert store.rows("w1") == frozen
    assert {row.statement for row in frozen} == set(accepted)


def test_many_answers_share_a_commit(store: DatabaseStore) -> None:
    """Answers of many at once are each acknowledged by themselves, and each is kept."""
    for number in range(20):
        store.add_participant(f"t{number}", a_person(f"many{number}"), marks=[f"m{number}"])
    sent = [Said(f"many{n % 21}", said(to=f"s{n // 21}")) for n in range(21 * 30)]
    kept = [store.put_answer_soon(one) for one in sent]
    assert [future.result() for future in kept] == [
        one.answer if one.participant != "many20" else None for one in sent
    ]
    assert len(store.rows("w1")) == 20 * 30


def test_one_bad_answer_takes_no_other_along(store: DatabaseStore, again: DatabaseStore) -> None:
    """What the database cannot hold fails alone; those beside it in the group are kept."""
    with again._engine.begin() as connection:
        connection.execute(text("UPDATE workshops SET phase = phase"))
        kept = [
            store.put_answer_soon(Said("p1", said(to=f"s{n}", comment="\ud800" * (n == 3))))
            for n in range(6)
        ]
    assert isinstance(kept.pop(3).exception(), UnicodeEncodeError)
    assert all(future.result() for future in kept)
    assert store.answers("p1").keys() == {"s0", "s1", "s2", "s4", "s5"}


def test_a_bad_answer_alone_fails_alone(store: DatabaseStore) -> None:
    """Whoever sent it is told, and the next one is kept."""
    with pytest.raises(UnicodeEncodeError):
        store.put_answer(Said("p1", said(comment="\ud800")))
    assert store.put_answer(Said("p1", said()))


def test_who_stops_waiting_does_not_take_it_back(store: DatabaseStore) -> None:
    """An answer is kept although the one who waited for it has hung up."""
    kept = store.put_answer_soon(Said("p1", said()))
    assert not kept.cancel()
    assert kept.result()
    assert store.put_answer(Said("p1", said(to="s2")))


def test_closing_finishes_what_waits(store: DatabaseStore, again: DatabaseStore) -> None:
    """A store that is closed has kept everything it took, and can be used again."""
    kept = [store.put_answer_soon(Said("p1", said(to=f"s{number}"))) for number in range(200)]
    store.close()
    assert all(future.done() and future.result() for future in kept)
    assert len(again.answers("p1")) == 200
    assert store.put_answer(Said("p1", said(to="afterwards")))


def test_readers_wait_for_no_writer(store: DatabaseStore, again: DatabaseStore) -> None:
    """While somebody writes, everybody reads what was kept before."""
    with again._engine.begin() as connection:
        connection.execute(text("UPDATE workshops SET organisation = 'other'"))
        begun = time.monotonic()
        assert store.workshop("w1") == a_workshop()
        assert store.participant("token1") == a_person().model_copy(update={"mark": "AA"})
        assert store.rows("w1") == ()
        assert time.monotonic() - begun < 1


def test_migrations_make_the_tables_of_the_code(store: DatabaseStore) -> None:
    """From nothing, the migrations make exactly the tables that the code speaks of."""
    with store._engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), metadata) == []


@pytest.mark.parametrize("kind", ["sqlite", "postgresql"])
def test_many_servers_open_a_fresh_database(
    kind: str, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    """Servers that start at the same time on a database without tables all get in."""
    server: Server = request.getfixturevalue("postgres")
    url = f"sqlite:///{tmp_path / 'fresh.sqlite3'}" if kind == "sqlite" else server.fresh()
    with ThreadPoolExecutor(12) as pool:
        stores = list(pool.map(open_store, [url] * 12))
    stores[0].add_workshop("desk", a_workshop())
    assert {store.workshop("w1") for store in stores} == {a_workshop()}
    for store in stores:
        store.close()


@pytest.mark.parametrize(
    ("url", "reason"),
    [
        ("nonsense", "no address"),
        ("foo://here", "asks for foo"),
        ("mysql+pymysql://u:hush@here/db", "asks for mysql"),
        ("postgresql+psycopg://u:hush", "no address"),
        ("postgresql+psycopg://u:hu/sh@127.0.0.1:1/db", "refused"),
        ("sqlite://", "names no file"),
        ("sqlite:///:memory:", "names no file"),
        ("sqlite://user:hush@/nowhere/at/all", "Invalid SQLite URL"),
        ("sqlite:////nowhere/at/all.sqlite3", "unable to open database file"),
        ("sqlite:////", "unable to open database file"),
        ("postgresql+psycopg://u:hush@127.0.0.1:1/db", "refused"),
        ("postgresql+psycopg://u@127.0.0.1:1/db?password=hush", "refused"),
        ("postgresql://u:hush@127.0.0.1:1/db?connect_timeout=3", "refused"),
    ],
)
def test_an_address_that_cannot_be_used(url: str, reason: str) -> None:
    """A wrong address is one sentence that says what to do, and never a password."""
    with pytest.raises(StorageError, match=reason) as error:
        open_store(url)
    message = str(error.value)
    assert "HELHEDSTJEK_DATABASE_URL" in message
    assert "\n" not in message
    assert "hush" not in message
    assert "sh@" not in message


def test_a_server_that_does_not_know_us(postgres: Server) -> None:
    """An unknown database is named, and the password of who asked is not."""
    url = postgres.url("nowhere", password="hush")
    with pytest.raises(StorageError, match='"nowhere" does not exist') as error:
        open_store(url)
    assert "hush" not in str(error.value)
    assert str(make_url(url).port) in str(error.value)


def test_a_server_that_acknowledges_too_early(postgres: Server) -> None:
    """Where a server is set to acknowledge before it syncs, it syncs for us all the same."""
    url = postgres.migrated()
    postgres.run(f"ALTER DATABASE {make_url(url).database} SET synchronous_commit = off")
    store = open_store(url)
    with store._engine.connect() as connection:
        assert connection.exec_driver_sql("SHOW synchronous_commit").scalar() == "on"
    store.close()
