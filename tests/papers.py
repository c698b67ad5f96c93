"""A PDF of ours, read back: its tags in reading order, and what a listener would hear."""

from __future__ import annotations

import ctypes
import io
import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import page
import pikepdf
import pypdfium2  # type: ignore[import-untyped]  # ships no types
import pypdfium2.raw as pdfium  # type: ignore[import-untyped]  # as above

import reports
from content import Language, load
from reports import Report, pdf
from words import Words

if TYPE_CHECKING:
    from collections.abc import Iterator

LANGUAGES: tuple[Language, ...] = ("da", "en")
UNHEARD: Final = -1


@cache
def sample(language: Language) -> Report:
    """The example's Report, from the shelves as they are."""
    report = reports.example(load(), Words(language))
    assert report
    return report


@cache
def made(language: Language) -> bytes:
    """The sample's PDF."""
    return pdf(sample(language))


def opened(data: bytes) -> pikepdf.Pdf:
    """The PDF, to look into."""
    return pikepdf.open(io.BytesIO(data))


def tagged(part: pikepdf.Object) -> Iterator[pikepdf.Object]:
    """Every structure element under this one, in reading order."""
    kids: Any = part.get("/K", [])
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            yield kid
            yield from tagged(kid)


def named(document: pikepdf.Pdf, *names: str) -> list[pikepdf.Object]:
    """The structure elements of these types."""
    return [element for element in tagged(document.Root.StructTreeRoot) if str(element.S) in names]


def alternatives(data: bytes) -> list[str]:
    """What each drawing says to those who do not see it."""
    document = opened(data)
    return [str(figure.get("/Alt", "")) for figure in named(document, "/Figure")]


def letters(text: str) -> str:
    """Letters and figures alone: line breaks and hyphens are the page's, not the text's."""
    return re.sub(r"[\W_]", "", text)


def pages(data: bytes) -> list[str]:
    """The text of each page."""
    document = pypdfium2.PdfDocument(data)
    return [sheet.get_textpage().get_text_range() for sheet in document]


def saved(document: pikepdf.Pdf) -> bytes:
    """The PDF's bytes after a change."""
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def broken(data: bytes, profile: str = "ua1") -> set[str]:
    """The rules that the validator finds broken."""
    return {failure.rule_id for failure in page.validate_pdf_bytes(data, profile=profile).failures}


# ---- For ears ----


@cache
def spoken(data: bytes) -> tuple[dict[int, str], ...]:
    """For each page the text of each piece of marked content, by its number."""
    document = pypdfium2.PdfDocument(data)
    return tuple(_spoken(page) for page in document)


def _spoken(page: pypdfium2.PdfPage) -> dict[int, str]:
    found: dict[int, str] = {}
    text = page.get_textpage()
    for drawn in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_TEXT], max_depth=1):
        mark = pdfium.FPDFPageObj_GetMarkedContentID(drawn.raw)
        found[mark] = found.get(mark, "") + _text(drawn, text)
    return found


def _text(drawn: pypdfium2.PdfObject, page: pypdfium2.PdfTextPage) -> str:
    room = pdfium.FPDFTextObj_GetText(drawn.raw, page.raw, None, 0)
    buffer = ctypes.create_string_buffer(room)
    pdfium.FPDFTextObj_GetText(
        drawn.raw, page.raw, ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort)), room
    )
    return buffer.raw.decode("utf-16-le").rstrip("\0")


def heard(data: bytes, page: int) -> list[str]:
    """What is read aloud of one page, a tag a line, as deep as its tag lies."""
    document = opened(data)
    sheet = document.pages[page - 1].obj.objgen
    return list(_lines(document.Root.StructTreeRoot, sheet, spoken(data)[page - 1], depth=-1))


