"""What became of the promises, on day 30, 90 and 180; and the owner's own link."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

import workshop
from tests.phones import opened
from workshop import Action, FollowUp, Refused

if TYPE_CHECKING:
    from content import Content
    from storage import DatabaseStore
    from tests.phones import Room
    from workshop import Status

MADE = date(2026, 11, 25)


def day(n: int) -> date:
    """So many days after the plan was made."""
    return MADE + timedelta(days=n)


def at(n: int) -> datetime:
    """Nine o'clock on that day."""
    return datetime(2026, 11, 25, 9, tzinfo=UTC) + timedelta(days=n)


@pytest.fixture
def room(small: Content, store: DatabaseStore) -> Room:
    """A workshop with two promises that were made on the same day."""
    found = opened(small, store)
    found.reveal()
    for place, key in enumerate(("a", "b")):
        promise(found, Action(id=key, factor="roots", title=key, place=place, made_on=MADE))
    return found


def promise(room: Room, action: Action) -> None:
    """Keep an action, as the plan does."""
    room.store.put_record(room.id, "action", action.id, action.model_dump_json(), at(0), None)


def say(room: Room, action: str, status: Status, n: int, *, why: str = "", sign: str = "") -> None:
    """Tell of a promise on day n, from the facilitator's desk."""
    workshop.report(
        *(room.store, room.desk, room.id, action, status),
        sign=sign,
        why=why,
        seen=None,
        today=day(n),
        now=at(n),
    )


def stands(room: Room, n: int) -> FollowUp:
    """The promises as they stand on day n."""
    found = workshop.followed(room.store, room.id, day(n))
    assert found
    return found


def standings(room: Room, n: int) -> str:
    """Where each promise stands on day n, in a row."""
    found = stands(room, n)
    return " ".join(found.standing(one) or "-" for one in found.promises)


@pytest.mark.parametrize(
    ("n", "told"), [(0, 30), (60, 30), (61, 90), (135, 90), (136, 180), (180, 180), (400, 180)]
)
def test_what_is_said_is_said_of_the_nearest_follow_up(room: Room, n: int, told: int) -> None:
    """Halfway to the next it still counts for the one before."""
    assert stands(room, n).day == told


def test_a_promise_without_a_status_is_broken_on_day_180(room: Room) -> None:
    """It is counted and never chosen; what is done or dropped before stays so."""
    say(room, "a", "done", 29)
    assert standings(room, 90) == "done -"
    assert standings(room, 179) == "done -"
    assert standings(room, 180) == "done broken"


def test_under_way_is_asked_again(room: Room) -> None:
    """At the next follow-up it has no status until somebody has told."""
    say(room, "a", "under_way", 30)
    assert standings(room, 60) == "under_way -"
    assert standings(room, 61) == "- -"
    assert standings(room, 180) == "broken broken"
    say(room, "a", "under_way", 175)
    assert standings(room, 200) == "under_way broken"


def test_what_is_told_after_day_180_is_told_as_late(room: Room) -> None:
    """It stands, with the word that it came when the promise stood as broken."""
    say(room, "b", "done", 190)
    found = stands(room, 191)
    last = found.promises[1].last
    assert last
    assert found.is_late(last)
    assert found.standing(found.promises[1]) == "done"


def test_just_after_midnight_it_is_the_next_day(room: Room) -> None:
    """What is told at half past twelve at night is told on that day, though UTC has yesterday's."""
    late = datetime(2026, 11, 25, 23, 30, tzinfo=UTC)
    assert workshop.day_of(late) == day(1)
    own = Action(id="", factor="roots", title="Ved midnat")
    desk, new = room.desk, workshop.new_token
    workshop.add_own(room.store, room.content, desk, room.id, own, new_id=new, now=late)
    assert workshop.promised(room.store, room.id)[-1].made_on == day(1)


def test_dropped_needs_a_reason(room: Room) -> None:
    """And says so; too long a text is refused as well, and nothing is kept."""
    with pytest.raises(Refused, match="why"):
        say(room, "a", "dropped", 10, why="  ")
    with pytest.raises(Refused, match="2,000"):
        say(room, "a", "done", 10, sign="x" * 2001)
    assert standings(room, 10) == "- -"
    say(room, "a", "dropped", 10, why="Budgettet")
    assert standings(room, 180) == "dropped broken"


