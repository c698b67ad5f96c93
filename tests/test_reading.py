"""The link by which the political level reads along: what it shows, to whom, and until when."""

from __future__ import annotations

from datetime import datetime, timedelta
from html import unescape
from typing import TYPE_CHECKING

import pytest
from starlette.testclient import TestClient

import workshop
from reports import quiet
from tests.cast import NOW, TODAY
from tests.moved import WORDS, everything_told, lived
from tests.papers import letters, named, pages
from tests.papers import opened as read_back
from tests.phones import Room, lasting, opened
from words import Words
from workshop import Refused

if TYPE_CHECKING:
    from collections.abc import Iterator

    from content import Content
    from storage import DatabaseStore

SAY = Words("da").say
ENDED = SAY("This link does not work any more. Ask whoever sent it for a new one.")
FREE = (*WORDS, "Fordi", "Nej", "Mere tid", "Set", "Et hjem", "Løftet holdt")
"""What somebody in the room has written freely."""


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[DatabaseStore]:
    """One store for this module."""
    yield from lasting(tmp_path_factory)


@pytest.fixture(scope="module")
def room(small: Content, store: DatabaseStore) -> Room:
    """A room in which everything has happened."""
    return lived(small, store)


def today() -> datetime:
    """Now, as the pages have it."""
    return datetime.now(workshop.CLOCK)


def link(room: Room, days: int = 30, made: int = 0) -> str:
    """A link to read by, made so many days ago."""
    return workshop.link_to_read(
        *(room.store, room.desk, room.id),
        days=days,
        today=today().date() - timedelta(days=made),
        new_token=workshop.new_token,
    )


def reader(room: Room) -> TestClient:
    """A browser that nobody knows."""
    return TestClient(room.app(), follow_redirects=False)


def seen(room: Room, token: str, more: str = "") -> str:
    """What the page says."""
    return unescape(reader(room).get(f"/read/{token}{more}").text)


def test_the_page_tells_what_every_screen_tells(room: Room) -> None:
    """Finding, figures, decisions, promises with owners, in both languages; and until when."""
    token = link(room)
    told = everything_told(room.store, room.content, room.id)
    until = today().date() + timedelta(days=30)
    for language in ("da", "en"):
        page, report = seen(room, token, f"?lang={language}"), told[language]
        assert report.finding in page
        for factor in report.factors:
            assert factor.name in page
            assert factor.score_text in page
        for one in (s for s in report.apart if s.split):
            assert one.distribution_text in page
        for one in report.talk.talked:
            assert one.said in page
        assert "Løfte 0" in page
        assert "Direktøren" in page
        assert Words(language).date(until) in page
        assert "<script" not in page
        assert "<form" not in page


def test_nothing_that_was_written_freely_is_there(room: Room) -> None:
    """On the page and in the paper's data: no comment, reason, argument, note or doubt."""
    page = seen(room, link(room))
    report = quiet(everything_told(room.store, room.content, room.id)["da"], Words("da"))
    assert not [text for text in FREE if text in page]
    plain = report.model_dump_json(exclude={"labels", "terms", "method", "factors"})
    assert not [text for text in FREE[:3] + FREE[5:] if text in plain]
    assert {(one.reason, one.low, one.high, one.others) for one in report.talk.talked} == {  # type: ignore[union-attr] # they talked
        ("", "", "", ())
    }


def test_the_paper_comes_from_the_page(room: Room) -> None:
    """The short report, as its button says: with whom to ask and the logo, no comment, no figures
    attached and no free words; kept nowhere.
    """
    token = link(room)
    assert SAY("Download the short report (PDF)") in seen(room, token)
    paper = reader(room).get(f"/read/{token}/pdf?lang=en")
    assert paper.content.startswith(b"%PDF")
    assert paper.headers["cache-control"] == "no-store"
    assert 'filename="helhedstjek-' in paper.headers["content-disposition"]
    text, document = letters("".join(pages(paper.content))), read_back(paper.content)
    report = quiet(everything_told(room.store, room.content, room.id)["en"], Words("en"))
    assert letters(report.finding) in text
    assert letters("Contact: Maja <maja@oeby.example>") in text
    assert not [said for said in WORDS if said in "".join(pages(paper.content))]
    assert [str(f.Alt) for f in named(document, "/Figure")].count("Logo of Øby & Søn") == 1
    assert not document.attachments
    assert len(pages(paper.content)) <= 5


def test_no_machine_keeps_or_lists_it(room: Room) -> None:
    """Neither a search engine, nor a cache, nor the site that is gone to next."""
    headers = reader(room).get(f"/read/{link(room)}").headers
    assert headers["cache-control"] == "no-store"
    assert "noindex" in headers["x-robots-tag"]
    assert headers["referrer-policy"] == "same-origin"


