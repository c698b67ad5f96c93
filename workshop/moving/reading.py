"""The bytes of a file to plain JSON, refused before they cost memory."""

from __future__ import annotations

import json
import re
from typing import Any, Final, NoReturn

from workshop.model import Refused

LARGEST: Final = 20 * 1024 * 1024
MOST_PARTS: Final = 500_000
"""So many values at most: an open workshop of ten thousand people has a tenth of them."""
DEEPEST: Final = 32
LARGEST_NUMBER: Final = 10**12
"""Kroner, people and days are all smaller."""
UNKEPT: Final = re.compile("[\0\ud800-\udfff]")
"""What no database keeps: NUL, and half of a surrogate pair."""


def plain(data: bytes) -> dict[str, Any]:
    """What is in a file; Refused where it is too large, too deep, not JSON, or said twice.

    Its size and the number of its parts are looked at before anything is made of them.
    """
    if len(data) > LARGEST or sum(map(data.count, (b",", b"[", b"{"))) > MOST_PARTS:
        raise Refused("The file is too large to be a workshop.")
    try:
        said = json.loads(
            data.decode("utf-8-sig"),
            object_pairs_hook=_once,
            parse_constant=_never,
            parse_float=_bounded,
            parse_int=_whole,
        )
        _must_be_sound(said, DEEPEST)
    except (ValueError, RecursionError):
        raise not_ours() from None
    if not isinstance(said, dict):
        raise not_ours()
    return said


def not_ours() -> Refused:
    """Why a file is not taken in."""
    return Refused("The file is not a workshop that Helhedstjek has written, or it was changed.")


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError
    return found


def _never(_: str) -> NoReturn:
    raise ValueError


def _bounded(text: str) -> float:
    number = float(text)
    if not abs(number) <= LARGEST_NUMBER:
        raise ValueError
    return number


def _whole(text: str) -> int:
    number = int(text)  # ValueError where it has thousands of digits
    if abs(number) > LARGEST_NUMBER:
        raise ValueError
    return number


def _must_be_sound(part: object, deeper: int) -> None:
    """ValueError where it is too deep, or holds what no database keeps."""
    if isinstance(part, str):
        if UNKEPT.search(part):
            raise ValueError
        return
    inside: list[object] = []
    if isinstance(part, dict):
        inside = [*part, *part.values()]
    elif isinstance(part, list):
        inside = part
    if inside and not deeper:
        raise ValueError
    for one in inside:
        _must_be_sound(one, deeper - 1)
