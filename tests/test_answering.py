"""The participants' pages: who gets in and as whom, what a form keeps, and what is said to them."""

from __future__ import annotations

import asyncio
import gzip
import json
import re
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from html import unescape
from pathlib import Path
from typing import TYPE_CHECKING

import httpx2
import pytest
from starlette.testclient import TestClient

import workshop
from answering.files import FILES
from entrance import Memory, Seal, Throttle
from storage import DatabaseStore
from tests.phones import COOKIE, Phone, Room, fields, lasting, opened
from words import Words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from httpx2 import Response

    from arithmetic import Mode
    from content import Content
    from words import Language

HOSTILE = "<script>alert(1)</script>\"'&"
OLD_COOKIE = "helhedstjek_participant"
DANISH = Words("da").say
PROMISE = (
    "Ingen får at se, hvem der har svaret hvad. Når der er lukket for svar, ser alle, hvor mange "
    "der har valgt hvert svar, hvis mindst fem har valgt et af trinnene. En gruppe vises kun, når "
    "den er på mindst fem og ikke kan regnes ud fra de andre grupper. Andre kan stadig gætte, hvis "
    "I er få, hvis en gruppe svarer ens, eller hvis nogen svarer som flere personer. Se på væggen, "
    "om I er så mange, som I skal være."
)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[DatabaseStore]:
    """One store for this module; every room in it is another's."""
    yield from lasting(tmp_path_factory)


@pytest.fixture
def room(content: Content, store: DatabaseStore) -> Room:
    """An anonymous workshop, open for answers."""
    return opened(content, store)


@pytest.fixture
def visitor(room: Room) -> Phone:
    """A browser that has not been here."""
    return Phone(room)


@pytest.fixture
def joined(visitor: Phone) -> Phone:
    """A browser whose owner has joined."""
    assert visitor.join().status_code == 303
    return visitor


def _refused(response: Response, status: int, why: str) -> None:
    """The status, and the reason in words on a page; nobody gets or loses a cookie by it."""
    assert (response.status_code, "set-cookie" in response.headers) == (status, False)
    assert DANISH(why).replace("'", "&#39;") in response.text


# Joining


def test_the_link_shows_who_sees_what_and_lets_in(visitor: Phone, room: Room) -> None:
    """The page tells in the workshop's language what is asked; sent, it gives a hidden cookie."""
    page = visitor.get(f"/join/{room.link}")
    assert page.status_code == 200
    assert '<html lang="da">' in page.text
    assert "Eksempelkøbing Kommune" in page.text
    sent = visitor.join(level="direktion", area="Børn og unge", lang="en")
    assert (sent.status_code, sent.headers["location"]) == (303, visitor.place)
    cookie = sent.headers["set-cookie"]
    own = rf"{COOKIE}{room.id}=[\w-]{{22}}; Path=/; Max-Age=7776000; HttpOnly; SameSite=Lax"
    assert re.fullmatch(own, cookie)
    who = visitor.who
    assert (who.level, who.area, who.language) == ("direktion", "Børn og unge", "en")
    assert visitor.on().headers["location"] == f"{visitor.place}/why"
    assert '<html lang="en">' in visitor.on("why").text


def test_the_promise_is_said_word_for_word(visitor: Phone, room: Room) -> None:
    """What people read before they answer is the method's own promise, with the number in words;
    no page promises anything else.
    """
    assert PROMISE in visitor.get(f"/join/{room.link}").text
    assert PROMISE in visitor.post("/join", data={"code": room.code}).text
    english = visitor.get(f"/join/{room.link}?lang=en").text
    assert "if at least five have chosen one of the rungs" in english
    assert "anonym" not in visitor.get("/join").text + english


@pytest.mark.parametrize(("k", "danish", "english"), [(3, "tre", "three"), (7, "syv", "seven")])
def test_the_promise_follows_the_limit(content: Content, k: int, danish: str, english: str) -> None:
    """Another limit in YAML is another word in the promise, in both languages."""
    limits = content.method.limits
    fewest = limits.group_minimum.model_copy(update={"value": k})
    other = content.method.model_copy(
        update={"limits": limits.model_copy(update={"group_minimum": fewest})}
    )
    shelves = content.model_copy(update={"method": other})
    for language, word in (("da", danish), ("en", english)):
        words = Words("en" if language == "en" else "da")
        least = shelves.method.limits.group_minimum.value
        assert word in workshop.promise(words, "anonymous", least)
        assert str(k) not in workshop.promise(words, "anonymous", least)


def test_an_open_workshop_promises_nothing_it_does_not_keep(
    content: Content, store: DatabaseStore
) -> None:
    """It warns that groups are shown however small."""
    there = opened(content, store, mode="open")
    page = Phone(there).get(f"/join/{there.link}?lang=en").text
    assert "even where a group is small" in page
    assert "Nobody gets to see" not in page


@pytest.mark.parametrize("mode", ["anonymous", "open"])
def test_what_becomes_of_comments_is_said(
    content: Content, store: DatabaseStore, mode: Mode
) -> None:
    """In both modes, before anybody writes one."""
    there = opened(content, store, mode=mode)
    assert "Dine kommentarer" in Phone(there).get(f"/join/{there.link}").text


def test_level_area_and_language_are_optional(visitor: Phone) -> None:
    """An empty form joins, in the workshop's language."""
    assert visitor.join(lang="").status_code == 303
    assert (visitor.who.level, visitor.who.area, visitor.who.language) == ("", "", "da")


@pytest.mark.parametrize("data", [{"level": "konge"}, {"area": "Månen"}])
def test_only_what_is_shown_can_be_chosen(visitor: Phone, data: dict[str, str]) -> None:
    """A level or an area that is not offered is refused, and the form comes again as it was."""
    before = fields(visitor.get(f"/join/{visitor.room.link}"))
    sent = visitor.post(f"/join/{visitor.room.link}", data=before | data)
    assert sent.status_code == 422
    assert 'role="alert"' in sent.text
    assert "set-cookie" not in sent.headers
    assert fields(sent)["token"] == before["token"]


