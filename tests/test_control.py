"""The control: what the room says is kept, the wall follows, and a clock never cuts."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

import advice
import workshop
from tests.cast import NOW
from tests.screening import CONTENT, DESK, answer, people, prepared, reveal
from views import followed, strip
from words import Words
from workshop import Decision, Wall

if TYPE_CHECKING:
    from storage import DatabaseStore
    from tests.screening import Visitor, Window
    from workshop import Workshop

LIMITS = CONTENT.method.limits


@pytest.fixture
def here(store: DatabaseStore) -> Workshop:
    """A workshop whose answers are shown."""
    open_now = prepared(store)
    people(store, open_now, 12)
    return reveal(store, open_now)


@pytest.fixture
def control(visitor: Visitor, here: Workshop) -> Window:
    """Its control."""
    window = visitor.window(here.id)
    window.show("agenda.py")
    return window


def first(store: DatabaseStore, here: Workshop) -> str:
    """The statement that the agenda begins with."""
    kept = workshop.kept(store, CONTENT, here, advice.outcome)
    return kept.result.agenda[0]


def wall(store: DatabaseStore, here: Workshop) -> Wall:
    """What the wall shows."""
    return workshop.the_wall(store, here.id).wall


def said(store: DatabaseStore, here: Workshop) -> Decision:
    """What was said of the first statement."""
    return workshop.decisions(store, here.id)[first(store, here)].decision


def write(window: Window, name: str, statement: str, text: str) -> None:
    """Type into a field, and leave it."""
    key = f"typed-{name}-{statement}-{window.workshop_id}-0"
    fields = [*window.app.text_input, *window.app.text_area]
    next(field for field in fields if field.key == key).input(text)


def test_a_level_and_why_are_kept(control: Window, store: DatabaseStore, here: Workshop) -> None:
    """The button saves the chosen level with its reason, and the list and the heading tell it."""
    one = first(store, here)
    control.app.radio(key=control.key(f"level-{one}")).set_value("2")
    control.run()
    assert one not in workshop.decisions(store, here.id)
    write(control, "reason", one, "Der er en aftale.")
    shown = control.click("agree-save")
    assert (said(store, here).level, said(store, here).reason) == ("2", "Der er en aftale.")
    assert "Aftalt kl." in shown
    assert any("✓ aftalt 2" in line for line in control.app.pills[0].options)


def test_a_line_of_the_agenda_leads_there(
    control: Window, store: DatabaseStore, here: Workshop
) -> None:
    """The line of the statement on the screen is the chosen one; another is chosen, and window,
    list and wall go there; what was typed is kept. A click on the chosen one brings it back.
    """
    lines, one = control.app.pills[0], first(store, here)
    assert lines.value == one
    write(control, "note", one, "Vi skrev ned.")
    other = workshop.kept(store, CONTENT, here, advice.outcome).result.agenda[2]
    lines.set_value(other)
    assert CONTENT.statements[other].text.da in control.run()
    assert control.app.pills[0].value == wall(store, here).statement == other
    assert said(store, here).note == "Vi skrev ned."
    control.click("agenda-back")
    assert control.app.pills[0].value == wall(store, here).statement != other
    steering = wall(store, here).model_copy(update={"shows": "finding"})
    workshop.show(store, DESK, here.id, steering, now=NOW)
    control.app.pills[0].set_value(None)
    control.run()
    assert control.app.pills[0].value == wall(store, here).statement
    assert wall(store, here).shows == "statement"


def test_what_is_typed_is_kept_when_one_goes_on(
    control: Window, store: DatabaseStore, here: Workshop
) -> None:
    """A note that was not sent before the click on Next is on disk, and the wall has gone on."""
    write(control, "note", first(store, here), "Socialområdet kender den.")
    control.click("agenda-on")
    assert said(store, here).note == "Socialområdet kender den."
    assert (wall(store, here).shows, wall(store, here).statement) == (
        "statement",
        workshop.kept(store, CONTENT, here, advice.outcome).result.agenda[1],
    )


def test_a_masked_cpr_number_is_nobody_else_s_word(
    control: Window, store: DatabaseStore, here: Workshop
) -> None:
    """What is kept of it stands in the field afterwards, and is not told as another window's."""
    statement = first(store, here)
    write(control, "note", statement, "Ring om 120590-1234 i morgen")
    control.run()
    kept = said(store, here).note
    assert "1234" not in kept
    assert "andet vindue" not in control.click("unresolved-open")
    field = control.app.text_area(key=f"typed-note-{statement}-{here.id}-1")
    assert field.value == kept


def test_both_arguments_stand_and_one_is_enough(
    control: Window, store: DatabaseStore, here: Workshop
) -> None:
    """Nothing is settled without an argument; with one the other is shown as not written."""
    control.click("unresolved-open")
    refused = Words("da").say("Write at least one of the two arguments.")
    assert refused in control.click("unresolved-save")
    write(control, "low", first(store, here), "Ingen regel.")
    shown = control.click("unresolved-save")
    assert said(store, here).unresolved
    assert "ikke skrevet" in shown


