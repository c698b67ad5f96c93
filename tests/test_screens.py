"""The facilitator's screens, run as Streamlit runs them and read back from the real store."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

import workshop
from content import load
from settings import Settings
from storage import open_store
from views import house
from words import Words

if TYPE_CHECKING:
    from storage import DatabaseStore
    from words import Language

FRONT = Path(__file__).parent.parent / "views" / "front.py"
DESK = "local"
SCREENS = ("together.py", "profile.py", "steps.py", "report.py")


@pytest.fixture
def store(tmp_path: Path) -> DatabaseStore:
    """The store that the screens use, in a file of its own."""
    url = f"sqlite:///{tmp_path / 'screens.sqlite3'}"
    st.cache_resource.clear()
    opened = open_store(url)
    house.put(load(), opened, Settings())
    return opened


@pytest.fixture(params=["da", "en"])
def language(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Language:
    """Each language in turn, chosen as a visitor does: by the cookie."""
    chosen: Language = request.param
    cookies = {"helhedstjek_language": chosen}
    monkeypatch.setattr(type(st.context), "cookies", property(lambda _: cookies))
    return chosen


@pytest.fixture
def app(store: DatabaseStore) -> AppTest:  # noqa: ARG001 - the app opens the store by its address
    """The app, opened at its first screen."""
    return AppTest.from_file(str(FRONT), default_timeout=30).run()


def html(app: AppTest) -> str:
    """Everything that the screen shows as HTML."""
    return "\n".join(str(part.proto.body) for part in app.get("html"))


def fine(app: AppTest) -> AppTest:
    """The app, after showing that no script stopped on a bug."""
    assert not app.exception, [part.message for part in app.exception]
    return app


def begun(app: AppTest, name: str = "Eksempelkøbing Kommune") -> AppTest:
    """The app after the form on the first screen was sent."""
    app.text_input(key="organisation").set_value(name)
    app.button(key="begin_now").click()
    return fine(app.run())


def rungs(app: AppTest) -> str:
    """The key of the cards on the screen."""
    return next(str(radio.key) for radio in app.radio if str(radio.key).startswith("rungs-"))


def test_the_first_screen_speaks_the_visitors_language(app: AppTest, language: Language) -> None:
    """Home says what it is in the chosen language."""
    said = Words(language).say("See where you stand, and agree on what to begin with")
    assert said in html(fine(app.run()))


@pytest.mark.parametrize("screen", SCREENS)
@pytest.mark.usefixtures("language")
def test_every_screen_has_words_before_there_is_anything(app: AppTest, screen: str) -> None:
    """A screen opened too early shows a calm sentence with a heading, and no error."""
    assert "<h1" in html(fine(app.switch_page(screen).run()))


@pytest.mark.parametrize("screen", SCREENS[1:])
def test_the_example_is_one_click_away(app: AppTest, language: Language, screen: str) -> None:
    """After one click on the first screen the example stands on every other screen."""
    fine(app.button(key="example").click().run())
    shown = html(fine(app.switch_page(screen).run()))
    assert "Eksempelkøbing Kommune" in shown
    assert Words(language).say("There is nothing to show yet") not in shown


def test_the_radar_on_the_profile_holds_the_scores(app: AppTest) -> None:
    """The drawn figure holds the six scores and says them in its alternative text."""
    fine(app.button(key="example").click().run())
    drawn = fine(app.switch_page("profile.py").run()).get_by_key("radar").proto
    traces = json.loads(drawn.spec)["data"]
    assert any(
        [round(r, 1) for r in trace["r"]][:6] == [3.2, 2.5, 2.3, 1.6, 3.0, 2.6] for trace in traces
    )
    assert "Smidig styring 1,6" in drawn.alt


def test_a_choice_is_on_disk_at_once(app: AppTest, store: DatabaseStore) -> None:
    """A chosen rung stands in the database when the script has run."""
    begun(app)
    fine(app.radio(key=rungs(app)).set_value("3").run())
    here = workshop.at_desk(store, DESK)
    assert here
    assert workshop.settled(store, here.id)["written_reason"].answer == "3"


def test_a_note_is_on_disk(app: AppTest, store: DatabaseStore) -> None:
    """A note is kept beside the choice, also when it is hostile."""
    begun(app)
    note = "<script>alert(1)</script> ![x](https://example.org/x.png) \"'; DROP TABLE workshops;"
    fine(app.text_area[0].set_value(note).run())
    here = workshop.at_desk(store, DESK)
    assert here
    assert workshop.settled(store, here.id)["written_reason"].note == note


def test_the_screen_stays_at_its_statement_after_a_choice(app: AppTest) -> None:
    """Choosing does not move the room on; only the button does."""
    begun(app)
    first = rungs(app)
    fine(app.radio(key=first).set_value("2").run())
    assert rungs(fine(app.run())) == first


@pytest.mark.parametrize("answer", ["0", "5", "dont_know", "not_relevant"])
def test_every_answer_survives_a_new_session(app: AppTest, answer: str) -> None:
    """A new session shows the same statement with the same answer chosen."""
    begun(app)
    fine(app.radio(key=rungs(app)).set_value(answer).run())
    again = AppTest.from_file(str(FRONT), default_timeout=30).run()
    fine(again.switch_page("together.py").run())
    assert again.radio(key=rungs(again)).value == answer


def test_next_and_previous_lead_through_the_statements(app: AppTest) -> None:
    """The two buttons go one statement on and one back."""
    begun(app)
    fine(app.button(key="on").click().run())
    assert rungs(app).startswith("rungs-target_group_described")
    fine(app.button(key="back").click().run())
    assert rungs(app).startswith("rungs-written_reason")


def test_a_choice_made_with_the_same_click_as_next_is_kept(
    app: AppTest, store: DatabaseStore
) -> None:
    """What was chosen just before the button is saved before the next statement is shown."""
    begun(app)
    app.radio(key=rungs(app)).set_value("4")
    fine(app.button(key="on").click().run())
    here = workshop.at_desk(store, DESK)
    assert here
    assert workshop.settled(store, here.id)["written_reason"].answer == "4"


def test_the_short_questionnaire_answered_gives_a_profile(
    app: AppTest, store: DatabaseStore, language: Language
) -> None:
    """When the room has agreed on the thirty statements, the profile names highest and lowest."""
    begun(app)
    here = workshop.at_desk(store, DESK)
    assert here
    answer_all(store, here.id, lambda factor: "1" if factor == "governance" else "3")
    shown = html(fine(app.switch_page("profile.py").run()))
    assert {"da": "smidig styring", "en": "flexible steering"}[language] in shown


def answer_all(store: DatabaseStore, workshop_id: str, level: Callable[[str], str]) -> None:
    """Agree on every statement of the short questionnaire."""
    content = load()
    for key in workshop.asked(content, "short"):
        answer = level(content.factor_of[key].id)
        workshop.settle(store, content, workshop_id, key, answer, now=datetime.now(UTC))


@pytest.mark.parametrize(
    "name",
    ['<b>fed</b> & "co"', "![x](https://example.org/x.png)", "$\\int$ :red[x]", "\u202egnimmok"],
)
def test_a_hostile_name_is_only_a_name(app: AppTest, store: DatabaseStore, name: str) -> None:
    """A name is shown as it was typed on every screen, and never as markup."""
    begun(app, name)
    here = workshop.at_desk(store, DESK)
    assert here
    answer_all(store, here.id, lambda _: "2")
    for screen in SCREENS[1:]:
        shown = html(fine(app.switch_page(screen).run()))
        assert "<b>fed</b> &" not in shown
        assert "<img" not in shown


def test_an_empty_name_is_answered_with_a_sentence(app: AppTest, store: DatabaseStore) -> None:
    """Without a name nothing is begun, and the screen says what to do."""
    begun(app, "   ")
    assert workshop.mine(store, DESK) == ()
    assert "Skriv" in html(app)


def test_deleting_asks_first_and_then_deletes(app: AppTest, store: DatabaseStore) -> None:
    """A workshop is gone only after the second click."""
    begun(app)
    here = workshop.at_desk(store, DESK)
    assert here
    fine(app.switch_page("home.py").run())
    fine(app.button(key=f"delete-{here.id}").click().run())
    assert workshop.mine(store, DESK) == (here,)
    fine(app.button(key=f"sure-{here.id}").click().run())
    assert workshop.mine(store, DESK) == ()


def test_what_another_window_chose_is_shown(app: AppTest, store: DatabaseStore) -> None:
    """When the same statement was answered in another window, this one shows what is on disk."""
    begun(app)
    fine(app.radio(key=rungs(app)).set_value("1").run())
    here = workshop.at_desk(store, DESK)
    assert here
    answer_all(store, here.id, lambda _: "5")
    fine(app.run())
    assert app.radio(key=rungs(app)).value == "5"
    assert workshop.settled(store, here.id)["written_reason"].answer == "5"
