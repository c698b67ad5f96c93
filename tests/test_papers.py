"""Paper questionnaires typed in: quick, told where a sign is wrong, compared, and counted once."""

from __future__ import annotations

from html import unescape
from typing import TYPE_CHECKING, Any

import pytest
from starlette.testclient import TestClient

import advice
import following
import workshop
from entrance import DESK, Front
from tests.cast import NOW, TODAY
from tests.phones import Room, lasting, opened
from words import Words
from workshop import Paper, Refused

if TYPE_CHECKING:
    from collections.abc import Iterator

    from httpx2 import Response

    from content import Content
    from storage import DatabaseStore

SAY = Words("da").say


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[DatabaseStore]:
    """One store for this module."""
    yield from lasting(tmp_path_factory)


@pytest.fixture
def room(small: Content, store: DatabaseStore) -> Room:
    """An open workshop, whose holder has a browser."""
    made = opened(small, store, areas=("Nord",))
    token = workshop.new_token()
    over = workshop.share(store, made.desk, made.id, "hand_over", new_token=workshop.new_token)
    workshop.take(store, workshop.desk_of(token), over)
    return made._replace(desk=workshop.desk_of(token), link=token)


def many(room: Room) -> int:
    """How many statements there are."""
    return len(workshop.asked(room.content, "short"))


def typed(room: Room, line: str = "", turn: Any = "1", **more: Any) -> None:  # noqa: ANN401
    """Type a sheet."""
    level, area = more.pop("level", ""), more.pop("area", "")
    paper = Paper.model_construct(level=level, area=area, answers=line or full(room))
    workshop.type_in(*whose(room), paper, turn=turn, now=NOW, **more)


def whose(room: Room) -> tuple[DatabaseStore, Content, str, str]:
    """Where, what, and whose."""
    return room.store, room.content, room.desk, room.id


def full(room: Room, sign: str = "3") -> str:
    """A line of one sign."""
    return sign * many(room)


def bring(room: Room, **more: Any) -> int:  # noqa: ANN401 - as it takes them
    """Take the pile in."""
    return workshop.bring_papers(*whose(room), **more)


def test_a_sheet_counts_beside_phones(room: Room) -> None:
    """With level and area, every kind of answer, and none where there is none."""
    line = "V r-" + full(room)[3:]
    typed(room, line, level="chef", area="Nord")
    assert room.joined() == 0
    assert bring(room) == 1
    assert room.joined() == 1
    rows = {row.statement: row for row in room.store.rows(room.id)}
    first = workshop.asked(room.content, "short")[:4]
    assert [rows[key].answer if key in rows else None for key in first] == [
        *("dont_know", "not_relevant", None, "3")
    ]
    assert {(row.level, row.area) for row in rows.values()} == {("chef", "Nord")}
    assert workshop.pile(room.store, room.id) == ()
    assert len(workshop.batches(room.store, room.store.workshop(room.id))) == 1  # type: ignore[arg-type] # it is there


@pytest.mark.parametrize(
    ("change", "why"),
    [
        (lambda line: "33x" + line[3:], "“x” at 2.1"),
        (lambda line: "6" + line[1:], "“6” at 1.1"),
        (lambda line: line[:-1], "The next is 3."),
        (lambda line: line + "3", "too many"),
        (lambda _: "   ", "Type the answers"),
        (lambda line: "-" * len(line), "no answer"),
        (lambda line: "<script>" + line, "“<” at 1.1"),
    ],
)
def test_a_wrong_line_says_where(room: Room, change: Any, why: str) -> None:  # noqa: ANN401
    """By the statement's number, and nothing is kept."""
    with pytest.raises(Refused) as told:
        typed(room, change(full(room)))
    assert why in Words("en").say(str(told.value), **told.value.values)
    assert workshop.pile(room.store, room.id) == ()


@pytest.mark.parametrize("own", [{"level": "x"}, {"area": "Syd"}])
def test_a_group_that_is_not_there_is_refused(room: Room, own: dict[str, str]) -> None:
    """A sheet says a level of the method and an area of the workshop, or none."""
    with pytest.raises(Refused, match="levels shown"):
        typed(room, **own)


def test_two_typings_are_compared(room: Room) -> None:
    """Statement by statement; nothing comes in before they are alike and both whole."""
    typed(room)
    typed(room, full(room, "4"), level="chef")
    typed(room, "2" + full(room)[1:], turn="2")
    here = room.store.workshop(room.id)
    assert here
    (differs,) = workshop.differences(room.store, room.content, here)
    assert differs == (1, room.first, "3", "2")
    with pytest.raises(Refused, match="second time"):
        bring(room)
    typed(room, full(room, "4"), turn="2")
    assert [one.statement for one in workshop.differences(room.store, room.content, here)] == [
        *(room.first, "")
    ]
    with pytest.raises(Refused, match="differ"):
        bring(room)
    typed(room, turn="2", place=0)
    typed(room, full(room, "4"), turn="2", place=1, level="chef")
    assert bring(room) == 2
    assert room.joined() == 2


