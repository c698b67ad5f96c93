"""The wall and the phones as its companions: what they show, to whom, and when they wake.

1. The wall is for whoever holds the desk, alone or shared, and for nobody else.
2. A phone is known by its own cookie, and shows one's own answer to nobody else.
3. Nothing of a poll is shown before it is closed, nor where fewer than k have answered.
4. News come when something has changed, and are answered empty after a while when nothing has.
"""

from __future__ import annotations

import asyncio
import sys
import time
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

import workshop
from following import watching
from tests.phones import COOKIE, fields, lasting
from tests.wall import NOW, day
from words import Words
from workshop import Action, Decision, Vote

if TYPE_CHECKING:
    from collections.abc import Iterator

    from content import Content
    from storage import DatabaseStore
    from tests.phones import Phone
    from tests.wall import Day

SAY = Words("da").say
JSON = {"accept": "application/json"}


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[DatabaseStore]:
    """One store for this module; every room in it is another's."""
    yield from lasting(tmp_path_factory)


@pytest.fixture(autouse=True)
def _soon(monkeypatch: pytest.MonkeyPatch) -> None:
    """Who waits for news waits shortly here."""
    monkeypatch.setattr(watching, "HELD", 0.3)
    monkeypatch.setattr(watching, "BEAT", 0.02)
    monkeypatch.setattr(watching, "LINGERS", 0.05)


@pytest.fixture(scope="module")
def shown(content: Content, store: DatabaseStore) -> Day:
    """A room of fourteen whose answers have been shown."""
    return day(content, store)


@pytest.fixture
def fresh(content: Content, store: DatabaseStore) -> Day:
    """Another, to be changed."""
    return day(content, store)


def now(of: Phone) -> str:
    """What a phone shows."""
    return of.get(f"{of.place}/now").text


def say(of: Phone, **said: str) -> int:
    """Fill in the form that a phone shows, and send it; the status."""
    page = of.get(f"{of.place}/now")
    return of.post(f"{of.place}/now", data=fields(page) | said).status_code


def the_wall(of: Day) -> str:
    """What the wall shows."""
    return of.seen().text


# 1. Who sees the wall.


def test_an_outsider_sees_no_wall(shown: Day) -> None:
    """Neither the page nor its news, with another desk or with none."""
    for desk in (workshop.new_token(), ""):
        place = f"/w/{shown.room.id}/vaeg"
        assert shown.wall(desk).get(place).status_code == 404
        assert shown.wall(desk).get(f"{place}/news?seen=x").status_code == 404


def test_a_participant_sees_no_wall(shown: Day) -> None:
    """A participant's cookie opens the phone's page alone."""
    window = shown.wall("")
    window.cookies.update(shown.phone().cookies)
    assert window.get(f"/w/{shown.room.id}/vaeg").status_code == 404


def test_whoever_shares_it_sees_the_wall(shown: Day, store: DatabaseStore) -> None:
    """Until it is taken back."""
    other, new = workshop.new_token(), workshop.new_token
    link = workshop.share(store, shown.desk, shown.room.id, "share", new_token=new)
    workshop.take(store, workshop.desk_of(other), link)
    assert shown.seen(other).status_code == 200
    workshop.take_back(store, shown.desk, shown.room.id)
    assert shown.seen(other).status_code == 404


def test_what_is_answered_together_has_no_wall(store: DatabaseStore, content: Content) -> None:
    """It has one screen already."""
    token = workshop.new_token()
    here = workshop.begin(
        store,
        content,
        workshop.desk_of(token),
        organisation="Vi",
        questionnaire="short",
        now=NOW,
        new_id=workshop.new_token,
    )
    told = day(content, store, ()).wall(token).get(f"/w/{here.id}/vaeg")
    assert told.status_code == 404


# What the wall shows.