def test_the_typed_code_leads_to_the_same_form(visitor: Phone, room: Room) -> None:
    """A code in any spelling, with the signs around it, gives the form; the form joins."""
    assert 'name="code"' in visitor.get("/join").text
    filled_in = visitor.get("/join?code=K7QM2XPA").text  # as a slip's square leads to it
    assert 'value="K7QM2XPA"' in filled_in
    assert "<b>" not in visitor.get("/join?code=<b>").text
    code = f" “{room.code[:4].lower()}-{room.code[4:]}”. "
    form = visitor.post("/join", data={"code": code, "lang": "da"})
    assert form.status_code == 200
    assert 'name="level"' in form.text
    assert not [c for c in form.headers.get_list("set-cookie") if c.startswith(COOKIE)]
    sent = visitor.post("/join", data=fields(form))
    assert (sent.status_code, sent.headers["location"]) == (303, visitor.place)


def test_the_language_of_the_form(content: Content, store: DatabaseStore) -> None:
    """The visitor's choice where there is one, else the workshop's, else Danish."""
    english = opened(content, store, language="en")
    browser = Phone(english)
    assert '<html lang="da">' in browser.get("/join").text
    assert '<html lang="en">' in browser.get("/join?lang=en").text
    assert '<html lang="en">' in browser.get(f"/join/{english.link}").text
    assert '<html lang="da">' in browser.get(f"/join/{english.link}?lang=da").text
    assert '<html lang="en">' in browser.post("/join", data={"code": english.code}).text
    danish = opened(content, store)
    said = browser.post("/join", data={"code": danish.code, "lang": "en"}).text
    assert '<html lang="en">' in said
    assert browser.get("/join?lang=xx").status_code == 200


@pytest.mark.parametrize("way", ["link", "code"])
def test_impatient_taps_make_one_person(visitor: Phone, room: Room, way: str) -> None:
    """One form sent five times, each before the answer to the one before, is one participant."""
    place = f"/join/{room.link}" if way == "link" else "/join"
    page = visitor.get(place) if way == "link" else visitor.post("/join", data={"code": room.code})
    cookies = set()
    for _ in range(5):
        visitor.cookies.clear()
        sent = visitor.post(place, data=fields(page))
        assert (sent.status_code, sent.headers["location"]) == (303, visitor.place)
        cookies.add(sent.headers["set-cookie"])
    assert (room.joined(), len(cookies)) == (1, 1)


@pytest.mark.parametrize("key", ["", "short", "x" * 23, "æ" * 22, "x" * 21 + ";"])
def test_a_form_without_its_key_comes_again(visitor: Phone, room: Room, key: str) -> None:
    """A key that we cannot have drawn makes nobody, and the form is shown with a new one."""
    sent = visitor.post(f"/join/{room.link}", data={"token": key, "level": "chef"})
    assert sent.status_code == 200
    assert len(fields(sent)["token"]) == 22
    assert '<option value="chef" selected>' in sent.text
    assert room.joined() == 0


def test_looking_at_a_link_changes_nothing(room: Room, joined: Phone) -> None:
    """A robot that opens every link, with GET or HEAD, joins nothing and becomes nobody."""
    robot = Phone(room)
    for place in (f"/join/{room.link}", f"/me/{joined.token}"):
        for reply in (robot.get(place), robot.head(place)):
            assert reply.status_code == 200
            assert not [c for c in reply.headers.get_list("set-cookie") if c.startswith(COOKIE)]
    assert room.joined() == 1


def test_another_workshop_has_another_participant(
    joined: Phone, content: Content, store: DatabaseStore
) -> None:
    """Two workshops in one browser: a cookie each, and each page keeps to its own."""
    there = opened(content, store)
    sent = joined.post(
        f"/join/{there.link}", data=fields(joined.get(f"/join/{there.link}")) | {"lang": "en"}
    )
    assert sent.headers["location"] == f"/answer/{there.id}"
    first = joined.room.first
    assert joined.say(first, "4").json()["saved"] is True
    assert joined.fill("why", **{f"comment-{first}": "Her"}).status_code == 303
    assert (joined.said()[first].answer, joined.said()[first].comment) == ("4", "Her")
    assert there.store.rows(there.id) == ()


def test_nobody_joins_after_the_reveal(visitor: Phone, room: Room) -> None:
    """Link, code and a form that was open meanwhile say calmly that it is over."""
    form = fields(visitor.get(f"/join/{room.link}"))
    room.reveal()
    why = "The answers are closed, because they have been shown."
    _refused(visitor.get(f"/join/{room.link}"), 409, why)
    _refused(visitor.post(f"/join/{room.link}", data=form), 409, why)
    _refused(visitor.post("/join", data={"code": room.code}), 409, why)
    _refused(visitor.post("/join", data={"code": room.code} | form), 409, why)


@pytest.mark.parametrize(
    "place", ["/join/nobody", "/me/nobody", "/join/%00%ff", f"/me/{'x' * 9000}"]
)
def test_an_unknown_link_leads_nowhere(visitor: Phone, place: str) -> None:
    """A wrong link is a calm page, whatever stands in it."""
    assert visitor.get(place).status_code == 404
    assert "set-cookie" not in visitor.get(place).headers


# The same browser, another person


def test_who_has_joined_is_asked_before_anything_changes(joined: Phone, room: Room) -> None:
    """A second scan names the person who answers here, and offers to go on or to be another."""
    before = joined.token
    for page in (
        joined.get(f"/join/{room.link}"),
        joined.post("/join", data={"code": room.code}),
        joined.post(f"/join/{room.link}", data={"token": "x" * 22}),
    ):
        assert page.status_code == 200
        assert str(joined.who.mark) in page.text
        assert f'href="{joined.place}"' in page.text
        assert DANISH("I am somebody else") in page.text
    assert (room.joined(), joined.token) == (1, before)


