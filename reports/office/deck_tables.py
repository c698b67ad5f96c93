"""Tables on a slide, and the ladder's rungs in their colours, hatched where they lie low."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pptx.dml.color import RGBColor
from pptx.enum.dml import MSO_PATTERN
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.util import Cm

from reports.office.colours import colour, rungs
from reports.office.layout import run

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pptx.dml.fill import FillFormat
    from pptx.oxml.xmlchemy import BaseOxmlElement
    from pptx.slide import Slide
    from pptx.table import Table
    from pptx.text.text import TextFrame, _Run

    from reports.office.layout import Place

LEFT: Final = 3
"""So many rungs lie left of the line in the middle; they are hatched."""


def table(drawn: Slide, place: Place, rows: int, widths: Sequence[float]) -> Table:
    """A plain table with hairlines, its first row a head."""
    frame = drawn.shapes.add_table(
        rows, len(widths), Cm(place.x), Cm(place.y), Cm(place.wide), Cm(place.high)
    )
    made = frame.table
    made.first_row, made.horz_banding = True, False
    for column, width in zip(made.columns, widths, strict=True):
        column.width = Cm(width)
    style = made._tbl.tblPr.find(qn("a:tableStyleId"))  # noqa: SLF001 - as above
    style.text = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"  # no style, no grid
    return made


def row(  # noqa: PLR0913 - how it looks
    made: Table,
    number: int,
    texts: Sequence[str],
    *,
    size: float,
    head: bool = False,
    low: bool = False,
    centred: bool = False,
    words: bool = False,
) -> None:
    """A row: words to the left, figures to the right, a line under it; or `words` throughout."""
    for place, text in enumerate(texts):
        cell = made.cell(number, place)
        cell.margin_left = cell.margin_right = Cm(0.15)
        cell.margin_top = cell.margin_bottom = Cm(0.06)
        cell.vertical_anchor = MSO_ANCHOR.MIDDLE
        line = cell.text_frame.paragraphs[0]
        figure = place > 0 and not words
        line.alignment = PP_ALIGN.CENTER if centred else PP_ALIGN.RIGHT if figure else PP_ALIGN.LEFT
        shade = "muted" if head and not centred else "low" if low and place < 2 else "ink"
        run(
            line,
            text,
            size,
            shade,
            bold=head if centred else (place == 1 and not words) or (low and place < 2),
        )
        _line(cell._tc, "12700" if not head else "25400", "ink" if head else "hair")  # noqa: SLF001 - as above


def _line(cell: BaseOxmlElement, width: str, shade: str) -> None:
    properties = cell.get_or_add_tcPr()
    properties.append(
        parse_xml(
            f'<a:lnB {nsdecls("a")} w="{width}"><a:solidFill><a:srgbClr val="{colour(shade)}"/>'
            "</a:solidFill></a:lnB>"
        )
    )


def swatches(made: Table) -> None:
    """The head of each rung in its colour, as in the bars."""
    for place, on in enumerate(rungs("on_rungs")):
        if place < len(made.columns):
            cell = made.cell(0, place)
            filled(cell.fill, place)
            for run in _runs(cell.text_frame):
                run.font.color.rgb = RGBColor.from_string(on)


def filled(fill: FillFormat, rung: int) -> None:
    """A rung's colour, hatched where it lies left of the line."""
    shade = RGBColor.from_string(rungs()[rung])
    if rung >= LEFT:
        fill.solid()
        fill.fore_color.rgb = shade
        return
    fill.patterned()
    fill.pattern = MSO_PATTERN.LIGHT_UPWARD_DIAGONAL
    fill.fore_color.rgb = RGBColor.from_string(colour("ink"))
    fill.back_color.rgb = shade


def _runs(frame: TextFrame) -> Iterator[_Run]:
    for line in frame.paragraphs:
        yield from line.runs
