"""The rules of the room: who may do what, on a store that is on disk."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

import workshop
from storage import open_store
from workshop import EXAMPLE, Refused, Workshop

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from content import Content
    from workshop import Store

NOW = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """An empty store on disk."""
    opened = open_store(f"sqlite:///{tmp_path / 'answers.sqlite3'}")
    yield opened
    opened.close()


def begun(store: Store, *, organisation: str = "Øby", later: int = 0) -> Workshop:
    """A workshop that this desk began, some seconds later."""
    return workshop.begin(
        store,
        "desk",
        organisation=organisation,
        questionnaire="short",
        now=NOW + timedelta(seconds=later),
        new_id=lambda: f"w{later}",
    )


def test_a_new_workshop_lies_on_its_desk(store: Store) -> None:
    """Whoever begins a workshop has it before them, and nobody else has."""
    here = begun(store, organisation="  Øby Kommune ")
    assert workshop.at_desk(store, "desk") == here
    assert (here.organisation, here.mode) == ("Øby Kommune", "open")
    assert workshop.at_desk(store, "other") is None


@pytest.mark.parametrize("name", ["", "  \n", "x" * 201])
def test_an_organisation_has_a_name(store: Store, name: str) -> None:
    """An organisation without a name, or with a very long one, is refused, and nothing is kept."""
    with pytest.raises(Refused):
        begun(store, organisation=name)
    assert workshop.mine(store, "desk") == ()


def prepared(store: Store, areas: list[str]) -> Workshop:
    """A workshop with these areas."""
    return workshop.prepare(
        store,
        "desk",
        organisation="\u200bA\u030arhus\u00a0 Kommune\ufeff",
        questionnaire="short",
        mode="anonymous",
        language="da",
        areas=areas,
        now=NOW,
        new_id=lambda: "w",
    )


def test_names_are_kept_as_they_look(store: Store) -> None:
    """What cannot be seen is no part of a name, and makes no second area."""
    here = prepared(store, ["Øst", " Ø\u00adst", "", "Vest"])
    assert (here.organisation, here.areas) == ("Århus Kommune", ("Øst", "Vest"))


def test_an_area_is_written_in_one_way(store: Store) -> None:
    """Areas that differ only in case are refused, and both are named."""
    with pytest.raises(Refused) as refused:
        prepared(store, ["Øst", "Vest", "ØST"])
    assert refused.value.values == {"one": "Øst", "other": "ØST"}


def test_the_short_questionnaire_is_the_core(content: Content) -> None:
    """The short questionnaire asks the 30 core statements, the full one everything, in order."""
    assert len(workshop.asked(content, "short")) == 30
    assert workshop.asked(content, "full") == tuple(content.statements)


def test_the_room_s_answer_is_kept(store: Store, small: Content) -> None:
    """What the room settles is there, with its note, and can be taken back."""
    here = begun(store)
    workshop.settle(store, small, here.id, "roots_1", "4", "vi er enige", now=NOW)
    workshop.settle(store, small, here.id, "roots_2", None, "mangler", now=NOW)
    assert workshop.agreed(store, here.id) == {"roots_1": "4"}
    assert workshop.settled(store, here.id)["roots_2"].note == "mangler"
    workshop.settle(store, small, here.id, "roots_1", None, now=NOW)
    assert workshop.agreed(store, here.id) == {}


@pytest.mark.parametrize(
    ("statement", "answer", "note"),
    [
        ("roots_3", "4", ""),  # not in the short questionnaire
        ("nothing", "4", ""),
        ("roots_1", "6", ""),
        ("roots_1", "-1", ""),
        ("roots_1", "٣", ""),
        ("roots_1", "", ""),
        ("roots_1", "4", "x" * 2001),
    ],
)
def test_what_cannot_be_answered_is_refused(
    store: Store, small: Content, statement: str, answer: str, note: str
) -> None:
    """A statement that was not asked, an answer not offered, a note too long: nothing is kept."""
    here = begun(store)
    with pytest.raises(Refused):
        workshop.settle(store, small, here.id, statement, answer, note, now=NOW)
    assert workshop.settled(store, here.id) == {}


@pytest.mark.parametrize("answer", ["0", "5", "dont_know", "not_relevant", None])
def test_what_is_offered_can_be_answered(store: Store, small: Content, answer: str | None) -> None:
    """Every rung, both words beside the ladder, and no answer can be settled."""
    here = begun(store)
    kept = workshop.settle(store, small, here.id, "roots_1", answer, "x" * 2000, now=NOW)
    assert kept.answer == answer


def test_a_deleted_workshop_takes_no_answer(store: Store, small: Content) -> None:
    """Whoever answers in a workshop that is gone is told so."""
    here = begun(store)
    workshop.delete(store, "desk", here.id)
    with pytest.raises(Refused):
        workshop.settle(store, small, here.id, "roots_1", "4", now=NOW)
    assert workshop.at_desk(store, "desk") is None


def test_only_its_own_desk_deletes(store: Store) -> None:
    """A desk that does not have a workshop cannot delete it, nor turn to it."""
    here = begun(store)
    workshop.delete(store, "other", here.id)
    with pytest.raises(Refused):
        workshop.sit_down(store, "other", here.id)
    assert workshop.mine(store, "desk") == (here,)


def test_a_desk_turns_to_another_of_its_workshops(store: Store) -> None:
    """A desk has several workshops, newest first, one of which lies before it."""
    first, second = begun(store), begun(store, later=1)
    assert workshop.mine(store, "desk") == (second, first)
    workshop.sit_down(store, "desk", first.id)
    assert workshop.at_desk(store, "desk") == first


def test_the_example_is_nobody_s_workshop(store: Store) -> None:
    """The example can lie on any desk and is in no database."""
    begun(store)
    workshop.sit_down(store, "desk", EXAMPLE)
    assert workshop.example_at_desk(store, "desk")
    assert workshop.at_desk(store, "desk") is None
    assert not workshop.example_at_desk(store, "other")


def test_a_desk_keeps_its_place(store: Store) -> None:
    """A reload comes back to the statement one was at; another workshop begins at its beginning."""
    begun(store)
    assert workshop.place(store, "desk") is None
    workshop.keep_place(store, "desk", "roots_2")
    assert workshop.place(store, "desk") == "roots_2"
    begun(store, later=1)
    assert workshop.place(store, "desk") is None


def test_a_token_is_never_kept() -> None:
    """The name of a desk does not tell the browser's token."""
    name = workshop.desk_of("secret")
    assert "secret" not in name
    assert name == workshop.desk_of("secret") != workshop.desk_of("secret2")
    assert len(name) == 64