@pytest.mark.parametrize("way", ["link", "code"])
def test_i_am_somebody_else(joined: Phone, room: Room, way: str) -> None:
    """Whoever says so gets a form and answers of their own; the first one's stay theirs."""
    place = f"/join/{room.link}" if way == "link" else "/join"
    code = {} if way == "link" else {"code": room.code}
    joined.say(room.first, "2")
    first, token = joined.who, joined.token
    asked = joined.get(place) if way == "link" else joined.post(place, data=code)
    form = joined.post(place, data=fields(asked))
    assert PROMISE in form.text
    assert joined.token == token
    for _ in range(2):
        sent = joined.post(place, data=fields(form) | {"level": "chef"})
        assert sent.headers["location"] == joined.place
    assert joined.who.id != first.id
    assert joined.said() == {}
    assert room.store.answers(first.id)[room.first].answer == "2"
    assert room.joined() == 2


def test_an_older_form_makes_nobody_the_first_again(joined: Phone, room: Room) -> None:
    """Back to the first one's form, after another has joined: who answers here is asked."""
    old = {"token": joined.token}
    form = joined.post(f"/join/{room.link}", data=fields(joined.get(f"/join/{room.link}")))
    joined.post(f"/join/{room.link}", data=fields(form))
    second = joined.token
    assert DANISH("I am somebody else") in joined.post(f"/join/{room.link}", data=old).text
    assert joined.token == second != old["token"]


def test_the_persons_mark_stands_on_their_pages(joined: Phone) -> None:
    """With one sentence on what it is for."""
    for place in ("why", "done"):
        page = joined.on(place).text
        assert f'<b class="mark">{joined.who.mark}</b>' in page
        assert DANISH("Your mark is") in page


# Invited, waiting, slips


def test_heads_can_be_counted(content: Content, store: DatabaseStore) -> None:
    """How many have joined stands beside how many are invited, before one joins and after."""
    room = opened(content, store, invited=14)
    for _ in range(11):
        assert Phone(room).join().status_code == 303
    phone = Phone(room)
    assert "11 af 14 inviterede er med" in phone.get(f"/join/{room.link}").text
    phone.join()
    assert "12 af 14 inviterede er med" in phone.on("done").text
    assert "12 af 14 inviterede er med" in phone.get(f"/join/{room.link}").text


def test_who_comes_beyond_the_invited_number_waits(content: Content, store: DatabaseStore) -> None:
    """Until let in, every page is the waiting one, nothing said is kept; then it leads on."""
    room = opened(content, store, invited=1)
    Phone(room).join()
    late = Phone(room)
    assert DANISH("If you join now, you wait until the facilitator lets you in.") in (
        late.get(f"/join/{room.link}").text
    )
    assert late.join().headers["location"] == f"{late.place}/waiting"
    for place in ("", "why", "done"):
        assert late.on(place).headers["location"] == f"{late.place}/waiting"
    page = late.on("waiting")
    assert page.status_code == 200
    assert 'http-equiv="refresh"' in page.text
    assert str(late.who.mark) in page.text
    put = late.say(room.first, "3")
    assert (put.status_code, put.json()["refused"]) == (409, "held")
    sent = late.post(f"{late.place}/why", data={"person": late.name, room.first: "3"})
    _refused(sent, 409, "You are waiting to be let in.")
    assert late.said() == {}
    workshop.let_in(store, room.desk, room.id, str(late.who.mark))
    assert late.on("waiting").headers["location"] == late.place
    assert late.say(room.first, "3").json()["saved"] is True


def test_who_waits_when_it_is_over_is_told(content: Content, store: DatabaseStore) -> None:
    """The waiting page does not wait for ever."""
    room = opened(content, store, invited=1)
    Phone(room).join()
    late = Phone(room)
    late.join()
    room.reveal()
    page = late.on("waiting")
    assert DANISH("The answers are closed, because they have been shown.") in page.text


def test_a_slip_lets_one_person_in(content: Content, store: DatabaseStore) -> None:
    """Typed as a code it is the way in, however often the form is sent; then it is spent."""
    room = opened(content, store, slips=True)
    slip, *_ = workshop.print_slips(store, room.desk, room.id, 3)
    phone = Phone(room)
    form = phone.post("/join", data={"code": slip.lower()})
    assert 'name="slip"' not in form.text
    for _ in range(3):
        phone.cookies.clear()
        assert phone.post("/join", data=fields(form)).headers["location"] == phone.place
    other = Phone(room).post("/join", data={"code": slip})
    assert other.status_code == 404
    assert "kodeseddel" in other.text
    assert (room.joined(), len(store.slips(room.id))) == (1, 2)


def test_the_link_asks_for_the_slip(content: Content, store: DatabaseStore) -> None:
    """By QR or the wall's code one types the slip's code too; a spent or wrong one is refused."""
    room = opened(content, store, slips=True)
    slip, *_ = workshop.print_slips(store, room.desk, room.id, 2)
    one, two = Phone(room), Phone(room)
    assert 'name="slip"' in one.get(f"/join/{room.link}").text
    assert one.join().status_code == 422
    assert one.join(slip=f" {slip[:4]}-{slip[4:]} ").headers["location"] == one.place
    for wrong in (slip, "AAAA2222"):
        sent = two.join(slip=wrong)
        _refused(sent, 422, "This slip has been used, or its code is wrong. Ask for another.")
    by_code = two.post("/join", data={"code": room.code})
    assert 'name="slip"' in by_code.text
    assert room.joined() == 1


