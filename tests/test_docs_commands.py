"""Whatever the documentation has one type is typed: page by page, in a folder of its own.

1. Every line of a fenced `sh` block is run, or its program stands in `NOT_RUN` with the reason.
2. Every verb and option of the terminal is shown in some block, so every one of them is run.
3. What cannot be run here, on Windows and by systemd, is held against what is run.
"""

from __future__ import annotations

import re
import shlex
from typing import TYPE_CHECKING

import pytest

from tests.browsing import ROOT
from tests.test_docs import MAKEFILE, PAGES, commands
from tests.typing_out import NOT_RUN, Reader, blocks, exec_start, typed

if TYPE_CHECKING:
    from pathlib import Path

    from tests.postgres import Server

TYPED = [name for name, page in PAGES.items() if blocks(page, "sh") and "/en/" not in name]
"""The pages with something to type. What is in docs/en is the same: tests/test_docs.py says so."""


MADE = {
    "test": (".ci/run", "exec make test"),
    "run": ("tests/browsing.py", 'AS_MADE = ("serve.py", "--port={port}")'),
    "room": ("Makefile", "$(BIN)/helhedstjek room"),
    "install": ("Makefile", "run: $(RUN)"),
}
"""Where a target that pages have one type is run, or what it does."""


@pytest.mark.parametrize("name", TYPED)
def test_what_a_page_has_one_type_works_on_a_server(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, postgres: Server
) -> None:
    """Who types a page's lines from the first to the last is nowhere refused."""
    reader = Reader(PAGES[name], tmp_path, monkeypatch, postgres)
    try:
        for line in typed(PAGES[name]):
            reader.follow(line)
    finally:
        reader.leave()


def test_nothing_is_excused_that_no_page_asks_for() -> None:
    """A program that is not run here is one that a page has somebody type."""
    asked = {line.program for name in TYPED for line in typed(PAGES[name])}
    assert set(NOT_RUN) <= asked


@pytest.mark.parametrize("verb", commands())
def test_every_verb_and_option_is_shown_as_it_is_typed(verb: str) -> None:
    """None is only described: somebody who has never seen it can copy it."""
    lines = [line for name in TYPED for line in typed(PAGES[name])]
    said = [line.said for line in lines if line.program == "helhedstjek" and verb in line.said[:1]]
    assert said
    assert set(commands()[verb]) <= {word for words in said for word in words}


def test_every_target_that_is_typed_is_run_somewhere() -> None:
    """What `make` is told on a page is what a test or the checks of each change start."""
    asked = {
        line.said[-1] for name in TYPED for line in typed(PAGES[name]) if line.program == "make"
    }
    assert asked == set(MADE)
    for file, said in MADE.values():
        assert said in (ROOT / file).read_text(encoding="utf-8")


def test_windows_is_told_the_same() -> None:
    """What is typed in PowerShell is what `make run` and `make room` do: it starts the same."""
    (block,) = blocks(PAGES["README.md"], "powershell")
    lines = [part.strip() for part in re.split(r"[;\n]", re.sub("#.*", "", block)) if part.strip()]
    said = [
        part.replace("python -m venv", "venv").removeprefix(".venv\\Scripts\\") for part in lines
    ]
    assert said[0] == "venv .venv"
    assert said[-2:] == ["python serve.py", "helhedstjek room"]
    for pip in said[1:-2]:
        assert f"$(PIP) {pip.removeprefix('pip install ')}" in MAKEFILE


def test_the_unit_starts_what_the_page_says() -> None:
    """The service stands in the folder, and reads the file, that the page has made."""
    unit = (ROOT / "docs" / "helhedstjek.service").read_text(encoding="utf-8")
    for name in ("docs/operator.md", "docs/en/operator.md"):
        for place in re.findall(r"^(?:WorkingDirectory|EnvironmentFile)=(.*)$", unit, re.MULTILINE):
            assert place in PAGES[name]
    assert exec_start()[1:] == shlex.split("serve.py --port 8501")
