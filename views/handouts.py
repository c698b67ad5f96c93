"""What is handed out and hung up, for the workshop of this address, also before any answers."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urlsplit

import reports
import told
import workshop
from views import here, house, visitor

if TYPE_CHECKING:
    from content import Content
    from reports import Handout
    from words import Words
    from workshop import Workshop


class Letter(NamedTuple):
    """What only the facilitator knows, for the invitation; it is kept nowhere."""

    clock: str = ""
    place: str = ""
    sender: str = ""


NOTHING = Letter()


def the_handout(of: Workshop | None, words: Words, letter: Letter = NOTHING) -> Handout:
    """Every paper's words; `of` is None in the example."""
    found = of or _example()
    shelves = _shelves(of)
    more = {"address": "", "code": ""} if of is None else _ways(of)
    meeting = told.meeting(shelves, found, words, **more, **letter._asdict())
    told_so = reports.tell_handout(shelves, meeting, words)
    if of is None or not found.slips or found.phase not in {"draft", "open"}:
        return told_so
    codes = workshop.unused_slips(house.the_store(), visitor.the_desk(), of.id)
    return reports.with_slips(told_so, codes, visitor.the_address())


def _shelves(of: Workshop | None) -> Content:
    """What it is pinned to; who was pinned before there was a pre-read has today's."""
    now = house.the_content()
    if of is None:
        return now
    pinned = here.shelves(of)
    return pinned if pinned.preread else pinned.model_copy(update={"preread": now.preread})


def _ways(of: Workshop) -> dict[str, str]:
    """The address and the code, as far as there are any yet."""
    address = visitor.the_address()
    short = f"{address}/join".removeprefix(f"{urlsplit(address).scheme}://")
    if of.slips or of.phase not in {"draft", "open"}:
        return {"address": short if of.slips else "", "code": ""}
    try:
        code = workshop.ways_in(house.the_store(), of, visitor.the_token()).code
    except workshop.Refused:
        return {"address": "", "code": ""}
    return {"address": short, "code": code}


def _example() -> Workshop:
    return workshop.Workshop(
        id=workshop.EXAMPLE,
        organisation=reports.FICTITIOUS,
        questionnaire="short",
        mode="anonymous",
        created=datetime(2026, 11, 21, tzinfo=UTC),
        kind="private",
        practice=True,
    )
