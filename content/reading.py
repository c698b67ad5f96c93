"""One YAML file as plain strings with their lines. Refuses what YAML would guess at or repeat."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias

import yaml

from content.problems import Problem

if TYPE_CHECKING:
    from pathlib import Path

Plain: TypeAlias = "str | list[Plain] | dict[str, Plain]"
Place: TypeAlias = tuple[str | int, ...]

LARGEST_BYTES = 256_000
DEEPEST = 20
# libyaml reads the shelves ten times faster; both give strings only, so "No" stays "No".
Loader: type[yaml.BaseLoader] = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


class Sheet:
    """A read file: `data` as strings, and the line on which each place in it stands."""

    def __init__(self, name: str, data: Plain, lines: dict[Place, int]) -> None:
        self.name = name
        self.data = data
        self.lines = lines

    def problem(self, place: Place, what: str) -> Problem:
        """A mistake at a place; the nearest known line above it stands for a place not written."""
        known = place
        while known and known not in self.lines:
            known = known[:-1]
        return Problem(self.name, self.lines.get(known, 1), f"{path(place)}{what}")


def path(place: Place) -> str:
    """A place as an author reads it: `next_steps[2].lifts: `."""
    text = "".join(f"[{part + 1}]" if isinstance(part, int) else f".{part}" for part in place)
    return f"{text.lstrip('.')}: " if text else ""


def read(file: Path, name: str) -> Sheet | list[Problem]:
    """The file as a Sheet, or the mistakes that keep it from being read at all."""
    try:
        if file.stat().st_size > LARGEST_BYTES:
            return [
                Problem(name, 0, f"is larger than {LARGEST_BYTES // 1000} kB; shorten or split it")
            ]
        data = file.read_bytes()
        text = data.decode("utf-8-sig")
    except FileNotFoundError:
        return [Problem(name, 0, "is missing")]
    except UnicodeDecodeError as error:
        line = len(data[: error.start + 1].splitlines())
        return [Problem(name, line, "is not UTF-8; save it as UTF-8")]
    except OSError as error:
        return [Problem(name, 0, f"cannot be read: {error.strerror}")]
    return _parse(text, name)


def _parse(text: str, name: str) -> Sheet | list[Problem]:
    try:
        refused = _refused(text, name)
        node = None if refused else yaml.compose(text, Loader=Loader)
    except yaml.MarkedYAMLError as error:
        return [Problem(name, _line(error.problem_mark), f"is not YAML: {error.problem}")]
    except yaml.reader.ReaderError as error:
        line = text.count("\n", 0, text.find(chr(error.character))) + 1
        return [Problem(name, line, f"is not YAML: holds the sign #x{error.character:04x}")]
    if refused:
        return refused
    if node is None:
        return [Problem(name, 0, "is empty")]
    problems: list[Problem] = []
    lines: dict[Place, int] = {}
    data = _plain(node, (), name, lines, problems)
    return problems or Sheet(name, data, lines)


def _line(mark: Any) -> int:  # noqa: ANN401 - libyaml has a Mark of its own
    return mark.line + 1 if mark else 0


def _refused(text: str, name: str) -> list[Problem]:
    depth = 0
    problems = []
    for event in yaml.parse(text, Loader=Loader):
        line = _line(event.start_mark)
        if isinstance(event, yaml.AliasEvent):
            problems.append(Problem(name, line, f"*{event.anchor} is an alias; write the text out"))
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
        if isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        if depth > DEEPEST:
            return [*problems, Problem(name, line, f"is nested deeper than {DEEPEST} levels")]
    return problems


def _plain(
    node: yaml.Node, place: Place, name: str, lines: dict[Place, int], problems: list[Problem]
) -> Plain:
    lines.setdefault(place, _line(node.start_mark))
    if isinstance(node, yaml.ScalarNode):
        return str(node.value)
    if isinstance(node, yaml.SequenceNode):
        return [
            _plain(child, (*place, index), name, lines, problems)
            for index, child in enumerate(node.value)
        ]
    found: dict[str, Plain] = {}
    for key, value in node.value:
        line = _line(key.start_mark)
        if not isinstance(key, yaml.ScalarNode):
            problems.append(Problem(name, line, f"{path(place)}a key must be one word"))
            continue
        word = str(key.value)
        lines[*place, word] = line
        if word in found:
            problems.append(Problem(name, line, f'{path(place)}the key "{word}" stands twice'))
        found[word] = _plain(value, (*place, word), name, lines, problems)
    return found
