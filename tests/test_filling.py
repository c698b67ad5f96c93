"""The sheets of the redesign as they are kept: one pen a sheet, and nothing written is lost."""

from __future__ import annotations

from threading import Thread
from typing import TYPE_CHECKING

import pytest

import sheets
import workshop
from sheets import KINDS, Filled, Gain, Journey, Movements, Organisation, Roles, Touch
from tests.cast import NOW
from tests.phones import lasting, opened
from workshop import Refused

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from content import Content
    from sheets import Sheet
    from storage import DatabaseStore
    from tests.phones import Room


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[DatabaseStore]:
    """One for all of them; every room in it is another's."""
    yield from lasting(tmp_path_factory)


@pytest.fixture
def room(small: Content, store: DatabaseStore) -> Room:
    """A workshop whose answers are shown."""
    found = opened(small, store)
    found.reveal()
    return found


def write(room: Room, goal: str, desk: str = "") -> Journey:
    """Write the goal of the journey, from the facilitator's desk or another's."""
    change = _goal(goal)
    return workshop.fill(room.store, desk or room.desk, room.id, Journey, change, now=NOW).sheet


def _goal(goal: str) -> Callable[[Journey], Journey]:
    return lambda sheet: sheet.model_copy(update={"goal": goal})


def friend(room: Room) -> str:
    """A desk that shares the workshop."""
    link = workshop.share(room.store, room.desk, room.id, "share", new_token=workshop.new_token)
    workshop.take(room.store, "friend", link)
    return "friend"


def hand(room: Room, desk: str = "") -> str:
    """Whose the pen of the journey is, as this desk sees it."""
    return workshop.the_pen(room.store, desk or room.desk, room.id, Journey).hand


def test_what_is_written_stands_and_when(room: Room) -> None:
    """A sheet nobody has touched is empty; then it holds what was written, in its own record."""
    empty = workshop.the_sheet(room.store, room.id, Journey)
    assert (empty.sheet, empty.at) == (Journey(), None)
    write(room, "Beholde lejligheden")
    kept = workshop.the_sheet(room.store, room.id, Journey)
    assert (kept.sheet.goal, kept.at) == ("Beholde lejligheden", NOW)
    assert workshop.the_sheets(room.store, room.id) == Filled(journey=kept.sheet)


def test_a_change_meets_the_sheet_as_it_stands(room: Room) -> None:
    """Two windows of one browser write different fields, and both stand, though neither has seen
    the other's.
    """
    write(room, "Et hjem")

    def about(sheet: Journey) -> Journey:
        return sheet.model_copy(update={"about": "En mor på 34"})

    workshop.fill(room.store, room.desk, room.id, Journey, about, now=NOW)
    kept = workshop.the_sheet(room.store, room.id, Journey).sheet
    assert (kept.goal, kept.about) == ("Et hjem", "En mor på 34")


