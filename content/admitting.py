"""Shelves that come frozen from elsewhere, held to the laws that the folder's own are held to."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, TypeVar

from pydantic import BaseModel

from content.asking import broken as broken_for_citizens
from content.freezing import read
from content.laws import broken
from content.models import FactorFile, QuestionnaireFile
from content.problems import ContentError, Problem
from content.reading import Sheet
from content.redesigning import FILES
from content.redesigning import broken as broken_sheets
from content.scripting import Shelf, broken_preread
from content.scripting import broken as broken_scripts
from content.scripts import OnlineFile, ScriptFile, TalkFile
from content.told import Told
from content.typed import Typed

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from content.scripts import Scripts
    from content.whole import Content

T = TypeVar("T", bound=BaseModel)
ASTRAY = Told("has other factors than the method names")
MISCALLED = Told("has something under another key than its own")


def admitted(shelves: str) -> Content:
    """The Content of frozen shelves that nobody here has read; ContentError at its first mistake.

    Held are the laws of what points where, and of what stands once. How long its texts may be is
    not: what an older version kept is read as it is. Nothing of it is remembered.
    """
    content = read(shelves)
    for problem in _problems(content):
        raise ContentError([problem])
    return content


def _problems(content: Content) -> Iterator[Problem]:
    method, asked = _typed("method", content.method), _asked(content)
    told = [(factor.id, factor.number) for factor in content.factors]
    if told != [(key, number) for number, key in enumerate(content.method.factors, 1)]:
        yield Problem("factors", 0, ASTRAY)
    if content.scripts and not _are_their_own(content.scripts):
        yield Problem("scripts", 0, MISCALLED)
    yield from chain(
        broken(method, _factors(content), asked),
        broken_for_citizens(_maybe("citizens", content.citizens), method, asked),
        broken_scripts(_shelf(content.scripts), method),
        broken_sheets(_sheets(content), method, asked),
        broken_preread(_maybe("preread", content.preread), method),
    )


def _are_their_own(scripts: Scripts) -> bool:
    """Whether each lies under its own key."""
    talks = all(key == one.key for key, one in scripts.talk.items())
    return talks and all(key == one.key for key, one in scripts.scripts.items())


def _typed(name: str, model: T) -> Typed[T]:
    """A model as if read from a file, of which no line is known and no text is measured."""
    return Typed(model, Sheet(name, {}, {}))


def _maybe(name: str, model: T | None) -> Typed[T] | None:
    return None if model is None else _typed(name, model)


def _factors(content: Content) -> dict[str, Typed[FactorFile]]:
    return {one.id: _typed(one.id, one) for one in content.factors}


def _asked(content: Content) -> dict[str, Typed[QuestionnaireFile]]:
    return {
        one.id: _typed(one.id, QuestionnaireFile(statements=one.statements))
        for one in content.factors
    }


def _shelf(scripts: Scripts | None) -> Shelf:
    if scripts is None:
        return Shelf(None, None, {})
    talk = TalkFile(talk=tuple(scripts.talk.values()))
    online = OnlineFile(online=scripts.online, source=("own",)) if scripts.online else None
    each: Mapping[str, Typed[ScriptFile]] = {
        key: _typed(key, one) for key, one in scripts.scripts.items()
    }
    return Shelf(_typed("talk", talk), _maybe("online", online), each)


def _sheets(content: Content) -> dict[str, Typed[BaseModel]]:
    if content.redesign is None:
        return {}
    return {stem: _typed(stem, getattr(content.redesign, stem)) for stem in FILES}
