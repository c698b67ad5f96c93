"""A database that version 619b15d made, opened by today's: nothing that was stored is lost."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from unicodedata import normalize

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext

import workshop
from advice import outcome
from storage import metadata, open_store
from tests.cast import NOW, TODAY, said
from tests.earlier import fill
from workshop import Refused, Workshop

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from arithmetic import Result
    from content import Content
    from storage import DatabaseStore
    from tests.postgres import Server

SECRET: Final = "a-desk-made-by-619b15d"
DESK: Final = workshop.desk_of(SECRET)
LINK, CODE = "IcxEnIOkT9RsT3KjsGpYXg", "8QMBGMYS"

# What that version showed of its two revealed workshops.
SCORES: Final = {
    "revealed": {"roots": 2.161616, "stem": 3.118182, "leaves": 2.572727},
    "closed": {"roots": 2.283333, "stem": 2.958333, "leaves": 2.958333},
}
COUNTS: Final = {
    "revealed": {"roots_1": (1, 3, 3, 1, 1, 0), "leaves_2": (1, 3, 1, 3, 1, 2)},
    "closed": {"stem_4": (0, 0, 0, 0, 2, 1), "roots_1": (1, 1, 1, 1, 1, 0)},
}


@pytest.fixture(params=["sqlite", "postgresql"])
def earlier(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of a database as that version left it, once of each kind."""
    server: Server = request.getfixturevalue("postgres")
    on_sqlite = request.param == "sqlite"
    url = f"sqlite:///{tmp_path / 'earlier.sqlite3'}" if on_sqlite else server.fresh()
    fill(url)
    return url


@pytest.fixture
def store(earlier: str, small: Content) -> Iterator[DatabaseStore]:
    """That database, brought up to date and pinned as the app does when it starts."""
    opened = open_store(earlier)
    assert workshop.pin(opened, small, outcome) == 4
    yield opened
    opened.close()


def found(store: DatabaseStore, name: str) -> Workshop:
    """One of its workshops."""
    here = store.workshop(name)
    assert here
    return here


def test_its_tables_become_today_s(store: DatabaseStore) -> None:
    """The migrations make of its tables exactly those that the code speaks of; SQLite's still
    have no row numbers.
    """
    with store._engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), metadata) == []
        if connection.dialect.name == "sqlite":
            made = connection.exec_driver_sql("SELECT name, sql FROM sqlite_schema").mappings()
            tables = {row["name"]: row["sql"] for row in made}
            for name in ("participants", "answers"):
                assert tables[name].rstrip().endswith("WITHOUT ROWID")


def test_its_workshops_are_all_there(store: DatabaseStore) -> None:
    """Every workshop is on its desk, as it was, and can be searched for."""
    listed = workshop.mine(store, DESK)
    assert {here.id: (here.organisation, here.phase, here.kind) for here in listed.workshops} == {
        "draft": ("Kladde Kommune", "draft", "private"),
        "open": ("Halvvejs Kommune", "open", "private"),
        "revealed": ("Vist Kommune", "revealed", "private"),
        "closed": ("Åben & Lukket", "closed", "private"),
        "together": (normalize("NFD", "Ærøskøbing Å"), "open", "together"),
    }
    assert listed.begun == {"open": 6, "revealed": 12, "closed": 6, "together": 2}
    assert [here.id for here in workshop.mine(store, DESK, search="ærøskøbing å").workshops] == [
        "together"
    ]
    new = {(here.name, here.meets_on, here.archived) for here in listed.workshops}
    assert new == {("", None, False)}
    assert found(store, "draft").areas == ("Ældre", "Børn & Unge")
    assert found(store, "revealed").target == 3
    assert {store.hold(DESK, here.id) for here in listed.workshops} == {"owner"}


def test_its_link_and_code_lead_in(store: DatabaseStore, small: Content) -> None:
    """The QR on the wall and the code beside it still lead in, and are shown as before."""
    here = found(store, "open")
    assert workshop.found_by_link(store, LINK) == workshop.found_by_code(store, CODE) == here
    assert workshop.ways_in(store, here, SECRET) == (LINK, CODE)
    new = workshop.join(
        store,
        small,
        here,
        level="chef",
        area="Ældre",
        language="da",
        token="new",
        new_id=lambda: "new",
    )
    assert (new.state, len(new.mark or "")) == ("in", 2)


