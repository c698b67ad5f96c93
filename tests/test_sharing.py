"""Whose a workshop is, who shares it, and how one finds it among a thousand; on both engines."""

from __future__ import annotations

import random
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from itertools import count
from typing import TYPE_CHECKING
from unicodedata import normalize

import pytest

import workshop
from storage import open_store
from tests.cast import NOW, a_person, a_workshop, said
from workshop import Refused, Said

if TYPE_CHECKING:
    from collections.abc import Iterator

    from content import Content
    from storage import DatabaseStore
    from workshop import Gives


@pytest.fixture
def store(database: str) -> Iterator[DatabaseStore]:
    """A store with one workshop of "desk"."""
    opened = open_store(database)
    opened.add_workshop("desk", a_workshop())
    yield opened
    opened.close()


@pytest.fixture
def again(database: str) -> Iterator[DatabaseStore]:
    """Another server on the same database."""
    opened = open_store(database)
    yield opened
    opened.close()


def linked(store: DatabaseStore, gives: Gives, name: str = "token", of: str = "desk") -> str:
    """A link of the workshop's."""
    return workshop.share(store, of, "w1", gives, new_token=lambda: name)


def test_a_workshop_is_shared(store: DatabaseStore, again: DatabaseStore) -> None:
    """Whoever takes a link holds the workshop beside its owner, has a place of their own, and
    the link works for the next one too.
    """
    linked(store, "share")
    assert workshop.offered(again, "token") == (a_workshop(), "share")
    assert store.hold("other", "w1") is None
    for desk in ("other", "other", "third"):
        assert workshop.take(again, desk, "token") == a_workshop()
    assert (store.hold("other", "w1"), store.hold("desk", "w1")) == ("shared", "owner")
    assert workshop.held(store, "other", "w1") == a_workshop()
    assert workshop.sharing(store, "desk", "w1") == (("share",), 2)
    workshop.keep_place(store, "other", "w1", "s2")
    assert workshop.place(store, "other", "w1") == "s2"
    assert workshop.place(store, "desk", "w1") is None


def test_an_owner_who_takes_their_own_link_stays_the_owner(store: DatabaseStore) -> None:
    """A link tried in the browser that made it changes nothing."""
    for gives in ("share", "hand_over"):
        linked(store, gives, gives)
        workshop.take(store, "desk", gives)
        assert store.hold("desk", "w1") == "owner"
        assert store.sharing("w1").holders == 0


def test_who_shares_cannot_give_it_away(store: DatabaseStore) -> None:
    """Sharing, handing over, taking back and deleting are the owner's alone."""
    linked(store, "share")
    workshop.take(store, "other", "token")
    for desk in ("other", "stranger"):
        for gives in ("share", "hand_over"):
            with pytest.raises(Refused):
                linked(store, gives, "theirs", of=desk)
        for verb in (workshop.take_back, workshop.sharing):
            with pytest.raises(Refused):
                verb(store, desk, "w1")
    with pytest.raises(Refused, match="made the workshop"):
        workshop.delete(store, "other", "w1")
    workshop.delete(store, "stranger", "w1")
    assert store.workshop("w1")
    assert store.sharing("w1") == (("share",), 1)


def test_what_is_taken_back_is_gone(store: DatabaseStore) -> None:
    """After taking back no link works, and nobody but the owner holds the workshop."""
    linked(store, "share", "one")
    linked(store, "hand_over", "two")
    workshop.take(store, "other", "one")
    assert workshop.sharing(store, "desk", "w1") == (("hand_over", "share"), 1)
    workshop.take_back(store, "desk", "w1")
    assert workshop.sharing(store, "desk", "w1") == ((), 0)
    for token in ("one", "two", "never"):
        for verb in (
            lambda token: workshop.offered(store, token),
            lambda token: workshop.take(store, "late", token),
        ):
            with pytest.raises(Refused, match="does not work"):
                verb(token)
    with pytest.raises(Refused):
        workshop.held(store, "other", "w1")
    assert store.hold("late", "w1") is None


