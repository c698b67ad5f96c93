"""Who comes in, who waits and who is taken out: the same on SQLite and on PostgreSQL."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

import pytest

import workshop
from storage import open_store
from tests.cast import MARKS, NOTE, a_person, a_workshop, said
from workshop import Participant, Refused, Said, Workshop

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from content import Content
    from storage import DatabaseStore
    from workshop import Phase


@pytest.fixture
def store(database: str) -> Iterator[DatabaseStore]:
    """An empty store."""
    opened = open_store(database)
    yield opened
    opened.close()


@pytest.fixture
def again(database: str) -> Iterator[DatabaseStore]:
    """Another server on the same database."""
    opened = open_store(database)
    yield opened
    opened.close()


def a_room(store: DatabaseStore, *, invited: int | None = None, slips: bool = False) -> Workshop:
    """An open workshop."""
    here = a_workshop(kind="private", areas=("Ældre",), invited=invited, slips=slips)
    store.add_workshop("desk", here)
    return here


def joining(store: DatabaseStore, content: Content, here: Workshop) -> Callable[..., Participant]:
    """What the join page does, for whoever holds a token."""

    def join(token: str, *, slip: str = "") -> Participant:
        return workshop.join(
            store,
            content,
            here,
            level="chef",
            area="",
            language="da",
            token=token,
            slip=slip,
            new_id=workshop.new_token,
        )

    return join


def test_a_participant_is_known_by_token(store: DatabaseStore, again: DatabaseStore) -> None:
    """A participant is known by their token, and by nothing else; after a restart too."""
    a_room(store)
    made = store.add_participant("token1", a_person(), marks=MARKS)
    assert made == a_person().model_copy(update={"mark": "A"})
    assert again.participant("token1") == made
    assert again.participant("p1") is None


def test_impatient_taps_make_one_person(
    store: DatabaseStore, again: DatabaseStore, small: Content
) -> None:
    """However often and wherever the join form is sent at the same time, it makes one person."""
    here = a_room(store, invited=1)
    joins = [joining(server, small, here) for server in (store, again)]
    with ThreadPoolExecutor(16) as pool:
        made = list(pool.map(lambda number: joins[number % 2]("the form's"), range(16)))
    assert len({who.id for who in made}) == 1
    assert store.people(here.id, "in") == (made[0].mark,)
    assert store.people(here.id, "waiting") == ()


def test_marks_are_drawn_by_lot_and_nobody_shares_one(store: DatabaseStore, small: Content) -> None:
    """Everybody is known by a mark of two or three signs; a workshop beside has its own."""
    join = joining(store, small, a_room(store))
    with ThreadPoolExecutor(8) as pool:
        marks = [who.mark or "" for who in pool.map(join, map(str, range(60)))]
    assert len(set(marks)) == 60
    assert {len(mark) for mark in marks} <= {2, 3}
    assert store.people("w1", "in") == tuple(sorted(marks))


def test_the_first_mark_that_is_free(store: DatabaseStore) -> None:
    """A mark that somebody has is passed over; where all are taken there is none, and one still
    comes in.
    """
    a_room(store)
    found = [
        store.add_participant(f"token{number}", a_person(f"p{number}"), marks=["AA", "BB"])
        for number in range(3)
    ]
    assert [who and who.mark for who in found] == ["AA", "BB", None]
    assert store.people("w1", "in") == ("AA", "BB")


def test_of_forty_at_once_the_invited_come_in(
    store: DatabaseStore, again: DatabaseStore, small: Content
) -> None:
    """Forty join a workshop of twelve at the same moment, at two servers: twelve are in, and
    the others wait.
    """
    here = a_room(store, invited=12)
    joins = [joining(server, small, here) for server in (store, again)]
    with ThreadPoolExecutor(40) as pool:
        made = list(pool.map(lambda number: joins[number % 2](f"t{number}"), range(40)))
    assert sum(who.state == "in" for who in made) == 12
    assert len(store.people(here.id, "in")) == 12
    assert len(store.people(here.id, "waiting")) == 28


def test_who_waits_is_let_in(store: DatabaseStore, small: Content) -> None:
    """Whoever waits answers nothing and counts nowhere, until the facilitator lets them in, by the
    mark as it is read from a phone; no mark is nobody's.
    """
    here = a_room(store, invited=1)
    first, *waiting = map(joining(store, small, here), "abcd")
    assert [who.state for who in (first, *waiting)] == ["in", "waiting", "waiting", "waiting"]
    with pytest.raises(Refused, match="waiting"):
        workshop.answer(store, small, waiting[0], here, said(to="roots_1"))
    assert workshop.progress(store, small, here).joined == store.joined(here.id) == 1
    assert workshop.let_in(store, "desk", here.id, "", "-") == 0
    read = str(waiting[0].mark).lower()
    assert workshop.let_in(store, "desk", here.id, f" {read[0]}-{read[1:]}.", "none") == 1
    workshop.answer(store, small, waiting[0], here, said(to="roots_1"))
    assert store.answers(waiting[0].id) == {"roots_1": said(to="roots_1")}
    assert workshop.let_in(store, "desk", here.id) == 2
    assert workshop.let_in(store, "desk", here.id) == 0
    assert workshop.progress(store, small, here).joined == 4


def test_who_comes_back_has_their_place(store: DatabaseStore, small: Content) -> None:
    """A known token is the same person, and neither waits nor needs a slip again."""
    here = a_room(store, invited=1)
    join = joining(store, small, here)
    first = join("a")
    assert join("b").state == "waiting"
    assert join("a") == first
    assert join("b").state == "waiting"
    assert workshop.participant(store, "a") == (first, here)


@pytest.mark.parametrize("phase", ["revealed", "closed"])
def test_nobody_is_let_in_after_the_reveal(store: DatabaseStore, phase: Phase) -> None:
    """Whoever still waits at the reveal stays outside."""
    here = a_room(store, invited=1)
    for name in ("p1", "p2"):
        store.add_participant(name, a_person(name), marks=[name.upper()])
    store.change_workshop(here.model_copy(update={"phase": phase}), was="open")
    assert workshop.let_in(store, "desk", here.id, "P2") == 0
    assert store.people(here.id, "waiting") == ("P2",)


def test_a_ghost_is_taken_out(store: DatabaseStore, small: Content) -> None:
    """Whoever is nobody is taken out by the mark, however it is typed, with all they answered;
    nobody else is, and not by a mark of another workshop.
    """
    here = a_room(store)
    join = joining(store, small, here)
    ghost, somebody = join("ghost"), join("somebody")
    for who in (ghost, somebody):
        workshop.answer(store, small, who, here, said(to="roots_1", comment=NOTE))
    store.add_workshop("desk", a_workshop("w2"))
    with pytest.raises(Refused, match="mark"):
        workshop.take_out(store, "desk", "w2", str(ghost.mark))
    workshop.take_out(store, "desk", here.id, f" {str(ghost.mark).lower()}-")
    assert store.people(here.id, "in") == (somebody.mark,)
    assert [row.participant for row in store.rows(here.id)] == [somebody.id]
    with pytest.raises(Refused, match="do not recognise"):
        workshop.participant(store, "ghost")
    with pytest.raises(Refused, match="mark"):
        workshop.take_out(store, "desk", here.id, str(ghost.mark))
    with pytest.raises(Refused, match="do not recognise"):
        workshop.answer(store, small, ghost, here, said(to="roots_1"))


def test_nobody_is_taken_out_after_the_reveal(store: DatabaseStore) -> None:
    """What was shown counts everybody who answered, so they stay; and marks are gone."""
    here = a_room(store)
    store.add_participant("t", a_person(), marks=["AA"])
    after = here.model_copy(update={"phase": "revealed"})
    assert store.change_workshop(after, was="open")
    with pytest.raises(Refused, match="shown"):
        workshop.take_out(store, "desk", here.id, "AA")
    assert not store.take_out(here.id, "AA")
    store.forget_the_order(here.id)
    assert store.people(here.id, "in") == ()
    assert store.participant("t") == a_person()


def test_each_comes_in_with_a_slip_of_their_own(store: DatabaseStore, small: Content) -> None:
    """Where there are slips, each lets one person in, however its code is typed; it leads to the
    workshop until it is spent.
    """
    here = a_room(store, slips=True)
    join = joining(store, small, here)
    first, second = workshop.print_slips(store, "desk", here.id, 2)
    assert workshop.found_by_code(store, f"{first[:4].lower()} {first[4:]}.") == here
    with pytest.raises(Refused, match="own slip"):
        join("a")
    who = join("a", slip=f"{first[:4].lower()}-{first[4:]}")
    assert join("a", slip=first) == join("a") == who
    for wrong in (first, "nonsense"):
        with pytest.raises(Refused, match="used"):
            join("b", slip=wrong)
    with pytest.raises(Refused, match="no workshop"):
        workshop.found_by_code(store, first)
    assert store.slips(here.id) == (second,)
    assert store.participant(workshop.hashed("b")) is None


def test_a_slip_is_spent_once(store: DatabaseStore, again: DatabaseStore, small: Content) -> None:
    """Of many who type one code at the same moment, at two servers, one is let in."""
    here = a_room(store, slips=True)
    (slip,) = workshop.print_slips(store, "desk", here.id, 1)
    joins = [joining(server, small, here) for server in (store, again)]

    def come(number: int) -> bool:
        try:
            return bool(joins[number % 2](f"t{number}", slip=slip))
        except Refused:
            return False

    with ThreadPoolExecutor(16) as pool:
        assert sum(pool.map(come, range(16))) == 1
    assert len(store.people(here.id, "in")) == 1


def test_new_slips_take_the_place_of_the_unused(store: DatabaseStore, small: Content) -> None:
    """Slips printed again replace those that nobody used; who came in by one stays."""
    here = a_room(store, slips=True)
    join = joining(store, small, here)
    used, lost = workshop.print_slips(store, "desk", here.id, 2)
    who = join("a", slip=used)
    new = workshop.print_slips(store, "desk", here.id, 3)
    assert len(new) == 3
    assert lost not in new
    with pytest.raises(Refused, match="used"):
        join("b", slip=lost)
    assert join("a") == who
    for number in (0, 2001):
        with pytest.raises(Refused, match="between"):
            workshop.print_slips(store, "desk", here.id, number)


def test_a_slip_of_another_workshop_lets_nobody_in(store: DatabaseStore, small: Content) -> None:
    """A slip opens its own workshop only, and is not spent on another."""
    here = a_room(store, slips=True)
    store.add_workshop("desk", a_workshop("w2", slips=True))
    (slip,) = workshop.print_slips(store, "desk", "w2", 1)
    with pytest.raises(Refused, match="used"):
        joining(store, small, here)("a", slip=slip)
    assert store.slips("w2") == (slip,)


@pytest.mark.parametrize("phase", ["draft", "revealed", "closed"])
def test_one_joins_an_open_workshop(store: DatabaseStore, small: Content, phase: Phase) -> None:
    """Nobody joins before it opens or after it was shown, however old the page is."""
    here = a_room(store)
    store.change_workshop(here.model_copy(update={"phase": phase}), was="open")
    for page in (here, here.model_copy(update={"phase": phase})):
        with pytest.raises(Refused):
            joining(store, small, page)("a")
    store.remove_workshop(here.id)
    with pytest.raises(Refused, match="deleted"):
        joining(store, small, here)("a")


def test_a_token_is_of_one_workshop(store: DatabaseStore, small: Content) -> None:
    """Whoever is known in another workshop is somebody else here, and is asked to join anew."""
    here = a_room(store)
    store.add_workshop("desk", a_workshop("w2"))
    joining(store, small, a_workshop("w2"))("a")
    with pytest.raises(Refused, match="do not recognise"):
        joining(store, small, here)("a")


@pytest.mark.parametrize(("level", "area"), [("king", ""), ("chef", "Havn")])
def test_only_what_is_shown_can_be_chosen(
    store: DatabaseStore, small: Content, level: str, area: str
) -> None:
    """A level or area that the form does not show is refused, and nobody is made."""
    here = a_room(store)
    with pytest.raises(Refused, match="shown"):
        workshop.join(
            store, small, here, level=level, area=area, language="da", token="t", new_id=lambda: "p"
        )
    assert store.participant(workshop.hashed("t")) is None


def test_who_withdraws_is_gone(store: DatabaseStore, small: Content) -> None:
    """A person deletes themselves with every answer while it is open, and not afterwards."""
    here = a_room(store)
    join = joining(store, small, here)
    who, other = join("a"), join("b")
    store.put_answer(Said(who.id, said(comment=NOTE)))
    workshop.withdraw(store, who)
    assert store.rows(here.id) == ()
    with pytest.raises(Refused, match="do not recognise"):
        workshop.withdraw(store, who)
    store.change_workshop(here.model_copy(update={"phase": "closed"}), was="open")
    with pytest.raises(Refused, match="over"):
        workshop.withdraw(store, other)
