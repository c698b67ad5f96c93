"""The documentation names all there is, points at what exists, and shows what happens."""

from __future__ import annotations

import ast
import re
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import typer.main
from babel.messages.pofile import read_po
from typer.testing import CliRunner

from answering.callers import COOKIE as CITIZENS
from answering.known import COOKIE, OLD_COOKIE
from answers import ANSWERS, COLUMNS, AnswersError, read
from cli.verbs import app
from content import SHELVES, Content, ContentError, load, schemas
from entrance.cookies import BROWSER, DESK, LANGUAGE, LOGIN
from settings import Settings
from words import Words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from words import Language

ROOT = Path(__file__).resolve().parent.parent
MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")
PAGES = {
    file.relative_to(ROOT).as_posix(): file.read_text(encoding="utf-8")
    for file in sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")])
}
DECISIONS = [name for name in PAGES if name.startswith("docs/decisions/")]
GUIDES = ("tour", "facilitator", "author", "developer", "operator")
PLACES = {"da": "docs", "en": "docs/en"}
AUTHORS = {language: PAGES[f"{place}/author.md"] for language, place in PLACES.items()}
FOR_SETTINGS = [f"{place}/{name}.md" for name in GUIDES[-2:] for place in PLACES.values()]
IN_BOTH = {
    "ADRESSE": "ADDRESS",
    "Tre personer og en score midt imellem": "Three people and a score in between",
    "KODE": "PASSWORD",
    "faktor": "factor",
    "foer-moedet": "before-meeting",
    "foer-opgradering": "before-upgrade",
    "tom-profil": "empty-profile",
    "stigen": "the-ladder",
    "profil.pdf": "profile.pdf",
    "min-mappe": "my-folder",
    "mine-eksempler": "my-cases",
    "nat-": "night-",
    "proeve": "trial",
    "rapport": "report",
    "skabelon": "template",
    "svar": "answers",
    "Selvtjek": "Self-check",
    "udtraek": "export",
    "--lang da": "--lang en",
}
"""What a Danish page calls the reader's own files and names, and an English one."""

