"""The citizen's journey: what is counted on it, who must not stand on it, and how it is told."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from pydantic import ValidationError

import reports
import sheets
import workshop
from content import Language, load
from reports import JourneyReport, Paper, Report, sheet_pdf
from sheets import Gain, Journey, Touch, journey, looks, pointing
from tests.papers import alternatives, broken, letters, named, opened, pages
from tests.screening import DESK, HOSTILE, Visitor, answer, prepared, reveal
from words import Words

if TYPE_CHECKING:
    from storage import DatabaseStore
    from tests.screening import Window
    from workshop import Workshop

CONTENT = load()
SHELF = CONTENT.redesign
assert SHELF
LANGUAGES: tuple[Language, ...] = ("da", "en")


def course(*weeks: int, **said: object) -> tuple[Touch, ...]:
    """Contacts in these weeks, otherwise alike."""
    return tuple(
        Touch.model_validate({"id": f"t{n}", "week": week, **said}) for n, week in enumerate(weeks)
    )


def example(language: Language = "da") -> Journey:
    """The shelf's own."""
    assert SHELF
    return sheets.example(SHELF, language).journey


def told(sheet: Journey, language: Language = "da") -> JourneyReport:
    """A journey, told."""
    result = reports.example_result(CONTENT)
    assert result
    found: JourneyReport = reports.tell_sheet(CONTENT, result, Words(language), sheet)
    return found


def forty() -> Journey:
    """The example's contacts over and over, until there is room for no more."""
    of = example()
    every = (of.today * 3)[: sheets.MOST_TOUCHES]
    new = [
        touch.model_copy(update={"id": f"t{n}", "week": 2 * n, "moment": ""})
        for n, touch in enumerate(every)
    ]
    return of.model_copy(update={"today": tuple(new)})


# ---- What is counted ----


def test_the_five_numbers_by_hand() -> None:
    """Contacts, departments once each, plans, times told, and whole weeks without a contact."""
    touches = (
        *course(0, told=True, department="Job / Social"),
        *course(1, 1, department="job", plan=True),
        *course(5, told=True, department="Skole"),
    )
    assert journey.counts(touches) == (4, 3, 2, 2, 3)
    assert journey.lanes(touches) == ("Job", "Social", "Skole")
    assert journey.times_told(touches) == (1, 0, 0, 2)
    assert journey.counts(()) == (0, 0, 0, 0, 0)


def test_the_example_is_what_its_shelf_says() -> None:
    """Fourteen contacts in seven places, four plans, the story told nine times, thirteen weeks."""
    assert journey.counts(example().touches("today")) == (14, 7, 4, 9, 13)
    assert example("en") != example()


def test_contacts_are_sorted_by_week() -> None:
    """In one week they stand as they were written; a new one stands after the one it follows."""
    sheet = Journey(today=course(3, 1, 3))
    assert [t.id for t in sheet.touches("today")] == ["t1", "t0", "t2"]
    more = journey.added(sheet, "today", "t0", "new")
    assert [t.id for t in more.touches("today")] == ["t1", "t0", "new", "t2"]
    moved = journey.changed(more, "today", "t2", week=0)
    assert [t.id for t in moved.touches("today")] == ["t2", "t1", "t0", "new"]


def test_two_courses_share_a_line() -> None:
    """A wanted contact stands in its week's column, between two by their weeks, or beside them."""
    assert journey.axis([0, 1, 3], [0, 2, 2, 9]) == (
        (0, 1, 3, 9),
        (0.0, 1.0, 2.0),
        (0.0, 1.5, 1.75, 3.0),
    )
    assert journey.axis([2], [0]) == ((0, 2), (1.0,), (0.0,))
    assert journey.axis([], [4, 6]) == ((4, 6), (), (0.0, 1.0))


def test_three_moments_at_most() -> None:
    """A fourth is not taken in, and they are numbered as they came."""
    sheet = Journey(today=course(0, 1, 2, moment="seen") + course(3))
    sheet = sheet.model_copy(update={"today": (*sheet.today[:3], Touch(id="last", week=3))})
    assert journey.changed(sheet, "today", "last", moment="alone") == sheet
    assert journey.moments(sheet.touches("today")) == (1, 2, 3, 0)
    fewer = journey.changed(sheet, "today", "t0", moment="")
    assert journey.moments(fewer.touches("today")) == (0, 1, 2, 0)
    again = journey.restored(sheet, "today", Touch(id="back", moment="seen"), 1)
    assert [t.moment for t in again.touches("today")][1] == ""


