"""A made-up workshop with made-up answers, to try everything on; it keeps all the rules."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from random import Random
from typing import TYPE_CHECKING, Final, NamedTuple

from workshop.doors import open  # noqa: A004 - the verb
from workshop.joining import join
from workshop.model import Answer
from workshop.preparing import prepare
from workshop.saying import answer, asked
from workshop.tokens import desk_of, new_token

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from answers import Answers
    from content import Content
    from workshop.model import Workshop
    from workshop.preparing import Chosen
    from workshop.store import Store

SEED: Final = "Eksempelkøbing"
AT_ONCE: Final = 16
FINISHED: Final = 11
UNDERWAY: Final = 3
IDLE: Final = 2
"""So many invented people have answered all, some, and nothing, where one practises."""


class Example(NamedTuple):
    """Somebody to make people from: their answer and comment by statement."""

    level: str
    area: str
    said: dict[str, tuple[str, str]]


def demo(  # noqa: PLR0913 - what is made, each by its name
    store: Store,
    content: Content,
    *,
    desk_token: str,
    organisation: str,
    areas: Sequence[str],
    examples: Sequence[Example],
    people: int,
    now: datetime,
) -> Workshop:
    """An anonymous workshop, open for answers, in which `people` have answered everything.

    Tokens and ids are drawn by lot as always; what is answered is the same every time.
    """
    desk = desk_of(desk_token)
    draft = prepare(
        store,
        desk,
        organisation=organisation,
        questionnaire="short",
        mode="anonymous",
        language="da",
        areas=areas,
        target_group="Voksne over 18 år, der får hjælp fra mindst tre forvaltninger",
        now=now,
        new_id=new_token,
    )
    here = open(store, content, desk, draft.id, new_token=new_token)
    _crowd(store, content, here, examples, [1.0] * people)
    return here


def practise(  # noqa: PLR0913 - what is made, each by its name
    store: Store,
    content: Content,
    desk: str,
    *,
    like: Chosen,
    examples: Sequence[Example],
    now: datetime,
) -> Workshop:
    """A workshop to practise on, with what is chosen and with invented people underway in it.

    It says of itself everywhere that it is practice, and goes when one deletes it.
    """
    people = FINISHED + UNDERWAY + IDLE
    also: Chosen = {**like, "invited": people, "slips": False}
    draft = prepare(store, desk, now=now, new_id=new_token, practice=True, **also)
    here = open(store, content, desk, draft.id, new_token=new_token)
    _crowd(store, content, here, examples, [1.0] * FINISHED + [0.4] * UNDERWAY + [0.0] * IDLE)
    return here


def examples_of(made_up: Answers) -> list[Example]:
    """The people of a file, to make others from."""
    people: dict[str, Example] = {}
    for row in made_up.rows():
        who = people.setdefault(row.participant, Example(row.level, row.area, {}))
        who.said[row.statement] = (row.answer, row.comment)
    return list(people.values())


def _crowd(
    store: Store,
    content: Content,
    here: Workshop,
    examples: Sequence[Example],
    shares: Sequence[float],
) -> None:
    """Somebody for each share of the statements that is answered."""

    def come(number: int) -> None:
        lot = Random(f"{SEED}:{number}")  # noqa: S311 - no secret
        _come(store, content, here, examples, lot, shares[number])

    with ThreadPoolExecutor(AT_ONCE) as pool:
        list(pool.map(come, range(len(shares))))


def _come(  # noqa: PLR0913, PLR0917 - who comes, and where
    store: Store,
    content: Content,
    here: Workshop,
    examples: Sequence[Example],
    lot: Random,
    share: float,
) -> None:
    """One more person joins and answers their share, much like one of the examples."""
    like = lot.choice(examples) if examples else Example("", "", {})
    who = join(
        store,
        content,
        here,
        level=like.level if like.level in content.levels else "",
        area=like.area if like.area in here.areas else lot.choice(here.areas or ("",)),
        language="da",
        token=new_token(),
        new_id=new_token,
    )
    every = asked(content, here.questionnaire)
    for statement in every[: round(share * len(every))]:
        value, comment = like.said.get(statement, (str(lot.randint(1, 4)), ""))
        said = comment if lot.random() < 0.3 else ""
        made = Answer(statement=statement, answer=_near(value, lot), comment=said, revision=1)
        answer(store, content, who, here, made)


def _near(value: str, lot: Random) -> str:
    """Often the same answer, sometimes one rung beside it, now and then none to be had."""
    if lot.random() < 0.04:
        return "dont_know"
    step = lot.choice((-1, 0, 0, 0, 1))
    return str(min(5, max(0, int(value) + step))) if value.isdecimal() else value
