"""How far people have come, told so that it speaks of nobody."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from anonymity.enough import suppressed, tells_on

if TYPE_CHECKING:
    from collections.abc import Mapping


class Shown(NamedTuple):
    """What may be shown: joined and finished by level, finished by factor; people."""

    levels: dict[str, tuple[int, int]]
    by_factor: dict[str, int]


def progress(
    levels: Mapping[str, tuple[int, int]], by_factor: Mapping[str, int], fewest: int
) -> Shown:
    """What may be shown of the (joined, finished) of every level and the finished of every factor.

    Shown is what is of at least `fewest` people and leaves at least as many outside, or none: of a
    level among those who joined, of a factor's finished among them all. `fewest` is 1 in an open
    workshop, where all is shown.
    """
    everybody = sum(joined for joined, _ in levels.values())
    kept = suppressed({level: joined for level, (joined, _) in levels.items()}, fewest)
    return Shown(
        {level: found for level, found in levels.items() if level in kept},
        {
            factor: finished
            for factor, finished in by_factor.items()
            if fewest == 1 or (finished >= fewest and not tells_on(everybody - finished, fewest))
        },
    )
