"""A sheet as the model it must be, or each mistake in an author's words. None are Pydantic's."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Any, Final, Generic, NamedTuple, TypeVar

from pydantic import BaseModel, ValidationError

from content.problems import Problem, did_you_mean, shortened
from content.reading import Place, Sheet, read
from content.signs import foreign
from content.told import Told

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pydantic_core import ErrorDetails

T = TypeVar("T", bound=BaseModel)
DIGITS: Final = re.compile(r"[-+.0-9]+")
GLUED: Final = re.compile(r"\w+:\S")
SLUG: Final = Told(
    '"{given}" is not written as it must be: small letters a-z, digits and _, a letter first, '
    "2 to 48 characters.{hint}"
)
TAG: Final = Told('"{given}" is not written as it must be: a capital first, then letters or digits')
ADDRESS: Final = Told('"{given}" is not written as it must be: http:// or https:// first')
WHOLE: Final = Told('"{given}" is no whole number')
NUMBER: Final = Told('"{given}" is no number; write it with a point: 3.5')
# By the type of Pydantic's error. Whatever it finds else is said in one sentence of ours.
SAID: Final = {
    "model_type": Told("must hold keys, each on its own line"),
    "dict_type": Told("must hold keys, each on its own line"),
    "tuple_type": Told("must be a list, each item after a dash"),
    "string_type": Told("must be one text"),
    "too_short": Told("needs at least {min_length} items"),
    "too_long": Told("has {actual_length} items; at most {max_length} are allowed"),
    "string_too_long": Told("is longer than {max_length} characters"),
    "greater_than_equal": Told('"{given}" is too low; {ge} is the least'),
    "less_than_equal": Told('"{given}" is too high; {le} is the most'),
    "bool_type": Told('"{given}" is neither true nor false'),
    **dict.fromkeys(("int_type", "int_parsing", "int_parsing_size", "int_from_float"), WHOLE),
    **dict.fromkeys(("float_type", "float_parsing", "finite_number"), NUMBER),
}
FORMS: Final = {"^[a-z]": SLUG, "^[A-Z]": TAG, "^http": ADDRESS}


class Typed(NamedTuple, Generic[T]):
    """A file that holds what it should, and the sheet that knows its lines."""

    model: T
    sheet: Sheet


def typed(
    file: Path,
    name: str,
    model: type[T],
    problems: list[Problem],
    notice: Callable[[Problem], None],
) -> Typed[T] | None:
    """The file as this model, or None when that cannot be; what is wrong in it is added."""
    sheet = read(file, name, problems, notice)
    return modelled(sheet, model, problems) if sheet else None


def modelled(sheet: Sheet, model: type[T], problems: list[Problem]) -> Typed[T] | None:
    """The sheet as this model, or None when that cannot be; what is wrong in it is added."""
    try:
        return Typed(model.model_validate(sheet.data), sheet)
    except ValidationError as error:
        found = _own(model, error.errors(include_url=False))
        problems += [_mistake(sheet, model, detail) for detail in found]
        return None


def _own(model: type[BaseModel], errors: list[ErrorDetails]) -> list[ErrorDetails]:
    """The mistakes themselves, without what only comes of them.

    A list is too short because of a mistake inside it; a key is missing that an unknown one meant.
    """
    meant = {_meant(model, error) for error in errors if error["type"] == "extra_forbidden"}
    return [
        error
        for error in errors
        if (error["type"] != "too_short" or len(error["input"]) < error["ctx"]["min_length"])
        and (error["type"] != "missing" or error["loc"] not in meant)
    ]


def _meant(model: type[BaseModel], error: ErrorDetails) -> Place:
    """The place that an unknown key was meant as, or its own."""
    hint = did_you_mean(str(error["loc"][-1]), _keys(model, error["loc"][:-1]))
    key = str(hint.values["near"]) if isinstance(hint, Told) else str(error["loc"][-1])
    return (*error["loc"][:-1], key)


def _mistake(sheet: Sheet, model: type[BaseModel], error: ErrorDetails) -> Problem:
    place: Place = tuple(error["loc"])
    last = str(place[-1]) if place else ""
    if error["type"] == "missing":
        return sheet.problem(place[:-1], Told('"{key}" is missing', key=last))
    if error["type"] == "extra_forbidden":
        hint = did_you_mean(last, _keys(model, place[:-1])) or foreign(last)
        what = Told('unknown key "{key}".{hint}', key=shortened(last), hint=hint)
        return sheet.problem(place[:-1], what)._replace(line=sheet.line(place))
    return sheet.problem(place, _what(error))


def _what(error: ErrorDetails) -> Told:
    """What is wrong with a value, in an author's words."""
    given = shortened(error["input"])
    ctx = error.get("ctx", {})
    match error["type"]:
        case "value_error" if isinstance(ctx["error"].args[0], Told):
            told: Told = ctx["error"].args[0]
            return told
        case "literal_error":
            known = re.findall(r"\w+", str(ctx["expected"]).replace(" or ", " "))
            return Told(
                '"{given}" is not one of {first} or {last}.{hint}',
                given=given,
                first=", ".join(known[:-1]),
                last=known[-1],
                hint=did_you_mean(str(error["input"]), known),
            )
        case "string_pattern_mismatch":
            form = next(f for start, f in FORMS.items() if ctx["pattern"].startswith(start))
            return form.filled(given=given, hint=foreign(str(error["input"])))
        case "model_type" | "tuple_type" if GLUED.match(str(error["input"])):
            return Told("a space is missing after the colon")
        case "greater_than_equal" | "less_than_equal" if not DIGITS.fullmatch(given):
            return NUMBER.filled(given=given)
        case kind:
            said = SAID.get(kind, Told('"{given}" cannot be used here'))
            return said.filled(given=given, **{gap: _short(value) for gap, value in ctx.items()})


def _short(value: object) -> object:
    return f"{value:g}" if isinstance(value, float) else value


def _keys(model: type[BaseModel], place: Place) -> frozenset[str]:
    """The keys allowed at a place, found by walking the JSON Schema down to it."""
    schema = whole = _schema(model)
    for part in place:
        schema = _down(whole, schema, part)
    return frozenset(_resolved(whole, schema).get("properties", {}))


@cache
def _schema(model: type[BaseModel]) -> dict[str, Any]:
    return model.model_json_schema()


def _down(whole: dict[str, Any], schema: dict[str, Any], part: str | int) -> dict[str, Any]:
    here = _resolved(whole, schema)
    found: dict[str, Any] = (
        here.get("items", {}) if isinstance(part, int) else here.get("properties", {}).get(part, {})
    )
    return found


def _resolved(whole: dict[str, Any], schema: dict[str, Any]) -> dict[str, Any]:
    if "anyOf" in schema:
        schema = schema["anyOf"][0]
    while "$ref" in schema:
        schema = whole["$defs"][schema["$ref"].rsplit("/", 1)[-1]]
    return schema
