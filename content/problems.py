"""What is wrong with a shelf, said so that its author can mend it: where, what, what to do."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING, NamedTuple

from content.told import Told

if TYPE_CHECKING:
    from collections.abc import Iterable


LONGEST_WORD = 60


def one_line(text: str) -> str:
    """The text without line breaks and controls, which would reach a terminal from a file."""
    return "".join(sign if sign.isprintable() else "\N{REPLACEMENT CHARACTER}" for sign in text)


def quoted(word: str) -> str:
    """A word from a file as a message can hold it: in quotation marks, one line, 60 signs."""
    return one_line(f'"{word}"' if len(word) <= LONGEST_WORD else f'"{word[:LONGEST_WORD]}…"')


class Problem(NamedTuple):
    """One mistake: `file` under the content folder, `line` from 1, or 0 for the whole file."""

    file: str
    line: int
    what: str

    def __str__(self) -> str:
        """Read as `factors/why.yaml:12: what is wrong`, on one line whatever stood in the file."""
        where = f"{self.file}:{self.line}" if self.line else self.file
        return one_line(f"{where}: {self.what}")


class ContentError(Exception):
    """The shelves cannot be used; `problems` holds every mistake, by file and line."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(set(problems)))
        super().__init__("\n".join(map(str, self.problems)))


def did_you_mean(word: str, known: Iterable[str]) -> Told | str:
    """` Did you mean "…"?` for a near miss, otherwise the empty string."""
    near = get_close_matches(word, list(known), n=1, cutoff=0.7)
    return Told(' Did you mean "{near}"?', near=near[0]) if near else ""
