"""The front page, and a room that answers together, run and read back from the real store."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

import workshop
from tests.screening import ASKED, CONTENT, DESK, Visitor, Window, agree, begun
from words import Words

if TYPE_CHECKING:
    from storage import DatabaseStore
    from words import Language

TOLD = ("profile.py", "steps.py", "report.py")


def rungs(window: Window) -> str:
    """The key of the cards on the screen."""
    return next(str(r.key) for r in window.app.radio if str(r.key).startswith("rungs-"))


def choose(window: Window, rung: str) -> None:
    """Choose a card."""
    window.app.radio(key=rungs(window)).set_value(rung)
    window.run()


def form(visitor: Visitor) -> Window:
    """A window at the form of a new room."""
    window = visitor.window()
    window.show("together.py")
    return window


def together(visitor: Visitor, here: workshop.Workshop) -> Window:
    """A window at the statement to be answered."""
    window = visitor.window(here.id)
    window.show("together.py")
    return window


def test_the_first_screen_speaks_the_visitors_language(
    visitor: Visitor, language: Language
) -> None:
    """Home says what it is in the chosen language."""
    said = Words(language).say("See where the whole falls short, and agree on what to begin with")
    assert said in visitor.window().words


def test_the_form_begins_a_workshop_and_leads_to_it(visitor: Visitor, store: DatabaseStore) -> None:
    """What was begun has an address of its own, and the screen goes there."""
    window = form(visitor)
    window.app.text_input(key="organisation").set_value("Øby")
    shown = window.click("begin_now")
    (here,) = workshop.mine(store, DESK).workshops
    assert here.organisation == "Øby"
    assert f'<a href="/w/{here.id}/svar-sammen" target="_self" data-go>' in shown


def test_an_empty_name_is_answered_with_a_sentence(visitor: Visitor, store: DatabaseStore) -> None:
    """Without a name nothing is begun, and the screen says what to do."""
    window = form(visitor)
    window.app.text_input(key="organisation").set_value("   ")
    assert Words("da").say("Write the name of the organisation.") in window.click("begin_now")
    assert workshop.mine(store, DESK).total == 0


def test_a_half_filled_form_survives_a_change_of_language(visitor: Visitor) -> None:
    """What was typed stands in a new window, which is what a change of language loads."""
    window = form(visitor)
    window.app.text_input(key="organisation").set_value("Øby")
    window.app.radio(key="questionnaire").set_value("full")
    window.run()
    visitor.speaks("en")
    again = form(visitor)
    assert again.app.text_input(key="organisation").value == "Øby"
    assert again.app.radio(key="questionnaire").value == "full"


def test_another_browser_finds_no_half_filled_form(visitor: Visitor) -> None:
    """What is typed belongs to the browser that typed it."""
    window = form(visitor)
    window.app.text_input(key="organisation").set_value("Øby")
    window.run()
    visitor.cookies["helhedstjek_desk"] = "another"
    assert form(visitor).app.text_input(key="organisation").value == ""


def test_a_form_that_was_sent_is_empty_again(visitor: Visitor) -> None:
    """The next workshop begins without the last one's name."""
    window = form(visitor)
    window.app.text_input(key="organisation").set_value("Øby")
    window.click("begin_now")
    assert form(visitor).app.text_input(key="organisation").value == ""


@pytest.mark.usefixtures("store")
def test_a_browser_without_cookies_is_told_and_keeps_nothing(visitor: Visitor) -> None:
    """There is no desk that those share who keep no cookies."""
    visitor.cookies.clear()
    window = visitor.window()
    assert Words("da").say("This browser does not keep cookies") in window.words
    assert not window.app.text_input


@pytest.mark.parametrize("screen", TOLD)
def test_the_example_has_addresses_of_its_own(
    visitor: Visitor, language: Language, screen: str
) -> None:
    """At its address every screen tells the example, whatever else this browser holds."""
    assert "/w/example/profil" in visitor.window().html
    shown = visitor.window(workshop.EXAMPLE).show(screen)
    assert "Eksempelkøbing Kommune" in shown
    assert Words(language).say("There is nothing to show yet") not in shown


def test_the_example_keeps_its_place_in_this_session_alone(
    visitor: Visitor, store: DatabaseStore
) -> None:
    """Going on in the example's agenda writes nothing, and another window begins anew."""
    window = visitor.window(workshop.EXAMPLE)
    window.show("agenda.py")
    second = Words("da").say("Agenda, {place} of {all}", place=2, all=9).split(" af ")[0]
    assert second in window.click("agenda-on")
    assert second in window.run()
    assert second not in visitor.window(workshop.EXAMPLE).show("agenda.py")
    assert workshop.place(store, DESK, workshop.EXAMPLE) is None


def test_the_radar_on_the_profile_holds_the_scores(visitor: Visitor) -> None:
    """The drawn figure holds the six scores and says them in its alternative text."""
    window = visitor.window(workshop.EXAMPLE)
    window.show("profile.py")
    drawn = window.app.get_by_key("radar-example").proto
    traces = json.loads(drawn.spec)["data"]
    assert any(
        [round(r, 1) for r in trace["r"]][:6] == [3.2, 2.5, 2.2, 1.6, 3.0, 2.6] for trace in traces
    )
    assert "Smidig styring 1,6" in drawn.alt


@pytest.mark.usefixtures("language")
@pytest.mark.parametrize("screen", TOLD)
def test_a_screen_opened_too_early_says_so(
    visitor: Visitor, store: DatabaseStore, screen: str
) -> None:
    """Before anything is answered there is a heading, the organisation, and no error."""
    shown = visitor.window(begun(store).id).show(screen)
    assert "<h1" in shown
    assert "Øby" in shown


