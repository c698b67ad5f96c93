"""What an answer is called: 3, "3,0", "3 - Er i brug", the rung's words, "Ved ikke", nothing."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from answers.grid import name_in
from answers.mistakes import shown
from answers.model import ABSENT, ANSWERS, DONT_KNOW, NOT_RELEVANT
from answers.wording import plain
from content import Told, did_you_mean, folded

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from content import Content, Rung

UNREAD = 255
NUMBER = re.compile(r"([0-9]{1,3})(?:[.,]0{0,6})?")
NUMBERED = re.compile(r"[(\[]?([0-9])(?:[.,]0+)?[)\]]?(?:\s*[-–—\u2212:=.)]+\s*|\s+)(\D.*)")
NUMBERED_AFTER = re.compile(r"(.*\D)\s*[(\[]([0-9])[)\]]")
NO_ANSWER = {"", "-", "–", "—", "\N{MINUS SIGN}"}
SAYINGS = {
    DONT_KNOW: (
        *("dont_know", "ved ikke", "ved det ikke", "jeg ved det ikke", "det ved jeg ikke"),
        *("jeg ved ikke", "ved ej", "don't know", "dont know", "do not know", "i don't know"),
        "i do not know",
    ),
    NOT_RELEVANT: (
        *("not_relevant", "ikke relevant", "ikke relevant hos os", "ikke relevant her"),
        *("ikke relevant for os", "not relevant", "not relevant here", "not relevant to us"),
        *("not applicable", "n/a", "irrelevant", "ikke aktuelt"),
    ),
}
SHORTEST_CUT = 12
MOST_LEVELS = 40


class Labels:
    """What each text says as an answer; `chosen` is what somebody has decided, and goes first."""

    def __init__(self, content: Content, chosen: Mapping[str, str] | None = None) -> None:
        self._read: dict[tuple[str, str], int] = {}
        self._chosen = {_key(text): _code(answer) for text, answer in (chosen or {}).items()}
        self._known = {
            plain(saying): code for code, sayings in SAYINGS.items() for saying in sayings
        }
        self._common = Ladder(content.method.ladder.rungs, content)
        self.own = {
            key: Ladder(statement.rungs, content)
            for key, statement in content.statements.items()
            if statement.rungs
        }

    def read(self, text: str, statement: str = "") -> int:
        """The answer's code, ABSENT for none and UNREAD for what is no answer."""
        about = statement if statement in self.own else ""
        if (text, about) not in self._read:
            self._read[text, about] = self._code(text, about)
        return self._read[text, about]

    def _code(self, text: str, statement: str) -> int:
        bare = name_in(text)
        if self._chosen and (key := folded(bare)) in self._chosen:
            return self._chosen[key]
        if bare in NO_ANSWER:
            return ABSENT
        if number := NUMBER.fullmatch(bare):
            return int(number[1]) if int(number[1]) < DONT_KNOW else UNREAD
        if bare.startswith("#"):
            return UNREAD  # what a sheet writes when it cannot calculate
        words = plain(bare)
        if (code := self._known.get(words)) is not None:
            return code
        return self._rung(bare, words, statement)

    def why(self, text: str) -> Told:
        """Why this is no answer, and what would be one."""
        if text.startswith("#"):
            return Told("{text} is an error in the sheet, and no answer", text=shown(text))
        number, words = _parted(name_in(text))
        said = self._said(plain(words), "") if number is not None else None
        if said is not None:
            return Told(
                "{text} has the number of one rung and the words of another, {said}",
                text=shown(text),
                said=said,
            )
        return Told(
            "{text} is no answer; write 0-5, dont_know or not_relevant.{hint}",
            text=shown(text),
            hint=did_you_mean(text, ANSWERS),
        )

    def _rung(self, bare: str, words: str, statement: str) -> int:
        number, rest = _parted(bare)
        said = self._said(words if number is None else plain(rest), statement)
        if said is None or number is None or said == number:
            return UNREAD if said is None else said
        return UNREAD

    def _said(self, words: str, statement: str) -> int | None:
        ladder = self.own.get(statement)
        found = ladder.read(words) if ladder else None
        return self._common.read(words) if found is None else found


class Levels:
    """The levels by their keys and by their names in both languages."""

    def __init__(self, content: Content) -> None:
        named: dict[str, set[str]] = {}
        for key, level in content.levels.items():
            for name in (level.name.da, level.name.en):
                for part in _called(name):
                    named.setdefault(plain(part), set()).add(key)
        self._keys = {name: min(keys) for name, keys in named.items() if len(keys) == 1}
        self._keys |= {plain(key): key for key in content.levels}
        self._keys |= {key: key for key in content.levels}

    def read(self, text: str) -> str | None:
        """The level's key, empty for none; None for what is no level."""
        name = name_in(text)
        if name in NO_ANSWER:
            return ""
        return self._keys.get(name) or self._keys.get(plain(name))

    def all(self, texts: Sequence[str]) -> bool:
        """Whether these are levels, and nothing else."""
        if len(texts) > MOST_LEVELS:
            return False
        read = [self.read(text) for text in texts]
        return None not in read and any(read)


def _called(name: str) -> Iterator[str]:
    """A level's name, and the parts of it that people use alone."""
    yield name
    short = name.split("(", maxsplit=1)[0]
    yield short
    yield from re.split(r" eller | or ", short)


class Ladder:
    """The rungs by their words in both languages."""

    def __init__(self, rungs: Iterable[Rung], content: Content) -> None:
        self._carriers = [plain(content.method.ladder.carrier.da)]
        self._carriers.append(plain(content.method.ladder.carrier.en))
        meant: dict[str, set[int]] = {}
        for rung in rungs:
            for text in (rung.text, rung.short):
                for words in (text.da, text.en):
                    meant.setdefault(plain(words), set()).add(rung.value)
        self._meant = {words: min(values) for words, values in meant.items() if len(values) == 1}

    def read(self, words: str) -> int | None:
        """The rung with these plain words, or the one that begins so; None if there is none."""
        for carrier in self._carriers:
            words = words.removeprefix(carrier).strip() or words
        if words in self._meant or len(words) < SHORTEST_CUT:
            return self._meant.get(words)
        begun = {value for said, value in self._meant.items() if said.startswith(words)}
        return begun.pop() if len(begun) == 1 else None


def _parted(bare: str) -> tuple[int | None, str]:
    """The number and the words of "3 - Er i brug"."""
    if not bare[:2].lstrip("([")[:1].isdigit() and bare[-1:] not in ")]":
        return None, bare
    if found := NUMBERED.fullmatch(bare):
        return int(found[1]), found[2]
    if found := NUMBERED_AFTER.fullmatch(bare):
        return int(found[2]), found[1]
    return None, bare


def _key(text: str) -> str:
    return folded(name_in(text))


def _code(answer: str) -> int:
    return ANSWERS.index(answer) if answer else ABSENT
