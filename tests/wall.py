"""Rooms whose answers have been shown, and a wall and phones that follow them without a browser."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, NamedTuple

from starlette.testclient import TestClient

import following
import workshop
from entrance import DESK, Front
from tests.phones import COOKIE, Phone, Room, opened
from workshop import Answer, Participant, Wall

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    from httpx2 import Response

    from content import Content
    from storage import DatabaseStore

NOW = datetime(2026, 11, 25, 8, 30, tzinfo=UTC)
RATINGS = ("0", "0", "0", "1", "1", "1", "3", "4", "4", "4", "5", "5", "dont_know", "dont_know")


class Day(NamedTuple):
    """A room on its day: whoever holds it, the people in it with their tokens, and the pages."""

    room: Room
    token: str
    people: tuple[tuple[Participant, str], ...]
    pages: following.Following

    @property
    def desk(self) -> str:
        """Whoever holds it."""
        return workshop.desk_of(self.token)

    def show(self, shows: workshop.Shows, **more: Any) -> None:  # noqa: ANN401 - the wall's own
        """Let the wall show something."""
        wall = Wall(shows=shows, **more)
        workshop.show(self.room.store, self.desk, self.room.id, wall, now=NOW)

    def ask(self, kind: workshop.Asks, **more: Any) -> workshop.Poll:  # noqa: ANN401
        """Ask the phones."""
        store, content = self.room.store, self.room.content
        new = workshop.new_token
        return workshop.ask(store, content, self.desk, self.room.id, kind, new_id=new, **more)

    def close(self, poll: workshop.Poll) -> None:
        """Close what was asked."""
        workshop.count(self.room.store, self.room.content, self.desk, self.room.id, poll.id)

    def wall(self, desk: str | None = None) -> TestClient:
        """A window of whoever has this desk's token."""
        client = TestClient(Front(self.pages.walls), follow_redirects=False)
        client.cookies.set(DESK, self.token if desk is None else desk)
        return client

    def seen(self, desk: str | None = None) -> Response:
        """The wall as it stands."""
        return self.wall(desk).get(f"/w/{self.room.id}/vaeg")

    def phone(self, number: int = 0) -> Phone:
        """The phone of one of the people."""
        phone = Phone(self.room, Front(self.pages.phones))
        phone.cookies.set(f"{COOKIE}{self.room.id}", self.people[number][1])
        return phone


def day(
    content: Content,
    store: DatabaseStore,
    ratings: Sequence[str] = RATINGS,
    *,
    shown: bool = True,
    **more: Any,  # noqa: ANN401 - what a workshop is opened with
) -> Day:
    """A room in which everybody rates every statement alike, one rating a person."""
    token = workshop.new_token()
    room = opened(content, store, **more)
    share = workshop.share(store, room.desk, room.id, "hand_over", new_token=workshop.new_token)
    workshop.take(store, workshop.desk_of(token), share)
    people = tuple(_come(room, rating) for rating in ratings)
    made = Day(
        room._replace(desk=workshop.desk_of(token)), token, people, following.follow(content, store)
    )
    if shown:
        made.room.reveal()
    return made


def _come(room: Room, rating: str) -> tuple[Participant, str]:
    here, token = room.store.workshop(room.id), workshop.new_token()
    assert here is not None
    who = workshop.join(
        room.store,
        room.content,
        here,
        level="",
        area="",
        language="da",
        token=token,
        slip="",
        new_id=workshop.new_token,
    )
    soon = [
        workshop.answer_soon(room.store, room.content, who, here, _said(key, rating))
        for key in workshop.asked(room.content, "short")
    ]
    for kept in soon:
        kept.result()
    return who, token


def _said(statement: str, rating: str) -> Answer:
    return Answer(statement=statement, answer=rating, comment="", revision=1)