def test_slips_cannot_be_guessed_by_the_link(content: Content, store: DatabaseStore) -> None:
    """A browser that guesses at slips must wait."""
    room = opened(content, store, slips=True)
    phone = Phone(room)
    said = [phone.join(slip="AAAA2222").status_code for _ in range(12)]
    assert said == [422] * 10 + [429] * 2


# Limits


def test_ten_wrong_codes_a_minute_a_browser(visitor: Phone, room: Room) -> None:
    """The eleventh try waits, even a right one; another browser at the same address does not."""
    visitor.get("/join")
    for _ in range(10):
        assert visitor.post("/join", data={"code": "AAAA2222"}).status_code == 404
    right = {"code": room.code}
    assert visitor.post("/join", data=right).status_code == 429
    other = Phone(room, visitor.app)
    other.get("/join")
    assert other.post("/join", data=right).status_code == 200


def test_right_codes_and_links_never_run_out(visitor: Phone, room: Room) -> None:
    """A whole room behind one address gets in."""
    for number in range(30):
        visitor.cookies.clear()
        form = visitor.post("/join", data={"code": room.code})
        assert visitor.post("/join", data=fields(form)).status_code == 303
        visitor.cookies.clear()
        assert visitor.join().status_code == 303
        assert room.joined() == 2 * number + 2


def test_dead_links_count_against_nothing(visitor: Phone, room: Room) -> None:
    """A room that scans an old QR code may still type the right code."""
    assert {visitor.get(f"/join/wrong{n}").status_code for n in range(30)} == {404}
    assert {visitor.get(f"/me/wrong{n}").status_code for n in range(30)} == {404}
    assert visitor.post("/join", data={"code": room.code}).status_code == 200


def test_limits_hold_across_workers(room: Room) -> None:
    """Two workers that count in the same place give ten guesses together, not each."""
    counter, seal = Memory(), Seal("the same in both")
    apps = [room.app(throttle=Throttle("code", seal, counter)) for _ in range(2)]
    codes = [
        Phone(room, apps[n % 2]).post("/join", data={"code": "AAAA2222"}).status_code
        for n in range(12)
    ]
    assert codes == [404] * 10 + [429] * 2


def test_a_volley_of_codes_is_no_way_round(room: Room) -> None:
    """Forty wrong codes at the same moment: ten are looked up. Forty right ones: all get in."""

    async def volley(codes: list[str]) -> list[int]:
        async with httpx2.AsyncClient(
            transport=httpx2.ASGITransport(room.app()), base_url="http://testserver"
        ) as phone:
            sent = [phone.post("/join", data={"code": code}) for code in codes]
            return [reply.status_code for reply in await asyncio.gather(*sent)]

    # In a thread of its own: Playwright may have a loop running in this one.
    with ThreadPoolExecutor(1) as thread:
        wrong = thread.submit(asyncio.run, volley(["AAAA2222"] * 40)).result()
        right = thread.submit(asyncio.run, volley([room.code] * 8)).result()
    assert Counter(wrong) == {404: 10, 429: 30}
    assert set(right) == {200}


# Answering with a form


def test_a_factor_is_one_form_with_native_radios(joined: Phone, room: Room) -> None:
    """Each statement is a fieldset with its words as legend and eight radios named by its id."""
    page = joined.on("why").text
    asked = [s for s in room.content.factor("why").statements if s.core]
    assert page.count("<fieldset") == len(asked)
    for statement in asked:
        assert f"<legend>{statement.text.da}</legend>" in page
        values = re.findall(rf'type="radio" name="{statement.id}" value="(\w+)"', page)
        assert values == ["0", "1", "2", "3", "4", "5", "dont_know", "not_relevant"]
        assert f'name="comment-{statement.id}"' in page


def test_words_are_explained_to_those_who_answer(joined: Phone, room: Room) -> None:
    """Who the target group is, and every other word of the shelves' list, stands on the page."""
    page = joined.on("why").text
    for term in room.content.method.terms:
        assert f"<dt>{term.word.da}</dt><dd>{term.means.da}</dd>" in page


def test_a_form_keeps_what_was_chosen_and_goes_on(joined: Phone, room: Room) -> None:
    """Without a script: choices and comments are kept, shown again, and only changes said anew."""
    data = {room.first: "3", f"comment-{room.first}": "Første linje\r\nAnden"}
    sent = joined.fill("why", **data)
    assert (sent.status_code, sent.headers["location"]) == (303, f"{joined.place}/goals")
    kept = joined.said()[room.first]
    assert (kept.answer, kept.comment) == ("3", "Første linje\nAnden")
    page = joined.on("why").text
    assert f'name="{room.first}" value="3" checked' in page
    assert "Første linje\nAnden</textarea>" in page
    joined.fill("why", **data)
    assert joined.said()[room.first].stamp == kept.stamp
    joined.fill("why", **{**data, room.first: "dont_know"})
    assert joined.said()[room.first].answer == "dont_know"
    assert len(joined.said()) == 1


def test_a_form_says_only_what_it_changed(joined: Phone, room: Room) -> None:
    """Drawn before another device said something, sent after it: the other's answers stand, and a
    comment is added to the other's rung.
    """
    second = workshop.asked(room.content, "short")[1]
    joined.fill("why", **{room.first: "1", second: "1"})
    drawn = fields(joined.on("why")) | {room.first: "1", second: "1"}
    joined.say(room.first, "4")
    joined.say(second, "4")
    joined.post(f"{joined.place}/why", data=drawn | {f"comment-{second}": "Set i dag"})
    said = joined.said()
    assert (said[room.first].answer, said[second].answer) == ("4", "4")
    assert said[second].comment == "Set i dag"


def test_a_double_submit_is_the_same(joined: Phone, room: Room) -> None:
    """The same form twice keeps the same; sent again after going back, its last word stands."""
    drawn = fields(joined.on("why"))
    for answer in ("2", "2", "4"):
        sent = joined.post(f"{joined.place}/why", data=drawn | {room.first: answer})
        assert sent.status_code == 303
    assert joined.said()[room.first].answer == "4"


