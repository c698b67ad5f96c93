"""The phones before the answers are shown: shut, what is missing, the language, the way out."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from html import unescape
from typing import TYPE_CHECKING

import pytest
from starlette.testclient import TestClient

import following
import workshop
from entrance import DESK, Front
from tests.phones import COOKIE, NOW, Phone, Room, fields, lasting, opened
from words import Words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from content import Content
    from storage import DatabaseStore

DANISH = Words("da").say
SHUT = "The answers are closed just now. They can be opened again."
GROUP = "Voksne med flere sager"


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[DatabaseStore]:
    """One store for this module; every room in it is another's."""
    yield from lasting(tmp_path_factory)


@pytest.fixture
def room(content: Content, store: DatabaseStore) -> Room:
    """An anonymous workshop, open for answers."""
    return opened(content, store)


@pytest.fixture
def phone(room: Room) -> Phone:
    """A browser whose owner has joined."""
    joined = Phone(room)
    joined.join()
    return joined


def answered(phone: Phone, but: int) -> list[str]:
    """Everything but the last so many statements is answered; those."""
    asked = workshop.asked(phone.room.content, "short")
    for statement in asked[: len(asked) - but]:
        assert phone.say(statement).status_code == 200
    return list(asked[len(asked) - but :])


# Shut


def test_while_it_is_shut_nothing_is_kept_and_everything_says_so(phone: Phone, room: Room) -> None:
    """Pages, forms and the script are told with a word of its own, which is not final."""
    drawn = fields(phone.on("why"))
    assert phone.say(room.first, "1").status_code == 200
    workshop.shut(room.store, room.desk, room.id)
    for place in ("", "why", "done", "missing", f"missing/{room.first}", "waiting"):
        page = phone.on(place)
        assert (page.status_code, 'data-state="shut"' in page.text) == (200, True)
        assert DANISH(SHUT) in page.text
    said = phone.say(room.first, "5")
    assert (said.status_code, said.json()["refused"]) == (409, "shut")
    form = phone.post(f"{phone.place}/why", data=drawn | {room.first: "5"})
    assert (form.status_code, DANISH(SHUT) in form.text) == (409, True)
    state = phone.get(f"{phone.place}/state?person={phone.name}").json()["state"]
    assert (state, phone.said()[room.first].answer) == ("shut", "1")
    workshop.open_again(room.store, room.desk, room.id, now=NOW)
    assert phone.say(room.first, "5").status_code == 200


def test_nobody_joins_while_it_is_shut(room: Room) -> None:
    """The link says that it can be opened again; then it lets in as before."""
    phone = Phone(room)
    drawn = fields(phone.get(f"/join/{room.link}"))
    workshop.shut(room.store, room.desk, room.id)
    for page in (
        phone.get(f"/join/{room.link}"),
        phone.post(f"/join/{room.link}", data=drawn | {"lang": "da"}),
        phone.post("/join", data={"code": room.code}),
    ):
        assert (page.status_code, DANISH(SHUT) in page.text) == (409, True)
    assert room.joined() == 0
    workshop.open_again(room.store, room.desk, room.id, now=NOW)
    assert phone.join().status_code == 303


def test_one_may_leave_while_it_is_shut(phone: Phone, room: Room) -> None:
    """Until the answers are shown everything is deleted, also after they were closed."""
    phone.say(room.first)
    workshop.shut(room.store, room.desk, room.id)
    page = phone.on("delete")
    sent = phone.post(f"{phone.place}/delete", data=fields(page))
    assert (sent.status_code, room.joined()) == (200, 0)


