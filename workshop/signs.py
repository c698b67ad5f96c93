"""What a paper questionnaire says, as it is typed: a line of signs, one a statement."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from workshop.model import Refused
from workshop.saying import asked

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from content import Content

NONE: Final = "-"
MEANT: Final[Mapping[str, str]] = {
    **{str(rung): str(rung) for rung in range(6)},
    **dict.fromkeys("vd?", "dont_know"),
    **dict.fromkeys("rn", "not_relevant"),
    **dict.fromkeys("-._", ""),
}
"""What a sign means: v (ved ikke) or d (don't know), n (not relevant) or r (ikke relevant)."""
KEPT_AS: Final = {**{str(r): str(r) for r in range(6)}, "dont_know": "v", "not_relevant": "n"}
LONGEST_SIGN: Final = 12


def line_of(content: Content, questionnaire: str, cells: Sequence[str]) -> str:
    """The line of a grid with a cell a statement. Refused with the first that holds no answer."""
    for key, cell in zip(asked(content, questionnaire), cells, strict=True):
        where = content.numbers[key]
        if not cell:
            raise Refused("Nothing is typed at {where}. Write - for no answer.", where=where)
        if cell.lower() not in MEANT:
            raise _no_answer(cell, where)
    return "".join(cells)


def _no_answer(sign: str, where: str) -> Refused:
    told = sign[:LONGEST_SIGN]
    return Refused(
        "“{sign}” at {where} is no answer. Write 0-5, v, n or -.", sign=told, where=where
    )


def line(content: Content, questionnaire: str, typed: str) -> str:
    """A typed line as it is kept; spaces do not count. Refused with the place of what is wrong."""
    every = asked(content, questionnaire)
    signs = [sign for sign in typed.lower() if not sign.isspace()]
    for place, sign in enumerate(signs):
        if sign not in MEANT:
            where = content.numbers[every[place]] if place < len(every) else f"{place + 1}."
            raise _no_answer(sign, where)
    if not signs:
        raise Refused("Type the answers of the sheet.")
    if len(signs) < len(every):
        raise Refused(
            "There are {n} characters for {all} statements. The next is {where}.",
            n=len(signs),
            all=len(every),
            where=content.numbers[every[len(signs)]],
        )
    if len(signs) > len(every):
        raise Refused(
            "There are {n} characters for {all} statements. One is typed twice, or too many.",
            n=len(signs),
            all=len(every),
        )
    kept = "".join(KEPT_AS.get(MEANT[sign], NONE) for sign in signs)
    if set(kept) == {NONE}:
        raise Refused("The sheet has no answer. Lay it aside.")
    return kept
