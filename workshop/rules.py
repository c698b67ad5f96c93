"""A room that answers privately: prepare, open, join, answer, reveal, close."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta
from typing import TYPE_CHECKING

import answers as csv
from answers import ANSWERS, LONGEST_COMMENT, LONGEST_NAME
from content import cleaned, folded
from workshop.desk import named, own
from workshop.model import Answer, Participant, Progress, Refused, Workshop, keepable
from workshop.together import asked
from workshop.tokens import hashed, hashed_code, join_code, join_token, typed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import date, datetime

    from answers import Answers, Questionnaire
    from arithmetic import Mode
    from content import Content
    from workshop.model import Language, Phase, Store

KEPT_FOR = timedelta(days=365)
MOST_AREAS = 20


def prepare(  # noqa: PLR0913 - what a facilitator decides, each by its name
    store: Store,
    desk: str,
    *,
    organisation: str,
    questionnaire: Questionnaire,
    mode: Mode,
    language: Language,
    areas: Iterable[str] = (),
    target: int | None = None,
    delete_on: date | None = None,
    now: datetime,
    new_id: Callable[[], str],
) -> Workshop:
    """A new workshop in draft, to be answered privately; kept for a year unless chosen."""
    workshop = Workshop(
        id=new_id(),
        organisation=named(organisation),
        questionnaire=questionnaire,
        mode=mode,
        created=now,
        kind="private",
        phase="draft",
        language=language,
        areas=listed(areas),
        target=target,
        delete_on=last_day(delete_on, now),
    )
    store.add_workshop(desk, workshop)
    return workshop


def listed(areas: Iterable[str]) -> tuple[str, ...]:
    """The municipality's own areas, each once, without empty lines."""
    names = tuple(dict.fromkeys(name for area in areas if (name := cleaned(area))))
    if len(names) > MOST_AREAS:
        raise Refused("There can be 20 areas at most.")
    if any(len(name) > LONGEST_NAME for name in names):
        raise Refused("The name is too long. It can have 200 characters at most.")
    first: dict[str, str] = {}
    for name in names:
        if (one := first.setdefault(folded(name), name)) != name:
            raise Refused(
                'You have written both "{one}" and "{other}". Write the area once.',
                one=one,
                other=name,
            )
    return names


def last_day(chosen: date | None, now: datetime) -> date:
    """The day after which a workshop deletes itself; Refused when it has passed."""
    day = chosen or (now + KEPT_FOR).date()
    if day < now.date():
        raise Refused("Choose a day that has not passed.")
    return day


def open(store: Store, desk: str, workshop_id: str, *, desk_token: str) -> Workshop:  # noqa: A001 - the verb
    """Let people in: from now on link and code work."""
    here = own(store, desk, workshop_id)
    link, code = join_token(desk_token, here.id), join_code(desk_token, here.id)
    store.put_keys(here.id, hashed(link), hashed_code(code))
    return _moved(store, here, "draft", "open")


def reveal(store: Store, desk: str, workshop_id: str) -> Workshop:
    """Close the answers for good; from now on they may be seen, as the mode allows."""
    return _moved(store, own(store, desk, workshop_id), "open", "revealed")


def close(store: Store, desk: str, workshop_id: str) -> Workshop:
    """End the workshop; its result stays until its last day."""
    return _moved(store, own(store, desk, workshop_id), "revealed", "closed")


def _moved(store: Store, here: Workshop, was: Phase, to: Phase) -> Workshop:
    after = here.model_copy(update={"phase": to})
    if here.phase != was or not store.change_workshop(after, was=was):
        raise Refused("The workshop has moved on already. Load the page again.")
    return after


def found_by_link(store: Store, token: str) -> Workshop:
    """The workshop a join link leads to; Refused when there is none."""
    return _found(store.found_by_link(hashed(token)))


def found_by_code(store: Store, code: str) -> Workshop:
    """The workshop a typed code leads to; Refused when there is none."""
    return _found(store.found_by_code(hashed_code(typed(code))))


def _found(here: Workshop | None) -> Workshop:
    if here is None:
        raise Refused("There is no workshop with this link or code.")
    return here


def join(  # noqa: PLR0913 - what a participant says, each by its name
    store: Store,
    content: Content,
    here: Workshop,
    *,
    level: str,
    area: str,
    language: Language,
    new_token: Callable[[], str],
) -> str:
    """A new participant; returns the token that is theirs alone. Level and area may be empty."""
    if level and level not in content.levels:
        raise Refused("Choose one of the levels shown.")
    if area and area not in here.areas:
        raise Refused("Choose one of the areas shown.")
    token = new_token()
    participant = Participant(
        id=new_token(), workshop=here.id, level=level, area=area, language=language
    )
    if here.phase != "open" or not store.add_participant(hashed(token), participant):
        raise why_not(store, here.id)
    return token


