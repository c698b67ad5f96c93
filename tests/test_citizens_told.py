"""What citizens answered as it is told: on the facilitator's screens, in the report, on paper."""

from __future__ import annotations

from datetime import date
from io import BytesIO
from typing import TYPE_CHECKING

import pikepdf
import pytest

import advice
import workshop
from content import thawed
from reports import About, pdf, tell
from tests.citizens import asking, came, many, reveal
from tests.phones import Room, opened
from tests.screening import CONTENT, DESK, HOSTILE, Visitor, answer, people, prepared
from views import house
from words import Words

if TYPE_CHECKING:
    from reports import CitizensReport, Report
    from storage import DatabaseStore
    from words import Language
    from workshop import Workshop

REASON = "Svarene er ikke delt op: Der skal være mindst fem i hver af grupperne"


def heard(room: Room) -> None:
    """Six citizens and five relatives on whom to call, and four citizens on their own wish."""
    asking(room)
    many(room, "citizen", "who_to_call", [0, 1, 3, 3, 3, 4])
    many(room, "relative", "who_to_call", [2, 2, 3, 3, 3])
    many(room, "citizen", "own_wish", [0, 0, 0, 0])
    many(room, "organisation", "tell_again", [1])
    many(room, "citizen", "tell_again", [2] * 5)


def told(room: Room, language: Language = "da") -> Report:
    """The report of what was kept."""
    here = room.store.workshop(room.id)
    assert here
    kept = workshop.kept(room.store, room.content, here, advice.outcome)
    about = About(organisation="X", day=date(2026, 11, 22))
    return tell(room.content, kept.result, Words(language), about, kept.reasons)


def answered(room: Room) -> None:
    """Five people are on the same rung everywhere."""
    here = workshop.held(room.store, room.desk, room.id)
    for _ in range(5):
        answer(room.store, here, lambda _: "2")


@pytest.fixture
def room(store: DatabaseStore) -> Room:
    """A workshop that five people and some citizens have answered."""
    found = opened(CONTENT, store, areas=("Børn",))
    heard(found)
    answered(found)
    reveal(found)
    return found


def citizens(report: Report) -> CitizensReport:
    """What it tells of the citizens."""
    assert report.citizens
    return report.citizens


def test_every_question_is_told_with_its_numbers(room: Room) -> None:
    """Where enough have answered: every answer with how many, kind by kind where each is enough."""
    found = citizens(told(room)).questions[0]
    assert found.text == "Ved du, hvem du skal ringe til?"
    assert [(a.count, a.by_voice) for a in found.answers] == [
        (1, (1, 0)),
        (1, (1, 0)),
        (2, (0, 2)),
        (6, (3, 3)),
        (1, (1, 0)),
    ]
    assert (found.voices, found.n_text, found.apart) == (
        ("Borgere", "Pårørende"),
        "10 svar, 1 har ikke taget stilling",
        "",
    )


def test_what_is_hidden_says_why(room: Room) -> None:
    """Of a question that too few have answered there is no number; and why kinds are not apart."""
    report = citizens(told(room))
    (wish,) = [q for q in report.questions if "vigtigst" in q.text]
    assert (wish.answers, wish.n_text, wish.apart) == ((), "Færre end fem har svaret.", "")
    (again,) = [q for q in report.questions if "igen" in q.text]
    assert [a.count for a in again.answers] == [0, 1, 5, 0, 0]
    assert again.apart.startswith(REASON)
    assert {a.by_voice for a in again.answers} == {()}


def test_where_nothing_is_shown_it_is_said_once(store: DatabaseStore) -> None:
    """Four citizens on each question: no number of any, no list of what is hidden, and a report."""
    room = opened(CONTENT, store)
    asking(room)
    many(room, "citizen", "who_to_call", [0, 1, 2, 3])
    reveal(room)
    report = told(room)
    found = citizens(report)
    assert (found.kicker, found.questions) == ("4 har svaret", ())
    assert found.note == "Færre end fem har svaret på hvert spørgsmål, så svarene bliver ikke vist."
    assert pdf(report)


def test_the_room_s_own_words_stand_beside(room: Room) -> None:
    """Statements of the questionnaire with a level, and none that was not asked."""
    report = citizens(told(room))
    asked = set(workshop.asked(CONTENT, "short"))
    assert CONTENT.citizens
    for question, shown in zip(CONTENT.citizens.questions, report.questions, strict=True):
        there = [CONTENT.statements[s].text.da for s in question.beside if s in asked]
        assert len(shown.beside) == len(there)
        for line, text in zip(shown.beside, there, strict=True):
            assert line == f"I siger om »{text.removesuffix('.')}«: niveau 2,0"


def test_it_never_counts_in_a_score(room: Room, store: DatabaseStore) -> None:
    """The profile of the same answers without any citizen is the same, word for word."""
    other = opened(CONTENT, store, areas=("Børn",))
    answered(other)
    reveal(other)
    with_, without = told(room), told(other)
    assert without.citizens is None
    assert with_.model_copy(update={"citizens": None}) == without


