"""The citizens' own pages: what is promised, who answers as whom, and what a form can do."""

from __future__ import annotations

import re
from concurrent.futures import ThreadPoolExecutor
from html import unescape
from typing import TYPE_CHECKING

import pytest

import workshop
from answering.callers import COOKIE
from benchmarks.lix import EASY, lix
from tests.citizens import Caller, asking, heading, reveal
from tests.phones import Phone, fields, lasting, opened
from words import Words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from httpx2 import Response

    from content import Content
    from storage import DatabaseStore
    from tests.phones import Room

DANISH = Words("da").say
HOSTILE = "<script>alert(1)</script>\"'&"
PROMISE = (
    "Du bestemmer selv, om du vil svare. Du kan springe over, og du kan stoppe, når du vil.",
    "Din hjælp bliver den samme, om du svarer eller ej.",
    "Vi beder ikke om dit navn. Ingen får at vide, hvem der har svaret hvad.",
    (
        "Vi viser et spørgsmål, når mindst fem har svaret på det. Så ser alle til mødet, hvor "
        "mange der har valgt hvert svar. Det står også i en rapport."
    ),
    "Vi viser kun hver gruppe for sig, når der er mindst fem i hver gruppe, der har svaret.",
    "Når tallene er vist, sletter vi det, hver enkelt har svaret.",
    (
        "Andre kan stadig gætte, hvad du har svaret. Det kan de, hvis I er få, hvis I svarer ens, "
        "eller hvis nogen svarer flere gange."
    ),
)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[DatabaseStore]:
    """One store for this module; every room in it is another's."""
    yield from lasting(tmp_path_factory)


@pytest.fixture
def room(content: Content, store: DatabaseStore) -> Room:
    """An anonymous workshop with the real questions."""
    return opened(content, store)


@pytest.fixture
def visitor(room: Room) -> Caller:
    """A citizen's browser that has not been here."""
    return Caller(room, asking(room))


@pytest.fixture
def caller(visitor: Caller) -> Caller:
    """A citizen's browser on its way through the questions."""
    assert visitor.come().status_code == 303
    return visitor


def read(page: Response) -> list[str]:
    """What is read on a page, line by line."""
    body = page.text[page.text.index("<body") :].replace('lang="en" hreflang="en">English', ">")
    lines = (unescape(re.sub("<[^>]*>", "", line)).strip() for line in body.splitlines())
    return [line for line in lines if line]


def every_page(caller: Caller) -> list[Response]:
    """Every page that a citizen may meet, from the first to the last."""
    first = Caller(caller.room, caller.link.removeprefix("/citizens/")).get(caller.link)
    asked = caller.room.content.citizens
    assert asked
    questions = [caller.on(n + 1) for n in range(len(asked.questions))]
    pages = [first, caller.get(caller.link), *questions, caller.on("done"), caller.on("delete")]
    forgotten = caller.post(f"{caller.place}/forget", data=fields(caller.on("done")))
    return [*pages, forgotten]


# What they read


def test_the_promise_is_said_word_for_word(visitor: Caller) -> None:
    """What is promised stands on the first page, before anything is asked."""
    lines = read(visitor.get(visitor.link))
    first = lines.index(PROMISE[0])
    assert tuple(lines[first : first + len(PROMISE)]) == PROMISE
    assert first < lines.index("Hvem er du?")


@pytest.mark.parametrize(("k", "word"), [(3, "tre"), (7, "syv")])
def test_the_promise_follows_the_limit(k: int, word: str) -> None:
    """Whoever sets another limit promises another number."""
    said = " ".join(workshop.promise_to_citizens(Words("da"), k))
    assert said.count(f"mindst {word} ") == 2


def test_every_page_is_easy_to_read(caller: Caller) -> None:
    """No page has a LIX above 30, whoever reads it, with everything that stands on it."""
    for page in every_page(caller):
        assert page.status_code == 200
        assert lix(read(page)) <= EASY, read(page)


def test_every_page_says_where_there_is_help(caller: Caller) -> None:
    """Whoever is in need finds it on the page where they are, and it can be read with no script."""
    for page in every_page(caller):
        assert "Har du brug for hjælp nu?" in page.text
        assert "112" in page.text


