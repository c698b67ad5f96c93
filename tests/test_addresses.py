"""Every screen is of the workshop that its address names, and acts on no other."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
import streamlit as st

import workshop
from advice import outcome
from tests.screening import (
    ASKED,
    CONTENT,
    DESK,
    HOSTILE,
    IN_A_WORKSHOP,
    TOKEN,
    Visitor,
    agree,
    begun,
    people,
    prepared,
    reveal,
)
from views import coming, house
from words import Words

if TYPE_CHECKING:
    from collections.abc import Callable

    from storage import DatabaseStore
    from words import Language

SAY = Words("da").say
NOW = datetime.now(UTC)
NOT_HERE = SAY("This workshop is not in this browser")


def test_the_reveal_in_one_window_is_of_that_window_s_workshop(
    visitor: Visitor, store: DatabaseStore
) -> None:
    """With Alfa in one window and Beta opened in another, the first one's button reveals Alfa."""
    alfa, beta = prepared(store, organisation="Alfa"), prepared(store, organisation="Beta")
    people(store, alfa, 5)
    first = visitor.window(alfa.id)
    first.show("underway.py")
    visitor.window(beta.id).show("underway.py")
    first.click("shut")
    assert "Alfa" in first.words
    assert "Beta" not in first.words
    first.click("reveal")
    phases = [(store.workshop(each.id) or alfa).phase for each in (alfa, beta)]
    assert phases == ["revealed", "open"]


def test_what_a_room_agrees_is_kept_where_its_window_is(
    visitor: Visitor, store: DatabaseStore
) -> None:
    """A rung chosen in C's window is C's, whatever was begun in another window since."""
    c = begun(store, "C")
    window = visitor.window(c.id)
    window.show("together.py")
    d = begun(store, "D")
    visitor.window(d.id).show("together.py")
    cards = next(r for r in window.app.radio if str(r.key).startswith("rungs-"))
    cards.set_value("3")
    shown = window.run()
    assert "C" in shown
    assert workshop.settled(store, d.id) == {}
    assert workshop.settled(store, c.id)["written_reason"].answer == "3"


def test_each_window_stays_at_the_statement_it_shows(
    visitor: Visitor, store: DatabaseStore
) -> None:
    """Two windows of one workshop: a rung that is clicked in the one is kept for the statement that
    stands there, wherever the other has gone; and from there one goes on. A new window begins where
    somebody was last.
    """
    here = begun(store, "Alfa")
    one, other = visitor.window(here.id), visitor.window(here.id)
    for window in (one, other):
        window.show("together.py")
    for _ in range(3):
        other.click("on")
    rungs = next(r for r in one.app.radio if str(r.key).startswith("rungs-"))
    assert ASKED[0] in str(rungs.key)
    rungs.set_value("3")
    one.run()
    assert {key: said.answer for key, said in workshop.settled(store, here.id).items()} == {
        ASKED[0]: "3"
    }
    assert CONTENT.statements[ASKED[1]].text["da"] in one.click("on")
    assert CONTENT.statements[ASKED[3]].text["da"] in other.run()
    assert CONTENT.statements[ASKED[1]].text["da"] in visitor.window(here.id).show("together.py")


def test_one_customer_s_report_never_shows_another_s(
    visitor: Visitor, store: DatabaseStore
) -> None:
    """Nordby's window stays Nordby's after Sydby was opened in another."""
    nordby, sydby = begun(store, "Nordby"), begun(store, "Sydby")
    for here, level in ((nordby, "1"), (sydby, "4")):
        agree(store, here, lambda _, level=level: level)  # type: ignore[misc] # each its own
    window = visitor.window(nordby.id)
    window.show("report.py")
    visitor.window(sydby.id).show("profile.py")
    for screen in ("profile.py", "steps.py", "report.py"):
        shown = window.show(screen)
        assert "Nordby" in shown
        assert "Sydby" not in shown


def test_the_example_takes_nothing_from_a_live_wall(visitor: Visitor, store: DatabaseStore) -> None:
    """The QR code stays on a wall that is loaded again after the example was looked at."""
    here = prepared(store)
    visitor.window(workshop.EXAMPLE).show("profile.py")
    assert 'class="hk-qr"' in visitor.window(here.id).show("underway.py")


def test_another_browser_s_workshop_is_refused(visitor: Visitor, store: DatabaseStore) -> None:
    """At its address another browser sees neither its name nor its answers, and the way back."""
    here = prepared(store, organisation="Hemmelig By")
    people(store, here, 6)
    reveal(store, here)
    assert "Hemmelig By" in visitor.window().html
    visitor.cookies["helhedstjek_desk"] = "another-token"
    window = visitor.window(here.id)
    for screen in IN_A_WORKSHOP:
        shown = window.show(screen)
        assert NOT_HERE in shown, screen
        assert '<a href="/" target="_self">' in shown, screen
        assert "Hemmelig By" not in shown, screen
    assert "Hemmelig By" not in visitor.window().html


