"""What is noted after the reveal: agreed levels, the wall, and what the phones are asked again."""

from __future__ import annotations

import json
from itertools import count
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import func, select

import workshop
from storage import open_store
from storage.tables import ballots
from tests.cast import NOW
from tests.phones import opened
from workshop import Decision, Refused, Vote, Wall

if TYPE_CHECKING:
    from collections.abc import Iterator

    from content import Content
    from storage import DatabaseStore
    from tests.phones import Room
    from workshop import Participant, Poll

NUMBERS = count()


@pytest.fixture
def store(database: str) -> Iterator[DatabaseStore]:
    """A store on each engine."""
    kept = open_store(database)
    yield kept
    kept.close()


@pytest.fixture
def room(small: Content, store: DatabaseStore) -> Room:
    """A workshop whose answers are shown."""
    found = opened(small, store)
    for number in range(6):
        somebody(found, f"person{number}")
    found.reveal()
    return found


def somebody(room: Room, token: str) -> Participant:
    """One more participant."""
    here = room.store.workshop(room.id)
    assert here
    return workshop.join(
        room.store,
        room.content,
        here,
        level="",
        area="",
        language="da",
        token=token,
        new_id=lambda: f"id-{token}-{room.id}"[:32],
    )


def people(room: Room) -> list[Participant]:
    """The six who are in."""
    return [workshop.participant(room.store, f"person{n}")[0] for n in range(6)]


def decide(room: Room, decision: Decision, seen: int | None = None) -> workshop.Decided:
    """What the room says, from the facilitator's desk."""
    return workshop.decide(
        room.store, room.content, room.desk, room.id, decision, seen=seen, now=NOW
    )


def ask(room: Room, kind: workshop.Asks, about: str = "", *options: str) -> Poll:
    """Ask the phones."""
    return workshop.ask(
        *(room.store, room.content, room.desk, room.id, kind),
        about=about,
        options=options,
        new_id=lambda: f"poll{next(NUMBERS)}",
    )


def test_what_is_agreed_is_kept_beside_the_answers(room: Room) -> None:
    """A level and its reason are read back, and the result that was shown stays as it was."""
    before = room.store.result(room.id)
    decide(room, Decision(statement=room.first, level="2", reason="Der er en plan"))
    kept = workshop.decisions(room.store, room.id)[room.first]
    assert (kept.decision.level, kept.decision.reason, kept.at) == ("2", "Der er en plan", NOW)
    assert workshop.agreed_after(room.store, room.id) == {room.first: "2"}
    assert room.store.result(room.id) == before


def test_what_is_read_at_once_is_what_is_read_one_by_one(room: Room) -> None:
    """The control's one reading tells the wall, the talk, the targets and the numbers as they are,
    also before there is any of them.
    """
    store = room.store
    assert workshop.talked(store, room.id) == (workshop.Stands(Wall(), 0), {}, {}, ())
    decide(room, Decision(statement=room.first, level="2", reason="Der er en plan"))
    workshop.show(store, room.desk, room.id, Wall(shows="finding"), now=NOW)
    factor = room.content.factors[0].id
    workshop.aim(store, room.content, room.desk, room.id, factor, 4, now=NOW)
    number = workshop.Figure(
        id="x", name="Sager", figure="7", year=2026, source="Selv talt", factor=factor
    )
    workshop.keep_figure(store, room.content, room.desk, room.id, number, now=NOW)
    one_by_one = (
        workshop.the_wall(store, room.id),
        workshop.decisions(store, room.id),
        workshop.targets(store, room.id),
        workshop.figures(store, room.id),
    )
    assert all(one_by_one)
    assert workshop.talked(store, room.id) == one_by_one


def test_two_windows_do_not_write_over_each_other(room: Room) -> None:
    """Who has not seen the newest word is told so, and nothing is lost."""
    first = decide(room, Decision(statement=room.first, level="2"), seen=0)
    with pytest.raises(Refused, match="Another window"):
        decide(room, Decision(statement=room.first, level="5"), seen=0)
    again = decide(room, Decision(statement=room.first, level="3"), seen=first.revision)
    assert (again.revision, again.decision.level) == (2, "3")


