"""One YAML file as plain strings with their lines. Refuses what YAML would guess at or repeat."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final, TypeAlias

import yaml

from content.decoding import decoded
from content.grammar import DIRECTIVE, cut_off, misread
from content.problems import Problem, shortened
from content.told import Told
from content.unseen import plainly

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

Plain: TypeAlias = "str | list[Plain] | dict[str, Plain]"
Place: TypeAlias = tuple[str | int, ...]

DEEPEST = 20
WORDS: Final = {"da", "en", "who", "title"}
BLANK: Final = "UDFYLD"
"""What stands for a text in an instrument that is not filled in yet."""
NOTHING: Final = {"null", "Null", "NULL", "~"}
YAML_S_OWN: Final = Told(
    "begins with {sign}, which means something else in YAML; leave it out, or put the text in "
    "quotation marks"
)
COMMENT: Final = re.compile(r" +(#.*)$")
CUTS: Final = re.compile(r"#[^\s#!]|# *\d")
# libyaml reads the shelves ten times faster; both give strings only, so "No" stays "No".
Loader: type[yaml.BaseLoader] = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


class Sheet:
    """A read file: `data` as strings, and the line on which each place in it stands."""

    def __init__(self, name: str, data: Plain, lines: dict[Place, int]) -> None:
        self.name = name
        self.data = data
        self.lines = lines

    def line(self, place: Place) -> int:
        """The line of a place; the nearest known one above it stands for a place not written."""
        while place and place not in self.lines:
            place = place[:-1]
        return self.lines.get(place, 1)

    def problem(self, place: Place, what: Told) -> Problem:
        """A mistake at a place."""
        return Problem(self.name, self.line(place), what, path(place))


def path(place: Place) -> str:
    """A place as an author reads it: `next_steps[2].lifts`."""
    text = "".join(f"[{part + 1}]" if isinstance(part, int) else f".{part}" for part in place)
    return text.lstrip(".")


def read(
    file: Path,
    name: str,
    problems: list[Problem],
    notice: Callable[[Problem], None] = lambda _: None,
    *,
    nothing: bool = False,
) -> Sheet | None:
    """The file as a Sheet, or None where it cannot be read at all; what is wrong is added.

    `notice` is told of what may be meant. With `nothing` a value may be null.
    """
    found = decoded(file, name, problems)
    if found is None:
        return None
    text, odd, indented = plainly(found)
    problems += [Problem(name, line, what) for line, what in odd]
    return Reading(name, text, problems, notice, nothing=nothing).sheet() if indented else None


def _line(event: Any) -> int:  # noqa: ANN401 - libyaml has a Mark of its own
    return int(event.start_mark.line) + 1


class Reading:
    """Making a Sheet of a text."""

    def __init__(
        self,
        name: str,
        text: str,
        problems: list[Problem],
        notice: Callable[[Problem], None],
        *,
        nothing: bool,
    ) -> None:
        self.name = name
        self.text = text
        self.source = text.split("\n")
        self.lines: dict[Place, int] = {}
        self.problems = problems
        self.notice = notice
        self.nothing = nothing

    def sheet(self) -> Sheet | None:
        """What the text holds, or None where YAML cannot be made of it."""
        try:
            node = yaml.compose(self.text, Loader=Loader) if self._allowed() else None
        except yaml.MarkedYAMLError as error:
            line, what = misread(error, self.source)
            if line not in {problem.line for problem in self.problems if problem.file == self.name}:
                self._wrong(line, what)  # or it comes of the sign that is told already
            return None
        if node:
            return Sheet(self.name, self._plain(node, ()), self.lines)
        return None

    def _wrong(self, line: int, what: Told, place: Place = ()) -> None:
        self.problems.append(Problem(self.name, line, what, path(place)))

    def _allowed(self) -> bool:
        """Whether the text can be composed: one document, and no alias that might grow in it."""
        depth = documents = 0
        whole = True
        for event in yaml.parse(self.text, Loader=Loader):
            line = _line(event)
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if event.version or event.tags:
                    self._wrong(line, DIRECTIVE)
                if documents > 1:
                    self._wrong(line, Told("--- begins a second document; a file holds one"))
                    return False
            if isinstance(event, yaml.AliasEvent):
                what = Told("*{name} is an alias; write the text out", name=event.anchor)
                self._wrong(line, what)
                whole = False
            elif isinstance(event, yaml.NodeEvent):
                self._guessed(event, line)
            depth += isinstance(event, yaml.CollectionStartEvent)
            depth -= isinstance(event, yaml.CollectionEndEvent)
            if depth > DEEPEST:
                self._wrong(line, Told("is nested deeper than {most} levels", most=DEEPEST))
                return False
        if not documents:
            self._wrong(0, Told("is empty"))
        return whole

    def _guessed(self, event: yaml.NodeEvent, line: int) -> None:
        tag = getattr(event, "tag", None)
        if event.anchor:
            self._wrong(line, YAML_S_OWN.filled(sign="&"))
        if tag:
            self._wrong(line, YAML_S_OWN.filled(sign="!"))

    def _plain(self, node: yaml.Node, place: Place) -> Plain:
        self.lines.setdefault(place, node.start_mark.line + 1)
        if isinstance(node, yaml.ScalarNode):
            return self._scalar(node, place)
        if isinstance(node, yaml.SequenceNode):
            return [self._plain(child, (*place, i)) for i, child in enumerate(node.value)]
        found: dict[str, Plain] = {}
        for key, value in node.value:
            self._field(key, value, place, found)
        return found

    def _field(
        self, key: yaml.Node, value: yaml.Node, place: Place, found: dict[str, Plain]
    ) -> None:
        line, word = key.start_mark.line + 1, str(key.value)
        if not isinstance(key, yaml.ScalarNode):
            self._wrong(line, Told("a key must be one word"), place)
        elif word == "<<" and not key.style:
            self._wrong(line, Told("<< would copy fields from elsewhere; write them out"), place)
        else:
            if word in found:
                what = Told('the key "{key}" appears twice', key=shortened(word))
                self._wrong(line, what, place)
            self.lines[*place, word] = line
            found[word] = self._plain(value, (*place, word))

    def _scalar(self, node: yaml.ScalarNode, place: Place) -> str:
        """The text; one that is written without quotation marks may be nothing, or be cut."""
        value, line = str(node.value), node.start_mark.line + 1
        if value.startswith(BLANK):
            self._wrong(line, Told("is a blank; fill it in"), place)
        if node.style:
            return value
        if value in NOTHING and not self.nothing:
            what = Told("{nothing} means nothing in YAML; write a text", nothing=value)
            self._wrong(line, what, place)
        rest = COMMENT.match(self.source[node.end_mark.line][node.end_mark.column :])
        if rest and (WORDS.intersection(map(str, place[-1:])) or " " in value):
            return self._commented(node.end_mark.line + 1, value, rest[1], place)
        return value

    def _commented(self, line: int, value: str, rest: str, place: Place) -> str:
        """The text before a comment, or the rest of it too where no space follows the sign.

        Before `# todo` there may be nothing; before `#tag` there is no need to say so as well.
        """
        if CUTS.match(rest):
            self._wrong(line, cut_off(rest), place)
            return value or rest
        if value:
            what = Told(
                'the text ends before "{rest}", which is a comment; if it is a part of the text, '
                "put all of it in quotation marks",
                rest=shortened(rest),
            )
            self.notice(Problem(self.name, line, what, path(place)))
        return value
