"""The instruments in docs/examples: of other fields, made by the author's page alone."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from benchmarks.lix import AT_MOST, lix, page
from cli.verbs import app
from content import SHELVES, Content, load, schemas

EXAMPLES = SHELVES / "docs" / "examples"
FOLDERS = sorted(path for path in EXAMPLES.iterdir() if path.is_dir())
ours = pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)


def said(*arguments: str | Path) -> Result:
    """What a command says that must go well."""
    result = CliRunner().invoke(app, [str(argument) for argument in arguments])
    assert result.exit_code == 0, result.output
    return result


def test_there_is_one_with_three_factors() -> None:
    """The shelves are a form, and another field fills it."""
    assert 3 in {len(load(folder).factors) for folder in FOLDERS}


@ours
def test_it_passes_the_check_and_its_cases(folder: Path) -> None:
    """`check` finds nothing, and the answers of its cases come out as written."""
    assert said("check", "--content", folder, "--lang", "en").stdout.count("No mistakes") == 1
    assert said("try", "--content", folder).stdout.splitlines()[-1].endswith(" Wrong: 0.")


@ours
def test_its_answers_are_scored(folder: Path) -> None:
    """Every factor has a score, one is lowest, and there is a step to start with."""
    result = json.loads(said("score", folder / "answers.csv", "--content", folder).stdout)
    assert all(factor["score"] is not None for factor in result["factors"])
    assert len(result["profile"]["lowest"]) == 1
    assert result["next_steps"]["start"]


@ours
@pytest.mark.parametrize("language", ["da", "en"])
def test_its_report_is_written(folder: Path, language: str, tmp_path: Path) -> None:
    """A PDF comes out in each language."""
    paper = tmp_path / "report.pdf"
    where = ("--content", folder, "--lang", language)
    said("report", folder / "answers.csv", "-o", paper, *where)
    assert paper.read_bytes().startswith(b"%PDF")


@ours
def test_it_is_as_a_new_one_is_laid_out(folder: Path) -> None:
    """Its files are those of `new`, and its schemas those of today."""
    here = {name: schema for name, schema in schemas().items() if (folder / name).parent.is_dir()}
    assert len(here) >= 3
    for name, schema in here.items():
        assert json.loads((folder / name).read_text(encoding="utf-8")) == schema
    content = load(folder)
    shelves = {path.stem for path in (folder / "questionnaires").glob("*.yaml")}
    assert shelves == {"method", *(factor.id for factor in content.factors)}


@ours
def test_nothing_of_it_is_ours(folder: Path, content: Content) -> None:
    """No statement, step, level or factor has a name that the six factors use."""
    other = load(folder)
    for kind in ("statements", "steps", "levels"):
        assert not set(getattr(other, kind)) & set(getattr(content, kind))
    assert not {factor.id for factor in other.factors} & {factor.id for factor in content.factors}


@ours
def test_it_is_as_good_to_read(folder: Path) -> None:
    """A participant's page has a LIX of 40 at most, and every step says its first sign."""
    content = load(folder)
    assert max(lix(page(content, factor)) for factor in content.factors) <= AT_MOST
    assert all(step.first_sign for step in content.steps.values())
