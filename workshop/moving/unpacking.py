"""A file to a workshop: all of it, or nothing and the reason in words."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final, NamedTuple, TypeAlias

from pydantic import ValidationError

from answers import ANSWERS, LONGEST_COMMENT
from content import ContentError, admitted, fingerprint_of
from workshop import preparing
from workshop.desk import in_time, named, own_name
from workshop.model import EXAMPLE, Participant, Refused, Workshop, keepable
from workshop.moving.bundle import FORMAT, KIND, SIGNS, Bundle
from workshop.moving.fitting import fits
from workshop.moving.reading import not_ours, plain
from workshop.moving.records import must_be_so_many, record
from workshop.noted import MOST_ROUNDS, Poll, Record
from workshop.saying import asked
from workshop.store import Brought, Whole
from workshop.tokens import hashed, new_token

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import date

    from arithmetic import Result
    from content import Content
    from workshop.model import RoomAnswer
    from workshop.noted import Noted
    from workshop.store import Store

LONGEST_ID: Final = 64
IDS: Final = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-")
SHOWN: Final = frozenset({"revealed", "closed"})


Recounted: TypeAlias = "Callable[[Content, Result], Result]"
"""What the same counts come to, counted here (`advice.recounted`)."""


class Moved(NamedTuple):
    """A workshop that was taken in, and the version of the app that wrote its file."""

    workshop: Workshop
    version: str


def unpack(  # noqa: PLR0913 - what is taken in, where, and how it is held against itself
    store: Store,
    desk: str,
    data: bytes,
    *,
    recounted: Recounted,
    today: date,
    replace: bool = False,
) -> Moved:
    """Take in the workshop that a file holds, under its own id, as this desk's own.

    Refused where the file is not whole and ours, or where its last day has passed. One that is
    here already is replaced only where its owner asks for that; then nothing of it is left. When
    this returns, all is on disk; until then, nothing is.
    """
    bundle = bundled(data)
    whole = _whole(bundle, today, recounted)
    _must_be_free(store, desk, whole.workshop.id, replace=replace)
    if not store.put_whole(desk, whole, replace=replace):
        raise Refused("A part of this workshop is here already in another. Nothing is taken in.")
    return Moved(whole.workshop, bundle.version)


def bundled(data: bytes) -> Bundle:
    """What is in a file, typed; Refused where it is another's, or of a later version."""
    said = plain(data)
    if said.get("kind") != KIND or type(said.get("format")) is not int:
        raise not_ours()
    if said["format"] > FORMAT:
        raise Refused("The file is from a later version of Helhedstjek. Update this one first.")
    try:
        return Bundle.model_validate_json(json.dumps(said), strict=True)
    except ValidationError:
        raise not_ours() from None


def _must_be_free(store: Store, desk: str, workshop_id: str, *, replace: bool) -> None:
    if store.workshop(workshop_id) is None:
        return
    if store.hold(desk, workshop_id) != "owner":
        raise Refused("This workshop is here already, and only whoever made it can replace it.")
    if not replace:
        raise Refused(
            "This workshop is here already, and nothing of it has been changed. "
            "Ask to have it replaced if the file is to take its place."
        )


def _whole(bundle: Bundle, today: date, recounted: Recounted) -> Whole:
    """What is to be kept; Refused where something in it could not have been written here."""
    here = _settled(bundle.workshop, today)
    try:
        if here.phase == "draft":
            return _must_be_bare(bundle, here)
        return _with_content(bundle, here, recounted)
    except (ValidationError, ContentError, LookupError, TypeError):
        # Of a part that is not what it says it is.
        raise not_ours() from None


def _must_be_bare(bundle: Bundle, here: Workshop) -> Whole:
    """A draft has been asked of nobody."""
    if bundle != Bundle(version=bundle.version, workshop=bundle.workshop) or here.content:
        raise not_ours()
    return Whole(workshop=here)


def _with_content(bundle: Bundle, here: Workshop, recounted: Recounted) -> Whole:
    if bundle.shelves is None or fingerprint_of(bundle.shelves) != here.content:
        raise not_ours()
    shelves = json.dumps(bundle.shelves, ensure_ascii=False)
    content = admitted(shelves)
    if content.fingerprint != here.content:
        raise not_ours()
    must_be_so_many(bundle)
    if not _is_consistent(content, here, bundle):
        raise not_ours()
    if bundle.kept and recounted(content, bundle.kept.result) != bundle.kept.result:
        raise not_ours()
    return Whole(
        workshop=here,
        shelves=shelves,
        result=bundle.kept.model_dump_json() if bundle.kept else None,
        agreed=tuple(map(_agreed, bundle.agreed)),
        records=dict(_records(content, here, bundle)),
        polls=bundle.polls,
        brought=_brought(content, here, bundle),
    )


def _records(
    content: Content, here: Workshop, bundle: Bundle
) -> Iterator[tuple[Noted, tuple[Record, ...]]]:
    """What was noted, kind by kind, and what people wrote, statement by statement."""
    for kind in dict.fromkeys(one.kind for one in bundle.records):
        yield kind, tuple(record(content, here, one) for one in bundle.records if one.kind == kind)
    yield "remark", tuple(_remark(here, *said) for said in bundle.comments.items())