def test_what_is_taken_out_comes_back_where_it_was() -> None:
    """And only once, and not where there is no room."""
    sheet = Journey(today=course(1, 1, 1))
    less = journey.removed(sheet, "today", "t1")
    assert journey.restored(less, "today", sheet.today[1], 1) == sheet
    assert journey.restored(sheet, "today", sheet.today[1], 1) == sheet
    assert journey.restored(forty(), "today", Touch(id="one"), 0) == forty()
    with pytest.raises(ValidationError):
        Journey(today=course(*range(sheets.MOST_TOUCHES + 1)))


# ---- Who must not stand on it ----


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Mette ringer til kommunen", "name"),
        ("hun hed mette hansen", "name"),
        ("Mettes lejlighed", "name"),
        ("Anne-Sofie kom med", "name"),
        ("Det var Bo Jensen", "name"),
        ("Fru Qvortrup", "name"),
        ("Han hedder Zxcvb", "name"),
        ("FATIMA var der", "name"),
        ("010290-1234", "cpr"),
        ("0102901234", "cpr"),
        ("01 02 90 1234", "cpr"),
        ("01 02 90 12 34", "cpr"),
        ("010290\u20131234", "cpr"),
        ("0102\u200b901234", "cpr"),
        ("610290-1234", "cpr"),
        ("født 1. februar 1990", "birthday"),
        ("ring 12345678", "phone"),
        ("12 34 56 78", "phone"),
        ("+45 12 34 56 78", "phone"),
        ("skriv til en@sted.dk", "mail"),
        ("Nørregade 12, 2. tv", "address"),
        ("på nørrevej 4", "address"),
        ("Gammel Kongevej 100B", "address"),
        ("Hun bor på Nørregade 12 sammen med sin mor", "address"),
        ("Engvej 4 st. th.", "address"),
        ("Skovbrynet 14 ved skolen", "address"),
        ("Oksana ringede", "name"),
        ("8000 Aarhus", "place"),
        ("8000 aarhus c", "place"),
        ("2000 Frederiksberg", "place"),
    ],
)
def test_what_points_at_somebody_is_seen(text: str, kind: str) -> None:
    """Names, CPR numbers however they are written, birthdays, telephones, mail, addresses."""
    assert looks(text) == kind


@pytest.mark.parametrize(
    "text",
    [
        "Borgerservice",
        "Social og Handicap",
        "Bo i egen lejlighed",
        "Hans mor ringede",
        "Per borger er det mindre",
        "Uge 12 til 14",
        "I 2026 begyndte det, uge 2024",
        "Hun får 4500 kroner, 12.345.678 kr. i alt",
        "Det tog 14 dage. Ring 112.",
        "Kl. 10.30-12.00 den 01.02.2024",
        "Det var en omvej 2 gange",
        "Værestedet Torvet 2 gange om ugen, Børnehaven 5 dage",
        "Bostedet Solbakken 6 uger, Parken 3 af 5 dage",
        "Arbejdsplads 3",
        "Sankt Hans Hospital",
        "Lov om social service § 85",
        "IT og ADHD, 5 af 14",
        "En mor på 34",
        "Liv og glæde, dag 3",
    ],
)
def test_what_points_at_nobody_passes(text: str) -> None:
    """Functions, departments, weeks, money, years, hours: no alarm where there is nobody."""
    assert looks(text) is None


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_shelfs_own_words_pass(language: Language) -> None:
    """The whole example, and every word that the shelf offers."""
    assert pointing(example(language), Journey()) is None
    assert SHELF
    offered = (*SHELF.journey.breaks, *SHELF.journey.moments, *SHELF.journey.stages)
    assert not [one for one in offered if looks(one[language])]


def test_only_what_is_new_and_free_text_is_looked_at() -> None:
    """A sheet is not held by what stands on it already, by a key, or by another sheet's names."""
    named_ = Journey(goal="Mette vil hjem")
    assert pointing(named_, Journey()) == ("goal", "name")
    assert pointing(named_.model_copy(update={"about": "En mor"}), named_) is None
    assert pointing(Journey(today=(Touch(id="a12345678b"),)), Journey()) is None
    assert pointing(Gain(), Gain()) is None


# ---- How it is told ----


