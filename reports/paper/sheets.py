"""One sheet of the redesign alone on its paper: to hang up, or to hand out."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Literal, TypeAlias

from reports.paper import finished, printable_data, typeset

if TYPE_CHECKING:
    from content import SheetName
    from reports.model import Report
    from reports.redesign import SheetAlone

Paper: TypeAlias = Literal["a4", "a3", "a1"]


def sheet_pdf(report: Report | SheetAlone, name: SheetName, paper: Paper) -> bytes:
    """The sheet of a told redesign that has it; PdfError if Typst cannot set it.

    Upright on A4, lying on A3 and A1. As accessible as the report, and the same bytes every time.
    """
    asked = json.dumps({"name": name, "paper": paper}).encode()
    data = printable_data(report)
    return finished(typeset(data, report.date_iso, "sheet.typ", beside={"asked.json": asked}))
