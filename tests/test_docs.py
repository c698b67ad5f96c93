"""The documentation names all there is, points at what exists, and shows what happens."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import typer.main

from answers import ANSWERS, COLUMNS, AnswersError, read
from cli.verbs import app
from content import SHELVES, Content, ContentError, load, schemas
from settings import Settings
from words import Words

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parent.parent
AUTHOR = (ROOT / "docs" / "author.md").read_text(encoding="utf-8")
DEVELOPER = (ROOT / "docs" / "developer.md").read_text(encoding="utf-8")
MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")
PAGES = {
    file.relative_to(ROOT).as_posix(): file.read_text(encoding="utf-8")
    for file in sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")])
}
DECISIONS = [name for name in PAGES if name.startswith("docs/decisions/")]
CHAPTERS = {
    "factors/factor.schema.json": "### `factors/<faktor>.yaml`",
    "questionnaires/questionnaire.schema.json": "### `questionnaires/<faktor>.yaml`",
    "questionnaires/method.schema.json": "### `questionnaires/method.yaml`",
}
LINK = re.compile(r"\]\((?!https?://)([^)#\s]*)(#[^)\s]+)?\)")
ROW = re.compile(r"^\| `([^`]+)` \|", re.MULTILINE)
TARGET = re.compile(r"^(\w+):.*## ", re.MULTILINE)


def commands() -> dict[str, list[str]]:
    """Every command of the terminal with its options."""
    group: Any = typer.main.get_command(app)
    return {
        name: [flag for option in command.params for flag in option.opts if flag.startswith("-")]
        for name, command in group.commands.items()
    }


def fields(whole: dict[str, Any], part: dict[str, Any], above: str = "") -> Iterator[str]:
    """Every field of a file as `above.below`; the two languages of a text are not counted."""
    part = part.get("anyOf", [part])[0]
    while "$ref" in part:
        part = whole["$defs"][part["$ref"].rsplit("/", 1)[-1]]
    if "items" in part:
        yield from fields(whole, part["items"], above)
    for name, inside in part.get("properties", {}).items():
        if name not in {"da", "en"}:
            field = f"{above}.{name}".lstrip(".")
            yield field
            yield from fields(whole, inside, field)


def written(field: str) -> str:
    """A field as it stands in author.md, where what all limits have is described once."""
    return re.sub(r"^limits\.\w+\.", "limits.….", field)


def blocks(page: str, language: str) -> list[str]:
    """The page's code blocks in a language."""
    return re.findall(rf"^```{language}\n(.*?)^```$", page, re.MULTILINE | re.DOTALL)


def asked_for(page: str, program: str) -> set[str]:
    """What a page tells its reader to let a program do: the word after the program's name."""
    return set(re.findall(rf"(?:`|^){program} ([a-z]+)", page, re.MULTILINE))


def anchors(page: str) -> set[str]:
    """The places in a page that a link can point at."""
    headings = re.findall(r"^#+ (.*)$", page, re.MULTILINE)
    return {"#" + re.sub(r"[^\w\- ]", "", h.lower()).replace(" ", "-") for h in headings}


def without_line(problem: str) -> str:
    """A problem in a shelf without its line, which moves with every edit above it."""
    return re.sub(r":\d+:", ":", problem)


@pytest.mark.parametrize("name", commands())
def test_every_command_is_described(name: str) -> None:
    """A command and all its options are named for developers."""
    assert f"`helhedstjek {name}" in DEVELOPER
    assert [flag for flag in commands()[name] if f"`{flag}" not in DEVELOPER] == []


@pytest.mark.parametrize("name", ["look", "score", "report", "template"])
def test_every_option_is_described_to_authors(name: str) -> None:
    """Whoever has a file of answers reads in Danish what each option does."""
    assert [flag for flag in commands()[name] if f"`{flag}`" not in AUTHOR] == []


@pytest.mark.parametrize("name", Settings.model_fields)
def test_every_setting_is_described(name: str) -> None:
    """What the surroundings decide is named as it is written in the environment."""
    assert f"| `HELHEDSTJEK_{name.upper()}` |" in DEVELOPER


