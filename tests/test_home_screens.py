"""The first screen, the list of a desk's workshops, a workshop's own page, and the guides."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from html import unescape
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote

import pytest

import workshop
from content import load
from settings import Settings
from tests.screening import CONTENT, DESK, HOSTILE, Visitor, Window, begun, people, prepared, reveal
from views import guidebook, house
from words import Words

if TYPE_CHECKING:
    from storage import DatabaseStore
    from words import Language

SAY = Words("da").say
TODAY = workshop.day_of(datetime.now(UTC))
A_DAY = timedelta(days=1)
HOSTILE_NAMES = (
    '<b>fed</b> & "co"',
    "![x](https://example.org/x.png)",
    "[x](javascript:alert(1)) # $\\int$ :red[x]",
    "\u202egnimmok",
    "W" * 120,
    HOSTILE,
)


def many(store: DatabaseStore) -> list[workshop.Workshop]:
    """Eight workshops: two of them ask for something today."""
    made = [prepared(store, organisation="Nordvig", name="Nord", meets_on=TODAY)]
    made += [begun(store, f"Fjordby {number}") for number in range(5)]
    for here in made[1:]:
        workshop.call(store, DESK, here.id, name="", meets_on=TODAY + 90 * A_DAY)
    soon = begun(store, "Sundby")
    workshop.call(store, DESK, soon.id, name="Anden runde", meets_on=TODAY + 3 * A_DAY)
    old = begun(store, "Vesterå")
    workshop.call(store, DESK, old.id, name="Første runde", meets_on=TODAY - 30 * A_DAY)
    return [*made, soon, old]


def archived(store: DatabaseStore) -> set[str]:
    """What lies in this desk's archive."""
    return {here.id for here in workshop.mine(store, DESK, choice="archived").workshops}


def rows(window: Window) -> list[str]:
    """The addresses that the list leads on to."""
    return re.findall(r'class="hk-on" href="([^"]*)"', window.html)


def choose(window: Window, choice: str) -> None:
    """Choose which are to be seen."""
    window.app.radio(key="choice").set_value(choice)
    window.run()


def test_the_first_screen_says_what_it_is(visitor: Visitor, language: Language) -> None:
    """Every factor by number, name and the shelf's own words; what is whose, and how long."""
    shown, words = visitor.window().words, Words(language)
    for factor in CONTENT.factors:
        assert f"<b>{factor.number}</b>" in shown
        assert factor.short[language] in shown
        assert factor.what[language].split(". ")[0] in shown
    for note in (CONTENT.method.notes.attribution, CONTENT.method.notes.not_piloted):
        assert note[language] in shown
    promise = workshop.promise(words, "anonymous", 5)
    assert promise.split(". ")[0] in shown
    assert words.say("Example: a made-up municipality. {who}", who="")[:20] in shown
    for place in ("/join", "/hent-svar", "/forbered", "/svar-sammen", "/w/example/profil"):
        assert f'href="{place}"' in shown


def test_the_radar_is_the_example_s_own(visitor: Visitor) -> None:
    """The picture holds no words; those beside it are the example's names and lowest score."""
    shown = visitor.window().html
    assert 'src="data:image/svg+xml;base64,' in shown
    assert "Smidig styring 1,6" in shown
    assert re.search(r'class="hk-at-above hk-at-low"[^>]*>1,6<', shown)


def test_another_instrument_has_its_own_first_screen(
    visitor: Visitor, store: DatabaseStore
) -> None:
    """With other factors the screen names those, and shows no example that is not theirs."""
    other = load(Path(__file__).parent / "instrument")
    house.put(other, store, Settings())
    shown = visitor.window().words
    for factor in other.factors:
        assert factor.short.da[1:] in shown
    assert SAY("The factors on a radar, without figures") in shown
    assert "/w/example/" not in shown
    assert SAY("{n} factors on an equal footing", n="tre")[1:] in shown


def test_whoever_has_workshops_sees_what_they_ask_for(
    visitor: Visitor, store: DatabaseStore, language: Language
) -> None:
    """The heading names what is first, and the list shows what is to be done today."""
    here, *_, soon, _ = many(store)
    window, words = visitor.window(), Words(language)
    first = words.count("One workshop is open for answers", "", 1)
    second = words.inside(words.count("One meeting is near", "", 1))
    assert words.say("{first}, and {second}.", first=first, second=second) in window.words
    assert rows(window) == [f"/w/{here.id}/undervejs", f"/w/{soon.id}/svar-sammen"]
    assert words.say("meets today") in window.words
    assert "/facilitator/" in window.html


