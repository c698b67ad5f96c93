"""An instrument that is laid out: every blank is told, and when they are filled all of it works."""

from __future__ import annotations

import itertools
import shutil
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from cli.verbs import app
from content import BLANK, ContentError, load, schemas

NUMBERS = [3, 12]
SHELVES = ("factors", "questionnaires", "citizens")


def said(*arguments: str | Path | int) -> Result:
    """What a command says."""
    return CliRunner().invoke(app, [str(argument) for argument in arguments])


def filled(folder: Path) -> int:
    """Write a text of its own in every blank; how many there were."""
    number = itertools.count(1)
    for file in sorted(folder.rglob("*.yaml")):
        lines = file.read_text(encoding="utf-8").splitlines(keepends=True)
        written = [
            line.replace(BLANK, f"Tekst {next(number)}") if line.rstrip().endswith(BLANK) else line
            for line in lines
        ]
        file.write_text("".join(written), encoding="utf-8")
    return next(number) - 1


@pytest.mark.parametrize("factors", NUMBERS)
def test_every_blank_is_told_and_nothing_else(tmp_path: Path, factors: int) -> None:
    """`check` names each blank by file and line, in Danish too, and finds no other mistake."""
    folder = tmp_path / "own"
    assert said("new", folder, "--factors", factors).exit_code == 0
    with pytest.raises(ContentError) as error:
        load(folder)
    assert {str(problem.what) for problem in error.value.problems} == {"is a blank; fill it in"}
    told = said("check", "--content", folder, "--lang", "da").stderr.splitlines()
    assert "factors/factor_1.yaml:7: name.da: er ikke udfyldt" in told
    assert len(told) == filled(folder)


@pytest.mark.parametrize("factors", NUMBERS)
def test_when_the_blanks_are_filled_all_of_it_works(tmp_path: Path, factors: int) -> None:
    """It passes the check, its case comes out, answers are scored and the report is written."""
    folder, answers, paper = tmp_path / "own", tmp_path / "answers.csv", tmp_path / "r.pdf"
    said("new", folder, "--factors", factors)
    filled(folder)
    content = load(folder)
    assert (len(content.factors), len(content.statements)) == (factors, 5 * factors)
    assert content.citizens
    assert [q.beside for q in content.citizens.questions] == [(f"factor_{n}_1",) for n in (1, 2, 3)]
    assert said("check", "--content", folder).exit_code == 0
    assert said("try", "--content", folder).stdout.splitlines()[-1] == "Right: 1. Wrong: 0."
    rows = [f"p{n},ledelse,,{key},{n % 6}," for n in range(6) for key in content.statements]
    head = "participant,level,area,statement,answer,comment"
    answers.write_text("\n".join([head, *rows]), encoding="utf-8")
    assert said("score", answers, "--content", folder).exit_code == 0
    assert said("report", answers, "-o", paper, "--content", folder).exit_code == 0
    assert paper.read_bytes().startswith(b"%PDF")


def test_citizens_need_not_be_asked(tmp_path: Path) -> None:
    """Whoever deletes their folder has an instrument all the same, which asks citizens nothing."""
    said("new", tmp_path / "own", "--factors", 3)
    shutil.rmtree(tmp_path / "own" / "citizens")
    filled(tmp_path / "own")
    assert load(tmp_path / "own").citizens is None
    assert "0 questions to citizens" in said("check", "--content", tmp_path / "own").stdout


def test_its_files_name_their_schemas(tmp_path: Path) -> None:
    """Editors help from the first minute: every shelf names a schema that lies beside it."""
    said("new", tmp_path / "own")
    for name in schemas():
        assert (tmp_path / "own" / name).is_file()
    for file in (name for kind in SHELVES for name in (tmp_path / "own" / kind).glob("*.yaml")):
        first = file.read_text(encoding="utf-8").split("\n", maxsplit=1)[0]
        assert (file.parent / first.rpartition("=")[2]).is_file()


def test_nothing_is_laid_out_over_anything(tmp_path: Path) -> None:
    """A folder that holds something is left as it is, and so is a file."""
    (tmp_path / "mine.txt").write_text("x", encoding="utf-8")
    for place in (tmp_path, tmp_path / "mine.txt"):
        result = said("new", place)
        assert (result.exit_code, result.stdout) == (1, "")
        assert len(result.stderr.splitlines()) == 1
    assert [file.name for file in tmp_path.iterdir()] == ["mine.txt"]


@pytest.mark.parametrize("factors", [2, 13])
def test_an_instrument_has_three_to_twelve_factors(tmp_path: Path, factors: int) -> None:
    """Fewer or more cannot be laid out."""
    assert said("new", tmp_path / "own", "--factors", factors).exit_code == 2
    assert not (tmp_path / "own").exists()
