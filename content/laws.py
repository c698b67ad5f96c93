"""The laws that no single file can hold: what points somewhere must find something there."""

from __future__ import annotations

from collections import Counter
from itertools import chain
from typing import TYPE_CHECKING, Final, NamedTuple

from content import caps
from content.caps import too_long
from content.names import cleaned, folded
from content.problems import Problem, did_you_mean, quoted, shortened
from content.reading import BLANK
from content.signs import foreign
from content.told import Told

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from content.method import Method
    from content.models import Band, FactorFile, QuestionnaireFile, Sources
    from content.reading import Place, Sheet
    from content.typed import Typed

BANDS: Final[tuple[Band, ...]] = ("low", "middle", "high")
STEPS_A_BAND = 3
STATEMENTS = 3
NO_FACTOR: Final = Told('there is no factor "{word}".{hint}')
NO_LEVEL: Final = Told('there is no level "{word}".{hint}')
NO_SOURCE: Final = Told('there is no source "{word}".{hint}')
FACTOR_CALLED: Final = Told("{name} is the name of another factor already, in {where}")
LEVEL_CALLED: Final = Told("{name} is the name of another level already, in {where}")


class Pointer(NamedTuple):
    """A word in a file that must be known elsewhere."""

    sheet: Sheet
    place: Place
    missing: Told
    word: str
    known: frozenset[str]

    def problems(self) -> Iterator[Problem]:
        """One problem when nothing has this name."""
        if self.word not in self.known:
            hint = did_you_mean(self.word, self.known) or foreign(self.word)
            what = self.missing.filled(word=shortened(self.word), hint=hint)
            yield self.sheet.problem(self.place, what)


def broken(
    method: Typed[Method] | None,
    factors: Mapping[str, Typed[FactorFile]],
    asked: Mapping[str, Typed[QuestionnaireFile]],
) -> Iterator[Problem]:
    """Every broken law. What points at a file that could not be read is not held against it."""
    yield from chain(_twice(method, factors, asked), _bands(factors), _itself(factors))
    yield from chain(_few(asked), _long(method, factors, asked))
    yield from _one_name(FACTOR_CALLED, _factor_names(factors))
    yield from nowhere(_lifts(factors, asked))
    if method:
        yield from _agenda(method)
        yield from _one_name(LEVEL_CALLED, _level_names(method))
        yield from nowhere(_holds(method, factors))
        yield from nowhere(_levels(method, factors, asked))
        yield from nowhere(_tags(method, factors, asked))


def nowhere(pointers: Iterable[Pointer]) -> Iterator[Problem]:
    """What points where nothing has that name."""
    for pointer in pointers:
        yield from pointer.problems()


def _twice(
    method: Typed[Method] | None,
    factors: Mapping[str, Typed[FactorFile]],
    asked: Mapping[str, Typed[QuestionnaireFile]],
) -> Iterator[Problem]:
    yield from repeated(
        (typed.sheet, ("statements", i, "id"), statement.id)
        for typed in asked.values()
        for i, statement in enumerate(typed.model.statements)
    )
    yield from repeated(
        (typed.sheet, ("next_steps", i, "id"), step.id)
        for typed in factors.values()
        for i, step in enumerate(typed.model.next_steps)
    )
    if method:
        sheet, model = method.sheet, method.model
        yield from repeated((sheet, ("factors", i), f) for i, f in enumerate(model.factors))
        yield from repeated(
            (sheet, ("levels", i, "key"), x.key) for i, x in enumerate(model.levels)
        )
        yield from repeated(
            (sheet, ("sources", i, "tag"), x.tag) for i, x in enumerate(model.sources)
        )


def repeated(named: Iterable[tuple[Sheet, Place, str]]) -> Iterator[Problem]:
    """A name that stands a second time where each must be its own."""
    first: dict[str, str] = {}
    for sheet, place, name in named:
        if name in first:
            what = Told('"{name}" is used already, in {where}', name=name, where=first[name])
            yield sheet.problem(place, what)
        else:
            first[name] = f"{sheet.name}:{sheet.line(place)}"


class Shown(NamedTuple):
    """A name that people see, and whose it is."""

    sheet: Sheet
    place: Place
    owner: str
    name: str


def _factor_names(factors: Mapping[str, Typed[FactorFile]]) -> Iterator[Shown]:
    for stem, typed in factors.items():
        for key in ("name", "short"):
            for language, name in getattr(typed.model, key):
                yield Shown(typed.sheet, (key, language), stem, name)


def _level_names(method: Typed[Method]) -> Iterator[Shown]:
    for i, level in enumerate(method.model.levels):
        for language, name in level.name:
            yield Shown(method.sheet, ("levels", i, "name", language), str(i), name)


def _one_name(called: Told, names: Iterable[Shown]) -> Iterator[Problem]:
    """Two of a kind with one shown name in a language could not be told apart by those who read."""
    first: dict[tuple[str, str], Shown] = {}
    for shown in names:
        if shown.name.startswith(BLANK):
            continue
        before = first.setdefault((str(shown.place[-1]), folded(shown.name)), shown)
        if before.owner != shown.owner:
            where = f"{before.sheet.name}:{before.sheet.line(before.place)}"
            what = called.filled(name=quoted(cleaned(shown.name)), where=where)
            yield shown.sheet.problem(shown.place, what)


