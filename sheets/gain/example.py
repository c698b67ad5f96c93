"""The sheet as an invented municipality has filled it in, from the shelf."""

from __future__ import annotations

from typing import TYPE_CHECKING

from content import YEARS
from sheets.gain.filled import Assumption, Initiative, Post
from sheets.gain.whole import Gain

if TYPE_CHECKING:
    from decimal import Decimal
    from typing import Literal

    from content import Assumption as Moved
    from content import GainFile, GainModel, Language, MoneyLine


def example(of: GainFile, language: Language) -> Gain:
    """One initiative with all its posts, and the assumptions that were moved."""
    model = of.example
    costs = tuple(_post(model, line, "cost", language) for line in model.costs)
    gains = tuple(_post(model, line, "gain", language) for line in model.gains)
    return Gain(
        initiatives=(
            Initiative(
                id="i1",
                name=model.initiative[language],
                citizens=model.citizens,
                price_level=model.price_level,
                posts=costs + gains,
            ),
        ),
        assumptions=tuple(
            _assumption(model, moved, n, language) for n, moved in enumerate(model.assumptions, 1)
        ),
    )


def _post(
    model: GainModel, line: MoneyLine, kind: Literal["cost", "gain"], language: Language
) -> Post:
    return Post(
        id=line.key,
        kind=kind,
        what=line[language],
        department=_name(model, line.department, language),
        expected=line.expected,
        realised=_four(line.realised),
        basis=line.basis[language],
        form=line.form,
    )


def _four(known: tuple[Decimal, ...]) -> tuple[Decimal | None, ...]:
    return (*known, *(None for _ in range(YEARS - len(known))))


def _name(model: GainModel, key: str, language: Language) -> str:
    return next(one[language] for one in model.departments if one.key == key)


def _assumption(model: GainModel, moved: Moved, n: int, language: Language) -> Assumption:
    """`of` names all gains, all costs, a department, or a line."""
    departments = {one.key for one in model.departments}
    if moved.of in {"gains", "costs"}:
        where = {"part": moved.of}
    elif moved.of in departments:
        where = {"part": "department", "which": _name(model, moved.of, language)}
    else:
        where = {"part": "post", "which": moved.of}
    return Assumption.model_validate(
        {
            **where,
            "id": f"a{n}",
            "way": moved.way,
            "percent": moved.percent,
            "words": moved[language],
        }
    )
