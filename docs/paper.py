"""A page of a report as a picture."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pypdfium2  # type: ignore[import-untyped]  # ships no types
import typst

if TYPE_CHECKING:
    from pathlib import Path

PER_INCH: Final = 330
# The report is laid on a sheet a little larger than A4, with a hairline to tell paper from page.
SHEET: Final = """
#set page(width: 226mm, height: 313mm, margin: 8mm, fill: white)
#box(stroke: 0.5pt + luma(190), image("{file}", page: {page}, width: 210mm))
"""


def paper(file: Path, page: int) -> bytes:
    """A page of a PDF as a PNG; Typst, which set it, also reads it."""
    sheet = file.with_suffix(".typ")
    sheet.write_text(SHEET.format(file=file.name, page=page), encoding="utf-8")
    return bytes(typst.compile(str(sheet), format="png", ppi=PER_INCH))


def page_with(file: Path, *told: str) -> int:
    """The first page on which all of this stands; LookupError where there is none."""
    with pypdfium2.PdfDocument(file) as document:
        for number, page in enumerate(document, 1):
            text = " ".join(page.get_textpage().get_text_range().split())
            if all(one in text for one in told):
                return number
    raise LookupError(told)
