"""Leader roles: the proposal, the seven checks with numbers by hand, the telling, the screen."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, cast

import pytest

import reports
import workshop
from sheets import (
    MOST_ROLES,
    Roles,
    check_roles,
    decided,
    example,
    marked,
    proposed_roles,
    typed_marks,
    with_role,
    without_role,
    without_task,
)
from tests.screening import CONTENT, DESK, HOSTILE, Visitor, begun
from told import whole
from words import Words

if TYPE_CHECKING:
    from content import Redesign
    from reports import RolesReport
    from sheets import Finding
    from storage import DatabaseStore
    from tests.screening import Window
    from words import Language
    from workshop import Workshop

SHELF = cast("Redesign", CONTENT.redesign)
FILE = SHELF.roles
NOW = datetime(2026, 11, 25, 9, tzinfo=UTC)
PROPOSED = proposed_roles(FILE, "da")
EVERYBODY = tuple(role.name for role in PROPOSED.roles)
"""A plan that touches every role."""


def found(sheet: Roles, *plan: str) -> list[Finding]:
    """What the checks find."""
    return list(check_roles(sheet, FILE, plan).found)


def told(sheet: Roles, language: Language = "da", *plan: str) -> RolesReport:
    """The sheet in words."""
    result = reports.example_result(CONTENT)
    assert result
    report: RolesReport = reports.tell_sheet(CONTENT, result, Words(language), sheet, planned=plan)
    return report


# ---- The proposal ----


def test_the_proposal_holds_together() -> None:
    """Thirty tasks and eight roles, of which none of the seven checks finds anything."""
    assert (len(PROPOSED.roles), len(PROPOSED.tasks)) == (8, 30)
    assert found(PROPOSED, *EVERYBODY) == []
    assert len(check_roles(PROPOSED, FILE, EVERYBODY).well) == len(FILE.checks) - 1


def test_the_proposal_has_tasks_under_every_factor() -> None:
    """No factor is without a task, and no task without a factor."""
    assert {task.factor for task in PROPOSED.tasks} == {factor.id for factor in CONTENT.factors}


def test_a_person_is_checked_only_where_one_is_written() -> None:
    """Of what nobody has said nothing is said, and without a plan nothing of a plan."""
    assert "same_person" not in check_roles(PROPOSED, FILE, EVERYBODY).well
    assert "untouched" not in check_roles(PROPOSED, FILE, None).well
    assert check_roles(Roles(), FILE, EVERYBODY) == ((), ())


# ---- The seven checks ----


def test_each_task_has_one_who_decides() -> None:
    """None and two are both found, with how many there are."""
    none = marked(PROPOSED, "t01", "committee", ())
    assert [(one.check, one.tasks, one.number) for one in found(none, *EVERYBODY)] == [
        ("one_decides", ("t01",), 0)
    ]
    two = marked(PROPOSED, "t01", "owner", ["decides", "does"])
    assert [(one.check, one.tasks, one.number) for one in found(two, *EVERYBODY)] == [
        ("one_decides", ("t01",), 2)
    ]
    assert decided(two) == {1: 29, 2: 1}


def test_each_task_has_somebody_who_does_it() -> None:
    """A task that nobody does is found."""
    (one,) = found(marked(PROPOSED, "t07", "field", ()), *EVERYBODY)
    assert (one.check, one.tasks) == ("nobody_does", ("t07",))


def test_nobody_decides_without_a_mandate() -> None:
    """Who decides three tasks and has only blanks for a mandate is found once, with all three."""
    committee = PROPOSED.roles[0].model_copy(update={"mandate": "  "})
    (one,) = found(with_role(PROPOSED, committee), *EVERYBODY)
    assert (one.check, one.roles, one.tasks) == (
        "no_mandate",
        ("committee",),
        ("t01", "t02", "t03"),
    )


def test_nobody_does_more_than_the_room_has_said() -> None:
    """The day-to-day leader does nine tasks: as many as the shelf allows, and one over eight."""
    assert found(PROPOSED, *EVERYBODY) == []
    (one,) = found(PROPOSED.model_copy(update={"tasks_a_role": 8}), *EVERYBODY)
    assert (one.check, one.roles, one.number, one.limit) == ("too_many", ("daily",), 9, 8)


def test_every_role_is_touched_by_the_plan() -> None:
    """A telling word of its name is enough, in whatever form; a short one is not."""
    (one,) = found(PROPOSED, "Koordinatorens mandat", "Direktøren", "Faglederne", "chefforummet")
    assert one.check == "untouched"
    assert one.roles == ("committee", "daily", "staff", "legal")


def test_every_role_is_heard_about_something() -> None:
    """Who is heard about nothing is found; all of them are said in one sentence."""
    sheet = marked(marked(PROPOSED, "t05", "committee", ()), "t03", "owner", ())
    (one,) = found(sheet, *EVERYBODY)
    assert (one.check, one.roles) == ("never_heard", ("committee", "owner"))


def test_nobody_has_more_roles_than_the_room_has_said() -> None:
    """Three roles of one function are one over two, however it is written."""
    sheet = PROPOSED
    for role, name in zip(PROPOSED.roles[1:4], ("Chefen", "chefen ", "CHEFEN"), strict=True):
        sheet = with_role(sheet, role.model_copy(update={"person": name}))
    (one,) = found(sheet, *EVERYBODY)
    assert (one.check, one.name, one.number, one.limit) == ("same_person", "Chefen", 3, 2)
    assert found(sheet.model_copy(update={"roles_a_person": 3}), *EVERYBODY) == []


# ---- Changing it ----


def test_a_role_that_goes_leaves_no_trace() -> None:
    """Its part in every task goes with it, and nobody else's."""
    sheet = without_role(PROPOSED, "daily")
    assert len(sheet.roles) == 7
    assert not [task for task in sheet.tasks if "daily" in task.marks]
    assert sheet.tasks[0].marks["owner"] == ("decides",)
    assert len(without_task(sheet, "t25").tasks) == 29


