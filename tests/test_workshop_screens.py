"""A workshop on the facilitator's screens, from its preparation to its end."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from html import escape, unescape
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import uuid4

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

import advice
import workshop
from content import load
from storage import open_store
from words import Words

if TYPE_CHECKING:
    from arithmetic import Mode
    from storage import DatabaseStore
    from words import Language
    from workshop import Workshop

FRONT = Path(__file__).parent.parent / "views" / "front.py"
DESK, TOKEN = "local", "local-token"
CONTENT = load()
ASKED = workshop.asked(CONTENT, "short")
HOSTILE = '<img src=x onerror=alert(1)> ![x](https://example.org/x.png) & "co" $\\int$'
SCREENS = (
    "home.py",
    "prepare.py",
    "together.py",
    "underway.py",
    "agenda.py",
    "profile.py",
    "steps.py",
    "report.py",
)


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[DatabaseStore]:
    """The store that the screens use, in a file of its own."""
    url = f"sqlite:///{tmp_path / 'screens.sqlite3'}"
    monkeypatch.setenv("HELHEDSTJEK_DATABASE_URL", url)
    st.cache_resource.clear()
    st.cache_data.clear()
    opened = open_store(url)
    yield opened
    opened.close()


@pytest.fixture(params=["da", "en"])
def language(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Language:
    """Each language in turn, chosen as a visitor does: by the cookie."""
    chosen: Language = request.param
    cookies = {"helhedstjek_language": chosen}
    monkeypatch.setattr(type(st.context), "cookies", property(lambda _: cookies))
    return chosen


def opened() -> AppTest:
    """The app in a new session, at its first screen."""
    return fine(AppTest.from_file(str(FRONT), default_timeout=30).run())


@pytest.fixture
def app(store: DatabaseStore) -> AppTest:  # noqa: ARG001 - the app opens the store by its address
    """The app, opened at its first screen."""
    return opened()


def fine(app: AppTest) -> AppTest:
    """The app, after showing that no script stopped on a bug."""
    assert not app.exception, [part.message for part in app.exception]
    return app


def html(app: AppTest) -> str:
    """Everything that the screen shows as HTML."""
    return "\n".join(str(part.proto.body) for part in app.get("html"))


def at(app: AppTest, screen: str) -> str:
    """What a screen shows when one goes to it."""
    return html(fine(app.switch_page(screen).run()))


def click(app: AppTest, key: str) -> AppTest:
    """The app after a click."""
    return fine(app.button(key=key).click().run())


def prepared(store: DatabaseStore, mode: Mode = "anonymous", **also: object) -> Workshop:
    """A workshop that lies open on the desk, as the screens would have made it."""
    chosen: dict[str, object] = {"organisation": "Øby", "areas": ("Børn", "Job"), **also}
    here = workshop.prepare(
        store,
        DESK,
        questionnaire="short",
        mode=mode,
        language="da",
        now=datetime.now(UTC),
        new_id=lambda: uuid4().hex,
        **chosen,  # type: ignore[arg-type] # what a test wants otherwise
    )
    workshop.sit_down(store, DESK, here.id)
    return workshop.open(store, DESK, here.id, desk_token=TOKEN)


def answer(
    store: DatabaseStore,
    here: Workshop,
    said: Callable[[str], str],
    *,
    level: str = "leder",
    comment: str = "",
    upto: int = len(ASKED),
) -> None:
    """One person joins and answers the first statements, with a comment beside the first."""
    token = workshop.join(
        store, CONTENT, here, level=level, area="Børn", language="da", new_token=workshop.new_token
    )
    who, here = workshop.participant(store, token)
    for place, key in enumerate(ASKED[:upto]):
        beside = "" if place else comment
        workshop.answer(store, CONTENT, who, here, key, said(key), beside)


def people(store: DatabaseStore, here: Workshop, n: int, comment: str = "") -> None:
    """Some people answer everything, each a little differently."""
    for person in range(n):
        answer(
            store,
            here,
            lambda key, person=person: str((len(key) + person) % 6),  # type: ignore[misc] # each its own
            level="leder" if person % 2 else "chef",
            comment=f"{comment}{person}" if comment else "",
        )


def test_from_the_form_to_a_draft(app: AppTest, store: DatabaseStore, language: Language) -> None:
    """What was chosen in the form is kept, shown, and not open before the button says so."""
    at(app, "prepare.py")
    app.text_input(key="new-organisation").set_value("Øby")
    app.text_area(key="new-areas").set_value("Børn\n\n Job \nBørn")
    app.radio(key="cards-mode").set_value("open")
    app.radio(key="new-target").set_value(3)
    shown = html(click(app, "create"))
    here = workshop.at_desk(store, DESK)
    assert here
    assert (here.phase, here.mode, here.target, here.areas) == ("draft", "open", 3, ("Børn", "Job"))
    assert here.language == language
    assert here.delete_on
    assert "Øby" in shown
    assert Words(language).say("The workshop is ready to be opened") in shown
    at(app, "underway.py")
    click(app, "open")
    kept = store.workshop(here.id)
    assert kept
    assert kept.phase == "open"


def test_an_empty_name_is_refused_calmly(app: AppTest, store: DatabaseStore) -> None:
    """Without a name nothing is made, and the form says why."""
    at(app, "prepare.py")
    shown = html(click(app, "create"))
    assert workshop.mine(store, DESK) == ()
    assert Words("da").say("Write the name of the organisation.") in shown


def test_too_many_areas_are_refused_calmly(app: AppTest, store: DatabaseStore) -> None:
    """The rule about areas is told in the visitor's language."""
    at(app, "prepare.py")
    app.text_input(key="new-organisation").set_value("Øby")
    app.text_area(key="new-areas").set_value("\n".join(map(str, range(21))))
    assert Words("da").say("There can be 20 areas at most.") in html(click(app, "create"))
    assert workshop.mine(store, DESK) == ()


