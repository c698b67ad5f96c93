"""The room's plan: what it promises, what it weighs, and what may not be written."""

from __future__ import annotations

from datetime import date
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import advice
import workshop
from answers import read
from tests.cast import NOW
from tests.phones import opened
from workshop import Action, Refused

if TYPE_CHECKING:
    from content import Content
    from storage import DatabaseStore
    from tests.phones import Room
    from workshop import Planned

NUMBERS = count()
EXAMPLE = Path(__file__).parent.parent / "docs" / "example.csv"


@pytest.fixture
def room(small: Content, store: DatabaseStore) -> Room:
    """A workshop whose answers are shown."""
    found = opened(small, store)
    found.reveal()
    return found


def new_id() -> str:
    """An id that nothing else has."""
    return f"action{next(NUMBERS)}"


def step_of(room: Room, place: int = 0, factor: int = 0) -> str:
    """A step of the shelves."""
    return room.content.factors[factor].next_steps[place].id


def take(room: Room, step: str) -> Planned:
    """Take a step into the plan, from the facilitator's desk."""
    return workshop.add_step(
        *(room.store, room.content, room.desk, room.id, step), new_id=new_id, now=NOW
    )


def own(room: Room, **said: object) -> Planned:
    """Write a step of the room's own."""
    action = Action.model_validate({"id": "", "factor": "roots", "title": "Hold et møde", **said})
    return workshop.add_own(
        *(room.store, room.content, room.desk, room.id, action), new_id=new_id, now=NOW
    )


def change(room: Room, action: Action, seen: int) -> Planned:
    """Say an action anew."""
    return workshop.keep_action(
        room.store, room.content, room.desk, room.id, action, seen=seen, now=NOW
    )


def ids(room: Room) -> list[str]:
    """What stands in the plan or beside it, in its order."""
    return [one.action.id for one in workshop.actions(room.store, room.id)]


def test_a_step_brings_what_the_shelf_says_of_it(room: Room) -> None:
    """Its title, its factor and the statements it lifts; it stands last, and twice is once."""
    step = room.content.steps[step_of(room)]
    kept = own(room), take(room, step.id), take(room, step.id)
    assert ids(room) == [kept[0].action.id, kept[1].action.id]
    action = kept[1].action
    assert (action.title, action.factor, action.made_on) == (step.title["da"], "roots", NOW.date())
    asked = workshop.asked(room.content, "short")
    assert action.lifts == tuple(key for key in step.lifts if key in asked)


def test_a_promise_has_an_owner_a_date_and_a_first_sign(room: Room) -> None:
    """What is written is read back, and what it was made from stays, whatever a window sends."""
    kept = take(room, step_of(room))
    said = {"owner": " Økonomichefen ", "due": date(2027, 2, 1), "first_sign": "Der er en dato"}
    wrong = {"step": "", "factor": "leaves", "lifts": (), "made_on": None, "place": 7}
    new = change(room, kept.action.model_copy(update={**said, **wrong}), kept.revision).action
    assert (new.owner, new.due, new.first_sign) == (
        "Økonomichefen",
        date(2027, 2, 1),
        "Der er en dato",
    )
    assert new == kept.action.model_copy(update={**said, "owner": "Økonomichefen"})
    assert workshop.promised(room.store, room.id) == (new,)


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ({"title": " "}, "Write what you will do"),
        ({"title": "x" * 201}, "200"),
        ({"owner": "x" * 201}, "200"),
        ({"first_sign": "x" * 2001}, "2,000"),
        ({"factor": "flowers"}, "not in the questionnaire"),
        ({"lifts": ("nothing",)}, "not in the questionnaire"),
        ({"due": date(1492, 1, 1)}, "year looks wrong"),
    ],
)
def test_what_says_nothing_or_too_much_is_refused(
    room: Room, said: dict[str, object], why: str
) -> None:
    """An own step and a changed one are held to the same, and nothing is kept of either."""
    with pytest.raises(Refused, match=why):
        own(room, **said)
    kept = own(room)
    with pytest.raises(Refused, match=why):
        change(room, kept.action.model_copy(update=said), kept.revision)
    assert workshop.actions(room.store, room.id) == (kept,)