@pytest.mark.parametrize(
    ("touches", "finding"),
    [
        ((), "Tegn borgerens vej gennem kommunen."),
        (course(0), "Borgeren havde én kontakt."),
        (course(0, 1), "Borgeren havde to kontakter."),
        (course(0, 1, plan=True), "Borgeren fik to planer."),
        (course(0, broke="waiting"), "Der var ét brud på borgerens vej."),
        (course(0, 1, told=True), "Borgeren fortalte sin historie to gange."),
        (
            course(0, 1, told=True, broke="waiting"),
            "Borgeren fortalte sin historie to gange, og der var to brud.",
        ),
    ],
)
def test_the_finding_follows_the_counts(touches: tuple[Touch, ...], finding: str) -> None:
    """The heading says what the counts say, and never more."""
    assert told(Journey(today=touches)).finding == finding


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_break_points_to_a_statement_in_full(language: Language) -> None:
    """With its factor and its number; breaks of one kind stand together with their weeks."""
    report = told(example(language), language)
    first = report.breaks[0]
    statement = CONTENT.statements["goal_conflicts_settled"].text[language]
    assert first.statement == f"{statement} (2.7)"
    assert first.count == 2
    assert "12" in first.breaks
    assert len(report.brief) == 3
    assert statement in report.brief[1]
    assert [count.number for count in report.today.counts] == ["14", "7", "4", "9", "13"]


def test_a_break_without_a_statement_says_so() -> None:
    """It is a break all the same, and is told last."""
    touches = (*course(0, broke="waiting"), *course(1, broke="not_told", statement="told_once"))
    assert [one.statement != "" for one in told(Journey(today=touches)).breaks] == [True, False]


# ---- In the workshop ----


@pytest.fixture
def room(store: DatabaseStore) -> Workshop:
    """A workshop of six people whose answers are shown."""
    here = prepared(store)
    for person in range(6):
        answer(store, here, lambda key, person=person: str((len(key) + person) % 3))  # type: ignore[misc] # each its own
    return reveal(store, here)


def kept(store: DatabaseStore, of: Workshop) -> Journey:
    """What stands on the sheet."""
    return workshop.the_sheet(store, of.id, Journey).sheet


def test_the_rules_refuse_what_points_at_somebody(store: DatabaseStore, room: Workshop) -> None:
    """Not only the screen: nothing is written, and the field is named by its key."""
    sheet = Journey(today=(Touch(id="t", happened="Hun hedder Mette, 010290-1234"),))
    with pytest.raises(workshop.Personal) as found:
        workshop.fill(store, DESK, room.id, Journey, lambda _: sheet, now=datetime.now(UTC))
    assert found.value.field == "happened"
    assert kept(store, room) == Journey()


def at_journey(visitor: Visitor, of: str) -> Window:
    """A window at the journey."""
    window = visitor.window(of)
    window.show("journey.py")
    return window


def write(window: Window, field: str, text: str) -> str:
    """Type into the field whose key begins so."""
    fields = (*window.app.text_input, *window.app.text_area)
    next(one for one in fields if str(one.key).startswith(f"typed-{field}")).input(text)
    return window.run()


def test_a_course_is_drawn_contact_by_contact(
    visitor: Visitor, store: DatabaseStore, room: Workshop
) -> None:
    """From the empty lanes to a contact that is written on, followed, taken out and put back."""
    window = at_journey(visitor, room.id)
    assert "Begynd med den første kontakt." in window.words
    window.click("course-first-today")
    (first,) = kept(store, room).today
    write(window, "happened", HOSTILE)
    assert kept(store, room).today[0].happened == HOSTILE
    assert "<img" not in window.html
    window.click("course-add")
    assert len(kept(store, room).today) == 2
    window.click("course-previous")
    window.click("course-remove")
    assert first.id not in {touch.id for touch in kept(store, room).today}
    window.click("course-restore")
    assert kept(store, room).today[0].happened == HOSTILE


def test_a_name_is_warned_of_and_stays_in_the_field(
    visitor: Visitor, store: DatabaseStore, room: Workshop
) -> None:
    """The field is named in the shelf's words, what was typed stands, and nothing is saved."""
    window = at_journey(visitor, room.id)
    window.click("course-first-today")
    said = write(window, "felt", "Jeg hedder Mette")
    assert "I feltet »Hvad oplevede borgeren?« står noget" in window.words, said
    assert kept(store, room).today[0].felt == ""
    field = next(f for f in window.app.text_area if str(f.key).startswith("typed-felt"))
    assert field.value == "Jeg hedder Mette"
    assert f'data-kept="{field.key}" data-text=""' in window.html
    write(window, "felt", "Jeg er træt")
    assert kept(store, room).today[0].felt == "Jeg er træt"


