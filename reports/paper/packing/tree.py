"""The tags without what says nothing, and one mark where one tag holds two side by side."""

from __future__ import annotations

import re
from collections import defaultdict
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Final

from reports.paper.packing import drawing

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    import pikepdf

UNHEARD: Final = ("/Type", "/T")
"""That it is an element, and a heading's own words again."""
NOTHING: Final = {"/O"}
"""Whose attributes, where there are none."""
SAID: Final = {"/Lang", "/Alt", "/ActualText", "/E", "/ID"}

Page = tuple[int, int]
Numbers = dict[int, int | None]


def slimmed(document: pikepdf.Pdf) -> None:
    """Draw each page anew, number its marks anew, and leave out what no reader hears."""
    import pikepdf  # noqa: PLC0415 - 100 ms that only a PDF should cost

    _told_once(document)
    elements = list(_elements(document))
    beside = _beside(elements)
    held = _held(document)
    numbers = {}
    for page in document.pages:
        marked = held.get(int(page.obj.get("/StructParents", -1)))
        numbers[page.obj.objgen] = _drawn_anew(page.obj, marked, beside[page.obj.objgen])
    for element in elements:
        _renumber(element, numbers)
        _slim(element)
    for element in elements:
        _lift(element)
    heirs = dict(filter(None, map(_absorbed, elements)))
    for marked in held.values():
        _inherit(marked, heirs)
    for found in document.objects:
        if isinstance(found, pikepdf.Dictionary) and found.get("/Subtype") == "/Link":
            _tighten(found)


TOLD_ELSEWHERE: Final = re.compile(
    rb"<xmpMM:History>.*?</xmpMM:History>|<xmpMM:RenditionClass>[^<]*</xmpMM:RenditionClass>"
    rb"|<pdf:PDFVersion>[^<]*</pdf:PDFVersion>"
    rb'|<rdf:li rdf:parseType="Resource"><pdfaSchema:schema>'
    rb"(?:Adobe PDF|XMP Media Management) schema<.*?</pdfaSchema:property></rdf:li>",
    re.DOTALL,
)
"""What is said of the file in words that archives know already, and a history that it has not."""


def _told_once(document: pikepdf.Pdf) -> None:
    told = document.Root.Metadata.read_bytes()
    document.Root.Metadata.write(TOLD_ELSEWHERE.sub(b"", told))


def _elements(document: pikepdf.Pdf) -> Iterator[Any]:
    import pikepdf  # noqa: PLC0415 - 100 ms that only a PDF should cost

    for found in document.objects:
        if isinstance(found, pikepdf.Dictionary) and found.get("/Type") == "/StructElem":
            yield found


def _beside(elements: list[Any]) -> Mapping[Page, set[tuple[int, int]]]:
    """For each page the pairs of marks that one tag holds, one after the other."""
    found: dict[Page, set[tuple[int, int]]] = defaultdict(set)
    for element in elements:
        if "/Pg" in element:
            pairs = pairwise(element.K)
            both = {(a, b) for a, b in pairs if isinstance(a, int) and isinstance(b, int)}
            found[element.Pg.objgen] |= both
    return found


def _held(document: pikepdf.Pdf) -> Mapping[int, Any]:
    """Which tags hold a page's marks, by the page's number among the parents."""
    told = list(document.Root.StructTreeRoot.ParentTree.get("/Nums", []))
    return dict(zip(map(int, told[::2]), told[1::2], strict=True))


def _drawn_anew(page: Any, marked: Any, beside: set[tuple[int, int]]) -> Numbers:  # noqa: ANN401
    """The new numbers of a page's marks by the old ones; a page drawn otherwise keeps its own."""
    import pikepdf  # noqa: PLC0415 - as above

    told = page.Contents.read_bytes()
    drawn = drawing.pieces(told)
    if not drawing.known(told, drawn):
        return {}
    numbers: Numbers = {}
    if marked is not None:
        follows = drawing.follows(drawn)
        count = 0
        for mark in range(len(marked)):
            joins = (follows.get(mark), mark) in beside
            numbers[mark] = None if joins else count
            count += not joins
        kept = [one for mark, one in enumerate(marked) if numbers[mark] is not None]
        while len(marked) > 0:
            del marked[-1]
        marked.extend(pikepdf.Array(kept))
    page.Contents.write(drawing.packed(drawn, numbers))
    return numbers


