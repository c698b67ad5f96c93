"""The guides as pages: our own Markdown from docs/, drawn with nothing fetched from elsewhere.

What lies in `docs/` is Danish, and what lies in `docs/en/` English; where one is missing, the
other stands in its place. Markup in a page is shown as text, and a link leads to another guide,
to a heading, or to an address of the web; what leads elsewhere in the checkout is only named.
"""

from __future__ import annotations

import re
from base64 import b64encode
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple
from urllib.parse import unquote

from markdown_it import MarkdownIt
from markdown_it.token import Token

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from words import Language

DOCS: Final = Path(__file__).resolve().parent.parent / "docs"
FIRST: Final = "facilitator"
MAIN: Final = (FIRST, "tour", "author", "operator", "developer")
PLACE: Final = "vejledning"
MANY: Final = "vejledninger"
"""What somebody types who does not remember it: it leads to the first guide too."""
PICTURES: Final = {".png": "image/png", ".jpg": "image/jpeg", ".svg": "image/svg+xml"}
WEB: Final = re.compile(r"https?://", re.ASCII)
GUIDE: Final = re.compile(r"(?:\.\./)*(?:en/|docs/)*([\w-]+)\.md", re.ASCII)

reading = MarkdownIt("commonmark", {"html": False}).enable("table")


class Guide(NamedTuple):
    """One guide, drawn; `chapters` are the anchors and names of its parts.

    `language` is the one it is written in.
    """

    title: str
    body: str
    chapters: tuple[tuple[str, str], ...]
    language: Language


@cache
def names() -> tuple[str, ...]:
    """Every guide there is: first those that are for somebody, then what they lead on to."""
    found = {file.stem for folder in (DOCS, DOCS / "en") for file in folder.glob("*.md")}
    return (*(name for name in MAIN if name in found), *sorted(found - set(MAIN)))


def place_of(name: str) -> str:
    """The last part of a guide's address."""
    return PLACE if name == FIRST else f"{PLACE}-{name}"


def at(place: str) -> str:
    """The guide at a place."""
    return FIRST if place == MANY else place.removeprefix(PLACE).removeprefix("-") or FIRST


def guide(name: str, language: Language, base: str) -> Guide:
    """The guide in this language, or in the one it is written in; `base` is the app's path."""
    file = _file(name, language)
    return _guide(file, file.stat().st_mtime_ns, base)


def _file(name: str, language: Language) -> Path:
    danish, english = DOCS / f"{name}.md", DOCS / "en" / f"{name}.md"
    first, other = (english, danish) if language == "en" else (danish, english)
    return first if first.exists() else other


@cache
def _guide(file: Path, _changed: int, base: str) -> Guide:
    text = file.read_text(encoding="utf-8")
    tokens = reading.parse(text)
    title, tokens = _headed(tokens)
    chapters = tuple(_anchored(tokens))
    for token in tokens:
        for inner in token.children or ():
            _led(inner, file.parent, base)
    spoken = _spoken(text)
    around = [Token("page", "div", 1, attrs={"lang": spoken, "class": "hk-text"}), *tokens]
    around.append(Token("page", "div", -1))
    return Guide(title, reading.renderer.render(around, reading.options, {}), chapters, spoken)


def _headed(tokens: list[Token]) -> tuple[str, list[Token]]:
    """The page's own heading, and what is below it."""
    if tokens and tokens[0].tag == "h1":
        return tokens[1].content, tokens[3:]
    return "", tokens


def _anchored(tokens: Sequence[Token]) -> Iterable[tuple[str, str]]:
    """Give every heading its anchor, as the place of a link is written; the chapters among them."""
    for opening, inside in pairwise(tokens):
        if opening.type == "heading_open":
            said = "".join(part.content for part in inside.children or ())
            opening.attrSet("id", anchor(said))
            if opening.tag == "h2":
                yield anchor(said), said


def anchor(heading: str) -> str:
    """A heading as the end of an address."""
    return re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")


def _led(token: Token, folder: Path, base: str) -> None:
    """Let a link lead where a browser can follow, and a picture be in the page itself."""
    if token.type == "link_open":
        href = _href(str(token.attrs.pop("href", "")), base)
        token.attrs |= href
    elif token.type == "image":
        source = _picture(folder / unquote(str(token.attrs["src"])))
        token.attrs["src"] = source


def _href(written: str, base: str) -> dict[str, str | int | float]:
    if WEB.match(written):
        return {"href": written, "target": "_blank", "rel": "noopener noreferrer"}
    page, _, part = written.partition("#")
    found = GUIDE.fullmatch(page)
    if found and found[1] in names():
        rest = f"#{part}" if part else ""
        return {"href": f"{base}/{place_of(found[1])}{rest}", "target": "_self"}
    return {"href": f"#{part}", "target": "_self"} if part and not page else {}


def _picture(file: Path) -> str:
    """A picture of the documentation as it stands in the page; nothing where there is none."""
    kind = PICTURES.get(file.suffix)
    if kind is None or not file.resolve().is_relative_to(DOCS) or not file.is_file():
        return ""
    return f"data:{kind};base64,{b64encode(file.read_bytes()).decode()}"


def _spoken(text: str) -> Language:
    """The language a page is written in: both have a word for `and`, and each its own."""
    return "en" if text.count(" and ") > text.count(" og ") else "da"
