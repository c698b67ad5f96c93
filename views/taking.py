"""What of a plan can be taken along: calendars, a sheet, and the way to the report."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

import reports
import workshop
from views import file_names, here, house, pieces, promising, visitor

if TYPE_CHECKING:
    from collections.abc import Callable

    from reports import PlanReport, Report


def show(report: Report, plan: PlanReport) -> None:
    """Files for a calendar and a spreadsheet, each made when it is asked for."""
    words = visitor.the_words()
    say, whose = words.say, report.organisation
    st.html(pieces.section(say("Take the plan along")))
    st.html(pieces.notes([promising.names_are_personal(), plan.follow_up]))
    made: tuple[tuple[str, str, str, Callable[[], bytes]], ...] = (
        (
            *(say("Dates for a calendar (.ics)"), "plan", "ics"),
            lambda: reports.due_dates(plan, whose, words),
        ),
        (
            *(say("Follow-ups for a calendar (.ics)"), say("follow-up"), "ics"),
            lambda: reports.follow_up_dates(plan, whose, words),
        ),
        (*(say("A spreadsheet (.csv)"), "plan", "csv"), lambda: reports.sheet(plan, words)),
    )
    with st.container(horizontal=True, key="take-along"):
        for label, name, kind, make in made:
            st.download_button(
                label,
                data=held(make),
                file_name=file_names.of(whose, name, kind=kind),
                mime="text/calendar" if kind == "ics" else "text/csv",
                key=here.key(f"file-{name}-{kind}"),
                on_click="ignore",
            )
    here.link("report.py", say("To the report (PDF)"))


def held(make: Callable[[], bytes]) -> Callable[[], bytes]:
    """Refused where the workshop was deleted or taken back since this was drawn."""
    of, desk = here.the_id(), visitor.the_desk()

    def made() -> bytes:
        if of != workshop.EXAMPLE:
            workshop.held(house.the_store(), desk, of)
        return make()

    return made