def test_the_phones_are_asked_again_twice_at_most(
    control: Window, store: DatabaseStore, here: Workshop
) -> None:
    """While it is open there are two ways to end it; too few are not told, and twice is the end."""
    for _ in range(workshop.MOST_ROUNDS):
        control.click("again-ask")
        poll = workshop.the_poll(store, here.id)
        assert poll
        assert (poll.about, wall(store, here).poll) == (first(store, here), poll.id)
        assert not control.has("again-ask")
        assert "for få til at vise" in control.click("again-count")
    assert not control.has("again-ask")


def test_after_rating_again_the_control_says_what_the_wall_says(
    visitor: Visitor, store: DatabaseStore
) -> None:
    """The newest ratings alone, and what to agree on; no verdict of the first beside them."""
    open_now = prepared(store)
    room = [answer(store, open_now, lambda _, n=n: str(n % 2 * 5)) for n in range(6)]  # type: ignore[misc] # each its own
    here = reveal(store, open_now)
    window = visitor.window(here.id)
    assert "Svarene ligger spredt" in window.show("agenda.py")
    window.click("again-ask")
    poll = workshop.the_poll(store, here.id)
    assert poll
    for who in room:
        workshop.vote(store, who, poll, workshop.Vote("3"))
    said = window.click("again-count")
    assert "Nu ligger 6 af 6" in said
    assert "Hvad kan alle skrive under på" in said
    assert "Svarene ligger spredt" not in said


def test_a_way_to_talk_begins_its_clock(
    control: Window, store: DatabaseStore, here: Workshop
) -> None:
    """The wall is told how to talk and for how long; on the next statement nothing is said yet."""
    key = f"talk-{first(store, here)}-{here.id}-0"
    control.app.selectbox(key=key).set_value("pairs")
    assert "To og to indtil kl." in control.run()
    told = wall(store, here)
    assert (told.talk, told.minutes) == ("pairs", 4)
    assert told.since
    control.click("agenda-on")
    assert wall(store, here).talk == ""


def test_the_end_of_the_talk_says_what_there_is_and_nothing_of_none(
    visitor: Visitor, store: DatabaseStore, here: Workshop
) -> None:
    """Levels agreed, and what is left unresolved, each only where there is any."""
    ending = visitor.window(here.id)
    assert "I har ikke aftalt et niveau for noget udsagn." in ending.show("ending.py")
    assert "uafklaret" not in ending.words
    both = Decision(statement=first(store, here), unresolved=True, low="Lavt")
    workshop.decide(store, CONTENT, DESK, here.id, both, seen=None, now=NOW)
    assert "noget udsagn. Ét står uafklaret." in ending.run()


def test_a_break_says_until_when(control: Window, store: DatabaseStore, here: Workshop) -> None:
    """So many minutes from when it is chosen; another break begins without an end."""
    shown = f"shown-{here.id}-0"
    control.app.radio(key=shown).set_value("pause")
    control.run()
    before = datetime.now(UTC)
    control.app.selectbox(key=f"break--{here.id}").set_value(10)
    control.run()
    until = wall(store, here).until
    assert until
    assert timedelta(minutes=10) <= until - before < timedelta(minutes=11)
    for shows in ("finding", "pause"):
        control.app.radio(key=shown).set_value(shows)
        control.run()
    assert wall(store, here).until is None


def test_two_windows_write_different_fields(
    visitor: Visitor, control: Window, store: DatabaseStore, here: Workshop
) -> None:
    """What another window wrote stays when this one writes something else."""
    other = visitor.window(here.id)
    other.show("agenda.py")
    write(other, "note", first(store, here), "Den anden")
    other.run()
    write(control, "reason", first(store, here), "Den ene")
    control.run()
    assert (said(store, here).note, said(store, here).reason) == ("Den anden", "Den ene")


def test_two_windows_write_the_same_field(
    visitor: Visitor, control: Window, store: DatabaseStore, here: Workshop
) -> None:
    """Whoever comes second sees both, and nothing is kept over the first until they say so; not
    even by going on.
    """
    other, at = visitor.window(here.id), first(store, here)
    other.show("agenda.py")
    write(other, "reason", at, "Den anden")
    write(control, "reason", at, "Den ene")
    other.run()
    for _ in range(2):
        assert "Den anden" in control.run()
        assert said(store, here).reason == "Den anden"
    write(control, "reason", at, "Den anden, og den ene")
    control.run()
    assert said(store, here).reason == "Den anden, og den ene"
    write(other, "reason", at, "Den tredje")
    other.click("agenda-on")
    assert said(store, here).reason == "Den anden, og den ene"


def test_the_example_and_what_has_ended_are_only_read(
    visitor: Visitor, control: Window, store: DatabaseStore, here: Workshop
) -> None:
    """There is nothing to save, and what was agreed is still told."""
    one = Decision(statement=first(store, here), level="3", reason="Sådan er det.")
    workshop.decide(store, CONTENT, DESK, here.id, one, seen=0, now=NOW)
    workshop.close(store, DESK, here.id)
    assert "Sådan er det." in control.run()
    example = visitor.window(workshop.EXAMPLE)
    example.show("agenda.py")
    for window in (control, example):
        assert not [b.key for b in window.app.button if b.key and b.key.startswith("agree-")]
        assert not window.app.text_area