def test_the_choices_part_the_list(visitor: Visitor, store: DatabaseStore) -> None:
    """Each says how many it has and shows those; what is archived is in the archive."""
    *_, old = many(store)
    workshop.archive(store, DESK, begun(store, "Gemt væk").id)
    window = visitor.window()
    labels = window.app.radio(key="choice").options
    assert labels == ["Skal gøres, 2", "Kommende, 5", "Tidligere, 1", "Arkiv, 1", "Alle, 9"]
    for choice, n in {"coming": 5, "past": 1, "archived": 1, "all": 9, "due": 2}.items():
        choose(window, choice)
        assert len(rows(window)) == n
    choose(window, "past")
    assert rows(window) == [f"/w/{old.id}/svar-sammen"]


def test_a_search_looks_everywhere(visitor: Visitor, store: DatabaseStore) -> None:
    """Also in what asks for nothing and in the archive; without it the list is as it was."""
    *_, old = many(store)
    workshop.archive(store, DESK, old.id)
    window = visitor.window()
    window.app.text_input(key="search").set_value("første")
    window.run()
    assert rows(window) == [f"/w/{old.id}/svar-sammen"]
    window.app.text_input(key="search").set_value("findes ikke")
    assert SAY("No workshop has a name like that.") in window.run()
    window.app.text_input(key="search").set_value("")
    window.run()
    assert len(rows(window)) == 2


def test_an_empty_choice_says_why(visitor: Visitor, store: DatabaseStore) -> None:
    """Where there is nothing to see, a sentence stands where it would be."""
    many(store)
    window = visitor.window()
    choose(window, "archived")
    assert SAY("Nothing is in the archive. Archive a workshop on its own page.") in window.words


def test_nothing_to_do_is_said(visitor: Visitor, store: DatabaseStore) -> None:
    """With nothing urgent the heading says so, and when the next meeting is."""
    workshop.call(store, DESK, begun(store).id, name="", meets_on=TODAY + 90 * A_DAY)
    day = Words("da").date(TODAY + 90 * A_DAY)
    assert (
        SAY("Nothing is urgent. The next meeting is on {day}.", day=day) in visitor.window().words
    )


def test_what_is_overdue_is_said_in_words(visitor: Visitor, store: DatabaseStore) -> None:
    """A meeting that is over and whose answers nobody has seen stands first, with its days."""
    here = prepared(store)
    people(store, here, 2)
    workshop.call(store, DESK, here.id, name="Nord", meets_on=TODAY - 2 * A_DAY)
    shown = visitor.window().words
    assert Words("da").count("{n} day over", "{n} days over", 2) in shown
    assert SAY("Show the answers") in shown


def test_what_was_shown_leads_to_the_talk(visitor: Visitor, store: DatabaseStore) -> None:
    """After the reveal the one thing to do is to talk about the answers; later, to look."""
    here = prepared(store)
    people(store, here, 6)
    workshop.call(store, DESK, reveal(store, here).id, name="", meets_on=None)
    window = visitor.window()
    assert rows(window) in ([f"/w/{here.id}/dagsorden"], [f"/w/{here.id}/profil"])


@pytest.mark.parametrize("name", HOSTILE_NAMES)
def test_hostile_names_are_only_names(visitor: Visitor, store: DatabaseStore, name: str) -> None:
    """Organisation and own name are shown as they were typed, and never as markup."""
    here = begun(store, name[:120])
    workshop.call(store, DESK, here.id, name=name, meets_on=TODAY)
    shown = visitor.window().html
    assert "<b>fed</b> &" not in shown
    assert "<img src=x" not in shown
    assert "\u202e" not in shown
    assert "<bdi>" in shown
    window = visitor.window(here.id)
    for screen in ("cover.py", "together.py"):
        assert "<img src=x" not in window.show(screen)