@pytest.mark.parametrize("language", ["da", "en"])
def test_the_paper_holds_it(room: Room, language: Language) -> None:
    """The PDF has a part of its own, with tables that a screen reader can follow."""
    report = told(room, language)
    with_, without = (pdf(r) for r in (report, report.model_copy(update={"citizens": None})))
    with pikepdf.open(BytesIO(with_)) as long, pikepdf.open(BytesIO(without)) as short:
        assert len(long.pages) > len(short.pages)
    assert with_ == pdf(report)


def test_a_team_too_small_still_hears_its_citizens(store: DatabaseStore) -> None:
    """Where nothing is shown of those who take part, the citizens are shown and printed."""
    room = opened(CONTENT, store)
    heard(room)
    reveal(room)
    report = told(room)
    assert report.instead
    assert citizens(report).questions[0].answers
    assert pdf(report)


# The screens


def at_desk(store: DatabaseStore, here: Workshop) -> Room:
    """The workshop of a screen, as citizens meet it."""
    content = CONTENT if here.content is None else thawed(store.content(here.content) or "")
    return Room(content, store, DESK, here.id, "", "")


def test_the_facilitator_asks_and_ends_it(visitor: Visitor, store: DatabaseStore) -> None:
    """One button gives link, QR code and a text; another closes; a third, asked twice, deletes."""
    here = prepared(store)
    window = visitor.window(here.id)
    window.show("underway.py")
    assert "Borgernes egne spørgsmål" in window.words
    assert store.asking(here.id) is None
    window.app.text_input(key=window.key("citizens-contact")).set_value(
        "Borgerservice, 00 00 00 00"
    )
    window.click("ask-citizens")
    asking_ = store.asking(here.id)
    assert asking_
    assert asking_.contact == "Borgerservice, 00 00 00 00"
    window.app.text_input(key=window.key("citizens-contact")).set_value("")
    window.click("whom-to-call")
    assert store.asking(here.id) == asking_._replace(contact="")
    link = f"/citizens/{asking_.link}"
    assert link in window.words
    assert "hjælp fra flere steder i kommunen?" in window.words
    assert window.html.count('class="hk-invitation hk-notice') == 1
    assert "Ret telefonens kamera mod koden" in window.words
    room = at_desk(store, here)
    came(room, who_to_call=1)
    house.forget(here.id)
    assert "1 har svaret." in window.run()
    window.click("stop-citizens")
    assert link not in window.words
    assert "Ingen kan svare på borgernes link lige nu." in window.words
    window.click("ask-citizens")
    assert link in window.words
    window.click("citizens-anew")
    assert store.citizens(here.id) == 1
    window.click("citizens-anew-sure")
    assert store.citizens(here.id) == 0
    assert link not in window.words


def test_the_screen_tells_no_answer_before_the_reveal(
    visitor: Visitor, store: DatabaseStore
) -> None:
    """Only how many have answered, and of nobody which kind."""
    here = prepared(store)
    room = at_desk(store, here)
    asking(room)
    many(room, "relative", "who_to_call", [3] * 7)
    window = visitor.window(here.id)
    html = window.show("underway.py")
    assert "7 har svaret." in html
    assert "Pårørende" not in html
    assert "Ved du, hvem du skal ringe til" not in html


def test_the_profile_shows_it_beside(visitor: Visitor, store: DatabaseStore) -> None:
    """Below the profile, with a table a question; where nobody was asked there is no such part."""
    here = prepared(store)
    people(store, here, 6)
    room = at_desk(store, here)
    heard(room)
    reveal(room)
    window = visitor.window(here.id)
    html = window.show("profile.py")
    assert "Borgernes egne svar" in html
    assert html.count('class="hk-counts hk-heard"') == 2
    assert REASON in html
    other = prepared(store)
    people(store, other, 6)
    reveal(at_desk(store, other))
    assert "Borgernes egne svar" not in visitor.window(other.id).show("profile.py")


def test_another_instrument_offers_nothing(
    visitor: Visitor, store: DatabaseStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where the shelf is left out, Underway says nothing of citizens."""
    plain = CONTENT.model_copy(update={"citizens": None})
    monkeypatch.setattr(house, "the_content", lambda: plain)
    here = prepared(store)
    with store._engine.begin() as connection:
        connection.exec_driver_sql("UPDATE workshops SET content = NULL")
    html = visitor.window(here.id).show("underway.py")
    assert "Borgernes egne spørgsmål" not in html


def test_hostile_names_are_only_names(visitor: Visitor, store: DatabaseStore) -> None:
    """An organisation's name is text in the question before deleting."""
    here = prepared(store, organisation=HOSTILE)
    asking(at_desk(store, here))
    window = visitor.window(here.id)
    window.show("underway.py")
    assert "<img src=x" not in window.click("citizens-anew")
