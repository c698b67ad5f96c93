"""The shelves as one text, to be kept with what was asked from them, and back again."""

from __future__ import annotations

import hashlib
import json
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from content.whole import Content

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

BESIDES = ("citizens", "scripts", "redesign", "preread")
"""What an instrument may have besides its method and its factors, in the order of the print."""
NAMED = {"from": "from_"}
"""What a field is called where Python keeps its name in the file for itself."""


def frozen(content: Content) -> str:
    """The shelves as JSON, every word and number of them."""
    return json.dumps(content.model_dump(mode="json", by_alias=True), ensure_ascii=False)


@lru_cache(maxsize=16)
def thawed(shelves: str) -> Content:
    """The Content that `frozen` made this text from, under the same fingerprint.

    Whoever changes the models of this room must still read what was kept before: see
    docs/decisions/0010-frozen.md.
    """
    return read(shelves)


def read(shelves: str) -> Content:
    """The same, and nothing of it is remembered: for what may never be kept."""
    return Content.model_validate_json(shelves)


def printed_of(parts: Iterable[Any]) -> str:
    """The fingerprint of the parts of the shelves, as plain JSON."""
    words = json.dumps(list(parts), ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(words.encode()).hexdigest()[:16]


def fingerprint_of(shelves: Mapping[str, Any]) -> str:
    """What frozen shelves must have as their fingerprint, whatever they say that it is.

    Made of the words as they were kept, so that those of an earlier version have theirs too.
    """
    besides = [shelves[part] for part in BESIDES if shelves.get(part) is not None]
    return printed_of(map(_named, [shelves["method"], *shelves["factors"], *besides]))


def _named(part: Any) -> Any:  # noqa: ANN401 - JSON is what it is
    if isinstance(part, dict):
        return {NAMED.get(key, key): _named(value) for key, value in part.items()}
    return list(map(_named, part)) if isinstance(part, list) else part
