"""The one rule for an answer: what may be said, and what stands when two say something."""

from __future__ import annotations

from concurrent.futures import Future
from typing import TYPE_CHECKING

from answers import ANSWERS, LONGEST_COMMENT
from workshop.model import Answer, Participant, Refused, Workshop, keepable
from workshop.store import Said
from workshop.tokens import hashed, new_token

if TYPE_CHECKING:
    from content import Content, Statement
    from workshop.model import Phase
    from workshop.store import Store

LONGEST_DEVICE = 32
SECONDS_EACH = 16  # thirty statements in about eight minutes


def answer(  # noqa: PLR0913 - who says what, each by its name
    store: Store,
    content: Content,
    who: Participant,
    here: Workshop,
    said: Answer,
    *,
    again: bool = False,
    seen: str = "",
) -> Answer:
    """Keep an answer; what stands now, on disk when this returns. Refused when it may not be."""
    stands_now = answer_soon(store, content, who, here, said, again=again, seen=seen).result()
    if stands_now is None:
        raise why_not(store, here.id, who)
    return stands_now


def answer_soon(  # noqa: PLR0913 - as above
    store: Store,
    content: Content,
    who: Participant,
    here: Workshop,
    said: Answer,
    *,
    again: bool = False,
    seen: str = "",
) -> Future[Answer | None]:
    """As `answer`, without waiting; comes to None where `why_not` tells the reason."""
    return store.put_answer_soon(Said(who.id, checked(content, here, said), again, seen))


def checked(content: Content, here: Workshop, said: Answer) -> Answer:
    """The answer as it is kept; Refused when it may not be given to this statement."""
    statement = content.statements.get(said.statement)
    if statement is None or not is_asked(statement, here.questionnaire):
        raise Refused("This statement is not in the questionnaire.")
    if said.answer is not None and said.answer not in ANSWERS:
        raise Refused("Choose one of the answers shown.")
    if len(said.comment) > LONGEST_COMMENT:
        raise Refused("The note is too long. It can have 2,000 characters at most.")
    if not 0 <= said.revision < 2**53 or len(said.device) > LONGEST_DEVICE:
        raise Refused("Choose one of the answers shown.")
    comment, device = keepable(said.comment), keepable(said.device)
    if (comment, device) == (said.comment, said.device):
        return said
    return said.model_copy(update={"comment": comment, "device": device})


def stands(before: Answer | None, said: Said) -> Answer:
    """What stands when something is said where `before` stood.

    Whoever comes later is right, from whatever device, with two exceptions: a page's own older
    answer does not undo its newer one, and one that is sent again does not undo what another
    device has said meanwhile and its page never saw.
    """
    new = said.answer
    if before is None:
        return new
    if before.device == new.device:
        return before if new.revision < before.revision else new
    return before if said.again and said.seen != before.stamp else new


def asked(content: Content, questionnaire: str) -> tuple[str, ...]:
    """The statements of the short or the full questionnaire, in order."""
    every = content.statements.items()
    return tuple(key for key, statement in every if is_asked(statement, questionnaire))


def needed(content: Content, here: Workshop, level: str) -> tuple[str, ...]:
    """What somebody at this level answers to be finished: all, or all that they see themselves."""
    every = asked(content, here.questionnaire)
    known = content.levels.get(level)
    if known is None or not known.theirs_first:
        return every
    return tuple(key for key in every if level in content.statements[key].observed_by) or every


def is_asked(statement: Statement, questionnaire: str) -> bool:
    """Whether a statement is in the short or the full questionnaire."""
    return statement.core or questionnaire == "full"


def withdraw(store: Store, who: Participant) -> None:
    """Delete a participant with all answers; only before they are shown."""
    if not store.remove_participant(who.id):
        raise why_not(store, who.workshop)


def part(store: Store, who: Participant) -> None:
    """Let nobody be this person any more; what they said stays counted, and nothing leads to it."""
    store.cut(who.id, hashed(new_token()))


def why_not(store: Store, workshop_id: str, who: Participant | None = None) -> Refused:
    """Why nothing can be answered in a workshop now."""
    here = store.workshop(workshop_id)
    if here is None:
        return Refused("This workshop has been deleted.")
    closed: dict[Phase, Refused] = {
        "draft": Refused("The workshop has not been opened yet."),
        "shut": Refused("The answers are closed just now. They can be opened again."),
        "revealed": Refused("The answers are closed, because they have been shown."),
        "closed": Refused("The workshop is over."),
    }
    if here.phase in closed:
        return closed[here.phase]
    if who and who.state == "waiting":
        return Refused("You are waiting to be let in.")
    return Refused("We do not recognise you here. Join again with the link or the code.")


def minutes(statements: int) -> int:
    """About how long it takes one person to answer so many statements."""
    return max(1, round(statements * SECONDS_EACH / 60))
