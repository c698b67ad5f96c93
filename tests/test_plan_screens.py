"""The plan on the facilitator's screen: ticked, corrected, voted on, and nobody else's."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

import workshop
from tests.screening import ASKED, CONTENT, DESK, HOSTILE, Visitor, answer, prepared, reveal

if TYPE_CHECKING:
    from storage import DatabaseStore
    from tests.screening import Window
    from words import Language
    from workshop import Action, Workshop


@pytest.fixture
def room(store: DatabaseStore) -> Workshop:
    """A workshop of six people whose answers are shown."""
    here = prepared(store)
    for person in range(6):
        answer(store, here, lambda key, person=person: str((len(key) + person) % 3))  # type: ignore[misc] # each its own
    return reveal(store, here)


def at_plan(visitor: Visitor, of: Workshop) -> Window:
    """A window at the plan."""
    window = visitor.window(of.id)
    window.show("plan.py")
    return window


def kept(store: DatabaseStore, of: Workshop) -> list[Action]:
    """What stands in the plan or beside it."""
    return [one.action for one in workshop.actions(store, of.id)]


def tick(window: Window, name: str, *, on: bool = True) -> str:
    """Set or take away the tick whose key begins so."""
    box = next(box for box in window.app.checkbox if str(box.key).startswith(name))
    box.check() if on else box.uncheck()
    return window.run()


def test_an_empty_plan_is_filled_with_a_tick(
    visitor: Visitor, store: DatabaseStore, room: Workshop
) -> None:
    """The steps to start with can be ticked; the heading says what the plan does then."""
    window = at_plan(visitor, room)
    assert "I har ikke valgt skridt endnu." in window.words
    tick(window, "begin-")
    (action,) = kept(store, room)
    assert action.chosen
    assert "Planen løfter én faktor." in window.words
    tick(window, f"tick-{action.id}", on=False)
    assert not kept(store, room)[0].chosen
    assert "I har ikke valgt skridt endnu." in window.words


def test_a_promise_is_corrected_where_it_stands(
    visitor: Visitor, store: DatabaseStore, room: Workshop
) -> None:
    """An owner is written beside the sentence on names, and what another window said stays."""
    window = at_plan(visitor, room)
    tick(window, "begin-")
    (action,) = kept(store, room)
    window.click(f"correct-{action.id}")
    assert "Et navn er en personoplysning" in window.words
    owner = next(field for field in window.app.text_input if str(field.key).startswith("o-"))
    owner.input(HOSTILE)
    save = next(button for button in window.app.button if button.label == "Gem")
    save.click()
    window.run()
    assert kept(store, room)[0].owner == HOSTILE
    assert "<img" not in window.html
    second = at_plan(visitor, room)
    for each in (window, second):
        each.click(f"correct-{action.id}")
    for each, name in ((window, "Chefen"), (second, "Lederen")):
        field = next(field for field in each.app.text_input if str(field.key).startswith("o-"))
        field.input(name)
        next(button for button in each.app.button if button.label == "Gem").click()
        each.run()
    assert kept(store, room)[0].owner == "Chefen"
    assert "Et andet vindue har rettet det imens" in second.words


def test_a_target_is_stepped_and_follows_another_window(
    visitor: Visitor, store: DatabaseStore, room: Workshop
) -> None:
    """What is stepped here is kept, and a window that stands open does not write it back."""
    first, second = at_plan(visitor, room), at_plan(visitor, room)
    first.app.number_input[0].set_value(2)
    first.run()
    assert list(workshop.targets(store, room.id).values()) == [2]
    second.run()
    assert second.app.number_input[0].value == 2
    assert list(workshop.targets(store, room.id).values()) == [2]


def test_the_vote_moves_the_wall_and_hides_what_it_counts(
    visitor: Visitor, store: DatabaseStore, room: Workshop
) -> None:
    """The phones are asked and the wall shows it; fewer than five dots are told and not shown."""
    window = at_plan(visitor, room)
    window.click("open-vote")
    poll = workshop.the_poll(store, room.id)
    assert poll
    wall = workshop.the_wall(store, room.id).wall
    assert (wall.shows, wall.poll) == ("vote", poll.id)
    assert "Intet vises, før du lukker." in window.words
    assert not window.has(f"turn-{workshop.VOTED_ON}")
    window.click("count-dots")
    assert workshop.the_poll(store, room.id) is None
    assert "For få har stemt" in window.words


def test_more_than_the_wall_has_room_for_is_turned_to(
    visitor: Visitor, store: DatabaseStore, room: Workshop
) -> None:
    """Nine candidates stand on two pages as full as each other, and the control shows the next."""
    nine = tuple(CONTENT.steps)[: workshop.VOTED_ON + 1]
    workshop.ask(store, CONTENT, DESK, room.id, "dots", options=nine, new_id=workshop.new_token)
    window = at_plan(visitor, room)
    seen = []
    for _ in range(3):
        wall = workshop.the_wall(store, room.id).wall
        seen.append(workshop.leaf(nine, workshop.VOTED_ON, wall.page))
        window.click(f"turn-{workshop.VOTED_ON}")
    assert [(leaf.shown, leaf.page, leaf.pages) for leaf in seen] == [
        (nine[:5], 1, 2),
        (nine[5:], 2, 2),
        (nine[:5], 1, 2),
    ]


@pytest.mark.parametrize("phase", ["open", "closed"])
def test_nobody_plans_before_or_after(
    visitor: Visitor, store: DatabaseStore, room: Workshop, phase: str
) -> None:
    """Before the reveal there is no plan to see; after the end it stands and cannot be changed."""
    if phase == "open":
        assert "plan" not in at_plan(visitor, prepared(store)).words.lower().split()
        return
    now, start = datetime.now(UTC), workshop.Action(id="", factor="why", title="Hold et møde")
    workshop.add_own(*(store, CONTENT, DESK, room.id, start), new_id=workshop.new_token, now=now)
    workshop.close(store, DESK, room.id)
    window = at_plan(visitor, room)
    assert "Hold et møde" in window.words
    assert not window.app.checkbox
    assert not window.app.number_input
    assert not window.has("open-vote")


def test_the_examples_plan_can_be_seen(visitor: Visitor, language: Language) -> None:
    """It is invented and says so, and there is nothing to change in it."""
    window = visitor.window("example")
    window.show("plan.py")
    assert {"da": "Opdigtet", "en": "Invented"}[language] in window.words
    assert not window.app.checkbox


def test_a_room_that_answered_together_plans_without_phones(
    visitor: Visitor, store: DatabaseStore
) -> None:
    """It sets targets and ticks steps, and nobody is asked to vote on a phone."""
    now = datetime.now(UTC)
    here = workshop.begin(
        *(store, CONTENT, DESK),
        organisation="Øby",
        questionnaire="short",
        now=now,
        new_id=workshop.new_token,
    )
    for key in ASKED:
        workshop.settle(store, CONTENT, DESK, here.id, key, "1", now=now)
    window = at_plan(visitor, here)
    tick(window, "begin-")
    window.app.number_input[0].set_value(2)
    window.run()
    assert len(kept(store, here)) == 1
    assert list(workshop.targets(store, here.id).values()) == [2]
    assert not window.has("open-vote")


def test_two_plans_are_compared_and_changed_for_each_other(
    visitor: Visitor, store: DatabaseStore, room: Workshop
) -> None:
    """What is ticked under B becomes the plan, and what was the plan is weighed."""
    window = at_plan(visitor, room)
    tick(window, "begin-")
    tick(window, "begin-")
    first, second = kept(store, room)
    window.click("compare")
    tick(window, f"instead-{first.id}")
    tick(window, f"chosen-{first.id}", on=False)
    window.click("swap")
    assert [one.chosen for one in kept(store, room)] == [True, False]
    assert [one.instead for one in kept(store, room)] == [False, True]
    assert second.title in window.words
