"""A workshop on the facilitator's screens, from its preparation to its end."""

from __future__ import annotations

import re
from datetime import date, timedelta
from html import escape, unescape
from typing import TYPE_CHECKING

import pytest
import streamlit as st

import advice
import workshop
from settings import Settings
from tests.screening import (
    ASKED,
    CONTENT,
    DESK,
    HOSTILE,
    IN_A_WORKSHOP,
    ROOM,
    Visitor,
    Window,
    answer,
    people,
    prepared,
    reveal,
)
from views import house
from views.visitor import only_this_machine
from words import Words

if TYPE_CHECKING:
    from arithmetic import Mode
    from storage import DatabaseStore
    from words import Language

KINDS = ("hk-full", "hk-begun", "hk-joined")


def underway(visitor: Visitor, here: workshop.Workshop) -> Window:
    """A window at the wall; what was remembered of it is a second old."""
    house.forget(here.id)
    window = visitor.window(here.id)
    window.show("underway.py")
    return window


def anew(window: Window) -> str:
    """The window a second later."""
    house.forget(window.workshop_id)
    return window.run()


def test_from_the_form_to_a_draft(
    visitor: Visitor, store: DatabaseStore, language: Language
) -> None:
    """What was chosen in the form is kept, shown, and not open before the button says so."""
    form, words = visitor.window(), Words(language)
    form.show("prepare.py")
    form.app.text_input(key="new-organisation").set_value("Øby")
    form.app.text_input(key="new-name").set_value(" Ledergruppen ")
    form.app.text_area(key="new-target-group").set_value("Voksne med flere sager")
    form.app.date_input(key="new-meets-on").set_value(tomorrow := date.today() + timedelta(1))  # noqa: DTZ011 - the form's own day
    form.app.text_area(key="new-areas").set_value("Børn\n\n Job \nBørn")
    form.app.radio(key="cards-mode").set_value("open")
    form.app.radio(key="new-target").set_value(3)
    form.app.number_input(key="new-invited").set_value(16)
    form.app.checkbox(key="new-slips").check()
    shown = form.click("create")
    (here,) = workshop.mine(store, DESK).workshops
    assert (here.phase, here.mode, here.target, here.areas) == ("draft", "open", 3, ("Børn", "Job"))
    assert (here.language, here.invited, here.slips) == (language, 16, True)
    assert here.delete_on
    assert (here.name, here.meets_on) == ("Ledergruppen", tomorrow)
    assert f'href="/w/{here.id}/undervejs" target="_self" data-go' in shown
    window = underway(visitor, here)
    assert "Øby" in window.words
    assert words.say("The workshop is ready to be opened") in window.words
    window.click("open")
    assert phase(store, here) == "open"


def phase(store: DatabaseStore, here: workshop.Workshop) -> str:
    """How far a workshop is, as it is kept."""
    kept = store.workshop(here.id)
    return kept.phase if kept else "gone"


def test_a_half_filled_form_survives_a_change_of_language(visitor: Visitor) -> None:
    """Everything that was typed or chosen stands in the new language, in a new window."""
    form = visitor.window()
    form.show("prepare.py")
    form.app.text_input(key="new-organisation").set_value("Øby")
    form.app.text_area(key="new-areas").set_value("Børn")
    form.app.radio(key="cards-mode").set_value("open")
    form.app.number_input(key="new-invited").set_value(16)
    form.run()
    visitor.speaks("en")
    again = visitor.window()
    again.show("prepare.py")
    assert again.app.text_input(key="new-organisation").value == "Øby"
    assert again.app.text_area(key="new-areas").value == "Børn"
    assert again.app.radio(key="cards-mode").value == "open"
    assert again.app.number_input(key="new-invited").value == 16
    assert again.app.radio(key="new-language").value == "en"


@pytest.mark.parametrize(
    ("areas", "name", "told_so"),
    [
        ("", "", "Write the name of the organisation."),
        ("\n".join(map(str, range(21))), "Øby", "There can be 20 areas at most."),
    ],
)
def test_what_the_rules_refuse_is_told_calmly(
    visitor: Visitor, store: DatabaseStore, areas: str, name: str, told_so: str
) -> None:
    """Nothing is made, and the form says why in the visitor's language."""
    form = visitor.window()
    form.show("prepare.py")
    form.app.text_input(key="new-organisation").set_value(name)
    form.app.text_area(key="new-areas").set_value(areas)
    assert Words("da").say(told_so) in form.click("create")
    assert workshop.mine(store, DESK).total == 0


