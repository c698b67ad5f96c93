"""The table of attacks: five adversaries, five attacks, in how many rooms somebody is found out."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING, Final, NamedTuple, TypeAlias

from tests.attacks.adversaries import ADVERSARIES, Who
from tests.attacks.attacks import ATTACKS, KINDS_OF, MISSING, WAYS, How
from tests.attacks.rooms import room, shelves

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

KS: Final = (3, 5, 7)
PEOPLE: Final = range(8, 21)
Cell: TypeAlias = tuple[Who, How]
CELLS: Final = tuple((who, how) for who in ADVERSARIES for how in WAYS)
BESIDE: Final[tuple[Cell, ...]] = (
    *((who, how) for who in ADVERSARIES for how in MISSING),
    ("reader", "unchanged"),
)
"""What is measured beside the table, and promised by nobody."""


class Count(NamedTuple):
    """Rooms attacked, rooms in which somebody is found out, and puzzles the solver settled."""

    rooms: int = 0
    out: int = 0
    solved: int = 0
    first: str = ""
    """The seed of the first such room."""

    def and_(self, other: Count) -> Count:
        """Both together."""
        return Count(
            self.rooms + other.rooms,
            self.out + other.out,
            self.solved + other.solved,
            self.first or other.first,
        )


def attacked(cell: Cell, k: int, seeds: Iterable[int]) -> Count:
    """One cell of the table: one room a seed, of each kind in turn."""
    who, how = cell
    kinds, content = KINDS_OF[how], shelves(k, None if how in {"linking", "time"} else 1)
    total = Count()
    for seed in seeds:
        kind = kinds[seed % len(kinds)]
        one = room(content, f"{who}:{seed}", kind, PEOPLE)
        out, solved = ATTACKS[how](who, one, Random(f"{who}:{seed}"))
        total = total.and_(Count(1, int(out), solved, f"{who}:{seed}:{kind}" if out else ""))
    return total


def drawn(k: int, counts: Mapping[Cell, Count]) -> str:
    """The table as text: rooms in which somebody is found out, of how many."""
    ways = [*WAYS, *MISSING]
    head = [f"k = {k}", *ways]
    rows = [[who, *(_told(counts[who, how]) for how in ways)] for who in ADVERSARIES]
    table = "\n".join("  ".join(cell.rjust(14) for cell in row) for row in [head, *rows])
    beside = counts["reader", "unchanged"]
    return f"{table}\nreader of two rounds who knows that nobody changed: {_told(beside)}"


def _told(count: Count) -> str:
    return f"{count.out} of {count.rooms:,}"
