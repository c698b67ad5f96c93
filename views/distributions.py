"""How the answers to each statement lie, taken along for a spreadsheet."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

import reports
import workshop
from views import file_names, here, house, told, visitor

if TYPE_CHECKING:
    from reports import Report


def show(report: Report) -> None:
    """One button: a row a statement, with the figures of the report and no others."""
    words, desk, of = visitor.the_words(), visitor.the_desk(), here.the_workshop()
    result = told.the_result(of) if of else reports.example_result(house.the_content())
    if result is None:
        return

    def data() -> bytes:
        """The file; Refused where the workshop was taken back since this was drawn."""
        if of:
            workshop.held(house.the_store(), desk, of.id)
        return reports.distributions(report, result, words)

    st.download_button(
        words.say("Download how the answers lie (.csv)"),
        data=data,
        file_name=file_names.of(
            report.organisation, report.date_iso, words.say("answers"), kind="csv"
        ),
        mime="text/csv",
        key=here.key("distributions"),
        on_click="ignore",
    )
