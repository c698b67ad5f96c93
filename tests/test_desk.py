"""A desk's workshops: what asks for something, names and days, the archive, and finding them."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from itertools import count, product
from typing import TYPE_CHECKING, Any

import pytest

import workshop
from storage import open_store
from tests.cast import NOW, TODAY, a_workshop
from workshop import CHOICES, Refused, Wanted, Workshop

if TYPE_CHECKING:
    from collections.abc import Iterator

    from content import Content
    from storage import DatabaseStore
    from workshop import Choice, Urgency

A_DAY = timedelta(days=1)
DAYS = (-15, -14, -1, 0, 1, 14, 15)
LIVES = (
    ("together", "open"),
    *(("private", at) for at in ("draft", "open", "shut", "revealed", "closed")),
)


@pytest.fixture
def store(database: str) -> Iterator[DatabaseStore]:
    """A store of each kind."""
    opened = open_store(database)
    yield opened
    opened.close()


def put(store: DatabaseStore, key: str = "w1", desk: str = "desk", **other: object) -> Workshop:
    """A workshop that this desk has."""
    here = made(key, **other)
    store.add_workshop(desk, here)
    return here


def made(key: str = "w1", **other: object) -> Workshop:
    """A workshop with these fields."""
    return Workshop.model_validate(a_workshop(key).model_dump() | other)


def day(after: int | None) -> date | None:
    """So many days after today."""
    return None if after is None else TODAY + after * A_DAY


def every_kind() -> Iterator[dict[str, Any]]:
    """Workshops at every edge of the rule."""
    for (kind, phase), meets, ago in product(LIVES, (None, *DAYS), (-15, -14, -1)):
        yield {
            "kind": kind,
            "phase": phase,
            "meets_on": day(meets),
            "created": NOW + ago * A_DAY,
            "revealed_on": day(ago) if phase in {"revealed", "closed"} else None,
        }
    for (kind, phase), last, archived in product(LIVES, (None, 0, 14, 15), (True, False)):
        yield {
            "kind": kind,
            "phase": phase,
            "delete_on": day(last),
            "archived": archived,
            "created": NOW - 100 * A_DAY,
        }
    for (kind, phase), due, archived in product(LIVES, (-1, 0, 14, 15), (True, False)):
        yield {"kind": kind, "phase": phase, "due_on": day(due), "archived": archived}


def test_the_store_counts_and_finds_by_the_rule(store: DatabaseStore) -> None:
    """What `Near.of` says of each workshop is what the database counts, and finds by choice."""
    ids, near = count(), workshop.near(TODAY)
    lie = [put(store, f"w{next(ids)}", **other) for other in every_kind()]
    asked: dict[Urgency, set[str]] = {}
    for here in lie:
        asked.setdefault(near.of(here), set()).add(here.id)
    assert set(asked) == set(CHOICES["all"])
    tally = store.tally("desk", Wanted(today=TODAY))
    assert tally.every == tally.found == {one: len(some) for one, some in asked.items()}
    choices: tuple[Choice, ...] = tuple(CHOICES)
    for choice in choices:
        page = workshop.mine(store, "desk", choice=choice, today=TODAY, most=1000)
        wanted = set().union(*(asked.get(one, set()) for one in CHOICES[choice]))
        assert {here.id for here in page.workshops} == wanted
        assert page.total == tally.of(choice) == len(wanted)


@pytest.mark.parametrize(
    ("urgency", "other"),
    [
        ("late", {"phase": "open", "meets_on": day(-1)}),
        ("late", {"phase": "draft", "meets_on": day(-1)}),
        ("open", {"phase": "open", "meets_on": day(0)}),
        ("open", {"phase": "open", "meets_on": day(90)}),
        ("soon", {"phase": "draft", "meets_on": day(14)}),
        ("coming", {"phase": "draft", "meets_on": day(15)}),
        ("coming", {"phase": "draft"}),
        ("shown", {"phase": "revealed", "revealed_on": day(-14), "meets_on": day(-14)}),
        ("past", {"phase": "revealed", "revealed_on": day(-15)}),
        ("past", {"phase": "closed", "revealed_on": day(0)}),
        ("leaving", {"phase": "closed", "delete_on": day(14)}),
        ("open", {"phase": "open", "delete_on": day(1)}),
        ("archived", {"phase": "closed", "delete_on": day(1), "archived": True}),
        ("overdue", {"phase": "closed", "revealed_on": day(-40), "due_on": day(-1)}),
        ("follow", {"phase": "closed", "due_on": day(0)}),
        ("follow", {"phase": "revealed", "revealed_on": day(0), "due_on": day(14)}),
        ("shown", {"phase": "revealed", "revealed_on": day(0), "due_on": day(15)}),
        ("archived", {"phase": "closed", "due_on": day(-1), "archived": True}),
        ("begun", {"kind": "together", "created": NOW - 14 * A_DAY}),
        ("past", {"kind": "together", "created": NOW - 15 * A_DAY}),
        ("soon", {"kind": "together", "meets_on": day(0)}),
        ("past", {"kind": "together", "meets_on": day(-1)}),
    ],
)
def test_what_a_workshop_asks_for(urgency: Urgency, other: dict[str, Any]) -> None:
    """A meeting that is over, people who answer, a meeting that is near: in this order."""
    assert workshop.near(TODAY).of(made(**{"kind": "private"} | other)) == urgency


def test_what_asks_for_something_lies_first(store: DatabaseStore) -> None:
    """The organisation with the most urgent workshop comes first, and in it that workshop."""
    later = NOW + A_DAY
    put(store, "a", organisation="Alfa", kind="private", phase="draft", created=later)
    put(store, "b", organisation="Beta", kind="private", phase="closed", created=later)
    put(store, "c", organisation="Beta", kind="private", phase="open", meets_on=day(-3))
    found = workshop.mine(store, "desk", today=TODAY).workshops
    assert [here.id for here in found] == ["c", "b", "a"]


def test_the_next_days_are_told(store: DatabaseStore) -> None:
    """The next meeting is one that is not archived; the next last day is anybody's."""
    put(store, "a", kind="private", phase="draft", meets_on=day(20), delete_on=day(300))
    put(store, "b", kind="private", phase="draft", meets_on=day(-2), delete_on=day(400))
    put(store, "c", kind="private", meets_on=day(2), delete_on=day(200), archived=True)
    tally = workshop.tally(store, "desk", today=TODAY)
    assert (tally.meeting, tally.deleting) == (day(20), day(200))
    assert workshop.tally(store, "nobody", today=TODAY) == ({}, {}, None, None)


