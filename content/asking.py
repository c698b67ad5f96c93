"""The laws of what citizens are asked: its own names, answers that differ, and all it points at."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from content import caps
from content.caps import too_long
from content.laws import NO_SOURCE, Pointer, nowhere, repeated
from content.names import cleaned, folded
from content.problems import quoted
from content.reading import BLANK
from content.told import Told

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from content.citizens import Citizens
    from content.method import Method
    from content.models import QuestionnaireFile
    from content.problems import Problem
    from content.typed import Typed

NO_STATEMENT: Final = Told('there is no statement "{word}".{hint}')


def broken(
    citizens: Typed[Citizens] | None,
    method: Typed[Method] | None,
    asked: Mapping[str, Typed[QuestionnaireFile] | None],
) -> Iterator[Problem]:
    """Every broken law. What points at a file that could not be read is not held against it."""
    if citizens is None:
        return
    yield from _twice(citizens)
    yield from _alike(citizens)
    yield from too_long(citizens.sheet, caps.CITIZENS)
    yield from nowhere(_tags(citizens, method) if method else ())
    yield from nowhere(_beside(citizens, asked))


def _twice(citizens: Typed[Citizens]) -> Iterator[Problem]:
    sheet = citizens.sheet
    for i, question in enumerate(citizens.model.questions):
        named = ((sheet, ("questions", i, "beside", j), s) for j, s in enumerate(question.beside))
        yield from repeated(named)
    yield from repeated(
        (sheet, ("questions", i, "id"), question.id)
        for i, question in enumerate(citizens.model.questions)
    )


def _alike(citizens: Typed[Citizens]) -> Iterator[Problem]:
    """Two answers with the same words could not be told apart by those who choose."""
    for i, question in enumerate(citizens.model.questions):
        seen: set[tuple[str, str]] = set()
        for j, option in enumerate(question.options):
            for language in ("da", "en"):
                words = getattr(option, language)
                if (language, folded(words)) in seen and not words.startswith(BLANK):
                    what = Told(
                        "{name} is an answer to this question already", name=quoted(cleaned(words))
                    )
                    yield citizens.sheet.problem(("questions", i, "options", j, language), what)
                seen.add((language, folded(words)))


def _tags(citizens: Typed[Citizens], method: Typed[Method]) -> Iterator[Pointer]:
    known = frozenset({"own", *(source.tag for source in method.model.sources)})
    for i, question in enumerate(citizens.model.questions):
        for tag in question.basis:
            if not tag.startswith("http"):
                yield Pointer(citizens.sheet, ("questions", i, "basis"), NO_SOURCE, tag, known)


def _beside(
    citizens: Typed[Citizens], asked: Mapping[str, Typed[QuestionnaireFile] | None]
) -> Iterator[Pointer]:
    files = [file for file in asked.values() if file]
    if len(files) < len(asked):  # a statement may stand in the one that could not be read
        return
    known = frozenset(s.id for file in files for s in file.model.statements)
    for i, question in enumerate(citizens.model.questions):
        for j, statement in enumerate(question.beside):
            place = ("questions", i, "beside", j)
            yield Pointer(citizens.sheet, place, NO_STATEMENT, statement, known)
