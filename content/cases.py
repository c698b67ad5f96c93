"""Cases to read: what a room answers, and what must come of it. Written by whoever disputes it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Final, Literal, NamedTuple

from pydantic import BeforeValidator, Field, RootModel

from content.laws import NO_LEVEL
from content.models import Model, Words
from content.problems import ContentError, Problem, did_you_mean, shortened
from content.reading import Place, Plain, Sheet, read
from content.signs import foreign
from content.told import Told
from content.typed import modelled

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator
    from pathlib import Path

    from content.whole import Content

SIGNS: Final = {
    **{str(rung): str(rung) for rung in range(6)},
    "?": "dont_know",
    "x": "not_relevant",
    "-": "",
}
"""How one person's answer is written; - is none."""
LEVELS: Final = {answer for answer in SIGNS.values() if answer}
NO_STATEMENT: Final = Told('there is no statement "{word}".{hint}')


def _signs(value: object) -> object:
    return tuple(value.split()) if isinstance(value, str) else value


Signs = Annotated[tuple[str, ...], BeforeValidator(_signs)]


class Case(Model):
    """One room and its Result: a sign a person in each line of answers, levels and areas."""

    title: Words
    why: Words | None = None
    questionnaire: Literal["short", "full"] | None = None
    mode: Literal["open", "anonymous"] = "open"
    target: Annotated[int, Field(ge=0, le=5)] | None = None
    level: Signs = ()
    area: Signs = ()
    agreed: dict[str, str] = Field(default_factory=dict)
    answers: dict[str, Signs]
    expected: Annotated[dict[str, object], Field(min_length=1)]


class CaseFile(RootModel[tuple[Case, ...]]):
    """A file of cases: a list."""


class Cases(NamedTuple):
    """The cases of a file, and the sheet that knows their lines."""

    cases: tuple[Case, ...]
    sheet: Sheet

    def expected(self, number: int) -> Plain:
        """What is expected of a case, as it is written."""
        found = self.sheet.data
        for part in (number, "expected"):
            found = found[part]  # type: ignore[index] # it has been read as a Case
        return found


def read_cases(file: Path, content: Content) -> Cases:
    """The cases in a file; raises ContentError with every mistake at once."""
    problems: list[Problem] = []
    sheet = read(file, str(file), problems, nothing=True)
    typed = modelled(sheet, CaseFile, problems) if sheet else None
    if sheet and typed:
        cases = typed.model.root
        for number, case in enumerate(cases):
            problems += (sheet.problem((number, *at), what) for at, what in _wrong(case, content))
        if not problems:
            return Cases(cases, sheet)
    raise ContentError(problems)


def _wrong(case: Case, content: Content) -> Iterator[tuple[Place, Told]]:
    yield from _named("answers", case.answers, content.statements, NO_STATEMENT)
    yield from _named("agreed", case.agreed, content.statements, NO_STATEMENT)
    for place, what in _named("level", set(case.level) - {"-"}, content.levels, NO_LEVEL):
        yield place[:1], what
    for key, signs in case.answers.items():
        for sign in sorted(set(signs) - set(SIGNS)):
            what = Told('"{sign}" is no answer; write 0-5, ?, x or -', sign=shortened(sign))
            yield ("answers", key), what
    for key, level in case.agreed.items():
        if level not in LEVELS:
            what = Told('"{sign}" is no answer; write 0-5, dont_know or not_relevant', sign=level)
            yield ("agreed", key), what
    people = max(map(len, case.answers.values()), default=0)
    for field, names in (("level", case.level), ("area", case.area)):
        if names and len(names) < people:
            what = Told("names {n} people, and {people} answer", n=len(names), people=people)
            yield (field,), what


def _named(
    field: str, names: Iterable[str], known: Collection[str], missing: Told
) -> Iterator[tuple[Place, Told]]:
    for name in sorted(set(names) - set(known)):
        hint = did_you_mean(name, known) or foreign(name)
        yield (field, name), missing.filled(word=shortened(name), hint=hint)