def test_a_statement_of_the_rest_can_be_taken_up(visitor: Visitor, store: DatabaseStore) -> None:
    """A comment beside one that is not on the agenda is read among the rest; a click goes there."""
    here = prepared(store)
    for number in range(8):
        answer(store, here, lambda _: "4", comment=f"Ord {number}")
    here = reveal(store, here)
    result = workshop.kept(store, CONTENT, here, advice.outcome).result
    rest = [s.id for f in result.factors for s in f.statements if s.id not in result.agenda]
    window = visitor.window(here.id)
    window.show("rest.py")
    assert f'href="/w/{here.id}/dagsorden"' in window.click(f"rest-to-{rest[0]}")
    assert wall(store, here).statement == rest[0]
    assert Words("da").say("Not on the agenda") in window.show("agenda.py")


@pytest.mark.parametrize(
    ("before", "after", "stops"),
    [
        ((6, 0, 0, 0, 0, 6), (6, 0, 0, 0, 0, 6), True),
        ((6, 0, 0, 0, 0, 6), (0, 0, 12, 0, 0, 0), False),
        ((0, 6, 6, 0, 0, 0), (0, 5, 7, 0, 0, 0), True),
        (None, (0, 0, 12, 0, 0, 0), None),
        ((6, 0, 0, 0, 0, 6), None, None),
        ((6, 0, 0, 0, 0, 6), (0,) * 6, None),
    ],
)
def test_rating_again_stops_when_agreement_does_not_rise(
    before: tuple[int, ...] | None, after: tuple[int, ...] | None, stops: bool | None
) -> None:
    """A must rise by 0.1, as printed; where a round is not shown nothing is said."""
    assert advice.stop(before, after, LIMITS) is stops


def told(wall: Wall, minutes: int = 10, later: float = 0) -> strip.Line:
    """What the strip says so many minutes after the script began."""
    assert CONTENT.scripts
    at = strip.Now("x", strip.Rungs(1, 4), minutes, "")
    return strip.told(wall, CONTENT.scripts, at, Words("da"), NOW + timedelta(minutes=later))


def test_the_strip_says_what_the_minute_says() -> None:
    """Minute, sentence, and what comes next with its minutes; before it begins, nothing of it."""
    begun = Wall(script="ninety", begun=NOW)
    line = told(begun, later=34)
    assert (line.minute, line.of) == (34, 90)
    assert line.say == "Hvem vil tale for det laveste trin, uanset eget svar?"
    assert line.next == "Derefter: det andet udsagn, 10 min"
    assert told(Wall()).minute is None


def test_the_clock_never_cuts() -> None:
    """What takes too long is told in words, for the talk, the statement and the whole script."""
    talking = Wall(statement="x", talk="pairs", minutes=4, since=NOW, script="ninety", begun=NOW)
    assert told(talking, later=3).now.startswith("To og to indtil kl.")
    assert told(talking, later=6.5).now == "To og to: 2 min over tiden"
    here = Wall(statement="x", came=NOW)
    assert [told(here, later=n).now for n in (3, 12)] == ["3 af 10 min", "2 min over tiden"]
    assert told(Wall(script="ninety", begun=NOW), later=97).now == "7 min over tiden"


def test_nobody_speaks_for_their_own_rung() -> None:
    """The lowest and the highest rung that anybody chose are asked for, and never a person."""
    talking = Wall(statement="x", talk="low_high_first", minutes=8, since=NOW)
    assert told(talking).say == "Hvem taler for trin 1, og hvem for trin 4? Vi andre lytter."


def test_a_screen_reads_its_workshop_once_and_each_time_anew(
    control: Window, store: DatabaseStore, here: Workshop, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The next statement asks once whose workshop it is and once whether the wall may show it,
    and one that ends or is deleted in another window meanwhile is shown as ended, and as gone.
    """
    asked: list[str] = []
    held = type(store).held

    def counted(store: DatabaseStore, desk: str, workshop_id: str) -> Workshop | None:
        asked.append(workshop_id)
        return held(store, desk, workshop_id)

    monkeypatch.setattr(type(store), "held", counted)
    control.click("agenda-on")
    assert asked == [here.id, here.id]
    assert control.has("agree-save")
    workshop.close(store, DESK, here.id)
    control.run()
    assert not control.has("agree-save")
    store.remove_workshop(here.id)
    assert "ikke i denne browser" in control.run()


@pytest.mark.parametrize(
    ("walls", "phones", "said", "leads"),
    [
        (0, 3, "The wall is not open", "/w/x/vaeg"),
        (1, 0, "The wall is following", ""),
        (1, 1, "The wall and 1 phone are following", ""),
        (2, 14, "The wall and 14 phones are following", ""),
    ],
)
def test_the_small_line_says_who_follows(walls: int, phones: int, said: str, leads: str) -> None:
    """Phones are named where they are seen; the way to the wall, where nobody has opened it."""
    assert followed.told(walls, phones, "/w/x/vaeg", Words("en")) == (said, leads)