def test_a_comment_alone_is_kept(joined: Phone, room: Room) -> None:
    """Without a rung it is kept and shown, and the count stays that of statements with a rung."""
    joined.fill("why", **{f"comment-{room.first}": "Kun en bemærkning"})
    assert (joined.said()[room.first].answer, len(joined.said())) == (None, 1)
    page = joined.on("why").text
    assert "Kun en bemærkning" in page
    assert "0 af 30" in page


def test_the_way_through_the_factors(joined: Phone, room: Room) -> None:
    """Forward to the next factor, back to the one before, from the last one to what is missing;
    and from outside to the first statement without an answer, in the middle of its page.
    """
    place, last = joined.place, room.content.factors[-1].id
    assert joined.fill(last).headers["location"] == f"{place}/missing"
    back = joined.fill("goals", **{"go-to": "back"})
    assert back.headers["location"] == f"{place}/why"
    assert joined.on().headers["location"] == f"{place}/why"
    for factor in room.content.factors[:2]:
        joined.fill(factor.id, **{s.id: "1" for s in factor.statements if s.core})
    third = room.content.factors[2]
    assert joined.on().headers["location"] == f"{place}/{third.id}"
    asked = [s.id for s in third.statements if s.core]
    joined.fill(third.id, **{asked[0]: "1"})
    assert joined.on().headers["location"] == f"{place}/{third.id}#{asked[1]}"
    for factor in room.content.factors[2:]:
        joined.fill(factor.id, **{s.id: "1" for s in factor.statements if s.core})
    assert joined.on().headers["location"] == f"{place}/done"


def test_a_form_is_kept_whole_or_not_at_all(joined: Phone, room: Room) -> None:
    """One answer off the ladder, or a note too long, refuses the form with the reason; what was
    chosen still stands in it, and sent again it is kept.
    """
    second = workshop.asked(room.content, "short")[1]
    for wrong in ({second: "6"}, {f"comment-{second}": "x" * 2001}):
        sent = joined.fill("why", **{room.first: "3"}, **wrong)
        assert sent.status_code == 422
        assert 'role="alert"' in sent.text
        assert f'name="{room.first}" value="3" checked' in sent.text
        assert joined.said() == {}
    again = fields(sent) | {room.first: "3", f"comment-{second}": "kort"}
    assert joined.post(f"{joined.place}/why", data=again).status_code == 303
    assert (joined.said()[room.first].answer, joined.said()[second].comment) == ("3", "kort")


def test_a_form_of_megabytes_is_not_read(joined: Phone, room: Room) -> None:
    """Three megabytes are refused."""
    sent = joined.post(f"{joined.place}/why", data={f"comment-{room.first}": "x" * 3_000_000})
    assert sent.status_code == 413


def test_an_unknown_factor_is_no_page(joined: Phone) -> None:
    """A factor that is not asked about has no page."""
    assert joined.on("nothing").status_code == 404
    assert joined.post(f"{joined.place}/nothing").status_code == 404


@pytest.mark.parametrize("place", ["", "/why", "/done", "/delete", "/waiting"])
def test_a_stranger_is_told_to_join(visitor: Phone, place: str) -> None:
    """Without a cookie, or with a forged one, every page says how to get in."""
    why = "We do not recognise you here. Join again with the link or the code."
    _refused(visitor.get(f"{visitor.place}{place}"), 403, why)
    for forged in (b"x" * 22, b"\xff\xfe", b"x" * 60_000, b'"; \x00=', b"../../etc"):
        for name in (f"{COOKIE}{visitor.room.id}", OLD_COOKIE):
            headers = [(b"cookie", name.encode() + b"=" + forged)]
            _refused(visitor.get(f"{visitor.place}{place}", headers=headers), 403, why)


def test_another_apps_cookies_hide_nobody(joined: Phone) -> None:
    """Whatever else is set on the host, the person is known."""
    own = f"{COOKIE}{joined.room.id}={joined.token}"
    for foreign in ('prefs={"a": [1]}', "a b c", "=", "name=æ"):
        cookie = f"{foreign}; {own}".encode("latin-1")
        stranger = Phone(joined.room)
        assert stranger.get(f"{joined.place}/why", headers={b"cookie": cookie}).status_code == 200


def test_after_the_reveal_a_page_is_calm_and_a_form_refused(joined: Phone, room: Room) -> None:
    """What was answered stands; nothing more is kept, and no page says that one may change it."""
    joined.fill("why", **{room.first: "3"})
    drawn = fields(joined.on("why"))
    room.reveal()
    why = "The answers are closed, because they have been shown."
    for place in ("", "why", "done", "missing", "waiting"):
        page = joined.on(place)
        assert page.status_code == 200
        assert DANISH(why) in page.text
        assert 'data-state="closed"' in page.text
        assert "ændre" not in page.text
    _refused(joined.post(f"{joined.place}/why", data=drawn | {room.first: "4"}), 409, why)
    _refused(joined.post(f"{joined.place}/why", data=drawn), 409, why)
    stays = joined.post(f"{joined.place}/delete", data=drawn)
    assert (stays.status_code, "set-cookie" in stays.headers) == (409, False)
    assert joined.said()[room.first].answer == "3"


# The person that a page was drawn for


def _another(phone: Phone) -> dict[str, str]:
    """Somebody else joins in the same browser; the fields of the first one's page."""
    drawn = fields(phone.on("why"))
    link = f"/join/{phone.room.link}"
    form = phone.post(link, data=fields(phone.get(link)))
    phone.post(link, data=fields(form) | {"lang": "en"})
    return drawn


