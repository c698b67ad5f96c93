"""From a file's bytes to Answers, or to what was found in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from answers.columns import table
from answers.files import AnswersError
from answers.heads import Heads
from answers.labels import Labels
from answers.long import Long
from answers.looking import scale
from answers.mistakes import Mistakes
from answers.model import ABSENT, Answers, Membership, core
from answers.opening import opened
from answers.wide import Wide
from content import Told

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from answers.columns import Table
    from answers.model import Questionnaire
    from answers.people import Heard
    from content import Content

    Notice = Callable[[Told], None]

MOST_NAMED = 3


def read(  # noqa: PLR0913 - what somebody may decide about a file
    data: bytes,
    content: Content,
    *,
    questionnaire: Questionnaire | None,
    mapping: Mapping[int, str] | None,
    labels: Mapping[str, str] | None,
    sheet: str | None,
    notice: Notice,
) -> Answers:
    """See `answers.files.read`."""
    heads = Heads(content)
    found = table(opened(data, heads.looks, sheet), content, heads, mapping)
    if not any(column.filled.any() for column in found.grid.columns):
        raise AnswersError([Told("the file is empty")])
    mistakes = Mistakes(found.grid)
    _of_the_table(found, mistakes)
    reads = Labels(content, labels)
    heard = _heard(found, content, heads, reads, mistakes, notice)
    told = scale(found, reads)
    if mistakes or heard is None:
        raise AnswersError([*mistakes.told(), *([told] if told else [])], table=True)
    if not heard.names:
        raise AnswersError([Told("the file holds no answers")])
    for doubt in (*found.doubts, *([told] if told else []), *_unused(found)):
        notice(doubt)
    return _asked(heard, found, content, questionnaire, notice)


def _of_the_table(found: Table, mistakes: Mistakes) -> None:
    """What is wrong whatever the rows say."""
    for told in found.wrong:
        mistakes.whole(told)
    for why in dict.fromkeys(broken.why for broken in found.grid.broken):
        rows = [broken.row for broken in found.grid.broken if broken.why == why]
        mistakes.alike(why, np.array(rows, np.intp))
    if not found.grid.sheet:
        _beyond(found, mistakes)


def _beyond(found: Table, mistakes: Mistakes) -> None:
    """Cells to the right of the last head: a separator in a text that is not in quotes."""
    heads = found.grid.heads
    last = max((place for place, head in enumerate(heads) if head), default=0)
    more = np.zeros(len(found.rows), np.bool_)
    for column in found.grid.columns[last + 1 :]:
        more |= column.filled[found.rows]
    told = Told("has more cells than the first line has columns")
    mistakes.alike(told, found.rows[more])


def _heard(  # noqa: PLR0913, PLR0917 - all that a file is read by
    found: Table,
    content: Content,
    heads: Heads,
    labels: Labels,
    mistakes: Mistakes,
    notice: Notice,
) -> Heard | None:
    if found.long:
        return Long(found, content, heads, labels, mistakes).heard()
    if found.statements:
        return Wide(found, content, labels, mistakes, notice).heard()
    mistakes.whole(
        Told(
            "no column holds answers to a statement; its head is to be the statement's id, its "
            "number such as 1.3, or its words"
        )
    )
    for doubt in found.doubts:
        mistakes.whole(doubt)
    return None


def _unused(found: Table) -> tuple[Told, ...]:
    unused = [c.place for c in found.columns if c.head and not c.means]
    if not unused:
        return ()
    named = [found.grid.column(place) for place in unused]
    return (Told("not used: {columns}", columns=some(named)),)


def some(all_: list[Told]) -> Told:
    """The first few, and how many more there are."""
    told, *others = all_[:MOST_NAMED]
    for other in others:
        told = Told("{before}, {another}", before=told, another=other)
    more = len(all_) - MOST_NAMED
    return Told("{some} and {n} more", some=told, n=more) if more > 0 else told


def _asked(
    heard: Heard,
    found: Table,
    content: Content,
    questionnaire: Questionnaire | None,
    notice: Notice,
) -> Answers:
    """What the questionnaire asks, and a notice of what stands outside a short one.

    Without a choice the file is short when nothing outside the short one was answered; one that
    answers nothing of the short one is full without a word.
    """
    short = set(core(content))
    inside = np.array([key in short for key in content.statements])
    answered = heard.ratings != ABSENT
    outside = bool(answered[:, ~inside].any())
    chosen = questionnaire or ("full" if outside else "short")
    if outside and chosen == "short":
        if not answered[:, inside].any():
            told = Told("nothing in the file belongs to the short questionnaire")
            raise AnswersError([told])
        named = _named(heard, found, content, ~inside)
        notice(Told("left out, because the short questionnaire does not ask: {named}", named=named))
    elif outside and questionnaire is None and answered[:, inside].any():
        notice(
            Told(
                "counted as the full questionnaire, because the short one does not ask {named}; "
                "choose the short one if that is wrong",
                named=_named(heard, found, content, ~inside),
            )
        )
    return _answers(heard, content, chosen, inside if chosen == "short" else inside | True)


def _named(heard: Heard, found: Table, content: Content, outside: np.ndarray) -> Told:
    """The first answers outside the short questionnaire, by statement and place."""
    ids = list(content.statements)
    person, statement = np.nonzero((heard.ratings != ABSENT) & outside)
    order = np.lexsort((statement, heard.rows[person, statement]))
    told = [
        Told(
            "{statement} ({where})",
            statement=ids[statement[place]],
            where=found.grid.where(int(heard.rows[person[place], statement[place]])),
        )
        for place in order[:MOST_NAMED]
    ]
    more = len(order) - MOST_NAMED
    return Told("{some} and {n} more", some=some(told), n=more) if more > 0 else some(told)


def _answers(heard: Heard, content: Content, chosen: Questionnaire, asked: np.ndarray) -> Answers:
    """The answers to what was asked, of those who answered any of it."""
    ids = [key for key, kept in zip(content.statements, asked, strict=True) if kept]
    ratings = heard.ratings[:, asked]
    people = np.flatnonzero((ratings != ABSENT).any(axis=1))
    kept = set(ids)
    return Answers(
        questionnaire=chosen,
        statements=tuple(ids),
        participants=tuple(heard.names[row] for row in people),
        level=Membership.of_people(heard.level[row] for row in people),
        area=Membership.of_people(heard.area[row] for row in people),
        ratings=np.ascontiguousarray(ratings[people]).tobytes(),
        comments=tuple(comment for comment in heard.comments if comment.statement in kept),
    )
