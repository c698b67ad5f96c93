"""How many are enough to be shown, and how many are left when some are."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from arithmetic import Mode
    from content import Limits


def minimum(limits: Limits, mode: Mode) -> int:
    """The fewest who may be shown: k in an anonymous workshop, 1 in an open one."""
    return limits.group_minimum.value if mode == "anonymous" else 1


def may_show(many: int, fewest: int) -> bool:
    """Whether so many ratings, votes or dots may be shown; where one may, none may too."""
    return many >= fewest or fewest == 1


def tells_on(rest: int, fewest: int) -> bool:
    """Whether so few are left outside of what is shown that it speaks of them."""
    return 0 < rest < fewest


def suppressed(sizes: Mapping[str, int], fewest: int) -> tuple[str, ...]:
    """The groups left after complementary suppression, in the order of their keys.

    Those under `fewest` are hidden, and the smallest of the others where the hidden ones together
    would hold fewer than `fewest`, but some.
    """
    shown = sorted((n, key) for key, n in sizes.items() if n >= fewest)
    hidden = sum(n for n in sizes.values() if n < fewest)
    if tells_on(hidden, fewest):
        del shown[:1]
    return tuple(sorted(key for _, key in shown))
