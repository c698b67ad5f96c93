"""The radar as a picture, drawn by Typst as in the report: no browser, the same bytes each time."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Final

from reports.paper import PdfError, fonts, printable_data

if TYPE_CHECKING:
    from reports.model import Report

HERE: Final = Path(__file__).resolve().parent
PAPER: Final = HERE.parent / "paper"
PPI: Final = 220


def radar(report: Report) -> bytes:
    """The profile as a PNG, sharp enough to be printed; PdfError if Typst cannot draw it."""
    import typst  # noqa: PLC0415 - 60 ms that only a picture should cost

    factors = printable_data(report)["factors"]
    files = {
        "main.typ": (HERE / "radar.typ").read_bytes(),
        "pages/figures.typ": (PAPER / "pages" / "figures.typ").read_bytes(),
        "palette.json": (HERE.parent / "palette.json").read_bytes(),
        "report.json": json.dumps(factors, ensure_ascii=False).encode(),
    }
    try:
        made: bytes = typst.compile(  # type: ignore[call-overload]  # its stub lacks files in memory
            files, font_paths=fonts(), format="png", ppi=PPI
        )
    except (KeyboardInterrupt, SystemExit):
        raise
    except BaseException as error:  # a panic in Typst is no Exception
        raise PdfError(f"Typst could not draw the radar: {error}") from error
    return made