def test_a_page_drawn_for_another_keeps_nothing(joined: Phone, room: Room) -> None:
    """Two people, two tabs, one phone: the first one's form is refused in words that say who
    answers now and how to get back; nobody's answers or cookies change.
    """
    first = joined.who
    joined.fill("why", **{room.first: "1"})
    drawn = _another(joined)
    token = joined.token
    for sent in (
        joined.post(f"{joined.place}/why", data=drawn | {room.first: "5"}),
        joined.post(f"{joined.place}/delete", data=drawn),
    ):
        assert (sent.status_code, "set-cookie" in sent.headers) == (409, False)
        assert "Open your own link to come back" in sent.text
    put = joined.put(
        f"{joined.place}/{room.first}",
        json={"person": drawn["person"], "answer": "5", "revision": 9},
    )
    assert put.status_code == 409
    assert put.json() == {
        "refused": "another",
        "statement": room.first,
        "person": drawn["person"],
        "error": "Somebody else is answering on this device now.",
    }
    assert joined.token == token
    assert joined.said() == {}
    assert room.store.answers(first.id)[room.first].answer == "1"


def test_the_own_link_leads_the_first_person_back(joined: Phone) -> None:
    """And says first whom it would put out."""
    first, own = joined.who, f"/me/{joined.token}"
    _another(joined)
    second = joined.who
    page = joined.get(own)
    assert joined.who.id == second.id
    assert str(second.mark) in page.text
    assert DANISH("Leave it as it is") in page.text
    assert joined.post(own, data=fields(page)).headers["location"] == joined.place
    assert joined.who.id == first.id


def test_an_own_link_asks_again_when_somebody_has_come_meanwhile(joined: Phone) -> None:
    """A page drawn before the other joined does not put them out unasked."""
    own = f"/me/{joined.token}"
    page = Phone(joined.room, joined.app).get(own)
    _another(joined)
    second = joined.token
    assert joined.post(own, data=fields(page)).status_code == 200
    assert joined.post(own).status_code == 200
    assert joined.token == second


# The end, another device, and out


def test_the_end_says_thanks_and_gives_the_way_back(joined: Phone, room: Room) -> None:
    """The own link opens the same answers on another device, once its owner says so."""
    joined.say(room.first, "2")
    page = joined.on("done").text
    own = re.search(r"http://testserver(/me/[\w-]+)", page)
    assert own
    other = Phone(room)
    asked = other.get(own[1])
    assert "set-cookie" not in asked.headers
    back = other.post(own[1], data=fields(asked))
    assert (back.status_code, back.headers["location"]) == (303, other.place)
    assert "HttpOnly" in back.headers["set-cookie"]
    assert f'name="{room.first}" value="2" checked' in other.on("why").text


def test_delete_asks_first_and_then_deletes_everything(joined: Phone, room: Room) -> None:
    """After it the cookie is gone, and so are person and answers; an old cookie is nobody's."""
    joined.say(room.first, "2")
    token, name = joined.token, joined.name
    asked = joined.on("delete")
    assert room.joined() == 1
    gone = joined.post(f"{joined.place}/delete", data=fields(asked))
    assert gone.status_code == 200
    assert "Max-Age=0" in gone.headers["set-cookie"]
    assert room.joined() == 0
    old = Phone(room, cookies={f"{COOKIE}{room.id}": token})
    sent = {"person": name, "answer": "2", "revision": 2}
    assert old.put(f"{old.place}/{room.first}", json=sent).status_code == 403


def test_a_deleted_workshop_is_gone(joined: Phone, room: Room) -> None:
    """Its pages say so."""
    room.store.remove_workshop(room.id)
    _refused(joined.on("done"), 409, "This workshop has been deleted.")


# The version before


@pytest.fixture
def upgraded(joined: Phone) -> Phone:
    """A browser that joined when there was one cookie for all."""
    token = joined.token
    joined.cookies.clear()
    joined.cookies.set(OLD_COOKIE, token)
    return joined


@pytest.mark.parametrize("place", ["", "/why", "/done", "/delete"])
def test_old_addresses_lead_on(upgraded: Phone, room: Room, place: str) -> None:
    """To the same page at its new address, with the workshop's own cookie."""
    on = upgraded.get(f"/answer{place}")
    assert (on.status_code, on.headers["location"]) == (303, f"{upgraded.place}{place}")
    assert on.headers["set-cookie"].startswith(f"{COOKIE}{room.id}=")
    assert upgraded.get(on.headers["location"]).status_code in {200, 303}


def test_the_old_cookie_alone_still_answers(upgraded: Phone, room: Room) -> None:
    """Nobody loses their place at an upgrade, whichever page comes first."""
    token = upgraded.cookies[OLD_COOKIE]
    assert upgraded.get(f"{upgraded.place}/why").status_code == 200
    upgraded.cookies.set(f"{COOKIE}{room.id}", str(token))
    assert upgraded.say(room.first, "3").json()["saved"] is True


def test_an_old_pages_answers_wait_for_the_new_page(upgraded: Phone, room: Room) -> None:
    """Its script is told to try later, and so keeps them; its form comes back as it was filled in,
    to be sent again.
    """
    put = upgraded.put(f"/answer/{room.first}", json={"answer": "3", "revision": 1})
    assert (put.status_code, put.headers["retry-after"]) == (503, "5")
    sent = upgraded.post("/answer/why", data={room.first: "3"})
    assert (sent.status_code, sent.headers["location"]) == (307, f"{upgraded.place}/why")
    again = upgraded.post(sent.headers["location"], data={room.first: "3"})
    assert again.status_code == 409
    assert f'name="{room.first}" value="3" checked' in again.text
    upgraded.post(f"{upgraded.place}/why", data=fields(again) | {room.first: "3"})
    assert upgraded.said()[room.first].answer == "3"


@pytest.mark.parametrize("place", ["/answer", "/answer/why", "/answer/done"])
def test_an_old_address_without_a_cookie_says_how_to_get_in(visitor: Phone, place: str) -> None:
    """And does not speak of a deleted workshop."""
    why = "We do not recognise you here. Join again with the link or the code."
    _refused(visitor.get(place), 403, why)