def test_every_screen_ends_with_the_sharing(visitor: Visitor, store: DatabaseStore) -> None:
    """Whoever shares a workshop sees every screen of it, as the room wrote it and no more: tags,
    pictures, formulas and braces are words. Taken back, and deleted, none says anything.
    """
    here = prepared(store, organisation="Hemmelig By")
    people(store, here, 6, HOSTILE)
    reveal(store, here)
    hostile_words(store, here)
    link = workshop.share(store, DESK, here.id, "share", new_token=workshop.new_token)
    workshop.take(store, workshop.desk_of("friend"), link)
    visitor.cookies["helhedstjek_desk"] = "friend"
    window = visitor.window(here.id)
    for screen in IN_A_WORKSHOP:
        assert "Hemmelig By" in window.show(screen)
        assert "<img src=x" not in window.html
        assert not [m.value for m in window.app.markdown if "![x](" in m.value]
    workshop.take_back(store, DESK, here.id)
    for screen in IN_A_WORKSHOP:
        assert "Hemmelig By" not in window.show(screen)
        assert NOT_HERE in window.html
    workshop.delete(store, DESK, here.id)
    visitor.cookies["helhedstjek_desk"] = TOKEN
    for screen in ("agenda.py", "plan.py", "follow_up.py", "numbers.py"):
        assert NOT_HERE in visitor.window(here.id).show(screen)


def hostile_words(store: DatabaseStore, here: workshop.Workshop) -> None:
    """Everything that can be written after the reveal, as badly as it can be."""
    words = f"{HOSTILE} {{gap}} \u202e =1+1"
    whose = (store, CONTENT, DESK, here.id)
    kept = workshop.kept(store, CONTENT, workshop.held(store, DESK, here.id), outcome)
    said = workshop.Decision(
        statement=kept.result.agenda[0],
        unresolved=True,
        **dict.fromkeys(("reason", "low", "high", "note", "evidence", "looks"), words),  # type: ignore[arg-type] # texts
    )
    workshop.decide(*whose, said, seen=0, now=NOW)
    own = workshop.Action(id="", factor="goals", title=words, owner=words, first_sign=words)
    made = workshop.add_own(*whose, own, new_id=workshop.new_token, now=NOW).action
    workshop.report(
        *(store, DESK, here.id, made.id, "dropped"),
        sign=words,
        why=words,
        seen=0,
        today=NOW.date(),
        now=NOW,
    )
    figure = workshop.Figure(
        id="f", name=words, figure="=1", year=2025, source=words, factor="goals", points="down"
    )
    workshop.keep_figure(*whose, figure, now=NOW)


def test_every_screen_names_the_organisation(visitor: Visitor, store: DatabaseStore) -> None:
    """Whichever screen of a workshop is open, one sees whose it is."""
    alone, room = prepared(store, organisation="Øby", slips=True), begun(store, "Øby")
    for here in (alone, room):
        window = visitor.window(here.id)
        assert [screen for screen in IN_A_WORKSHOP if "Øby" not in window.show(screen)] == []


def test_a_screen_of_no_workshop_leads_to_the_front_page(visitor: Visitor) -> None:
    """An address from before workshops had their own says what to do, and stops on no bug."""
    window = visitor.window()
    for screen in IN_A_WORKSHOP:
        if screen not in {"cover.py", "together.py"}:  # no address of its own; here one begins
            assert SAY("Choose a workshop first") in window.show(screen), screen


def test_deleting_asks_first_and_deletes_the_address_s_own(
    visitor: Visitor, store: DatabaseStore
) -> None:
    """The question names the organisation; the other workshop stays; a report is not remembered."""
    alfa, beta = begun(store, "Alfa"), begun(store, "Beta")
    agree(store, alfa, lambda _: "2")
    window = visitor.window(alfa.id)
    visitor.window(beta.id)
    window.run()
    window.click("delete")
    assert SAY("Delete the workshop of {organisation}?", organisation="Alfa") in window.words
    assert workshop.mine(store, DESK).total == 2
    window.click("delete-sure")
    assert SAY("The workshop of {organisation} is deleted", organisation="Alfa") in window.words
    assert [left.id for left in workshop.mine(store, DESK).workshops] == [beta.id]


def test_nothing_told_of_a_deleted_workshop_stays_in_memory(
    visitor: Visitor, store: DatabaseStore
) -> None:
    """Also where another window deleted it: the next look at its address forgets it."""
    here = prepared(store)
    people(store, here, 6, "hemmelig")
    reveal(store, here)
    window = visitor.window(here.id)
    window.show("agenda.py")
    remembered = house.the_memory().about(here.id)
    workshop.delete(store, DESK, here.id)
    assert NOT_HERE in window.run()
    assert (remembered, house.the_memory().about(here.id)) == (2, 0)