def participant(store: Store, token: str) -> tuple[Participant, Workshop]:
    """Whose token this is, and the workshop; Refused when it is nobody's."""
    known = store.participant(hashed(token))
    here = store.workshop(known.workshop) if known else None
    if known is None or here is None:
        raise Refused("We do not know you here. Join again with the link or the code.")
    return known, here


def answer(  # noqa: PLR0913, PLR0917 - the store, who, what
    store: Store,
    content: Content,
    who: Participant,
    here: Workshop,
    statement: str,
    value: str | None,
    comment: str = "",
    revision: int | None = None,
) -> Answer:
    """Keep an answer; on disk when this returns.

    `revision` is the sender's own count, so that an older answer sent late does not undo a newer.
    """
    said = checked(content, here, statement, value, comment, revision or 0)
    if revision is None:
        before = store.answers(who.id).get(statement)
        said = said.model_copy(update={"revision": before.revision + 1 if before else 1})
    if not store.put_answer(who.id, said):
        raise why_not(store, here.id)
    return said


def checked(  # noqa: PLR0913, PLR0917 - as above
    content: Content, here: Workshop, statement: str, value: str | None, comment: str, revision: int
) -> Answer:
    """The answer, if it is one that may be given to this statement."""
    if statement not in asked(content, here.questionnaire):
        raise Refused("This statement is not in the questionnaire.")
    if value is not None and value not in ANSWERS:
        raise Refused("Choose one of the answers shown.")
    if len(comment) > LONGEST_COMMENT:
        raise Refused("The note is too long. It can have 2,000 characters at most.")
    if not 0 <= revision < 2**53:
        raise Refused("Choose one of the answers shown.")
    kept = keepable(comment)
    return Answer(statement=statement, answer=value, comment=kept, revision=revision)


def withdraw(store: Store, who: Participant) -> None:
    """Delete a participant with all answers; only while the workshop is open."""
    if not store.remove_participant(who.id):
        raise why_not(store, who.workshop)


def why_not(store: Store, workshop_id: str) -> Refused:
    """Why nothing can be answered in a workshop now."""
    here = store.workshop(workshop_id)
    match here.phase if here else "gone":
        case "gone":
            return Refused("This workshop has been deleted.")
        case "draft":
            return Refused("The workshop has not been opened yet.")
        case "revealed":
            return Refused("The answers are closed, because they have been shown.")
        case "closed":
            return Refused("The workshop is over.")
        case _:
            return Refused("We do not know you here. Join again with the link or the code.")


def progress(store: Store, content: Content, here: Workshop) -> Progress:
    """How far people have come. Levels are told from the smallest group that may be shown."""
    every = set(asked(content, here.questionnaire))
    parts = [{s.id for s in factor.statements} & every for factor in content.factors]
    whole = tuple(map(len, parts))
    paces = store.paces(here.id, parts)
    joined, finished = Counter[str](), Counter[str]()
    for pace in paces:
        joined[pace.level] += pace.people
        finished[pace.level] += pace.people * (pace.answered == whole)
    fewest = content.method.limits.group_minimum.value
    return Progress(
        joined=joined.total(),
        finished=finished.total(),
        begun=sum(pace.people for pace in paces if any(pace.answered)),
        by_factor={
            factor.id: sum(pace.people for pace in paces if pace.answered[place] == whole[place])
            for place, factor in enumerate(content.factors)
        },
        levels={
            level: (joined[level], finished[level])
            for level in ("", *content.levels)
            if joined[level] >= fewest
        },
    )


def revealed(store: Store, content: Content, here: Workshop) -> Answers:
    """Everybody's answers, to be scored; Refused before the reveal."""
    if here.phase not in {"revealed", "closed"}:
        raise Refused("The answers are not shown before they are closed.")
    every = asked(content, here.questionnaire)
    rows = (row for row in store.rows(here.id) if row.statement in every)
    return csv.table(every, rows, here.questionnaire)


def purge(store: Store, today: date) -> int:
    """Delete every workshop whose last day has passed; how many."""
    past = store.past(today)
    for workshop_id in past:
        store.remove_workshop(workshop_id)
    return len(past)