def test_while_people_answer_the_wall_leads_in(content: Content, store: DatabaseStore) -> None:
    """The address, the code, the promise word for word, and how many are done; no answer."""
    room = day(content, store, ("3", "4"), shown=False, invited=5)
    page = the_wall(room)
    assert room.room.code[:4] in page
    assert workshop.promise(Words("da"), "anonymous", 5) in page
    assert (
        Words("da").count("{n} of {all} is finished", "{n} of {all} are finished", 2, all=5) in page
    )


def test_before_the_reveal_no_statement_is_on_the_wall(
    content: Content, store: DatabaseStore
) -> None:
    """Whatever a record says, the wall shows the way in, and the phone goes on answering."""
    room = day(content, store, ("3",) * 6, shown=False)
    wall = workshop.Wall(shows="statement", statement=room.room.first)
    store.put_record(room.room.id, "wall", "", wall.model_dump_json(), NOW, None)
    assert content.statements[room.room.first].text.da not in the_wall(room)
    phone = room.phone()
    assert phone.get(f"{phone.place}/now").headers["location"] == phone.place


def test_the_reveal_shows_finding_and_profile(shown: Day) -> None:
    """Each factor with its score, and how its statements' answers lie."""
    shown.show("finding")
    page = the_wall(shown)
    for factor in shown.room.content.factors:
        assert factor.short.da in page
    assert SAY("are spread") in page


def test_a_statement_shows_its_counts_verdict_and_question(shown: Day) -> None:
    """With the window round the middle drawn on it."""
    shown.show("statement", statement=shown.room.first)
    page = the_wall(shown)
    statement = shown.room.content.statements[shown.room.first]
    assert statement.text.da in page
    assert statement.question.da in page
    assert SAY("The answers are spread out") in page
    assert page.count('class="frame"') == 1


def test_a_statement_that_few_have_rated_shows_no_count(
    content: Content, store: DatabaseStore
) -> None:
    """Below k there is one sentence, and the question still stands."""
    room = day(content, store, ("3",) * 4 + ("dont_know",) * 3)
    room.show("statement", statement=room.room.first)
    few = SAY(
        "Fewer than {fewest} have rated the statement, so no answers are shown.", fewest="fem"
    )
    for page in (the_wall(room), now(room.phone())):
        assert few in page
        assert "<rect" not in page
        assert content.statements[room.room.first].question.da in page
    room.show("finding")
    assert 'class="tight"' not in the_wall(room)


def test_what_was_agreed_stands_on_the_wall(fresh: Day, store: DatabaseStore) -> None:
    """A level with its reason; the notes of whoever leads are not for the wall."""
    first, content = fresh.room.first, fresh.room.content
    said = Decision(statement=first, level="2", reason="Kun i to forvaltninger", note="Hemmeligt")
    workshop.decide(store, content, fresh.desk, fresh.room.id, said, seen=None, now=NOW)
    fresh.show("statement", statement=first)
    for page in (the_wall(fresh), now(fresh.phone())):
        assert "Kun i to forvaltninger" in page
        assert "Hemmeligt" not in page


def test_a_promise_without_an_owner_says_so(fresh: Day, store: DatabaseStore) -> None:
    """What is missing is written, never blank; what is only considered is no promise."""
    factor = fresh.room.content.factors[0].id
    for key, chosen in (("a", True), ("b", False)):
        action = Action(id=key, factor=factor, title=f"Skridt {key}", chosen=chosen)
        store.put_record(fresh.room.id, "action", key, action.model_dump_json(), NOW, None)
    fresh.show("plan")
    for page in (the_wall(fresh), now(fresh.phone())):
        assert "Skridt a" in page
        assert "Skridt b" not in page
        assert SAY("missing") in page


