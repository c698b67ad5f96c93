"""The laws of what is said and read: known ways to talk, sources that there are, short lines."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from content.caps import Cap, too_long
from content.laws import NO_SOURCE, Pointer, nowhere, repeated
from content.scripts import Script, Scripts
from content.told import Told

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from content.method import Method
    from content.models import Sources, Text
    from content.papers import Preread
    from content.problems import Problem
    from content.reading import Place, Sheet
    from content.scripts import OnlineFile, ScriptFile, TalkFile
    from content.typed import Typed

NO_TALK: Final = Told('there is no way to talk "{word}".{hint}')
STRIP: Final = 62
"""So many signs keep to one line above everything else, where something is filled in too."""
FILLED: Final = {"date": "30. september 2027", "lowest": "0", "highest": "5"}
NAME: Final = 40
TALK_CAPS: Final = (Cap(("talk", -1, "name"), NAME, 26),)
SCRIPT_CAPS: Final = (Cap(("name",), NAME, 26), Cap(("steps", -1, "wall"), 60, 26))

PREREAD_CAPS: Final = (
    Cap(("title",), NAME, 26),
    *(Cap((page, -1, "heading"), NAME, 26) for page in ("page_one", "page_two")),
    *(Cap((page, -1, "text"), 500) for page in ("page_one", "page_two")),
    *(Cap((page, -1, "points", -1), 150) for page in ("page_one", "page_two")),
)
"""So much that two pages hold it."""


class Shelf(NamedTuple):
    """The files as they were read; None where one is left out, or cannot be."""

    talk: Typed[TalkFile] | None
    online: Typed[OnlineFile] | None
    scripts: Mapping[str, Typed[ScriptFile] | None]

    def model(self) -> Scripts | None:
        """The whole shelf; None where there are no ways to talk."""
        if self.talk is None:
            return None
        found = [Script(key=key, **dict(file.model)) for key, file in self.scripts.items() if file]
        return Scripts(
            talk={talk.key: talk for talk in self.talk.model.talk},
            scripts={script.key: script for script in sorted(found, key=lambda s: s.minutes)},
            online=self.online.model.online if self.online else (),
        )


def broken(shelf: Shelf, method: Typed[Method] | None) -> Iterator[Problem]:
    """Every broken law. What points at a file that could not be read is not held against it."""
    yield from _twice(shelf)
    yield from _long(shelf)
    yield from nowhere(_talks(shelf))
    yield from nowhere(_tags(shelf, method) if method else ())


def _scripts(shelf: Shelf) -> Iterator[Typed[ScriptFile]]:
    yield from filter(None, shelf.scripts.values())


def _twice(shelf: Shelf) -> Iterator[Problem]:
    if shelf.talk:
        sheet = shelf.talk.sheet
        yield from repeated(
            (sheet, ("talk", i, "key"), talk.key) for i, talk in enumerate(shelf.talk.model.talk)
        )
    if shelf.online:
        sheet = shelf.online.sheet
        yield from repeated(
            (sheet, ("online", i, "key"), hint.key)
            for i, hint in enumerate(shelf.online.model.online)
        )


def _long(shelf: Shelf) -> Iterator[Problem]:
    if shelf.talk:
        yield from too_long(shelf.talk.sheet, TALK_CAPS)
        for i, talk in enumerate(shelf.talk.model.talk):
            yield from _one_line(shelf.talk.sheet, ("talk", i, "strip"), talk.strip)
    for script in _scripts(shelf):
        yield from too_long(script.sheet, SCRIPT_CAPS)
        for i, step in enumerate(script.model.steps):
            yield from _one_line(script.sheet, ("steps", i, "strip"), step.strip)


def _one_line(sheet: Sheet, place: Place, strip: Text) -> Iterator[Problem]:
    for language, words in strip:
        said = words.format(**FILLED)
        if len(said) > STRIP:
            what = Told("is {n} characters long; there is room for {most}", n=len(said), most=STRIP)
            yield sheet.problem((*place, language), what)


def _talks(shelf: Shelf) -> Iterator[Pointer]:
    if shelf.talk is None:
        return
    known = frozenset(talk.key for talk in shelf.talk.model.talk)
    for script in _scripts(shelf):
        for i, step in enumerate(script.model.steps):
            if step.talk:
                yield Pointer(script.sheet, ("steps", i, "talk"), NO_TALK, step.talk, known)


def broken_preread(
    preread: Typed[Preread] | None, method: Typed[Method] | None
) -> Iterator[Problem]:
    """Every broken law of the two pages: sources that there are, and headings of a line."""
    if preread is None:
        return
    yield from too_long(preread.sheet, PREREAD_CAPS)
    found = (
        (preread.sheet, (page, i, "source"), passage.source)
        for page in ("page_one", "page_two")
        for i, passage in enumerate(getattr(preread.model, page))
    )
    yield from nowhere(_pointers(found, method) if method else ())


def _tags(shelf: Shelf, method: Typed[Method]) -> Iterator[Pointer]:
    return _pointers(_sourced(shelf), method)


def _pointers(
    sourced: Iterable[tuple[Sheet, Place, Sources]], method: Typed[Method]
) -> Iterator[Pointer]:
    known = frozenset({"own", *(source.tag for source in method.model.sources)})
    for sheet, place, sources in sourced:
        for tag in sources:
            if not tag.startswith("http"):
                yield Pointer(sheet, place, NO_SOURCE, tag, known)


def _sourced(shelf: Shelf) -> Iterator[tuple[Sheet, Place, Sources]]:
    if shelf.talk:
        for i, talk in enumerate(shelf.talk.model.talk):
            yield shelf.talk.sheet, ("talk", i, "source"), talk.source
    if shelf.online:
        yield shelf.online.sheet, ("source",), shelf.online.model.source
    for script in _scripts(shelf):
        yield script.sheet, ("source",), script.model.source
