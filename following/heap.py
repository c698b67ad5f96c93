"""Typed papers as they are shown: the grid, each sheet in the pile, where two typings differ."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import workshop

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from content import Content
    from words import Words
    from workshop import Differs, Paper, Workshop


class Cell(NamedTuple):
    """Where one statement is typed: its place in the line, and its number and words."""

    place: int
    number: str
    text: str


class Typed(NamedTuple):
    """A sheet as it is shown: its number and key, level and area in words, its line by factor."""

    number: int
    key: str
    level: str
    area: str
    parts: tuple[str, ...]


class Other(NamedTuple):
    """What was typed otherwise the second time, in words; `which` names it to the form."""

    which: str
    sheet: int
    where: str
    text: str
    first: str
    second: str


def which_of(one: Differs) -> str:
    """What names a difference to a form."""
    return f"{one.sheet} {one.where}"


def factors(known: Content, here: Workshop, words: Words) -> list[tuple[str, list[Cell]]]:
    """Each factor with the statements that are asked of it, as they stand in the questionnaire."""
    places = {key: n for n, key in enumerate(workshop.asked(known, here.questionnaire))}
    told = []
    for factor in known.factors:
        cells = [
            Cell(places[s.id], known.numbers[s.id], s.text[words.language])
            for s in factor.statements
            if s.id in places
        ]
        if cells:
            told.append((factor.short[words.language], cells))
    return told


def typed(
    number: int, sheet: Paper, levels: Mapping[str, str], known: Content, here: Workshop
) -> Typed:
    """A sheet of the pile, in words and by factor."""
    asked, parts, at = set(workshop.asked(known, here.questionnaire)), [], 0
    for factor in known.factors:
        many = sum(s.id in asked for s in factor.statements)
        parts.append(sheet.answers[at : at + many])
        at += many
    level = levels.get(sheet.level, "")
    return Typed(number, sheet.key, level, sheet.area, tuple(filter(None, parts)))


def others(
    differ: Iterable[Differs], known: Content, levels: Mapping[str, str], words: Words
) -> list[Other]:
    """Where the two typings differ, in words."""
    say = words.say
    groups = {workshop.LEVEL: say("Level"), workshop.AREA: say("Area")}
    told = {"v": say("Don't know"), "n": say("Not relevant here"), "-": say("no answer")}
    told |= {"r": told["n"], "": say("Not stated"), **levels}
    return [
        Other(
            which_of(one),
            one.sheet,
            groups.get(one.where) or known.numbers[one.where],
            "" if one.where in groups else known.statements[one.where].text[words.language],
            told.get(one.first, one.first),
            told.get(one.second, one.second),
        )
        for one in differ
    ]
