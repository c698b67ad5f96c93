"""The whole day in a real Chromium: control, wall and twelve phones, and half a year later."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

import pypdfium2  # type: ignore[import-untyped]  # ships no types
import pytest
from playwright.sync_api import expect

import workshop
from docs.day import Day
from storage import open_store
from tests.browsing import PATIENCE, Server
from words import Words

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Locator, Page

WORDS = Words("da")
SAY = WORDS.say
"""Milliseconds; `benchmarks/following.py` measures how soon it is on a quiet machine."""
ROOM = "http://10.42.0.1:8501"
TOPS = "rows => rows.map((row) => row.getBoundingClientRect().top)"


@pytest.fixture
def day(browser: Browser, tmp_path: Path) -> Iterator[Day]:
    """An empty house, and somebody who opens it for the first time."""
    server = Server(tmp_path, address=ROOM)
    made = Day(browser, server.address, server.database, WORDS)
    yield made
    made.over()
    server.stopped()


def heading(page: Page) -> Locator:
    """What stands largest on a page."""
    return page.get_by_role("heading", level=1).first


def follows(day: Day, told: str) -> None:
    """The wall and every phone with a screen say it by themselves."""
    for page in (day.wall, *(phone.page for phone in day.real)):
        expect(page.locator("body")).to_contain_text(told, timeout=PATIENCE)


def mine(day: Day) -> list[str]:
    """The rung at which each phone with a screen marks an answer as one's own."""
    return [phone.page.locator("tr.mine th b").inner_text() for phone in day.real]


def stands(day: Day, **many: int) -> None:
    """The follow-up's heading says how many promises stand how."""
    said = {
        "kept": ("{word} is kept", "{word} are kept"),
        "under_way": ("{word} is under way", "{word} are under way"),
        "broken": ("{word} is broken", "{word} are broken"),
        "untold": ("{word} has no status", "{word} have no status"),
    }
    first, *rest = many
    expect(heading(day.control)).to_contain_text(WORDS.spelled(many[first]), ignore_case=True)
    for how in rest:
        told = WORDS.count(*said[how], many[how], word=WORDS.spelled(many[how]))
        expect(heading(day.control)).to_contain_text(told)


def test_from_a_cold_room_to_three_promises_and_half_a_year_on(day: Day, tmp_path: Path) -> None:
    """Twelve people answer, agree once, disagree once, rate once more and agree, vote, promise
    three things and back them; half a year later each promise has its status, and a second round
    says what has changed and what has not.
    """
    answered(day)
    talked(day)
    planned(day)
    reported(day, tmp_path / "report.pdf")
    followed_up(day)
    compared(day)
    assert day.errors == []


def within_reach(day: Day, *messages: str) -> None:
    """On a tablet these buttons stand above the line at the foot, without a scroll."""
    size = day.control.viewport_size
    day.control.set_viewport_size({"width": 1024, "height": 768})
    foot = day.control.locator("[class*=st-key-foot]").first.bounding_box()
    for message in messages:
        box = day.button(message).bounding_box()
        assert box
        assert foot
        assert box["y"] + box["height"] <= foot["y"], message
    day.control.set_viewport_size(size or {"width": 1280, "height": 800})


def answered(day: Day) -> None:
    """From the empty form to the profile on the wall."""
    day.prepare()
    day.create()
    day.open()
    expect(day.wall.locator(".foot .group")).to_have_text(day.texts.target_group)
    day.come()
    day.answer()
    expect(day.wall.locator(".far")).to_contain_text(
        WORDS.count("{n} of {all} is finished", "{n} of {all} are finished", 12, all=12)
    )
    day.shut()
    expect(heading(day.wall)).to_have_text(SAY("The answers are closed."), timeout=PATIENCE)
    day.reveal()
    finding = heading(day.control).inner_text()
    follows(day, " ".join(finding.split()))