def test_an_own_step_lifts_its_own_factors_statements(room: Room) -> None:
    """Those that were asked, and no other factor's."""
    roots, stem = (factor.statements[0].id for factor in room.content.factors[:2])
    assert own(room, lifts=(roots,)).action.lifts == (roots,)
    with pytest.raises(Refused, match="not in the questionnaire"):
        own(room, lifts=(stem,))


def test_two_windows_do_not_write_over_each_others_promise(room: Room) -> None:
    """Who has not seen the newest word is told so; what was taken out does not come back."""
    kept = own(room)
    change(room, kept.action.model_copy(update={"owner": "Chefen"}), kept.revision)
    with pytest.raises(Refused, match="Another window"):
        change(room, kept.action.model_copy(update={"owner": "Lederen"}), kept.revision)
    workshop.take_from_plan(room.store, room.desk, room.id, kept.action.id, now=NOW)
    with pytest.raises(Refused, match="no longer in the plan"):
        change(room, kept.action, 2)
    assert ids(room) == []


@pytest.mark.parametrize("does", ["swap", "move"])
def test_what_moves_several_moves_all_or_none(
    room: Room, monkeypatch: pytest.MonkeyPatch, does: str
) -> None:
    """Where another window changes one of them at the same moment, nothing is half done."""
    for number in range(3):
        own(room, title=f"Nr. {number}", chosen=number > 0, instead=number == 0)
    before, put = workshop.actions(room.store, room.id), type(room.store).put_records

    def late(*args: object) -> bool:
        change(room, before[-1].action.model_copy(update={"owner": "Chefen"}), 1)
        return put(*args)  # type: ignore[arg-type] # as it is called

    monkeypatch.setattr(type(room.store), "put_records", late)
    which = {"action_id": before[-1].action.id, "up": True} if does == "move" else {}
    verb = {"swap": workshop.swap_plans, "move": workshop.move}[does]
    with pytest.raises(Refused, match="Another window"):
        verb(room.store, room.desk, room.id, **which, now=NOW)  # type: ignore[operator] # one of two
    after = workshop.actions(room.store, room.id)
    assert after[:-1] == before[:-1]
    assert after[-1].action == before[-1].action.model_copy(update={"owner": "Chefen"})


def test_a_cpr_number_is_in_no_plan(room: Room) -> None:
    """Wherever it is written; what no database keeps is left out of it too."""
    cpr = "011285-1234"
    kept = own(room, title=f"Ring {cpr}", owner=f"{cpr}\0", first_sign=f"{cpr}\ud800 {{gap}}")
    assert (kept.action.title, kept.action.owner) == ("Ring [CPR]", "[CPR]")
    assert kept.action.first_sign == "[CPR] {gap}"
    figure = workshop.Figure(
        id="f", name=f"Om {cpr}", figure="4", year=2025, source=cpr, factor="roots"
    )
    noted = workshop.keep_figure(room.store, room.content, room.desk, room.id, figure, now=NOW)
    assert (noted.name, noted.source) == ("Om [CPR]", "[CPR]")


def test_a_tick_changes_nothing_but_the_plan(room: Room) -> None:
    """A step is switched off and on, in the plan and in the one that is weighed against it."""
    kept = take(room, step_of(room)).action
    workshop.choose(room.store, room.desk, room.id, kept.id, chosen=False, now=NOW)
    workshop.choose(room.store, room.desk, room.id, kept.id, instead=True, now=NOW)
    (now,) = workshop.actions(room.store, room.id)
    assert now.action == kept.model_copy(update={"chosen": False, "instead": True})
    assert workshop.promised(room.store, room.id) == ()
    workshop.swap_plans(room.store, room.desk, room.id, now=NOW)
    assert workshop.promised(room.store, room.id) == (kept,)


def test_promises_stand_in_the_rooms_own_order(room: Room) -> None:
    """One moves up or down a place; the first and the last go no further."""
    first, second, third = (own(room, title=f"Nr. {n}").action.id for n in range(3))
    for which, up in ((third, True), (first, True), (second, False)):
        workshop.move(room.store, room.desk, room.id, which, up=up, now=NOW)
    assert ids(room) == [first, third, second]


