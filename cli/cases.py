"""Cases to read: what a room answers and what must come of it, tried and told in words."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cli.terminal import ContentFolder, Lang, app, hint, shelves, spoken, stop
from content import SHELVES, ContentError, read_cases

if TYPE_CHECKING:
    from collections.abc import Iterable

    from content import Content
    from words import Words

OWN = SHELVES / "tests" / "scoring"
WITHIN = "cases"
CaseFiles = Annotated[
    list[Path] | None,
    typer.Argument(
        metavar="[CASES]...",
        help="Files of cases, or folders of them; if left out, DIR/cases or the project's own.",
    ),
]


@app.command("try")
def try_(cases: CaseFiles = None, content: ContentFolder = None, lang: Lang = None) -> None:
    """Try the cases: for each whether all comes out as expected, and what does not."""
    words = spoken(lang)
    found = shelves(content, lang)
    own = content / WITHIN if content else OWN
    files = list(_files(cases or ([own] if own.is_dir() else [])))
    if not files:
        stop([words.say("There are no cases to try.")])
    told = [_tried(file, found, words) for file in files]
    right, wrong = (sum(counts) for counts in zip(*told, strict=True))
    typer.echo(words.say("Right: {right}. Wrong: {wrong}.", right=right, wrong=wrong))
    if wrong:
        raise typer.Exit(1)


def _files(places: Iterable[Path]) -> Iterable[Path]:
    for place in places:
        yield from sorted(place.glob("[!.]*.yaml")) if place.is_dir() else [place]


def _tried(file: Path, content: Content, words: Words) -> tuple[int, int]:
    """Say what comes of each case in a file; how many are right, and how many are not."""
    from trying import differences  # noqa: PLC0415 - checking the shelves needs no NumPy

    try:
        cases = read_cases(file, content)
    except ContentError as error:
        for problem in error.problems:
            hint(problem.said(words.say))
        return 0, 1
    typer.echo(f"{file}:")
    wrong = 0
    for number, case in enumerate(cases.cases):
        differing = differences(content, cases, number)
        wrong += bool(differing)
        verdict = words.say("WRONG") if differing else words.say("right")
        typer.echo(f"  {verdict}  {case.title}")
        for difference in differing:
            typer.echo(f"    {difference.said(words.say)}")
    return len(cases.cases) - wrong, wrong
