"""The page of whoever owns a promise: opened by a link, without a login, of that promise alone."""

from __future__ import annotations

from datetime import UTC, datetime
from html import unescape
from typing import TYPE_CHECKING

import pytest
from starlette.testclient import TestClient

import workshop
from tests.phones import fields, opened
from words import Words
from workshop import Action

if TYPE_CHECKING:
    from httpx2 import Response

    from content import Content
    from storage import DatabaseStore
    from tests.phones import Room

HOSTILE = "<script>alert(1)</script>\"'& {{ 7 * 7 }} \x00\ud800"
TODAY = workshop.day_of(datetime.now(UTC))
SAY = Words("da").say


@pytest.fixture
def room(small: Content, store: DatabaseStore) -> Room:
    """A workshop with two promises, made today."""
    found = opened(small, store)
    found.reveal()
    promise(found, "a", "Giv hjælpen først", "Direktøren")
    promise(found, "b", "Det andet løfte", "Økonomichefen")
    return found


def promise(room: Room, key: str, title: str, owner: str = "", sign: str = "") -> None:
    """Keep an action, as the plan does."""
    made = Action(id=key, factor="roots", title=title, owner=owner, first_sign=sign, made_on=TODAY)
    now = datetime.now(UTC)
    room.store.put_record(room.id, "action", key, made.model_dump_json(), now, None)


class Owner(TestClient):
    """A browser with an owner's link, and nothing else."""

    def __init__(self, room: Room, action: str = "a") -> None:
        super().__init__(room.app(), follow_redirects=False)
        self.room = room
        token = workshop.link_for_owner(
            *(room.store, room.desk, room.id, action), today=TODAY, new_token=workshop.new_token
        )
        self.place = f"/report/{token}"

    def see(self) -> str:
        """What the page says."""
        return unescape(self.get(self.place).text)

    def say(self, **said: str) -> Response:
        """Fill in the form as it is drawn now, and send it."""
        return self.post(self.place, data=fields(self.get(self.place)) | said)


def said(room: Room) -> list[workshop.Report]:
    """Everything that was told of any promise."""
    return [one.report for p in workshop.promises(room.store, room.id) for one in p.reports]


def test_an_owner_sees_one_promise_and_tells_how_it_goes(room: Room) -> None:
    """Nothing of the others, of the answers, or of who holds the workshop."""
    owner = Owner(room)
    page = owner.see()
    for word in ("Eksempelkøbing Kommune", "Giv hjælpen først", "Direktøren"):
        assert word in page
    assert "Det andet løfte" not in page
    assert "Økonomichefen" not in page
    sent = owner.say(status="under_way", sign="To af fem")
    assert sent.status_code == 303
    after = unescape(owner.get(sent.headers["location"]).text)
    assert SAY("✓ Saved. Thank you. You can change it until the next follow-up.") in after
    assert "To af fem" in after
    assert [(r.action, r.status, r.by_owner) for r in said(room)] == [("a", "under_way", True)]


def test_the_page_speaks_both_languages(room: Room) -> None:
    """The workshop's own at first; the other by a link, which the form keeps."""
    owner = Owner(room)
    assert SAY("How is it going?") in owner.see()
    english = owner.get(f"{owner.place}?lang=en")
    assert "How is it going?" in english.text
    sent = owner.post(owner.place, data=fields(english) | {"status": "done"})
    assert sent.headers["location"].endswith("lang=en")


@pytest.mark.parametrize(
    ("form", "why"),
    [
        ({}, "Choose how it is going."),
        ({"status": "broken"}, "Choose how it is going."),
        ({"status": "dropped", "sign": "beholdt"}, "Write why the promise is dropped."),
        (
            {"status": "done", "sign": "x" * 2001},
            "The note is too long. It can have 2,000 characters at most.",
        ),
    ],
)
def test_what_may_not_be_said_stands_to_be_put_right(
    room: Room, form: dict[str, str], why: str
) -> None:
    """With the reason, and with what was written; nothing is kept."""
    found = Owner(room).say(**form)
    assert found.status_code == 422
    assert SAY(why) in unescape(found.text)
    assert form.get("sign", "") in found.text
    assert said(room) == []