def test_letters_are_written_a_line_a_cell() -> None:
    """The last word of a cell counts; what is of no task, no role or no letter changes nothing."""
    sheet = typed_marks(PROPOSED, "t25 legal does decides\nt25 owner \nt26 legal heard\n# 17\n")
    assert sheet.tasks[0].marks["legal"] == ("decides", "does")
    assert "owner" not in sheet.tasks[0].marks
    assert sheet.tasks[1].marks["legal"] == ("heard",)
    assert typed_marks(sheet, "t99 legal does\nt25 nobody does\nt26 legal heard all\n\n") == sheet


# ---- In words ----


def test_the_heading_counts_who_decides() -> None:
    """It says of how many tasks exactly one decides, and what the others have."""
    assert told(PROPOSED).finding == "Alle 30 opgaver har én, der beslutter."
    assert told(Roles()).finding == "Lederroller"
    sheet = marked(PROPOSED, "t25", "owner", ())
    assert told(sheet).finding == "29 af 30 opgaver har én, der beslutter. Én har ingen."
    sheet = marked(marked(sheet, "t26", "owner", ["decides"]), "t27", "owner", ["decides"])
    assert told(sheet).finding == (
        "27 af 30 opgaver har én, der beslutter. Én har ingen. To har flere."
    )


def test_a_finding_is_said_in_the_shelfs_words() -> None:
    """Its gaps are filled, in both languages, and it says what action it may become."""
    sheet = example(SHELF, "da").roles
    first, _, third = told(sheet).look
    assert (
        first.text == "»Ændre en arbejdsgang, der skaber brud« har ingen, der beslutter. Vælg én."
    )
    assert first.action == "Aftal, hvem der beslutter »Ændre en arbejdsgang, der skaber brud«"
    assert (first.task, first.factor) == ("t22", "governance")
    assert third.text.startswith("Koordinator beslutter »Bevilge små beløb i forløbet«, ")
    assert third.text.endswith(" og én opgave mere, men har intet mandat på arket.")
    english = told(example(SHELF, "en").roles, "en").look[0].text
    assert (
        english == "“Change a way of working that causes breaks” has none who decide. Choose one."
    )


def test_the_tasks_stand_under_their_factors() -> None:
    """They are numbered as they stand, and those of no factor come last."""
    tasks = [task.model_copy(update={"factor": ""}) for task in PROPOSED.tasks[:2]]
    report = told(PROPOSED.model_copy(update={"tasks": (*tasks, *PROPOSED.tasks[2:])}))
    numbers = [task.number for group in report.groups for task in group.tasks]
    assert numbers == [str(n) for n in range(1, 31)]
    assert [task.id for task in report.groups[-1].tasks] == ["t25", "t26"]
    assert report.groups[-1].name == "Andre opgaver"


# ---- On the screen ----


@pytest.fixture
def room(store: DatabaseStore) -> Workshop:
    """A workshop that is answered together."""
    return begun(store)


def at_roles(visitor: Visitor, of: Workshop) -> Window:
    """A window at the roles."""
    window = visitor.window(of.id)
    window.show("roles.py")
    return window


def kept(store: DatabaseStore, of: Workshop) -> Roles:
    """What is on disk."""
    return workshop.the_sheet(store, of.id, Roles).sheet