def _renumber(element: Any, numbers: Mapping[Page, Numbers]) -> None:  # noqa: ANN401
    """What a tag holds, by the new numbers."""
    import pikepdf  # noqa: PLC0415 - as above

    own = numbers[element.Pg.objgen] if "/Pg" in element else {}
    kids: list[Any] = []
    for kid in element.K:
        if isinstance(kid, int):
            kids.append(own.get(kid, kid))
            continue
        if "/MCID" in kid:  # on another page
            mark = int(kid.MCID)
            kid.MCID = numbers[kid.Pg.objgen].get(mark, mark)
        kids.append(kid)
    element.K = pikepdf.Array([kid for kid in kids if kid is not None])


def _slim(element: Any) -> None:  # noqa: ANN401
    """Without how it looks, which the page shows, and what it is called besides its own words."""
    import pikepdf  # noqa: PLC0415 - as above

    for key in UNHEARD:
        if key in element:
            del element[key]
    if "/Alt" in element:
        element.Alt = str(element.Alt)  # a byte a letter, where Typst writes four
    if isinstance(element.get("/A"), pikepdf.Array):
        told = [one for one in element.A if _tells(one, element)]
        if not told:
            del element["/A"]
        elif len(told) < len(element.A):
            element.A = pikepdf.Array(told)


def _tells(attribute: Any, element: Any) -> bool:  # noqa: ANN401
    if str(attribute.O) == "/Layout":
        return str(element.S) == "/Figure"  # which must say where it is
    return set(attribute.keys()) > NOTHING


def _lift(element: Any) -> None:  # noqa: ANN401
    """What lies in a box without a meaning lies where the box was."""
    import pikepdf  # noqa: PLC0415 - as above

    if any(_box(kid) for kid in element.K):
        element.K = pikepdf.Array(list(_unboxed(element.K)))
        for kid in element.K:
            if not isinstance(kid, int) and "/S" in kid:
                kid.P = element


def _unboxed(kids: Any) -> Iterator[Any]:  # noqa: ANN401
    for kid in kids:
        if _box(kid):
            yield from _unboxed(kid.K)
        else:
            yield kid


ROOMS: Final = {"/LBody", "/TD", "/TH"}


def _absorbed(element: Any) -> tuple[Page, Any] | None:  # noqa: ANN401
    """What is one paragraph and nothing else holds its own words: which one, and what holds it."""
    import pikepdf  # noqa: PLC0415 - as above

    if str(element.S) not in ROOMS or len(element.K) != 1:
        return None
    (kid,) = element.K
    if isinstance(kid, int) or kid.get("/S") != "/P" or not SAID.isdisjoint(kid.keys()):
        return None
    element.K = kid.K
    if "/Pg" in kid:
        element.Pg = kid.Pg
    for inner in element.K:
        if isinstance(inner, pikepdf.Dictionary) and "/S" in inner:
            inner.P = element
    return kid.objgen, element


def _inherit(marked: Any, heirs: Mapping[Page, Any]) -> None:  # noqa: ANN401
    """A page's marks belong to what holds them now."""
    import pikepdf  # noqa: PLC0415 - as above

    if isinstance(marked, pikepdf.Array):
        for at, owner in enumerate(list(marked)):
            if owner.objgen in heirs:
                marked[at] = heirs[owner.objgen]


def _box(kid: Any) -> bool:  # noqa: ANN401
    return (
        not isinstance(kid, int)
        and kid.get("/S") == "/Div"
        and SAID.isdisjoint(kid.keys())
        and not any(isinstance(inner, int) or "/S" not in inner for inner in kid.K)
    )


def _tighten(link: Any) -> None:  # noqa: ANN401
    """Where a link lies, to a point, and where it leads, right in it."""
    import pikepdf  # noqa: PLC0415 - as above

    link.Rect = pikepdf.Array([round(at) for at in link.Rect])
    if "/A" in link and link.A.is_indirect:
        link.A = pikepdf.Dictionary(dict(link.A.items()))
