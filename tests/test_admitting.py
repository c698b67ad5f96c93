"""Shelves that come frozen from elsewhere keep every law that the folder's own keep."""

from __future__ import annotations

import json
import time
from typing import TYPE_CHECKING, Any

import pytest

from content import Content, ContentError, admitted, frozen, thawed

if TYPE_CHECKING:
    from collections.abc import Callable

Plain = dict[str, Any]


def example_of(plain: Plain, sheet: str) -> Any:  # noqa: ANN401 - JSON is what it is
    """The example on a sheet of the redesign."""
    return plain["redesign"][sheet]["example"]


BROKEN: dict[str, Callable[[Plain], object]] = {
    "a factor more than the method names": lambda p: p["method"]["factors"].append("more"),
    "a factor less": lambda p: p["factors"].pop(),
    "factors in another order": lambda p: p["factors"].reverse(),
    "a number of its own": lambda p: p["factors"][0].update(number=7),
    "a statement twice": lambda p: p["factors"][0]["statements"].append(
        p["factors"][1]["statements"][0]
    ),
    "a step twice": lambda p: p["factors"][0]["next_steps"].append(
        p["factors"][1]["next_steps"][0]
    ),
    "a step that lifts nothing": lambda p: p["factors"][0]["next_steps"][0].update(lifts=["no"]),
    "a step led by nobody": lambda p: p["factors"][0]["next_steps"][0].update(lead="nobody"),
    "a band without steps": lambda p: p["factors"][0].update(next_steps=[]),
    "two statements alone": lambda p: p["factors"][0].update(
        statements=p["factors"][0]["statements"][:2]
    ),
    "nothing held back": lambda p: p["factors"][0].update(
        holds_back=[{"factor": "no", "because": {"da": "x", "en": "x"}}]
    ),
    "itself held back": lambda p: p["factors"][0].update(
        holds_back=[{"factor": p["factors"][0]["id"], "because": {"da": "x", "en": "x"}}]
    ),
    "a name twice": lambda p: p["factors"][0].update(name=p["factors"][1]["name"]),
    "a level twice": lambda p: p["method"]["levels"].append(p["method"]["levels"][0]),
    "a source that is not there": lambda p: p["factors"][0]["what"].update(source=["Nowhere99"]),
    "an agenda of less than none": lambda p: p["method"]["limits"]["agenda_least"].update(value=99),
    "citizens beside nothing": lambda p: p["citizens"]["questions"][0].update(beside=["no"]),
    "a talk under another key": lambda p: p["scripts"]["talk"].update(
        more=next(iter(p["scripts"]["talk"].values()))
    ),
    "a script with a talk that is not there": lambda p: next(
        step for script in p["scripts"]["scripts"].values() for step in script["steps"]
    ).update(talk="no"),
    "a sheet called by nothing": lambda p: p["redesign"]["roles"].update(called_by=["no"]),
    "a key twice on a sheet": lambda p: p["redesign"]["roles"]["tasks"].append(
        p["redesign"]["roles"]["tasks"][0]
    ),
    "an example at no movement": lambda p: example_of(p, "movements").update(at="no"),
    "a competence of no group": lambda p: p["redesign"]["profiles"]["leader"][0].update(group="no"),
    "a pre-read from nowhere": lambda p: p["preread"]["page_one"][0].update(source=["Nowhere99"]),
}


def changed(content: Content, change: Callable[[Plain], object]) -> str:
    """The shelves when somebody has changed them by hand."""
    plain: Plain = json.loads(frozen(content))
    change(plain)
    return json.dumps(plain)


def test_what_was_frozen_here_is_admitted(content: Content, small: Content) -> None:
    """Any shelves that could be read from a folder come in as they are."""
    for shelves in (content, small):
        assert admitted(frozen(shelves)) == shelves


@pytest.mark.parametrize("law", BROKEN)
def test_a_law_is_held_wherever_shelves_come_from(content: Content, law: str) -> None:
    """What no folder could hold, no file brings in either."""
    with pytest.raises(ContentError):
        admitted(changed(content, BROKEN[law]))


def test_how_long_a_text_is_was_another_version_s_to_say(content: Content) -> None:
    """What was kept before a length was held is still read."""

    def long(plain: Plain) -> None:
        plain["factors"][0]["name"]["da"] = "Et meget langt navn " * 9

    assert admitted(changed(content, long)).factors[0].name.da.startswith("Et meget")


@pytest.mark.unmeasured
def test_the_first_mistake_is_enough(content: Content) -> None:
    """A hundred thousand of them take no longer to refuse, for a hint to each takes minutes."""

    def many(plain: Plain) -> None:
        lifts = [f"a{number}" for number in range(100_000)]
        plain["factors"][0]["next_steps"][0].update(lifts=lifts)

    shelves, began = changed(content, many), time.process_time()
    with pytest.raises(ContentError) as told:
        admitted(shelves)
    assert len(told.value.problems) == 1
    assert time.process_time() - began < 3


def test_nothing_of_what_is_read_so_is_remembered(content: Content) -> None:
    """A file that is refused leaves nothing of itself in the process."""
    before = thawed.cache_info()
    admitted(frozen(content))
    assert thawed.cache_info() == before
