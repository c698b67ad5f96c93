"""The organisation's sheet: its rules, what is told and drawn of it, and its screen."""

from __future__ import annotations

import io
import re
from datetime import date
from typing import TYPE_CHECKING

import pypdfium2  # type: ignore[import-untyped]  # ships no types
import pytest

import reports
import sheets
import workshop
from sheets import Forum, Organisation, Side, Stage
from tests.screening import CONTENT, DESK, HOSTILE, Visitor, answer, prepared, reveal
from words import Words

if TYPE_CHECKING:
    from reports import OrganisationReport
    from storage import DatabaseStore
    from words import Language
    from workshop import Workshop

LANGUAGES: tuple[Language, ...] = ("da", "en")
assert CONTENT.redesign
FILE = CONTENT.redesign.organisation
RESULT = reports.example_result(CONTENT)


def example(language: Language = "da") -> Organisation:
    """The shelf's example."""
    return sheets.example(CONTENT.redesign, language).organisation  # type: ignore[arg-type] # is there


def told(sheet: Organisation, language: Language = "da") -> OrganisationReport:
    """The sheet of the example's workshop."""
    assert RESULT
    found: OrganisationReport = reports.tell_sheet(CONTENT, RESULT, Words(language), sheet)
    return found


# ---- Rules ----


def test_the_days_of_a_path_are_added_up() -> None:
    """2, 5, 10 and 5 working days are 22; a path of no stages takes none."""
    assert sheets.total_days(sheets.proposed(FILE, "da")) == 22
    assert sheets.total_days(()) == 0


def test_an_empty_sheet_lacks_what_comes_before_all_else() -> None:
    """Of a way that nobody has chosen, neither owner nor end is missed."""
    first = ("today", "wanted", "departments", "forums", "path")
    assert sheets.lacking(Organisation()) == first


def test_a_project_needs_an_end_and_what_comes_then() -> None:
    """What is permanent ends never; from one known way to another one goes on a day."""
    wanted = Side(model="teams", owner="Direktøren", lasting="permanent")
    sheet = example().model_copy(update={"wanted": wanted, "moves_on": None})
    assert sheets.lacking(sheet) == ("moves_on",)
    project = sheet.model_copy(update={"wanted": wanted.model_copy(update={"lasting": "project"})})
    assert sheets.lacking(project) == ("until", "after", "moves_on")


def test_who_does_not_know_yet_says_what_is_lacking() -> None:
    """Nothing is asked of a way that is not known, but what one needs to know."""
    sheet = example().model_copy(update={"wanted": Side(model="unknown"), "lacks": ""})
    assert sheets.lacking(sheet) == ("lacks",)
    assert not sheets.changes(sheet)


def test_a_forum_without_a_mandate_and_a_decision_without_a_day_are_missed() -> None:
    """A forum that may decide nothing, and a decision that is never looked at again."""
    log = tuple(one.model_copy(update={"review": None}) for one in example().log)
    sheet = example().model_copy(update={"forums": (Forum(id="own", name="Os"),), "log": log})
    assert sheets.lacking(sheet) == ("mandate", "review")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_example_lacks_nothing(language: Language) -> None:
    """Every field of the example says something, in both languages."""
    sheet = example(language)
    assert sheets.lacking(sheet) == ()
    assert all(value for _, value in sheet)
    assert sheets.changes(sheet)


# ---- Told ----


def test_the_heading_says_from_what_to_what() -> None:
    """From one way to another, or what is not chosen yet."""
    assert told(example()).finding == (
        "I vil gå fra samarbejde i den nuværende organisation til faste tværgående team."
    )
    assert told(Organisation(), "en").finding == "You have not chosen how to organise."
    same = example("en").model_copy(update={"wanted": Side(model="within")})
    assert told(same, "en").finding == (
        "You want to keep cooperation within the present organisation."
    )
    assert told(same, "en").wish == ""


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_not_known_is_not_drawn(language: Language) -> None:
    """In its place stands what the room needs to know, in its own words."""
    wanted = example(language).model_copy(update={"wanted": Side(model="unknown")})
    side = told(wanted, language).wanted
    assert (side.shape, side.alt) == ("", "")
    assert wanted.lacks in side.instead
    assert told(example(language), language).wanted.shape == "teams"


def test_more_than_eight_departments_are_drawn_as_their_number() -> None:
    """Eight stand by name; of nine there is one box, and the names are told beside it."""
    names = tuple(f"Forvaltning {n}" for n in range(1, 10))
    assert told(Organisation(departments=names[:8])).departments == names[:8]
    many = told(Organisation(departments=names))
    assert many.departments == ("9 forvaltninger",)
    assert "Forvaltning 9" in many.departments_note
    assert told(Organisation(departments=("", " "))).departments == ("En forvaltning",) * 3


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_sheet_says_why_it_is_there_with_a_statement_in_full(language: Language) -> None:
    """A number never stands alone, and nothing is scored."""
    text = CONTENT.statements["leader_roles_written"].text[language].removesuffix(".")
    assert text in told(example(language), language).lead
    assert "(3.7)" in told(example(language), language).lead


def test_a_committee_is_told_in_whole_sentences() -> None:
    """Owner, lasting, day, forums and the whole path, by their numbers."""
    assert told(example()).brief[1:] == (
        "Ejer: Velfærdsdirektøren.",
        "Permanent.",
        "Det træder i kraft 1. januar 2028.",
        "4 fora har deltagere, rytme og mandat.",
        "En uenighed er afgjort inden for 22 hverdage.",
    )


