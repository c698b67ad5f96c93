"""One sheet of the redesign alone on its paper: its size, its tags, its words, hostile text."""

from __future__ import annotations

from functools import cache

import pypdfium2  # type: ignore[import-untyped]  # ships no types
import pytest

import reports
from content import Language, Mark, SheetName, load
from reports import Paper, Report, sheet_pdf
from sheets import Journey, Need, Profiles, Role, Roles, Task, Touch
from tests.papers import broken, letters, named, opened, pages, sample, scope, tagged
from words import Words

SIZES: dict[Paper, tuple[int, int]] = {"a4": (210, 297), "a3": (420, 297), "a1": (841, 594)}
OURS: tuple[tuple[SheetName, Paper], ...] = (
    ("roles", "a4"),
    ("roles", "a3"),
    ("profiles", "a4"),
)
SIGNS = "</p>*#$:red[x]\r\n\u202eƒ\U0001f469\U0001f3fd"
LONG, LINE = (f"{SIGNS} ord" * 200)[:2000], (SIGNS + "ø" * 200)[:200]


@cache
def made(name: SheetName, paper: Paper, language: Language = "da") -> bytes:
    """The example's sheet."""
    return sheet_pdf(sample(language), name, paper)


def filled(sheet: Roles | Profiles | Journey) -> Report:
    """The example with another sheet in place of its own."""
    known = load()
    result = reports.example_result(known)
    assert result
    told = reports.tell_sheet(known, result, Words("da"), sheet)
    name = type(sheet).__name__.lower()
    redesign = reports.RedesignReport(calls=(), **{name: told})
    return sample("da").model_copy(update={"redesign": redesign})


@pytest.mark.parametrize("paper", SIZES)
def test_a_sheet_lies_or_stands_on_its_paper(paper: Paper) -> None:
    """It is upright on A4 and lies on A3 and A1, and its title says what it is and whose."""
    document = opened(made("roles", paper))
    box = [float(end) / 72 * 25.4 for end in document.pages[0].mediabox]
    assert (round(box[2]), round(box[3])) == SIZES[paper]
    assert str(document.docinfo.Title) == f"Lederroller, {sample('da').organisation}"


def test_a_sheet_is_the_same_bytes_every_time() -> None:
    """Two downloads of one sheet do not differ."""
    assert sheet_pdf(sample("da"), "roles", "a4") == made("roles", "a4")


@pytest.mark.parametrize(("name", "paper"), OURS)
def test_the_validator_finds_nothing(name: SheetName, paper: Paper) -> None:
    """A sheet alone keeps every rule of PDF/UA-1 that a machine can check."""
    assert broken(made(name, paper)) == set()


@pytest.mark.parametrize(("name", "paper"), OURS)
def test_a_cell_says_what_it_is_a_value_of(name: SheetName, paper: Paper) -> None:
    """Every table has heads of rows and columns."""
    document = opened(made(name, paper))
    for head in named(document, "/THead"):
        cells = [cell for cell in tagged(head) if str(cell.S) in {"/TH", "/TD"}]
        assert {scope(cell) for cell in cells} == {"/Column"}
    for body in named(document, "/TBody"):
        assert {scope(row.K[0]) for row in body.K} == {"/Row"}


@pytest.mark.parametrize("language", ["da", "en"])
def test_every_role_task_and_competence_is_printed(language: Language) -> None:
    """What the room has written stands on the paper, and the thirty tasks on one A3."""
    redesign = sample(language).redesign
    assert redesign
    assert redesign.roles
    assert redesign.profiles
    a4, a3, own = (letters("".join(pages(made(name, paper, language)))) for name, paper in OURS)
    tasks = [task.name for group in redesign.roles.groups for task in group.tasks]
    looks = [one.text for one in redesign.roles.look]
    mandates = [role.mandate for role in redesign.roles.roles]
    needs = [need.see for one in redesign.profiles.profiles for need in one.needs]
    assert [words for words in [*tasks, *looks, *mandates] if letters(words) not in a4] == []
    assert [words for words in [*tasks, *looks] if letters(words) not in a3] == []
    assert [words for words in [*needs, *redesign.profiles.left] if letters(words) not in own] == []
    assert len(pages(made("roles", "a3", language))) == 1


def test_ten_roles_and_forty_tasks_of_hostile_text_can_be_set() -> None:
    """What anybody can type prints or shows as a box; nothing of it stops a sheet."""
    roles = tuple(
        Role(id=f"r{n}", name=LINE, mandate=LONG, duties=LONG, person=LINE) for n in range(10)
    )
    marks: dict[str, tuple[Mark, ...]] = {role.id: ("decides", "does") for role in roles}
    tasks = tuple(Task(id=f"t{n}", name=LINE, factor="why", marks=marks) for n in range(40))
    assert sheet_pdf(filled(Roles(roles=roles, tasks=tasks)), "roles", "a3")
    few = Roles(roles=roles, tasks=tasks[:3])
    assert broken(sheet_pdf(filled(few), "roles", "a4")) == set()
    need = Need(
        id="n", whose="leader", see=LINE, needed=LONG, present=LONG, now="missing", action=LINE
    )
    assert broken(sheet_pdf(filled(Profiles(needs=(need,))), "profiles", "a4")) == set()


@pytest.mark.parametrize("paper", ["a4", "a1"])
def test_no_word_in_a_lane_is_cut(paper: Paper) -> None:
    """A long channel stands whole in its chip, on two lines where one is too short."""
    said = "".join(pages(made("journey", paper)))
    for channel in ("Udskrivning", "Indlæggelse", "Hjemmebesøg"):
        assert letters(channel) in letters(said.replace("\N{SOFT HYPHEN}", ""))
    assert "…" not in said.split("Øjeblikkene, der afgjorde meget")[0]


@pytest.mark.parametrize("paper", ["a4", "a1"])
def test_the_long_names_of_two_lanes_do_not_lie_on_each_other(paper: Paper) -> None:
    """A lane whose name takes two lines is as high as they are, however many contacts there are."""
    names = ("Social- og Sundhedsforvaltningen", "Børne- og Undervisningsforvaltningen")
    touches = tuple(Touch(id=f"t{n}", week=n, department=names[n % 2]) for n in range(40))
    page = pypdfium2.PdfDocument(sheet_pdf(filled(Journey(today=touches)), "journey", paper))[0]
    text = page.get_textpage()
    (first, _), (second, _) = (text.search(name[:9]).get_next() for name in names)
    boxes = [text.get_charbox(at) for at in range(first, second)]
    lowest = min(low for left, low, right, high in boxes if right > left)
    assert lowest > text.get_charbox(second)[3]


def test_an_empty_sheet_can_be_set() -> None:
    """A sheet that nobody has written on is a page with its heading."""
    assert "Lederroller" in "".join(pages(sheet_pdf(filled(Roles()), "roles", "a4")))