def test_a_plan_ends_somewhere(room: Room) -> None:
    """There can be thirty actions, so that no screen and no page grows without end."""
    for _ in range(workshop.MOST_ACTIONS):
        own(room)
    with pytest.raises(Refused, match="30"):
        own(room)


def test_what_goes_takes_its_reports_and_its_owners_link_along(room: Room) -> None:
    """Nothing is left of a promise that was taken out, and nothing else goes."""
    gone, stays = own(room).action.id, own(room).action.id
    for which in (gone, stays):
        body = workshop.Report(action=which, day=30, status="done").model_dump_json()
        room.store.put_record(room.id, "report", f"{which}-30", body, NOW, None)
        room.store.put_reporting(f"hash of {which}", room.id, which)
    workshop.take_from_plan(room.store, room.desk, room.id, gone, now=NOW)
    assert [kept.key for kept in room.store.records(room.id, "report")] == [f"{stays}-30"]
    assert room.store.found_by_reporting(f"hash of {gone}") is None
    assert room.store.found_by_reporting(f"hash of {stays}") is not None


def test_dots_begin_where_one_should_start(content: Content) -> None:
    """The steps to start with come first, then every other factor's best, and the room's own last;
    no step is forgotten.
    """
    answers = read(EXAMPLE.read_bytes(), content)
    result = advice.outcome(content, answers, mode="anonymous")
    own_step = Action(id="a1", factor=content.factors[0].id, title="Hold et møde")
    other = own_step.model_copy(update={"id": "a2", "step": "another_bands"})
    found = workshop.candidates(result, (own_step, other))
    start = [step.id for step in result.next_steps.start]
    assert [one.id for one in found[: len(start)]] == start
    begun = [key for key, steps in result.next_steps.by_factor.items() if steps]
    assert {one.factor for one in found[: len(begun)]} == set(begun)
    assert found[-1] == workshop.Candidate("a1", own_step.factor, "Hold et møde")
    assert found[-2] == workshop.Candidate("another_bands", own_step.factor)
    every = [step.id for steps in result.next_steps.by_factor.values() for step in steps]
    assert sorted(one.id for one in found[:-2]) == sorted(every)


@pytest.mark.parametrize("phase", ["open", "closed"])
def test_a_plan_is_written_while_the_answers_are_shown(
    small: Content, store: DatabaseStore, phase: str
) -> None:
    """Not before the reveal, and not after the end."""
    room = opened(small, store)
    if phase == "closed":
        room.reveal()
        workshop.close(store, room.desk, room.id)
    with pytest.raises(Refused, match="until the end"):
        own(room)
    with pytest.raises(Refused, match="until the end"):
        take(room, step_of(room))


def test_another_desk_writes_in_no_plan(room: Room) -> None:
    """Whoever does not hold the workshop can neither add, change, choose, move nor take out."""
    kept = own(room)
    stranger = room._replace(desk="stranger")
    with pytest.raises(Refused):
        own(stranger)
    with pytest.raises(Refused):
        take(stranger, step_of(room))
    with pytest.raises(Refused):
        change(stranger, kept.action, kept.revision)
    with pytest.raises(Refused):
        workshop.choose(room.store, "stranger", room.id, kept.action.id, chosen=False, now=NOW)
    with pytest.raises(Refused):
        workshop.swap_plans(room.store, "stranger", room.id, now=NOW)
    with pytest.raises(Refused):
        workshop.move(room.store, "stranger", room.id, kept.action.id, up=True, now=NOW)
    with pytest.raises(Refused):
        workshop.take_from_plan(room.store, "stranger", room.id, kept.action.id, now=NOW)
    assert workshop.actions(room.store, room.id) == (kept,)


def test_another_workshops_promise_is_out_of_reach(
    room: Room, small: Content, store: DatabaseStore
) -> None:
    """An id leads only into the workshop that it was made in."""
    theirs = opened(small, store)
    theirs.reveal()
    kept = own(theirs)
    with pytest.raises(Refused, match="no longer in the plan"):
        change(room, kept.action, kept.revision)
    workshop.take_from_plan(room.store, room.desk, room.id, kept.action.id, now=NOW)
    assert ids(theirs) == [kept.action.id]
