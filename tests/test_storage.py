"""The same truths of the store on SQLite and on PostgreSQL: what is accepted is kept, by rule."""

from __future__ import annotations

import time
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime, timedelta, timezone
from threading import Event
from typing import TYPE_CHECKING

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import make_url, text

from answers import Row
from storage import DatabaseStore, StorageError, metadata, open_store
from workshop import Answer, Desk, Pace, Participant, Refused, Workshop

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.postgres import Server

NOW = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)
NOTE = "What only these four people know"


def workshop(name: str = "w1", *, created: datetime = NOW) -> Workshop:
    """A workshop with this id, open for answers."""
    return Workshop(
        id=name, organisation="Ø & Søn", questionnaire="short", mode="open", created=created
    )


def person(name: str = "p1", *, of: str = "w1") -> Participant:
    """A participant with this id."""
    return Participant(id=name, workshop=of, level="direktion", area="Ældre", language="da")


def said(
    answer: str | None = "3", *, to: str = "s1", revision: int = 1, comment: str = ""
) -> Answer:
    """An answer to a statement."""
    return Answer(statement=to, answer=answer, comment=comment, revision=revision)


@pytest.fixture
def store(database: str) -> Iterator[DatabaseStore]:
    """A store with one workshop and one participant in it."""
    opened = open_store(database)
    opened.add_workshop("desk", workshop())
    assert opened.add_participant("token1", person())
    yield opened
    opened.close()


@pytest.fixture
def again(database: str) -> Iterator[DatabaseStore]:
    """Another store on the same database, as after a restart; `store` may be open beside it."""
    opened = open_store(database)
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


def test_a_workshop_is_changed_once(store: DatabaseStore, again: DatabaseStore) -> None:
    """Of two who move a workshop on from the same phase, one succeeds."""
    revealed = workshop().model_copy(update={"phase": "revealed"})
    assert store.change_workshop(revealed, was="open")
    assert not again.change_workshop(revealed, was="open")
    assert again.workshop("w1") == revealed


def test_what_is_past_its_day(store: DatabaseStore) -> None:
    """A workshop is past when its last day is before today; without a day it never is."""
    day = date(2026, 11, 22)
    for number in (-1, 0, 1):
        ends = workshop(f"day{number}").model_copy(
            update={"delete_on": day + timedelta(days=number)}
        )
        store.add_workshop("desk", ends)
    assert store.past(day) == ("day-1",)


def test_a_workshop_is_found_by_its_keys(store: DatabaseStore) -> None:
    """Link and code lead to their workshop, unknown ones to none, and no two share one."""
    store.put_keys("w1", "link", "code")
    assert store.found_by_link("link") == store.found_by_code("code") == workshop()
    assert store.found_by_link("code") is store.found_by_code("link") is None
    store.add_workshop("desk", workshop("w2"))
    for link, code in (("link", "other"), ("other", "code")):
        with pytest.raises(Refused):
            store.put_keys("w2", link, code)


def test_a_participant_is_known_by_token(store: DatabaseStore) -> None:
    """A participant is known by their token, and by nothing else."""
    assert store.participant("token1") == person()
    assert store.participant("p1") is None


def test_who_leaves_takes_the_answers_along(store: DatabaseStore) -> None:
    """A participant who withdraws is gone with every answer, and cannot answer any more."""
    store.put_answer("p1", said(comment=NOTE))
    assert store.remove_participant("p1")
    assert store.participant("token1") is None
    assert (store.answers("p1"), store.rows("w1")) == ({}, ())
    assert not store.put_answer("p1", said())
    assert not store.remove_participant("p1")


@pytest.mark.parametrize("phase", ["draft", "revealed", "closed"])
def test_only_an_open_workshop_takes_answers(store: DatabaseStore, phase: str) -> None:
    """In every other phase nobody joins, answers or withdraws, and what was said stands."""
    store.put_answer("p1", said("2"))
    store.change_workshop(workshop().model_copy(update={"phase": phase}), was="open")
    assert not store.put_answer("p1", said("5", revision=2))
    assert not store.add_participant("token2", person("p2"))
    assert not store.remove_participant("p1")
    assert store.answers("p1") == {"s1": said("2")}