def test_the_list_knows_the_next_day(room: Room) -> None:
    """The first follow-up that lacks a status; none when all is done or dropped."""

    def due() -> date | None:
        here = room.store.workshop(room.id)
        assert here
        return here.due_on

    workshop.schedule(room.store, room.id, day(0))
    assert due() == day(30)
    say(room, "a", "done", 28)
    assert due() == day(30)
    say(room, "b", "under_way", 33)
    assert due() == day(90)
    say(room, "b", "under_way", 150)
    assert due() is None
    promise(room, Action(id="c", factor="stem", title="c", place=3, made_on=day(150)))
    workshop.schedule(room.store, room.id, day(150))
    assert due() == day(180)


def test_a_kill_leaves_no_day_behind(room: Room) -> None:
    """What was said is kept before the day that it moves; who opens the house next moves it, and
    what is right already stays, however long nobody has looked.
    """
    workshop.schedule(room.store, room.id, day(0))
    say(room, "a", "done", 28)
    said = workshop.Report(action="b", day=30, status="under_way")
    room.store.put_record(room.id, "report", "b:30", said.model_dump_json(), at(33), 0)
    for _ in range(2):
        workshop.schedule_again(room.store)
        here = room.store.workshop(room.id)
        assert here
        assert here.due_on == day(90)
    for key in "ab":
        room.store.remove_record(room.id, "action", key)
    workshop.schedule_again(room.store)
    here = room.store.workshop(room.id)
    assert here
    assert here.due_on is None


def test_a_promise_that_is_not_chosen_is_not_followed(room: Room) -> None:
    """Nor one that is gone; what was said of it goes unseen, and nothing more is kept."""
    promise(room, Action(id="a", factor="roots", title="a", chosen=False, made_on=MADE))
    assert [one.action.id for one in stands(room, 1).promises] == ["b"]
    with pytest.raises(Refused, match="no longer"):
        say(room, "a", "done", 10)
    assert workshop.followed(room.store, "nowhere", day(1)) is None


def test_two_windows_do_not_write_over_each_other(room: Room) -> None:
    """Who has not seen the newest word is told so."""
    say(room, "a", "under_way", 10)
    for seen in (0, 7):
        with pytest.raises(Refused, match="Another window"):
            workshop.report(
                *(room.store, room.desk, room.id, "a", "done"),
                seen=seen,
                today=day(11),
                now=at(11),
            )
    found = stands(room, 11)
    assert [found.seen(one) for one in found.promises] == [1, 0]


def link(room: Room, action: str = "a") -> str:
    """A link for an owner."""
    return workshop.link_for_owner(
        *(room.store, room.desk, room.id, action), today=day(1), new_token=workshop.new_token
    )


def test_an_owner_tells_of_one_promise(room: Room) -> None:
    """By a link that leads to that promise alone, and what is told is marked as the owner's."""
    token = link(room)
    owned = workshop.owned(room.store, token, day(20))
    assert [one.action.id for one in owned.follow_up.promises] == ["a"]
    workshop.report_by_owner(
        *(room.store, token, "done"), sign="Ja", why="", seen=0, today=day(20), now=at(20)
    )
    last = stands(room, 20).promises[0].last
    assert last
    assert (last.report.by_owner, last.report.sign, last.report.day) == (True, "Ja", 30)


def test_an_owners_link_ends(room: Room) -> None:
    """By a newer one, by its end, with its promise, and with the workshop."""
    first, second, third = link(room), link(room), link(room, "b")
    for token in ("", "x", first):
        with pytest.raises(Refused, match="does not work"):
            workshop.owned(room.store, token, day(1))
    workshop.end_owners_link(room.store, room.desk, room.id, "a")
    with pytest.raises(Refused):
        workshop.owned(room.store, second, day(1))
    workshop.delete(room.store, room.desk, room.id)
    with pytest.raises(Refused):
        workshop.owned(room.store, third, day(1))


def test_no_other_desk_follows_up(room: Room) -> None:
    """Whoever does not hold the workshop reports nothing, and makes and ends no link."""
    stranger = room._replace(desk="stranger")
    with pytest.raises(Refused, match="not in this browser"):
        say(stranger, "a", "done", 1)
    with pytest.raises(Refused, match="not in this browser"):
        link(stranger)
    with pytest.raises(Refused, match="not in this browser"):
        workshop.end_owners_link(room.store, "stranger", room.id, "a")