def test_a_choice_is_on_disk_at_once(visitor: Visitor, store: DatabaseStore) -> None:
    """A chosen rung stands in the database when the script has run."""
    here = begun(store)
    choose(together(visitor, here), "3")
    assert workshop.settled(store, here.id)["written_reason"].answer == "3"


def test_a_note_is_on_disk(visitor: Visitor, store: DatabaseStore) -> None:
    """A note is kept beside the choice, also when it is hostile; and the page knows it is kept."""
    here = begun(store)
    window = together(visitor, here)
    note = "<script>alert(1)</script> ![x](https://example.org/x.png) \"'; DROP TABLE workshops;"
    window.app.text_area[0].set_value(note)
    shown = window.run()
    assert workshop.settled(store, here.id)["written_reason"].note == note
    assert "<script>" not in shown
    assert f'data-text="{note}"' in window.words


def test_the_screen_stays_at_its_statement_after_a_choice(
    visitor: Visitor, store: DatabaseStore
) -> None:
    """Choosing does not move the room on; only the button does."""
    window = together(visitor, begun(store))
    first = rungs(window)
    choose(window, "2")
    window.run()
    assert rungs(window) == first


@pytest.mark.parametrize("answer", ["0", "5", "dont_know", "not_relevant"])
def test_every_answer_survives_a_new_session(
    visitor: Visitor, store: DatabaseStore, answer: str
) -> None:
    """A new session shows the same statement with the same answer chosen."""
    here = begun(store)
    choose(together(visitor, here), answer)
    again = together(visitor, here)
    assert again.app.radio(key=rungs(again)).value == answer


def test_next_and_previous_lead_through_the_statements(
    visitor: Visitor, store: DatabaseStore
) -> None:
    """The two buttons go one statement on and one back."""
    window = together(visitor, begun(store))
    window.click("on")
    assert rungs(window).startswith("rungs-target_group_described")
    window.click("back")
    assert rungs(window).startswith("rungs-written_reason")


def test_a_choice_made_with_the_same_click_as_next_is_kept(
    visitor: Visitor, store: DatabaseStore
) -> None:
    """What was chosen just before the button is saved before the next statement is shown."""
    here = begun(store)
    window = together(visitor, here)
    window.app.radio(key=rungs(window)).set_value("4")
    window.click("on")
    assert workshop.settled(store, here.id)["written_reason"].answer == "4"


def test_the_short_questionnaire_answered_gives_a_profile(
    visitor: Visitor, store: DatabaseStore, language: Language
) -> None:
    """When the room has agreed on the thirty statements, the profile names highest and lowest."""
    here = begun(store)
    agree(store, here, lambda factor: "1" if factor == "governance" else "3")
    shown = visitor.window(here.id).show("profile.py")
    assert {"da": "smidig styring", "en": "flexible steering"}[language] in shown


@pytest.mark.parametrize(
    "name",
    ['<b>fed</b> & "co"', "![x](https://example.org/x.png)", "$\\int$ :red[x]", "\u202egnimmok"],
)
def test_a_hostile_name_is_only_a_name(visitor: Visitor, store: DatabaseStore, name: str) -> None:
    """A name is shown as it was typed on every screen, and never as markup."""
    here = begun(store, name)
    agree(store, here, lambda _: "2")
    shown = [visitor.window().html]
    window = visitor.window(here.id)
    shown += [window.show(screen) for screen in ("cover.py", "together.py", *TOLD)]
    for screen in shown:
        assert "<b>fed</b> &" not in screen
        assert "<img" not in screen


def test_what_another_window_chose_is_shown(visitor: Visitor, store: DatabaseStore) -> None:
    """When the same statement was answered in another window, this one shows what is on disk."""
    here = begun(store)
    window = together(visitor, here)
    choose(window, "1")
    agree(store, here, lambda _: "5")
    window.run()
    assert window.app.radio(key=rungs(window)).value == "5"
    assert workshop.settled(store, here.id)["written_reason"].answer == "5"


def test_the_list_shows_twenty_and_the_rest_behind_a_button(
    visitor: Visitor, store: DatabaseStore
) -> None:
    """However many there are, a page holds twenty, and a search finds the others."""
    for n in range(43):
        begun(store, f"By {n:02}")
    window = visitor.window()
    assert window.html.count('class="hk-on"') == 20
    assert (
        Words("da").say("{first} to {last} of {total}", first=1, last=20, total=43) in window.words
    )
    window.click("next")
    assert window.click("next").count('class="hk-on"') == 3
    assert not window.app.button(key="before").disabled
    window.app.text_input(key="search").set_value("by 07")
    shown = window.run()
    assert shown.count('class="hk-on"') == 1
    assert "By 07" in shown
    window.app.text_input(key="search").set_value("findes ikke")
    assert Words("da").say("No workshop has a name like that.") in window.run()


def test_two_of_one_name_are_told_apart(visitor: Visitor, store: DatabaseStore) -> None:
    """Kind, day and time by the clock in Denmark stand beside each; each link says whose it is."""
    first = begun(store, "Øby")
    second = workshop.begin(
        store,
        CONTENT,
        DESK,
        organisation="Øby",
        questionnaire="short",
        now=datetime(2026, 1, 2, 9, 5, tzinfo=UTC),
        new_id=workshop.new_token,
    )
    words = visitor.window().words
    assert "2. januar 2026 kl. 10.05" in words
    assert f'href="/w/{first.id}/svar-sammen"' in words
    assert f'href="/w/{second.id}/svar-sammen"' in words
    assert Words("da").say("{done} of {all} statements", done=0, all=len(ASKED)) in words