# Many workers, other shelves, no database


def test_a_workshop_is_asked_what_it_was_opened_with(
    content: Content, small: Content, store: DatabaseStore
) -> None:
    """Another edition of the shelves changes no question and no rule while people answer."""
    room = opened(content, store)
    phone = Phone(room, room.app(content=small))
    assert PROMISE in phone.get(f"/join/{room.link}").text
    phone.join()
    assert content.factor("why").name.da in phone.on("why").text
    assert phone.say(room.first, "3").json()["saved"] is True
    assert phone.fill("why", **{room.first: "4"}).headers["location"].endswith("/goals")


def test_every_worker_tells_the_same(joined: Phone, room: Room) -> None:
    """A second worker knows whoever joined at the first, whoever was let in, and who is gone."""
    elsewhere = Phone(room, cookies=dict(joined.cookies))
    joined.say(room.first, "2")
    assert elsewhere.say(room.first, "4", device="d2").json()["saved"] is True
    assert 'value="4" checked' in joined.on("why").text
    drawn = {"person": joined.name, "answer": "1", "revision": 9}
    workshop.take_out(room.store, room.desk, room.id, str(joined.who.mark))
    for worker in (joined, elsewhere):
        sent = worker.put(f"{joined.place}/{room.first}", json=drawn)
        assert (sent.status_code, sent.json()["refused"]) == (403, "unknown")


def _gone(*_: object, **__: object) -> None:
    raise workshop.Unreachable


@pytest.mark.parametrize("language", ["da", "en"])
def test_without_a_database_pages_speak_calmly(
    content: Content,
    store: DatabaseStore,
    monkeypatch: pytest.MonkeyPatch,
    language: Language,
) -> None:
    """503 in the person's own language, to be tried again; what was sent stands ready in a form.
    When the database is back, everything goes on.
    """
    phone = Phone(opened(content, store))
    phone.join(lang=language)
    phone.say(phone.room.first, "1")
    note, noted = f"comment-{phone.room.first}", f"\n{HOSTILE}\nto linjer"
    drawn = fields(phone.on("why")) | {phone.room.first: "4", note: noted}
    name = phone.name
    why = Words(language).say("We cannot reach the answers just now. It will sort itself out.")
    with monkeypatch.context() as patch:
        for call in ("participant", "workshop", "put_answer_soon", "found_by_link"):
            patch.setattr(DatabaseStore, call, _gone)
        for page in (phone.on("why"), phone.on("done"), phone.get(f"/join/{phone.room.link}")):
            assert (page.status_code, page.headers["retry-after"]) == (503, "5")
            assert page.headers["refresh"] == "5"
            assert why in page.text
        sent = phone.post(f"{phone.place}/why", data=drawn)
        assert (sent.status_code, "refresh" in sent.headers) == (503, False)
        assert "<script>" not in sent.text
        put = phone.put(
            f"{phone.place}/{phone.room.first}",
            json={"person": name, "answer": "5", "revision": 8},
        )
        assert (put.status_code, put.json()["refused"]) == (503, "away")
        assert (put.json()["error"], put.headers["retry-after"]) == (why, "5")
    ready = re.findall(r'<textarea name="([\w-]+)" hidden>\n(.*?)</textarea>', sent.text, re.DOTALL)
    assert {name: unescape(value) for name, value in ready} == drawn | {note: noted.strip()}
    assert phone.post(f"{phone.place}/why", data=drawn).status_code == 303
    assert phone.said()[phone.room.first].answer == "4"


