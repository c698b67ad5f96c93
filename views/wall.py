"""The pieces of HTML for a workshop with people in it. Every word that is put in is escaped."""

from __future__ import annotations

from base64 import b64encode
from html import escape
from io import BytesIO
from typing import TYPE_CHECKING, NamedTuple

import segno

from views import factor_pieces, pieces

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reports import GroupRow, GroupTable, Report, RungWords, StatementReport
    from words import Words

DARK, LIGHT = "#12211F", "#FFFFFF"
QUIET_ZONE = 4
MOST_DISCS = 40


class Ways(NamedTuple):
    """The ways in: the whole link, the short address, and the code to type there."""

    link: str
    address: str
    code: str


class Far(NamedTuple):
    """How many people have joined, how many of them have begun, and how many of those finished."""

    joined: int
    begun: int
    finished: int


def qr(ways: Ways, words: Words) -> str:
    """The link as a picture, dark on white whatever the theme."""
    drawn = BytesIO()
    code = segno.make(ways.link, error="m", micro=False)
    code.save(drawn, kind="svg", border=QUIET_ZONE, dark=DARK, light=LIGHT, omitsize=True)
    picture = b64encode(drawn.getvalue()).decode()
    says = words.say("QR code that leads to {address}", address=ways.link)
    return (
        f'<img class="hk-qr" src="data:image/svg+xml;base64,{picture}" alt="{escape(says)}" '
        'width="400" height="400">'
    )


def ways_in(ways: Ways, words: Words) -> str:
    """The address and the code, to be read from the back of the room."""
    point = words.say("Point the camera at the code, or go to")
    write = words.say("and write")
    return (
        f'<p class="hk-caption">{escape(point)}</p>'
        f'<p class="hk-address">{escape(ways.address)}</p>'
        f'<p class="hk-caption">{escape(write)}</p>'
        f'<p class="hk-code">{_code(ways.code)}</p>'
    )


def _code(code: str) -> str:
    half = len(code) // 2
    return f"<span>{escape(code[:half])}</span> <span>{escape(code[half:])}</span>"


def invitation(heading: str, ways: Ways, promise: Iterable[str], words: Words) -> str:
    """What is printed instead of the screen: who asks, the ways in, and who sees what."""
    told = "".join(pieces.paragraph(line) for line in promise)
    return (
        f'<div class="hk-invitation"><p class="hk-invited">{escape(heading)}</p>'
        f"{qr(ways, words)}{ways_in(ways, words)}"
        f'<p class="hk-source">{escape(ways.link)}</p>{told}</div>'
    )


def people(far: Far, words: Words) -> str:
    """How far people have come: the words, a disc a person, and what the discs mean."""
    if not far.joined:
        return _weighty(words.say("Nobody has joined yet"))
    said = words.count(
        "{n} of {all} is finished", "{n} of {all} are finished", far.finished, all=far.joined
    )
    kinds = (
        ("hk-full", far.finished, words.say("{n} finished", n=far.finished)),
        ("hk-begun", far.begun - far.finished, words.say("{n} on the way", n=_on(far))),
        ("hk-joined", far.joined - far.begun, words.say("{n} not begun", n=far.joined - far.begun)),
    )
    draw = _discs if far.joined <= MOST_DISCS else _bar
    legend = "".join(
        f'<span><i class="hk-person {kind}"></i>{escape(told)}</span>' for kind, _, told in kinds
    )
    drawn = draw([(kind, n) for kind, n, _ in kinds])
    return f'{_weighty(said)}{drawn}<div class="hk-legend hk-people">{legend}</div>'


def _on(far: Far) -> int:
    return far.begun - far.finished


def _weighty(said: str) -> str:
    first, gap, rest = said.partition(" ")
    return f'<p class="hk-far"><b>{escape(first)}</b>{gap}{escape(rest)}</p>'


def _discs(kinds: Iterable[tuple[str, int]]) -> str:
    each = "".join(f'<i class="hk-person {kind}"></i>' * n for kind, n in kinds)
    return f'<div class="hk-discs" aria-hidden="true">{each}</div>'


def _bar(kinds: Iterable[tuple[str, int]]) -> str:
    parts = "".join(f'<i class="{kind}" style="flex-grow:{n}"></i>' for kind, n in kinds if n)
    return f'<div class="hk-crowd" aria-hidden="true">{parts}</div>'


