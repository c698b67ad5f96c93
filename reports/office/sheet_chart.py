"""The radar in the book: native, fed by the cells beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from reports.office.colours import SANS, colour

if TYPE_CHECKING:
    import xlsxwriter

    from reports.office.model import Sheet

SIZE: Final = {"width": 640, "height": 480}
FIRST: Final[dict[str, Any]] = {
    "line": {"color": f"#{colour('now')}", "width": 2.5},
    "marker": {"type": "circle", "size": 8, "fill": {"color": f"#{colour('now')}"}},
}
MIDDLE: Final[dict[str, Any]] = {
    "line": {"color": f"#{colour('now')}", "width": 1.5, "dash_type": "round_dot"},
    "marker": {"type": "square", "size": 7, "fill": {"color": f"#{colour('paper')}"}},
}
LAST: Final[dict[str, Any]] = {
    "line": {"color": f"#{colour('ink')}", "width": 1.5, "dash_type": "dash"},
    "marker": {"type": "none"},
}


def radar(made: xlsxwriter.Workbook, drawn: Any, sheet: Sheet, row: int) -> None:  # noqa: ANN401 - no types
    """Below the rows: what people answered, what they agreed, and the target."""
    chart = made.add_chart({"type": "radar", "subtype": "with_markers"})
    looks = (FIRST, *([MIDDLE] * (len(sheet.series) - 2)), LAST)
    last = len(sheet.rows)
    for column, look in zip(sheet.series, looks, strict=True):
        chart.add_series(
            {
                "name": [drawn.name, 0, column],
                "categories": [drawn.name, 1, sheet.around, last, sheet.around],
                "values": [drawn.name, 1, column, last, column],
                **look,
            }
        )
    chart.set_y_axis(
        {
            "min": 0,
            "max": 5,
            "major_unit": 1,
            "num_format": "0",
            "major_gridlines": {"visible": True, "line": {"color": f"#{colour('hair')}"}},
        }
    )
    chart.set_x_axis({"num_font": {"name": SANS, "size": 11}})
    chart.set_legend({"position": "bottom", "font": {"name": SANS, "size": 11}})
    chart.set_size(SIZE)
    drawn.insert_chart(row, 1, chart, {"description": sheet.chart, "object_position": 2})
