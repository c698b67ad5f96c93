"""The next round, a round from a file, and numbers that are known already."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

import told
import workshop
from tests.cast import TODAY
from tests.phones import NOW, opened
from tests.test_advice import answered
from words import Words
from workshop import Figure, Refused

if TYPE_CHECKING:
    from content import Content
    from storage import DatabaseStore
    from tests.phones import Room

FIGURE = Figure(
    id="f1", name="Genhenvisninger", figure="31 %", year=2025, source="Fagsystemet", factor="roots"
)


@pytest.fixture
def room(small: Content, store: DatabaseStore) -> Room:
    """A workshop whose answers are shown."""
    found = opened(small, store, invited=9, areas=("Nord",))
    found.reveal()
    return found


def follow(room: Room, desk: str = "") -> workshop.Workshop:
    """A round that follows it."""
    desk = desk or room.desk
    return workshop.next_round(room.store, desk, room.id, now=NOW, new_id=workshop.new_token)


def exported(**other: object) -> bytes:
    """A Result as `helhedstjek score` prints it, with some of it changed."""
    whole = answered(*["22223"] * 12).model_dump(mode="json")
    return json.dumps(whole | other).encode()


def keep(room: Room, here: workshop.Workshop, data: bytes) -> workshop.Earlier:
    """Take a file in as the earlier round."""
    return workshop.keep_earlier(
        *(room.store, room.content, room.desk, here.id, data), day=None, now=NOW
    )


def test_a_next_round_has_the_same_settings(room: Room) -> None:
    """A draft of its own, that follows; of days, link, answers and result it has none."""
    old, new = room.store.workshop(room.id), follow(room)
    assert old
    same = ("organisation", "questionnaire", "mode", "language", "areas", "invited", "slips")
    assert all(getattr(old, key) == getattr(new, key) for key in same)
    assert (new.phase, new.follows, new.content, new.revealed_on) == ("draft", old.id, None, None)
    assert room.store.workshop(new.id) == new
    assert workshop.before(room.store, room.desk, new) == workshop.Before(here=old)


def test_a_round_begins_when_the_one_before_is_shown(small: Content, store: DatabaseStore) -> None:
    """Not sooner, and by no other desk."""
    room = opened(small, store)
    with pytest.raises(Refused, match="not shown before"):
        follow(room)
    with pytest.raises(Refused, match="not in this browser"):
        follow(room, "stranger")


def test_whoever_shares_the_later_round_does_not_see_the_earlier(room: Room) -> None:
    """The earlier one is shared by itself, or not at all; deleted, it is gone from here too."""
    new = follow(room)
    token = workshop.share(room.store, room.desk, new.id, "share", new_token=workshop.new_token)
    workshop.take(room.store, "friend", token)
    assert workshop.before(room.store, "friend", new) is None
    workshop.delete(room.store, room.desk, room.id)
    assert workshop.before(room.store, room.desk, new) is None


def test_a_round_comes_from_a_file(room: Room) -> None:
    """What `score` prints, as UTF-8 or as PowerShell writes it; kept until it is taken away."""
    new = follow(room)
    workshop.delete(room.store, room.desk, room.id)
    text = exported().decode()
    for data in (text.encode(), text.encode("utf-8-sig"), text.encode("utf-16")):
        kept = keep(room, new, data)
        assert workshop.before(room.store, room.desk, new) == workshop.Before(file=kept)
    assert kept.result.factors[0].statements[0].counts == (0, 0, 4, 1, 0, 0)
    workshop.forget_earlier(room.store, room.desk, new.id)
    assert workshop.before(room.store, room.desk, new) is None


def bent(**figures: object) -> bytes:
    """A file in which one statement's figures are others."""
    whole: dict[str, Any] = json.loads(exported())
    whole["factors"][0]["statements"][0].update(figures)
    return json.dumps(whole).encode()


