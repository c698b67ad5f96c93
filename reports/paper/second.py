"""The same pages as PDF/UA-2: what Typst writes of PDF 2.0, put as that standard wants it.

A file cannot be this and PDF/A-3a at once, so it is an edition of its own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pikepdf

STANDARDS: Final = ("2.0",)
NEW: Final = "http://iso.org/pdf2/ssn"
OLD: Final = "http://iso.org/pdf/ssn"
OLDER: Final = {"/TOC", "/TOCI", "/Reference", "/BlockQuote"}
"""Types of element that only the older namespace knows."""
PART: Final = (
    '<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">'
    "<pdfuaid:part>2</pdfuaid:part><pdfuaid:rev>2024</pdfuaid:rev></rdf:Description></rdf:RDF>"
)


def turned(document: pikepdf.Pdf) -> None:
    """Name spaces, destinations and identification as PDF/UA-2 has them."""
    import pikepdf  # noqa: PLC0415 - 100 ms that only a PDF should cost

    older = document.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.Namespace, NS=OLD))
    spaces: Any = document.Root.StructTreeRoot.Namespaces
    spaces[0].NS = NEW
    spaces.append(older)
    elements = list(_elements(document))
    for element in elements:
        element.NS = older if str(element.S) in OLDER else spaces[0]
    _arrive(document, elements)
    document.Root.ViewerPreferences = pikepdf.Dictionary(DisplayDocTitle=True)
    told = document.Root.Metadata.read_bytes()
    document.Root.Metadata.write(told.replace(b"</rdf:RDF>", PART.encode()))


def _elements(document: pikepdf.Pdf) -> Iterator[pikepdf.Dictionary]:
    import pikepdf  # noqa: PLC0415 - as above

    for found in document.objects:
        if isinstance(found, pikepdf.Dictionary) and "/S" in found and "/P" in found:
            yield found


def _arrive(document: pikepdf.Pdf, elements: list[pikepdf.Dictionary]) -> None:
    """Whoever follows a link or a bookmark arrives at a heading of that page, not at a point."""
    heads: dict[tuple[int, int], pikepdf.Dictionary] = {}
    for element in elements:
        if str(element.S) in {"/H1", "/H2", "/TH", "/P"} and "/Pg" in element:
            before = heads.get(element.Pg.objgen)
            if before is None or str(element.S) < str(before.S):
                heads[element.Pg.objgen] = element
    for link in _links(document):
        _structured(link, heads)
    for entry in (e for e in elements if str(e.S) == "/TOCI"):
        _refer(entry)


def _links(document: pikepdf.Pdf) -> Iterator[Any]:
    import pikepdf  # noqa: PLC0415 - as above

    for found in document.objects:
        if isinstance(found, pikepdf.Dictionary) and "/Dest" in found:
            yield found


def _structured(link: Any, heads: dict[tuple[int, int], pikepdf.Dictionary]) -> None:  # noqa: ANN401
    import pikepdf  # noqa: PLC0415 - as above

    end = link.Dest
    head = heads[end[0].objgen]
    link.A = pikepdf.Dictionary(
        S=pikepdf.Name.GoTo, D=end, SD=pikepdf.Array([head, *list(end)[1:]])
    )
    del link["/Dest"]


def _refer(entry: Any) -> None:  # noqa: ANN401
    import pikepdf  # noqa: PLC0415 - as above

    stack = [entry]
    while stack:
        part = stack.pop()
        kids = part.get("/K", [])
        for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
            if isinstance(kid, pikepdf.Dictionary):
                if "/Obj" in kid and "/A" in kid.Obj:
                    entry.Ref = pikepdf.Array([kid.Obj.A.SD[0]])
                elif "/S" in kid:
                    stack.append(kid)
