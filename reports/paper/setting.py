"""A Report set by Typst: text that can be printed, the pages, the fonts and the standards."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from reports.paper.printable import has_boxes, printable

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    import typst

    from reports.handout import Handout
    from reports.model import Report
    from reports.redesign import SheetAlone

HERE = Path(__file__).resolve().parent
STANDARDS = ("a-3a", "ua-1")
REMEMBERED = 10
"""For so many settings more Typst keeps each that it has made, a hundred MB apiece."""
NOTHING: Mapping[str, bytes] = {}


class PdfError(Exception):
    """The report could not be set as a PDF; says what Typst said."""


def printable_data(
    report: Report | SheetAlone | Handout, edition: Mapping[str, Any] | None = None
) -> dict[str, Any]:
    """The Report as JSON in which every text can be printed, and whether any has lost signs."""
    plain = report.model_dump(mode="json") | ({"edition": edition} if edition else {})
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


def _cleaned(part: Any) -> Any:  # noqa: ANN401 - JSON is whatever it is
    if isinstance(part, str):
        return printable(part)
    if isinstance(part, list):
        return [_cleaned(item) for item in part]
    if isinstance(part, dict):
        return {key: _cleaned(value) for key, value in part.items()}
    return part


def typeset(
    report: dict[str, Any],
    day: str,
    main: str = "report.typ",
    *,
    beside: Mapping[str, bytes] = NOTHING,
    standards: Sequence[str] = STANDARDS,
) -> bytes:
    """The Report's pages, as Typst makes them: tagged, but for the heads of the rows.

    `main` draws them; what is `beside` lies next to the Report under its name.
    """
    import typst  # noqa: PLC0415 - 60 ms that only a PDF should cost

    files = {f"pages/{page.name}": page.read_bytes() for page in (HERE / "pages").glob("*.typ")}
    files["main.typ"] = (HERE / main).read_bytes()
    files["palette.json"] = (HERE.parent / "palette.json").read_bytes()
    files["report.json"] = json.dumps(report, ensure_ascii=False).encode()
    try:
        made: bytes = typst.compile(  # type: ignore[call-overload]  # its stub lacks files in memory
            files | dict(beside),
            font_paths=fonts(),
            pdf_standards=list(standards),
            timestamp=datetime.fromisoformat(day).replace(tzinfo=UTC),
        )
    except (KeyboardInterrupt, SystemExit):
        raise
    except BaseException as error:  # a panic in Typst is no Exception
        raise PdfError(f"Typst could not set the report: {error}") from error
    finally:
        _let_go()
    return made


def _let_go() -> None:
    """Set nothing so often that of the last report only what the next one shares is kept."""
    import typst  # noqa: PLC0415 - as above

    for _ in range(REMEMBERED // 3):
        typst.compile(b"", font_paths=fonts())


@cache
def fonts() -> typst.Fonts:
    """The report's own fonts, and no others."""
    import typst  # noqa: PLC0415 - as above

    return typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[HERE / "fonts"]
    )
