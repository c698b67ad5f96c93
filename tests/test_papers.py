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
    assert [one.where for one in workshop.differences(room.store, room.content, here)] == [
        *(room.first, workshop.LEVEL)
    ]
    with pytest.raises(Refused, match="differ"):
        bring(room)
    typed(room, turn="2", place=0)
    typed(room, full(room, "4"), turn="2", place=1, level="chef")
    assert bring(room) == 2
    assert room.joined() == 2


def test_what_differs_is_settled(room: Room) -> None:
    """Both typings say what one of them said, and only of that; once it is settled, no more."""
    typed(room, level="chef", area="Nord")
    typed(room, "2" + full(room)[1:-1] + "n", turn="2", level="direktion")
    here = room.store.workshop(room.id)
    assert here
    every = workshop.differences(room.store, room.content, here)
    assert [one.where for one in every][:3] == [workshop.LEVEL, workshop.AREA, room.first]
    for number, one in enumerate(every):
        workshop.settle_typed(*whose(room), one, right="2" if number % 2 else "1", now=NOW)
    assert workshop.differences(room.store, room.content, here) == ()
    (first,), (second,) = (workshop.pile(room.store, room.id, turn) for turn in ("1", "2"))
    assert (first.level, first.area) == (second.level, second.area) == ("chef", "")
    assert first.answers == second.answers == full(room)[:-1] + "n"
    with pytest.raises(Refused):
        workshop.settle_typed(*whose(room), every[0], right="1", now=NOW)
    assert bring(room) == 1


def test_a_form_that_is_sent_twice_is_one_sheet(room: Room) -> None:
    """Whose answer got lost on the way is sent again; another with the same answers is another."""
    for key in ("k1", "k1", "k2"):
        paper = Paper.model_construct(level="", area="", answers=full(room), key=key)
        workshop.type_in(*whose(room), paper, now=NOW)
    assert [one.key for one in workshop.pile(room.store, room.id)] == ["k1", "k2"]


def test_a_sheet_is_found_by_its_key(room: Room) -> None:
    """Also when another window has laid the one before it aside; its second typing goes with it."""
    for turn in ("1", "2"):
        for sign in "123":
            paper = Paper.model_construct(level="", area="", answers=full(room, sign), key=sign)
            workshop.type_in(*whose(room), paper, turn=turn, now=NOW)
    workshop.lay_aside(room.store, room.desk, room.id, 0, key="1", now=NOW)
    workshop.lay_aside(room.store, room.desk, room.id, 0, key="1", now=NOW)
    assert len(workshop.pile(room.store, room.id, "2")) == 2
    paper = Paper.model_construct(level="", area="", answers=full(room, "5"), key="3")
    workshop.type_in(*whose(room), paper, place=2, now=NOW)
    assert [one.answers[0] for one in workshop.pile(room.store, room.id)] == ["2", "5"]
    gone = paper.model_copy(update={"key": "1"})
    with pytest.raises(Refused, match="any more"):
        workshop.type_in(*whose(room), gone, place=0, now=NOW)


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

    def type(self, line: str, **more: str) -> Response:
        """Send a grid, a sign a cell."""
        return self.fill(**{f"c{place}": sign for place, sign in enumerate(line)} | more)


def test_a_sheet_is_typed_on_the_page(room: Room) -> None:
    """Kept at once, with the level for the next; a reload shows it; and the pile comes in."""
    desk = Desk(room)
    assert SAY("No sheet is typed yet.") in desk.see()
    sent = desk.type(full(room), level="chef", turn="1")
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
    desk, hostile = Desk(room), '"><script>x'
    page = desk.type(full(room), c1=hostile, level="chef", key='"><script>', number="<b>")
    assert page.status_code == 422
    assert "<script>x" not in page.text
    assert unescape(page.text).count(f'value="{hostile}"') == 1
    assert 'value="chef" selected' in page.text
    assert 'role="alert"' in page.text
    assert page.text.count('aria-invalid="true"') == 1
    empty = desk.type(full(room)[:-1])
    assert SAY("Nothing is typed at {where}. Write - for no answer.", where="3.2") in unescape(
        empty.text
    )
    assert workshop.pile(room.store, room.id) == ()


def test_a_sheet_is_put_right_and_laid_aside(room: Room) -> None:
    """By its number; another number changes nothing."""
    desk = Desk(room)
    desk.type(full(room))
    desk.type(full(room, "4"))
    assert desk.see("?at=2").count('value="4"') >= many(room)
    desk.type(full(room, "5"), at="2")
    for odd in ("9", "0", "x", "²", "9" * 400):
        desk.fill(do="aside", at=odd)
    assert [one.answers for one in workshop.pile(room.store, room.id)] == [
        *(full(room), full(room, "5"))
    ]
    desk.fill(do="aside", at="1")
    assert [one.answers for one in workshop.pile(room.store, room.id)] == [full(room, "5")]
    desk.fill(do="forget")
    assert workshop.pile(room.store, room.id) == ()


def test_differences_are_settled_on_the_page(room: Room) -> None:
    """By sheet and statement, in words, with a button for each typing; then the pile comes in."""
    desk = Desk(room)
    desk.type(full(room))
    assert 'id="the-sheet"' in desk.see("?turn=2")
    desk.type("v" + full(room)[1:], turn="2")
    page = desk.see("?turn=2")
    assert SAY("All sheets are typed twice.") in page
    assert SAY("Sheet {sheet}, {where}", sheet=1, where="1.1") in page
    assert SAY("Second time: {said}", said=SAY("Don't know")) in page
    assert desk.fill(do="bring").status_code == 422
    desk.fill(do="settle", right=f"1 {room.first} 3")
    desk.fill(do="settle", right=f"9 {room.first} 1")
    assert SAY("The two typings differ") in desk.see()
    assert desk.fill(do="settle", right=f"1 {room.first} 2").status_code == 303
    assert SAY("The two typings are alike. Take the sheets in.") in desk.see("?turn=2")
    assert desk.fill(do="bring").status_code == 303
    assert room.joined() == 1


def test_the_page_is_its_holder_s(room: Room) -> None:
    """Nobody else reads or types; and no other site's form does."""
    typed(room)
    for token in ("", "outsider", room.desk, room.id):
        stranger = Desk(room, token)
        assert stranger.get(stranger.place).status_code == 404
        assert stranger.type(full(room)).status_code == 404
    elsewhere = Desk(room)
    sent = elsewhere.post(
        elsewhere.place, data={"c0": "3"}, headers={"Origin": "https://evil.example"}
    )
    assert sent.status_code == 403
    assert len(workshop.pile(room.store, room.id)) == 1
    workshop.forget_papers(room.store, room.desk, room.id)
    room.reveal()
    assert Desk(room).get(f"/w/{room.id}/indtast").status_code == 404
