"""Where the organisation itself says that it is: analyse, redesign, carry, harvest. Not a score."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from pydantic import Field

from sheets.model import Paragraph, Sheet

if TYPE_CHECKING:
    from content import Language, MovementsFile


class Movements(Sheet):
    """`at` is the key of a movement, "" where nothing is said; `words` by movement."""

    at: Annotated[str, Field(max_length=48)] = ""
    words: dict[str, Paragraph] = Field(default={})


def example(of: MovementsFile, language: Language) -> Movements:
    """The sheet as an invented municipality has filled it in."""
    words = {key: text[language] for key, text in of.example.words.items()}
    return Movements(at=of.example.at, words=words)