def test_its_people_go_on_where_they_were(store: DatabaseStore, small: Content) -> None:
    """Whoever was in the middle of it is known by the same token, has their answers, and a mark,
    and a first answer from today's page stands whatever number the old page had come to.
    """
    who, here = workshop.participant(store, "open-04-token")
    assert {key: one.answer for key, one in store.answers(who.id).items()} == {
        "roots_1": "3",
        "roots_2": "1",
        "stem_1": "3",
        "stem_2": "dont_know",
    }
    assert store.answers(who.id)["roots_1"].comment == "Ord 4 om roots_1 “æøå”"
    new = said("5", to="stem_2", revision=1)
    assert workshop.answer(store, small, who, here, new) == new
    marks = store.people("open", "in")
    assert len(marks) == 7
    assert who.mark in marks
    assert workshop.participant(store, "revealed-04-token")[0].mark is None


def test_its_open_workshop_is_pinned_and_revealed(store: DatabaseStore, small: Content) -> None:
    """What was open is from now on asked by the shelves of today, and is revealed as any other."""
    here = found(store, "open")
    assert (here.content, here.revealed_on) == (small.fingerprint, None)
    after = workshop.reveal(store, small, DESK, "open", outcome=outcome, today=TODAY)
    assert after.revealed_on == TODAY
    assert workshop.kept(store, small, after, outcome).result.participants == 5


@pytest.mark.parametrize("name", ["revealed", "closed"])
def test_its_results_are_the_same(store: DatabaseStore, small: Content, name: str) -> None:
    """What was shown is kept as it was shown, with the day its report has said; nothing counts it
    again.
    """
    here = found(store, name)
    assert (here.content, here.revealed_on) == (small.fingerprint, NOW.date())
    kept = store.result(name)
    found_again = workshop.kept(store, small, here, nobody_counts)
    assert found_again.model_dump_json() == kept
    result = found_again.result
    assert {factor.id: factor.score for factor in result.factors} == pytest.approx(
        SCORES[name], abs=1e-6
    )
    statements = {s.id: s for factor in result.factors for s in factor.statements}
    for statement, counts in COUNTS[name].items():
        assert tuple(statements[statement].counts or ()) == counts
    assert result.participants == {"revealed": 12, "closed": 6}[name]


def nobody_counts(*_: object, **__: object) -> Result:
    """What must not be called."""
    raise AssertionError


def test_its_comments_are_there(store: DatabaseStore) -> None:
    """What was written is there, also what was written without a rung and never shown."""
    texts = [comment.text for comment in workshop.comments(store, found(store, "revealed"))]
    assert "Kun en bemærkning" in texts
    assert len(texts) == len(set(texts)) > 5


def test_its_room_goes_on(store: DatabaseStore, small: Content) -> None:
    """What a room settled together is there with its notes, the desk is where it was, and the
    next answer counts on.
    """
    settled = workshop.settled(store, "together")
    assert {key: (one.answer, one.note) for key, one in settled.items()} == {
        "roots_1": ("4", "vi er enige"),
        "roots_2": (None, "mangler"),
        "stem_1": ("dont_know", ""),
    }
    assert workshop.place(store, DESK, "together") == "roots_2"
    assert store.place(workshop.desk_of("another-desk"), "example") is None
    assert found(store, "together").content == small.fingerprint
    again = workshop.settle(store, small, DESK, "together", "roots_1", "2", now=NOW)
    assert (again.answer, again.revision) == ("2", 2)


def test_its_draft_is_pinned_when_it_opens(store: DatabaseStore, small: Content) -> None:
    """A draft is tied to nothing until it opens, with ways in of its own."""
    assert found(store, "draft").content is None
    workshop.change(store, DESK, "draft", target_group="Alle", now=NOW)
    here = workshop.open(store, small, DESK, "draft", new_token=workshop.new_token)
    assert here.content == small.fingerprint
    assert workshop.found_by_link(store, workshop.ways_in(store, here, SECRET).link) == here


def test_pinning_again_changes_nothing(store: DatabaseStore, small: Content) -> None:
    """The next start finds nothing to pin."""
    before = [found(store, name) for name in ("open", "revealed", "closed", "together")]
    assert workshop.pin(store, small, nobody_counts) == 0
    assert [found(store, here.id) for here in before] == before


def test_whoever_shares_it_sees_its_ways_once_its_owner_has(store: DatabaseStore) -> None:
    """Another browser's secret makes no way in; from its owner's first look on they are kept."""
    here = found(store, "open")
    with pytest.raises(Refused, match="opened this page"):
        workshop.ways_in(store, here, "another secret")
    assert workshop.ways_in(store, here, SECRET) == (LINK, CODE)
    assert workshop.ways_in(store, here, "another secret") == (LINK, CODE)
    assert workshop.found_by_link(store, LINK) == here
