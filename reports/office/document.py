"""The committee's paper as a Word document with real styles, that anybody can go on writing in."""

from __future__ import annotations

import io
from itertools import zip_longest
from typing import TYPE_CHECKING

import docx
from docx.enum.text import WD_BREAK
from docx.shared import Mm

from reports.office import picture, properties, styles, tables
from reports.office.model import NO_AGENDA
from reports.office.packing import held, packed
from reports.telling.office import tell_paper

if TYPE_CHECKING:
    from docx.document import Document
    from docx.text.paragraph import Paragraph

    from reports.model import Report
    from reports.office.model import Agenda, Block, Lines, Pair, Paper, Points, Radar

WIDE = Mm(80)
"""As it is drawn: its words are as large as a caption's."""


def document(report: Report, agenda: Agenda = NO_AGENDA) -> bytes:
    """The paper, two to three pages; PdfError where the radar cannot be drawn."""
    paper = tell_paper(held(report), held(agenda))
    made = docx.Document()
    styles.prepare(made, paper.cover)
    properties.say(made.core_properties, paper.cover)
    _head(made, paper)
    for part in paper.parts:
        made.add_heading(part.heading, 2)
        for block, following in zip_longest(part.blocks, part.blocks[1:]):
            _draw(made, block, report)
            if following and following.kind == "points":
                made.paragraphs[-1].paragraph_format.keep_with_next = True
    styles.footer(made, paper)
    out = io.BytesIO()
    made.save(out)
    return packed(out.getvalue())


def _head(made: Document, paper: Paper) -> None:
    """Whose it is, the title, and what every agenda has above its items."""
    styles.paragraph(made, paper.cover.organisation or paper.cover.about, "Subtitle")
    styles.paragraph(made, paper.cover.title, "Title")
    tables.facts(made, paper.head)


def _draw(made: Document, block: Block, report: Report) -> None:
    match block.kind:
        case "lines":
            _lines(made, block)
        case "under":
            made.add_heading(block.text, 3)
        case "points":
            _points(made, block)
        case "grid":
            tables.grid(made, block)
        case "pair":
            _pair(made, block, report)


def _lines(made: Document, block: Lines) -> None:
    for text in block.texts:
        styles.paragraph(made, text, styles.FILL if block.fill else _plain(block))


def _plain(block: Lines) -> str:
    return "List" if block.tight else "Normal"


def _points(made: Document, block: Points) -> None:
    """A list; each numbered one begins with 1."""
    style = "List Number" if block.numbered else "List Bullet"
    number = styles.new_numbering(made) if block.numbered else None
    for text in block.texts:
        point = styles.paragraph(made, text, style)
        if number is not None:
            styles.number(point, number)


def _pair(made: Document, block: Pair, report: Report) -> None:
    """In two columns of a section of their own, which every program lays out alike."""
    styles.columns(made, (80, 83))
    _radar(made, block.radar, report)
    made.paragraphs[-1].add_run().add_break(WD_BREAK.COLUMN)
    tables.grid(made, block.grid)
    styles.columns(made, ())
    tables.gap(made)


def _radar(made: Document, block: Radar, report: Report) -> None:
    """The picture, with its words for whoever does not see it, over its caption."""
    paragraph: Paragraph = made.add_paragraph()
    paragraph.paragraph_format.keep_with_next = True
    shape = paragraph.add_run().add_picture(io.BytesIO(picture.radar(report)), width=WIDE)
    about = shape._inline.docPr  # noqa: SLF001 - python-docx has no other way to an alternative text
    about.set("descr", block.alt)
    about.set("name", block.caption)
    styles.paragraph(made, block.caption, "Caption")
