"""Who may know whom, each foreign tongue in one room, and every word of the app in Danish."""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from functools import cache
from pathlib import Path
from string import Formatter
from typing import TYPE_CHECKING

import pytest
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

from words import LOCALE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from babel.messages import Catalog

HOUSE = Path(__file__).resolve().parent.parent
KNOWS: dict[str, set[str]] = {
    "content": set(),
    "settings": set(),
    "words": set(),
    "answers": {"content"},
    "arithmetic": {"content", "answers"},
    "anonymity": {"content", "answers", "arithmetic"},
    "scoring": {"content", "answers", "arithmetic", "anonymity"},
    "trying": {"content", "answers", "advice"},
    "advice": {"content", "answers", "arithmetic", "scoring"},
    "sheets": {"content"},
    "logo": {"content"},
    "workshop": {"content", "answers", "arithmetic", "anonymity", "sheets", "logo"},
    "storage": {"workshop", "answers"},
    "migrations": set(),
    "reports": {
        *("content", "answers", "arithmetic", "anonymity", "advice", "sheets", "words"),
        "logo",
    },
    "entrance": {"settings", "words"},
    "answering": {"content", "workshop", "words", "entrance"},
    "told": {
        *("answers", "content", "arithmetic", "anonymity", "advice", "workshop", "reports"),
        "words",
    },
    "following": {
        *("content", "arithmetic", "anonymity", "advice", "workshop", "words"),
        *("reports", "entrance", "answering", "told"),
    },
    "views": {
        *("content", "answers", "arithmetic", "anonymity", "advice", "workshop", "words"),
        *("reports", "settings", "sheets", "told"),
    },
    "opening": {
        *("advice", "answering", "content", "entrance", "following", "settings", "storage"),
        *("words", "workshop"),
    },
    "serve": {"app"},
    "participants": {"entrance", "opening", "serve", "settings"},
    "app": {"entrance", "opening", "serve", "settings", "storage", "views", "workshop"},
    "cli": {
        *("content", "answers", "arithmetic", "anonymity", "advice", "workshop", "words"),
        *("reports", "storage", "settings", "entrance", "told", "trying", "logo"),
    },
}
EVERYWHERE = {"pydantic"}
SPEAKS = {
    "content": {"yaml", "pydantic_core"},
    "settings": {"pydantic_settings"},
    "answers": {"numpy", "openpyxl", "pyarrow", "xlsxwriter"},
    "arithmetic": {"numpy"},
    "anonymity": {"numpy"},
    "storage": {"sqlalchemy", "alembic"},
    "migrations": {"sqlalchemy", "alembic"},
    "words": {"babel"},
    "reports": {
        *("plotly", "typst", "pikepdf", "deflate", "fontTools", "icalendar"),
        *("docx", "pptx", "xlsxwriter", "segno"),
    },
    "views": {"streamlit", "jinja2", "markupsafe", "markdown_it", "segno"},
    "answering": {"starlette", "jinja2"},
    "following": {"starlette", "jinja2", "segno"},
    "entrance": {"starlette", "jinja2", "argon2", "limits", "itsdangerous"},
    "opening": {"starlette"},
    "serve": {"uvicorn", "streamlit", "starlette"},
    "participants": {"starlette"},
    "app": {"streamlit", "starlette"},
    "cli": {"typer", "psutil", "segno"},
}
BLUNT = {"utils", "helpers", "common", "core", "manager", "service"}


def rooms() -> Iterator[tuple[str, Path]]:
    """Every module of the house, with the room it belongs to."""
    for name in KNOWS:
        yield from ((name, file) for file in [HOUSE / f"{name}.py"] if file.exists())
        yield from ((name, file) for file in sorted((HOUSE / name).rglob("*.py")))


@cache
def imported(file: Path) -> frozenset[str]:
    """Every import, by its whole dotted name, wherever in the file it stands."""
    nodes = list(ast.walk(ast.parse(file.read_text(encoding="utf-8"))))
    plain = {alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names}
    named = {node.module for node in nodes if isinstance(node, ast.ImportFrom) if node.module}
    return frozenset(plain | named)


def imports(file: Path) -> set[str]:
    """The first name of every import."""
    return {name.split(".")[0] for name in imported(file)}


def of_room(room: str) -> set[str]:
    """Whom a room knows."""
    return set().union(*(imports(file) for name, file in rooms() if name == room)) - {room}


ROOMS = [pytest.param(*room, id=room[1].relative_to(HOUSE).as_posix()) for room in rooms()]


@pytest.mark.parametrize("room", KNOWS)
def test_who_knows_whom(room: str) -> None:
    """A room knows those rooms that the design lets it know, and no permission goes unused."""
    assert of_room(room) & set(KNOWS) == KNOWS[room]