def test_the_wall_shows_the_way_in_and_how_far(
    visitor: Visitor, store: DatabaseStore, language: Language
) -> None:
    """Code, link, and how many have joined, begun and finished; and the link leads here."""
    here, words = prepared(store), Words(language)
    people(store, here, 3)
    answer(store, here, lambda _: "5", upto=4)
    answer(store, here, lambda _: "5", upto=0)
    shown = underway(visitor, here).html
    ways = store.ways(here.id)
    assert ways
    assert f"<span>{ways.code[:4]}</span> <span>{ways.code[4:]}</span>" in shown
    link = f"{ROOM}/join/{ways.link}"
    assert escape(words.say("QR code that leads to {address}", address=link)) in shown
    assert workshop.found_by_link(store, ways.link).id == here.id
    assert words.say("{n} on the way", n=1) in shown
    assert [shown.count(f'hk-person {kind}"') - 1 for kind in KINDS] == [3, 1, 1]


def test_the_wall_says_how_many_there_should_be(visitor: Visitor, store: DatabaseStore) -> None:
    """The invited number stands beside those who have joined, so that people can count heads."""
    here = prepared(store, invited=3)
    people(store, here, 2)
    said = Words("da").say("{n} joined, {all} invited. Count heads.", n=2, all=3)
    assert said in underway(visitor, here).words
    assert "Count heads" not in underway(visitor, prepared(store)).words


def test_the_wall_has_the_promise_word_for_word(visitor: Visitor, store: DatabaseStore) -> None:
    """What people read before they answer stands on the wall's page too, in their language."""
    here = prepared(store)
    assert workshop.promise(Words("da"), "anonymous", 5) in underway(visitor, here).words


def test_the_wall_shows_no_rating(visitor: Visitor, store: DatabaseStore) -> None:
    """Whatever people answered, the screen is the same: it shows counts and nothing else."""
    seen = []
    for rung in ("0", "5"):
        here = prepared(store)
        for _ in range(6):
            answer(store, here, lambda _, rung=rung: rung)  # type: ignore[misc] # each its own
        shown = underway(visitor, here).html.replace(here.id, "")
        seen.append(shown[shown.index('"hk-far"') : shown.index('"hk-qr"')])
    assert seen[0] == seen[1]


def test_a_small_level_is_not_told(visitor: Visitor, store: DatabaseStore) -> None:
    """How far a level is, is told from five people on."""
    here = prepared(store)
    name = CONTENT.levels["leder"].name.da
    for n in range(4):
        answer(store, here, lambda _: "3", upto=n)
    window = underway(visitor, here)
    assert name not in window.html
    answer(store, here, lambda _: "3")
    assert name in anew(window)


def test_those_who_wait_are_let_in_by_their_mark(visitor: Visitor, store: DatabaseStore) -> None:
    """Beyond the invited number people wait; one is let in by a mark, the others together."""
    here = prepared(store, invited=1)
    first, *later = (answer(store, here, lambda _: "3", upto=0) for _ in range(4))
    window, words = underway(visitor, here), Words("da")
    assert words.count("{n} person waits to be let in.", "{n} people wait to be let in.", 3) in (
        window.words
    )
    assert all(f'"hk-mark">{who.mark}<' in window.html for who in (first, *later))
    window.click(f"let-in-{later[0].mark}")
    assert set(store.people(here.id, "in")) == {first.mark, later[0].mark}
    window.click("let-all-in")
    assert store.people(here.id, "waiting") == ()


def test_a_ghost_is_taken_out_after_a_second_click(visitor: Visitor, store: DatabaseStore) -> None:
    """By the mark on its phone; the question names the organisation and says what is lost."""
    here = prepared(store)
    people(store, here, 2)
    mark = store.people(here.id, "in")[0]
    window, words = underway(visitor, here), Words("da")
    window.app.text_input(key=window.key("mark")).set_value(mark)
    window.run()
    window.click("take-out")
    assert len(store.people(here.id, "in")) == 2
    asked = "Take {mark} out of the workshop of {organisation}?"
    assert words.say(asked, mark=mark, organisation="Øby") in window.words
    window.click("take-out-sure")
    assert mark not in store.people(here.id, "in")
    assert len(store.people(here.id, "in")) == 1


