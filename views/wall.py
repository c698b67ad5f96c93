"""What a room sees of a workshop with people in it; drawn in templates/wall.html."""

from __future__ import annotations

from base64 import b64encode
from io import BytesIO
from typing import TYPE_CHECKING, NamedTuple

import segno

from views.drawing import drawer

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reports import StatementReport
    from words import Words

DARK, LIGHT = "#12211F", "#FFFFFF"
QUIET_ZONE = 4
MOST_DISCS = 40

draw = drawer("wall.html")


class Ways(NamedTuple):
    """The ways in: the whole link, the short address, and the code to type there."""

    link: str
    address: str
    code: str


class Far(NamedTuple):
    """How many people have joined, how many of them have begun, and how many of those finished.

    `invited` is how many there should be, where somebody has counted; `waiting` how many wait to
    be let in, and how many of all came with a file.
    """

    joined: int
    begun: int
    finished: int
    invited: int | None = None
    waiting: int = 0
    brought: int = 0


def _picture(link: str) -> str:
    """A link as a picture, dark on white whatever the theme."""
    drawn = BytesIO()
    code = segno.make(link, error="m", micro=False)
    code.save(drawn, kind="svg", border=QUIET_ZONE, dark=DARK, light=LIGHT, omitsize=True)
    return b64encode(drawn.getvalue()).decode()


def qr(ways: Ways, words: Words) -> str:
    """The QR code, dark on white whatever the theme."""
    return draw("qr", ways=ways, picture=_picture(ways.link), say=words.say)


def link_qr(link: str, words: Words) -> str:
    """The QR code of a link that has no code to type."""
    return draw("link_qr", link=link, picture=_picture(link), say=words.say)


def notice(heading: str, intro: str, link: str, promise: Iterable[str], words: Words) -> str:
    """What is printed to be put up where citizens come: why, the code, and what is promised."""
    return draw(
        "notice",
        heading=heading,
        intro=intro,
        link=link,
        picture=_picture(link),
        promise=tuple(promise),
        say=words.say,
    )


def ways_in(ways: Ways, words: Words, *, slips: bool = False, scan: bool = True) -> str:
    """The address and the code, to be read from the back of the room; `scan`: beside a QR code."""
    return draw("ways_in", ways=ways, slips=slips, scan=scan, say=words.say)


def invitation(
    heading: str, ways: Ways, promise: Iterable[str], words: Words, *, slips: bool = False
) -> str:
    """What is printed instead of the screen: who asks, the ways in, and who sees what."""
    return draw(
        "invitation",
        heading=heading,
        ways=ways,
        picture=_picture(ways.link),
        promise=tuple(promise),
        slips=slips,
        say=words.say,
    )


def people(far: Far, words: Words) -> str:
    """How far people have come: the words, a disc a person, and what the discs mean."""
    return draw(
        "people",
        said=_finished(far, words),
        kinds=_kinds(far, words) if far.joined else (),
        discs=far.joined <= MOST_DISCS,
        lines=_heads(far, words),
    )


def _finished(far: Far, words: Words) -> str:
    if not far.joined:
        return words.say("Nobody has joined yet")
    return words.count(
        "{n} of {all} is finished", "{n} of {all} are finished", far.finished, all=far.joined
    )


def _kinds(far: Far, words: Words) -> tuple[tuple[str, int, str], ...]:
    on, not_begun = far.begun - far.finished, far.joined - far.begun
    return (
        ("hk-full", far.finished, words.count("{n} finished", "{n} finished", far.finished)),
        ("hk-begun", on, words.say("{n} on the way", n=on)),
        ("hk-joined", not_begun, words.say("{n} not begun", n=not_begun)),
    )


def _heads(far: Far, words: Words) -> list[str]:
    """So that people can count heads: how many have joined of how many there should be."""
    lines = []
    if far.invited is not None:
        lines.append(
            words.say("{n} joined, {all} invited. Count heads.", n=far.joined, all=far.invited)
        )
    if far.brought:
        lines.append(
            words.count(
                "{n} of them answered on paper or in a file.",
                "{n} of them answered on paper or in a file.",
                far.brought,
            )
        )
    if far.waiting:
        lines.append(
            words.count(
                "{n} person waits to be let in.", "{n} people wait to be let in.", far.waiting
            )
        )
    return lines


def counts(
    heading: str, head: Sequence[str], rows: Iterable[tuple[str, int, int]], note: str = ""
) -> str:
    """A small table: a name, how many of how many, and the same as a bar."""
    return draw("counts", heading=heading, head=head, rows=tuple(rows), note=note)


def distribution(of: StatementReport, words: Words) -> str:
    """One statement's answers: six rows, those near the middle on mist, the others hollow."""
    return draw("distribution", of=of, say=words.say)


def remarks(texts: Iterable[str]) -> str:
    """What people wrote, one beside the other, without saying who."""
    return draw("remarks", texts=tuple(texts))


def marks(every: Iterable[str]) -> str:
    """The marks that stand on people's phones."""
    return draw("marks", every=tuple(every))


def slips(codes: Iterable[str], heading: str, address: str, promise: str, words: Words) -> str:
    """Slips to cut apart: who asks, where to go, a code of one's own, and who sees what."""
    return draw(
        "slips",
        codes=tuple(codes),
        heading=heading,
        address=address,
        promise=promise,
        say=words.say,
    )