@pytest.mark.parametrize("room", KNOWS)
def test_each_foreign_tongue_in_one_room(room: str) -> None:
    """What is not Python's own is spoken where the design says, and there it is spoken."""
    foreign = of_room(room) - set(KNOWS) - set(sys.stdlib_module_names)
    assert foreign - EVERYWHERE == SPEAKS.get(room, set())


@pytest.mark.parametrize(("room", "file"), ROOMS)
def test_nobody_reaches_past_a_face(room: str, file: Path) -> None:
    """What another room offers is in its `__init__`; what lies behind is its own affair."""
    behind = {name for name in imported(file) if "." in name and name.split(".")[0] in KNOWS}
    assert {name for name in behind if name.split(".")[0] != room} == set()


def test_every_room_is_in_the_law() -> None:
    """No module and no folder of code stands outside the law, and none has a name for anything."""
    beside = {"tests", "docs", "benchmarks"}
    found = {file.relative_to(HOUSE).parts[0] for file in HOUSE.glob("*/**/*.py")}
    found = {name for name in found if not name.startswith(".")} - beside
    assert found | {file.stem for file in HOUSE.glob("*.py")} == set(KNOWS)
    assert not BLUNT & {file.stem for _, file in rooms()}


def test_every_foreign_tongue_is_pinned() -> None:
    """What the house imports is named among its dependencies, not borrowed from another's."""
    project = tomllib.loads((HOUSE / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    named = {re.split("[<>=]", line)[0].replace("-", "_") for line in project["dependencies"]}
    spoken = set().union(*(imports(file) for _, file in rooms())) & set().union(*SPEAKS.values())
    named |= {name.removeprefix("python_") for name in named}
    assert spoken - {"yaml", "pydantic_core", "fontTools", "argon2", "markdown_it"} <= named


Message = tuple[str, ...]
GATHERED = {"say": None, "count": (1, 2), "Refused": None, "Told": None, "Stopped": (2,)}
"""The calls whose messages the catalogue is made of, and which of their arguments they are."""


@cache
def danish() -> Catalog:
    """The Danish of the app's own words."""
    with (LOCALE / "da" / "LC_MESSAGES" / "helhedstjek.po").open("rb") as file:
        return read_po(file, locale="da", abort_invalid=True)


def entries() -> dict[Message, Message]:
    """English to Danish; a counted message has both of its forms on both sides."""
    return {forms(entry.id): forms(entry.string or "") for entry in danish() if entry.id}


def forms(text: str | list[str] | tuple[str, ...]) -> Message:
    """A message as its forms: one, or one and many."""
    return (text,) if isinstance(text, str) else tuple(text)


@cache
def said() -> frozenset[Message]:
    """Every message that the code says, and every reason for which a room's rules say no."""
    methods = [(f"{beside}/**", "ignore") for beside in ("tests", "benchmarks", "docs")]
    templates = [
        (f"{room}/**.html", "jinja2") for room in ("answering", "entrance", "following", "views")
    ]
    found = extract_from_dir(
        HOUSE,
        [*methods, ("**.py", "python"), *templates],
        keywords=GATHERED,
    )
    return frozenset(forms(message) for _, _, message, _, _ in found)


def fields(text: str) -> set[str]:
    """The places in a message that are filled in."""
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


def test_every_message_is_in_the_catalogue() -> None:
    """What the code says can be said in Danish; `make messages` brings the catalogue up to date."""
    assert said() - set(entries()) == set()


@pytest.mark.parametrize(("room", "file"), ROOMS)
def test_no_message_stands_inside_an_f_string(room: str, file: Path) -> None:
    """There it would not be gathered before Python 3.12, and would stay English unseen."""
    tree = ast.parse(file.read_text(encoding="utf-8"))
    inside = (
        part
        for node in ast.walk(tree)
        if isinstance(node, ast.JoinedStr)
        for part in ast.walk(node)
    )
    named = (ast.unparse(part.func) for part in inside if isinstance(part, ast.Call))
    assert not [name for name in named if name.split(".")[-1] in GATHERED], room


def test_nothing_in_the_catalogue_is_unsaid() -> None:
    """The catalogue keeps no message that the code no longer says."""
    assert set(entries()) - said() == set()


def test_everything_is_translated() -> None:
    """Every message has its Danish, in every form, and none is only a guess."""
    assert not [english for english, found in entries().items() if not all(found)]
    assert not [entry.id for entry in danish() if entry.id and entry.fuzzy]


def test_a_translation_fills_in_the_same_places() -> None:
    """A Danish message has the English one's placeholders, none more and none fewer."""
    for english, found in entries().items():
        assert not all(found) or fields(" ".join(english)) == fields(" ".join(found)), english
