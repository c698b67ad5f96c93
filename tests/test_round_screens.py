"""The screens of what comes after the day: follow-up, next round, localities, known numbers."""

from __future__ import annotations

import io
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

import pikepdf
import pytest

import advice
import reports
import workshop
from tests.screening import CONTENT, DESK, HOSTILE, Visitor, Window, people, prepared, reveal
from tests.test_advice import SMALL, agreed, answered
from words import Words
from workshop import Action, Figure

if TYPE_CHECKING:
    from arithmetic import Result
    from reports import ComparisonReport
    from storage import DatabaseStore
    from words import Language
    from workshop import Workshop

NOW = datetime.now(UTC)
TODAY = workshop.day_of(NOW)
SAY = Words("da").say


def shown(store: DatabaseStore, n: int = 6, name: str = "") -> Workshop:
    """A workshop in which some have answered, and the answers are shown."""
    here = prepared(store, name=name)
    people(store, here, n)
    return reveal(store, here)


def promised(store: DatabaseStore, here: Workshop, *titles: str, ago: int = 20) -> None:
    """Promises that were made some days ago."""
    made_on = TODAY - timedelta(days=ago)
    for place, title in enumerate(titles):
        action = Action(
            id=f"a{place}", factor="goals", title=title, owner=title, place=place, made_on=made_on
        )
        store.put_record(here.id, "action", action.id, action.model_dump_json(), NOW, None)


def choose(window: Window, action: str, status: str, day: int = 30, seen: int = 0) -> None:
    """Choose how a promise goes."""
    window.app.radio(key=window.key(f"status-{action}-{day}-{seen}")).set_value(status)
    window.run()


def at_the_follow_up(visitor: Visitor, here: Workshop) -> Window:
    """A window at the follow-up of a workshop."""
    window = visitor.window(here.id)
    window.show("follow_up.py")
    return window


def test_a_follow_up_says_what_became_of_the_promises(
    visitor: Visitor, store: DatabaseStore, language: Language
) -> None:
    """Nothing is chosen before somebody chooses; what is saved is counted in the heading."""
    here, words = shown(store), Words(language)
    promised(store, here, "Mål", "Regning")
    window = at_the_follow_up(visitor, here)
    both = words.count(
        "{word} promise has no status", "{word} promises have no status", 2, word=words.spelled(2)
    )
    assert both[1:] in window.words
    choose(window, "a0", "done")
    window.click("save")
    choose(window, "a1", "dropped")
    window.click("save")
    assert words.say("Write why the promise is dropped.") in window.words
    window.app.text_area(key=window.key("tell-why-a1-30-0")).set_value(HOSTILE)
    window.run()
    window.click("save")
    assert HOSTILE in window.words
    assert "<img src=x" not in window.html
    standing = {p.action.id: p.reports[0].report for p in workshop.promises(store, here.id)}
    assert (standing["a0"].status, standing["a1"].why) == ("done", HOSTILE)


def test_what_was_told_in_another_window_is_not_lost_quietly(
    visitor: Visitor, store: DatabaseStore
) -> None:
    """Whoever was about to tell something else is told so, beside the promise; the first stands."""
    here = shown(store)
    promised(store, here, "Mål")
    one, other = at_the_follow_up(visitor, here), at_the_follow_up(visitor, here)
    choose(other, "a0", "under_way")
    choose(one, "a0", "done")
    one.click("save")
    meanwhile = SAY("Another window has changed this meanwhile. Load the page again.")
    assert meanwhile not in other.words
    other.app.text_area(key=other.key("tell-sign-a0-30-0")).set_value("To af fem")
    assert meanwhile in other.run()
    (told,) = workshop.promises(store, here.id)[0].reports
    assert told.report.status == "done"


def test_an_owner_gets_a_link(visitor: Visitor, store: DatabaseStore) -> None:
    """Shown once, and it leads to that promise."""
    here = shown(store)
    promised(store, here, "Mål")
    window = at_the_follow_up(visitor, here)
    window.click("link-a0")
    token = window.words.split("/report/")[1][:22]
    assert workshop.owned(store, token, TODAY).promise.action.title == "Mål"
    assert "/report/" not in at_the_follow_up(visitor, here).words


def test_a_follow_up_without_promises_says_so(visitor: Visitor, store: DatabaseStore) -> None:
    """And the list leads to it when it is due."""
    here = shown(store)
    window = at_the_follow_up(visitor, here)
    assert SAY("There are no promises to follow up yet") in window.words
    promised(store, here, "Mål", ago=33)
    at_the_follow_up(visitor, here)
    home = visitor.window()
    assert f'href="/w/{here.id}/opfoelgning"' in home.html
    assert SAY("One follow-up is overdue") in home.words


def test_a_next_round_begins_with_the_promises(visitor: Visitor, store: DatabaseStore) -> None:
    """Made with one button; the two rounds stand side by side when it is shown."""
    here = shown(store)
    promised(store, here, "Fælles mål om bolig")
    window = visitor.window(here.id)
    window.show("next_round.py")
    window.click("new-round")
    made = next(w for w in workshop.mine(store, DESK).workshops if w.follows == here.id)
    later = visitor.window(made.id)
    later.show("next_round.py")
    assert SAY("First the promises from last time, then new answers") in later.words
    assert "Fælles mål om bolig" in later.words
    assert SAY("On to the answers") in [one.proto.label for one in later.app.get("page_link")]
    made = workshop.open(store, CONTENT, DESK, made.id, new_token=workshop.new_token)
    people(store, made, 6)
    reveal(store, made)
    later.run()
    assert SAY("There is no sure change since last time.") in later.words
    assert later.html.count(f'hk-change">{SAY("no sure change")}') == len(CONTENT.factors)
    assert 'class="hk-arrow' not in later.html