def of_a_factor(**figures: object) -> bytes:
    """A file in which one factor's figures are others."""
    whole: dict[str, Any] = json.loads(exported())
    whole["factors"][0].update(figures)
    return json.dumps(whole).encode()


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "not a result"),
        (b"[]", "not a result"),
        (b"\xff\xfe\x00", "not a result"),
        (b"[" * 100_000, "not a result"),
        (b'{"content": 1}', "not a result"),
        (exported(more="than it should"), "not a result"),
        (b" " * (1024 * 1024 + 1), "too large"),
        (bent(n=6), "do not agree"),
        (bent(mean=4.0), "do not agree"),
        (bent(counts=[0, 0, -1, 6, 0, 0]), "do not agree"),
        (bent(counts=[0, 0, 4, 1]), "do not agree"),
        (bent(agreed=9), "do not agree"),
        (bent(counts=None), "do not agree"),
        (exported(participants=3), "do not agree"),
        (of_a_factor(score=float("nan")), "do not agree"),
        (of_a_factor(score=1e308), "do not agree"),
        (of_a_factor(spread=float("inf")), "do not agree"),
        (exported(groups={"level": [{"key": "x", "n": 5, "factors": {"roots": 7}}]}), "not agree"),
        (exported(factors=[]), "none of the statements"),
    ],
)
def test_another_file_is_refused(room: Room, data: bytes, why: str) -> None:
    """With the reason; and nothing of it is kept."""
    with pytest.raises(Refused, match=why):
        keep(room, follow(room), data)
    assert room.store.record(room.id, "earlier") is None


def test_no_other_desk_gives_a_file(room: Room) -> None:
    """Nor takes one away."""
    with pytest.raises(Refused, match="not in this browser"):
        keep(room._replace(desk="stranger"), follow(room), exported())
    with pytest.raises(Refused, match="not in this browser"):
        workshop.forget_earlier(room.store, "stranger", room.id)


def note(room: Room, figure: Figure) -> Figure:
    """Keep a number."""
    return workshop.keep_figure(room.store, room.content, room.desk, room.id, figure, now=NOW)


def test_a_number_is_kept_changed_and_taken_away(room: Room) -> None:
    """Under its own id; without names of invisible signs."""
    kept = note(room, FIGURE.model_copy(update={"name": " Gen\u200bhenvisninger "}))
    assert workshop.figures(room.store, room.id) == (kept,) == (FIGURE,)
    changed = note(room, FIGURE.model_copy(update={"figure": "28 %", "points": "down"}))
    assert workshop.figures(room.store, room.id) == (changed,)
    workshop.remove_figure(room.store, room.desk, room.id, "f1")
    assert workshop.figures(room.store, room.id) == ()


@pytest.mark.parametrize(
    ("other", "why"),
    [
        ({"name": " "}, "what the number is called"),
        ({"source": ""}, "where it is from"),
        ({"figure": "9" * 41}, "shorter"),
        ({"year": 25}, "year"),
        ({"factor": "bark"}, "factor"),
    ],
)
def test_a_number_says_what_it_is(room: Room, other: dict[str, Any], why: str) -> None:
    """Name, figure, year, source and factor."""
    with pytest.raises(Refused, match=why):
        note(room, FIGURE.model_copy(update=other))


def test_numbers_are_the_desks_own(room: Room) -> None:
    """No other desk writes or removes one, and there is an end to them."""
    with pytest.raises(Refused, match="not in this browser"):
        note(room._replace(desk="stranger"), FIGURE)
    with pytest.raises(Refused, match="not in this browser"):
        workshop.remove_figure(room.store, "stranger", room.id, "f1")
    for number in range(workshop.MOST_FIGURES):
        note(room, FIGURE.model_copy(update={"id": f"n{number}"}))
    with pytest.raises(Refused, match="30"):
        note(room, FIGURE)
    note(room, FIGURE.model_copy(update={"id": "n0", "year": 2024}))


def test_the_terminal_tells_what_stands_beside_the_numbers(room: Room) -> None:
    """The round before, its promises, and known numbers come along, as they do on the screens."""
    store, known, new = room.store, room.content, follow(room)
    workshop.keep_figure(store, known, room.desk, new.id, FIGURE, now=NOW)
    later = room._replace(id=new.id)
    assert told.whole(store, known, new, Words("da"), day=TODAY, today=TODAY) is None
    workshop.open(store, known, room.desk, new.id, new_token=workshop.new_token)
    later.reveal()
    here = store.workshop(new.id)
    assert here
    report = told.whole(store, known, here, Words("da"), day=TODAY, today=TODAY)
    assert report
    assert [one.name for one in report.known] == [FIGURE.name]
    assert report.compared
    assert report.compared.before == report.compared.now