def test_every_page_says_whom_one_can_call(caller: Caller, room: Room) -> None:
    """What the facilitator has written, as text, also where nobody can answer any more."""
    for page in every_page(caller):
        assert "Du kan ringe til" not in page.text
    room.store.put_contact(room.id, f"Borgerservice, 00 00 00 00 {HOSTILE}")
    caller.come()
    workshop.stop_citizens(room.store, room.desk, room.id)
    closed = caller.on(1)
    asking(room)
    for page in (*every_page(caller), closed):
        assert "<b>Borgerservice, 00\xa000\xa000\xa000 &lt;script&gt;" in page.text
        assert "<script" not in page.text


def test_every_page_is_plain(caller: Caller) -> None:
    """One heading, no script, no field to write in, and nothing of anybody else's."""
    for page in every_page(caller):
        assert heading(page)
        assert "<script" not in page.text
        assert "<textarea" not in page.text
        assert not re.search(r'<input(?! type="(radio|hidden)")', page.text)
        assert page.headers["cache-control"] == "no-store"


@pytest.mark.parametrize(
    ("voice", "asked"),
    [
        ("citizen", "Får du hjælp til det, der er vigtigst for dig?"),
        ("relative", "Får den, du er tæt på, hjælp til det, der er vigtigst for ham eller hende?"),
        ("organisation", "Får folk hjælp til det, der er vigtigst for dem?"),
    ],
)
def test_each_kind_is_asked_in_its_own_words(visitor: Caller, voice: str, asked: str) -> None:
    """A relative is not asked as if it were about themselves."""
    visitor.come(voice)
    assert heading(visitor.on(4)) == asked


def test_in_english_it_stays_english(visitor: Caller) -> None:
    """Whoever chooses English reads English to the end; it is in the cookie and in no table."""
    english = visitor.get(f"{visitor.link}?lang=en")
    assert '<html lang="en">' in english.text
    visitor.post(visitor.link, data=fields(english) | {"voice": "citizen"})
    assert heading(visitor.on(1)) == "Do you know who to call?"
    assert '<html lang="en">' in visitor.on("done").text


# Through the questions


def test_one_question_a_page_to_the_thanks(caller: Caller, room: Room) -> None:
    """Each answer is kept when one goes on, and the last leads to the thanks."""
    assert room.content.citizens
    last = len(room.content.citizens.questions)
    for place in range(1, last + 1):
        sent = caller.choose(place, 1)
        on = place + 1 if place < last else "done"
        assert (sent.status_code, sent.headers["location"]) == (303, f"{caller.place}/{on}")
    assert caller.said() == {q.id: 1 for q in room.content.citizens.questions}
    assert heading(caller.on("done")) == "Tak"


def test_a_question_can_be_skipped(caller: Caller) -> None:
    """Going on without a choice keeps nothing and asks nothing again; so does going back."""
    on = caller.post(f"{caller.place}/1", data=fields(caller.on(1)) | {"go-to": "on"})
    assert on.headers["location"] == f"{caller.place}/2"
    back = caller.choose(2, 0, "back")
    assert back.headers["location"] == f"{caller.place}/1"
    assert list(caller.said().values()) == [0]


def test_one_can_stop_and_come_back(caller: Caller) -> None:
    """What is chosen when one stops is kept, and the link leads to the first that is missing."""
    assert caller.choose(1, 2, "stop").headers["location"] == f"{caller.place}/done"
    assert "Dine svar er gemt" in caller.on("done").text
    assert caller.on().headers["location"] == f"{caller.place}/2"


def test_whoever_answers_nothing_is_thanked_truly(caller: Caller) -> None:
    """The thanks do not say that anything is kept."""
    assert "Du har ikke svaret på noget" in caller.on("done").text


def test_an_answer_can_be_changed_until_it_is_shown(caller: Caller, room: Room) -> None:
    """The choice stands in the form, the newest counts, and after the reveal nothing is taken."""
    caller.choose(1, 0)
    assert 'value="0" checked' in caller.on(1).text
    drawn = fields(caller.on(1))
    caller.choose(1, 3)
    assert caller.said() == {"who_to_call": 3}
    reveal(room)
    late = caller.post(f"{caller.place}/1", data=drawn | {"answer": "1"})
    assert late.status_code == 409
    assert heading(late) == "Du kan ikke svare her mere"
    for page in (caller.on(1), caller.on("done"), caller.on("delete"), caller.get(caller.link)):
        assert (page.status_code, heading(page)) == (200, "Du kan ikke svare her mere")


