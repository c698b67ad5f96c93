"""The tags of a PDF, finished: a row's first cell heads it, a bookmark has its chapter's name."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any, Final

from reports.paper.packing import slimmed, written

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    import pikepdf

UNNAMED: Mapping[str, str] = {}


def finished(
    made: bytes,
    names: Mapping[str, str] = UNNAMED,
    turned: Callable[[pikepdf.Pdf], None] | None = None,
) -> bytes:
    """The same pages with row heads; `names` are the bookmarks to rename, by their headings.

    `turned` makes another standard of them, last of all.
    """
    import pikepdf  # noqa: PLC0415 - 100 ms that only a PDF should cost

    with pikepdf.open(io.BytesIO(made)) as document:
        _tidy(document)
        _name_bookmarks(document, names)
        if turned:
            turned(document)
        slimmed(document)
        return written(document)


def _tidy(document: pikepdf.Pdf) -> None:
    """Head the rows, and leave out what says again what is said already."""
    import pikepdf  # noqa: PLC0415 - as above

    row_head = pikepdf.Dictionary(O=pikepdf.Name.Table, Scope=pikepdf.Name.Row)
    for element in document.objects:
        if not isinstance(element, pikepdf.Dictionary):
            continue
        if element.get("/S") == "/TBody":
            for row in inside(element):
                _head(list(inside(row)), row_head)
        elif element.get("/S") == "/TH":
            _unnamed(element)
        elif element.get("/Subtype") == "/Link":
            _one_box(element)
    if "/IDTree" in document.Root.StructTreeRoot:
        del document.Root.StructTreeRoot["/IDTree"]


def _unnamed(head: pikepdf.Dictionary) -> None:
    """Nothing calls a head by its name where a cell finds it by its place."""
    if "/ID" in head:
        del head["/ID"]
    _by_place(head)


LONE: Final = 8
"""So many numbers say where one line of a link lies; its rectangle says so too."""


def _one_box(link: pikepdf.Dictionary) -> None:
    if "/QuadPoints" in link and len(link.QuadPoints) <= LONE:
        del link["/QuadPoints"]


def inside(part: pikepdf.Object) -> Iterator[pikepdf.Object]:
    """The structure elements right under this one."""
    import pikepdf  # noqa: PLC0415 - as above

    kids: Any = part.get("/K", [])
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            yield kid


def _head(cells: list[pikepdf.Object], row_head: pikepdf.Dictionary) -> None:
    """Typst's own /Headers name the column alone and would hide the row's header, so they go."""
    import pikepdf  # noqa: PLC0415 - as above

    wide = {key: a[key] for a in _attributes(cells[0]) for key in ("/ColSpan",) if key in a}
    cells[0].S = pikepdf.Name.TH
    cells[0].A = pikepdf.Dictionary({**row_head, **wide}) if wide else row_head
    for cell in cells[1:]:
        _by_place(cell)


def _attributes(cell: pikepdf.Object) -> list[pikepdf.Object]:
    import pikepdf  # noqa: PLC0415 - as above

    found: Any = cell.get("/A", [])
    return list(found) if isinstance(found, pikepdf.Array) else [found]


def _by_place(cell: pikepdf.Object) -> None:
    for attribute in _attributes(cell):
        if "/Headers" in attribute:
            del attribute["/Headers"]


def _name_bookmarks(document: pikepdf.Pdf, names: Mapping[str, str]) -> None:
    """A chapter's heading is a sentence; what one looks for is its name."""
    outlines: Any = document.Root.get("/Outlines")
    bookmark = None if outlines is None else outlines.get("/First")
    while bookmark is not None:
        bookmark.Title = names.get(str(bookmark.Title), str(bookmark.Title))
        bookmark = bookmark.get("/Next")
