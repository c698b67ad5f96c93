"""The plan as CSV for a spreadsheet, in which nothing that was typed becomes a formula."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from content import cleaned

if TYPE_CHECKING:
    from reports.plan import PlanReport
    from words import Words

FORMULA = frozenset("=+-@\uff1d\uff0b\uff0d\uff20")
"""What a cell begins with that a spreadsheet reckons out; also as wide as a Japanese sign."""
BLANK = frozenset("\t\r\n")
"""What it might pass over before that, so no cell begins with it either."""
BETWEEN = {"da": ";", "en": ","}
"""What Excel expects between columns where people write in this language."""


def sheet(plan: PlanReport, words: Words) -> bytes:
    """A row a promise, its day as 2027-02-01; UTF-8 with the mark by which Excel knows it."""
    say = words.say
    out = io.StringIO()
    rows = csv.writer(out, delimiter=BETWEEN[words.language])
    rows.writerow(
        (
            *(say("No."), say("Step"), say("Factor"), say("Owner"), say("Due")),
            *(say("First sign"), say("Status"), say("Statements it lifts")),
        )
    )
    for one in plan.promises:
        told = (one.title, one.factor, one.owner, one.due_iso, one.first_sign)
        rows.writerow((one.number, *map(safe, (*told, one.status, one.lifts))))
    return out.getvalue().encode("utf-8-sig")


def safe(text: str) -> str:
    """The text, behind an apostrophe where a spreadsheet would take it for a formula."""
    begins = text[:1] in BLANK or cleaned(text)[:1] in FORMULA
    return f"'{text}" if begins else text
