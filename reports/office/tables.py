"""Tables in Word: real ones, with a head that repeats on the next page, and rows kept whole."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from reports.office import styles
from reports.office.colours import colour

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from docx.document import Document
    from docx.oxml.xmlchemy import BaseOxmlElement
    from docx.table import Table, _Cell, _Row

    from reports.office.model import Grid
    from reports.parts import Fact

LABELS: Final = 40
VALUES: Final = 126
GAP: Final = 6


def facts(made: Document, told: Sequence[Fact]) -> None:
    """Labels and what stands beside them; the first column heads its rows."""
    table = _table(made, len(told), (LABELS, VALUES))
    for row, fact in zip(table.rows, told, strict=True):
        _write(row.cells[0], fact.label, muted=True)
        _write(row.cells[1], fact.value)
    _look(table, first_row=False, first_column=True)
    gap(made)


def grid(made: Document, told: Grid) -> None:
    """The caption, and the table under it."""
    caption = styles.paragraph(made, told.caption, "Caption")
    caption.paragraph_format.keep_with_next = True
    caption.paragraph_format.space_before = Pt(10)
    table = _table(made, len(told.rows) + 1, told.widths)
    _row(table.rows[0], told.columns, told.figures, head=True)
    _repeated(table.rows[0])
    for row, texts in zip(list(table.rows)[1:], told.rows, strict=True):
        _row(row, texts, told.figures)
    _look(table, first_row=True, first_column=False)
    gap(made)


def gap(made: Document) -> None:
    """A little air after a table."""
    form = made.add_paragraph().paragraph_format
    form.space_after, form.line_spacing = Pt(0), Pt(GAP)


def _table(made: Document, rows: int, widths: Iterable[float]) -> Table:
    wide = [Mm(width) for width in widths]
    table: Table = made.add_table(rows, len(wide))
    table.autofit = False
    for column, width in zip(table.columns, wide, strict=True):
        column.width = width
    for row in table.rows:
        _kept(row)
        for cell, width in zip(row.cells, wide, strict=True):
            cell.width = width
    return table


def _row(row: _Row, texts: Sequence[str], figures: Sequence[int], *, head: bool = False) -> None:
    for place, (cell, text) in enumerate(zip(row.cells, texts, strict=True)):
        _write(cell, text, bold=head, figure=place in figures)


def _write(
    cell: _Cell, text: str, *, bold: bool = False, muted: bool = False, figure: bool = False
) -> None:
    (line,) = cell.paragraphs
    run = line.add_run(text)
    run.bold = bold or None
    run.font.size = Pt(10)
    if muted:
        run.font.color.rgb = RGBColor.from_string(colour("muted"))
    line.paragraph_format.space_after = Pt(2)
    line.paragraph_format.space_before = Pt(2)
    if figure:
        line.alignment = WD_ALIGN_PARAGRAPH.RIGHT


def _repeated(row: _Row) -> None:
    """The head stands again where the table goes on, and is one for whoever listens."""
    properties = row._tr.get_or_add_trPr()  # noqa: SLF001 - python-docx has no other way
    properties.append(OxmlElement("w:tblHeader"))


def _kept(row: _Row) -> None:
    """No row breaks over two pages."""
    properties = row._tr.get_or_add_trPr()  # noqa: SLF001 - as above
    properties.append(OxmlElement("w:cantSplit"))


def _look(table: Table, *, first_row: bool, first_column: bool) -> None:
    """Hairlines between the rows; which row and column are heads is told as Word tells it."""
    properties = table._tbl.tblPr  # noqa: SLF001 - as above
    borders = OxmlElement("w:tblBorders")
    for edge in ("bottom", "insideH"):
        line = OxmlElement(f"w:{edge}")
        for name, value in (
            ("val", "single"),
            ("sz", "4"),
            ("space", "0"),
            ("color", colour("hair")),
        ):
            line.set(qn(f"w:{name}"), value)
        borders.append(line)
    _in_order(properties, borders)
    look = properties.find(qn("w:tblLook"))
    for name, said in (("firstRow", first_row), ("firstColumn", first_column)):
        look.set(qn(f"w:{name}"), str(int(said)))


def _in_order(properties: BaseOxmlElement, borders: BaseOxmlElement) -> None:
    """Word refuses what stands in another order than the schema's."""
    layout = properties.find(qn("w:tblLayout"))
    look = properties.find(qn("w:tblLook"))
    place = layout if layout is not None else look
    place.addprevious(borders)
