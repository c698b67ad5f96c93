"""A file of 50,000 people's answers read and scored, and one with 200,000 bad rows told."""

from __future__ import annotations

import os
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

from answers import ANSWERS, COLUMNS
from benchmarks.measure import Figure
from content import Content, load

ROOT = Path(__file__).resolve().parent.parent
PEOPLE, BAD = 50_000, 200_000
ROUNDS = 5
HEAD = f"{','.join(COLUMNS)}\n"


class Run(NamedTuple):
    """What one process took: seconds, megabytes at most, and bytes that it said."""

    seconds: float
    megabytes: float
    said: int


def measure() -> list[Figure]:
    """`helhedstjek score` as a whole process, the two files in turn."""
    with tempfile.TemporaryDirectory() as folder:
        large, bad = Path(folder) / "large.csv", Path(folder) / "bad.csv"
        large.write_text(HEAD + _everybody(load()), encoding="utf-8")
        bad.write_text(HEAD + _mistakes(), encoding="utf-8")
        size = f"{PEOPLE:,} people in {large.stat().st_size / 1e6:.0f} MB"
        runs = [(_score(large), _score(bad)) for _ in range(ROUNDS)]
    read = sorted(run for run, _ in runs)[ROUNDS // 2]
    told = sorted(run for _, run in runs)[ROUNDS // 2]
    return [
        Figure(f"score {size}", 1000 * read.seconds, "3 s", 3000),
        Figure(f"  its memory, MB for {size}", read.megabytes, "500 MB", 500),
        Figure(f"tell {BAD:,} bad rows", 1000 * told.seconds, "3 s", 3000),
        Figure("  what is said of them, kB", told.said / 1000, "20 kB", 20),
    ]


def _everybody(content: Content) -> str:
    """Every person's short questionnaire: 72 MB."""
    dice = random.Random(2026)
    levels, areas = list(content.levels), ["Social", "Job og Unge", "Ældre"]
    people = ((f"p{number}", dice.choice(levels), dice.choice(areas)) for number in range(PEOPLE))
    asked = [statement.id for statement in content.statements.values() if statement.core]
    return "".join(
        f"{','.join(person)},{statement},{dice.choice(ANSWERS)},\n"
        for person in people
        for statement in asked
    )


def _mistakes() -> str:
    """Rows in which level, statement and answer are wrong, no two of them alike."""
    return "".join(f"p{n},boss{n},,nothing{n},maybe{n},\n" for n in range(BAD))


def _score(file: Path) -> Run:
    """One run of the command; its memory is what the system saw it take."""
    command = [str(Path(sys.executable).with_name("helhedstjek")), "score", str(file)]
    start = time.perf_counter()
    with tempfile.TemporaryFile() as said:
        process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=said)
        _, _, used = os.wait4(process.pid, 0)
        process.returncode = 0  # it has been waited for
        return Run(time.perf_counter() - start, used.ru_maxrss / 1024, said.tell())