def test_a_reading_that_fails_while_sending_says_the_same(
    joined: Phone, room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The form is on its way when the database goes: it stands ready to be sent again."""
    drawn = fields(joined.on("why")) | {room.first: "4"}
    monkeypatch.setattr(DatabaseStore, "put_answer_soon", _gone)
    sent = joined.post(f"{joined.place}/why", data=drawn)
    assert sent.status_code == 503
    assert f'name="{room.first}" hidden>\n4</textarea>' in sent.text


# Safety


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
        {"Origin": "http://testserver.evil.example"},
        {"Origin": "http://["},
        {"Sec-Fetch-Site": "cross-site"},
    ],
)
def test_another_site_can_write_nothing(joined: Phone, room: Room, headers: dict[str, str]) -> None:
    """Every write with a foreign origin is refused before anything is read."""
    drawn = fields(joined.on("why"))
    put = {"person": joined.name, "answer": "1", "revision": 1}
    other = Phone(room)
    other.join()
    writes = [
        joined.put(f"{joined.place}/{room.first}", json=put, headers=headers),
        joined.post(f"{joined.place}/why", data=drawn | {room.first: "1"}, headers=headers),
        joined.post(f"{joined.place}/delete", data=drawn, headers=headers),
        joined.post(f"/join/{room.link}", data={"token": "x" * 22}, headers=headers),
        joined.post("/join", data={"code": room.code}, headers=headers),
        joined.post(f"/me/{other.token}", data={"loses": joined.name}, headers=headers),
    ]
    assert [(w.status_code, "set-cookie" in w.headers) for w in writes] == [(403, False)] * 6
    assert joined.said() == {}


def test_every_reply_has_the_headers(joined: Phone, room: Room) -> None:
    """Pages, refusals, acknowledgements and files: the policy, and no page is stored."""
    replies = [
        joined.get("/join"),
        joined.on("why"),
        joined.on("nothing"),
        joined.get("/me/nobody"),
        joined.delete(f"{joined.place}/why"),
        joined.post("/join", headers={"Origin": "null"}),
        joined.say(room.first),
        joined.get("/answering-static/answering.css"),
    ]
    for reply in replies:
        assert "default-src 'none'; script-src 'self'" in reply.headers["content-security-policy"]
        assert reply.headers["referrer-policy"] == "same-origin"
        assert reply.headers["x-content-type-options"] == "nosniff"
    assert [r.headers["cache-control"] for r in replies[:-1]] == ["no-store"] * 7
    assert "immutable" in replies[-1].headers["cache-control"]


def test_a_fault_is_said_calmly(room: Room, joined: Phone, monkeypatch: pytest.MonkeyPatch) -> None:
    """A broken store gives a page without a trace of the inside."""
    calm = TestClient(joined.app, cookies=dict(joined.cookies), raise_server_exceptions=False)
    monkeypatch.setattr(DatabaseStore, "answers", None)
    page = calm.get(f"{joined.place}/why")
    assert page.status_code == 500
    assert "NoneType" not in page.text
    assert page.headers["cache-control"] == "no-store"
    monkeypatch.setattr(DatabaseStore, "put_answer_soon", None)
    sent = {"person": joined.name, "answer": "1", "revision": 1}
    assert calm.put(f"{joined.place}/{room.first}", json=sent).status_code == 500


def test_peoples_text_is_escaped(content: Content, store: DatabaseStore) -> None:
    """A hostile organisation, area or comment is text on every page."""
    there = opened(content, store, organisation=HOSTILE, areas=(HOSTILE,), invited=1)
    browser = Phone(there)
    pages = [browser.get(f"/join/{there.link}"), browser.post("/join", data={"code": HOSTILE})]
    assert browser.join(area=HOSTILE).status_code == 303
    assert browser.who.area == HOSTILE
    late = Phone(there)
    late.join()
    browser.fill("why", **{f"comment-{there.first}": f"</textarea>{HOSTILE}"})
    pages += [browser.on(place) for place in ("why", "done", "delete")]
    pages += [late.on("waiting"), late.get(f"/join/{there.link}"), late.get(f"/me/{browser.token}")]
    for page in pages:
        assert page.status_code in {200, 404}
        assert "<script>" not in page.text
        assert "<b>Eks" not in page.text
    assert "&lt;/textarea&gt;&lt;script&gt;" in browser.on("why").text


def test_nothing_is_inline_and_nothing_comes_from_elsewhere(joined: Phone, room: Room) -> None:
    """No inline script, style or handler, and no address of another machine."""
    places = ("why", "done", "delete")
    pages = [
        joined.get("/join"),
        joined.get(f"/join/{room.link}"),
        joined.get(f"/me/{joined.token}"),
    ]
    for page in [*pages, *map(joined.on, places)]:
        assert not re.search(r"<style|<script>|\sstyle=|\son\w+=", page.text)
        assert set(re.findall(r"https?://[^/\"<]+", page.text)) <= {"http://testserver"}
    assert b"http" not in FILES["answering.css"] + FILES["answering.js"]


def test_secure_and_under_a_path(room: Room) -> None:
    """Over TLS the cookie is Secure; every address lies under the base."""
    browser = Phone(room, room.app("/tjek"), base_url="https://testserver")
    sent = browser.join(f"/tjek/join/{room.link}")
    assert sent.headers["location"] == f"/tjek/answer/{room.id}"
    assert "Path=/tjek/;" in sent.headers["set-cookie"]
    assert sent.headers["set-cookie"].endswith("Secure")
    page = browser.get(f"/tjek/answer/{room.id}/why").text
    assert f'data-put="/tjek/answer/{room.id}/"' in page
    for address in re.findall(r'(?:href|src|action)="(/[^"]*)"', page):
        assert address.startswith("/tjek/")
        assert browser.get(address).status_code in {200, 303}
    said = {"person": browser.name, "answer": "1", "revision": 1}
    put = browser.put(f"/tjek/answer/{room.id}/{room.first}", json=said)
    assert put.json()["saved"] is True


def test_other_methods(joined: Phone) -> None:
    """HEAD is GET without a body; what is not offered is 405 and says what is."""
    assert joined.head(f"{joined.place}/why").status_code == 200
    assert joined.head("/join").status_code == 200
    why = f"{joined.place}/why"
    for reply in (joined.delete(why), joined.put("/join"), joined.patch(f"{joined.place}/done")):
        assert reply.status_code == 405
        assert "GET" in reply.headers["allow"]


def test_files_are_ours_alone(visitor: Phone) -> None:
    """Stylesheet, script and fonts are there; nothing else can be read through them."""
    assert len([name for name in FILES if name.endswith(".woff2")]) == 3
    for name in FILES:
        assert visitor.get(f"/answering-static/{name}").status_code == 200
    for name in ("../__init__.py", "%2e%2e/__init__.py", "fonts", "/etc/passwd"):
        assert visitor.get(f"/answering-static/{name}").status_code == 404


def test_page_stylesheet_and_script_are_light(joined: Phone, room: Room) -> None:
    """Over the wire, the longest page with stylesheet and script stays under 30 kB."""
    pages = [joined.on(factor.id).content for factor in room.content.factors]
    style, script = FILES["answering.css"], FILES["answering.js"]
    page = max(len(gzip.compress(page)) for page in pages)
    assert page + len(gzip.compress(style)) + len(gzip.compress(script)) < 30_000
    assert len(gzip.compress(script)) < 4_500
    assert max(map(len, pages)) < 60_000
    assert joined.on("why").headers["content-encoding"] == "gzip"


def test_the_colours_are_the_palettes() -> None:
    """The stylesheet's tokens, light and dark, are those of the reports."""
    palette = json.loads(Path("reports/palette.json").read_text(encoding="utf-8"))
    style = FILES["answering.css"].decode()
    light, dark = style.split("@media (prefers-color-scheme: dark)", 1)
    for theme, text in (("light", light), ("dark", dark.split("* {", 1)[0])):
        for token, colour in re.findall(r"--(\w+): (#\w{6})", text):
            assert palette[theme][token] == colour