def test_unresolved_is_no_level(room: Room) -> None:
    """Both arguments stand and nothing is agreed; a level and no agreement exclude each other."""
    decide(room, Decision(statement=room.first, unresolved=True, low="lav", high="høj"))
    assert workshop.agreed_after(room.store, room.id) == {}
    with pytest.raises(Refused, match="not both"):
        decide(room, Decision(statement=room.first, level="2", unresolved=True))


def test_the_wall_has_nothing_to_show_before_the_answers(
    small: Content, store: DatabaseStore
) -> None:
    """Before the reveal it shows the way in, how many are done, or a pause."""
    room = opened(small, store)
    with pytest.raises(Refused, match="not shown before"):
        workshop.show(store, room.desk, room.id, Wall(shows="finding"), now=NOW)
    stands = workshop.show(store, room.desk, room.id, Wall(shows="far"), now=NOW)
    assert workshop.the_wall(store, room.id) == stands
    assert stands.revision == 1


def test_another_desk_moves_no_wall(room: Room) -> None:
    """Whoever does not hold the workshop can neither show, decide, ask, count nor aim."""
    poll = ask(room, "commit")
    stranger = room._replace(desk="stranger")
    with pytest.raises(Refused):
        workshop.show(room.store, "stranger", room.id, Wall(), now=NOW)
    with pytest.raises(Refused):
        decide(stranger, Decision(statement=room.first))
    with pytest.raises(Refused):
        ask(stranger, "commit")
    with pytest.raises(Refused):
        workshop.count(room.store, room.content, "stranger", room.id, poll.id)
    with pytest.raises(Refused):
        workshop.aim(room.store, room.content, "stranger", room.id, "roots", 3, now=NOW)


def test_single_ballots_are_gone_when_they_are_counted(room: Room) -> None:
    """The count stays, and nothing tells who said what."""
    poll = ask(room, "rerate", room.first)
    for who, answer in zip(people(room), "233344", strict=True):
        workshop.vote(room.store, who, poll, Vote(answer))
    assert room.store.voted(poll.id) == 6
    counted = workshop.count(room.store, room.content, room.desk, room.id, poll.id)
    assert counted.tally == workshop.Counted(people=6, counts={"2": 1, "3": 3, "4": 2})
    left = select(func.count().label("n")).select_from(ballots)
    assert room.store._rows(left)[0]["n"] == 0
    with pytest.raises(Refused, match="closed"):
        workshop.vote(room.store, people(room)[0], poll, Vote("1"))


@pytest.mark.parametrize("answers", ["2334", "2334?"])
def test_fewer_than_five_ratings_leave_no_count(room: Room, answers: str) -> None:
    """Who does not know is not one of the five."""
    poll = ask(room, "rerate", room.first)
    for who, answer in zip(people(room), answers, strict=False):
        workshop.vote(room.store, who, poll, Vote({"?": "dont_know"}.get(answer, answer)))
    counted = workshop.count(room.store, room.content, room.desk, room.id, poll.id)
    assert counted.tally == workshop.Counted(people=len(answers), counts=None)


def test_a_statement_is_rated_again_twice_at_most(room: Room) -> None:
    """The third time is refused; what was taken away uncounted is no time."""
    workshop.take_away(room.store, room.desk, room.id, ask(room, "rerate", room.first).id)
    for round_ in (1, 2):
        poll = ask(room, "rerate", room.first)
        assert poll.round == round_
        workshop.count(room.store, room.content, room.desk, room.id, poll.id)
    with pytest.raises(Refused, match="twice"):
        ask(room, "rerate", room.first)


def test_three_dots_and_no_more(room: Room) -> None:
    """Dots lie on what is voted on, three at most, and can be moved until it is closed."""
    poll, (who, *_) = ask(room, "dots", "", "a", "b"), people(room)
    for wrong in ({"a": 4}, {"c": 1}, {"a": 5, "b": -2}):
        with pytest.raises(Refused):
            workshop.vote(room.store, who, poll, Vote(dots=wrong))
    workshop.vote(room.store, who, poll, Vote(dots={"a": 3}))
    workshop.vote(room.store, who, poll, Vote(dots={"a": 1, "b": 2}))
    assert workshop.voted(room.store, who, poll) == Vote(dots={"a": 1, "b": 2})