def test_localities_stand_side_by_side(visitor: Visitor, store: DatabaseStore) -> None:
    """Each by its own rules: one of too few says so, and shows no figure."""
    none = SAY("There are no two workshops of one organisation to compare yet")
    assert none in localities(visitor)
    shown(store, name="Nord")
    shown(store, 3, name="Syd")
    stranger = prepared(store, name="En andens", desk="stranger")
    assert stranger.organisation == "Øby"
    words = localities(visitor)
    assert "Nord" in words
    assert "Syd" in words
    assert words.count(SAY("too few answers for a profile")) == 1
    assert "En andens" not in words


def localities(visitor: Visitor) -> str:
    """The screen of localities, as it is read."""
    window = visitor.window()
    window.show("localities.py")
    return window.words


def test_a_known_number_stands_beside_the_profile(visitor: Visitor, store: DatabaseStore) -> None:
    """With year and source, escaped; on its own screen it can be changed."""
    here = shown(store)
    number = Figure(
        id="f1", name=HOSTILE[:60], figure="31 %", year=2025, source="Log", factor="goals"
    )
    workshop.keep_figure(store, CONTENT, DESK, here.id, number, now=NOW)
    window = visitor.window(here.id)
    for screen in ("profile.py", "numbers.py"):
        shown_ = window.show(screen)
        assert "31 %" in shown_
        assert "<img src=x" not in shown_


# Told


def compared(before: Result, now: Result, language: Language = "da") -> ComparisonReport:
    """Two rounds in words."""
    rounds = (
        reports.Round(date(2025, 11, 20), before.participants, SMALL),
        reports.Round(date(2026, 11, 21), now.participants, SMALL),
    )
    found = advice.compare(SMALL.method.limits, before, now)
    held = reports.Promised("Løfte", "roots", "Chefen", "broken", "")
    return reports.comparison(SMALL, found, Words(language), rounds, (held,))


@pytest.mark.parametrize("language", ["da", "en"])
def test_a_change_is_said_with_its_limit(language: Language) -> None:
    """Forward and back are told alike, and what is not sure is called that."""
    say = Words(language).say
    before = answered(*["22223"] * 4, *["44445"] * 4, *["33333"] * 4)
    told = compared(before, answered(*["44445"] * 4, *["22223"] * 4, *["33333"] * 4), language)
    assert [row.way for row in told.changes] == ["forward", "back", ""]
    assert told.changes[0].change == say("{rungs} rungs forward", rungs=Words(language).number(2))
    assert told.changes[2].change == say("no sure change")
    assert told.changes[2].limit_text == say(
        "the limit is {rungs}", rungs="0,30".replace(",", "," if language == "da" else ".")
    )
    assert (told.before, told.now) == ("2025", "2026")
    assert told.promises[0].status == say("Broken")
    assert len(told.finding.split(". ")) == 3


def test_together_claims_nothing() -> None:
    """Two levels, and no word of sureness; alone against together is not compared at all."""
    told = compared(agreed("1" * 12), agreed("4" * 12))
    assert {(row.change, row.limit_text, row.way) for row in told.changes} == {("", "", "")}
    assert told.notes == ()
    across = compared(agreed("1" * 12), answered(*["22223"] * 12))
    assert (across.changes, across.finding) == ((), SAY("The two rounds cannot be compared."))


def test_what_the_numbers_say_apart_is_said() -> None:
    """Down and high, or up and low; what points nowhere or lies between says nothing."""
    result = answered(*["44445"] * 4, *["00001"] * 4, *["22223"] * 4)
    told = {
        (factor, points): reports.known(
            SMALL,
            result,
            Words("en"),
            [reports.Known("n", "Complaints", "12", 2025, "Log", factor, points)],
        )[0].apart
        for factor in ("roots", "stem", "leaves")
        for points in ("up", "down", "")
    }
    assert {key for key, said in told.items() if said} == {("roots", "down"), ("stem", "up")}
    assert "Complaints (12, 2025)" in told["roots", "down"]


def test_the_paper_has_both_rounds_and_the_numbers() -> None:
    """One page more for each, tagged, and whole with hostile words and no words at all."""
    result = answered(*["22223"] * 12)
    plain = reports.tell(
        SMALL, result, Words("da"), reports.About(organisation="Ø", day=date(2026, 11, 21))
    )
    number = reports.Known("n", "[x](y) #let \u202e" + "W" * 90, "12", 2025, HOSTILE, "roots", "")
    whole = plain.model_copy(
        update={
            "compared": compared(answered(*["44445"] * 12), result),
            "known": reports.known(SMALL, result, Words("da"), [number]),
        }
    )
    pages = [len(pikepdf.open(io.BytesIO(reports.pdf(one))).pages) for one in (plain, whole)]
    assert pages[1] >= pages[0] + 2