def test_an_empty_sheet_begins_with_a_proposal(
    visitor: Visitor, store: DatabaseStore, room: Workshop
) -> None:
    """One press lays it out; a letter typed into the grid is on disk, and the heading says so."""
    window = at_roles(visitor, room)
    assert "<table" not in window.html
    window.click("propose")
    assert kept(store, room) == PROPOSED
    field = window.app.text_area(key=window.key("typed-cells"))
    field.set_value("t25 owner does\nopen t26\n# 1")
    window.run()
    assert kept(store, room).tasks[0].marks["owner"] == ("does",)
    assert "29 af 30 opgaver har én, der beslutter. Én har ingen." in window.words
    assert window.app.selectbox(key=window.key("which-task")).value == "t26"


def test_a_finding_becomes_an_action_once(
    visitor: Visitor, store: DatabaseStore, room: Workshop
) -> None:
    """It is in the plan with its factor, says so, and is not offered again."""
    sheet = example(SHELF, "da").roles
    workshop.fill(store, DESK, room.id, Roles, lambda _: sheet, now=NOW)
    window = at_roles(visitor, room)
    window.app.selectbox(key=window.key("finding")).select_index(0)
    window.run()
    next(one for one in window.app.button if one.label == "Sæt ind i planen").click()
    window.run()
    (action,) = [one.action for one in workshop.actions(store, room.id)]
    assert action.title == "Aftal, hvem der beslutter »Ændre en arbejdsgang, der skaber brud«"
    assert (action.factor, action.chosen) == ("governance", True)
    assert window.words.count("I planen ✓") == 1
    assert len(window.app.selectbox(key=window.key("finding")).options) == 3


def test_hostile_text_stays_text_and_the_eleventh_role_is_refused(
    visitor: Visitor, store: DatabaseStore, room: Workshop
) -> None:
    """Whatever a role is called it is shown as it was typed; there is room for ten."""
    roles = tuple(
        PROPOSED.roles[0].model_copy(update={"id": f"r{n}", "name": HOSTILE})
        for n in range(MOST_ROLES)
    )
    sheet = PROPOSED.model_copy(update={"roles": roles})
    workshop.fill(store, DESK, room.id, Roles, lambda _: sheet, now=NOW)
    window = at_roles(visitor, room)
    assert "<img" not in window.html
    assert HOSTILE in window.words
    window.app.radio(key=window.key("roles-part")).set_value("role")
    assert "Der er plads til 10 roller." in window.run()
    assert not window.has("add-opens-role")


def test_whoever_has_not_the_pen_reads(
    visitor: Visitor, store: DatabaseStore, room: Workshop
) -> None:
    """The example has the same table, without a field and without cells that can be written in."""
    del store, room
    window = visitor.window(workshop.EXAMPLE)
    window.show("roles.py")
    assert "29 af 30 opgaver" in window.words
    assert 'role="grid"' not in window.html
    assert not window.app.text_area
    assert not window.app.selectbox


def test_nothing_of_a_sheet_is_told_stale(
    visitor: Visitor, store: DatabaseStore, room: Workshop
) -> None:
    """Another window's word, another language, another plan: each is told at the next click."""

    def named(name: str) -> None:
        role = PROPOSED.roles[0].model_copy(update={"name": name})
        sheet = PROPOSED.model_copy(update={"roles": (role, *PROPOSED.roles[1:])})
        workshop.fill(store, DESK, room.id, Roles, lambda _: sheet, now=NOW)

    named("Områdechefen")
    window = at_roles(visitor, room)
    assert "Områdechefen" in window.words
    named("Fagchefen")
    assert "Områdechefen" not in window.run()
    assert "Fagchefen" in window.words
    visitor.speaks("en")
    assert "Leader roles" in window.run()
    visitor.speaks("da")
    before = window.run()
    workshop.add_own(
        *(store, CONTENT, DESK, room.id),
        workshop.Action(id="", factor="governance", title="Fagchefen mødes", owner="Fagchefen"),
        new_id=workshop.new_token,
        now=NOW,
    )
    assert window.run() != before


def test_paper_and_screen_hold_the_roles_against_the_same_plan(
    visitor: Visitor, store: DatabaseStore, room: Workshop
) -> None:
    """What the plan says nothing of stands on the screen and in the report, in the same words."""
    workshop.fill(store, DESK, room.id, Roles, lambda _: PROPOSED, now=NOW)
    first = next(iter(CONTENT.statements))
    workshop.settle(store, CONTENT, DESK, room.id, first, "3", now=NOW)
    action = workshop.Action(id="", factor="governance", title="Mødes", owner="Koordinator")
    whose = (store, CONTENT, DESK, room.id)
    workshop.add_own(*whose, action, new_id=workshop.new_token, now=NOW)
    report = whole(store, CONTENT, room, Words("da"), day=NOW.date(), today=NOW.date())
    assert report
    assert report.redesign
    assert report.redesign.roles
    (finding,) = (one.text for one in report.redesign.roles.look)
    assert finding.startswith("Intet i jeres plan handler om")
    assert finding in at_roles(visitor, room).words
