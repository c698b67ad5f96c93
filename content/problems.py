"""What is wrong with a shelf, said so that its author can mend it: where, what, what to do."""

from __future__ import annotations

import re
from difflib import get_close_matches
from typing import TYPE_CHECKING, NamedTuple

from content.told import Told

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable


LONGEST_WORD = 60
NUMBER = re.compile(r"\d+")


def one_line(text: str) -> str:
    """The text without line breaks and controls, which would reach a terminal from a file."""
    return "".join(sign if sign.isprintable() else "\N{REPLACEMENT CHARACTER}" for sign in text)


def shortened(word: object) -> str:
    """A word from a file as a message can hold it: one line, 60 signs."""
    text = str(word)
    return one_line(text if len(text) <= LONGEST_WORD else f"{text[:LONGEST_WORD]}…")


def quoted(word: str) -> str:
    """A word from a file as a message can hold it, in quotation marks."""
    return f'"{shortened(word)}"'


class Problem(NamedTuple):
    """One mistake: `file` under the content folder, `line` from 1, or 0 for the whole file.

    `place` is where in the file's structure it stands: `next_steps[2].lifts`, or nothing.
    """

    file: str
    line: int
    what: Told
    place: str = ""

    def __str__(self) -> str:
        """Read as `factors/why.yaml:12: what is wrong`, on one line whatever stood in the file."""
        return self._on_one_line(str(self.what))

    def said(self, say: Callable[..., str]) -> str:
        """The same in another language, by `say(message, **values)`: `words.Words.say`."""
        return self._on_one_line(self.what.said(say))

    @property
    def order(self) -> tuple[str, int, bool, str]:
        """By file and line; in one line its signs before what they spell, and 9 before 10."""
        said = NUMBER.sub(lambda found: found[0].zfill(9), str(self))
        return self.file, self.line, bool(self.place), said

    def _on_one_line(self, what: str) -> str:
        where = f"{self.file}:{self.line}" if self.line else self.file
        return one_line(": ".join(part for part in (where, self.place, what) if part))


class ContentError(Exception):
    """The shelves cannot be used; `problems` holds every mistake, by file and line."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(set(problems), key=lambda problem: problem.order))
        super().__init__("\n".join(map(str, self.problems)))


def did_you_mean(word: str, known: Iterable[str]) -> Told | str:
    """` Did you mean "…"?` for a near miss, otherwise the empty string."""
    near = get_close_matches(word, list(known), n=1, cutoff=0.7)
    return Told(' Did you mean "{near}"?', near=near[0]) if near else ""
