"""HTML from templates: whatever is put into one is escaped, unless another one drew it."""

from __future__ import annotations

from base64 import b64encode
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import jinja2
from markupsafe import Markup

from views.hyphens import soft

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from reports import RungWords, StatementReport

HERE = Path(__file__).resolve().parent
TOP = 5
MOST_NAMED = 12
ENDS_LEFT = 2  # the last rung on the left of the line in a diverging bar


def at(value: float) -> str:
    """A place on the scale as a share of its length."""
    return f"{100 * value / TOP:.2f}%"


def share(n: float, of: float) -> str:
    """So much of the whole, as a width."""
    return f"{100 * n / max(1, of):.2f}%"


def upper(name: str) -> str:
    """A name as it stands alone: its first letter a capital."""
    return name[:1].upper() + name[1:]


def site(address: str) -> str:
    """What a link is named after; nothing where it is no address."""
    parts = urlsplit(address) if address.startswith(("https://", "http://")) else None
    return (parts.hostname or address).removeprefix("www.") if parts else ""


def counted(statement: StatementReport) -> bool:
    """Whether the statement has people's answers to draw."""
    return statement.shown and any(rung.count for rung in statement.rungs)


def half(statement: StatementReport, *, left: bool) -> list[RungWords]:
    """The rungs on one side of a diverging bar."""
    return [rung for rung in statement.rungs if (rung.value <= ENDS_LEFT) == left]


def widest(statements: Iterable[StatementReport]) -> int:
    """The most answers on one side of any bar, so that all are drawn to one scale."""
    sides = [half(s, left=left) for s in statements for left in (True, False)]
    return max((sum(rung.count or 0 for rung in side) for side in sides), default=0) or 1


TEMPLATES = jinja2.Environment(
    loader=jinja2.FileSystemLoader(HERE / "templates"),
    autoescape=True,
    trim_blocks=True,
    lstrip_blocks=True,
    undefined=jinja2.StrictUndefined,
    auto_reload=False,  # or every piece asks the disk whether its template has changed
)
TEMPLATES.globals |= {
    "at": at,
    "MOST_NAMED": MOST_NAMED,
    "half": half,
    "share": share,
    "site": site,
    "soft": soft,
    "TOP": TOP,
    "upper": upper,
    "widest": widest,
}
TEMPLATES.tests["counted"] = counted


@cache
def picture(file: str) -> str:
    """An SVG picture of this folder, as an address that holds all of it."""
    return f"data:image/svg+xml;base64,{b64encode((HERE / file).read_bytes()).decode()}"


class Piece(Markup):
    """Drawn HTML; Streamlit shows it as it is, and does not look for an indent in every line."""

    __slots__ = ()

    def _repr_html_(self) -> str:
        return str.strip(self)


def drawer(template: str) -> Callable[..., Piece]:
    """Draws the pieces of one template: `draw("title", finding=...)` is its macro `title`.

    What comes out may be put into other pieces; any other text that is put in is escaped.
    """

    def draw(piece: str, **values: object) -> Piece:
        return Piece(getattr(TEMPLATES.get_template(template).module, piece)(**values))

    return draw