def test_a_pile_comes_in_once(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    """Also where the server died before it was put away; and two people may answer alike."""
    typed(room)
    typed(room)
    with monkeypatch.context() as killed:
        killed.setattr(type(room.store), "remove_record", _dies)
        with pytest.raises(KeyboardInterrupt):
            bring(room)
    assert room.joined() == 2
    assert bring(room) == 2
    assert room.joined() == 2
    typed(room)
    assert bring(room) == 1
    assert room.joined() == 3


def _dies(*_: object) -> bool:
    raise KeyboardInterrupt


def test_the_answers_are_not_shown_while_sheets_wait(room: Room) -> None:
    """They would be forgotten; and afterwards nothing can be typed."""
    typed(room)
    with pytest.raises(Refused, match="not taken in"):
        workshop.reveal(*whose(room), outcome=advice.outcome, today=TODAY)
    workshop.lay_aside(room.store, room.desk, room.id, 0, now=NOW)
    workshop.forget_papers(room.store, room.desk, room.id)
    workshop.reveal(*whose(room), outcome=advice.outcome, today=TODAY)
    with pytest.raises(Refused):
        typed(room)


def test_who_is_invited_is_counted(small: Content, store: DatabaseStore) -> None:
    """More than are invited come only when that is said."""
    room = opened(small, store, invited=1)
    typed(room)
    typed(room)
    with pytest.raises(Refused, match="invited"):
        bring(room)
    assert bring(room, beyond=True) == 2


class Desk(TestClient):
    """The browser that holds the workshop."""

    def __init__(self, room: Room, token: str | None = None) -> None:
        walls = following.follow(room.content, room.store).walls
        super().__init__(Front(walls), follow_redirects=False)
        self.cookies.set(DESK, room.link if token is None else token)
        self.place = f"/w/{room.id}/indtast"

    def see(self, more: str = "") -> str:
        """What the page says."""
        return unescape(self.get(f"{self.place}{more}").text)

    def fill(self, **form: str) -> Response:
        """Send a form of the page."""
        return self.post(self.place, data=form)


def test_a_sheet_is_typed_on_the_page(room: Room) -> None:
    """Kept at once, with the level for the next; a reload shows it; and the pile comes in."""
    desk = Desk(room)
    assert SAY("No sheet is typed yet.") in desk.see()
    sent = desk.fill(line=full(room), level="chef", turn="1")
    assert sent.status_code == 303
    assert "level=chef" in sent.headers["location"]
    page = unescape(desk.get(sent.headers["location"]).text)
    assert 'value="chef" selected' in page
    assert "autofocus" in page
    assert full(room)[:2] in desk.see()
    assert desk.fill(do="bring").status_code == 303
    assert room.joined() == 1


def test_a_wrong_line_stands_to_be_put_right(room: Room) -> None:
    """With the reason, what was typed, and who it was; hostile signs are only signs."""
    line = f'"><script>{full(room)}'
    page = Desk(room).fill(line=line, level="chef")
    assert page.status_code == 422
    assert "<script>" not in page.text
    assert unescape(page.text).count(line) == 1
    assert 'value="chef" selected' in page.text
    assert 'role="alert"' in page.text


def test_a_sheet_is_put_right_and_laid_aside(room: Room) -> None:
    """By its number; another number changes nothing."""
    desk = Desk(room)
    desk.fill(line=full(room))
    desk.fill(line=full(room, "4"))
    assert full(room, "4") in desk.see("?at=2")
    desk.fill(line=full(room, "5"), at="2")
    for odd in ("9", "0", "x", "²", "9" * 400):
        desk.fill(do="aside", at=odd)
    assert [one.answers for one in workshop.pile(room.store, room.id)] == [
        *(full(room), full(room, "5"))
    ]
    desk.fill(do="aside", at="1")
    assert [one.answers for one in workshop.pile(room.store, room.id)] == [full(room, "5")]
    desk.fill(do="forget")
    assert workshop.pile(room.store, room.id) == ()


def test_differences_are_named_on_the_page(room: Room) -> None:
    """By sheet and statement, with a way to both."""
    desk = Desk(room)
    desk.fill(line=full(room))
    desk.fill(line="2" + full(room)[1:], turn="2")
    page = desk.see("?turn=2")
    told = SAY(
        "Sheet {sheet}, {where}: {first} the first time, {second} the second.",
        sheet=1,
        where="1.1",
        first="3",
        second="2",
    )
    assert told in page
    assert desk.fill(do="bring").status_code == 422


def test_the_page_is_its_holder_s(room: Room) -> None:
    """Nobody else reads or types; and no other site's form does."""
    typed(room)
    for token in ("", "outsider", room.desk, room.id):
        stranger = Desk(room, token)
        assert stranger.get(stranger.place).status_code == 404
        assert stranger.fill(line=full(room)).status_code == 404
    elsewhere = Desk(room)
    sent = elsewhere.post(
        elsewhere.place, data={"line": full(room)}, headers={"Origin": "https://evil.example"}
    )
    assert sent.status_code == 403
    assert len(workshop.pile(room.store, room.id)) == 1
    workshop.forget_papers(room.store, room.desk, room.id)
    room.reveal()
    assert Desk(room).get(f"/w/{room.id}/indtast").status_code == 404
