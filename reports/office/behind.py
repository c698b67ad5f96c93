"""The book behind a chart, which opens when somebody wants to change its figures."""

from __future__ import annotations

import io
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final

import xlsxwriter

from reports.office.packing import packed

if TYPE_CHECKING:
    from collections.abc import Sequence

PLAIN: Final = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
"""What is written as a text stays one."""
LONG_AGO: Final = datetime(1980, 1, 1, tzinfo=UTC).replace(tzinfo=None)


def book(
    names: Sequence[str], series: Sequence[tuple[str, Sequence[float | None]]], form: str
) -> bytes:
    """Names down the first column, a column a series: where a chart of python-pptx looks."""
    out = io.BytesIO()
    made = xlsxwriter.Workbook(out, PLAIN)
    made.set_properties({"created": LONG_AGO})
    sheet, shown = made.add_worksheet(), made.add_format({"num_format": form})
    for row, name in enumerate(names, 1):
        sheet.write_string(row, 0, name)
    for column, (name, values) in enumerate(series, 1):
        sheet.write_string(0, column, name)
        for row, value in enumerate(values, 1):
            if value is not None:
                sheet.write_number(row, column, value, shown)
    made.close()
    return packed(out.getvalue())