def test_the_wall_shows_the_way_in_and_how_far(
    app: AppTest, store: DatabaseStore, language: Language
) -> None:
    """Code, link, and how many have joined, begun and finished; and the link leads here."""
    here, words = prepared(store), Words(language)
    people(store, here, 3)
    answer(store, here, lambda _: "5", upto=4)
    answer(store, here, lambda _: "5", upto=0)
    shown = at(app, "underway.py")
    code = workshop.join_code(TOKEN, here.id)
    assert f"<span>{code[:4]}</span> <span>{code[4:]}</span>" in shown
    link = f"http://127.0.0.1:8501/join/{workshop.join_token(TOKEN, here.id)}"
    assert escape(words.say("QR code that leads to {address}", address=link)) in shown
    assert workshop.found_by_link(store, link.rsplit("/", 1)[1]).id == here.id
    assert words.say("{n} on the way", n=1) in shown
    assert [shown.count(f'hk-person {kind}"') - 1 for kind in KINDS] == [3, 1, 1]


KINDS = ("hk-full", "hk-begun", "hk-joined")


def test_the_wall_shows_no_rating(app: AppTest, store: DatabaseStore) -> None:
    """Whatever people answered, the screen is the same: it shows counts and nothing else."""
    seen = []
    for rung in ("0", "5"):
        here = prepared(store)
        for _ in range(6):
            answer(store, here, lambda _, rung=rung: rung)  # type: ignore[misc] # each its own
        shown = at(app, "underway.py")
        for secret in (workshop.join_code(TOKEN, here.id), workshop.join_token(TOKEN, here.id)):
            shown = shown.replace(secret, "").replace(f"{secret[:4]}</span>", "")
            shown = shown.replace(f"{secret[4:]}</span>", "")
        seen.append(shown[shown.index("hk-far") : shown.index("hk-secret")])
    assert seen[0] == seen[1]


def test_a_small_level_is_not_told(app: AppTest, store: DatabaseStore) -> None:
    """How far a level is, is told from five people on."""
    here = prepared(store)
    name = CONTENT.levels["leder"].name.da
    for n in range(4):
        answer(store, here, lambda _: "3", upto=n)
    assert name not in at(app, "underway.py")
    answer(store, here, lambda _: "3")
    st.cache_data.clear()
    assert name in html(fine(app.run()))


