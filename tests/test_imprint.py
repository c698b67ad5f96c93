"""What papers say of whoever publishes them: kept with the workshop, checked, and brought along."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

import told
import workshop
from logo import checked
from tests.cast import NOW
from tests.moved import lived
from tests.phones import lasting
from tests.pngs import piece, png
from words import Words
from workshop import Refused
from workshop.imprint import as_imprint

if TYPE_CHECKING:
    from collections.abc import Iterator

    from content import Content
    from storage import DatabaseStore
    from tests.phones import Room


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[DatabaseStore]:
    """One store for this module."""
    yield from lasting(tmp_path_factory)


@pytest.fixture(scope="module")
def room(small: Content, store: DatabaseStore) -> Room:
    """A room in which everything has happened."""
    return lived(small, store)


def test_whom_to_ask_stands_in_the_colophon(room: Room) -> None:
    """As the facilitator wrote it, and anew when it is written anew; without it, a word of advice.

    A CPR number is masked there too.
    """
    here, words = room.store.workshop(room.id), Words("da")
    assert here

    def printed() -> str:
        report = told.whole(room.store, room.content, here, words, day=NOW.date(), today=NOW.date())
        assert report
        return next(f.value for f in report.colophon if f.label == words.say("Contact"))

    for said, kept in (
        ("  Maja,  12 34 56 78 ", "Maja, 12 34 56 78"),
        ("Maja, 010101-1234", "Maja, [CPR]"),
        ("", words.say("Ask whoever gave you the report.")),
    ):
        workshop.keep_whom_to_ask(room.store, room.desk, room.id, said, now=NOW)
        assert printed() == kept
    with pytest.raises(Refused, match="200"):
        workshop.keep_whom_to_ask(room.store, room.desk, room.id, "x" * 201, now=NOW)


def test_a_logo_is_kept_as_a_picture_and_nothing_else(room: Room) -> None:
    """What else is in the file is not kept; a file that is none changes nothing; it can go."""
    whose = (room.store, room.desk, room.id)
    file = png(60, 20, extra=piece(b"tEXt", b"Author\0Anna"))
    workshop.keep_logo(*whose, file, now=NOW)
    for wrong in (b"", b"logo.png", png(1, 1), file[:-5], b"<svg/>"):
        with pytest.raises(Refused, match="logo"):
            workshop.keep_logo(*whose, wrong, now=NOW)
    assert workshop.the_logo(room.store, room.id) == checked(file) == png(60, 20)
    workshop.remove_logo(*whose)
    workshop.remove_logo(*whose)
    assert workshop.the_logo(room.store, room.id) == b""


def test_copies_and_next_rounds_have_them_too(room: Room) -> None:
    """They are the organisation's; a change in one is no change in the other."""
    whose = (room.store, room.desk, room.id)
    workshop.keep_whom_to_ask(*whose, "Maja", now=NOW)
    workshop.keep_logo(*whose, png(60, 20), now=NOW)
    for make in (workshop.copy, workshop.next_round):
        new = make(*whose, now=NOW, new_id=workshop.new_token)
        assert workshop.whom_to_ask(room.store, new.id) == "Maja"
        assert workshop.the_logo(room.store, new.id) == png(60, 20)
        workshop.keep_whom_to_ask(room.store, room.desk, new.id, "Bo", now=NOW)
    assert workshop.whom_to_ask(room.store, room.id) == "Maja"


@pytest.mark.parametrize(
    ("key", "said"),
    [
        ("logo", "bm90IGEgcGljdHVyZQ=="),
        ("logo", "???"),
        ("logo", "æ"),
        ("logo", 7),
        ("contact", ["Maja"]),
        ("contact", "x" * 201),
        ("other", "Maja"),
        ("", ""),
    ],
)
def test_what_comes_in_a_file_keeps_the_same_rules(key: str, said: object) -> None:
    """A logo that is none, a contact that is too long, and what is neither are refused."""
    with pytest.raises((Refused, ValueError)):
        as_imprint(key, json.dumps(said))