@pytest.mark.parametrize("lost", ["deleted", "taken back"])
def test_no_paper_is_made_of_what_is_no_longer_ours(
    visitor: Visitor, store: DatabaseStore, monkeypatch: pytest.MonkeyPatch, lost: str
) -> None:
    """A window that still shows the report's button gets no PDF of a workshop that was deleted, or
    taken back, since the window was drawn.
    """
    here = begun(store, "Alfa")
    agree(store, here, lambda _: "3")
    owner = workshop.desk_of("another")
    for desk, gives in ((DESK, "hand_over"), (owner, "share")):
        token = workshop.share(store, desk, here.id, gives, new_token=workshop.new_token)  # type: ignore[arg-type] # one of two
        workshop.take(store, owner if gives == "hand_over" else DESK, token)
    papers: list[Callable[[], bytes]] = []
    monkeypatch.setattr(st, "download_button", lambda *_, data, **__: papers.append(data))
    visitor.window(here.id).show("report.py")
    assert papers[-1]().startswith(b"%PDF")
    if lost == "deleted":
        workshop.delete(store, owner, here.id)
    else:
        workshop.take_back(store, owner, here.id)
    for paper in papers:
        with pytest.raises(workshop.Refused):
            paper()


def test_a_wall_that_was_taken_back_tells_nothing_more(
    visitor: Visitor, store: DatabaseStore
) -> None:
    """What a wall draws again by itself asks each time whether this browser has the workshop."""
    here = prepared(store)
    visitor.headers = {"x-workshop": here.id}
    assert coming.now(here).progress.joined == 0
    token = workshop.share(store, DESK, here.id, "hand_over", new_token=workshop.new_token)
    workshop.take(store, "another", token)
    with pytest.raises(workshop.Refused):
        coming.now(here)


def test_a_shared_workshop_can_be_neither_deleted_nor_shared_on(
    visitor: Visitor, store: DatabaseStore
) -> None:
    """Whoever holds it by a link can do all the rest."""
    here = prepared(store)
    window = visitor.window(here.id)
    window.click("share")
    link = window.html.split("/shared/")[1].split("<")[0]
    visitor.cookies["helhedstjek_desk"] = "another-token"
    workshop.take(store, workshop.desk_of("another-token"), link)
    theirs = visitor.window(here.id)
    assert SAY("You share this workshop") in theirs.words
    assert not {"delete", "share", "hand-over", "take-back"} & {
        name for name in ("delete", "share", "hand-over", "take-back") if theirs.has(name)
    }
    assert 'class="hk-qr"' in theirs.show("underway.py")


def test_a_shared_link_is_shown_once_and_can_be_taken_back(
    visitor: Visitor, store: DatabaseStore
) -> None:
    """A new window does not know it; taking back ends it, by the organisation's name."""
    here = prepared(store)
    window = visitor.window(here.id)
    assert "/shared/" in window.click("share")
    again = visitor.window(here.id)
    assert "/shared/" not in again.html
    again.click("take-back")
    assert SAY("Take back the workshop of {organisation}?", organisation="Øby") in again.words
    again.click("take-back-sure")
    assert workshop.sharing(store, DESK, here.id) == ((), 0)


def test_handing_over_asks_by_name(visitor: Visitor, store: DatabaseStore) -> None:
    """The link comes after the second click; the workshop goes with whoever opens it."""
    here = prepared(store)
    window = visitor.window(here.id)
    window.click("hand-over")
    assert SAY("Hand over the workshop of {organisation}?", organisation="Øby") in window.words
    link = window.click("hand-over-sure").split("/shared/")[1].split("<")[0]
    workshop.take(store, workshop.desk_of("another-token"), link)
    assert NOT_HERE in window.run()


@pytest.mark.parametrize("screen", ["", "underway.py", "profile.py"])
@pytest.mark.parametrize("language", ["da", "en"])
def test_without_the_database_every_screen_says_so_and_heals(
    visitor: Visitor,
    store: DatabaseStore,
    monkeypatch: pytest.MonkeyPatch,
    screen: str,
    language: Language,
) -> None:
    """In the reader's language; when it is back, the same window goes on."""
    visitor.speaks(language)
    here = prepared(store)
    window = visitor.window(here.id if screen else "")
    before = window.show(screen) if screen else window.html

    def away(*_: object, **__: object) -> None:
        raise workshop.Unreachable

    with monkeypatch.context() as gone:
        for name in ("workshop", "held", "hold", "listed", "paces", "people"):
            gone.setattr(type(store), name, away)
        house.forget(here.id)
        said = Words(language).say("Helhedstjek cannot reach its answers just now")
        assert said in window.run()
    assert window.run() == before
