"""What is hung up and handed out: posters on A1 and A3, and papers on A4. It only draws."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final, Literal, TypeAlias

from reports.paper import finished, printable_data, typeset

if TYPE_CHECKING:
    from reports.handout import Handout, Leaf, Poster
    from reports.model import Report

Hung: TypeAlias = Literal["a3", "a1"]
NOTHING: Final = b"null"


def poster_pdf(handout: Handout, name: Poster, paper: Hung, report: Report | None = None) -> bytes:
    """A poster; PdfError if Typst cannot set it.

    `profile` and `plan` show what a room came to, so they need its Report.
    """
    asked = json.dumps({"name": name, "paper": paper}).encode()
    told = json.dumps(printable_data(report)).encode() if report else NOTHING
    data = printable_data(handout)
    made = typeset(
        data, handout.date_iso, "poster.typ", beside={"asked.json": asked, "told.json": told}
    )
    return finished(made)


def leaf_pdf(handout: Handout, name: Leaf) -> bytes:
    """A paper to be handed out; PdfError if Typst cannot set it."""
    asked = json.dumps({"name": name}).encode()
    return finished(
        typeset(printable_data(handout), handout.date_iso, "leaf.typ", beside={"asked.json": asked})
    )
