"""Slips to cut apart: a code each, and a square for the camera that fills it in."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from reports.handout import Handout

QUIET: Final = 4
"""Modules of white around it, as the standard asks."""


def with_slips(handout: Handout, codes: tuple[str, ...], front: str = "") -> Handout:
    """The same with slips; `front` is the app's whole address, "" where it is not known.

    A square leads to the page where a code is typed, with this one in its field: whatever looks at
    the address spends nothing, for a code is spent by the form alone.
    """
    lang = "" if handout.language == "da" else f"&lang={handout.language}"
    squares = tuple(_square(f"{front}/join?code={code}{lang}") for code in codes if front)
    return handout.model_copy(update={"slips": codes, "squares": squares})


def _square(link: str) -> tuple[int, ...]:
    """Its bytes as numbers, which is how Typst takes them; any of the eight masks can be read."""
    import segno  # noqa: PLC0415 - only who prints slips pays for it

    drawn = BytesIO()
    segno.make(link, error="m", micro=False, mask=0).save(drawn, kind="png", border=QUIET)
    return tuple(drawn.getvalue())