STEMS = {"<ark>": "<sheet>", "<faktor>": "<factor>", "<manuskript>": "<script>"}
"""What stands for a file's name in the headings of author.md."""
SHEETS = [name for name in schemas() if name.startswith("redesign/")]
COMMON = "### `redesign/<sheet>.yaml`"
"""The chapter on what the sheets of the redesign have in common."""
CHAPTERS = {
    "factors/factor.schema.json": "### `factors/<factor>.yaml`",
    "questionnaires/questionnaire.schema.json": "### `questionnaires/<factor>.yaml`",
    "questionnaires/method.schema.json": "### `questionnaires/method.yaml`",
    "citizens/citizens.schema.json": "### `citizens/citizens.yaml`",
    "scripts/talk.schema.json": "### `scripts/talk.yaml`",
    "scripts/script.schema.json": "### `scripts/<script>.yaml`",
    "scripts/online.schema.json": "### `scripts/online.yaml`",
    **{name: f"### `{name.replace('.schema.json', '.yaml')}`" for name in SHEETS},
    "papers/preread.schema.json": "### `papers/preread.yaml`",
}
WORDED = ("questionnaires", "citizens", "scripts")
"""The shelves whose words a guide quotes."""
BLOCK = re.compile(r"^ *```(\w+)\n(.*?)^ *```$", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\]\((?!https?://)([^)#\s]*)(#[^)\s]+)?\)")
ALIKE = re.compile(
    r"(?<=^limits\.)\w+\."
    r"|(?<=^example\.)(?:today|wanted|costs|gains)\."
    r"|^(?:leader|coordinator)\."
)
"""Parts of a file that are built alike."""
ROW = re.compile(r"^\| `([^`]+)` \|", re.MULTILINE)
COOKIES = (DESK, LOGIN, LANGUAGE, BROWSER, COOKIE, OLD_COOKIE, CITIZENS)
QUOTED = {"da": re.compile("»([^«]*)«"), "en": re.compile('"([^"]*)"')}
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
    """A field as it stands in author.md, where what all limits have is described once.

    So is what today and the wanted have, costs and gains, and the competences of both.
    """
    return ALIKE.sub("….", field)


def in_common(field: str) -> str:
    """A field of a sheet as it stands in author.md, where what all sheets have is described."""
    return re.sub(r"^.+\.(?=(?:source|key|help)$)", "….", field)


def rows(page: str, chapter: str) -> set[str]:
    """The fields that a chapter of author.md describes."""
    for danish, english in STEMS.items():
        page = page.replace(danish, english)
    return set(ROW.findall(page.split(chapter)[1].split("\n#")[0]))


def blocks(page: str, language: str) -> list[str]:
    """The page's code blocks in a language."""
    return [text for found, text in BLOCK.findall(page) if found == language]


def in_english(text: str) -> str:
    """The reader's own names in a Danish page's code, as the English page calls them."""
    for danish, english in IN_BOTH.items():
        text = text.replace(danish, english)
    return text


def bones(page: str) -> list[str]:
    """What a page is built of, whatever its language: headings, code, rows, links, pictures."""
    bare = BLOCK.sub(r"```\1```", page)
    return [
        *(level for level, _ in re.findall(r"^(#+) (.*)$", bare, re.MULTILINE)),
        *(f"{language}: {code(language, text)}" for language, text in BLOCK.findall(page)),
        *(in_english(row) for row in ROW.findall(bare)),
        *(str(line.count("|")) for line in bare.splitlines() if line.startswith("|")),
        *(Path(path).name for path, _ in LINK.findall(bare)),
    ]


def code(language: str, text: str) -> str:
    """A block as it is in both languages; of what the program answers, how many lines."""
    if language == "text":
        return str(len(text.splitlines()))
    return in_english(re.sub(r"  +#.*", "", text))


def asked_for(page: str, program: str) -> set[str]:
    """What a page tells its reader to let a program do: the word after the program's name."""
    return set(re.findall(rf"(?:`|^){program} ([a-z]+)", page, re.MULTILINE))


def anchors(page: str) -> set[str]:
    """The places in a page that a link can point at."""
    headings = re.findall(r"^#+ (.*)$", page, re.MULTILINE)
    return {"#" + re.sub(r"[^\w\- ]", "", h.lower()).replace(" ", "-") for h in headings}


def logged() -> list[str]:
    """What the house writes to its log, but for the faults of proxies: those have a page."""
    files = [file for file in ROOT.rglob("*.py") if not {"tests", ".venv"} & set(file.parts)]
    calls = (node for file in files for node in ast.walk(ast.parse(file.read_text("utf-8"))))
    said = [
        call.args[0].value
        for call in calls
        if isinstance(call, ast.Call)
        and ast.unparse(call.func).endswith(("log.warning", "opening.say"))
        and isinstance(call.args[0], ast.Constant)
    ]
    return [text for text in map(str, said) if text != "%s %s"]


def shown(language: Language) -> Iterator[str]:
    """Every sentence that the app can show in a language: the catalogue's and the shelves'."""
    with (ROOT / "locale/da/LC_MESSAGES/helhedstjek.po").open("rb") as file:
        for message in read_po(file):
            said = message.id if language == "en" else message.string
            yield from [said] if isinstance(said, str) else said or ()
    for shelf in (f for name in WORDED for f in ROOT.glob(f"{name}/*.yaml")):
        yield " ".join(shelf.read_text(encoding="utf-8").split())


def without_line(problem: str) -> str:
    """A problem in a shelf without its line, which moves with every edit above it."""
    return re.sub(r":\d+:", ":", problem)


@pytest.mark.parametrize("guide", GUIDES)
def test_a_guide_is_the_same_in_both_languages(guide: str) -> None:
    """Whoever reads Danish and whoever reads English are told the same, chapter by chapter."""
    danish, english = (PAGES[f"{place}/{guide}.md"] for place in PLACES.values())
    assert bones(danish) == bones(english)


@pytest.mark.parametrize("place", PLACES.values(), ids=PLACES)
@pytest.mark.parametrize("name", commands())
def test_every_command_is_described(name: str, place: str) -> None:
    """A command and all its options are named for developers."""
    page = PAGES[f"{place}/developer.md"]
    assert f"`helhedstjek {name}" in page
    assert [flag for flag in commands()[name] if f"`{flag}" not in page] == []


@pytest.mark.parametrize("language", PLACES)
@pytest.mark.parametrize("name", ["look", "score", "report", "template"])
def test_every_option_is_described_to_authors(name: str, language: str) -> None:
    """Whoever has a file of answers reads what each option does."""
    assert [flag for flag in commands()[name] if f"`{flag}`" not in AUTHORS[language]] == []


@pytest.mark.parametrize("page", FOR_SETTINGS)
def test_every_setting_is_described(page: str) -> None:
    """What the surroundings decide is named as it is written in the environment."""
    rows = [f"HELHEDSTJEK_{name.upper()}" for name in Settings.model_fields]
    assert [row for row in rows if f"| `{row}` |" not in PAGES[page]] == []


@pytest.mark.parametrize("page", FOR_SETTINGS)
def test_where_answers_are_kept_is_told(page: str) -> None:
    """The database that is used when nobody says otherwise is the one described."""
    assert f"`{Settings.model_fields['database_url'].default}`" in PAGES[page]


@pytest.mark.parametrize("place", PLACES.values(), ids=PLACES)
@pytest.mark.parametrize("cookie", [*COOKIES, "_streamlit_xsrf"])
def test_every_cookie_is_told(cookie: str, place: str) -> None:
    """Who answers for a municipality's cookies reads what each is for, and how long it lasts."""
    assert f"| `{cookie}" in PAGES[f"{place}/operator.md"]


@pytest.mark.parametrize("place", PLACES.values(), ids=PLACES)
@pytest.mark.parametrize("said", logged())
def test_every_line_of_the_log_is_told(said: str, place: str) -> None:
    """Whoever finds a line in the log finds on the page what it means."""
    rows = [row for row in ROW.findall(PAGES[f"{place}/operator.md"]) if len(row) > 20]
    assert any(row in said for row in rows)


@pytest.mark.parametrize("language", PLACES)
@pytest.mark.parametrize("schema", CHAPTERS)
def test_every_field_is_described_and_no_other(schema: str, language: str) -> None:
    """The table of a file has a row for each of its fields, and none for what is no field."""
    known = {written(field) for field in fields(schemas()[schema], schemas()[schema])}
    described = rows(AUTHORS[language], CHAPTERS[schema])
    assert described <= known
    assert {in_common(field) for field in known - described} <= (
        rows(AUTHORS[language], COMMON) if schema in SHEETS else set()
    )


@pytest.mark.parametrize("language", PLACES)
def test_what_the_sheets_have_in_common_is_theirs(language: str) -> None:
    """What is described once for all sheets of the redesign is a field of at least one."""
    every = {field for name in SHEETS for field in fields(schemas()[name], schemas()[name])}
    assert rows(AUTHORS[language], COMMON) <= {in_common(field) for field in every}


@pytest.mark.parametrize("page", AUTHORS.values(), ids=AUTHORS)
def test_every_column_is_described(page: str) -> None:
    """A file of answers can be written from the author's page alone."""
    assert set(COLUMNS) <= set(ROW.findall(page))
    assert [answer for answer in ANSWERS if f"`{answer}`" not in page] == []


@pytest.mark.parametrize("language", AUTHORS)
def test_the_file_of_mistakes_gets_the_answer_shown(language: Language, content: Content) -> None:
    """The broken answers in author.md earn exactly the messages printed below them."""
    broken, said = blocks(AUTHORS[language], "csv")[-1], blocks(AUTHORS[language], "text")[-1]
    with pytest.raises(AnswersError) as error:
        read(broken.encode(), content)
    problems = [problem.said(Words(language).say) for problem in error.value.problems]
    assert problems == said.splitlines()


@pytest.mark.parametrize("language", AUTHORS)
def test_the_export_is_read_as_shown(language: Language, tmp_path: Path) -> None:
    """What `look` says of the export in author.md is what stands below it."""
    export, said = blocks(AUTHORS[language], "csv")[0], blocks(AUTHORS[language], "text")[1]
    (tmp_path / "export.csv").write_text(export, encoding="utf-8")
    result = CliRunner().invoke(app, ["look", str(tmp_path / "export.csv"), "--lang", language])
    assert result.output == said


@pytest.mark.parametrize("language", AUTHORS)
def test_the_mistake_in_a_shelf_gets_the_answer_shown(language: Language, tmp_path: Path) -> None:
    """A misspelt level in the first step is told as author.md says, but for the line."""
    for shelf in ("factors", "questionnaires"):
        shutil.copytree(SHELVES / shelf, tmp_path / shelf)
    file = tmp_path / "factors" / "why.yaml"
    right = file.read_text(encoding="utf-8")
    file.write_text(right.replace("lead: chef", "lead: cheff", 1), encoding="utf-8")
    with pytest.raises(ContentError) as error:
        load(tmp_path)
    (problem,), (said,) = error.value.problems, blocks(AUTHORS[language], "text")[0].splitlines()
    assert without_line(problem.said(Words(language).say)) == without_line(said)


@pytest.mark.parametrize("language", PLACES)
def test_a_button_is_called_what_it_says(language: Language) -> None:
    """What a page puts in quotation marks stands so on the screen, or on the shelves."""
    page = PAGES[f"{PLACES[language]}/facilitator.md"]
    on_screen = "\n".join(shown(language))
    assert [quoted for quoted in QUOTED[language].findall(page) if quoted not in on_screen] == []


@pytest.mark.parametrize("place", PLACES.values(), ids=PLACES)
def test_every_target_is_described(place: str) -> None:
    """Whatever `make help` lists is described for developers."""
    rows = ROW.findall(PAGES[f"{place}/developer.md"])
    assert {f"make {target}" for target in TARGET.findall(MAKEFILE)} <= set(rows)


@pytest.mark.parametrize("place", PLACES.values(), ids=PLACES)
def test_every_room_is_in_the_house(place: str) -> None:
    """The table of rooms leaves none out."""
    packages = {file.parent.name for file in ROOT.glob("*/*.py")} - {"docs", "tests", "benchmarks"}
    assert packages | {file.stem for file in ROOT.glob("*.py")} <= set(
        ROW.findall(PAGES[f"{place}/developer.md"])
    )


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


def test_the_readme_is_one_screen_and_leads_on() -> None:
    """Before its pictures the README is read at a glance, and leads to every guide."""
    before, _, _ = PAGES["README.md"].partition("![")
    assert len(before.splitlines()) <= 52
    guides = {f"{place}/{guide}.md" for guide in GUIDES for place in PLACES.values()}
    assert guides <= {path for path, _ in LINK.findall(before)}


@pytest.mark.parametrize("name", PAGES)
def test_every_picture_says_what_it_shows(name: str) -> None:
    """Who cannot see a picture is told what is in it."""
    assert "![](" not in PAGES[name]


@pytest.mark.parametrize("place", PLACES.values(), ids=PLACES)
def test_every_picture_is_small_and_shown(place: str) -> None:
    """A guide opens as quickly on a poor line, and no picture lies about that nobody sees."""
    pictures = sorted((ROOT / place / "pictures").iterdir())
    shown = {
        (ROOT / name).parent / path
        for name, page in PAGES.items()
        for path, _ in LINK.findall(page)
    }
    assert [picture.name for picture in pictures if picture not in shown] == []
    assert [picture.name for picture in pictures if picture.stat().st_size > 100_000] == []


@pytest.mark.parametrize("name", DECISIONS)
def test_a_decision_begins_with_its_shape(name: str) -> None:
    """A decision is its number and name, its shape in one sentence, a table and its reasons."""
    heading, _, shape, *rest = PAGES[name].splitlines()
    assert heading.startswith(f"# {Path(name).name[:4]} ")
    assert shape.startswith("The shape in one sentence: ")
    assert any(line.startswith("|") for line in rest)
    assert "## Reasons" in rest
