"""The pieces of HTML that every screen is laid from; they are drawn in templates/pieces.html."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from views.drawing import drawer

if TYPE_CHECKING:
    from collections.abc import Iterable

draw = drawer("pieces.html")


class Way(NamedTuple):
    """A link that leads out of this screen's own addresses."""

    href: str
    name: str


class OtherLanguage(NamedTuple):
    """The way to the other language, and what the ways are called together."""

    href: str
    other: str
    name: str
    label: str


def markdown(text: str) -> str:
    """The text as it is, where Streamlit would read it as Markdown."""
    return "".join(f"\\{sign}" if sign in r"\`*_{}[]()#+-.!|~$<>:&" else sign for sign in text)


def frame(language: OtherLanguage, ways: Iterable[Way], lost: str, under: str = "") -> str:
    """What stands on every screen: ways out, the other language, and word of a lost line.

    `under` is the masthead's step that the screen belongs to, where it is none itself.
    """
    return draw("frame", language=language, ways=tuple(ways), lost=lost, under=under)


def opening(kicker: Iterable[str], finding: str, lead: str = "", *, screen: str = "") -> str:
    """The small line, the finding, and one sentence; the line's first part is the weightiest.

    A finding that changes while one writes needs the `screen`’s name, or it would take the focus.
    """
    return draw("opening", kicker=tuple(kicker), finding=finding, sentence=lead, screen=screen)


def small_line(kicker: Iterable[str]) -> str:
    """The line above the heading."""
    return draw("small_line", kicker=tuple(kicker))


def title(finding: str) -> str:
    """The screen's one h1; whoever comes to the screen is led to it."""
    return draw("title", finding=finding)


def heading(text: str) -> str:
    """A heading without a rule."""
    return draw("heading", text=text)


def under(text: str) -> str:
    """A heading under another."""
    return draw("under", text=text)


def paragraphs(*lines: str) -> str:
    """Plain words."""
    return draw("paragraphs", lines=lines)


def section(name: str, note: str = "") -> str:
    """A thick rule and a heading."""
    return draw("section", name=name, note=note)


def progress(done: int, of: int, label: str) -> str:
    """A bar of 4 px, and the words it stands for."""
    return draw("progress", done=done, of=of, label=label)


def saved(text: str) -> str:
    """The line that says that what was chosen is on disk."""
    return draw("saved", text=text)


def warning(text: str) -> str:
    """What must be done before something can be saved, told at once."""
    return draw("warning", text=text)


def kept(place: str, text: str, anew: str = "") -> str:
    """What is on disk of the text in a place, told to the page's own script and to nobody else.

    Where a reload writes the same in another way, `anew` is that way.
    """
    return draw("kept", place=place, text=text, anew=anew)


def question(name: str, text: str) -> str:
    """What the room is to ask itself."""
    return draw("question", name=name, text=text)


def ruled(inside: str) -> str:
    """A thick rule above something that is drawn already."""
    return draw("ruled", inside=inside)


def mark(sign: str) -> str:
    """The mark that stands on somebody's phone."""
    return draw("mark", sign=sign)


def step(number: int, name: str, *lines: str, done: bool = False) -> str:
    """One of two steps that follow each other: its numeral, what it asks, and what it does."""
    return draw("step", number=number, name=name, lines=lines, done=done)


def folded(summary: str, inside: str) -> str:
    """Something to open; `inside` is drawn already."""
    return draw("folded", summary=summary, inside=inside)


def terms(pairs: Iterable[tuple[str, str]]) -> str:
    """Words and what they mean."""
    return draw("terms", pairs=tuple(pairs))


def contents(lines: Iterable[str]) -> str:
    """What the report holds, as a list."""
    return draw("contents", lines=tuple(lines))


def notes(lines: Iterable[str]) -> str:
    """Sentences about the instrument, small."""
    return draw("notes", lines=tuple(lines))


def secret(link: str) -> str:
    """A link to copy with one click."""
    return draw("secret", link=link)


def command(heading: str, what: str, line: str, after: str) -> str:
    """What to write in a terminal, with why and what then."""
    return draw("command", heading=heading, what=what, line=line, after=after)


def onward(href: str, name: str, *, at_once: bool = False) -> str:
    """A link to another workshop's addresses; `at_once` follows it without a click."""
    return draw("onward", href=href, name=name, at_once=at_once)