def test_a_search_counts_what_it_finds_and_what_there_is(store: DatabaseStore) -> None:
    """Both names are searched, in any order; every desk finds its own alone."""
    put(store, "a", organisation="Ærø", name="Direktionen")
    put(store, "b", organisation="Ærø", name="100% job")
    put(store, "c", "other", organisation="Ærø", name="Direktionen")
    for search, found in {"DIREKTION ærø": "a", "job": "b", "%": "b", "': --": None}.items():
        page = workshop.mine(store, "desk", search=search).workshops
        assert [here.id for here in page] == ([found] if found else [])
        tally = workshop.tally(store, "desk", search=search, today=TODAY)
        assert (tally.of("all"), sum(tally.every.values())) == (1 if found else 0, 2)


def test_a_name_and_a_day_are_kept_beside_what_happens_meanwhile(store: DatabaseStore) -> None:
    """They may change at any time, and a phase that another window changed stays changed."""
    old = put(store, kind="private", phase="draft")
    workshop.call(store, "desk", "w1", name=" Leder\u200bgruppen ", meets_on=day(3))
    store.change_workshop(old.model_copy(update={"phase": "open"}), was="draft")
    kept = store.workshop("w1")
    assert kept == old.model_copy(
        update={"phase": "open", "name": "Ledergruppen", "meets_on": day(3)}
    )
    workshop.call(store, "desk", "w1", name="", meets_on=None)
    assert store.workshop("w1") == old.model_copy(update={"phase": "open"})
    assert [found.id for found in workshop.mine(store, "desk", search="leder").workshops] == []


