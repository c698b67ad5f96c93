"""Which sheets the profile calls for, told and on the overview; and where one says that one is."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

import advice
import reports
import sheets
import workshop
from advice import Broken
from reports.telling.at_hand import AtHand
from reports.telling.redesign import calling
from sheets import Filled, Journey, Movements, Touch
from tests.screening import CONTENT, DESK, HOSTILE, Visitor, answer, prepared, reveal
from words import Words

if TYPE_CHECKING:
    from arithmetic import Result
    from content import Content
    from storage import DatabaseStore
    from words import Language
    from workshop import Workshop

LANGUAGES: tuple[Language, ...] = ("da", "en")
found = reports.example_result(CONTENT)
assert found
assert CONTENT.redesign
RESULT = found
SHELF = CONTENT.redesign


def agreed(**levels: int) -> Result:
    """The example where the room has agreed on some levels since, and nothing is on the agenda."""
    return RESULT.model_copy(
        update={
            "agenda": (),
            "factors": tuple(
                factor.model_copy(
                    update={
                        "statements": tuple(
                            s.model_copy(update={"agreed": levels.get(s.id, 5)})
                            for s in factor.statements
                        )
                    }
                )
                for factor in RESULT.factors
            ),
        }
    )


def test_what_most_calls_for_comes_first() -> None:
    """Three statements call for the gain, two for the roles, one for the organisation; of those
    that nothing calls for, the shelf decides.
    """
    found = advice.calls(CONTENT, RESULT)
    assert [(call.sheet, call.called) for call in found] == [
        *(("gain", 3), ("roles", 2), ("organisation", 1), ("profiles", 0), ("journey", 0)),
    ]


def test_low_divided_and_on_the_agenda_call() -> None:
    """A statement calls once, whatever holds of it, and the weightiest is named first."""
    gain = advice.calls(CONTENT, RESULT)[0]
    assert gain.reasons[0] == ("costs_shared_by_rule", ("low", "split", "agenda"))
    assert gain.reasons[1] == ("spending_shown", ("low",))


def test_what_the_room_has_agreed_on_is_divided_no_more() -> None:
    """Agreed at 1 it is low, at 2 it lies in the middle band and calls for nothing."""
    calls = {call.sheet: call for call in advice.calls(CONTENT, agreed(any_door=1))}
    assert [one.statement for one in calls["organisation"].reasons] == ["any_door"]
    assert not any(call.called for call in advice.calls(CONTENT, agreed(any_door=2)))


def test_a_break_calls_for_the_sheets_of_its_statements_but_not_for_its_own_journey() -> None:
    """Sent on points to a statement of the organisation; tied to another, it calls there too."""
    calls = {call.sheet: call for call in advice.calls(CONTENT, agreed(), [Broken("sent_on")])}
    assert {name for name, call in calls.items() if call.breaks} == {"organisation"}
    tied = [Broken("sent_on", "spending_shown")] * 2
    calls = {call.sheet: call for call in advice.calls(CONTENT, agreed(), tied)}
    assert calls["gain"].breaks == ("sent_on",)


def test_an_instrument_without_sheets_calls_for_none(small: Content) -> None:
    """It has nothing that could be called for."""
    assert advice.calls(small, RESULT) == ()


def test_the_steps_that_open_a_sheet_are_named() -> None:
    """Only those that this profile suggests, what to start with first."""
    for call in advice.calls(CONTENT, RESULT):
        assert call.steps
        assert {CONTENT.steps[key].sheet for key in call.steps} == {call.sheet}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_overview_tells_every_statement_in_full_and_no_score(language: Language) -> None:
    """Each sheet's line says what it holds; a break is told by its name."""
    at_hand = AtHand(CONTENT, RESULT, Words(language), {}, reports.NO_TALK)
    filled = Filled(journey=Journey(today=(Touch(id="a", broke="sent_on"),)))
    every = calling.calls(at_hand, SHELF, filled, {"journey": "Ti kontakter"})
    calls = {call.sheet: call for call in every}
    text = CONTENT.statements["spending_shown"].text[language].removesuffix(".")
    assert any(text in line and "(4.10)" in line for line in calls["gain"].why)
    sent = next(one[language] for one in SHELF.journey.breaks if one.key == "sent_on")
    assert any(sent in line for line in calls["organisation"].why)
    assert [call.sheet for call in every if call.filled] == ["journey"]
    assert calls["journey"].holds == "Ti kontakter"
    assert not re.search("score", " ".join(line for call in every for line in call.why))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_movements_are_told_as_own_words_with_whose_order_it_is(language: Language) -> None:
    """The example says where it is, and the page says what is KLK's and what is ours."""
    filled = sheets.example(SHELF, language)
    told = reports.tell_redesign(CONTENT, RESULT, Words(language), filled)
    assert told
    assert told.movements
    assert "KLK" in told.movements.origin
    assert [row.key for row in told.movements.rows if row.here] == ["analyse"]
    assert all(row.words and row.asks for row in told.movements.rows)


def test_a_step_leads_to_the_sheet_it_opens(visitor: Visitor) -> None:
    """In the example the link stays in the example."""
    window = visitor.window(workshop.EXAMPLE)
    for screen in ("steps.py", "profile.py", "plan.py"):
        window.show(screen)
        assert 'href="/w/example/organisering"' in window.html, screen


@pytest.fixture
def room(store: DatabaseStore) -> Workshop:
    """A workshop of six people whose answers are shown."""
    here = prepared(store)
    for person in range(6):
        answer(store, here, lambda key, person=person: str((len(key) + person) % 3))  # type: ignore[misc] # each its own
    return reveal(store, here)


SCREENS = ("organising.py", "roles.py", "profiles.py", "journey.py", "gain.py")


@pytest.mark.parametrize("screen", SCREENS)
def test_a_sheet_says_why_it_is_there_and_what_can_be_done_with_it(
    visitor: Visitor, store: DatabaseStore, room: Workshop, screen: str
) -> None:
    """Not before the answers are shown; then with the statements that call for it in full, and
    whose it is; when the workshop is over, that it can be read and not changed.
    """
    early = visitor.window(prepared(store).id)
    assert "Svarene er ikke vist endnu" in early.show(screen)
    shown = visitor.window(room.id).show(screen)
    called = r"(Arket er her, fordi .*\(\d+\.\d+\)|Ingen af jeres svar peger).*score"
    assert re.search(called, shown)
    assert "Workshoppen er slut" not in shown
    workshop.close(store, DESK, room.id)
    over = visitor.window(room.id)
    over.show(screen)
    assert "Workshoppen er slut. Arket kan læses, men ikke ændres." in over.words
    assert [*over.app.text_input, *over.app.text_area] == []
    assert "Opdigtet · " in visitor.window(workshop.EXAMPLE).show(screen)


def test_where_one_is_is_said_in_ones_own_words(
    visitor: Visitor, store: DatabaseStore, room: Workshop
) -> None:
    """The choice and the words are on disk as they are written, and shown as text."""
    window = visitor.window(room.id)
    window.show("redesign.py")
    assert 'aria-current="step"' not in window.html
    window.app.selectbox[0].set_value("carry")
    window.app.text_area[0].input(HOSTILE)
    window.run()
    kept = workshop.the_sheet(store, room.id, Movements).sheet
    assert (kept.at, kept.words) == ("carry", {"analyse": HOSTILE})
    assert "<img" not in window.html
    assert 'aria-current="step"' in window.html
