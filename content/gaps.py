"""Gaps in a sentence: places in braces that are filled in where it is said."""

from __future__ import annotations

import re
from typing import Final

from pydantic import AfterValidator

from content.models import Text
from content.told import Told

GAP: Final = re.compile(r"\{([^{}]*)\}?|\}")


def only(*known: str) -> AfterValidator:
    """In a sentence to be said there are these gaps and no others."""

    def checked(text: Text) -> Text:
        for words in (text.da, text.en):
            for found in GAP.finditer(words):
                if found[1] not in known or not found[0].endswith("}"):
                    gaps = ", ".join(f"{{{gap}}}" for gap in known)
                    raise ValueError(Told("only {gaps} may be in braces here", gaps=gaps))
        return text

    return AfterValidator(checked)
