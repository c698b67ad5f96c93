"""Which answer stands when somebody says something again: one rule, one by one and in a crowd."""

from __future__ import annotations

import random
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import text

from storage import open_store
from tests.cast import a_person, a_workshop, said
from workshop import Answer, Said, stands

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from storage import DatabaseStore

PHONE = said("1", device="phone", revision=4, comment="from the phone")


def at(device: str, revision: int, answer: str = "5") -> Answer:
    """What a device says."""
    return said(answer, device=device, revision=revision)


# What comes where PHONE stands, and whether it stands then.
CASES = {
    "the first of all": (None, Said("p1", at("phone", 1)), True),
    "a newer one from the same page": (PHONE, Said("p1", at("phone", 5)), True),
    "an older one from the same page": (PHONE, Said("p1", at("phone", 3)), False),
    "the same number from the same page": (PHONE, Said("p1", at("phone", 4)), True),
    "a newer one sent again from the same page": (
        PHONE,
        Said("p1", at("phone", 5), again=True),
        True,
    ),
    "an older one sent again from the same page": (
        PHONE,
        Said("p1", at("phone", 3), again=True),
        False,
    ),
    "a first try from another device": (PHONE, Said("p1", at("laptop", 1)), True),
    "one that another device sends again and had seen this": (
        PHONE,
        Said("p1", at("laptop", 9), again=True, seen="phone:4"),
        True,
    ),
    "one that another device sends again and had seen an older": (
        PHONE,
        Said("p1", at("laptop", 9), again=True, seen="phone:3"),
        False,
    ),
    "one that another device sends again and had seen nothing": (
        PHONE,
        Said("p1", at("laptop", 9), again=True),
        False,
    ),
    "what a page says without script, after the reveal forgot": (
        said("1", device=""),
        Said("p1", at("", 1)),
        True,
    ),
}


@pytest.fixture
def store(database: str) -> Iterator[DatabaseStore]:
    """A store with forty people in an open workshop."""
    opened = open_store(database)
    opened.add_workshop("desk", a_workshop())
    for number in range(40):
        person = a_person(f"p{number}")
        assert opened.add_participant(f"token{number}", person, marks=[f"m{number}"])
    yield opened
    opened.close()


@pytest.fixture
def again(database: str) -> Iterator[DatabaseStore]:
    """Another server on the same database."""
    opened = open_store(database)
    yield opened
    opened.close()


@pytest.mark.parametrize(("before", "new", "is_new"), CASES.values(), ids=CASES)
def test_a_later_arrival_stands(before: Answer | None, new: Said, is_new: bool) -> None:
    """Whoever comes later is right, but a page does not undo what is newer, and what is sent
    again does not undo what its page never saw.
    """
    assert stands(before, new) == (new.answer if is_new else before)


def each() -> Iterator[tuple[str, Answer | None, Said, Answer]]:
    """Every case for a person of its own, and what is right then."""
    for number, (name, (before, new, is_new)) in enumerate(CASES.items()):
        right = new.answer if is_new or not before else before
        yield name, before, new._replace(participant=f"p{number}"), right


def test_the_store_says_what_stands(store: DatabaseStore, again: DatabaseStore) -> None:
    """What stands is what is kept, and is what whoever said it hears; on another server too."""
    for name, before, new, right in each():
        if before:
            assert store.put_answer(Said(new.participant, before)) == before
        assert again.put_answer(new) == right, name
        assert store.answers(new.participant) == {"s1": right}, name


def test_what_stands_in_one_group(store: DatabaseStore, again: DatabaseStore) -> None:
    """The rule is the same for answers that share a transaction, and each hears its own."""
    group = [
        (one, right if one is new else before)
        for _, before, new, right in each()
        for one in ([Said(new.participant, before)] if before else []) + [new]
    ]
    with again._engine.begin() as connection:  # holds the writer up, so that the rest gathers
        connection.execute(text("UPDATE workshops SET phase = phase"))
        store.put_answer_soon(Said("p39", said()))
        kept = [store.put_answer_soon(one) for one, _ in group]
    assert [future.result() for future in kept] == [right for _, right in group]
    for name, _, new, right in each():
        assert store.answers(new.participant) == {"s1": right}, name


def test_two_devices_of_one_person(store: DatabaseStore) -> None:
    """2, 3, 4 on the phone and then 1 on the laptop: 1 stands, and is what the laptop hears."""
    for revision, answer in enumerate("234", 1):
        store.put_answer(Said("p1", at("phone", revision, answer)))
    assert store.put_answer(Said("p1", at("laptop", 1, "1"))) == at("laptop", 1, "1")
    assert store.answers("p1")["s1"].answer == "1"


def test_two_servers_at_once_agree_what_stands(store: DatabaseStore, again: DatabaseStore) -> None:
    """Each page counts upwards and spreads over two servers: the page that spoke last stands with
    its highest number, whatever the order in which the servers keep it, and nothing hangs.
    """
    lot = random.Random(6)
    sent = [
        Said(f"p{person}", said(str(revision % 6), to=f"s{statement}", revision=revision))
        for person in range(40)
        for statement in range(4)
        for revision in range(6)
    ]
    lot.shuffle(sent)

    def put(server: DatabaseStore, some: Sequence[Said]) -> None:
        futures = [server.put_answer_soon(one) for one in some]
        assert all(future.result(30) for future in futures)

    with ThreadPoolExecutor(2) as pool:
        list(pool.map(put, (store, again), (sent[::2], sent[1::2])))
    for person in range(40):
        kept = store.answers(f"p{person}").values()
        assert [answer.revision for answer in kept] == [5] * 4


def test_of_two_first_tries_at_once_one_stands(store: DatabaseStore, again: DatabaseStore) -> None:
    """Two devices and two servers at the same moment: one stands whole, and is no mixture."""
    for number in range(30):
        one, two = (
            said(str(number % 5 + extra), to=f"s{number}", comment=device, device=device)
            for extra, device in enumerate(("phone", "laptop"))
        )
        futures = store.put_answer_soon(Said("p1", one)), again.put_answer_soon(Said("p1", two))
        assert [future.result(10) for future in futures] == [one, two]
        assert store.answers("p1")[f"s{number}"] in {one, two}
