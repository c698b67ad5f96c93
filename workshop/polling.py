"""The phones are asked again: a statement is rated anew, dots are put on steps, a plan is backed.

What single people say is there only while a poll is open. At its end it is counted, what may be
shown is kept, and the ballots are deleted; so nothing pairs them with what the same people answered
before, or with each other.
"""

from __future__ import annotations

import json
from collections import Counter
from functools import partial
from hashlib import sha256
from typing import TYPE_CHECKING, Any, Final, NamedTuple, TypeAlias

import anonymity
from answers import ANSWERS, LONGEST_COMMENT
from content import cleaned
from workshop.desk import held
from workshop.model import Refused, keepable
from workshop.noted import MOST_ROUNDS, Counted, Poll
from workshop.saying import asked
from workshop.shelved import shelves

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from content import Content
    from workshop.model import Participant, Workshop
    from workshop.noted import Asks
    from workshop.store import Store

DOTS: Final = 3
LIFTS_TO: Final = 3
"""Up to this commitment somebody is asked what would lift it."""
COMMITMENTS: Final = tuple("012345")
MOST_OPTIONS: Final = 16

Ballot: TypeAlias = dict[str, Any]


class Vote(NamedTuple):
    """What one person says: `answer` to a rating or a commitment, or `dots` by option."""

    answer: str = ""
    dots: dict[str, int] = {}  # noqa: RUF012 - never changed
    words: str = ""


def ask(  # noqa: PLR0913 - what is asked, each by its name
    store: Store,
    content: Content,
    desk: str,
    workshop_id: str,
    kind: Asks,
    *,
    about: str = "",
    options: Sequence[str] = (),
    new_id: Callable[[], str],
) -> Poll:
    """Ask every phone. One that was open before is taken away uncounted.

    A statement is rated anew at most twice; dots and commitment can be asked for again, and then
    the earlier count gives way.
    """
    here = held(store, desk, workshop_id)
    earlier = [poll for poll in store.polls(here.id) if (poll.kind, poll.about) == (kind, about)]
    closed = [poll for poll in earlier if not poll.open]
    if kind == "rerate":
        if about not in asked(shelves(store, content, here), here.questionnaire):
            raise Refused("This statement is not in the questionnaire.")
        if len(closed) >= MOST_ROUNDS:
            raise Refused(
                "A statement can be rated again twice. Agree on a level, or write both arguments."
            )
    if kind == "dots" and not 2 <= len(options) <= MOST_OPTIONS:
        raise Refused("Choose from 2 to 16 steps to vote on.")
    poll = Poll(
        id=new_id()[:32],
        kind=kind,
        about=about,
        round=len(closed) + 1 if kind == "rerate" else 1,
        options=tuple(options),
    )
    if not store.add_poll(here.id, poll):
        raise Refused(
            "The phones can be asked from the moment the answers are shown until the end."
        )
    return poll


def polls(store: Store, workshop_id: str) -> tuple[Poll, ...]:
    """Every poll so far, by kind, what it is about, and round."""
    return store.polls(workshop_id)


def the_poll(store: Store, workshop_id: str) -> Poll | None:
    """What the phones are asked just now."""
    return next((poll for poll in store.polls(workshop_id) if poll.open), None)


def vote(store: Store, who: Participant, poll: Poll, said: Vote) -> None:
    """Keep what somebody says; on disk when this returns. Refused where it is closed, or wrong.

    Whoever takes their last dot back has not voted: they are not one of the k.
    """
    checked = _checked(poll, said)
    says_something = poll.kind != "dots" or checked["dots"]
    body = json.dumps(checked) if says_something else None
    if not store.put_ballot(poll.id, who.id, body):
        raise Refused("It is closed. Thank you.")


def voted(store: Store, who: Participant, poll: Poll) -> Vote | None:
    """What somebody has said, while it is open."""
    kept = store.ballot(poll.id, who.id)
    if kept is None:
        return None
    said = json.loads(kept)
    return Vote(said.get("answer", ""), said.get("dots", {}), said.get("words", ""))


def _checked(poll: Poll, said: Vote) -> Ballot:
    if poll.kind == "dots":
        dots = {key: n for key, n in said.dots.items() if n}
        if not dots.keys() <= set(poll.options) or any(n < 0 for n in dots.values()):
            raise Refused("Choose one of the answers shown.")
        if sum(dots.values()) > DOTS:
            raise Refused("You have three dots. Take one back first.")
        return {"dots": dots}
    allowed = ANSWERS if poll.kind == "rerate" else COMMITMENTS
    if said.answer not in allowed:
        raise Refused("Choose one of the answers shown.")
    if len(said.words) > LONGEST_COMMENT:
        raise Refused("The note is too long. It can have 2,000 characters at most.")
    lifts = poll.kind == "commit" and int(said.answer) <= LIFTS_TO
    return {"answer": said.answer, "words": keepable(said.words).strip() if lifts else ""}


def count(store: Store, content: Content, desk: str, workshop_id: str, poll_id: str) -> Poll:
    """Close a poll, keep what may be shown of it, and delete the ballots."""
    here = held(store, desk, workshop_id)
    poll = _of(store, here, poll_id)
    limits = shelves(store, content, here).method.limits
    fewest = anonymity.minimum(limits, here.mode)
    store.close_poll(poll.id, partial(_counted, poll, fewest))
    return _of(store, here, poll_id)


def take_away(store: Store, desk: str, workshop_id: str, poll_id: str) -> None:
    """Delete an open poll with everything that was said in it; what is counted stays."""
    poll = _of(store, held(store, desk, workshop_id), poll_id)
    if not store.remove_poll(poll.id):
        raise Refused("The vote has been counted already.")


def _of(store: Store, here: Workshop, poll_id: str) -> Poll:
    """The workshop's poll with this id."""
    poll = next((poll for poll in store.polls(here.id) if poll.id == poll_id), None)
    if poll is None:
        raise Refused("This question has been removed. Load the page again.")
    return poll


def _counted(poll: Poll, fewest: int, bodies: Sequence[str]) -> str:
    """What is kept: counts and words from `fewest` on, else only that too few answered.

    Of a rating those count to `fewest` who chose a rung, as everywhere; of dots who put one.
    """
    said = [one for one in map(json.loads, bodies) if poll.kind != "dots" or one["dots"]]
    rungs = [s for s in said if poll.kind != "rerate" or s["answer"] in ANSWERS[:6]]
    if not anonymity.may_show(len(rungs), fewest):
        return Counted(people=len(said), counts=None).model_dump_json()
    counts = Counter[str]()
    for one in said:
        counts.update(one["dots"] if poll.kind == "dots" else [one["answer"]])
    words = sorted((w for s in said if cleaned(w := s.get("words", ""))), key=partial(_lot, poll))
    return Counted(people=len(said), counts=dict(counts), words=tuple(words)).model_dump_json()


def _lot(poll: Poll, text: str) -> tuple[bytes, str]:
    return sha256(f"{poll.id}{text}".encode()).digest(), text


def follows(here: Workshop) -> bool:
    """Whether phones have anything to follow: the answers are shown, and the end has not come."""
    return here.kind == "private" and here.phase == "revealed"
