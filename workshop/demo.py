"""A made-up workshop with made-up answers, to try everything on; it keeps all the rules."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from random import Random
from typing import TYPE_CHECKING, Final, NamedTuple

from workshop.joining import join
from workshop.model import Answer
from workshop.preparing import open, prepare  # noqa: A004 - the verb
from workshop.saying import answer, asked
from workshop.tokens import desk_of, new_token

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from content import Content
    from workshop.model import Workshop
    from workshop.store import Store

SEED: Final = "Eksempelkøbing"
AT_ONCE: Final = 16


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
        now=now,
        new_id=new_token,
    )
    here = open(store, content, desk, draft.id, new_token=new_token)

    def come(number: int) -> None:
        _come(store, content, here, examples, Random(f"{SEED}:{number}"))  # noqa: S311 - no secret

    with ThreadPoolExecutor(AT_ONCE) as pool:
        list(pool.map(come, range(people)))
    return here


def _come(
    store: Store, content: Content, here: Workshop, examples: Sequence[Example], lot: Random
) -> None:
    """One more person joins and answers everything, much like one of the examples."""
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
    for statement in asked(content, here.questionnaire):
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