def test_many_windows_at_once_lose_nothing(room: Room) -> None:
    """Eight contacts, each added by a window of its own at the same moment, are eight contacts."""

    def add(number: int) -> None:
        def more(sheet: Journey) -> Journey:
            touch = Touch(id=f"t{number}", week=number)
            return sheet.model_copy(update={"today": (*sheet.today, touch)})

        while True:  # as a screen that is told to load again does
            try:
                workshop.fill(room.store, room.desk, room.id, Journey, more, now=NOW)
            except Refused:
                continue
            return

    write(room, "Et hjem")
    threads = [Thread(target=add, args=(number,)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    kept = workshop.the_sheet(room.store, room.id, Journey).sheet
    assert {touch.week for touch in kept.today} == set(range(8))


def test_one_desk_writes_at_a_time(room: Room) -> None:
    """Whoever writes first has the pen; another is refused, and what stands stays as it is."""
    other = friend(room)
    assert hand(room) == "free"
    write(room, "Et hjem")
    assert (hand(room), hand(room, other)) == ("ours", "theirs")
    with pytest.raises(Refused, match="Somebody else is writing"):
        write(room, "Noget andet", other)
    assert workshop.the_sheet(room.store, room.id, Journey).sheet.goal == "Et hjem"


def test_a_pen_is_given_and_taken(room: Room) -> None:
    """Put down, it is free for whoever writes next; taken, the former writer is refused."""
    other = friend(room)
    write(room, "Et hjem")
    workshop.give_pen(room.store, other, room.id, Journey)
    assert hand(room) == "ours", "nobody gives away what is another's"
    workshop.give_pen(room.store, room.desk, room.id, Journey)
    assert hand(room) == "free"
    write(room, "Et job", other)
    workshop.take_pen(room.store, room.desk, room.id, Journey, now=NOW)
    with pytest.raises(Refused, match="Somebody else is writing"):
        write(room, "Noget tredje", other)
    assert write(room, "Et hjem og et job").goal == "Et hjem og et job"


def test_each_sheet_has_its_own_pen(room: Room) -> None:
    """Two write at the same time, each on a sheet."""
    other = friend(room)
    write(room, "Et hjem")
    change = _same
    workshop.fill(room.store, other, room.id, Movements, change, now=NOW)
    assert workshop.the_pen(room.store, other, room.id, Movements).hand == "ours"
    assert workshop.the_pen(room.store, room.desk, room.id, Roles).hand == "free"


def _same(sheet: Movements) -> Movements:
    return sheet.model_copy(update={"at": "analyse"})


def test_nothing_tells_which_desk_has_the_pen(room: Room) -> None:
    """What is kept of it opens nothing."""
    write(room, "Et hjem")
    kept = room.store.record(room.id, "pen", "journey")
    assert kept is not None
    assert room.desk not in kept.body


@pytest.mark.parametrize("phase", ["open", "closed"])
def test_sheets_follow_the_profile(small: Content, store: DatabaseStore, phase: str) -> None:
    """Nothing is written before the answers are shown, nor when the workshop has ended."""
    room = opened(small, store)
    if phase == "closed":
        room.reveal()
        workshop.close(store, room.desk, room.id)
    for act in (
        lambda: write(room, "Et hjem"),
        lambda: workshop.take_pen(store, room.desk, room.id, Journey, now=NOW),
    ):
        with pytest.raises(Refused, match="from the moment the answers are shown"):
            act()
    assert store.records(room.id, "sheet") == store.records(room.id, "pen") == ()


def test_too_much_is_told_and_nothing_is_cut(room: Room) -> None:
    """A field that is too long, or one contact too many, is refused in words with the number."""
    with pytest.raises(Refused) as told:
        write(room, "x" * 201)
    assert (str(told.value), told.value.values) == (
        "A field can have {n} characters at most.",
        {"n": 200},
    )
    touches = tuple(Touch(id=f"t{n}") for n in range(41))
    with pytest.raises(Refused, match="room for") as told:
        workshop.fill(
            *(room.store, room.desk, room.id, Journey),
            lambda sheet: sheet.model_copy(update={"today": touches}),
            now=NOW,
        )
    assert told.value.values == {"n": 40}
    assert workshop.the_sheet(room.store, room.id, Journey).sheet == Journey()


@pytest.mark.parametrize("text", ["a\0b", "\ud800", "=1+1", "<b>x</b>", "🏠"])
def test_any_text_is_kept(room: Room, text: str) -> None:
    """What a database cannot keep is left out, and all else is as typed."""
    kept = write(room, text).goal
    assert "\0" not in kept
    assert kept == workshop.the_sheet(room.store, room.id, Journey).sheet.goal
    if text in {"=1+1", "<b>x</b>", "🏠"}:
        assert kept == text


def test_no_sheet_keeps_a_cpr_number(room: Room) -> None:
    """It is masked on a sheet that may name people, and refused on the one that may not."""
    _keep(room, Movements(words={"analyse": "120590-1234 og mere"}))
    kept = workshop.the_sheet(room.store, room.id, Movements).sheet
    assert kept.words == {"analyse": "[CPR] og mere"}
    with pytest.raises(workshop.Personal):
        write(room, "120590-1234 og mere")


def test_it_goes_with_the_workshop(room: Room) -> None:
    """Deleted is deleted: no sheet and no pen is left."""
    write(room, "Et hjem")
    workshop.delete(room.store, room.desk, room.id)
    assert room.store.records(room.id, "sheet") == room.store.records(room.id, "pen") == ()
    with pytest.raises(Refused):
        write(room, "Et andet")


@pytest.mark.parametrize("name", KINDS)
def test_every_sheet_of_the_example_can_be_kept(content: Content, room: Room, name: str) -> None:
    """The example's sheets hold something, and come back from the store as they were."""
    assert content.redesign is not None
    for language in ("da", "en"):
        sheet: Sheet = getattr(sheets.example(content.redesign, language), name)
        assert sheet != type(sheet)(), f"the example's {name} is empty"
        _keep(room, sheet)
        assert workshop.the_sheet(room.store, room.id, type(sheet)).sheet == sheet


def _keep(room: Room, sheet: Sheet) -> None:
    """Write the whole sheet at once."""
    workshop.fill(room.store, room.desk, room.id, type(sheet), lambda _: sheet, now=NOW)


def test_an_older_sheet_may_lack_what_came_later() -> None:
    """What a sheet holds has a usual value everywhere, so that an older one can be read."""
    for kind in (Organisation, Roles, Journey, Gain, Movements):
        assert kind.model_validate({}) == kind()