# ---- The page ----


def page(sheet: Organisation, language: Language = "da") -> bytes:
    """The sheet alone on its paper."""
    report = reports.example(CONTENT, Words(language))
    assert report
    alone = reports.RedesignReport(organisation=told(sheet, language))
    return reports.sheet_pdf(report.model_copy(update={"redesign": alone}), "organisation", "a4")


def read(made: bytes) -> str:
    """What stands on the pages, without its white space and hyphens."""
    document = pypdfium2.PdfDocument(io.BytesIO(made))
    text = "".join(one.get_textpage().get_text_range() for one in document)
    return "".join(re.sub("[\ufffe\u00ad-]", "", text).split())


@pytest.mark.parametrize("language", LANGUAGES)
def test_everything_on_the_sheet_is_printed(language: Language) -> None:
    """Tables, path and log stand on paper, as they do on the screen."""
    report, text = told(example(language), language), read(page(example(language), language))
    lines = [report.finding, report.lead, report.total, report.unknown, report.path_note]
    lines += [words for row in report.pairs for words in (row.label, row.today, row.wanted)]
    lines += [words for one in report.forums for words in (one.name, one.members, one.mandate)]
    lines += [words for one in report.path for words in (one.who, one.does, one.days, one.until)]
    lines += [words for one in report.log for words in (one.what, one.who, one.why, one.review)]
    assert [one for one in lines if "".join(one.replace("-", "").split()) not in text] == []


def test_nothing_typed_breaks_the_page() -> None:
    """Twelve departments, a long word, a hostile text and an empty sheet can all be set."""
    long = "x" * 200
    side = Side(model="unit", name=long, owner=HOSTILE, lasting="project", after=long)
    forum = Forum(id="a", name=long, members=HOSTILE, rhythm="", mandate=long)
    sheet = Organisation(
        departments=(long,) * 8,
        today=Side(model="within", name=HOSTILE),
        wanted=side,
        moves_on=date(2028, 1, 1),
        forums=(forum,),
        path=(Stage(id="b", who=long, does=HOSTILE, days=250),),
    )
    assert "Velfærdsdirektøren" not in read(page(sheet))
    assert page(Organisation(departments=("Å",) * 12))


# ---- The screen ----


@pytest.fixture
def room(store: DatabaseStore) -> Workshop:
    """A workshop of six people whose answers are shown."""
    here = prepared(store)
    for person in range(6):
        answer(store, here, lambda key, person=person: str((len(key) + person) % 3))  # type: ignore[misc] # each its own
    return reveal(store, here)


def kept(store: DatabaseStore, of: Workshop) -> Organisation:
    """The sheet as it is on disk."""
    return workshop.the_sheet(store, of.id, Organisation).sheet


def test_the_drawing_follows_the_choice_and_the_wish_comes_into_the_plan_once(
    visitor: Visitor, store: DatabaseStore, room: Workshop
) -> None:
    """Two choices make the heading, both drawings and an action; the button is then gone."""
    window = visitor.window(room.id)
    window.show("organising.py")
    assert 'class="hk-org ' not in window.html
    for radio, model in zip(window.app.radio, ("within", "teams"), strict=True):
        radio.set_value(model)
    window.run()
    assert "I vil gå fra samarbejde i den nuværende organisation" in window.words
    assert 'class="hk-org hk-org-within hk-org-3"' in window.html
    assert 'class="hk-org hk-org-teams hk-org-wanted hk-org-3"' in window.html
    window.click("wish-organisation-teams")
    (action,) = workshop.actions(store, room.id)
    assert action.action.title.startswith("Gå fra samarbejde")
    assert action.action.factor == "organising"
    assert not window.has("wish-organisation-teams")
    assert "Det står i planen" in window.words


def test_a_forum_is_begun_from_the_shelf_taken_out_and_put_back(
    visitor: Visitor, store: DatabaseStore, room: Workshop
) -> None:
    """What is taken out can be put back where it stood, hostile words and all."""
    window = visitor.window(room.id)
    window.show("organising.py")
    window.click("add-forum")
    assert kept(store, room).forums[0].id == "steering"
    field = next(one for one in window.app.text_input if one.label == "Forum")
    field.input(HOSTILE)
    window.run()
    assert kept(store, room).forums[0].name == HOSTILE
    assert "<img" not in window.html
    window.click("out-forums")
    assert kept(store, room).forums == ()
    window.click("put-back-forums")
    assert kept(store, room).forums[0].name == HOSTILE


def test_the_example_and_anothers_pen_show_no_fields(
    visitor: Visitor, store: DatabaseStore, room: Workshop
) -> None:
    """What cannot be written on is drawn and told, and every link stays at its own address."""
    window = visitor.window(workshop.EXAMPLE)
    window.show("organising.py")
    assert not window.app.text_input
    assert not window.app.radio
    assert "Team for voksne med flere sager" in window.words
    assert "22 hverdage i alt" in window.words
    unsure = Organisation(lacks="Alt")
    workshop.fill(store, DESK, room.id, Organisation, lambda _: unsure, now=room.created)
    visitor.cookies["helhedstjek_desk"] = "another"
    link = workshop.share(store, DESK, room.id, "share", new_token=workshop.new_token)
    workshop.take(store, workshop.desk_of("another"), link)
    other = visitor.window(room.id)
    other.show("organising.py")
    assert not other.app.text_input
    assert other.has("take-pen")
