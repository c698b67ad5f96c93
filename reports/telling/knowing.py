"""Numbers that are known already, in words, and whether one points elsewhere than the answers.

The rule: whoever writes a number may say which way it points. It points elsewhere when it points
down and people have called the factor high, or up and they have called it low. Between the two, and
where nobody has said which way, nothing is said.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from reports.beside import NumberReport
from reports.telling.at_hand import upper

if TYPE_CHECKING:
    from collections.abc import Iterable

    from arithmetic import FactorResult, Result
    from content import Band, Content
    from reports.beside import Known
    from words import Words

APART: Final[dict[str, Band]] = {"down": "high", "up": "low"}
"""Which way a number points, and the band from which that is elsewhere."""


def known(
    content: Content, result: Result, words: Words, figures: Iterable[Known]
) -> tuple[NumberReport, ...]:
    """The numbers in the order of the factors."""
    places = {factor.id: place for place, factor in enumerate(content.factors)}
    found = [one for one in figures if one.factor in places]
    factors = {factor.id: factor for factor in result.factors}
    return tuple(
        _number(content, words, one, factors.get(one.factor))
        for one in sorted(found, key=lambda one: places[one.factor])
    )


def _number(
    content: Content, words: Words, one: Known, factor: FactorResult | None
) -> NumberReport:
    short = content.factor(one.factor).short[words.language]
    return NumberReport(
        id=one.id,
        name=one.name,
        figure=one.figure,
        year=one.year,
        source=one.source,
        factor=upper(short),
        points=_points(words, one),
        apart=_apart(words, one, short, factor),
    )


def _points(words: Words, one: Known) -> str:
    return {
        "up": words.say("suggests that it goes well"),
        "down": words.say("suggests that it does not go well"),
        "": "",
    }[one.points]


def _apart(words: Words, one: Known, short: str, factor: FactorResult | None) -> str:
    if factor is None or factor.score is None or APART.get(one.points) != factor.band:
        return ""
    values = {
        "name": one.name,
        "figure": one.figure,
        "year": one.year,
        "factor": words.inside(short),
        "score": words.number(factor.score),
    }
    if one.points == "down":
        return words.say(
            "{name} ({figure}, {year}) suggests that {factor} does not go well, and you have "
            "answered {score}. What do you see that the number does not, or the other way round?",
            **values,
        )
    return words.say(
        "{name} ({figure}, {year}) suggests that {factor} goes well, and you have answered "
        "{score}. What do you see that the number does not, or the other way round?",
        **values,
    )