def test_no_workshop_meets_after_it_is_deleted(store: DatabaseStore) -> None:
    """Also when the day is moved later on; a meeting that has been may be named."""
    put(store, kind="private", phase="draft", delete_on=day(10))
    with pytest.raises(Refused, match="before it meets"):
        workshop.call(store, "desk", "w1", name="", meets_on=day(11))
    assert workshop.call(store, "desk", "w1", name="", meets_on=day(-40)).meets_on == day(-40)


def test_what_is_archived_comes_back(store: DatabaseStore, small: Content) -> None:
    """Archived it asks for nothing; brought back, or opened, it asks for what it did."""
    put(store, kind="private", phase="draft", meets_on=TODAY, target_group="Alle")
    assert workshop.archive(store, "desk", "w1").archived
    assert workshop.tally(store, "desk", today=TODAY).every == {"archived": 1}
    workshop.archive(store, "desk", "w1", archived=False)
    assert workshop.tally(store, "desk", today=TODAY).every == {"soon": 1}
    workshop.archive(store, "desk", "w1")
    opened = workshop.open(store, small, "desk", "w1", new_token=workshop.new_token)
    assert (opened.archived, store.workshop("w1")) == (False, opened)


def test_what_people_answer_is_not_archived(store: DatabaseStore) -> None:
    """Nobody's answers are forgotten by a click."""
    put(store, kind="private", phase="open")
    with pytest.raises(Refused, match="can still answer"):
        workshop.archive(store, "desk", "w1")


def test_another_desk_s_workshop_is_left_alone(store: DatabaseStore) -> None:
    """It is in nobody else's list, and nobody else names it, moves it or archives it."""
    here = put(store, kind="private", phase="draft")
    assert workshop.mine(store, "other").total == 0
    with pytest.raises(Refused, match="not in this browser"):
        workshop.archive(store, "other", "w1")
    with pytest.raises(Refused, match="not in this browser"):
        workshop.call(store, "other", "w1", name="x", meets_on=None)
    assert store.workshop("w1") == here


@pytest.mark.parametrize(
    ("other", "why"),
    [
        ({"name": "W" * 121}, "120 characters"),
        ({"meets_on": date(2026, 11, 20)}, "has passed"),
        ({"meets_on": date(9000, 1, 1)}, "year looks wrong"),
        ({"meets_on": date(2027, 1, 2), "delete_on": date(2027, 1, 1)}, "before it meets"),
    ],
)
def test_a_name_too_long_and_a_day_that_cannot_be_are_refused(
    store: DatabaseStore, small: Content, other: dict[str, Any], why: str
) -> None:
    """In words, and nothing is made; the same rules hold for a room."""
    usual: dict[str, Any] = {
        "organisation": "Øby",
        "questionnaire": "short",
        "now": datetime(2026, 11, 25, 23, 30, tzinfo=UTC),
        "new_id": lambda: "new",
    }
    with pytest.raises(Refused, match=why):
        workshop.prepare(store, "desk", mode="open", language="da", **usual, **other)
    if "delete_on" not in other:  # which a room does not choose
        with pytest.raises(Refused, match=why):
            workshop.begin(store, small, "desk", **usual, **other)
    assert workshop.mine(store, "desk").total == 0


def test_a_meeting_today_is_not_past_anywhere_on_the_earth(store: DatabaseStore) -> None:
    """Where the day is one behind ours, today's meeting can still be named."""
    new = workshop.prepare(
        store,
        "desk",
        organisation="Nuuk",
        questionnaire="short",
        mode="open",
        language="da",
        meets_on=date(2026, 11, 24),
        now=datetime(2026, 11, 25, 1, tzinfo=UTC),
        new_id=lambda: "new",
    )
    assert new.meets_on == date(2026, 11, 24)