def test_nobody_answers_for_an_unknown_person(store: DatabaseStore) -> None:
    """An answer of somebody who never joined, or to a workshop that is gone, is not kept."""
    assert not store.put_answer("nobody", said())
    store.remove_workshop("w1")
    assert not store.put_answer("p1", said())
    assert not store.add_participant("token2", person("p2"))


@pytest.mark.parametrize(
    ("revisions", "stands"), [((1, 2), 1), ((2, 1), 0), ((1, 1), 1), ((0, 2**53 - 1, 7), 1)]
)
def test_the_highest_revision_stands(
    store: DatabaseStore, revisions: tuple[int, ...], stands: int
) -> None:
    """An older answer that comes late changes nothing; one sent twice is kept once."""
    for number, revision in enumerate(revisions):
        assert store.put_answer("p1", said(str(number), revision=revision))
    assert store.answers("p1")["s1"].answer == str(stands)


@pytest.mark.parametrize(
    ("revisions", "stands"), [((1, 2), 1), ((2, 1), 0), ((1, 1), 1), ((0, 2**53 - 1, 7), 1)]
)
def test_the_highest_revision_stands_in_a_group(
    store: DatabaseStore, again: DatabaseStore, revisions: tuple[int, ...], stands: int
) -> None:
    """The rule is the same for answers that share a transaction."""
    with again._engine.begin() as connection:  # holds the writer up, so that the rest gathers
        connection.execute(text("UPDATE workshops SET phase = phase"))
        first = store.put_answer_soon("p1", said(to="first"))
        kept = [
            store.put_answer_soon("p1", said(str(number), revision=revision))
            for number, revision in enumerate(revisions)
        ]
    assert [future.result() for future in (first, *kept)] == [True] * (len(revisions) + 1)
    assert store.answers("p1")["s1"].answer == str(stands)


def test_words_are_kept_sign_by_sign(store: DatabaseStore, again: DatabaseStore) -> None:
    """A comment and a name come back as they were written."""
    answer = said(None, comment="“æøå” 🌱\n'; DROP TABLE answers; -- %s %(x)s :x \\ ?")
    assert store.put_answer("p1", answer)
    assert again.answers("p1") == {"s1": answer}


def test_rows_are_everybody_s_answers(store: DatabaseStore) -> None:
    """Rows hold what was answered in this workshop, by id; one taken back is out."""
    for name in ("zz", "aa"):
        store.add_participant(f"token-{name}", person(name))
        store.put_answer(name, said("4", comment=name))
    store.put_answer("aa", said(None, to="s2"))
    store.add_workshop("desk", workshop("w2"))
    store.add_participant("other", person("other", of="w2"))
    store.put_answer("other", said())
    assert store.rows("w1") == tuple(
        Row(name, "direktion", "Ældre", "s1", "4", name) for name in ("aa", "zz")
    )


def test_how_far_everybody_is(store: DatabaseStore) -> None:
    """Who has joined counts before the first answer, and what was taken back does not."""
    parts = [["s1", "s2"], ["s3"], []]
    for name in ("p2", "p3"):
        store.add_participant(f"token-{name}", person(name))
    chief = person("p4").model_copy(update={"level": "chef"})
    store.add_participant("token-p4", chief)
    for statement in ("s1", "s3", "another"):
        store.put_answer("p4", said(to=statement))
    store.put_answer("p1", said(to="s1"))
    store.put_answer("p1", said(None, to="s2"))
    assert set(store.paces("w1", parts)) == {
        Pace("direktion", (1, 0, 0), 1),
        Pace("direktion", (0, 0, 0), 2),
        Pace("chef", (1, 1, 0), 1),
    }
    assert store.paces("w2", parts) == ()


def test_an_answer_waits_for_a_reveal(store: DatabaseStore, again: DatabaseStore) -> None:
    """An answer that comes while another server reveals is held back, and then refused."""
    with again._engine.begin() as connection:
        connection.execute(text("UPDATE workshops SET phase = 'revealed'"))
        kept = store.put_answer_soon("p1", said())
        time.sleep(0.1)
        assert not kept.done()
    assert kept.result() is False
    assert store.rows("w1") == ()


