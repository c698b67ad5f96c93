"""How many made-up cases a truth is held against each time, and how many in `make torture`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from _pytest.mark import ParameterSet


def cases(each_time: int, in_torture: int) -> list[ParameterSet]:
    """A few in the ordinary suite, and all of them where there are minutes."""
    return [
        pytest.param(each_time, id="some"),
        pytest.param(in_torture, id="all", marks=pytest.mark.torture),
    ]
