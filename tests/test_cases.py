"""Cases to read are tried alike by the tests and by `helhedstjek try`, and a broken one is told."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from typer.testing import CliRunner, Result

from cli.verbs import app
from content import ContentError, load, read_cases
from tests.test_docs import AUTHORS, blocks
from trying import differences

SMALL = Path(__file__).parent / "instrument"
RIGHT = """
- title: Three people
  answers:
    roots_1: 1 2 3
    roots_2: 2 2 ?
    roots_3: '- - -'
  level: chef - leder
  expected:
    participants: 3
    statements:
      roots_1: {n: 3, mean: 2, counts: [0, 1, 1, 1, 0, 0], verdict: too_few}
    factors:
      roots: {score: 2, band: middle}
      stem: {score: null}
    profile: {imbalanced: false, lowest: []}
"""
# What is written instead of what, and what its author is told.
BROKEN = {
    "a statement": (
        "roots_2:",
        "roots_9:",
        '5: [1].answers.roots_9: there is no statement "roots_9',
    ),
    "a sign": ("2 2 ?", "2 2 7", '5: [1].answers.roots_2: "7" is no answer; write 0-5, ?, x or -'),
    "a level": (
        "chef -",
        "chief -",
        '7: [1].level: there is no level "chief". Did you mean "chef"?',
    ),
    "a person": ("chef - leder", "chef", "7: [1].level: names 1 people, and 3 answer"),
    "a field": ("  level:", "  levle:", '7: [1]: unknown key "levle". Did you mean "level"?'),
    "nothing": ("  expected:", "  expcted:", '8: [1]: unknown key "expcted". Did you'),
    "an agreed level": (
        "  level:",
        "  agreed: {roots_1: 6}\n  level:",
        '7: [1].agreed.roots_1: "6" is no answer; write 0-5, dont_know or not_relevant',
    ),
    "a sign nobody sees": (
        "mean: 2",
        "me\u00adan: 2",
        "11: character 25 is a soft hyphen (U+00AD)",
    ),
}
# What is expected instead, and what is said of it.
WRONG = {
    "a figure": ("mean: 2", "mean: 2.5", "11: [1].expected.statements.roots_1.mean", "2.5", "2"),
    "nothing": ("score: null", "score: 0", "14: [1].expected.factors.stem.score", "0", "nothing"),
    "something": ("n: 3", "n: null", "11: [1].expected.statements.roots_1.n", "nothing", "3"),
    "a word": (
        "too_few",
        "split",
        "11: [1].expected.statements.roots_1.verdict",
        "split",
        "too_few",
    ),
    "a list": (
        "lowest: []",
        "lowest: [roots]",
        "15: [1].expected.profile.lowest",
        '["roots"]',
        "[]",
    ),
    "a truth": ("d: false", "d: true", "15: [1].expected.profile.imbalanced", "true", "false"),
    "no number": ("mean: 2", "mean: two", "11: [1].expected.statements.roots_1.mean", "two", "2"),
}


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A file with one case that is right."""
    (tmp_path / "case.yaml").write_text(RIGHT, encoding="utf-8")
    return tmp_path / "case.yaml"


def tried(*arguments: str | Path) -> Result:
    """What `helhedstjek try` says."""
    return CliRunner().invoke(app, ["try", *map(str, arguments)])


def changed(file: Path, old: str, new: str) -> None:
    """Write something else in the file."""
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_the_project_s_own_cases_are_tried() -> None:
    """Without a word more, `try` tries the cases that the tests try, and all are right."""
    result = tried()
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.splitlines()[-1].endswith(" Wrong: 0.")
    assert "  right  A published row, most on three" in result.stdout.splitlines()


def test_an_author_s_own_case(file: Path) -> None:
    """A file or a folder of cases is tried on another instrument."""
    for place in (file, file.parent):
        result = tried(place, "--content", SMALL)
        assert (result.exit_code, result.stdout.splitlines()[-1]) == (0, "Right: 1. Wrong: 0.")


@pytest.mark.parametrize("name", WRONG)
def test_a_difference_is_told_in_words(file: Path, name: str) -> None:
    """Where it stands, what was expected and what was found; and the end is 1."""
    old, new, place, expected, found = WRONG[name]
    changed(file, old, new)
    result = tried(file, "--content", SMALL)
    assert (result.exit_code, result.stdout.splitlines()[-1]) == (1, "Right: 0. Wrong: 1.")
    line = f"    {file}:{place}: expected {expected}, found {found}"
    assert line in result.stdout.splitlines()
    danish = tried(file, "--content", SMALL, "--lang", "da")
    assert "  FORKERT  Three people" in danish.stdout.splitlines()
    assert ": ventet " in danish.stdout


def test_a_figure_that_there_is_not(file: Path) -> None:
    """A misspelt figure is told with the nearest one."""
    changed(file, "score: 2", "scroe: 2")
    said = 'there is no figure "scroe" here. Did you mean "score"?'
    assert said in tried(file, "--content", SMALL).stdout


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_case_is_told_with_its_line(file: Path, name: str) -> None:
    """A case that cannot be tried is no difference: its author is told what to mend, and where."""
    old, new, said = BROKEN[name]
    changed(file, old, new)
    with pytest.raises(ContentError) as error:
        read_cases(file, load(SMALL))
    assert str(error.value.problems[0]).startswith(f"{file}:{said}")
    assert tried(file, "--content", SMALL).exit_code == 1


def test_no_cases_and_no_file(shelves: Path, tmp_path: Path) -> None:
    """An instrument without cases, and a file that is not there, are each one line."""
    result = tried("--content", shelves)
    assert (result.exit_code, result.stderr) == (1, "There are no cases to try.\n")
    assert tried(tmp_path / "none.yaml").stderr.strip() == f"{tmp_path / 'none.yaml'}: is missing"


def test_the_author_s_page_shows_a_case_that_is_right(tmp_path: Path) -> None:
    """The case in author.md comes out as it says."""
    (case,) = (b for b in blocks(AUTHORS["da"], "yaml") if yaml.safe_load(b)[0].get("expected"))
    (tmp_path / "case.yaml").write_text(case, encoding="utf-8")
    assert differences(load(), read_cases(tmp_path / "case.yaml", load()), 0) == []
