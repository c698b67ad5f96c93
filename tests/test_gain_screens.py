"""The gain sheet on the screen: written field by field, nothing lost, and only read elsewhere."""

from __future__ import annotations

from datetime import UTC, datetime
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import event

import sheets
import workshop
from content import YEARS
from sheets import Gain
from tests.screening import CONTENT, DESK, HOSTILE, Visitor, begun
from words import MINUS

if TYPE_CHECKING:
    from storage import DatabaseStore
    from tests.screening import Window
    from workshop import Workshop


@pytest.fixture
def room(store: DatabaseStore) -> Workshop:
    """A workshop whose sheet is filled in as the example's."""
    here = begun(store)
    shelf = CONTENT.redesign
    assert shelf
    filled = sheets.gain.example(shelf.gain, "da")
    workshop.fill(store, DESK, here.id, Gain, lambda _: filled, now=datetime.now(UTC))
    return here


def at_gain(visitor: Visitor, of: str) -> Window:
    """A window at the sheet."""
    window = visitor.window(of)
    window.show("gain.py")
    return window


def kept(store: DatabaseStore, of: Workshop) -> Gain:
    """The sheet as it is on disk."""
    return workshop.the_sheet(store, of.id, Gain).sheet


def write(window: Window, name: str, text: str) -> str:
    """Type into a field and leave it."""
    window.app.text_input(key=f"typed-{name}-{window.workshop_id}-0").set_value(text)
    return window.run()


def written(window: Window, name: str) -> str:
    """What stands in a field."""
    return str(window.app.text_input(key=f"typed-{name}-{window.workshop_id}-0").value)


def test_what_is_typed_is_kept_and_told_at_once(
    store: DatabaseStore, visitor: Visitor, room: Workshop
) -> None:
    """The heading, the table and the disk agree; what cannot be read stays and says why."""
    window = at_gain(visitor, room.id)
    assert "betaler 79\N{NO-BREAK SPACE}% af udgifterne" in window.html
    write(window, "c1-expected-0", "9.592.250,50")
    assert kept(store, room).posts[0].expected[0] == Decimal("9592250.50")
    assert "13.145.750,50" in window.html
    assert "Det er ikke gemt." in write(window, "c1-expected-1", "1,5 mio.")
    assert written(window, "c1-expected-1") == "1,5 mio."
    assert kept(store, room).posts[0].expected[1] == 1184500
    write(window, "c1-expected-1", "-")
    assert kept(store, room).posts[0].expected[1] is None
    hostile = write(window, "c1-what", HOSTILE)
    assert "<img" not in hostile
    assert HOSTILE in window.words


def test_another_post_takes_the_screen_and_nothing_typed_is_lost(
    store: DatabaseStore, visitor: Visitor, room: Workshop
) -> None:
    """What was typed and not sent is kept on the way; what could not be read comes back."""
    window = at_gain(visitor, room.id)
    window.app.text_input(key=f"typed-c1-what-{room.id}-0").set_value("Tre koordinatorer")
    window.app.text_input(key=f"typed-c1-expected-3-{room.id}-0").set_value("2 mio.")
    window.app.selectbox(key=window.key("gain-post-at")).select("g1")
    window.run()
    assert kept(store, room).posts[0].what == "Tre koordinatorer"
    window.app.selectbox(key=window.key("gain-post-at")).select("c1")
    assert "Det er ikke gemt." in window.run()
    assert written(window, "c1-expected-3") == "2 mio."


def test_a_new_initiative_and_what_is_removed_comes_back(
    store: DatabaseStore, visitor: Visitor, room: Workshop
) -> None:
    """An item is added from the shelf, removed, and put back where it stood."""
    window = at_gain(visitor, room.id)
    window.click("gain-add")
    window.app.selectbox(key=window.key("gain-new")).select("gain-0")
    window.click("gain-add-post")
    assert [one.what for one in kept(store, room).initiatives[1].posts] == [
        "Færre uger på offentlig forsørgelse"
    ]
    assert "Kilde mangler" in window.html
    window.click("gain-turn")
    window.click("gain-remove")
    assert kept(store, room).initiatives[1].posts == ()
    window.click("gain-undo-now")
    assert len(kept(store, room).initiatives[1].posts) == 1
    window.click("gain-out")
    assert len(kept(store, room).initiatives) == 1
    window.click("gain-undo-now")
    assert len(kept(store, room).initiatives[1].posts) == 1


