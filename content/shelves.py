"""The folders of YAML to one Content: read, type, and hold the laws that go across files."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from content.asking import broken as broken_for_citizens
from content.citizens import Citizens
from content.folder import (
    CITIZENS,
    METHOD,
    REDESIGN,
    SCRIPTS,
    Lying,
    astray,
    lying,
    sheets,
    shelved,
)
from content.freezing import printed_of
from content.laws import broken
from content.method import Method
from content.models import FactorFile, QuestionnaireFile
from content.papers import PREREAD, Preread
from content.problems import ContentError, Problem
from content.redesigning import FILES, whole
from content.redesigning import broken as broken_sheets
from content.scripting import Shelf, broken_preread
from content.scripting import broken as broken_scripts
from content.scripts import ONLINE, TALK, OnlineFile, ScriptFile, TalkFile
from content.typed import T, Typed, typed
from content.whole import Content, Factor

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Protocol

    from content.redesign import Redesign
    from content.scripts import Scripts

    class Reader(Protocol):
        """Reads a file of the shelves as a model."""

        def __call__(self, name: str, model: type[T]) -> Typed[T] | None:
            """The file, or None where it cannot be read."""


class Besides(NamedTuple):
    """What an instrument may have besides its factors and what it asks of them."""

    citizens: Citizens | None
    scripts: Scripts | None
    redesign: Redesign | None
    preread: Preread | None


SHELVES = Path(__file__).resolve().parent.parent


def load(folder: Path = SHELVES, notice: Callable[[Problem], None] = lambda _: None) -> Content:
    """Everything on the shelves under `folder`; raises ContentError with every mistake at once.

    `notice` is told of what is no mistake and yet may not be what its author meant.
    """
    problems: list[Problem] = []
    here = lying(folder)

    def file(name: str, model: type[T]) -> Typed[T] | None:
        known = name not in here.misnamed
        return typed(folder / name, name, model, problems, notice) if known else None

    method = file(METHOD, Method)
    stems = _stems(here, method.model if method else None, problems)
    factors = {stem: file(f"factors/{stem}.yaml", FactorFile) for stem in stems}
    asked = {stem: file(f"questionnaires/{stem}.yaml", QuestionnaireFile) for stem in stems}
    is_asked, strays = astray(folder, CITIZENS)
    problems += [stray.problem() for stray in strays]
    citizens = file(CITIZENS, Citizens) if is_asked else None
    problems += broken(method, _whole(factors), _whole(asked))
    problems += broken_for_citizens(citizens, method, asked)
    stems, strays = shelved(folder, SCRIPTS)
    problems += [stray.problem() for stray in strays]
    shelf = _scripts(file, stems)
    problems += broken_scripts(shelf, method)
    laid, odd = sheets(folder, FILES)
    problems += odd
    redesign = {stem: file(f"{REDESIGN}/{stem}.yaml", kind) for stem, kind in FILES.items() if laid}
    problems += broken_sheets(redesign, method, asked)
    is_read, strays = astray(folder, PREREAD)
    problems += [stray.problem() for stray in strays]
    preread = file(PREREAD, Preread) if is_read else None
    problems += broken_preread(preread, method)
    if problems or method is None:
        raise ContentError(problems)
    own = citizens.model if citizens else None
    besides = Besides(own, shelf.model(), whole(redesign), preread.model if preread else None)
    return _content(method.model, _whole(factors), _whole(asked), besides)


def schemas() -> dict[str, dict[str, Any]]:
    """The JSON Schema of each kind of file, by its path under the content folder."""
    return {
        "factors/factor.schema.json": FactorFile.model_json_schema(),
        "questionnaires/questionnaire.schema.json": QuestionnaireFile.model_json_schema(),
        "questionnaires/method.schema.json": Method.model_json_schema(),
        "citizens/citizens.schema.json": Citizens.model_json_schema(),
        "scripts/talk.schema.json": TalkFile.model_json_schema(),
        "scripts/script.schema.json": ScriptFile.model_json_schema(),
        "scripts/online.schema.json": OnlineFile.model_json_schema(),
        "papers/preread.schema.json": Preread.model_json_schema(),
        **{
            f"{REDESIGN}/{stem}.schema.json": kind.model_json_schema()
            for stem, kind in FILES.items()
        },
    }


def _whole(files: dict[str, Typed[T] | None]) -> dict[str, Typed[T]]:
    return {stem: typed for stem, typed in files.items() if typed}


def _scripts(file: Reader, stems: tuple[str, ...]) -> Shelf:
    """What lies on the scripts' shelf; there are no scripts without ways to talk."""
    names = [f"{SCRIPTS}/{stem}.yaml" for stem in stems]
    return Shelf(
        talk=file(TALK, TalkFile) if names else None,
        online=file(ONLINE, OnlineFile) if ONLINE in names else None,
        scripts={
            stem: file(name, ScriptFile)
            for stem, name in zip(stems, names, strict=True)
            if name not in {TALK, ONLINE}
        },
    )


def _stems(here: Lying, method: Method | None, problems: list[Problem]) -> tuple[str, ...]:
    """The factors to read, which are the method's; what lies there and is not read is told."""
    if method is None:
        problems += [stray.problem() for stray in here.strays]
        return tuple(sorted(set().union(*here.stems.values()) - {"method"}))
    problems += here.of(method.factors)
    return tuple(dict.fromkeys(method.factors))


def _content(
    method: Method,
    factors: dict[str, Typed[FactorFile]],
    asked: dict[str, Typed[QuestionnaireFile]],
    besides: Besides,
) -> Content:
    built = tuple(
        Factor(
            id=stem,
            number=number,
            statements=asked[stem].model.statements,
            **{key: getattr(factors[stem].model, key) for key in FactorFile.model_fields},
        )
        for number, stem in enumerate(method.factors, 1)
    )
    every = [method, *built, *filter(None, besides)]
    return Content(
        method=method,
        factors=built,
        fingerprint=printed_of(part.model_dump(mode="json") for part in every),
        **besides._asdict(),
    )