# Two tabs, forged forms, hostile values


def test_an_older_tab_says_only_what_it_changes(caller: Caller) -> None:
    """A tab that was drawn before does not undo what another has said, unless one chooses there."""
    old = fields(caller.on(1))
    caller.choose(1, 2)
    drawn = fields(caller.on(1))
    caller.choose(1, 3)
    caller.post(f"{caller.place}/1", data=old | {"go-to": "on"})
    caller.post(f"{caller.place}/1", data=drawn | {"answer": drawn["was"], "go-to": "on"})
    assert caller.said() == {"who_to_call": 3}
    caller.post(f"{caller.place}/1", data=old | {"answer": "0"})
    assert caller.said() == {"who_to_call": 0}


def test_impatient_taps_make_one_person(visitor: Caller, room: Room) -> None:
    """However often the first form is sent, also at once, it is one person."""
    form = fields(visitor.get(visitor.link)) | {"voice": "citizen"}
    with ThreadPoolExecutor(4) as pool:
        sent = list(pool.map(lambda _: visitor.post(visitor.link, data=form), range(8)))
    assert {page.status_code for page in sent} == {303}
    visitor.choose(1, 0)
    assert room.store.citizens(room.id) == 1


def test_a_form_drawn_for_another_keeps_nothing(caller: Caller) -> None:
    """When somebody else answers on the device, an older page of the first is refused."""
    first, old = caller.who, fields(caller.on(1)) | {"answer": "1"}
    known = fields(caller.get(caller.link))
    form = fields(caller.post(caller.link, data=known))
    assert caller.post(caller.link, data=form | {"voice": "relative"}).status_code == 303
    assert caller.who.id != first.id
    refused = caller.post(f"{caller.place}/1", data=old)
    assert refused.status_code == 409
    assert caller.said() == {}
    assert caller.room.store.citizen_answers(first.id) == {}


@pytest.mark.parametrize("person", ["", "0" * 16, HOSTILE])
@pytest.mark.parametrize("place", ["1", "delete", "forget"])
def test_a_forged_form_does_nothing(caller: Caller, place: str, person: str) -> None:
    """Without the name that the page was drawn for, nothing is kept, deleted or forgotten."""
    caller.choose(1, 1)
    sent = caller.post(f"{caller.place}/{place}", data={"person": person, "answer": "0"})
    assert (sent.status_code, "set-cookie" in sent.headers) == (409, False)
    assert caller.said() == {"who_to_call": 1}


@pytest.mark.parametrize("answer", ["9", "-1", HOSTILE, "0x1", "1e0", "nan", "²"])
def test_an_answer_that_is_not_shown_is_refused(caller: Caller, answer: str) -> None:
    """The question comes again and says so, and what was sent stands nowhere."""
    sent = caller.choose(1, answer)
    assert sent.status_code == 422
    assert 'role="alert"' in sent.text
    assert HOSTILE not in sent.text
    assert caller.said() == {}


@pytest.mark.parametrize("voice", ["", "politik", HOSTILE])
def test_whoever_does_not_say_which_they_are_is_asked_again(
    visitor: Caller, room: Room, voice: str
) -> None:
    """The first form comes again with the same key, so that it still makes one person."""
    form = fields(visitor.get(visitor.link))
    sent = visitor.post(visitor.link, data=form | {"voice": voice})
    assert (sent.status_code, "set-cookie" in sent.headers) == (422, False)
    assert fields(sent)["token"] == form["token"]
    assert room.store.citizens(room.id) == 0


@pytest.mark.parametrize("place", ["0", "99", "01", "1a", "-1", "done/x", "%00"])
def test_there_are_no_other_pages(caller: Caller, place: str) -> None:
    """An address that is made up is no page, and offers no code to join with."""
    page = caller.on(place)
    assert page.status_code == 404
    assert "/join" not in page.text


@pytest.mark.parametrize("link", ["", "x", "at", "." * 22, HOSTILE.replace("/", ""), "é" * 22])
def test_an_unknown_link_leads_nowhere(visitor: Caller, link: str) -> None:
    """Guessing gives nothing away: 128 bits, and the same page for every wrong one."""
    page = visitor.get(f"/citizens/{link}")
    assert page.status_code == 404
    assert "<script>" not in page.text


