"""How hard the Danish texts are to read: LIX of statements, of rungs and of each page on a phone.

LIX = words / sentences + 100 x long words / words, where a long word has more than six letters and
a line of its own is a sentence (Bjornsson 1968). 30 is easy, 40 ordinary, 50 official.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from babel.messages.pofile import read_po

from content import VOICES, load
from words import LOCALE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from content import Content, Factor, Voice

WORD: Final = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
ENDS: Final = re.compile(r"[.:!?]+(?=\s|$)|\n")
LONG: Final = 6
# A page that a participant answers; a statement alone has few words, and they are the field's own.
AT_MOST: Final = 40
# What citizens read.
EASY: Final = 30
CATALOGUE: Final = LOCALE / "da" / "LC_MESSAGES" / "helhedstjek.po"
PHONE: Final = "answering/templates"


class Reading(NamedTuple):
    """What was read, its LIX, and the most it may be where that is held."""

    what: str
    lix: float
    most: float | None = None

    @property
    def reached(self) -> bool:
        """Whether it is easy enough."""
        return self.most is None or self.lix <= self.most


def lix(lines: Iterable[str]) -> float:
    """The LIX of some lines of text; 0 without a word."""
    text = "\n".join(lines)
    words = WORD.findall(text)
    if not words:
        return 0
    sentences = sum(bool(WORD.search(part)) for part in ENDS.split(text))
    return len(words) / sentences + 100 * sum(len(word) > LONG for word in words) / len(words)


def phone() -> dict[str, list[str]]:
    """The app's own words on each page of the participants, in Danish, by the page's template."""
    said: dict[str, list[str]] = {}
    with CATALOGUE.open("rb") as file:
        for message in read_po(file, locale="da"):
            for place, _ in message.locations if message.id else ():
                if place.startswith(PHONE):
                    one = message.string
                    texts = [one] if isinstance(one, str) else list(one or ())
                    said.setdefault(Path(place).stem, []).extend(texts)
    return said


def page(content: Content, factor: Factor) -> Iterator[str]:
    """What the shelves say on a participant's page of one factor in the short questionnaire."""
    yield content.method.ladder.intro.da
    yield from (rung.help.da for rung in content.method.ladder.rungs)
    for statement in factor.statements:
        if statement.core:
            yield statement.text.da
            yield from (rung.text.da for rung in content.rungs(statement.id))


def for_citizens(content: Content, voice: Voice) -> Iterator[str]:
    """What one kind of citizens reads on all pages that the shelf words."""
    asked = content.citizens
    if asked is None:
        return
    yield from (asked.title.da, asked.intro.da, asked.kinds.text.da)
    yield from (asked.kinds.of(each).choice.da for each in VOICES)
    for question in asked.questions:
        yield question.asked(voice).da
        yield from (option.da for option in question.options)
    yield from (asked.thanks.da, asked.need_help.da)


def readings(content: Content) -> Iterator[Reading]:
    """All statements, questions and rungs, and each page on a phone."""
    asked = content.statements.values()
    yield Reading("statements", lix(s.text.da for s in asked))
    yield Reading("questions", lix(s.question.da for s in asked))
    yield Reading("the ladder", lix(rung.text.da for rung in content.method.ladder.rungs))
    yield Reading("own rungs", lix(r.text.da for s in asked for r in s.rungs or ()))
    yield Reading(
        "steps", lix(text for s in content.steps.values() for text in (s.title.da, s.how.da))
    )
    for voice in VOICES if content.citizens else ():
        yield Reading(f"asked: {voice}", lix(for_citizens(content, voice)), EASY)
    for factor in content.factors:
        name = f"phone: {factor.number} {factor.short.da}"
        yield Reading(name, lix(page(content, factor)), AT_MOST)
    for template, said in sorted(phone().items()):
        most = EASY if template.startswith("citizens") else AT_MOST
        yield Reading(f"phone: {template}", lix(said), most)


def table(found: Iterable[Reading]) -> str:
    """The readings, each on a line."""
    lines = [f"{'what is read, in Danish':<44} {'LIX':>9} {'at most':>9}"]
    lines += [_line(reading) for reading in found]
    return "\n".join(lines)


def _line(reading: Reading) -> str:
    line = f"{reading.what:<44} {reading.lix:>9.0f}"
    if reading.most is None:
        return line
    return f"{line} {reading.most:>9.0f}  {'reached' if reading.reached else 'MISSED'}"


if __name__ == "__main__":
    print(table(readings(load())))