def test_slips_are_printed_with_a_code_each(
    visitor: Visitor, store: DatabaseStore, language: Language
) -> None:
    """Each slip has a code, the address, the organisation and the promise in their language."""
    here = prepared(store, slips=True, invited=3)
    window = visitor.window(here.id)
    window.show("slips.py")
    shown = window.click("make-slips")
    codes = store.slips(here.id)
    assert len(codes) == shown.count('class="hk-slip"') == 3
    assert all(f"<span>{code[:4]}</span> <span>{code[4:]}</span>" in shown for code in codes)
    promise = workshop.promise(Words("da"), "anonymous", 5)
    assert window.words.count(promise) == 3
    assert "10.42.0.1:8501/join" in shown
    assert Words(language).say("Print the slips, and give one to each person") in window.words


@pytest.mark.parametrize("screen", ["agenda.py", "profile.py", "steps.py"])
def test_nothing_is_shown_before_the_reveal(
    visitor: Visitor, store: DatabaseStore, screen: str
) -> None:
    """A screen of answers opened too early says so, and shows none."""
    here = prepared(store)
    people(store, here, 6, "hemmelig")
    shown = visitor.window(here.id).show(screen)
    assert Words("da").say("The answers have not been shown yet") in shown
    assert "hemmelig" not in shown


def test_who_waits_is_named_before_it_is_closed(visitor: Visitor, store: DatabaseStore) -> None:
    """The question before the reveal says how many would be left outside."""
    here = prepared(store, invited=5)
    people(store, here, 5)
    with pytest.raises(workshop.Refused):
        answer(store, here, lambda _: "3")
    window = underway(visitor, here)
    window.click("shut")
    assert "1 venter på at blive lukket ind og kommer ikke med." in window.words


def test_the_profile_is_the_score_of_the_answers(
    visitor: Visitor, store: DatabaseStore, language: Language
) -> None:
    """After the reveal the profile shows the answers' figures, and Differences the groups."""
    here, words = prepared(store, "open", target=2), Words(language)
    people(store, here, 12)
    here = reveal(store, here)
    result = workshop.kept(store, CONTENT, here, advice.outcome).result
    shown = visitor.window(here.id).show("profile.py")
    for factor in result.factors:
        assert f'<td class="hk-figure">{words.number(factor.score or 0)}</td>' in shown
        assert factor.target == 2
    assert words.say("How the groups see it") in shown
    apart = visitor.window(here.id).show("differences.py")
    assert CONTENT.levels["chef"].name[language] in apart


def _shown(window: Window) -> list[str]:
    """What each of its screens shows, whatever the clock in the corner says."""
    return [re.sub(r"kl\. \d\d\.\d\d", "", window.show(screen)) for screen in IN_A_WORKSHOP]


def test_the_report_is_what_was_kept_at_the_reveal(visitor: Visitor, store: DatabaseStore) -> None:
    """With other shelves a revealed workshop shows the same, and has the reveal's own day."""
    here = prepared(store)
    people(store, here, 12)
    reveal(store, here)
    before = _shown(visitor.window(here.id))
    limits = CONTENT.method.limits
    k = limits.group_minimum.model_copy(update={"value": 13})
    method = CONTENT.method.model_copy(
        update={"limits": limits.model_copy(update={"group_minimum": k})}
    )
    other = CONTENT.model_copy(update={"method": method, "fingerprint": "another"})
    house.put(other, store, Settings())
    window = visitor.window(here.id)
    assert _shown(window) == before
    assert "25. november 2026" in window.show("report.py")