def test_a_dropped_promise_covers_no_factor(fresh: Day, store: DatabaseStore) -> None:
    """On the wall as on the plan's own screen: who waits for a step is told by one rule."""
    content = fresh.room.content
    for factor in content.factors:
        workshop.aim(store, content, fresh.desk, fresh.room.id, factor.id, 5, now=NOW)
    one = content.factors[0].id
    action = Action(id="a", factor=one, title="Skridt a", made_on=NOW.date())
    store.put_record(fresh.room.id, "action", "a", action.model_dump_json(), NOW, None)
    fresh.show("plan")
    every = [factor.short.da.casefold() for factor in content.factors]

    def waiting() -> set[str]:
        amber = the_wall(fresh).partition('class="amber"')[2].partition("</div>")[0]
        return {name for name in every if name in amber.casefold()}

    assert waiting() == set(every[1:])
    here, day = fresh.room.id, NOW.date()
    why = "Ingen har tid"
    workshop.report(store, fresh.desk, here, "a", "dropped", why=why, seen=0, today=day, now=NOW)
    fresh.show("plan")
    assert waiting() == set(every)


@pytest.mark.skipif(sys.platform == "win32", reason="a process there has no clock of its own")
def test_times_are_those_of_the_room_wherever_the_server_stands(
    fresh: Day, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Until when there is a break, and until when one talks, by the clock of those who meet."""
    monkeypatch.setenv("TZ", "America/New_York")
    time.tzset()
    try:
        fresh.show("pause", until=datetime(2026, 11, 25, 8, 55, tzinfo=UTC))
        for page in (the_wall(fresh), now(fresh.phone())):
            assert "09.55" in page
        since = datetime(2026, 11, 25, 8, 50, tzinfo=UTC)
        fresh.show("statement", statement=fresh.room.first, talk="pairs", minutes=5, since=since)
        assert "09.55" in the_wall(fresh)
    finally:
        monkeypatch.undo()
        time.tzset()


# 2. The phone.


def test_only_ones_own_answer_is_marked(shown: Day) -> None:
    """Each phone marks the rung that its own person chose, or says that it was none."""
    shown.show("statement", statement=shown.room.first)
    assert now(shown.phone(0)).count(SAY("your answer")) == 1
    assert SAY("Your answer: {answer}.", answer=SAY("Don't know")) in now(shown.phone(13))
    mark = f'mine"><th scope="row"><b>{4}</b>'
    assert [n for n in range(14) if mark in now(shown.phone(n))] == [7, 8, 9]


def test_a_stranger_follows_nothing(shown: Day, fresh: Day) -> None:
    """Neither without a cookie nor with that of another workshop."""
    phone, first = shown.phone(), shown.room.content.statements[shown.room.first].text.da
    for token in ("", fresh.people[0][1]):
        phone.cookies.clear()
        phone.cookies.set(f"{COOKIE}{shown.room.id}", token)
        for place in ("now", "now/mine", "now/news?seen=x"):
            page = phone.get(f"{phone.place}/{place}")
            assert page.status_code in {403, 409}
            assert first not in page.text


def test_ones_answers_can_be_read_again(shown: Day) -> None:
    """All of them, in words, on one's own phone."""
    page = shown.phone(0).get(f"/answer/{shown.room.id}/now/mine").text
    rung = shown.room.content.rungs(shown.room.first)[0].text.da
    assert page.count(f"0 {rung}") >= 1


def test_the_way_out_says_what_stays_and_leads_nowhere_back(fresh: Day) -> None:
    """The answers still count; neither the cookie nor the own link finds them."""
    phone, before = fresh.phone(), the_wall(fresh)
    place = f"{phone.place}/delete"
    pages = type(phone)(fresh.room)
    pages.cookies.update(phone.cookies)
    page = pages.get(place)
    assert SAY("Unlink this phone from your answers?") in page.text
    assert pages.post(place, data={"person": "another"}).status_code == 409
    token = phone.token
    assert pages.post(place, data=fields(page)).status_code == 200
    assert phone.get(f"{phone.place}/now").status_code in {403, 409}
    with pytest.raises(workshop.Refused):
        workshop.participant(fresh.room.store, token)
    assert the_wall(fresh) == before


def test_whoever_comes_after_the_reveal_is_led_to_the_wall(fresh: Day) -> None:
    """The page of answers says that it is closed, and leads on."""
    phone = fresh.phone()
    pages = type(phone)(fresh.room)
    pages.cookies.update(phone.cookies)
    assert f'data-on="{phone.place}/now"' in pages.on().text


# 3. The phones are asked.


def test_a_rating_again_is_not_chosen_beforehand(fresh: Day) -> None:
    """The earlier answer is marked, nothing is chosen, and what is kept is said first."""
    fresh.ask("rerate", about=fresh.room.first)
    page = now(fresh.phone())
    assert SAY("before") in page
    assert " checked" not in page
    assert page.index("slettet") < page.index('type="radio"')


def test_a_form_is_kept_without_a_script_and_with_one(fresh: Day, store: DatabaseStore) -> None:
    """The same form; with a script the answer says that it is saved."""
    poll = fresh.ask("rerate", about=fresh.room.first)
    phone = fresh.phone()
    assert say(phone, answer="2") == 303
    assert workshop.voted(store, fresh.people[0][0], poll) == Vote("2")
    sent = fields(phone.get(f"{phone.place}/now")) | {"answer": "3"}
    said = phone.post(f"{phone.place}/now", data=sent, headers=JSON).json()
    assert said["saved"]
    assert workshop.voted(store, fresh.people[0][0], poll) == Vote("3")


def test_dots_are_put_and_taken_one_by_one(fresh: Day, store: DatabaseStore) -> None:
    """Three and no more; none below nothing; none on what was not asked."""
    steps = tuple(fresh.room.content.steps)[:3]
    poll = fresh.ask("dots", options=steps)
    phone = fresh.phone()
    for _ in range(3):
        assert say(phone, more=steps[0]) == 303
    assert say(phone, more=steps[1]) == 422
    assert say(phone, less=steps[0]) == 303
    assert say(phone, less=steps[1]) == 303
    assert say(phone, more="another") == 422
    assert workshop.voted(store, fresh.people[0][0], poll) == Vote(dots={steps[0]: 2})


def test_a_form_of_somebody_else_or_of_another_poll_is_not_kept(fresh: Day) -> None:
    """409 where the page was drawn for another; 422 where that poll is over."""
    poll = fresh.ask("commit")
    phone, place = fresh.phone(), f"/answer/{fresh.room.id}/now"
    sent = fields(phone.get(place)) | {"answer": "4"}
    assert phone.post(place, data=sent | {"person": "x"}).status_code == 409
    assert phone.post(place, data=sent | {"answer": "9"}).status_code == 422
    fresh.close(poll)
    assert phone.post(place, data=sent).status_code == 422


@pytest.mark.parametrize(
    "headers", [{"Origin": "https://evil.example"}, {"Sec-Fetch-Site": "cross-site"}]
)
def test_another_site_s_form_votes_for_nobody(
    fresh: Day, store: DatabaseStore, headers: dict[str, str]
) -> None:
    """Also where it has guessed every field, and as JSON."""
    poll, phone, place = fresh.ask("commit"), fresh.phone(), f"/answer/{fresh.room.id}/now"
    sent = fields(phone.get(place)) | {"answer": "4"}
    for more in ({}, JSON):
        assert phone.post(place, data=sent, headers=headers | more).status_code == 403
    assert store.voted(poll.id) == 0


HOSTILE = (
    "",
    "-1",
    "6",
    "²",
    "3.0",
    "nan",
    "\0",
    "\u202e3",
    "x" * 3_000,
    "{gap}",
    "<b>3</b>",
    "=1",
)


def test_hostile_answers_are_none(fresh: Day, store: DatabaseStore) -> None:
    """422 and a sentence, whatever is asked; forged ids and a vote that was sent after the end."""
    step, place = next(iter(fresh.room.content.steps)), f"/answer/{fresh.room.id}/now"
    for kind, more in (
        ("rerate", {"about": fresh.room.first}),
        ("commit", {}),
        ("dots", {"options": (step, "own")}),
    ):
        poll, phone = fresh.ask(kind, **more), fresh.phone()  # type: ignore[arg-type] # one of three
        sent = fields(phone.get(place))
        for bad in HOSTILE:
            forged = {"more": bad} if kind == "dots" else {"answer": bad}
            if kind != "dots" or bad.strip("\0"):  # nothing was pressed, so nothing is said
                assert phone.post(place, data=sent | forged).status_code == 422
            assert phone.post(place, data=sent | {"poll": bad, "answer": "3"}).status_code == 422
        assert store.voted(poll.id) == 0
        for _ in range(2):  # sent twice, it is said once
            phone.post(place, data=sent | {"answer": "3", "more": step})
        assert store.voted(poll.id) == 1
        fresh.close(poll)
        assert phone.post(place, data=sent | {"answer": "3", "more": step}).status_code == 422


def test_what_a_doubter_writes_is_only_words(fresh: Day) -> None:
    """A CPR number is masked; braces, tags and signs from right to left are what they are."""
    poll = fresh.ask("commit")
    words = "Ring 011285-1234 {gap} <script>alert(1)</script> \u202e =1+1"
    for number in range(6):
        assert say(fresh.phone(number), answer="2", words=words) == 303
    assert "011285" not in now(fresh.phone())
    assert "<script>alert" not in now(fresh.phone())
    assert say(fresh.phone(), answer="2", words="x" * 2_001) == 422
    fresh.close(poll)
    fresh.show("commit")
    for page in (the_wall(fresh), now(fresh.phone())):
        assert "<script>alert" not in page
    (kept,) = workshop.polls(fresh.room.store, fresh.room.id)
    assert kept.tally
    assert set(kept.tally.words) == {words.replace("011285-1234", "[CPR]")}


def test_a_wall_that_is_taken_back_while_it_waits_is_told_nothing(
    fresh: Day, store: DatabaseStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever shared it a moment ago gets no picture of what came since."""
    link = workshop.share(store, fresh.desk, fresh.room.id, "share", new_token=workshop.new_token)
    workshop.take(store, workshop.desk_of("friend"), link)
    waits = watching.Watching.changed

    async def meanwhile(*args: object) -> object:
        workshop.take_back(store, fresh.desk, fresh.room.id)
        return await waits(*args)  # type: ignore[arg-type] # as it is called

    monkeypatch.setattr(watching.Watching, "changed", meanwhile)
    assert fresh.wall("friend").get(f"/w/{fresh.room.id}/vaeg/news?seen=x").status_code == 404


def test_nothing_of_a_vote_is_shown_before_it_is_closed(fresh: Day) -> None:
    """Until then only how many have voted; then the counts, most first, and who leads."""
    steps = tuple(fresh.room.content.steps)[:4]
    poll = fresh.ask("dots", options=steps)
    fresh.show("vote", poll=poll.id)
    for number in range(6):
        say(fresh.phone(number), more=steps[2])
    page = the_wall(fresh)
    assert SAY("{n} of {all} have voted", n=6, all=14) in page
    assert 'class="n"' not in page
    fresh.close(poll)
    assert "Skridt C fik flest prikker." in the_wall(fresh)
    assert '<b class="n">6</b>' in now(fresh.phone(9))


def _asked(of: Day, poll: workshop.Poll, people: int, **said: str) -> None:
    """So many say the same, and it is closed."""
    for number in range(people):
        say(of.phone(number), **said)
    of.close(poll)


@pytest.mark.parametrize(("people", "shows"), [(4, False), (5, True)])
def test_a_count_is_shown_from_k_on(fresh: Day, people: int, *, shows: bool) -> None:
    """Dots, commitment and ratings alike, on the wall and on the phones."""
    steps, first = tuple(fresh.room.content.steps)[:2], fresh.room.first
    _asked(fresh, fresh.ask("dots", options=steps), people, more=steps[0])
    _asked(fresh, fresh.ask("commit"), people, answer="5")
    _asked(fresh, fresh.ask("rerate", about=first), people, answer="2")
    fresh.show("vote")
    assert (f'<b class="n">{people}</b>' in the_wall(fresh)) is shows
    assert (f'<b class="n">{people}</b>' in now(fresh.phone())) is shows
    fresh.show("plan")
    assert ('class="bars"' in the_wall(fresh)) is shows
    fresh.show("statement", statement=first)
    assert (SAY("Before") in the_wall(fresh)) is shows


def test_a_second_rating_that_changes_little_is_the_last(fresh: Day) -> None:
    """Where A has risen by less than 0.1, the wall says to agree or to write that one is not."""
    fresh.show("statement", statement=fresh.room.first)
    for said in ("2", "2"):
        _asked(fresh, fresh.ask("rerate", about=fresh.room.first), 6, answer=said)
    assert SAY("Agree on a level, or write it as unresolved") in the_wall(fresh)


# 4. News.


def test_a_wall_is_woken_when_the_control_says_something(shown: Day) -> None:
    """By the store alone: whatever process said it."""

    async def follow() -> tuple[str, float]:
        watched = shown.pages.watching
        seen = await watched.now(shown.room.id, far=True)
        assert seen is not None
        waits = asyncio.create_task(watched.changed(shown.room.id, "wall", seen.wall))
        await asyncio.sleep(0.05)
        shown.show("pause")
        begun = time.monotonic()
        after = await waits
        assert after is not None
        return after.now.wall.shows, time.monotonic() - begun

    shown.show("finding")
    shows, took = asyncio.run(follow())
    assert shows == "pause"
    assert took < 0.25


def test_whoever_was_answered_a_moment_ago_still_follows(shown: Day) -> None:
    """Or the control would say at every step that the wall is not open."""

    async def follow() -> list[tuple[int, int]]:
        watched = shown.pages.watching
        counted = [watched.following(shown.room.id)]
        await watched.changed(shown.room.id, "wall", "")
        counted.append(watched.following(shown.room.id))
        await watched.changed(shown.room.id, "wall", "")
        counted.append(watched.following(shown.room.id))
        await asyncio.sleep(watching.LINGERS + 0.3)
        return [*counted, watched.following(shown.room.id)]

    assert asyncio.run(follow()) == [(0, 0), (1, 0), (1, 0), (0, 0)]


def test_no_news_is_answered_after_a_while(shown: Day) -> None:
    """204, so that nothing hangs for long when a server is stopped."""
    shown.show("finding")
    news = f"/w/{shown.room.id}/vaeg/news"
    stamp = shown.wall().get(f"{news}?seen=").json()["stamp"]
    assert shown.wall().get(f"{news}?seen={stamp}").status_code == 204


def test_a_note_wakes_no_phone(fresh: Day, store: DatabaseStore) -> None:
    """Nor does a vote; a phone is woken by what phones show."""
    poll, phone = fresh.ask("commit"), fresh.phone()
    news = f"{phone.place}/now/news?shows=x&seen="
    stamp = phone.get(news).json()["stamp"]
    said = Decision(statement=fresh.room.first, note="Husk at spørge")
    content, first = fresh.room.content, fresh.room.id
    workshop.decide(store, content, fresh.desk, first, said, seen=None, now=NOW)
    workshop.vote(store, fresh.people[1][0], poll, Vote("4"))
    assert phone.get(f"{news}{stamp}").status_code == 204


def test_what_is_being_filled_in_is_not_drawn_over(fresh: Day) -> None:
    """News about the poll that a phone shows already bring no page."""
    poll = fresh.ask("commit")
    phone = fresh.phone()
    said = phone.get(f"{phone.place}/now/news?seen=&shows=poll {poll.id}").json()
    assert "html" not in said


def test_a_deleted_workshop_ends_the_wall(fresh: Day, store: DatabaseStore) -> None:
    """Page and news say so."""
    assert fresh.seen().status_code == 200
    store.remove_workshop(fresh.room.id)
    assert fresh.seen().status_code == 404
    phone = fresh.phone()
    assert phone.get(f"{phone.place}/now/news?seen=x").status_code in {403, 409}
