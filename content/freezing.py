"""The shelves as one text, to be kept with what was asked from them, and back again."""

from __future__ import annotations

import json
from functools import lru_cache

from content.whole import Content


def frozen(content: Content) -> str:
    """The shelves as JSON, every word and number of them."""
    return json.dumps(content.model_dump(mode="json", by_alias=True), ensure_ascii=False)


@lru_cache(maxsize=16)
def thawed(shelves: str) -> Content:
    """The Content that `frozen` made this text from, under the same fingerprint.

    Whoever changes the models of this room must still read what was kept before: see
    docs/decisions/0010-frozen.md.
    """
    return Content.model_validate_json(shelves)