def test_what_was_told_meanwhile_is_not_written_over(room: Room) -> None:
    """Whoever has an old page is told so."""
    owner = Owner(room)
    old = fields(owner.get(owner.place))
    assert owner.say(status="done").status_code == 303
    for seen in (old, *(old | {"seen": other} for other in ("99", "²", "9" * 30, "9" * 5_000))):
        late = owner.post(owner.place, data=seen | {"status": "dropped", "why": "x"})
        assert late.status_code == 422
    assert [one.status for one in said(room)] == ["done"]


@pytest.mark.parametrize("headers", [{"Origin": "https://evil.example"}, {"Origin": "null"}])
def test_another_site_s_form_tells_nothing(room: Room, headers: dict[str, str]) -> None:
    """Also where it knows the link."""
    owner = Owner(room)
    sent = fields(owner.get(owner.place)) | {"status": "done"}
    assert owner.post(owner.place, data=sent, headers=headers).status_code == 403
    assert said(room) == []


def test_hostile_words_are_only_words(room: Room) -> None:
    """Whoever wrote them: the room in the plan, or the owner in the form."""
    promise(room, "a", HOSTILE[:-2], HOSTILE[:-2], HOSTILE[:-2])
    owner = Owner(room)
    sent = owner.say(status="dropped", sign=HOSTILE[:-1], why=HOSTILE[:-1])
    assert sent.status_code == 303
    page = owner.get(owner.place).text
    assert "<script" not in page
    assert "49" not in page
    assert "\0" not in said(room)[0].why


@pytest.mark.parametrize("token", ["x", "a" * 22, "..%2f..", "%00", "æ" * 300])
def test_another_link_leads_nowhere(room: Room, token: str) -> None:
    """It says so and how to get on, and offers no code to join with."""
    found = Owner(room).get(f"/report/{token}")
    assert found.status_code == 404
    assert "/join" not in found.text
    assert "Giv hjælpen" not in found.text


def test_a_link_ends(room: Room) -> None:
    """By a newer one, when its promise is no longer in the plan, and with the workshop."""
    first, second, other = Owner(room), Owner(room), Owner(room, "b")
    assert first.get(first.place).status_code == 404
    page = fields(second.get(second.place))
    room.store.remove_record(room.id, "action", "a")
    assert second.post(second.place, data=page | {"status": "done"}).status_code == 404
    drawn = fields(other.get(other.place))
    workshop.delete(room.store, room.desk, room.id)
    assert other.post(other.place, data=drawn | {"status": "done"}).status_code == 404


def test_a_link_is_the_promise_s_and_not_the_facilitator_s(room: Room) -> None:
    """Whoever made it may lose the workshop: who promised something still tells how it goes, and
    whoever has the workshop ends the link.
    """
    store, other = room.store, workshop.desk_of("a colleague's browser")
    shared = workshop.share(store, room.desk, room.id, "share", new_token=workshop.new_token)
    workshop.take(store, other, shared)
    token = workshop.link_for_owner(
        *(store, other, room.id, "a"), today=TODAY, new_token=workshop.new_token
    )
    workshop.take_back(store, room.desk, room.id)
    assert workshop.owned(store, token, TODAY).promise.action.id == "a"
    with pytest.raises(workshop.Refused, match="not in this browser"):
        workshop.end_owners_link(store, other, room.id, "a")
    workshop.end_owners_link(store, room.desk, room.id, "a")
    with pytest.raises(workshop.Refused, match="does not work"):
        workshop.owned(store, token, TODAY)


def test_a_link_is_no_desk(room: Room) -> None:
    """Its token opens no workshop, and a page of another site sends nothing through it."""
    owner = Owner(room)
    token = owner.place.rpartition("/")[2]
    with pytest.raises(workshop.Refused):
        workshop.held(room.store, workshop.desk_of(token), room.id)
    assert room.store.shared(workshop.hashed(token)) is None
    page = fields(owner.get(owner.place))
    elsewhere = owner.post(
        owner.place,
        data=page | {"status": "done"},
        headers={"origin": "https://example.org", "sec-fetch-site": "cross-site"},
    )
    assert elsewhere.status_code == 403
    assert said(room) == []


def test_guesses_come_to_an_end(room: Room) -> None:
    """A browser that guesses links is stopped after ten within a minute."""
    owner = Owner(room)
    found = [owner.get(f"/report/guess{n}").status_code for n in range(12)]
    assert found[-1] == 429
    assert set(found) == {404, 429}