def test_below_five_an_anonymous_room_shows_nothing(visitor: Visitor, store: DatabaseStore) -> None:
    """It is said before the button is pressed, with the ways out; nothing is shown after."""
    here = prepared(store)
    people(store, here, 4, "hemmelig")
    answer(store, here, lambda _: None, comment="only a word", upto=1)
    window, words = underway(visitor, here), Words("da")
    have = words.count("{n} has answered.", "{n} have answered.", 4)
    warning = "{have} At least {k} are needed before anything can be shown."
    assert words.say(warning, have=have, k="fem") in window.words
    reveal(store, here)
    for screen in IN_A_WORKSHOP:
        shown = window.show(screen)
        assert "hemmelig" not in shown
        assert "hk-dot hk-diamond" not in shown.replace('hk-dot hk-diamond"></i>', "", 1)
    assert words.say("There are too few answers for a profile.") in window.show("profile.py")


def test_the_agenda_goes_statement_by_statement(
    visitor: Visitor, store: DatabaseStore, language: Language
) -> None:
    """The first statement has its distribution and question; the place outlives the session."""
    here, words = prepared(store), Words(language)
    people(store, here, 12)
    reveal(store, here)
    window = visitor.window(here.id)
    first = window.show("agenda.py")
    assert first.count('<tr class="hk-') == 6
    assert words.say("Ask the room") in first
    second = words.say("Agenda, {place} of {all}", place=2, all="")
    assert second in window.click("agenda-on")
    assert second in visitor.window(here.id).show("agenda.py")
    assert second not in window.click("agenda-back")


@pytest.mark.parametrize("mode", ["anonymous", "open"])
def test_comments_stand_without_anybody_s_name(
    visitor: Visitor, store: DatabaseStore, mode: Mode
) -> None:
    """Comments are shown, escaped, in an order that is not the one they came in."""
    here = prepared(store, mode)
    people(store, here, 12, HOSTILE)
    reveal(store, here)
    workshop.keep_place(store, DESK, here.id, ASKED[0])
    shown = visitor.window(here.id).show("agenda.py")
    texts = [unescape(part.split("</li>")[0]) for part in comments_of(shown).split("<li>")[1:]]
    assert sorted(texts) == sorted(f"{HOSTILE}{person}" for person in range(12))
    assert texts != [f"{HOSTILE}{person}" for person in range(12)]
    assert "<img src=x" not in shown
    for named in (CONTENT.levels["chef"].name.da, "Børn"):
        assert named not in comments_of(shown)
    assert comments_of(visitor.window(here.id).show("agenda.py")) == comments_of(shown)


def comments_of(shown: str) -> str:
    """The list of comments."""
    return shown.split('<ul class="hk-comments">')[1].split("</ul>", maxsplit=1)[0]


def test_a_comment_without_a_rung_is_shown(visitor: Visitor, store: DatabaseStore) -> None:
    """Who wrote and chose nothing is shown as a comment beside the statement."""
    here = prepared(store)
    people(store, here, 6)
    answer(store, here, lambda _: None, comment="Det ved vi ikke endnu", upto=1)
    reveal(store, here)
    assert "Det ved vi ikke endnu" in visitor.window(here.id).show("agenda.py")


def test_hostile_names_are_only_names(visitor: Visitor, store: DatabaseStore) -> None:
    """Organisation and areas are shown as they were typed, and never as markup."""
    here = prepared(store, "open", organisation=HOSTILE, areas=(HOSTILE, "Børn"), slips=False)
    people(store, here, 6)
    for go_on in (lambda: reveal(store, here), lambda: workshop.close(store, DESK, here.id), None):
        window = visitor.window(here.id)
        for screen in IN_A_WORKSHOP:
            assert "<img src=x" not in window.show(screen)
        assert "<img src=x" not in visitor.window().html
        if go_on:
            go_on()


def test_the_list_tells_how_far_each_workshop_is(
    visitor: Visitor, store: DatabaseStore, language: Language
) -> None:
    """The first screen tells a workshop's phase and count, and leads on to its screen."""
    here, words = prepared(store), Words(language)
    people(store, here, 2)
    shown = visitor.window().words
    assert words.say("Open for answers now") in shown
    assert words.count("{n} has answered", "{n} have answered", 2) in shown
    assert "/facilitator/" in shown
    assert f'href="/w/{here.id}/undervejs"' in shown


