"""Who the people in a file are, and where from: what is wrong with their names and groups."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from answers.grid import Texts, name_in
from answers.labels import Levels
from answers.mistakes import Spot, shown
from answers.model import LONGEST_NAME, Comment
from content import Told, did_you_mean, folded, in_latin, looks_latin

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from answers.grid import Places
    from answers.mistakes import Mistakes
    from content import Content

MOST_AREAS = 100
WHOLE = re.compile(r"[0-9]+\.0+")  # a number, as a spreadsheet or pandas writes it


class People(NamedTuple):
    """Three columns over the same rows, and where in the grid those stand."""

    name: Texts
    level: Texts
    area: Texts
    at: Places


class Heard(NamedTuple):
    """Who said what: ratings are people x every statement, `rows` where in the grid each stands."""

    names: list[str]
    level: list[str]
    area: list[str]
    ratings: NDArray[np.uint8]
    rows: Places
    comments: list[Comment]


def checked(people: People, content: Content, mistakes: Mistakes) -> People:
    """The people with the levels by their keys; what is wrong with them is told."""
    name, area = people.name.made(name_in), people.area.made(name_in)
    level = _levels(people, content, mistakes)
    nameless = np.flatnonzero(name.marked(lambda text: not text))
    mistakes.each("nobody", people.at[nameless], lambda _: Told("the participant is empty"))
    for kind, texts in (("participant", name), ("area", area)):
        _too_long(kind, texts, people.at, mistakes)
        _spelt(kind, texts, people.at, mistakes)
    if (areas := len(area.texts)) > MOST_AREAS:
        mistakes.whole(
            Told(
                "there are {areas} different areas; at most {most} are allowed",
                areas=areas,
                most=MOST_AREAS,
            )
        )
    return People(name, level, area, people.at)


def _levels(people: People, content: Content, mistakes: Mistakes) -> Texts:
    levels = Levels(content)
    known = [*content.levels, *(one.name.da for one in content.method.levels)]
    named = people.level.made(name_in)
    read = {text: levels.read(text) for text in named.texts}
    wrong = np.flatnonzero(named.marked(lambda text: read[text] is None))
    mistakes.texts(
        "level",
        Spot(named.rows(wrong), people.at[wrong]),
        lambda text: Told(
            "there is no level {level}.{hint}", level=shown(text), hint=did_you_mean(text, known)
        ),
    )
    return named.made(lambda text: text if read[text] is None else str(read[text]))


def _too_long(kind: str, texts: Texts, at: Places, mistakes: Mistakes) -> None:
    long = np.flatnonzero(texts.marked(lambda text: len(text) > LONGEST_NAME))
    told = {
        "participant": Told("the participant has more than {most} characters", most=LONGEST_NAME),
        "area": Told("the area has more than {most} characters", most=LONGEST_NAME),
    }
    mistakes.texts(f"{kind}, long", Spot(texts.rows(long), at[long]), lambda _: told[kind])


def _spelt(kind: str, texts: Texts, at: Places, mistakes: Mistakes) -> None:
    """A name that differs from an earlier one in case or alphabet only, told once a spelling."""
    first: dict[str, int] = {}
    again, before = [], []
    for code in np.argsort(texts.first, kind="stable").tolist():
        text = texts.texts[code]
        earlier = first.setdefault(_alike(text), code)
        if earlier != code and texts.first[code] >= 0:
            again.append(code)
            before.append(earlier)
    rows = texts.first[again] if again else np.array([], np.intp)

    def say(place: int) -> Told:
        here, there = texts.texts[again[place]], texts.texts[before[place]]
        where = mistakes.where(int(at[texts.first[before[place]]]))
        told = _written(kind, shown(here), shown(there), where)
        hint = looks_latin(here) or looks_latin(there)
        return Told("{told}.{hint}", told=told, hint=hint) if hint else told

    mistakes.each(f"{kind}, spelt", at[rows], say)


def _alike(name: str) -> str:
    """What names have in common that look the same, or would be the same person's: 1 and 1.0."""
    if WHOLE.fullmatch(name):
        return name.partition(".")[0]
    return name.lower() if name.isascii() else folded(in_latin(name))


def _written(kind: str, here: str, there: str, where: Told) -> Told:
    if kind == "area":
        return Told(
            "the area {here} is written {there} in {where}; write it the same way",
            here=here,
            there=there,
            where=where,
        )
    return Told(
        "the participant {here} is written {there} in {where}; write it the same way",
        here=here,
        there=there,
        where=where,
    )