def test_another_desk_s_workshops_are_never_listed(visitor: Visitor, store: DatabaseStore) -> None:
    """Neither in the list nor by a search, and its page is nobody else's."""
    theirs = begun(store, "Fremmed by", desk="another")
    many(store)
    window = visitor.window()
    window.app.text_input(key="search").set_value("fremmed")
    assert SAY("No workshop has a name like that.") in window.run()
    assert "Fremmed by" not in visitor.window(theirs.id).html


def test_a_workshop_is_named_on_its_own_page(visitor: Visitor, store: DatabaseStore) -> None:
    """Name and day are kept when the button is pressed, and stand in the kicker and the list."""
    here = begun(store)
    window = visitor.window(here.id)
    window.app.text_input(key=window.key("call-name")).set_value("Ledergruppen")
    window.app.date_input(key=window.key("call-day")).set_value(TODAY + A_DAY)
    assert SAY("✓ Saved") in window.click("call")
    kept = store.workshop(here.id)
    assert kept
    assert (kept.name, kept.meets_on) == ("Ledergruppen", TODAY + A_DAY)
    assert "Ledergruppen" in visitor.window(here.id).show("together.py")
    shown = visitor.window().words
    assert "Ledergruppen" in shown
    assert SAY("meets tomorrow") in shown


def test_two_windows_archive_what_they_show(visitor: Visitor, store: DatabaseStore) -> None:
    """A click in the window of one workshop archives that one, and brings that one back."""
    alfa, beta = begun(store, "Alfa"), begun(store, "Beta")
    first, second = visitor.window(alfa.id), visitor.window(beta.id)
    assert SAY("The workshop is in the archive") in first.click("archive")
    second.run()
    assert [bool(w and w.archived) for w in map(store.workshop, (alfa.id, beta.id))] == [
        True,
        False,
    ]
    first.click("archive")
    kept = store.workshop(alfa.id)
    assert kept
    assert not kept.archived


def test_what_people_answer_is_not_archived(visitor: Visitor, store: DatabaseStore) -> None:
    """The page says why, and nothing changes."""
    here = prepared(store)
    window = visitor.window(here.id)
    why = "People can still answer. Show the answers before you archive the workshop."
    assert SAY(why) in window.words
    assert not window.has("archive")


def test_two_of_one_name_have_their_moments_beside_them(
    visitor: Visitor, store: DatabaseStore
) -> None:
    """Where nothing else tells two rows apart, the day and time do; else they are left out."""
    begun(store, "Øby")
    assert "<small>" not in visitor.window().html
    begun(store, "Øby")
    assert visitor.window().html.count("<small>") == 2


@pytest.mark.parametrize("name", guidebook.names())
def test_every_guide_is_a_page(language: Language, name: str) -> None:
    """It has one heading, its own; its links lead to guides, headings and the web."""
    page = guidebook.guide(name, language, "/under")
    assert page.title
    assert "<h1" not in page.body
    anchors = set(re.findall(r' id="([^"]+)"', page.body))
    for href in re.findall(r'href="([^"]*)"', page.body):
        if href.startswith("#"):
            assert unquote(href[1:]) in anchors
        elif not href.startswith("https://"):
            place, _, part = href.removeprefix("/under/").partition("#")
            other = guidebook.guide(guidebook.at(place), language, "/under")
            assert not part or f'id="{unquote(part)}"' in other.body
    assert not re.search(r'src="(?!data:image/)', page.body)


def test_the_guides_are_read_in_the_app(visitor: Visitor, language: Language) -> None:
    """Without a workshop; each leads to the others."""
    window = visitor.window()
    shown = window.show("guides.py")
    assert guidebook.guide("facilitator", language, "").title in unescape(shown)
    assert 'href="/vejledning-author"' in shown


def test_markup_in_a_guide_is_text() -> None:
    """Tags, links of other kinds and pictures from elsewhere do nothing."""
    tokens = guidebook.reading.parse("# x\n\n<script>a</script> [y](javascript:alert(1))\n\n<img>")
    drawn = guidebook.reading.renderer.render(tokens, guidebook.reading.options, {})
    assert "<script" not in drawn
    assert "<img" not in drawn
    assert "javascript:" not in re.sub(r"\[y\]\(.*?\)\)", "", drawn)
    outside = guidebook._picture(guidebook.DOCS / ".." / "views" / "logo.svg")
    assert (outside, guidebook._href("../README.md", "")) == ("", {})