def _bands(factors: Mapping[str, Typed[FactorFile]]) -> Iterator[Problem]:
    for typed in factors.values():
        held = Counter(step.band for step in typed.model.next_steps)
        for band in BANDS:
            if held[band] < STEPS_A_BAND:
                what = Told(
                    "the band {band} needs {least} steps and has {held}",
                    band=band,
                    held=held[band],
                    least=STEPS_A_BAND,
                )
                yield typed.sheet.problem(("next_steps",), what)


def _few(asked: Mapping[str, Typed[QuestionnaireFile]]) -> Iterator[Problem]:
    """With fewer statements a factor's figures would tell of single answers."""
    for typed in asked.values():
        held = len(typed.model.statements)
        if held < STATEMENTS:
            what = Told("needs {least} statements and has {held}", held=held, least=STATEMENTS)
            yield typed.sheet.problem(("statements",), what)


def _long(
    method: Typed[Method] | None,
    factors: Mapping[str, Typed[FactorFile]],
    asked: Mapping[str, Typed[QuestionnaireFile]],
) -> Iterator[Problem]:
    for typed in factors.values():
        yield from too_long(typed.sheet, caps.FACTOR)
    for questions in asked.values():
        yield from too_long(questions.sheet, caps.QUESTIONNAIRE)
    if method:
        yield from too_long(method.sheet, caps.METHOD)


def _lifts(
    factors: Mapping[str, Typed[FactorFile]], asked: Mapping[str, Typed[QuestionnaireFile]]
) -> Iterator[Pointer]:
    for stem in factors.keys() & asked.keys():
        own = frozenset(statement.id for statement in asked[stem].model.statements)
        missing = Told(
            'there is no statement in {file} called "{word}".{hint}',
            file=asked[stem].sheet.name,
        )
        for i, step in enumerate(factors[stem].model.next_steps):
            for j, lifted in enumerate(step.lifts):
                place: Place = ("next_steps", i, "lifts", j)
                yield Pointer(factors[stem].sheet, place, missing, lifted, own)


def _holds(method: Typed[Method], factors: Mapping[str, Typed[FactorFile]]) -> Iterator[Pointer]:
    known = frozenset(method.model.factors)
    for typed in factors.values():
        for i, hold in enumerate(typed.model.holds_back):
            place: Place = ("holds_back", i, "factor")
            yield Pointer(typed.sheet, place, NO_FACTOR, hold.factor, known)


def _itself(factors: Mapping[str, Typed[FactorFile]]) -> Iterator[Problem]:
    for stem, typed in factors.items():
        held = [hold.factor for hold in typed.model.holds_back]
        for i, factor in enumerate(held):
            place: Place = ("holds_back", i, "factor")
            if factor == stem:
                yield typed.sheet.problem(place, Told("a factor cannot hold itself back"))
            if factor in held[:i]:
                yield typed.sheet.problem(place, Told('"{name}" is named twice', name=factor))


def _levels(
    method: Typed[Method],
    factors: Mapping[str, Typed[FactorFile]],
    asked: Mapping[str, Typed[QuestionnaireFile]],
) -> Iterator[Pointer]:
    levels = frozenset(level.key for level in method.model.levels)
    for found in factors.values():
        for i, step in enumerate(found.model.next_steps):
            yield Pointer(found.sheet, ("next_steps", i, "lead"), NO_LEVEL, step.lead, levels)
    for typed in asked.values():
        for i, statement in enumerate(typed.model.statements):
            for j, level in enumerate(statement.observed_by):
                place: Place = ("statements", i, "observed_by", j)
                yield Pointer(typed.sheet, place, NO_LEVEL, level, levels)


def _tags(
    method: Typed[Method],
    factors: Mapping[str, Typed[FactorFile]],
    asked: Mapping[str, Typed[QuestionnaireFile]],
) -> Iterator[Pointer]:
    tags = frozenset({"own", *(source.tag for source in method.model.sources)})
    for sheet, place, sources in (*_sourced(factors), *_based(asked), *_disputable(method)):
        for tag in sources:
            if not tag.startswith("http"):
                yield Pointer(sheet, place, NO_SOURCE, tag, tags)


def _sourced(factors: Mapping[str, Typed[FactorFile]]) -> Iterator[tuple[Sheet, Place, Sources]]:
    for typed in factors.values():
        model = typed.model
        yield typed.sheet, ("what", "source"), model.what.source
        yield typed.sheet, ("why", "source"), model.why.source
        for key in ("drivers", "barriers", "practice", "next_steps"):
            for i, item in enumerate(getattr(model, key)):
                yield typed.sheet, (key, i, "source"), item.source


def _based(asked: Mapping[str, Typed[QuestionnaireFile]]) -> Iterator[tuple[Sheet, Place, Sources]]:
    for typed in asked.values():
        for i, statement in enumerate(typed.model.statements):
            yield typed.sheet, ("statements", i, "basis"), statement.basis


def _disputable(method: Typed[Method]) -> Iterator[tuple[Sheet, Place, Sources]]:
    model = method.model
    for key in ("ladder", "bands", "agreement"):
        yield method.sheet, (key, "source"), getattr(model, key).source
    for key in type(model.limits).model_fields:
        yield method.sheet, ("limits", key, "source"), getattr(model.limits, key).source


def _agenda(method: Typed[Method]) -> Iterator[Problem]:
    limits = method.model.limits
    if limits.agenda_least.value > limits.agenda_most.value:
        place: Place = ("limits", "agenda_least", "value")
        yield method.sheet.problem(place, Told("must not be above agenda_most"))
