"""Cases to read, tried: what each expects is held against what the one arithmetic gives."""

from __future__ import annotations

import json
import math
from typing import TYPE_CHECKING, Any

from advice import outcome
from answers import Row, gather
from content import CASE_SIGNS, Told, did_you_mean, shortened

if TYPE_CHECKING:
    from collections.abc import Iterator

    from answers import Answers
    from content import Case, Cases, Content, Place, Plain, Problem

CLOSE = 5e-5
"""Every figure expected is held to four decimals."""


def differences(content: Content, cases: Cases, number: int) -> list[Problem]:
    """What of a case is not as expected, figure by figure; what is not written may be anything."""
    found = result(content, cases.cases[number])
    place = (number, "expected")
    return list(_differing(cases, place, cases.expected(number), found))


def result(content: Content, case: Case) -> dict[str, Any]:
    """The Result of a case as plain data, with factors and statements by their names."""
    plain = outcome(
        content,
        answers(content, case),
        mode=case.mode,
        target=case.target,
        agreed=case.agreed,
    ).model_dump(mode="json")
    plain["statements"] = {s["id"]: s for factor in plain["factors"] for s in factor["statements"]}
    plain["factors"] = {factor["id"]: factor for factor in plain["factors"]}
    return plain


def answers(content: Content, case: Case) -> Answers:
    """The answers of a case's people, each of whom is a column in its lines."""
    rows = [
        Row(f"p{who}", _of(case.level, who), _of(case.area, who), key, CASE_SIGNS[sign])
        for key, signs in case.answers.items()
        for who, sign in enumerate(signs)
        if CASE_SIGNS[sign]
    ]
    return gather(content, rows, case.questionnaire or (None if rows else "short"))


def _of(names: tuple[str, ...], who: int) -> str:
    """The level or area of a person; - is none."""
    return names[who] if names and names[who] != "-" else ""


def _differing(cases: Cases, place: Place, expected: Plain, found: object) -> Iterator[Problem]:
    if isinstance(expected, dict) and isinstance(found, dict):
        for key, value in expected.items():
            if key in found:
                yield from _differing(cases, (*place, key), value, found[key])
            else:
                hint = did_you_mean(key, found)
                what = Told('there is no figure "{word}" here.{hint}', word=key, hint=hint)
                yield cases.sheet.problem((*place, key), what)
    elif isinstance(expected, list) and isinstance(found, list) and len(expected) == len(found):
        for at, (value, figure) in enumerate(zip(expected, found, strict=True)):
            yield from _differing(cases, (*place, at), value, figure)
    elif not _same(expected, found):
        what = Told(
            "expected {expected}, found {found}", expected=_put(expected), found=_put(found)
        )
        yield cases.sheet.problem(place, what)


def _same(expected: Plain, found: object) -> bool:
    """Whether a figure, a word or nothing is what was written."""
    if not isinstance(expected, str) or isinstance(found, dict | list):
        return False
    if found is None:
        return expected in {"null", "~", ""}
    if isinstance(found, bool):
        return expected == str(found).lower()
    if isinstance(found, int | float):
        return abs(_figure(expected) - found) <= CLOSE
    return expected == found


def _figure(written: str) -> float:
    try:
        return float(written)
    except ValueError:
        return math.nan


def _put(value: object) -> Told | str:
    """A figure as a case would have it."""
    if value is None or value == "null":
        return Told("nothing")
    if isinstance(value, float):
        return f"{value:.4f}".rstrip("0").rstrip(".")
    if isinstance(value, dict | list):
        return shortened(json.dumps(value, ensure_ascii=False))
    return str(value).lower() if isinstance(value, bool) else shortened(value)