def test_a_workshop_is_handed_over(store: DatabaseStore) -> None:
    """Whoever takes it is its owner, also who shared it before; whoever gave it has it no more,
    and the link is spent. Who shares it otherwise goes on; links that lie about end, for they
    were made by somebody who no longer has it.
    """
    linked(store, "share", "share")
    for desk in ("third", "new"):
        workshop.take(store, desk, "share")
    linked(store, "hand_over")
    assert workshop.take(store, "new", "token") == a_workshop()
    assert [store.hold(desk, "w1") for desk in ("new", "desk", "third")] == [
        "owner",
        None,
        "shared",
    ]
    assert workshop.sharing(store, "new", "w1") == ((), 1)
    with pytest.raises(Refused, match="does not work"):
        workshop.take(store, "late", "token")
    assert workshop.mine(store, "desk").total == 0
    workshop.delete(store, "new", "w1")
    assert store.workshop("w1") is None


@pytest.mark.parametrize("gives", ["share", "hand_over"])
def test_what_is_handed_over_does_not_come_back_by_an_older_link(
    store: DatabaseStore, gives: Gives
) -> None:
    """Whoever handed it over keeps no second link by which to share it, or to take it back."""
    linked(store, gives, "kept")
    linked(store, "hand_over")
    workshop.take(store, "new", "token")
    with pytest.raises(Refused, match="does not work"):
        workshop.take(store, "desk", "kept")
    assert (store.hold("new", "w1"), store.hold("desk", "w1")) == ("owner", None)


def test_a_workshop_is_handed_over_once(store: DatabaseStore, again: DatabaseStore) -> None:
    """Of many who take the link at the same moment, at two servers, one is the owner."""
    linked(store, "hand_over")

    def take(number: int) -> bool:
        return bool((store, again)[number % 2].take(workshop.hashed("token"), f"desk{number}"))

    with ThreadPoolExecutor(16) as pool:
        took = list(pool.map(take, range(16)))
    assert sum(took) == 1
    assert store.hold(f"desk{took.index(True)}", "w1") == "owner"


def test_a_link_ends_with_its_workshop(store: DatabaseStore) -> None:
    """A link to a workshop that was deleted meanwhile says that it does not work."""
    linked(store, "share")
    workshop.take(store, "other", "token")
    workshop.delete(store, "desk", "w1")
    with pytest.raises(Refused, match="does not work"):
        workshop.offered(store, "token")
    with pytest.raises(Refused):
        workshop.held(store, "other", "w1")
    with pytest.raises(Refused):
        workshop.own(store, "desk", "w1")


def test_a_link_s_token_is_not_kept(store: DatabaseStore) -> None:
    """Who reads the database cannot take what a link gives."""
    linked(store, "share", "a secret")
    assert store.shared("a secret") is None
    assert store.shared(workshop.hashed("a secret"))


NAMES = ("Ærø", "Åbenrå", "100% & Søn_1", "Århus Ø", "aarhus", "Øby Kommune", "\\ back/slash")


def listing(store: DatabaseStore, search: str = "") -> list[str]:
    """The organisations that are found."""
    return [found.organisation for found in workshop.mine(store, "many", search=search).workshops]


def test_a_workshop_is_found_by_any_part_of_its_name(store: DatabaseStore) -> None:
    """The words that are searched for are in the name, in whatever order, case and form; what a
    database takes for a wildcard is a sign like others.
    """
    for number, name in enumerate(NAMES):
        store.add_workshop("many", a_workshop(f"n{number}", organisation=name))
    store.add_workshop("many", a_workshop("nfd", organisation=normalize("NFD", "Rødovre Ås")))
    for search, found in {
        "ÆRØ": {"Ærø"},
        "å": {"Åbenrå", "Århus Ø", normalize("NFD", "Rødovre Ås")},
        normalize("NFD", "åben"): {"Åbenrå"},
        "ø århus": {"Århus Ø"},
        "RHUS": {"Århus Ø", "aarhus"},
        "%": {"100% & Søn_1"},
        "_": {"100% & Søn_1"},
        "_1 søn": {"100% & Søn_1"},
        "\\": {"\\ back/slash"},
        "/": {"\\ back/slash"},
        "kommune øby": {"Øby Kommune"},
        "' or 1=1": set(),
        "\0": {*NAMES, normalize("NFD", "Rødovre Ås")},
        "  ": {*NAMES, normalize("NFD", "Rødovre Ås")},
    }.items():
        assert set(listing(store, search=search)) == found, search