def _remark(here: Workshop, statement: str, texts: tuple[str, ...]) -> Record:
    body = json.dumps([keepable(text) for text in texts], ensure_ascii=False)
    return Record(statement, body, 1, here.created)


def _settled(here: Workshop, today: date) -> Workshop:
    """Its settings by the rules of preparing; Refused where it should be gone by now."""
    if not here.id or not set(here.id) <= IDS or len(here.id) > LONGEST_ID or here.id == EXAMPLE:
        raise not_ours()
    if not {*(here.follows or "")} <= IDS or len(here.follows or "") > LONGEST_ID:
        raise not_ours()
    if (here.kind == "together") != (here.phase == "open") or here.phase == "shut":
        raise not_ours()
    if (here.phase in SHOWN) != (here.revealed_on is not None):
        raise not_ours()
    if here.delete_on and here.delete_on < today:
        raise Refused("This workshop was to be deleted by now, so it is not taken in.")
    kept: dict[str, Any] = {
        "organisation": named(here.organisation),
        "name": own_name(here.name),
        "areas": preparing.distinct(here.areas),
        "target_group": preparing.about(here.target_group),
        "invited": preparing.expected(here.invited),
        **{day: in_time(getattr(here, day)) for day in ("delete_on", "meets_on", "revealed_on")},
        "due_on": in_time(here.due_on),
    }
    if here.target not in {None, *range(6)}:
        raise not_ours()
    return here.model_copy(update=kept)


def _is_consistent(content: Content, here: Workshop, bundle: Bundle) -> bool:
    """Whether what was said is of what was asked, and of a workshop of its kind and mode."""
    on_paper = asked(content, here.questionnaire)
    if here.kind == "together":
        keys = [one.statement for one in bundle.agreed]
        alone = bundle.kept or bundle.polls or bundle.comments or bundle.people
        return not alone and len(set(keys)) == len(keys) and set(keys) <= set(on_paper)
    if bundle.kept is None or bundle.agreed or not fits(content, here, bundle.kept):
        return False
    shown = {s.id for f in bundle.kept.result.factors for s in f.statements if s.n is not None}
    texts = [text for of in bundle.comments.values() for text in of]
    return (
        bundle.comments.keys() <= shown
        and all(text.strip() and len(text) <= LONGEST_COMMENT for text in texts)
        and (here.mode == "open" or not bundle.people)
        and all(_was_asked(on_paper, poll) for poll in bundle.polls)
        and _are_one_each(bundle.polls)
    )


def _was_asked(on_paper: tuple[str, ...], poll: Poll) -> bool:
    """Whether it is a poll that was counted, of what can be asked."""
    tally, about = poll.tally, set(on_paper) if poll.kind == "rerate" else {""}
    keys = {
        "rerate": {*ANSWERS},
        "dots": {*poll.options},
        "commit": {*"012345"},
    }[poll.kind]
    return (
        not poll.open
        and tally is not None
        and 0 < len(poll.id) <= LONGEST_ID // 2
        and {*poll.id} <= IDS
        and poll.about in about
        and 1 <= poll.round <= MOST_ROUNDS
        and (tally.counts or {}).keys() <= keys
        and all(0 <= n <= tally.people * 3 for n in (tally.counts or {}).values())
    )


def _are_one_each(polls: tuple[Poll, ...]) -> bool:
    places = {(poll.kind, poll.about, poll.round) for poll in polls}
    return len(places) == len(polls) == len({poll.id for poll in polls})


def _agreed(said: RoomAnswer) -> RoomAnswer:
    if said.answer not in {None, *ANSWERS} or len(said.note) > LONGEST_COMMENT:
        raise not_ours()
    if not 1 <= said.revision < 2**31:
        raise not_ours()
    return said.model_copy(update={"note": keepable(said.note)})


def _brought(content: Content, here: Workshop, bundle: Bundle) -> Brought | None:
    """Everybody of an open workshop, under new ids drawn by lot, with no way in for a phone."""
    statements = asked(content, here.questionnaire)
    rows = sorted((new_token(), place) for place in range(len(bundle.people)))
    if not rows:
        return None
    every = [bundle.people[place] for _, place in rows]
    levels, areas = {"", *content.levels}, {"", *here.areas}
    for one in every:
        if len(one.answers) != len(statements) or one.level not in levels or one.area not in areas:
            raise not_ours()
    people = tuple(_people(here, bundle, rows))
    return Brought(
        people=people,
        tokens=tuple(hashed(new_token()) for _ in people),
        statements=statements,
        ratings=tuple(bytes(map(SIGNS.index, one.answers)) for one in every),
        comments=(),
    )


def _people(here: Workshop, bundle: Bundle, rows: list[tuple[str, int]]) -> Iterator[Participant]:
    for name, place in rows:
        one = bundle.people[place]
        yield Participant(
            id=name, workshop=here.id, level=one.level, area=one.area, language=here.language
        )