def test_who_takes_every_dot_back_has_not_voted(room: Room) -> None:
    """They are none of the k, so nobody's dots stand alone."""
    poll, (one, *others) = ask(room, "dots", "", "a", "b"), people(room)
    workshop.vote(room.store, one, poll, Vote(dots={"a": 3}))
    for who in others:
        workshop.vote(room.store, who, poll, Vote(dots={"b": 1}))
        workshop.vote(room.store, who, poll, Vote(dots={"b": 0}))
    assert room.store.voted(poll.id) == 1
    tally = workshop.count(room.store, room.content, room.desk, room.id, poll.id).tally
    assert tally == workshop.Counted(people=1, counts=None)


def test_another_window_s_count_is_not_taken_away(room: Room) -> None:
    """Not by a button that was drawn before, nor by asking again when it is too late to ask."""
    poll = ask(room, "dots", "", "a", "b")
    for who in people(room):
        workshop.vote(room.store, who, poll, Vote(dots={"a": 1}))
    counted = workshop.count(room.store, room.content, room.desk, room.id, poll.id)
    assert workshop.count(room.store, room.content, room.desk, room.id, poll.id) == counted
    with pytest.raises(Refused, match="counted already"):
        workshop.take_away(room.store, room.desk, room.id, poll.id)
    with pytest.raises(Refused, match="been removed"):
        workshop.take_away(room.store, room.desk, room.id, "another")
    workshop.close(room.store, room.desk, room.id)
    with pytest.raises(Refused, match="until the end"):
        ask(room, "dots", "", "a", "b")
    assert workshop.polls(room.store, room.id) == (counted,)


def test_an_open_vote_ends_with_the_workshop(room: Room) -> None:
    """Uncounted; no single ballot stays, and a late one is refused."""
    poll, (who, *_) = ask(room, "commit"), people(room)
    workshop.vote(room.store, who, poll, Vote("3"))
    workshop.close(room.store, room.desk, room.id)
    assert workshop.polls(room.store, room.id) == ()
    with pytest.raises(Refused, match="closed"):
        workshop.vote(room.store, who, poll, Vote("3"))
    left = select(func.count().label("n")).select_from(ballots)
    assert room.store._rows(left)[0]["n"] == 0


def test_what_would_lift_a_doubter_says_nothing_of_who(room: Room) -> None:
    """Only a low commitment is asked for words, and they stand in an order drawn by lot."""
    poll = ask(room, "commit")
    for who, answer in zip(people(room), "012345", strict=True):
        workshop.vote(room.store, who, poll, Vote(answer, words=f"Fra {answer}"))
    tally = workshop.count(room.store, room.content, room.desk, room.id, poll.id).tally
    assert tally
    assert tally.counts == dict.fromkeys("012345", 1)
    assert sorted(tally.words) == ["Fra 0", "Fra 1", "Fra 2", "Fra 3"]


def test_a_new_question_takes_the_place_of_the_open_one(room: Room) -> None:
    """One thing at a time, and a late phone cannot answer the earlier one."""
    old = ask(room, "commit")
    new = ask(room, "dots", "", "a", "b")
    assert workshop.the_poll(room.store, room.id) == new
    with pytest.raises(Refused, match="closed"):
        workshop.vote(room.store, people(room)[0], old, Vote("3"))


def test_nobody_votes_in_another_workshop(room: Room, small: Content, store: DatabaseStore) -> None:
    """A poll's id leads only its own people in."""
    other = opened(small, store)
    stranger = somebody(other, "stranger")
    with pytest.raises(Refused, match="closed"):
        workshop.vote(store, stranger, ask(room, "commit"), Vote("3"))


def test_everything_noted_goes_with_its_workshop(room: Room) -> None:
    """Deleting leaves no record, no poll and no link."""
    decide(room, Decision(statement=room.first, level="2"))
    ask(room, "commit")
    room.store.put_reporting("hash", room.id, "action")
    workshop.delete(room.store, room.desk, room.id)
    assert room.store.records(room.id, "decision") == ()
    assert room.store.polls(room.id) == ()
    assert room.store.found_by_reporting("hash") is None
    with pytest.raises(Refused, match="deleted"):
        room.store.put_record(room.id, "note", "", json.dumps(""), NOW, None)