def test_a_break_becomes_an_action_once(
    visitor: Visitor, store: DatabaseStore, room: Workshop
) -> None:
    """With the factor and the statement it points to; then the sheet says that it is there."""
    window = at_journey(visitor, room.id)
    window.click("course-composed")
    assert journey.counts(kept(store, room).touches("today")).contacts == 14
    window.click("act")
    label = Words("da").say("Put it into the plan")
    next(button for button in window.app.button if button.label == label).click()
    window.run()
    (one,) = workshop.actions(store, room.id)
    assert (one.action.factor, one.action.title) == (
        "organising",
        "Ret op på bruddet: sendt videre (uge 0)",
    )
    assert "✓ I planen står et løfte om at rette op på bruddet." in window.words
    assert not window.has("act")


def test_the_example_is_only_read(visitor: Visitor, language: Language) -> None:
    """Its picture and its table are there, and no field."""
    visitor.speaks(language)
    window = at_journey(visitor, "example")
    assert told(example(language), language).finding in window.words
    assert not window.app.text_input
    assert not window.app.text_area


def test_what_is_typed_stands_where_the_pen_is_taken(
    visitor: Visitor, store: DatabaseStore, room: Workshop
) -> None:
    """Another desk writes now: the text stays in its field and is said not to be saved."""
    window = at_journey(visitor, room.id)
    window.click("course-first-today")
    link = workshop.share(store, DESK, room.id, "share", new_token=workshop.new_token)
    workshop.take(store, "friend", link)
    workshop.take_pen(store, "friend", room.id, Journey, now=datetime.now(UTC))
    write(window, "felt", "Det var sent")
    assert "Det, du skrev, er ikke gemt" in window.words
    field = next(f for f in window.app.text_area if str(f.key).startswith("typed-felt"))
    assert field.value == "Det var sent"
    assert kept(store, room).today[0].felt == ""
    field.input("")
    window.run()
    window.run()
    assert not window.app.text_area


# ---- On paper ----


def paper(sheet: Journey, of: Paper, language: Language = "da") -> bytes:
    """The sheet alone on its paper."""
    report = reports.example(CONTENT, Words(language))
    assert report
    redesign = reports.RedesignReport(calls=(), journey=told(sheet, language))
    new: Report = report.model_copy(update={"redesign": redesign})
    return sheet_pdf(new, "journey", of)


@pytest.mark.parametrize("of", ["a4", "a1"])
def test_the_paper_is_whole_and_has_its_table(of: Paper) -> None:
    """The validator finds nothing, the drawing says what it shows, and every word is there."""
    data = paper(example(), of)
    assert broken(data) == set()
    report = told(example())
    assert report.today.alt in alternatives(data)
    text = letters("".join(pages(data)))
    for touch in report.today.touches:
        for words in (touch.actor, touch.happened, touch.felt, touch.broke, touch.statement):
            assert letters(words) in text
    assert len(named(opened(data), "/TBody")) == 1


def test_more_than_thirteen_go_on_with_the_lanes_names() -> None:
    """On A4 the picture goes on on a second page; ten fit on one; an empty sheet has its lanes."""
    second = pages(paper(example(), "a4"))[1]
    assert "Almen praksis" in second
    ten = example().model_copy(update={"today": example().today[:10], "wanted": ()})
    assert len(alternatives(paper(ten, "a4"))) == 1
    assert "Meget dårligt" in pages(paper(Journey(), "a1"))[0]


def test_hostile_text_and_forty_contacts_print() -> None:
    """The longest texts, in every field, with signs that no font has."""
    long = Touch.model_validate(
        {
            "id": "x",
            "happened": f"{HOSTILE} </p>*#$:red[x]\r\n\u202eƒ\U0001f469 " * 20,
            "felt": "ø" * 2000,
            "actor": "a" * 200,
            "department": "d" * 200,
            "channel": "k" * 200,
            "broke": "waiting",
            "moment": "other",
        }
    )
    sheet = forty()
    assert paper(sheet.model_copy(update={"today": (*sheet.today[:39], long)}), "a1")
    assert paper(Journey(today=(long,), about="a" * 2000, goal="g" * 200), "a4")