def test_before_its_time_the_link_says_when(content: Content, store: DatabaseStore) -> None:
    """By the clock in Copenhagen and about whom; when the time has come, the same link opens it."""
    desk = workshop.desk_of(workshop.new_token())
    at = datetime(2099, 1, 18, 7, tzinfo=UTC)
    here = workshop.prepare(
        store,
        desk,
        organisation="Øby",
        target_group=GROUP,
        opens_at=at,
        delete_on=at.date() + timedelta(1),
        now=NOW,
        new_id=workshop.new_token,
    )
    ways = workshop.ways_ahead(store, desk, here.id, new_token=workshop.new_token)
    assert ways
    early = Phone(Room(content, store, desk, here.id, ways.link, ways.code))
    for page in (early.get(f"/join/{ways.link}"), early.post("/join", data={"code": ways.code})):
        assert "18. januar 2099" in unescape(page.text)
        assert "08.00" in page.text
        assert GROUP in page.text
    past = datetime.now(UTC) - timedelta(hours=1)
    store.rewrite(here, here.model_copy(update={"opens_at": past}))
    assert early.join().status_code == 303
    assert store.joined(here.id) == 1


# What is missing


def test_one_missing_statement_is_met_itself(phone: Phone) -> None:
    """From the last factor and from the end the way goes to it; without an answer one is done."""
    (left,) = answered(phone, 1)
    assert phone.on("missing").headers["location"] == f"{phone.place}/missing/{left}"
    number = phone.room.content.numbers[left]
    assert DANISH("You have not answered {number}", number=number) in phone.on("done").text
    page = phone.on(f"missing/{left}")
    assert phone.room.content.statements[left].text.da in unescape(page.text)
    assert "29 af 30" in page.text
    on = phone.post(f"{phone.place}/missing/{left}", data=fields(page) | {"go-to": "done"})
    assert (on.headers["location"], left in phone.said()) == (f"{phone.place}/done", False)
    chosen = fields(page) | {"go-to": "done", left: "4"}
    phone.post(f"{phone.place}/missing/{left}", data=chosen)
    assert phone.said()[left].answer == "4"
    assert phone.on("missing").headers["location"] == f"{phone.place}/done"


def test_several_missing_statements_are_a_list_of_ways(phone: Phone) -> None:
    """Each with its number and sentence; one answered, the list is shorter by one."""
    left = answered(phone, 3)
    content, page = phone.room.content, phone.on("missing")
    for key in left:
        assert f'href="{phone.place}/missing/{key}"><b>{content.numbers[key]}</b>' in page.text
        assert content.statements[key].text.da in unescape(page.text)
    one = fields(phone.on(f"missing/{left[0]}")) | {left[0]: "0", "go-to": "missing"}
    sent = phone.post(f"{phone.place}/missing/{left[0]}", data=one)
    assert sent.headers["location"] == f"{phone.place}/missing"
    assert f"/missing/{left[0]}" not in phone.on("missing").text


@pytest.mark.parametrize("wrong", ["nothing", "%00", "why"])
def test_what_is_no_statement_is_not_missing(phone: Phone, wrong: str) -> None:
    """An address that names none is not found, to look at or to send."""
    assert phone.on(f"missing/{wrong}").status_code == 404
    assert phone.post(f"{phone.place}/missing/{wrong}", data={}).status_code == 404


def test_a_forged_missing_form_is_refused(phone: Phone) -> None:
    """Another's name keeps nothing; an answer off the ladder comes back with the reason."""
    (left,) = answered(phone, 1)
    drawn = fields(phone.on(f"missing/{left}"))
    place = f"{phone.place}/missing/{left}"
    assert phone.post(place, data=drawn | {"person": "x", left: "4"}).status_code == 409
    off = phone.post(place, data=drawn | {left: "9"})
    assert (off.status_code, 'role="alert"' in off.text) == (422, True)
    assert left not in phone.said()


# About whom, in which language, and the way out


def test_every_page_says_about_whom(phone: Phone, room: Room) -> None:
    """So that all who answer mean the same citizens."""
    (left,) = answered(phone, 1)
    pages = [phone.on(at) for at in ("why", "done", "delete", f"missing/{left}")]
    pages += [phone.get(f"/join/{room.link}"), Phone(room).get(f"/join/{room.link}")]
    workshop.shut(room.store, room.desk, room.id)
    for page in (*pages, phone.on("why")):
        assert GROUP in page.text