@pytest.mark.parametrize("screen", ["agenda.py", "profile.py", "steps.py", "report.py"])
def test_nothing_is_shown_before_the_reveal(
    app: AppTest, store: DatabaseStore, screen: str
) -> None:
    """A screen of answers opened too early says so, and shows none."""
    people(store, prepared(store), 6, "hemmelig")
    shown = at(app, screen)
    assert Words("da").say("The answers have not been shown yet") in shown
    assert "hemmelig" not in shown


def test_closing_asks_first(app: AppTest, store: DatabaseStore, language: Language) -> None:
    """The first click asks and says that it cannot be undone; the second shows the answers."""
    here, words = prepared(store), Words(language)
    people(store, here, 6)
    at(app, "underway.py")
    asked = html(click(app, "reveal"))
    assert (
        words.say("It cannot be undone: after this nobody can answer or change an answer.") in asked
    )
    assert (kept := store.workshop(here.id))
    assert kept.phase == "open"
    click(app, "reveal-not")
    click(app, "reveal")
    click(app, "reveal-sure")
    assert (kept := store.workshop(here.id))
    assert kept.phase == "revealed"


def test_the_profile_is_the_score_of_the_answers(
    app: AppTest, store: DatabaseStore, language: Language
) -> None:
    """After the reveal the profile shows the figures of the participants' answers, and groups."""
    here, words = prepared(store, "open", target=2), Words(language)
    people(store, here, 12)
    here = workshop.reveal(store, DESK, here.id)
    said = workshop.revealed(store, CONTENT, here)
    result = advice.outcome(CONTENT, said, mode="open", target=2)
    shown = at(app, "profile.py")
    for factor in result.factors:
        assert f'<td class="hk-figure">{words.number(factor.score or 0)}</td>' in shown
        assert factor.target == 2
    assert CONTENT.levels["chef"].name[language] in shown
    assert words.say("How the groups see it") in shown


def test_below_five_an_anonymous_room_shows_nothing(app: AppTest, store: DatabaseStore) -> None:
    """The question before the reveal says so, and neither figures nor comments are shown after."""
    here = prepared(store)
    people(store, here, 4, "hemmelig")
    at(app, "underway.py")
    warning = "Fewer than {k} people have answered anonymously, so nothing will be shown."
    assert Words("da").say(warning, k=5) in html(click(app, "reveal"))
    click(app, "reveal-sure")
    for screen in SCREENS:
        shown = at(app, screen)
        assert "hemmelig" not in shown
        assert "hk-dot hk-diamond" not in shown.replace('hk-dot hk-diamond"></i>', "", 1)
    assert Words("da").say("There are too few answers for a profile.") in at(app, "profile.py")


def test_the_agenda_goes_statement_by_statement(
    app: AppTest, store: DatabaseStore, language: Language
) -> None:
    """The first statement has its distribution and question; the place outlives the session."""
    here, words = prepared(store), Words(language)
    people(store, here, 12)
    here = workshop.reveal(store, DESK, here.id)
    first = at(app, "agenda.py")
    assert first.count('<tr class="hk-') == 6
    assert words.say("Ask the room") in first
    click(app, "agenda-on")
    said = workshop.revealed(store, CONTENT, here)
    agenda = advice.outcome(CONTENT, said, mode="anonymous").agenda
    second = words.say("Agenda, {place} of {all}", place=2, all=len(agenda))
    assert second in html(app)
    assert second in at(opened(), "agenda.py")
    assert second not in html(click(app, "agenda-back"))


@pytest.mark.parametrize("mode", ["anonymous", "open"])
def test_comments_stand_without_anybody_s_name(
    app: AppTest, store: DatabaseStore, mode: Mode
) -> None:
    """Comments are shown, escaped, in an order that is not the one they came in."""
    here = prepared(store, mode)
    people(store, here, 12, HOSTILE)
    workshop.reveal(store, DESK, here.id)
    workshop.keep_place(store, DESK, ASKED[0])
    shown = at(app, "agenda.py")
    texts = [unescape(part.split("</li>")[0]) for part in comments_of(shown).split("<li>")[1:]]
    assert sorted(texts) == sorted(f"{HOSTILE}{person}" for person in range(12))
    assert texts != [f"{HOSTILE}{person}" for person in range(12)]
    assert "<img src=x" not in shown
    for told in (CONTENT.levels["chef"].name.da, "Børn"):
        assert told not in comments_of(shown)
    assert comments_of(at(opened(), "agenda.py")) == comments_of(shown)


