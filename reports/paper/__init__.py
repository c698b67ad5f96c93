"""The Report as an accessible PDF/UA-1 and PDF/A-3a, the same bytes every time. It only draws."""

from __future__ import annotations

import io
import json
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING, Any

from reports.model import Report
from reports.paper.printable import has_boxes, printable

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pikepdf
    import typst

    from reports.handout import Handout
    from reports.redesign import SheetAlone

HERE = Path(__file__).resolve().parent
STANDARDS = ["a-3a", "ua-1"]


class PdfError(Exception):
    """The report could not be set as a PDF; says what Typst said."""


def pdf(report: Report) -> bytes:
    """The whole report. What people typed prints or shows as a box; PdfError if nothing can."""
    Thread(target=_read_pikepdf, daemon=True).start()  # while Typst works and leaves Python alone
    return finished(typeset(printable_data(report), report.date_iso))


def printable_data(report: Report | SheetAlone | Handout) -> dict[str, Any]:
    """The Report as JSON in which every text can be printed, and whether any has lost signs."""
    plain = report.model_dump(mode="json")
    return {**_cleaned(plain), "boxes": any(map(has_boxes, _texts(plain)))}


def unprinted(report: Report) -> str:
    """The signs that print as a box because no font has them, each once."""
    plain = report.model_dump(mode="json", exclude={"labels"})
    texts = "".join(text for text in _texts(plain) if has_boxes(text))
    return "".join(sign for sign in dict.fromkeys(texts) if has_boxes(sign) and sign.isprintable())


def _texts(part: Any) -> Iterator[str]:  # noqa: ANN401 - JSON is whatever it is
    if isinstance(part, str):
        yield part
    elif isinstance(part, dict | list):
        for item in part.values() if isinstance(part, dict) else part:
            yield from _texts(item)


def _read_pikepdf() -> None:
    import pikepdf  # noqa: F401, PLC0415 - as below


def _cleaned(part: Any) -> Any:  # noqa: ANN401 - JSON is whatever it is
    if isinstance(part, str):
        return printable(part)
    if isinstance(part, list):
        return [_cleaned(item) for item in part]
    if isinstance(part, dict):
        return {key: _cleaned(value) for key, value in part.items()}
    return part


def typeset(report: dict[str, Any], day: str, main: str = "report.typ", **beside: bytes) -> bytes:
    """The Report's pages, as Typst makes them: tagged, but for the heads of the rows.

    `main` draws them; what is `beside` lies next to the Report as a file of that name and .json.
    """
    import typst  # noqa: PLC0415 - 60 ms that only a PDF should cost

    files = {f"pages/{page.name}": page.read_bytes() for page in (HERE / "pages").glob("*.typ")}
    files["main.typ"] = (HERE / main).read_bytes()
    files["palette.json"] = (HERE.parent / "palette.json").read_bytes()
    files["report.json"] = json.dumps(report, ensure_ascii=False).encode()
    files |= {f"{name}.json": data for name, data in beside.items()}
    try:
        made: bytes = typst.compile(  # type: ignore[call-overload]  # its stub lacks files in memory
            files,
            font_paths=_fonts(),
            pdf_standards=STANDARDS,
            timestamp=datetime.fromisoformat(day).replace(tzinfo=UTC),
        )
    except (KeyboardInterrupt, SystemExit):
        raise
    except BaseException as error:  # a panic in Typst is no Exception
        raise PdfError(f"Typst could not set the report: {error}") from error
    return made


@cache
def _fonts() -> typst.Fonts:
    import typst  # noqa: PLC0415 - as above

    return typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[HERE / "fonts"]
    )


def finished(made: bytes) -> bytes:
    """Finish the tags: a row's first cell heads it."""
    import pikepdf  # noqa: PLC0415 - 100 ms that only a PDF should cost

    row_head = pikepdf.Dictionary(O=pikepdf.Name.Table, Scope=pikepdf.Name.Row)
    with pikepdf.open(io.BytesIO(made)) as document:
        for element in document.objects:
            if isinstance(element, pikepdf.Dictionary) and element.get("/S") == "/TBody":
                for row in _inside(element):
                    _head(list(_inside(row)), row_head)
        out = io.BytesIO()
        document.save(
            out,
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
            deterministic_id=True,
            fix_metadata_version=False,  # Typst has said the version already
        )
    return out.getvalue()


def _inside(part: pikepdf.Object) -> Iterator[pikepdf.Object]:
    import pikepdf  # noqa: PLC0415 - as above

    inside: Any = part.get("/K", [])
    for kid in inside if isinstance(inside, pikepdf.Array) else [inside]:
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            yield kid


def _head(cells: list[pikepdf.Object], row_head: pikepdf.Dictionary) -> None:
    """Typst's own /Headers name the column alone and would hide the row's header, so they go."""
    import pikepdf  # noqa: PLC0415 - as above

    wide = {key: a[key] for a in _attributes(cells[0]) for key in ("/ColSpan",) if key in a}
    cells[0].S = pikepdf.Name.TH
    cells[0].A = pikepdf.Dictionary({**row_head, **wide}) if wide else row_head
    for cell in cells[1:]:
        for attribute in _attributes(cell):
            if "/Headers" in attribute:
                del attribute["/Headers"]


def _attributes(cell: pikepdf.Object) -> list[pikepdf.Object]:
    import pikepdf  # noqa: PLC0415 - as above

    found: Any = cell.get("/A", [])
    return list(found) if isinstance(found, pikepdf.Array) else [found]
