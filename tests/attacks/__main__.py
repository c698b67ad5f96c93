"""Print the table of attacks: `python -m tests.attacks [ROOMS]`, so many rooms a cell and k."""

from __future__ import annotations

import sys
from time import process_time

from tests.attacks.table import BESIDE, CELLS, KS, attacked, drawn


def main(rooms: int) -> None:
    """Attack, and say what came of it."""
    for k in KS:
        counts = {}
        for cell in (*CELLS, *BESIDE):
            begun = process_time()
            counts[cell] = attacked(cell, k, range(rooms))
            sys.stderr.write(f"{k} {cell} {counts[cell]} {process_time() - begun:.1f} s\n")
        sys.stdout.write(f"{drawn(k, counts)}\n\n")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 60)