def test_the_language_is_changed_on_the_phone(phone: Phone) -> None:
    """On the page where one is, and kept; a wrong language or place leads nowhere else."""
    page = phone.on("goals")
    drawn = fields(page)
    assert drawn["place"] == "goals"
    place = f"{phone.place}/language"
    sent = phone.post(place, data=drawn | {"lang": "en"})
    assert sent.headers["location"] == f"{phone.place}/goals"
    assert phone.who.language == "en"
    assert '<html lang="en">' in phone.on("goals").text
    for wrong in ("//evil.example", "../../w/x", "a/b/c", ""):
        to = phone.post(place, data=drawn | {"lang": "da", "place": wrong}).headers["location"]
        assert to == phone.place
    assert phone.post(place, data=drawn | {"lang": "fr"}).status_code == 400
    assert phone.post(place, data=drawn | {"lang": "en", "person": "x"}).status_code == 409
    assert (phone.who.language, phone.get(place).headers["location"]) == ("da", phone.place)


def test_after_the_reveal_one_deletes_the_way_and_is_told_what_stays(
    phone: Phone, room: Room
) -> None:
    """A form drawn before the reveal deletes nothing: it promised more than can be kept."""
    phone.say(room.first, "2")
    before = fields(phone.on("delete"))
    token, place = phone.token, f"{phone.place}/delete"
    room.reveal()
    assert phone.post(place, data=before).status_code == 409
    page = phone.on("delete")
    stays = (
        "What you have answered stays in the result, because it has been shown. "
        "Your comments stay too, without name."
    )
    assert DANISH(stays) in page.text
    sent = phone.post(place, data=fields(page))
    assert f"{COOKIE}{room.id}=;" in sent.headers["set-cookie"].replace('""', "")
    with pytest.raises(workshop.Refused):
        workshop.participant(room.store, token)
    assert len(room.store.rows(room.id)) == 1
    assert Phone(room).get(f"/me/{token}").status_code == 404


def test_who_is_taken_out_is_not_known_and_loses_nothing(phone: Phone, room: Room) -> None:
    """What waits on the phone stays there: put back, everything goes on."""
    phone.say(room.first, "2")
    who = phone.who
    mark = str(who.mark)
    workshop.take_out(room.store, room.desk, room.id, mark)
    sent = phone.put(
        f"{phone.place}/{room.first}",
        json={"person": "x", "answer": "5", "revision": 9, "device": "d1"},
    )
    assert sent.json()["refused"] in {"another", "unknown"}
    assert phone.on("why").status_code == 403
    workshop.put_back(room.store, room.desk, room.id, mark)
    assert phone.on("why").status_code == 200
    assert phone.said()[room.first].answer == "2"


def test_practice_says_so_on_every_phone_and_on_the_wall(
    content: Content, store: DatabaseStore
) -> None:
    """Nobody takes invented people for others, before the answers are shown or after."""
    token = workshop.new_token()
    desk = workshop.desk_of(token)
    like: workshop.Chosen = {"organisation": "Øby", "target_group": GROUP}
    here = workshop.practise(store, content, desk, like=like, examples=(), now=NOW)
    ways = workshop.ways_in(store, here, "")
    room = Room(content, store, desk, here.id, ways.link, ways.code)
    phone, wall = Phone(room), TestClient(Front(following.follow(content, store).walls))
    wall.cookies.set(DESK, token)
    assert DANISH("Practice") in phone.get(f"/join/{ways.link}").text
    phone.join()
    assert DANISH("Practice") in phone.on("waiting").text + phone.on("why").text
    assert DANISH("Practice") in wall.get(f"/w/{here.id}/vaeg").text
    room.reveal()
    assert DANISH("Practice") in phone.on("now").text
    assert DANISH("Practice") in wall.get(f"/w/{here.id}/vaeg").text
