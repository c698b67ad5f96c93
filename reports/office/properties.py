"""What a file says of itself: title, whose, which day, in which language."""

from __future__ import annotations

from datetime import UTC, datetime, time
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from docx.opc.coreprops import CoreProperties as OfWord
    from pptx.parts.coreprops import CorePropertiesPart as OfSlides

    from reports.office.model import Cover

LONGEST: Final = 255
"""As much as Office takes in a property."""
LOCALES: Final = {"da": "da-DK", "en": "en-GB"}
MAKER: Final = "Helhedstjek"


def day(cover: Cover) -> datetime:
    """The day of the answers, which is also that of the file, so that its bytes stay the same."""
    return datetime.combine(cover.day, time(), UTC)


def short(text: str) -> str:
    """A text as a property holds it."""
    return text[:LONGEST]


def say(of: OfWord | OfSlides, cover: Cover) -> None:
    """Fill in every property that Office shows."""
    of.title = short(cover.title)
    of.subject = short(cover.about)
    of.author = short(cover.organisation) or MAKER
    of.last_modified_by = MAKER
    of.keywords = ""
    of.comments = ""
    of.category = MAKER
    of.language = LOCALES[cover.language]
    of.created = of.modified = day(cover).replace(tzinfo=None)
    of.revision = 1
