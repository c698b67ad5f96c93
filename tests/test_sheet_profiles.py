"""Competence profiles: which are gaps, the way into the plan, the telling, the screen."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, cast

import pytest

import reports
import workshop
from sheets import Gaps, Need, Profiles, example, gaps, with_need, without_need
from tests.screening import CONTENT, DESK, HOSTILE, Visitor, begun
from words import Words

if TYPE_CHECKING:
    from content import Redesign
    from reports import ProfilesReport
    from storage import DatabaseStore
    from tests.screening import Window
    from words import Language
    from workshop import Workshop

SHELF = cast("Redesign", CONTENT.redesign)
NOW = datetime(2026, 11, 25, 9, tzinfo=UTC)
THREE = Profiles(
    needs=(
        Need(id="l1", whose="leader", now="missing"),
        Need(id="l2", whose="leader", now="some", action="Tæl spørgsmålene", owner="Chefen"),
        Need(id="k1", whose="coordinator", now="strong", action="Intet"),
    )
)


def told(sheet: Profiles, language: Language = "da") -> ProfilesReport:
    """The sheet in words."""
    result = reports.example_result(CONTENT)
    assert result
    report: ProfilesReport = reports.tell_sheet(CONTENT, result, Words(language), sheet)
    return report


def test_a_gap_lies_in_one_of_three_heaps() -> None:
    """Without an action, with one that is in no plan, or in the plan; what is seen is no gap."""
    assert gaps(THREE) == Gaps(idle=("l1",), to_plan=("l2",))
    planned = with_need(THREE, THREE.needs[1].model_copy(update={"planned": "a1"}))
    assert gaps(planned) == Gaps(idle=("l1",), planned=("l2",))
    assert gaps(Profiles(needs=(Need(id="l1", whose="leader", now="unknown"),))) == Gaps()


def test_a_competence_is_chosen_once_and_can_go() -> None:
    """Choosing it again changes it; taking it out leaves the others in their order."""
    again = with_need(THREE, Need(id="l1", whose="leader", now="strong"))
    assert [need.now for need in again.needs] == ["strong", "some", "strong"]
    assert [need.id for need in without_need(THREE, "l2").needs] == ["l1", "k1"]
    assert [need.id for need in THREE.of("coordinator")] == ["k1"]


def test_the_heading_counts_the_gaps() -> None:
    """It says how many lack wholly or in part, and how many of those are in the plan."""
    assert told(Profiles()).finding == "Kompetenceprofiler"
    assert (
        told(THREE).finding
        == "To af tre kompetencer mangler helt eller delvist. Ingen står i planen."
    )
    planned = with_need(THREE, THREE.needs[1].model_copy(update={"planned": "a1"}))
    assert told(planned).finding.endswith("Én står i planen.")
    assert told(planned).left_heading == "Én mangel står ikke i planen"
    chosen = Profiles(needs=(Need(id="l1", whose="leader"),))
    assert told(chosen).finding == "I har endnu ikke sagt, hvordan det står til med én kompetence."
    strong = Profiles(needs=THREE.needs[2:])
    assert told(strong).finding == "I mangler ingen af de kompetencer, I har valgt."


def test_the_scale_is_signs_and_words() -> None:
    """No number: a sign, what it means, and of a gap what becomes of it."""
    leader, coordinator = told(THREE).profiles
    assert [(n.now.sign, n.now.text) for n in leader.needs if n.now] == [
        ("○", "Vi mangler det"),
        ("◐", "Vi ser det af og til"),
    ]
    assert [need.state for need in leader.needs] == ["intet aftalt endnu", "ikke i planen"]
    assert [(need.state, need.open) for need in coordinator.needs] == [("", False)]


@pytest.mark.parametrize("language", ["da", "en"])
def test_the_example_has_every_kind_of_competence(language: Language) -> None:
    """Seen, seen now and then, and missing; without an action, to the plan, and in it."""
    sheet = example(SHELF, language).profiles
    heaps = gaps(sheet)
    assert {need.now for need in sheet.needs} == {"strong", "some", "missing"}
    assert heaps.idle
    assert heaps.to_plan
    assert heaps.planned
    assert all(len(sheet.of(whose)) >= 4 for whose in ("leader", "coordinator"))


# ---- On the screen ----


@pytest.fixture
def room(store: DatabaseStore) -> Workshop:
    """A workshop that is answered together."""
    return begun(store)


def at_profiles(visitor: Visitor, of: Workshop) -> Window:
    """A window at the profiles."""
    window = visitor.window(of.id)
    window.show("profiles.py")
    return window


def kept(store: DatabaseStore, of: Workshop) -> Profiles:
    """What is on disk."""
    return workshop.the_sheet(store, of.id, Profiles).sheet


def test_a_competence_is_chosen_and_judged(
    visitor: Visitor, store: DatabaseStore, room: Workshop
) -> None:
    """Chosen from the shelf, judged in words, with the shelf's own way to learn it at hand."""
    window = at_profiles(visitor, room)
    window.app.selectbox(key=window.key("more-leader-0")).select_index(4)
    window.run()
    assert [need.id for need in kept(store, room).needs] == ["l5"]
    next(one for one in window.app.radio if str(one.key).startswith("now-l5")).set_value("missing")
    window.run()
    window.click("use-l5")
    (need,) = kept(store, room).needs
    assert need.now == "missing"
    assert need.action == "Aftal med én kollega at ringe hver fredag i to måneder"
    assert "Beskriv rollen, ikke personen." in window.words


def test_a_gap_goes_into_the_plan_once(
    visitor: Visitor, store: DatabaseStore, room: Workshop
) -> None:
    """One press; it is counted, has owner and day, and comes back when it is taken out again."""
    day = date(2027, 2, 1)
    need = THREE.needs[1].model_copy(update={"looks_on": day})
    workshop.fill(store, DESK, room.id, Profiles, lambda _: with_need(THREE, need), now=NOW)
    window = at_profiles(visitor, room)
    window.click("plan-l2")
    (action,) = [one.action for one in workshop.actions(store, room.id)]
    assert (action.title, action.owner, action.due) == ("Tæl spørgsmålene", "Chefen", day)
    assert kept(store, room).needs[1].planned == action.id
    assert "ind i planen: 1 er sat ind." in window.words
    assert not window.has("plan-l2")
    workshop.take_from_plan(store, DESK, room.id, action.id, now=NOW)
    window.run()
    assert window.has("plan-l2")
    assert "Ingen står i planen." in window.words
    assert not workshop.the_sheets(store, room.id).profiles.needs[1].planned


def test_hostile_text_stays_text(visitor: Visitor, store: DatabaseStore, room: Workshop) -> None:
    """Whatever is written of a competence is shown as it was typed."""
    need = Need(id="own", whose="leader", see=HOSTILE, needed=HOSTILE, present=HOSTILE, now="some",
                action=HOSTILE, owner=HOSTILE)  # fmt: skip
    workshop.fill(store, DESK, room.id, Profiles, lambda _: Profiles(needs=(need,)), now=NOW)
    window = at_profiles(visitor, room)
    assert "<img" not in window.html
    assert window.words.count(HOSTILE) >= 5
