"""The plan told: what it does, what it leaves behind, and what can be taken along of it."""

from __future__ import annotations

import csv
import io
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from icalendar import Calendar

import advice
import reports
from answers import read
from reports.example import ANSWERS
from words import Words

if TYPE_CHECKING:
    from arithmetic import Result
    from content import Content
    from reports import Plan, PlanReport, Promise

DANISH, ENGLISH = Words("da"), Words("en")
HOSTILE = '=HYPERLINK("https://example.org")'


@pytest.fixture(scope="module")
def result(content: Content) -> Result:
    """What the example's people answered."""
    return advice.outcome(content, read(ANSWERS.read_bytes(), content), mode="anonymous")


def plan_of(content: Content, result: Result, *, more: tuple[Promise, ...] = ()) -> Plan:
    """The steps to start with, each by somebody and some day."""
    start = tuple(
        reports.Promise(
            id=step.id,
            factor=step.factor,
            title=content.steps[step.id].title["da"],
            step=step.id,
            lifts=content.steps[step.id].lifts,
            owner="Økonomichefen",
            due=date(2027, 2, place),
        )
        for place, step in enumerate(result.next_steps.start, 1)
    )
    follow_ups = (date(2026, 12, 21), date(2027, 2, 19))
    return reports.Plan(
        promises=(*start, *more), decided_on=date(2026, 11, 21), follow_ups=follow_ups
    )


def told(
    content: Content, result: Result, plan: Plan | None = None, words: Words = DANISH
) -> PlanReport:
    """The plan in words."""
    return reports.tell_plan(content, result, words, plan or plan_of(content, result))


def events(made: bytes) -> list[Any]:
    """What stands in a calendar, as another hand reads it."""
    return list(Calendar.from_ical(made).walk("VEVENT"))


def test_the_plan_says_what_it_does_and_what_it_leaves(content: Content, result: Result) -> None:
    """The heading counts the factors that rise and those that wait, and the table says which."""
    found = told(content, result)
    assert found.finding == "Planen løfter tre faktorer. Tre andre er under målet uden et skridt."
    assert sum(row.after is not None for row in found.rows) == 3
    waiting = [row for row in found.rows if row.left]
    assert [row.actions for row in waiting] == ["Ingen endnu"] * 3
    assert all(row.short.lower() in found.left.lower() for row in waiting)
    assert told(content, result, words=ENGLISH).finding == (
        "The plan lifts three factors. Three others are below the target without a step."
    )


def test_what_was_dropped_lifts_nothing(content: Content, result: Result) -> None:
    """It is told as dropped, and its factor waits again."""
    plan = plan_of(content, result)
    gone = plan.promises[0].model_copy(update={"became": "dropped"})
    found = told(content, result, plan.model_copy(update={"promises": (gone, *plan.promises[1:])}))
    assert found.finding.startswith("Planen løfter to faktorer. Fire andre")
    assert found.promises[0].status == "Droppet"


def test_an_empty_plan_says_so(content: Content, result: Result) -> None:
    """Without a promise nothing rises, and the report has no page for it."""
    weighed = plan_of(content, result).other
    found = told(content, result, weighed)
    assert found.finding == "I har ikke valgt skridt endnu."
    assert (found.promises, len(found.weighed)) == ((), 3)
    about = reports.About(organisation="Øby", day=date(2026, 11, 21))
    assert reports.tell(content, result, DANISH, about, plan=weighed).plan is None


def test_a_step_that_nobody_rewrote_speaks_the_readers_language(
    content: Content, result: Result
) -> None:
    """What the shelf says is told in either language; what the room wrote stays as it wrote it."""
    plan = plan_of(content, result)
    step = content.steps[plan.promises[0].step]
    assert told(content, result, plan, ENGLISH).promises[0].title == step.title["en"]
    own = plan.promises[0].model_copy(update={"title": "Vores egne ord"})
    rewritten = plan.model_copy(update={"promises": (own,)})
    assert told(content, result, rewritten, ENGLISH).promises[0].title == "Vores egne ord"


