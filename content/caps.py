"""How long what is shown may be: so long that paper, radar and phone still bear it.

Held when the shelves are read, not by the models: what an older version kept is read as it is.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from content.citizens import VOICES
from content.told import Told

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from content.problems import Problem
    from content.reading import Place, Plain, Sheet

NAME = 70
SHORT = 24
TITLE = 80
LONGEST_WORD = 40
WORDS: Final = re.compile(r"[^\s/\u2013-]+")


class Cap(NamedTuple):
    """At most so many signs in a text, and in one word of it. In the place, -1 is every item."""

    place: Place
    signs: int
    word: int = LONGEST_WORD


FACTOR: Final = (
    Cap(("name",), NAME, 26),
    Cap(("short",), SHORT, 18),
    Cap(("practice", -1, "who"), TITLE, 26),
    Cap(("next_steps", -1, "title"), TITLE, 26),
)
QUESTIONNAIRE: Final = (
    Cap(("statements", -1, "text"), 300),
    Cap(("statements", -1, "question"), 300),
    Cap(("statements", -1, "rungs", -1, "text"), TITLE),
    Cap(("statements", -1, "rungs", -1, "short"), SHORT, 18),
)
METHOD: Final = (
    Cap(("name",), TITLE, 26),
    Cap(("ladder", "carrier"), NAME),
    Cap(("ladder", "rungs", -1, "text"), TITLE),
    Cap(("ladder", "rungs", -1, "short"), SHORT, 18),
    Cap(("levels", -1, "name"), 50, 26),
    Cap(("agreement", "words", -1, "text"), TITLE, 26),
    Cap(("terms", -1, "word"), 50, 26),
)
CITIZENS: Final = (
    Cap(("title",), TITLE, 26),
    Cap(("intro",), 300),
    Cap(("kinds", "text"), TITLE),
    *(Cap(("kinds", voice, "name"), 30, 18) for voice in VOICES),
    *(Cap(("kinds", voice, "choice"), TITLE) for voice in VOICES),
    *(Cap(("questions", -1, form), 150) for form in ("text", "relative", "organisation")),
    Cap(("questions", -1, "options", -1), 60, 26),
    Cap(("thanks",), 300),
    Cap(("need_help",), 300),
    Cap(("beside_text",), 300),
)


def too_long(sheet: Sheet, caps: Iterable[Cap]) -> Iterator[Problem]:
    """Every text of a sheet that is longer than there is room for."""
    for cap in caps:
        for place, text in _texts(sheet.data, cap.place, ()):
            longest = max(WORDS.findall(text), key=len, default="")
            if len(text) > cap.signs:
                what = Told(
                    "is {n} characters long; there is room for {most}", n=len(text), most=cap.signs
                )
                yield sheet.problem(place, what)
            elif len(longest) > cap.word:
                what = Told(
                    "has a word of {n} characters; there is room for {most}",
                    n=len(longest),
                    most=cap.word,
                )
                yield sheet.problem(place, what)


def _texts(data: Plain, way: Place, place: Place) -> Iterator[tuple[Place, str]]:
    if isinstance(data, str):
        yield place, data
    elif isinstance(data, list) and way:
        for number, item in enumerate(data):
            yield from _texts(item, way[1:], (*place, number))
    elif isinstance(data, dict):
        for key in [way[0]] if way else data:
            if isinstance(key, str) and key in data:
                yield from _texts(data[key], way[1:], (*place, key))