def _lines(
    part: pikepdf.Object, sheet: tuple[int, int], texts: dict[int, str], *, depth: int
) -> Iterator[str]:
    own, inside = "", []
    for kid in _kids(part):
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            inside += list(_lines(kid, sheet, texts, depth=depth + 1))
        elif (mark := _mark(kid)) is not None and _page_of(part, kid) == sheet:
            own += texts.get(mark, "")
    alt = f" [{part.Alt}]" if "/Alt" in part else ""
    here = bool(alt) and _page_of(part, None) == sheet
    if depth >= 0 and (own.strip() or inside or here):
        told = alt if here else f" {' '.join(own.split())}" if own.strip() else ""
        yield f"{'  ' * depth}{str(part.S)[1:]}{':' if told else ''}{told}"
    yield from ([] if here else inside)


def _kids(part: pikepdf.Object) -> list[Any]:
    kids: Any = part.get("/K", [])
    return list(kids) if isinstance(kids, pikepdf.Array) else [kids]


def _mark(kid: Any) -> int | None:  # noqa: ANN401 - a number or a dictionary
    if not isinstance(kid, pikepdf.Dictionary):
        return int(kid)
    return int(kid.MCID) if "/MCID" in kid else None


def _page_of(part: pikepdf.Object, kid: Any) -> tuple[int, int] | None:  # noqa: ANN401 - as above
    if isinstance(kid, pikepdf.Dictionary) and "/Pg" in kid:
        found: tuple[int, int] = kid.Pg.objgen
        return found
    return part.Pg.objgen if "/Pg" in part else None


def sizes(document: pikepdf.Pdf) -> dict[tuple[tuple[int, int], int], set[float]]:
    """The sizes of type in points in each piece of marked content, by page and number."""
    found: dict[tuple[tuple[int, int], int], set[float]] = {}
    for sheet in document.pages:
        for mark, these in drawn(sheet).items():
            found[sheet.obj.objgen, mark] = these
    return found


def drawn(sheet: pikepdf.Page) -> dict[int, set[float]]:
    """The sizes of type in each piece of marked content of a page."""
    found: dict[int, set[float]] = {}
    inside: list[int] = []
    size = 0.0
    for step in pikepdf.parse_content_stream(sheet):
        operands: Any = step.operands
        match str(step.operator):
            case "BDC" | "BMC":
                named_so = operands[1] if len(operands) > 1 else {}
                mark = named_so.get("/MCID") if isinstance(named_so, pikepdf.Dictionary) else None
                inside.append(UNHEARD if mark is None else int(mark))
                found.setdefault(inside[-1], set())
            case "EMC":
                inside.pop()
            case "Tf":
                size = round(float(operands[1]), 1)
            case "Tj" | "TJ":
                found.setdefault(inside[-1] if inside else UNHEARD, set()).add(size)
            case _:
                pass
    return found


if __name__ == "__main__":
    for language, place in (("da", "docs"), ("en", "docs/en")):
        told = "\n".join(heard(made(language), 2)) + "\n"
        Path(place, "page2-read-aloud.txt").write_text(told, "utf-8")


def own(element: pikepdf.Object) -> list[tuple[tuple[int, int], int]]:
    """The pieces of content right under an element, by page and number."""
    kids: Any = element.get("/K", [])
    several = kids if isinstance(kids, pikepdf.Array) else [kids]
    return [place for kid in several if (place := _place(element, kid))]


def _place(element: pikepdf.Object, kid: Any) -> tuple[tuple[int, int], int] | None:  # noqa: ANN401
    if not isinstance(kid, pikepdf.Dictionary):
        return element.Pg.objgen, int(kid)
    if "/MCID" not in kid:
        return None
    return (kid if "/Pg" in kid else element).Pg.objgen, int(kid.MCID)


def scope(cell: pikepdf.Object) -> str:
    """What a header cell heads: /Row or /Column, or nothing."""
    attributes: Any = cell.get("/A", [])
    several = attributes if isinstance(attributes, pikepdf.Array) else [attributes]
    return next((str(a.Scope) for a in several if "/Scope" in a), "")
