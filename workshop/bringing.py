"""Answers that come in from a file: everybody's or nobody's, and never twice unnoticed.

Whoever takes a file in vouches for the people in it, so they wait for nobody, need no slip and get
no mark. What the file called them is not kept: everybody's id is drawn by lot.
"""

from __future__ import annotations

import hashlib
import hmac
from typing import TYPE_CHECKING, Final

import anonymity
from answers import ABSENT, LONGEST_COMMENT
from content import folded, frozen
from workshop.desk import held, named, own_name
from workshop.model import Participant, Refused, Workshop, keepable
from workshop.preparing import MOST_AREAS, distinct, last_day
from workshop.revealing import kept
from workshop.saying import asked, why_not
from workshop.shelved import shelves
from workshop.store import Batch, Brought
from workshop.tokens import hashed, new_token

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from datetime import date, datetime

    from answers import Answers, Comment
    from arithmetic import Mode
    from content import Content
    from workshop.model import Language
    from workshop.revealing import Outcome
    from workshop.store import Store

TRIES: Final = 10
"""How often a file is tried while others change the workshop at the same moment."""


def begin_with(  # noqa: PLR0913 - what a facilitator decides, each by its name
    store: Store,
    content: Content,
    desk: str,
    answers: Answers,
    *,
    organisation: str,
    mode: Mode,
    language: Language,
    target: int | None = None,
    delete_on: date | None = None,
    name: str = "",
    file: bytes,
    outcome: Outcome | None = None,
    today: date,
    now: datetime,
    new_id: Callable[[], str],
) -> Workshop:
    """A new workshop with everybody of a file in it, of the questionnaire that the file shows.

    With `outcome` it is revealed at once, as any other is; without, it is a draft, so that more
    files or phones can come.
    """
    groups = distinct(answers.area.keys)
    workshop = Workshop(
        id=new_id(),
        organisation=named(organisation),
        questionnaire=answers.questionnaire,
        mode=mode,
        created=now,
        kind="private",
        phase="revealed" if outcome else "draft",
        language=language,
        areas=groups,
        target=target,
        delete_on=last_day(delete_on, now),
        content=content.fingerprint,
        revealed_on=today if outcome else None,
        name=own_name(name),
    )
    if not outcome and len(groups) > MOST_AREAS:
        raise Refused("There can be 20 areas at most.")
    brought = _brought(content, workshop, answers, dict(zip(groups, groups, strict=True)))
    if outcome:
        _must_show_something(content, answers, mode)
    else:
        brought = brought._replace(batch=new_token(), prints=prints(workshop, answers, file))
    store.add_brought(desk, workshop, brought, shelves=frozen(content))
    if outcome:
        kept(store, content, workshop, outcome)
    return workshop


def bring(  # noqa: PLR0913 - which answers, where to, and what the facilitator has been told
    store: Store,
    content: Content,
    desk: str,
    workshop_id: str,
    answers: Answers,
    *,
    file: bytes,
    again: bool = False,
    beyond: bool = False,
) -> int:
    """Take a file's people into a workshop that is not revealed, beside those who have joined.

    How many came. Refused as a whole where one answer may not be given, where the same file or the
    same answers are in already unless it is to be so `again`, and where there would be more than
    are invited unless they may come `beyond`. A draft gets the file's areas; once it is open,
    people choose between those it has, and a file with others is refused.
    """
    for _ in range(TRIES):
        here = held(store, desk, workshop_id)
        _may_come(store, here)
        known = shelves(store, content, here)
        areas, added = _areas(here, answers)
        after = here.model_copy(
            update={"content": known.fingerprint, "areas": (*here.areas, *added)}
        )
        brought = _brought(known, here, answers, areas)._replace(
            batch=new_token(), prints=prints(here, answers, file), areas=added
        )
        if store.bring(here, after, brought, shelves=frozen(known), again=again, beyond=beyond):
            return len(brought.people)
    raise Refused("The workshop has moved on already. Load the page again.")


def is_in(store: Store, here: Workshop, answers: Answers, file: bytes) -> bool:
    """Whether the same file, or the same answers in another, are in already."""
    return store.is_in(here.id, prints(here, answers, file))


def batches(store: Store, here: Workshop) -> tuple[Batch, ...]:
    """The files that are in it and can be taken out again."""
    return store.batches(here.id)


def take_out_batch(store: Store, desk: str, workshop_id: str, batch: str) -> int:
    """Delete everybody who came with a file, with all answers; only before the reveal."""
    here = held(store, desk, workshop_id)
    _may_come(store, here)
    gone = store.take_out_batch(here.id, batch)
    if not gone:
        raise Refused("The answers of this file have been taken out already.")
    return gone


def new_areas(here: Workshop, answers: Answers) -> tuple[str, ...]:
    """The areas in a file that a workshop does not have, however they are written."""
    known = {folded(area) for area in here.areas}
    return tuple(area for area in distinct(answers.area.keys) if folded(area) not in known)