@pytest.mark.parametrize(
    ("counts", "said"),
    [
        ((0, 0, 1, 2, 9, 2), "11 af 14 går ind for planen. 3 gav 3 eller mindre."),
        ((0, 0, 0, 0, 5, 1), "6 af 6 går ind for planen."),
        ((), "For få har svaret til, at tilsagnet kan vises."),
    ],
)
def test_commitment_is_told_as_counts(
    content: Content, result: Result, counts: tuple[int, ...], said: str
) -> None:
    """Who doubts is a number, and too few are no number at all."""
    commitment = reports.Commitment(people=sum(counts), doubts_to=3, counts=counts)
    plan = plan_of(content, result).model_copy(update={"commitment": commitment})
    assert told(content, result, plan).commitment == said


def test_the_radar_and_the_table_of_a_plan_stand_where_the_room_has_agreed(
    content: Content, result: Result
) -> None:
    """Agreed up, the lowest factor is lowest no more: row, corner and diamond say so."""
    lowest = result.profile.lowest[0]
    agreed = dict.fromkeys((one.id for one in content.factor(lowest).statements), "5")
    about = reports.About(organisation="Øby", day=date(2026, 11, 21))
    report = reports.tell(content, result, DANISH, about)
    plan = told(content, advice.settled(content, result, agreed, {}))
    _, now, diamond, *_ = reports.plan_radar(report, plan, "light").data
    rows = {row.factor: row for row in plan.rows}
    low = [row for row in plan.rows if row.lowest]
    assert rows[lowest].now_text == "5,0"
    assert low
    assert not rows[lowest].lowest
    assert list(now.r)[:-1] == [row.now for row in plan.rows]
    assert list(diamond.text) == [f"<b>{row.now_text}</b>" for row in low]


def test_a_calendar_holds_every_date_and_no_other(content: Content, result: Result) -> None:
    """Read back by another hand: whole days, a title each, and the owner in the words below."""
    undated = reports.Promise(id="own", factor=content.factors[0].id, title="Uden dato")
    plan = told(content, result, plan_of(content, result, more=(undated,)))
    found = events(reports.due_dates(plan, "Øby", DANISH))
    assert [event["summary"] for event in found] == [one.title for one in plan.promises[:3]]
    assert [event["dtstart"].dt for event in found] == [date(2027, 2, n) for n in (1, 2, 3)]
    assert {event["dtend"].dt - event["dtstart"].dt for event in found} == {timedelta(days=1)}
    assert all("Økonomichefen" in event["description"] for event in found)
    assert len({event["uid"] for event in found}) == 3


def test_a_calendar_of_follow_ups(content: Content, result: Result) -> None:
    """A day for each, with every promise in it; the same plan makes the same file."""
    plan = told(content, result)
    made = reports.follow_up_dates(plan, "Øby", DANISH)
    found = events(made)
    assert [event["dtstart"].dt.isoformat() for event in found] == list(plan.follow_ups)
    assert all(one.title in found[0]["description"] for one in plan.promises)
    assert made == reports.follow_up_dates(plan, "Øby", DANISH)


@pytest.mark.parametrize(("words", "between"), [(DANISH, ";"), (ENGLISH, ",")])
def test_a_sheet_holds_every_promise_and_no_formula(
    content: Content, result: Result, words: Words, between: str
) -> None:
    """Read back a row a promise; what would be reckoned out stands behind an apostrophe."""
    own = reports.Promise(
        id="own", factor=content.factors[0].id, title=HOSTILE, owner="@a;b,c", first_sign='-"1"\n2'
    )
    plan = told(content, result, plan_of(content, result, more=(own,)), words)
    text = reports.sheet(plan, words).decode("utf-8-sig")
    head, *rows = csv.reader(io.StringIO(text, newline=""), delimiter=between)
    assert [row[1] for row in rows] == [*(one.title for one in plan.promises[:3]), f"'{HOSTILE}"]
    assert rows[-1][3] == "'@a;b,c"
    assert rows[-1][5] == '\'-"1"\n2'
    assert {len(row) for row in rows} == {len(head)}
    assert rows[0][4] == "2027-02-01"