def test_a_participants_link_is_no_citizens_link(visitor: Caller, room: Room) -> None:
    """Neither opens what the other does, and a citizen's cookie lets nobody into the room."""
    assert visitor.get(f"/citizens/{room.link}").status_code == 404
    assert visitor.get(f"/join/{visitor.link.removeprefix('/citizens/')}").status_code == 404
    visitor.come()
    visitor.cookies[f"helhedstjek_p_{room.id}"] = visitor.token
    assert visitor.get(f"/answer/{room.id}").status_code == 403
    phone = Phone(room)
    phone.join()
    phone.cookies[f"{COOKIE}{room.id}"] = phone.token
    assert phone.get(f"/citizens/at/{room.id}/1").status_code == 403


def test_a_form_of_megabytes_is_not_read(caller: Caller) -> None:
    """What is longer than any form of ours is refused."""
    sent = caller.post(f"{caller.place}/1", data={"answer": "1" * 20_000})
    assert sent.status_code == 413


def test_a_citizen_of_another_workshop_is_nobody_here(caller: Caller, content: Content) -> None:
    """A cookie holds in its own workshop alone, whatever it is called."""
    other = opened(content, caller.room.store)
    theirs = Caller(other, asking(other))
    theirs.cookies[f"{COOKIE}{other.id}"] = caller.token
    assert theirs.on(1).status_code == 403


def test_hostile_names_are_only_names(content: Content, store: DatabaseStore) -> None:
    """An organisation's name is text wherever it stands."""
    here = opened(content, store, organisation=HOSTILE)
    caller = Caller(here, asking(here))
    caller.come()
    for page in every_page(caller):
        assert "<script>" not in page.text


# The cookie, and the way out


def test_the_cookie_is_the_persons_alone(visitor: Caller) -> None:
    """No script reads it, no other site sends it, and it ends by itself."""
    said = visitor.come().headers["set-cookie"]
    assert "HttpOnly" in said
    assert "SameSite=Lax" in said
    assert "Max-Age=7776000" in said


def test_on_a_shared_screen_one_can_be_forgotten(caller: Caller, room: Room) -> None:
    """The answers stay and count, the browser knows nobody, and the next one begins anew."""
    caller.choose(1, 2)
    gone = caller.post(f"{caller.place}/forget", data=fields(caller.on("done")))
    assert "Max-Age=0" in gone.headers["set-cookie"]
    assert caller.link in gone.text
    assert caller.on(1).status_code == 403
    assert room.store.citizens(room.id) == 1
    assert "Hvem er du?" in caller.get(caller.link).text


def test_delete_asks_first(caller: Caller, room: Room) -> None:
    """Then everything is gone, and the browser forgets; twice is no fault."""
    caller.choose(1, 2)
    ask = caller.on("delete")
    assert caller.said()
    gone = caller.post(f"{caller.place}/delete", data=fields(ask))
    assert heading(gone) == DANISH("Your answers are deleted")
    assert room.store.citizens(room.id) == 0


def test_while_the_link_is_closed_one_can_still_delete(caller: Caller, room: Room) -> None:
    """No answer is taken then, but what one has said can be taken back."""
    caller.choose(1, 2)
    workshop.stop_citizens(room.store, room.desk, room.id)
    closed = caller.on(1)
    assert heading(closed) == "Du kan ikke svare her mere"
    assert f"{caller.place}/delete" in closed.text
    assert caller.post(f"{caller.place}/1", data={"answer": "1"}).status_code == 409
    caller.post(f"{caller.place}/delete", data=fields(caller.on("delete")))
    assert room.store.citizens(room.id) == 0


def test_looking_changes_nothing(caller: Caller, room: Room) -> None:
    """Whatever is only looked at keeps, deletes and forgets nothing, also by a link scanner."""
    caller.choose(1, 2)
    for page in (*every_page(caller)[:-1], caller.on("forget")):
        assert "set-cookie" not in page.headers
    assert room.store.citizens(room.id) == 1


def test_a_deleted_workshop_is_gone(caller: Caller, room: Room) -> None:
    """Its pages say so and lead nowhere."""
    workshop.delete(room.store, room.desk, room.id)
    for page in (caller.on(1), caller.get(caller.link)):
        assert page.status_code in {404, 409}
        assert "/join" not in page.text