def somebody(answers: Answers) -> int:
    """How many people in a file have said anything; a row without any answer is nobody."""
    return len(_said_anything(answers))


def rated(answers: Answers) -> int:
    """How many people in a file have answered a statement."""
    nothing = bytes([ABSENT]) * len(answers.statements)
    return sum(codes != nothing for codes in _people(answers)[2])


def prints(here: Workshop, answers: Answers, file: bytes) -> tuple[str, str]:
    """What tells a file again, and the same answers in another one; neither tells what they are.

    Names are left out of the second: the same people may be called something else.
    """
    words: dict[str, list[str]] = {}
    for comment in answers.comments:
        words.setdefault(comment.participant, []).append(f"{comment.statement}:{comment.text}")
    people = zip(answers.participants, *_people(answers), strict=True)
    every = sorted(
        repr((level, area, codes.hex(), sorted(words.get(name, ()))))
        for name, level, area, codes in people
    )
    said = repr((answers.statements, every)).encode("utf-8", "backslashreplace")
    return _print(here, file), _print(here, said)


def _print(here: Workshop, what: bytes) -> str:
    return hmac.new(here.id.encode(), what, hashlib.sha256).hexdigest()


def _must_show_something(content: Content, answers: Answers, mode: Mode) -> None:
    """A reveal cannot be undone, so there is none that would show nothing."""
    fewest = anonymity.minimum(content.method.limits, mode)
    if not anonymity.may_show(rated(answers), fewest):
        raise Refused(
            "Fewer than {k} people have answered anonymously, so nothing would be shown.", k=fewest
        )


def _may_come(store: Store, here: Workshop) -> None:
    if here.kind != "private":
        raise Refused("This workshop is answered together, on one screen.")
    if here.phase not in {"draft", "open", "shut"}:
        raise why_not(store, here.id)


def _areas(here: Workshop, answers: Answers) -> tuple[Mapping[str, str], tuple[str, ...]]:
    """What each of a file's areas is called in the workshop, and those it gets with the file."""
    new = new_areas(here, answers)
    if new and here.phase != "draft":
        raise Refused(
            "The file has areas that the workshop does not have: {areas}.", areas=", ".join(new)
        )
    if len(here.areas) + len(new) > MOST_AREAS:
        raise Refused("There can be 20 areas at most.")
    called = {folded(area): area for area in (*here.areas, *new)}
    return {area: called[folded(area)] for area in answers.area.keys if area}, new


def _brought(
    content: Content, here: Workshop, answers: Answers, areas: Mapping[str, str]
) -> Brought:
    """Everybody who has said anything, under an id drawn by lot, in the order of the ids."""
    _may_be_said(content, here, answers)
    levels, of, codes = _people(answers)
    order = sorted((new_token(), place) for place in _said_anything(answers))
    if not order:
        raise Refused("There are no answers in the file.")
    ids = {answers.participants[place]: name for name, place in order}
    people = tuple(
        Participant(
            id=name,
            workshop=here.id,
            level=levels[place],
            area=areas.get(of[place], ""),
            language=here.language,
        )
        for name, place in order
    )
    return Brought(
        people=people,
        tokens=tuple(hashed(new_token()) for _ in order),
        statements=answers.statements,
        ratings=tuple(codes[place] for _, place in order),
        comments=tuple(_named_anew(answers.comments, ids)),
    )


def _named_anew(comments: Iterable[Comment], ids: Mapping[str, str]) -> Iterable[Comment]:
    for comment in comments:
        if comment.participant not in ids:
            continue
        text = keepable(comment.text)
        yield comment.model_copy(update={"participant": ids[comment.participant], "text": text})


def _may_be_said(content: Content, here: Workshop, answers: Answers) -> None:
    """The same rules as for an answer on a phone, for all of them."""
    every = asked(content, here.questionnaire)
    if not set(answers.statements) <= set(every):
        raise Refused("This statement is not in the questionnaire.")
    if not set(answers.level.keys) <= {"", *content.levels}:
        raise Refused("Choose one of the levels shown.")
    if any(code > ABSENT for code in set(answers.ratings)):
        raise Refused("Choose one of the answers shown.")
    if any(len(comment.text) > LONGEST_COMMENT for comment in answers.comments):
        raise Refused("The note is too long. It can have 2,000 characters at most.")


def _people(answers: Answers) -> tuple[list[str], list[str], list[bytes]]:
    """Everybody's level, area and answers."""
    wide = len(answers.statements)
    rows = range(0, len(answers.participants) * wide, wide)
    codes = [answers.ratings[at : at + wide] for at in rows] if wide else []
    return answers.level.each(), answers.area.each(), codes


def _said_anything(answers: Answers) -> list[int]:
    """The places of those who have answered or written anything."""
    nothing = bytes([ABSENT]) * len(answers.statements)
    wrote = {comment.participant for comment in answers.comments}
    _, _, codes = _people(answers)
    said = zip(answers.participants, codes, strict=True)
    return [at for at, (who, one) in enumerate(said) if one != nothing or who in wrote]