def test_trying_keeps_nothing_and_the_plan_gets_it_once(
    store: DatabaseStore, visitor: Visitor, room: Workshop
) -> None:
    """An assumption is only kept when the room asks; an initiative becomes one action."""
    window, before = at_gain(visitor, room.id), kept(store, room)
    window.click("if")
    window.app.radio(key=window.key("if-way")).set_value("later")
    window.run()
    assert f"{MINUS}2.672.700\N{NO-BREAK SPACE}kr." in window.html
    assert kept(store, room) == before
    window.click("if-keep")
    assert len(kept(store, room).assumptions) == len(before.assumptions) + 1
    window.click("gain-plan")
    form = next(b for b in window.app.button if b.label == "Tag det med")
    form.click()
    window.run()
    (action,) = workshop.actions(store, room.id)
    assert action.action.title == before.initiatives[0].name
    assert "er et løfte i planen" in window.html
    assert not window.has("gain-plan")


def test_what_was_achieved_is_asked_for_when_there_is_any(
    store: DatabaseStore, visitor: Visitor, room: Workshop
) -> None:
    """A new item asks four years, not eight; a press opens the rest, and they stay."""
    window = at_gain(visitor, room.id)
    assert not window.has("gain-harvests")  # the first item has some
    window.app.selectbox(key=window.key("gain-new")).select("cost-0")
    window.click("gain-add-post")
    key = kept(store, room).initiatives[0].posts[-1].id
    drawn = [str(field.key) for field in window.app.text_input]
    assert sum(f"{key}-expected-" in name for name in drawn) == YEARS
    assert not any("-realised-" in name for name in drawn)
    window.click("gain-harvests")
    write(window, f"{key}-realised-0", "1.000")
    assert kept(store, room).initiatives[0].posts[-1].realised[0] == 1000
    assert not window.has("gain-harvests")


def test_a_click_asks_the_database_twice(
    store: DatabaseStore, visitor: Visitor, room: Workshop
) -> None:
    """The workshop, and the sheet with its pen; not the plan, which has nothing of the sheet. Where
    the whole screen is drawn, also what the room has agreed on: it says why the sheet is there.
    """
    window, asked = at_gain(visitor, room.id), list[str]()

    def note(_: object, __: object, statement: str, *___: object) -> None:
        asked.append(statement)

    event.listen(store._engine, "before_cursor_execute", note)
    window.run()
    assert len([one for one in asked if one.startswith("SELECT")]) == 2 + 1


def test_whoever_lost_the_pen_keeps_what_was_typed(
    store: DatabaseStore, visitor: Visitor, room: Workshop
) -> None:
    """It stands in its field and is said not to be saved; then there is only the sheet to read."""
    window = at_gain(visitor, room.id)
    store.put_record(room.id, "pen", "gain", '{"desk":"another"}', datetime.now(UTC), None)
    write(window, "c1-what", "Min egen tekst")
    assert written(window, "c1-what") == "Min egen tekst"
    assert kept(store, room).posts[0].what == "To koordinatorer (løn)"
    fresh = at_gain(visitor, room.id)
    assert not fresh.app.text_input
    assert "To koordinatorer (løn)" in fresh.html


def test_the_example_is_only_read(visitor: Visitor) -> None:
    """All of it stands there, and nothing to write in; whose figures they are, first."""
    window = at_gain(visitor, workshop.EXAMPLE)
    assert not window.app.text_input
    assert window.words.index("Opdigtet. Faste priser.") < window.words.index(
        "Hvem betaler, og hvem"
    )
    for text in (f"{MINUS}504.800", "Kortere familieforløb", "Arket har 7 af 13.", "2.227.500"):
        assert text in window.html


def test_what_was_kept_a_moment_ago_is_this_windows_own(
    store: DatabaseStore, visitor: Visitor, room: Workshop
) -> None:
    """A field that is corrected twice, and a choice that is taken back, are kept each time; nobody
    is told that another window wrote what this one did.
    """
    window = at_gain(visitor, room.id)
    for text in ("A", "B", "C", ""):
        write(window, "c1-what", text)
        assert kept(store, room).posts[0].what == text
    for text, stands in (("1000", 1000), ("1,5 mio.", 1000), ("2000", 2000), ("2.000,00", 2000)):
        write(window, "c1-expected-0", text)
        assert (kept(store, room).posts[0].expected[0], written(window, "c1-expected-0")) == (
            Decimal(stands),
            text,
        )
    for kind in ("gain", "cost", "gain"):
        window.app.radio(key=f"c1-kind-{room.id}-0").set_value(kind)
        window.run()
        assert kept(store, room).posts[0].kind == kind
    assert "Et andet vindue" not in window.words


def test_what_follows_a_cpr_number_is_kept_too(
    store: DatabaseStore, visitor: Visitor, room: Workshop
) -> None:
    """The field is drawn anew at once without the number, so that the next text is not lost."""
    window = at_gain(visitor, room.id)
    write(window, "c1-what", "Løn, 010190-1234")
    field = window.app.text_input(key=f"typed-c1-what-{room.id}-1")
    assert field.value == "Løn, [CPR]"
    field.set_value("Løn")
    window.run()
    assert kept(store, room).posts[0].what == "Løn"