def counts(heading: str, head: Sequence[str], rows: Iterable[tuple[str, int, int]]) -> str:
    """A small table: a name, how many of how many, and the same as a bar."""
    names = "".join(f'<th scope="col">{escape(name)}</th>' for name in head)
    body = "".join(_count(*row) for row in rows)
    return (
        f'{pieces.section(heading)}<table class="hk-counts"><caption class="hk-hidden">'
        f"{escape(heading)}</caption><thead><tr>{names}</tr></thead><tbody>{body}</tbody></table>"
    )


def _count(name: str, n: int, of: int) -> str:
    return (
        f'<tr><th scope="row">{escape(name)}<span class="hk-thin" aria-hidden="true">'
        f'<span style="width:{100 * n / max(1, of):.2f}%"></span></span></th>'
        f"<td>{n}</td><td>{of}</td></tr>"
    )


def distribution(of: StatementReport, words: Words) -> str:
    """One statement's answers: six rows, those near the middle on mist, the others hollow."""
    details = (f"{fact.label} {fact.value}" for fact in of.details)
    caption = " · ".join((of.n_text, *details))
    line = f'<p class="hk-caption">{escape(caption)}</p>'
    if not factor_pieces.counted(of):
        return line + pieces.paragraph(of.distribution_text)
    most = max(rung.count or 0 for rung in of.rungs)
    rows = "".join(_rung(rung, most, words) for rung in of.rungs)
    caption = words.say("Number of answers on each rung")
    return (
        f'{line}<table class="hk-spread"><caption class="hk-hidden">{escape(caption)}</caption>'
        f"<tbody>{rows}</tbody></table>"
    )


def _rung(rung: RungWords, most: int, words: Words) -> str:
    kind = "hk-near" if rung.in_region else "hk-outside"
    far = "" if rung.in_region else words.say("far from the middle")
    wide = f"{100 * (rung.count or 0) / max(1, most):.2f}%"
    return (
        f'<tr class="{kind}"><th scope="row"><span><b>{rung.value}</b> <span>{escape(rung.text)}'
        f'<span class="hk-hidden"> {escape(far)}</span></span></span></th>'
        f'<td aria-hidden="true"><i style="width:{wide}"></i></td><td>{rung.count}</td></tr>'
    )


def comments(heading: str, texts: Iterable[str]) -> str:
    """What people wrote, one beside the other, without saying who."""
    each = "".join(f"<li>{escape(text)}</li>" for text in texts)
    return f'<h2 class="hk-rule">{escape(heading)}</h2><ul class="hk-comments">{each}</ul>'


def grouped(report: Report) -> str:
    """How the groups see the factors: a table a grouping, and the gaps worth talking about."""
    if not report.groups:
        return ""
    every = "".join(_group(table, report) for table in report.groups)
    return pieces.section(report.labels["groups_title"]) + every


def _group(of: GroupTable, report: Report) -> str:
    if not of.rows:
        return f'<h3 class="hk-grouping">{escape(of.heading)}</h3>{pieces.notes((of.note,))}'
    factors = [pieces.upper(factor.short) for factor in report.factors]
    heads = "".join(
        f'<th scope="col">{escape(name)}</th>' for name in (report.labels["group"], *factors)
    )
    rows = "".join(_group_row(row, len(factors)) for row in of.rows)
    gaps = "".join(f"<li>{escape(gap)}</li>" for gap in of.gaps)
    return (
        f'<h3 class="hk-grouping">{escape(of.heading)}</h3>'
        f'<div class="hk-wide" role="region" tabindex="0" aria-label="{escape(of.heading)}">'
        f'<table class="hk-groups"><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>'
        f'</div>{f"<ul>{gaps}</ul>" if gaps else ""}<p class="hk-caption">{escape(of.note)}</p>'
    )


def _group_row(row: GroupRow, factors: int) -> str:
    hidden = ' class="hk-none"' if row.hidden else ""
    cells = "".join(f"<td>{escape(cell)}</td>" for cell in row.cells)
    if row.hidden:
        cells = f'<td colspan="{factors}">{escape(row.reason)}</td>'
    people = f"<small>{escape(row.n_text)}</small>" if row.n_text else ""
    return f'<tr{hidden}><th scope="row">{escape(row.name)}{people}</th>{cells}</tr>'


def secret(link: str) -> str:
    """A link to copy with one click."""
    return f'<p class="hk-secret"><code>{escape(link)}</code></p>'
