"""Nine in ten of the mistakes that a machine puts into the arithmetic are noticed by a test.

`mutants.yaml` lists those that are not: the function, the line as it is and as it became, and the
reason why no test can tell the difference, or need not.
"""

from __future__ import annotations

import ast
import json
import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import NamedTuple

import pytest
import yaml

ROOT = Path(__file__).resolve().parent.parent
LIST = yaml.safe_load((ROOT / "tests" / "mutants.yaml").read_text(encoding="utf-8"))
MUTMUT = Path(sys.executable).parent / "mutmut"
ENOUGH = 0.9


class Mutant(NamedTuple):
    """A function, what stands there, and what stood there when no test noticed."""

    function: str
    line: str
    became: str


class Outcome(NamedTuple):
    """What became of all mutants."""

    share: float
    """Those that were noticed, of all."""
    survivors: set[Mutant]


LISTED = [
    Mutant(entry["function"], entry["line"], became) for entry in LIST for became in entry["became"]
]


def mutant(name: str, shown: str) -> Mutant:
    """A mutant from the name that mutmut gives it and the diff that it shows."""
    module, _, function = name.rpartition(".")
    lines = [line for line in shown.splitlines() if not line.startswith(("---", "+++"))]
    gone, come = ([line[1:] for line in lines if line.startswith(sign)] for sign in "-+")
    own = function.rpartition("__mutmut_")[0].removeprefix("x_").rpartition("ǁ")[-1]
    return Mutant(f"{module}.{own}", plain("".join(gone)), plain("".join(come)))


def plain(code: str) -> str:
    """Code in one line, however it was broken."""
    return " ".join(code.split())


def told(folder: Path, *command: str) -> str:
    """What mutmut prints in a folder."""
    done = subprocess.run(
        [MUTMUT, *command], cwd=folder, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-3000:]
    return done.stdout


@pytest.fixture(scope="module")
def tried(tmp_path_factory: pytest.TempPathFactory) -> Outcome:
    """Every mutant tried, in a copy of the house."""
    folder = tmp_path_factory.mktemp("house")
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    chosen = settings["tool"]["mutmut"]
    for name in ["pyproject.toml", "tests", *chosen["source_paths"], *chosen["also_copy"]]:
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, folder / name)
        else:
            shutil.copy2(ROOT / name, folder / name)
    told(folder, "run", "--max-children", str(os.cpu_count()))
    told(folder, "export-cicd-stats")
    stats = json.loads((folder / "mutants" / "mutmut-cicd-stats.json").read_text(encoding="utf-8"))
    alive = re.findall(r"^ *(\S+): (?:survived|no tests)$", told(folder, "results"), re.MULTILINE)
    return Outcome(
        (stats["killed"] + stats["timeout"]) / stats["total"],
        {mutant(name, told(folder, "show", name)) for name in alive},
    )


@pytest.mark.torture
def test_nine_in_ten_mutants_are_noticed(tried: Outcome) -> None:
    """Of all mutants of arithmetic, anonymity, scoring and advice."""
    assert tried.share >= ENOUGH


@pytest.mark.torture
def test_whoever_survives_is_listed_with_a_reason(tried: Outcome) -> None:
    """The list names the survivors and nobody else."""
    assert tried.survivors == set(LISTED)


@pytest.mark.parametrize("listed", LISTED, ids=lambda listed: listed.function)
def test_a_listed_line_is_there(listed: Mutant) -> None:
    """What is said to have been changed still stands in that function."""
    module, _, name = listed.function.rpartition(".")
    file = ROOT / (module.replace(".", "/") + ".py")
    source = file.read_text(encoding="utf-8")
    functions = [
        plain(ast.get_source_segment(source, node) or "")
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.FunctionDef) and node.name == name
    ]
    assert len(functions) == 1
    assert listed.line in functions[0]


def test_every_reason_is_given() -> None:
    """Every line has a reason, and no mutant is listed twice."""
    assert all(entry["why"].strip() for entry in LIST)
    assert len(set(LISTED)) == len(LISTED)
