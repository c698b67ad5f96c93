"""What a process that makes one report after another takes of memory, after a hundred and ten."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

from benchmarks.measure import Figure
from content import load
from reports import example, pdf
from words import Words

if TYPE_CHECKING:
    from reports import Report

ROOT: Final = Path(__file__).resolve().parent.parent
FEW, MANY, MOST = 10, 100, 1.3
PAGE: Final = os.sysconf("SC_PAGE_SIZE")


def measure() -> list[Figure]:
    """A process of its own, whose memory nothing else has touched."""
    command = [sys.executable, "-m", "benchmarks.remembering"]
    told = subprocess.run(command, check=True, cwd=ROOT, capture_output=True, text=True).stdout
    few, many = map(float, told.split())
    name = f"memory after {MANY} reports, MB"
    return [Figure(name, many, f"{MOST} x after {FEW}, {few:.0f} MB", MOST * few)]


def main() -> None:
    """Make them, each another organisation's, and say what the process holds at both."""
    report = example(load(), Words("da"))
    if report is None:
        raise SystemExit("The example does not fit the shelves.")
    print(_held(report, 0, FEW), _held(report, FEW, MANY))


def _held(report: Report, begin: int, end: int) -> float:
    """Megabytes of this process when the reports up to `end` are made."""
    for number in range(begin, end):
        pdf(report.model_copy(update={"organisation": f"Eksempelkøbing Kommune {number}"}))
    return int(Path("/proc/self/statm").read_text().split()[1]) * PAGE / 1e6


if __name__ == "__main__":
    main()