def test_where_answers_are_kept_is_told() -> None:
    """The database that is used when nobody says otherwise is the one described."""
    assert f"`{Settings.model_fields['database_url'].default}`" in DEVELOPER


@pytest.mark.parametrize("schema", CHAPTERS)
def test_every_field_is_described_and_no_other(schema: str) -> None:
    """The table of a file has a row for each of its fields, and none for what is no field."""
    known = {written(field) for field in fields(schemas()[schema], schemas()[schema])}
    chapter = AUTHOR.split(CHAPTERS[schema])[1].split("\n#")[0]
    assert set(ROW.findall(chapter)) == known


def test_every_column_is_described() -> None:
    """A file of answers can be written from the author's page alone."""
    assert set(COLUMNS) <= set(ROW.findall(AUTHOR))
    assert [answer for answer in ANSWERS if f"`{answer}`" not in AUTHOR] == []


def test_the_file_of_mistakes_gets_the_answer_shown(content: Content) -> None:
    """The broken answers in author.md earn exactly the messages printed below them."""
    (broken,), said = blocks(AUTHOR, "csv"), blocks(AUTHOR, "text")[-1]
    with pytest.raises(AnswersError) as error:
        read(broken.encode(), content)
    problems = [problem.said(Words("da").say) for problem in error.value.problems]
    assert problems == said.splitlines()


def test_the_mistake_in_a_shelf_gets_the_answer_shown(tmp_path: Path) -> None:
    """A misspelt level in the first step is told as author.md says, but for the line."""
    for shelf in ("factors", "questionnaires"):
        shutil.copytree(SHELVES / shelf, tmp_path / shelf)
    file = tmp_path / "factors" / "why.yaml"
    right = file.read_text(encoding="utf-8")
    file.write_text(right.replace("lead: chef", "lead: cheff", 1), encoding="utf-8")
    with pytest.raises(ContentError) as error:
        load(tmp_path)
    (problem,), (said,) = error.value.problems, blocks(AUTHOR, "text")[0].splitlines()
    assert without_line(problem.said(Words("da").say)) == without_line(said)


def test_every_target_is_described() -> None:
    """Whatever `make help` lists is described for developers."""
    assert {f"make {target}" for target in TARGET.findall(MAKEFILE)} <= set(ROW.findall(DEVELOPER))


def test_every_room_is_in_the_house() -> None:
    """The table of rooms leaves none out."""
    packages = {file.parent.name for file in ROOT.glob("*/*.py")} - {"docs", "tests", "benchmarks"}
    assert packages | {file.stem for file in ROOT.glob("*.py")} <= set(ROW.findall(DEVELOPER))


@pytest.mark.parametrize("name", PAGES)
def test_what_a_page_asks_for_exists(name: str) -> None:
    """No page tells anyone to make a target or write a command that is not there."""
    assert asked_for(PAGES[name], "make") <= set(TARGET.findall(MAKEFILE))
    assert asked_for(PAGES[name], "helhedstjek") <= set(commands())


@pytest.mark.parametrize("name", PAGES)
def test_every_link_leads_somewhere(name: str) -> None:
    """Whatever a page links to or shows is in the repository, down to the heading."""
    for path, anchor in LINK.findall(PAGES[name]):
        target = (ROOT / name).parent / path if path else ROOT / name
        assert target.exists(), path
        assert not anchor or anchor in anchors(target.read_text(encoding="utf-8")), anchor


@pytest.mark.parametrize("name", PAGES)
def test_every_picture_says_what_it_shows(name: str) -> None:
    """Who cannot see a picture is told what is in it."""
    assert "![](" not in PAGES[name]


@pytest.mark.parametrize("name", DECISIONS)
def test_a_decision_begins_with_its_shape(name: str) -> None:
    """A decision is its number and name, its shape in one sentence, a table and its reasons."""
    heading, _, shape, *rest = PAGES[name].splitlines()
    assert heading.startswith(f"# {Path(name).name[:4]} ")
    assert shape.startswith("The shape in one sentence: ")
    assert any(line.startswith("|") for line in rest)
    assert "## Reasons" in rest
