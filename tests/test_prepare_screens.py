"""The screens before the reveal: a draft that changes, two steps, who is in, and practice."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from html import unescape
from typing import TYPE_CHECKING
from uuid import uuid4

import workshop
from tests.screening import ASKED, CONTENT, DESK, answer, people, prepared
from views import house
from words import Words

if TYPE_CHECKING:
    from storage import DatabaseStore
    from tests.screening import Visitor, Window
    from words import Language

GROUP = "Voksne med flere sager"


def drafted(store: DatabaseStore, **also: object) -> workshop.Workshop:
    """A draft on this desk."""
    return workshop.prepare(
        store,
        DESK,
        now=datetime.now(UTC),
        new_id=lambda: uuid4().hex,
        **{"organisation": "Øby", **also},  # type: ignore[arg-type] # what a test wants
    )


def found(store: DatabaseStore, here: workshop.Workshop) -> workshop.Workshop:
    """The workshop as it is kept."""
    kept = store.workshop(here.id)
    assert kept
    return kept


def at(visitor: Visitor, here: workshop.Workshop, screen: str = "underway.py") -> Window:
    """A window at one of its screens; what was remembered of it is a second old."""
    house.forget(here.id)
    window = visitor.window(here.id)
    window.show(screen)
    return window


def test_a_draft_is_kept_as_it_is_typed(
    visitor: Visitor, store: DatabaseStore, language: Language
) -> None:
    """Each field by itself, whatever another window has changed; a wrong one says why."""
    here, words = drafted(store), Words(language)
    window = at(visitor, here, "prepare.py")
    assert words.say("Write who the target group is before you open.") in window.words
    window.app.text_area(key="new-target-group").set_value(GROUP)
    window.run()
    other = at(visitor, here, "prepare.py")
    other.app.text_input(key="new-name").set_value("Anden runde")
    other.run()
    window.app.number_input(key="new-invited").set_value(7)
    window.run()
    kept = found(store, here)
    assert (kept.target_group, kept.name, kept.invited) == (GROUP, "Anden runde", 7)
    window.app.text_input(key="new-organisation").set_value(" ")
    assert words.say("Write the name of the organisation.") in unescape(window.run())
    assert found(store, here) == kept


def test_what_stands_in_a_field_goes_with_it_every_time(
    visitor: Visitor, store: DatabaseStore
) -> None:
    """Whoever types before the whole form has arrived loses no choice that was never drawn."""
    visitor.speaks("en")
    here = drafted(store, target=3, language="en", delete_on=date(2030, 1, 2))
    for window in (visitor.window(), visitor.window(here.id)):
        window.show("prepare.py")
        drawn = _drawn(window)
        window.app.text_input(key="new-organisation").set_value("Øby Kommune")
        window.run()
        assert _drawn(window) == drawn
    assert drawn == [3, 1, ["2030-01-02"]]


def _drawn(window: Window) -> list[object]:
    """What the browser is told stands in the target, the language and the last day."""
    radios = [window.app.radio(key=f"new-{name}").proto.default for name in ("target", "language")]
    last = window.app.date_input(key="new-delete-on").proto.default
    return [*radios, list(last)]


def test_a_window_for_answers_is_chosen(visitor: Visitor, store: DatabaseStore) -> None:
    """By a day and a time in Copenhagen; the text to send has its link before it opens."""
    here = drafted(store, target_group=GROUP)
    window, day = at(visitor, here, "prepare.py"), datetime.now(UTC).date() + timedelta(7)
    window.app.date_input(key="new-opens").set_value(day)
    window.run()
    opens_at = found(store, here).opens_at
    assert opens_at
    assert opens_at.astimezone(workshop.CLOCK).isoformat().startswith(f"{day}T08:00")
    shown = at(visitor, here)
    ways = store.ways(here.id)
    assert ways
    text = "\n".join(code.value for code in shown.app.code)
    assert ways.link in text
    assert GROUP in text


def test_what_is_open_is_locked(visitor: Visitor, store: DatabaseStore) -> None:
    """The form is not there any more; the invited number is put right where people come in."""
    here = prepared(store, invited=3)
    locked = at(visitor, here, "prepare.py")
    assert Words("da").say("It is locked, because the workshop has been opened") in locked.words
    window = at(visitor, here)
    window.app.number_input(key=window.key("invited")).set_value(9)
    window.run()
    assert found(store, here).invited == 9


def test_it_is_closed_first_and_then_shown(
    visitor: Visitor, store: DatabaseStore, language: Language
) -> None:
    """Each step names the organisation and who is done; the first can be undone."""
    here, words = prepared(store), Words(language)
    people(store, here, 6)
    answer(store, here, lambda _: "3", upto=3)
    window = at(visitor, here)
    assert words.say("Close for answers at {organisation}?", organisation="Øby") in window.words
    assert not window.has("reveal")
    window.click("shut")
    assert found(store, here).phase == "shut"
    asked = window.words
    assert words.say("Show the answers of {organisation}?", organisation="Øby") in asked
    assert words.count("{n} person is finished.", "{n} people are finished.", 6) in asked
    window.click("open-again")
    assert found(store, here).phase == "open"
    window.click("shut")
    window.click("reveal")
    assert found(store, here).phase == "revealed"
    assert workshop.the_wall(store, here.id).wall.shows == "finding"


def test_nothing_is_shown_where_there_is_nothing_to_see(
    visitor: Visitor, store: DatabaseStore
) -> None:
    """Below five neither step is offered, but three ways out; one is a copy that is open."""
    here, words = prepared(store, target=2), Words("da")
    people(store, here, 4)
    window = at(visitor, here)
    assert not window.has("reveal")
    assert not window.has("shut")
    assert words.say("Wait for more to answer.") in window.words
    shown = window.click("openly")
    new = next(one for one in workshop.mine(store, DESK).workshops if one.id != here.id)
    assert (new.mode, new.phase, new.target) == ("open", "draft", 2)
    assert f"/w/{new.id}/forbered" in shown
    assert found(store, here).mode == "anonymous"


def test_a_window_that_is_behind_shows_nothing(visitor: Visitor, store: DatabaseStore) -> None:
    """Somebody withdrew while it was asked: there would be nothing to see, so nothing is done."""
    here = prepared(store)
    people(store, here, 4)
    last = answer(store, here, lambda _: "3")
    window = at(visitor, here)
    window.click("shut")
    workshop.withdraw(store, last)
    window.click("reveal")
    assert found(store, here).phase == "shut"


def test_a_ghost_is_taken_out_and_put_back(visitor: Visitor, store: DatabaseStore) -> None:
    """It came in and said nothing; one click takes it out, and one undoes that."""
    here = prepared(store)
    ghost = answer(store, here, lambda _: None, upto=0)
    done = answer(store, here, lambda _: "3")
    window = at(visitor, here)
    assert not window.has(f"out-{done.mark}")
    window.click(f"out-{ghost.mark}")
    assert store.people(here.id, "in") == (done.mark,)
    window.click("put-back")
    assert set(store.people(here.id, "in")) == {ghost.mark, done.mark}


def test_practice_is_marked_and_goes_with_one_click(visitor: Visitor, store: DatabaseStore) -> None:
    """It is made from a draft, which stays as it is; the report says that it is practice."""
    here, words = drafted(store, target_group=GROUP), Words("da")
    shown = at(visitor, here).click("practise")
    new = next(one for one in workshop.mine(store, DESK).workshops if one.practice)
    assert f"/w/{new.id}/undervejs" in shown
    window = at(visitor, new)
    assert words.say("Practice") in window.words
    assert workshop.progress(store, CONTENT, new).finished == 11
    window.click("shut")
    window.click("reveal")
    told = words.say("Practice: the people and their answers are invented.")
    assert told in at(visitor, new, "profile.py").words
    for screen in ("agenda", "rest", "plan", "follow_up", "next_round", "numbers"):
        assert words.say("Practice") in at(visitor, new, f"{screen}.py").words, screen
    at(visitor, new, "cover.py").click("delete-practice")
    assert store.workshop(new.id) is None
    assert found(store, here) == here
    assert len(ASKED) == 30