def comments_of(shown: str) -> str:
    """The list of comments."""
    return shown.split('<ul class="hk-comments">')[1].split("</ul>", maxsplit=1)[0]


def test_hostile_names_are_only_names(app: AppTest, store: DatabaseStore) -> None:
    """Organisation and areas are shown as they were typed, and never as markup."""
    here = prepared(store, "open", organisation=HOSTILE, areas=(HOSTILE, "Børn"))
    people(store, here, 6)
    for phase in ("open", "revealed", "closed"):
        for screen in SCREENS:
            assert "<img src=x" not in at(app, screen)
        if phase != "closed":
            {"open": workshop.reveal, "revealed": workshop.close}[phase](store, DESK, here.id)


def test_another_desks_workshop_is_out_of_reach(
    app: AppTest, store: DatabaseStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Another browser sees neither the workshop's name nor its answers on any screen."""
    here = prepared(store, organisation="Hemmelig By")
    people(store, here, 6)
    workshop.reveal(store, DESK, here.id)
    assert "Hemmelig By" in at(app, "home.py")
    cookies = {"helhedstjek_desk": "another-token"}
    monkeypatch.setattr(type(st.context), "cookies", property(lambda _: cookies))
    other = opened()
    for screen in SCREENS:
        assert "Hemmelig By" not in at(other, screen)


def test_the_list_tells_how_far_each_workshop_is(
    app: AppTest, store: DatabaseStore, language: Language
) -> None:
    """The first screen tells a workshop's phase and count, and leads on to its screen."""
    here, words = prepared(store), Words(language)
    people(store, here, 2)
    shown = at(app, "home.py")
    assert words.say("Open for answers now") in shown
    assert words.count("{n} person has answered", "{n} people have answered", 2) in shown
    assert "/facilitator/" in shown
    assert words.say("Scan the code, and answer on your phone") in html(
        click(app, f"continue-{here.id}")
    )


def test_ending_asks_first_and_keeps_the_result(app: AppTest, store: DatabaseStore) -> None:
    """A workshop is over after the second click, and its agenda is still there."""
    here = prepared(store)
    people(store, here, 6)
    workshop.reveal(store, DESK, here.id)
    at(app, "agenda.py")
    click(app, "close")
    click(app, "close-sure")
    kept = store.workshop(here.id)
    assert kept
    assert kept.phase == "closed"
    assert Words("da").say("Ask the room") in at(app, "agenda.py")


def test_what_another_window_did_is_shown_or_told(app: AppTest, store: DatabaseStore) -> None:
    """A workshop closed elsewhere is shown as closed, and one deleted elsewhere is gone."""
    here = prepared(store)
    at(app, "underway.py")
    workshop.reveal(store, DESK, here.id)
    told = Words("da").say("The answers have been shown, and nobody can answer any more")
    assert told in html(fine(app.run()))
    at(app, "home.py")
    workshop.delete(store, DESK, here.id)
    fine(app.button(key=f"continue-{here.id}").click().run())
    assert "Øby" not in html(fine(app.run()))


@pytest.mark.usefixtures("language")
@pytest.mark.parametrize("screen", SCREENS)
def test_every_screen_has_words_before_there_is_anything(app: AppTest, screen: str) -> None:
    """Every screen can be reached, has a heading, and stops on no bug."""
    assert "<h1" in at(app, screen)


def test_with_openid_connect_nothing_is_shown_before_signing_in(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Where facilitators sign in, a stranger sees the button and no screen."""
    monkeypatch.setenv("HELHEDSTJEK_DATABASE_URL", f"sqlite:///{tmp_path / 'oidc.sqlite3'}")
    monkeypatch.setenv("HELHEDSTJEK_OIDC", "true")
    monkeypatch.setattr(type(st.user), "is_logged_in", property(lambda _: False), raising=False)
    st.cache_resource.clear()
    app = AppTest.from_file(str(FRONT), default_timeout=30).run()
    assert not app.exception
    assert [button.key for button in app.button] == ["sign-in"]
