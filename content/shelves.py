"""Two folders of YAML to one Content: read, type, and hold the laws that go across files."""

from __future__ import annotations

import hashlib
import json
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Generic, NamedTuple, TypeVar

from pydantic import BaseModel, ValidationError

from content.laws import broken
from content.method import Method
from content.models import FactorFile, QuestionnaireFile
from content.problems import ContentError, Problem, did_you_mean
from content.reading import Place, Sheet, read
from content.whole import Content, Factor

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

SHELVES = Path(__file__).resolve().parent.parent
METHOD = "questionnaires/method.yaml"


T = TypeVar("T", bound=BaseModel)


class Typed(NamedTuple, Generic[T]):
    """A file that holds what it should, and the sheet that knows its lines."""

    model: T
    sheet: Sheet


def load(folder: Path = SHELVES) -> Content:
    """Everything on the shelves under `folder`; raises ContentError with every mistake at once."""
    problems: list[Problem] = []
    method = _typed(folder, METHOD, Method, problems)
    stems = _stems(folder, method.model if method else None, problems)
    factors = {stem: _typed(folder, f"factors/{stem}.yaml", FactorFile, problems) for stem in stems}
    asked = {
        stem: _typed(folder, f"questionnaires/{stem}.yaml", QuestionnaireFile, problems)
        for stem in stems
    }
    problems += broken(method, _whole(factors), _whole(asked))
    if problems or method is None:
        raise ContentError(problems)
    return _content(method.model, _whole(factors), _whole(asked))


def schemas() -> dict[str, dict[str, Any]]:
    """The JSON Schema of each kind of file, by its path under the content folder."""
    return {
        "factors/factor.schema.json": FactorFile.model_json_schema(),
        "questionnaires/questionnaire.schema.json": QuestionnaireFile.model_json_schema(),
        "questionnaires/method.schema.json": Method.model_json_schema(),
    }


def _whole(files: dict[str, Typed[T] | None]) -> dict[str, Typed[T]]:
    return {stem: typed for stem, typed in files.items() if typed}


def _stems(folder: Path, method: Method | None, problems: list[Problem]) -> tuple[str, ...]:
    found = {
        shelf: sorted(
            file.stem for file in (folder / shelf).glob("*.yaml") if file.stem != "method"
        )
        for shelf in ("factors", "questionnaires")
    }
    if method is None:
        return tuple(sorted({*found["factors"], *found["questionnaires"]}))
    for shelf, stems in found.items():
        problems += [
            Problem(
                f"{shelf}/{stem}.yaml",
                0,
                f"is not named under factors in {METHOD}.{did_you_mean(stem, method.factors)}",
            )
            for stem in stems
            if stem not in method.factors
        ]
    return tuple(dict.fromkeys(method.factors))


def _typed(folder: Path, name: str, model: type[T], problems: list[Problem]) -> Typed[T] | None:
    sheet = read(folder / name, name)
    if isinstance(sheet, list):
        problems += sheet
        return None
    try:
        return Typed(model.model_validate(sheet.data), sheet)
    except ValidationError as error:
        problems += [_mistake(sheet, model, detail) for detail in _own(error.errors())]
        return None


def _own(errors: list[ErrorDetails]) -> list[ErrorDetails]:
    """The mistakes, without a list that is only too short because of a mistake inside it."""
    return [
        error
        for error in errors
        if error["type"] != "too_short" or len(error["input"]) < error["ctx"]["min_length"]
    ]


def _mistake(sheet: Sheet, model: type[BaseModel], error: ErrorDetails) -> Problem:
    place: Place = tuple(error["loc"])
    last = str(place[-1]) if place else ""
    if error["type"] == "missing":
        return sheet.problem(place[:-1], f'"{last}" is missing')
    if error["type"] == "extra_forbidden":
        hint = did_you_mean(last, _keys(model, place[:-1]))
        said = sheet.problem(place[:-1], f'unknown key "{last}".{hint}').what
        return sheet.problem(place, "")._replace(what=said)
    return sheet.problem(place, _what(error))


def _what(error: ErrorDetails) -> str:
    """What is wrong with a value, in an author's words."""
    given = _short(error["input"])
    match error["type"]:
        case "value_error":
            return str(error["ctx"]["error"])
        case "literal_error":
            known = str(error["ctx"]["expected"]).replace("'", "")
            hint = did_you_mean(str(error["input"]), known.replace(" or ", ", ").split(", "))
            return f'"{given}" is not one of {known}.{hint}'
        case "string_pattern_mismatch":
            return f'"{given}" is not written as it must be here'
        case kind if kind in SHAPES:
            return SHAPES[kind].format(**error.get("ctx", {}))
        case _:
            said = error["msg"].removeprefix("Input ")
            return f"{said[:1].lower()}{said[1:]}"


SHAPES = {
    "model_type": "must hold keys, each on its own line",
    "tuple_type": "must be a list, each item after a dash",
    "string_type": "must be one text",
    "too_short": "needs at least {min_length} items",
    "too_long": "has {actual_length} items; at most {max_length} are allowed",
}


def _short(given: object) -> str:
    text = str(given)
    return text if len(text) <= 60 else f"{text[:60]}…"


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


def _content(
    method: Method,
    factors: dict[str, Typed[FactorFile]],
    asked: dict[str, Typed[QuestionnaireFile]],
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
    plain = [method.model_dump(mode="json"), *(factor.model_dump(mode="json") for factor in built)]
    words = json.dumps(plain, ensure_ascii=False, sort_keys=True)
    return Content(
        method=method,
        factors=built,
        fingerprint=hashlib.sha256(words.encode()).hexdigest()[:16],
    )
