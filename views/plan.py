"""Plan: what the room aims at and promises, what that would lift, and what it leaves behind."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

import reports
import workshop
from views import (
    adding,
    calm,
    comparing,
    here,
    house,
    phrases,
    pieces,
    plan_pieces,
    promising,
    seen,
    taking,
    told,
    visitor,
    voting,
)

if TYPE_CHECKING:
    from reports import PlanReport, Report
    from workshop import Workshop

words = visitor.the_words()
report = told.the_report() or calm.nothing_yet()
found = here.the_workshop()


def profile(of: PlanReport, beside: Workshop | None) -> None:
    """The radar with the dotted line, and the table; its targets can be set where one may."""
    left, right = st.columns([5, 7], gap="large", vertical_alignment="center")
    with left, st.container(key="radarbox"):
        st.plotly_chart(
            reports.plan_radar(report, of, visitor.the_theme()),
            key=here.key("plan-radar"),
            theme=None,
            height="stretch",
            config={"displayModeBar": False, "staticPlot": True},
            alt=of.radar_alt,
        )
    with right:
        st.html(plan_pieces.legend(report))
        if beside is None:
            st.html(plan_pieces.table(report, of, words, steppers=False))
        else:
            aims(of, beside)
        st.html(pieces.notes([report.labels["plan_rule"]]))


def aims(of: PlanReport, beside: Workshop) -> None:
    """The table, and beside each row what one aims at."""
    with st.container(key="aims"):
        table, targets = st.columns([5, 2], gap="small")
        table.html(plan_pieces.table(report, of, words, steppers=True))
        with targets:
            st.html(pieces.notes([report.labels["target"]]))
            for row in of.rows:
                aim(row.factor, row.short, row.target, beside)


def aim(factor: str, short: str, target: int, beside: Workshop) -> None:
    """One factor's target."""

    def draw(key: str, value: int) -> int:
        return st.number_input(
            words.say("Target for {factor}", factor=words.inside(short)),
            min_value=0,
            max_value=5,
            value=value,
            step=1,
            key=key,
            label_visibility="collapsed",
        )

    chosen = seen.field(f"aim-{factor}", target, draw)
    if chosen == target:
        return
    try:
        workshop.aim(
            *(house.the_store(), house.the_content(), visitor.the_desk(), beside.id),
            factor,
            int(chosen),
            now=visitor.now(),
        )
    except workshop.Refused as refused:
        calm.refused(refused)
        return
    st.rerun()


def equal(of: PlanReport, *, may: bool) -> None:
    """The method's plan check: who waits, and a way to each one's steps."""
    with st.container(key="rule-equal"):
        left, right = st.columns(2, gap="large")
        left.html(pieces.heading(report.labels["plan_equal"]) + pieces.paragraphs(of.left))
        with right:
            for row in of.rows if may else ():
                if row.left:
                    see = words.say("See steps for {factor}", factor=words.inside(row.short))
                    adding.link(row.factor, see)


def an_example(of: Report) -> None:
    """The example's plan, which nobody may change."""
    if of.plan is None:
        calm.nothing_yet()
    kicker = (of.organisation, words.say("Plan"), words.say("Invented"))
    st.html(pieces.opening(kicker, of.plan.finding, of.plan.lead))
    profile(of.plan, None)
    st.html(pieces.section(words.say("The promises")) + plan_pieces.promises(of.plan, of))
    if of.plan.left:
        equal(of.plan, may=False)
    taking.show(of, of.plan)


def the_rooms(of: Workshop) -> None:
    """A room's own plan, from its targets to what it takes along."""
    plan = told.as_kept(of)
    shown, may = told.the_plan(of, plan), of.kind == "together" or of.phase == "revealed"
    kicker = (*phrases.whose(of), words.say("Plan"), shown.decided)
    st.html(pieces.opening(kicker, shown.finding, shown.lead))
    profile(shown, of if may else None)
    promising.show(of, report, shown, may=may)
    if may:
        with st.container(horizontal=not (adding.adds() or comparing.compares())):
            adding.show(of, report, plan)
            comparing.show(of, report, plan)
    if shown.left and plan.chosen:
        equal(shown, may=may)
    if of.kind == "private":
        voting.show(of, report, plan, shown, may=may)
    if plan.chosen:
        taking.show(report, shown)


if found is None:
    an_example(report)
else:
    the_rooms(found)