@pytest.mark.parametrize(("days", "made", "works"), [(1, 1, True), (1, 2, False), (180, 180, True)])
def test_a_link_works_through_its_last_day(room: Room, days: int, made: int, works: bool) -> None:
    """And not a day longer; page and paper alike."""
    token = link(room, days, made)
    status = 200 if works else 404
    for place in ("", "/pdf"):
        if place and works:
            continue  # it takes a second, and another test has made one
        page = reader(room).get(f"/read/{token}{place}")
        assert page.status_code == status
        assert (ENDED in unescape(page.text)) != works
    until = workshop.read_until(room.store, room.desk, room.id, today=today().date())
    assert (until is not None) == works


@pytest.mark.parametrize("days", [0, -1, 181])
def test_a_link_has_an_end(room: Room, days: int) -> None:
    """From one day to half a year."""
    with pytest.raises(Refused, match="from 1 to 180"):
        link(room, days)


def test_a_link_can_be_withdrawn(small: Content, store: DatabaseStore) -> None:
    """By its maker, by a new one, by handing over, by taking back, and with the workshop."""
    room = lived(small, store)
    first, second = link(room), link(room)
    assert ENDED in seen(room, first)
    assert ENDED not in seen(room, second)
    workshop.end_reading(store, room.desk, room.id)
    assert ENDED in seen(room, second)
    third = link(room)
    workshop.take_back(store, room.desk, room.id)
    assert ENDED in seen(room, third)
    fourth = link(room)
    over = workshop.share(store, room.desk, room.id, "hand_over", new_token=workshop.new_token)
    workshop.take(store, "next", over)
    assert ENDED in seen(room, fourth)
    fifth = link(room._replace(desk="next"))
    workshop.delete(store, "next", room.id)
    assert ENDED in seen(room, fifth)


def test_there_is_no_link_before_the_reveal(small: Content, store: DatabaseStore) -> None:
    """None can be made, and one that was slipped in leads nowhere."""
    room = opened(small, store)
    with pytest.raises(Refused, match="not shown before"):
        link(room)
    store.put_reading(workshop.hashed("slipped"), room.id, TODAY + timedelta(days=9_999))
    page = reader(room).get("/read/slipped")
    assert page.status_code == 404
    assert room.content.factors[0].name.da not in unescape(page.text)


def test_whoever_shares_a_workshop_does_not_let_others_read(room: Room) -> None:
    """Only its owner makes, sees and ends such a link; the link itself is no desk."""
    token = link(room)
    with pytest.raises(Refused):
        workshop.held(room.store, workshop.desk_of(token), room.id)
    assert room.store.shared(workshop.hashed(token)) is None


@pytest.mark.parametrize("token", ["x", "a" * 22, "..%2f..", "%00", "æ" * 300])
def test_another_link_leads_nowhere(room: Room, token: str) -> None:
    """It says so, and offers no code to join with."""
    page = reader(room).get(f"/read/{token}")
    assert page.status_code == 404
    assert "/join" not in page.text


def test_guesses_come_to_an_end(room: Room) -> None:
    """A browser that guesses links is stopped after ten within a minute."""
    guesser = reader(room)
    found = [guesser.get(f"/read/guess{n}").status_code for n in range(12)]
    assert set(found[:10]) == {404}
    assert found[-1] == 429


def test_a_room_that_answers_together_is_read_too(small: Content, store: DatabaseStore) -> None:
    """As far as it has come; and that there is nothing, before it has agreed on anything."""
    here = workshop.begin(
        *(store, small, "desk"),
        organisation="Ø",
        questionnaire="short",
        now=NOW,
        new_id=workshop.new_token,
    )
    room = Room(small, store, "desk", here.id, "", "")
    token = link(room)
    assert SAY("There is nothing to show yet") in seen(room, token)
    for key in workshop.asked(small, "short"):
        workshop.settle(store, small, "desk", here.id, key, "3", "Fordi", now=NOW)
    page = seen(room, token)
    assert small.factors[0].name.da in page
    assert "Fordi" not in page


def test_practice_is_marked(small: Content, store: DatabaseStore) -> None:
    """Its people are invented, and the page says so first."""
    room = lived(small, store)
    here = store.workshop(room.id)
    assert here
    assert store.rewrite(here, here.model_copy(update={"practice": True}))
    page = seen(room, link(room))
    assert page.index(SAY("Practice: the people and their answers are invented.")) < page.index(
        "<h1"
    )