def talked(day: Day) -> None:
    """Three statements: agreed, not settled, and rated again."""
    day.talk()
    day.take_up()
    tops = day.control.locator(".hk-window tr").evaluate_all(TOPS)
    assert len(tops) == 6
    assert tops == sorted(tops)  # six rungs, one below the other
    within_reach(day, "Save level", "Write as unresolved", "Rate again")
    first = day.statement()
    follows(day, first)
    told = {one.text[WORDS.language]: key for key, one in day.content.statements.items()}
    assert mine(day) == [phone.who.said[told[first]] for phone in day.real]
    day.agree("1", day.texts.reason)
    follows(day, day.texts.reason)
    day.on()
    follows(day, day.statement())
    day.both()
    within_reach(day, "Save as unresolved")
    day.unsettled()
    for text in (day.texts.low, day.texts.high):
        follows(day, text)
    day.on()
    day.ask_again()
    for phone in day.real:
        expect(phone.page.locator("fieldset label")).to_have_count(8, timeout=PATIENCE)
    day.rate_again()
    said = SAY("{n} of {all} have rated again", n=12, all=12)
    expect(day.wall.locator(".clock")).to_contain_text(said)
    day.counted()
    follows(day, SAY("The answers now lie close together"))
    expect(day.real[0].page.locator("tr.mine em")).to_have_text(SAY("your first answer"))
    day.agree("3", day.texts.again)
    follows(day, day.texts.again)


def planned(day: Day) -> None:
    """Dots, three promises, and who backs them."""
    day.ask_for_dots()
    day.put_dots()
    expect(day.wall.locator(".voted")).to_contain_text(SAY("{n} of {all} have voted", n=12, all=12))
    assert day.wall.locator(".dots").count() == 0  # nothing is shown before it is counted
    day.counted()
    most = WORDS.together(["A", "C", "B"])
    expect(heading(day.wall)).to_contain_text(most, timeout=PATIENCE)
    day.take_in()
    for place in range(3):
        day.promise(place)
        day.save_promise()
    day.ask_for_commitment()
    for owner in day.texts.owners:
        expect(day.wall.locator(".promises")).to_contain_text(owner)
    expect(day.wall.locator(".missing")).to_have_count(0)
    day.commit()
    day.counted()
    follows(day, SAY("{n} of {all} support the plan", n=9, all=12))
    expect(day.control.locator("main")).to_contain_text(day.texts.doubt)
    with closing(open_store(day.database)) as store:
        promised = workshop.promised(store, day.id)
    assert [one.owner for one in promised] == list(day.texts.owners)
    assert all(one.due and one.first_sign for one in promised)


def reported(day: Day, file: Path) -> None:
    """The report holds the talk and the plan."""
    day.report(file)
    with pypdfium2.PdfDocument(file) as paper:
        text = " ".join(page.get_textpage().get_text_range() for page in paper)
    text = " ".join(text.split())
    for told in (day.texts.low, day.texts.high, day.texts.reason, *day.texts.owners):
        assert told in text


def followed_up(day: Day) -> None:
    """On day 30 by an owner and by the facilitator, on day 180 by the owner alone."""
    day.passed(30)
    owner = day.owner(day.owners_link(0))
    day.tell(owner, "under_way", day.texts.told[0])
    day.at("opfoelgning")
    stands(day, under_way=1, untold=2)
    day.follow_up(1, "Kept", day.texts.told[1])
    day.follow_up(2, "Under way")
    day.save_follow_up()
    stands(day, kept=1, under_way=2)
    day.passed(150)
    owner.reload()
    day.tell(owner, "done", day.texts.told[2])
    day.at("opfoelgning")
    stands(day, kept=2, broken=1)


def compared(day: Day) -> None:
    """The same people answer once more, and one factor has moved."""
    day.next_round()
    expect(day.control.locator("main")).to_contain_text(day.texts.told[2])
    day.again()
    day.control.reload()
    day.still()
    day.shut()
    day.reveal()
    day.at("naeste-runde")
    rows = day.control.locator(".hk-changes tbody tr")
    expect(rows).to_have_count(6)
    expect(day.control.locator(".hk-sure-forward")).to_contain_text("Smidig styring")
    expect(rows.filter(has_text=SAY("no sure change"))).to_have_count(5)