def test_nothing_is_accepted_after_a_reveal(store: DatabaseStore, again: DatabaseStore) -> None:
    """Under load, what another server sees at its reveal is all there will ever be."""
    accepted: list[str] = []
    refused, begun = Event(), Event()

    def one(number: int) -> None:
        while not refused.is_set():
            statement = f"s{number}-{len(accepted)}"
            if store.put_answer("p1", said(to=statement)):
                accepted.append(statement)
            else:
                refused.set()
            if len(accepted) > 50:
                begun.set()

    with ThreadPoolExecutor(8) as pool:
        done = [pool.submit(one, number) for number in range(8)]
        assert begun.wait(20)
        again.change_workshop(workshop().model_copy(update={"phase": "revealed"}), was="open")
        frozen = again.rows("w1")
        assert [future.result() for future in done] == [None] * 8
    assert store.rows("w1") == frozen
    assert {row.statement for row in frozen} == set(accepted)


def test_many_answers_share_a_commit(store: DatabaseStore) -> None:
    """Answers of many at once are each acknowledged by themselves, and each is kept."""
    for number in range(20):
        store.add_participant(f"t{number}", person(f"many{number}"))
    kept = [
        store.put_answer_soon(f"many{number % 21}", said(to=f"s{number // 21}"))
        for number in range(21 * 30)
    ]
    assert [future.result() for future in kept] == [number % 21 < 20 for number in range(21 * 30)]
    assert len(store.rows("w1")) == 20 * 30


def test_one_bad_answer_takes_no_other_along(store: DatabaseStore, again: DatabaseStore) -> None:
    """What the database cannot hold fails alone; those beside it in the group are kept."""
    with again._engine.begin() as connection:
        connection.execute(text("UPDATE workshops SET phase = phase"))
        kept = [
            store.put_answer_soon("p1", said(to=f"s{number}", comment="\ud800" * (number == 3)))
            for number in range(6)
        ]
    assert isinstance(kept.pop(3).exception(), UnicodeEncodeError)
    assert all(future.result() for future in kept)
    assert store.answers("p1").keys() == {"s0", "s1", "s2", "s4", "s5"}


def test_who_stops_waiting_does_not_take_it_back(store: DatabaseStore) -> None:
    """An answer is kept although the one who waited for it has hung up."""
    kept = store.put_answer_soon("p1", said())
    assert not kept.cancel()
    assert kept.result()
    assert store.put_answer("p1", said(to="s2"))


def test_closing_finishes_what_waits(store: DatabaseStore, again: DatabaseStore) -> None:
    """A store that is closed has kept everything it took, and can be used again."""
    kept = [store.put_answer_soon("p1", said(to=f"s{number}")) for number in range(200)]
    store.close()
    assert all(future.done() and future.result() for future in kept)
    assert len(again.answers("p1")) == 200
    assert store.put_answer("p1", said(to="afterwards"))


def test_readers_wait_for_no_writer(store: DatabaseStore, again: DatabaseStore) -> None:
    """While somebody writes, everybody reads what was kept before."""
    with again._engine.begin() as connection:
        connection.execute(text("UPDATE workshops SET organisation = 'other'"))
        begun = time.monotonic()
        assert store.workshop("w1") == workshop()
        assert store.participant("token1") == person()
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
    stores[0].add_workshop("desk", workshop())
    assert {store.workshop("w1") for store in stores} == {workshop()}
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
        ("postgresql://u:hush@127.0.0.1:1/db", "refused"),
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


def test_a_server_that_restarts_is_found_again(postgres: Server) -> None:
    """Connections that were cut are made anew, and no answer suffers."""
    store = open_store(postgres.migrated())
    store.add_workshop("desk", workshop())
    store.add_participant("token1", person())
    assert store.put_answer("p1", said())
    postgres.run("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname LIKE 'mi%'")
    assert store.put_answer("p1", said("4", revision=2))
    assert store.answers("p1")["s1"].answer == "4"
    store.close()