def test_workshops_lie_by_organisation(store: DatabaseStore) -> None:
    """An organisation's workshops lie together, newest first, and the organisation with the
    newest of all comes first; however its name is capitalised.
    """
    for later, name in enumerate(("Beta", "Alfa", "BETA", "Gamma", "beta")):
        day = NOW + timedelta(days=later)
        store.add_workshop("many", a_workshop(f"n{later}", organisation=name, created=day))
    assert listing(store) == ["beta", "BETA", "Beta", "Gamma", "Alfa"]
    assert listing(store, search="A") == ["beta", "BETA", "Beta", "Gamma", "Alfa"]


def test_workshops_come_in_pages(store: DatabaseStore) -> None:
    """Page by page everything is there once, and every page knows how many there are in all, one
    beyond the last one too.
    """
    lot = random.Random(1)
    for number in range(45):
        day = NOW + timedelta(days=lot.randrange(9))
        name = f"Kommune {lot.randrange(12)}"
        store.add_workshop("many", a_workshop(f"n{number}", organisation=name, created=day))
    pages = [workshop.mine(store, "many", after=after) for after in (0, 20, 40, 60)]
    assert [len(page.workshops) for page in pages] == [20, 20, 5, 0]
    assert {page.total for page in pages} == {45}
    assert len({found.id for page in pages for found in page.workshops}) == 45
    assert workshop.mine(store, "many", search="kommune 1", most=3).total == sum(
        "Kommune 1" in page.organisation for found in pages for page in found.workshops
    )
    assert workshop.mine(store, "nobody") == workshop.Listed((), 0, {})


def test_what_is_shared_lies_with_one_s_own(store: DatabaseStore) -> None:
    """A shared workshop is in the list of everybody who holds it, and of nobody else."""
    linked(store, "share")
    store.add_workshop("other", a_workshop("own", organisation="Øby"))
    workshop.take(store, "other", "token")
    assert {found.id for found in workshop.mine(store, "other").workshops} == {"w1", "own"}
    assert [found.id for found in workshop.mine(store, "desk").workshops] == ["w1"]


def test_whoever_has_the_server_finds_every_workshop(store: DatabaseStore) -> None:
    """Every desk's workshops are found by name, the newest first."""
    later = NOW + timedelta(days=1)
    store.add_workshop("other", a_workshop("n", organisation="Ærø", created=later))
    assert [found.id for found in store.every()] == ["n", "w1"]
    assert [found.id for found in store.every("ÆRØ")] == ["n"]


def test_how_far_each_has_come(store: DatabaseStore, small: Content) -> None:
    """The list says how many have begun, or how much a room has settled; of a draft nothing."""
    ids = count()
    begun = workshop.begin(
        store,
        small,
        "desk",
        organisation="Sammen",
        questionnaire="short",
        now=NOW,
        new_id=lambda: f"b{next(ids)}",
    )
    for statement, answer in (("roots_1", "4"), ("roots_2", None), ("stem_1", "dont_know")):
        workshop.settle(store, small, "desk", begun.id, statement, answer, "note", now=NOW)
    store.add_workshop("desk", a_workshop("draft", kind="private", phase="draft"))
    store.add_workshop("desk", a_workshop("open", kind="private"))
    store.add_workshop("desk", a_workshop("empty", kind="private"))
    for name in ("a", "b", "c", "d"):
        store.add_participant(name, a_person(name, of="open"), marks=[name])
    store.put_answer(Said("a", said()))
    store.put_answer(Said("a", said(to="s2")))
    store.put_answer(Said("b", said(None, comment="only a word")))
    store.put_answer(Said("c", said(None)))
    assert workshop.mine(store, "desk").begun == {"w1": 0, "b0": 2, "open": 2, "empty": 0}
