"""The colours of the light theme, as Office writes them."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Final

SERIF: Final = "Georgia"
SANS: Final = "Calibri"
"""On every machine that has Office, and near what the report is set in, which few have."""


def colour(name: str) -> str:
    """A colour of the palette as six digits."""
    return str(_palette()[name]).removeprefix("#")


def rungs(name: str = "rungs") -> tuple[str, ...]:
    """The ladder's six colours, or those of the figures on them."""
    return tuple(str(one).removeprefix("#") for one in _palette()[name])


@cache
def _palette() -> dict[str, str | list[str]]:
    file = Path(__file__).resolve().parent.parent / "palette.json"
    light: dict[str, str | list[str]] = json.loads(file.read_text(encoding="utf-8"))["light"]
    return light