def test_ending_asks_first_and_keeps_the_result(visitor: Visitor, store: DatabaseStore) -> None:
    """A workshop is over after the second click, and its agenda is still there."""
    here = prepared(store)
    people(store, here, 6)
    reveal(store, here)
    window, words = visitor.window(here.id), Words("da")
    window.show("ending.py")
    window.click("close")
    asked = "End the workshop of {organisation}?"
    assert words.say(asked, organisation="Øby") in window.words
    window.click("close-sure")
    assert phase(store, here) == "closed"
    assert words.say("Ask the room") in visitor.window(here.id).show("agenda.py")


def test_what_another_window_did_is_shown(visitor: Visitor, store: DatabaseStore) -> None:
    """A workshop closed elsewhere is shown as closed."""
    here = prepared(store)
    window = underway(visitor, here)
    reveal(store, here)
    said = Words("da").say("The answers have been shown, and nobody can answer any more")
    assert said in anew(window)


@pytest.mark.usefixtures("store")
def test_with_openid_connect_nothing_is_shown_before_signing_in(
    visitor: Visitor, monkeypatch: pytest.MonkeyPatch, store: DatabaseStore
) -> None:
    """Where facilitators sign in, a stranger sees the button and no screen."""
    monkeypatch.setattr(type(st.user), "is_logged_in", property(lambda _: False), raising=False)
    house.put(CONTENT, store, Settings(oidc=True))
    assert [button.key for button in visitor.window().app.button] == ["sign-in"]


@pytest.fixture
def alone(visitor: Visitor, store: DatabaseStore) -> Visitor:
    """A browser at 127.0.0.1, where nobody has said how phones come in: `make run`."""
    house.put(CONTENT, store, Settings())
    return visitor


def test_prepare_says_that_phones_cannot_come(alone: Visitor, language: Language) -> None:
    """In words, with the line that lets them, above the form; and in a room it does not."""
    window, say = alone.window(), Words(language).say
    window.show("prepare.py")
    assert say("Phones cannot reach this machine yet") in window.words
    assert "<code>make room</code>" in window.html
    house.put(CONTENT, house.the_store(), Settings(address=ROOM))
    window.show("prepare.py")
    assert "make room" not in window.html


def test_no_code_is_shown_that_no_phone_can_follow(
    alone: Visitor, store: DatabaseStore, language: Language
) -> None:
    """The line stands in its place, the code and the link can be read, and no sheet is printed."""
    here, say = prepared(store), Words(language).say
    window = alone.window(here.id)
    shown = window.show("underway.py")
    ways = store.ways(here.id)
    assert ways
    assert 'class="hk-qr"' not in shown
    assert 'class="hk-invitation' not in shown
    assert "<code>make room</code>" in shown
    assert f"<span>{ways.code[:4]}</span> <span>{ways.code[4:]}</span>" in shown
    assert f"http://127.0.0.1:8501/join/{ways.link}" in shown
    assert say("The workshop is open, but no phone can reach it yet") in window.words
    assert say("Scan the code, and answer on your phone") not in window.words


def test_a_link_for_others_says_that_it_leads_nowhere(
    alone: Visitor, store: DatabaseStore, language: Language
) -> None:
    """A shared workshop, printed slips, and the desk's own link."""
    only = Words(language).say("This address can only be opened on this machine.")
    here = prepared(store, slips=True)
    window = alone.window(here.id)
    window.click("share")
    assert only in window.words
    window.show("slips.py")
    window.click("make-slips")
    assert only in window.words
    assert only in alone.window().words


@pytest.mark.parametrize(
    ("address", "only_here"),
    [
        *(
            ("http://127.0.0.1:8501", True),
            ("http://localhost:8501", True),
            ("http://[::1]:1", True),
        ),
        *(("http://127.8.8.8", True), ("http://0.0.0.0:8501", True), ("http://a.localhost", True)),
        *(("http://10.42.0.1:8501", False), ("http://[fd00::1]:8501", False)),
        ("https://helhedstjek.example.dk", False),
    ],
)
def test_which_addresses_only_this_machine_can_open(
    store: DatabaseStore, address: str, *, only_here: bool
) -> None:
    """Every loopback address and name, and the one that a server calls all of its own."""
    house.put(CONTENT, store, Settings(address=address))
    assert only_this_machine() is only_here
    house.put(CONTENT, store, Settings())
