"""Progress, comments, and how many are enough to be shown."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advice import outcome
from anonymity import Shown, comments, masked, may_show, minimum, progress
from anonymity.enough import tells_on
from answers import Comment, Row, table
from arithmetic import Mode, Result
from content import load

SMALL = load(Path(__file__).parent / "instrument")


def test_k_is_the_shelves_and_one_in_an_open_workshop() -> None:
    """The fewest who may be shown are the method's, and in an open workshop one."""
    assert minimum(SMALL.method.limits, "anonymous") == 5
    assert minimum(SMALL.method.limits, "open") == 1


@pytest.mark.parametrize(
    ("many", "fewest", "shown"),
    [(5, 5, True), (4, 5, False), (0, 5, False), (0, 1, True), (1, 1, True), (3, 3, True)],
)
def test_from_k_on_it_may_be_shown(many: int, fewest: int, shown: bool) -> None:
    """Ratings, votes and dots are shown from k on, and in an open workshop always."""
    assert may_show(many, fewest) == shown


@pytest.mark.parametrize(
    ("rest", "tells"), [(0, False), (1, True), (4, True), (5, False), (6, False)]
)
def test_a_rest_of_one_to_four_tells_on_them(rest: int, tells: bool) -> None:
    """None left outside, or at least k."""
    assert tells_on(rest, 5) == tells


# Progress.


@pytest.mark.parametrize(
    ("levels", "shown"),
    [
        # Five chefs and one director, five of six finished: nothing by level.
        ({"chef": (5, 5), "direktion": (1, 0)}, {}),
        ({"chef": (5, 4), "direktion": (5, 0)}, {"chef": (5, 4), "direktion": (5, 0)}),
        ({"chef": (9, 4), "leder": (6, 2), "stab": (2, 2)}, {"chef": (9, 4)}),
        ({"chef": (9, 4), "leder": (3, 2), "stab": (2, 2)}, {"chef": (9, 4)}),
        ({"chef": (7, 1)}, {"chef": (7, 1)}),
        ({}, {}),
    ],
)
def test_a_level_is_told_when_it_and_the_rest_are_enough(
    levels: dict[str, tuple[int, int]], shown: dict[str, tuple[int, int]]
) -> None:
    """At least five joined in the level, and those outside the levels shown are five or none."""
    assert progress(levels, {}, 5) == Shown(shown, {})


@pytest.mark.parametrize(
    ("finished", "shown"),
    [(0, False), (4, False), (5, True), (7, True), (8, False), (11, False), (12, True)],
)
def test_a_factor_is_told_when_those_who_finished_and_the_rest_are_enough(
    finished: int, shown: bool
) -> None:
    """Of twelve, at least five have finished and five or none have not."""
    found = progress({"chef": (7, 0), "leder": (5, 0)}, {"roots": finished}, 5)
    assert found.by_factor == ({"roots": finished} if shown else {})


def test_an_open_workshop_tells_all_progress() -> None:
    """Where everybody has agreed to be seen, one person is enough."""
    levels, factors = {"chef": (1, 0), "leder": (2, 1)}, {"roots": 0, "stem": 2}
    assert progress(levels, factors, 1) == Shown(levels, factors)


@given(joined=st.dictionaries(st.sampled_from("abcdef"), st.integers(0, 9)), k=st.integers(3, 7))
def test_no_level_s_progress_follows_from_the_others(joined: dict[str, int], k: int) -> None:
    """Whatever is shown, every level shown and all outside hold k or more, or nobody."""
    shown = progress({key: (n, 0) for key, n in joined.items()}, {}, k).levels
    assert all(joined[key] >= k for key in shown)
    outside = sum(joined.values()) - sum(joined[key] for key in shown)
    assert not shown or outside == 0 or outside >= k


# Comments.


def room(raters: int, mode: Mode, dont_know: int = 0) -> Result:
    """So many rate the first statement; twelve rate the second."""
    rows = [Row(f"p{i}", "", "", "roots_1", "3") for i in range(raters)]
    rows += [Row(f"q{i}", "", "", "roots_1", "dont_know") for i in range(dont_know)]
    rows += [Row(f"p{i}", "", "", "roots_2", "3") for i in range(12)]
    return outcome(SMALL, table(tuple(SMALL.statements), rows, "full"), mode=mode)


def written(*texts: str, statement: str = "roots_1") -> list[Comment]:
    """Comments, each by somebody else."""
    return [
        Comment(participant=f"p{i}", statement=statement, text=text) for i, text in enumerate(texts)
    ]


def test_a_comment_stands_with_its_statement_and_nothing_else() -> None:
    """Texts by statement, without the white around them; where nothing can be seen, there is no
    comment.
    """
    said = [*written(" En ", "  ", "\u200b \ufeff"), *written("To", statement="roots_2")]
    assert comments(room(5, "anonymous"), said, "w") == {"roots_1": ("En",), "roots_2": ("To",)}


@pytest.mark.parametrize(
    ("raters", "dont_know", "mode", "shown"),
    [
        (5, 0, "anonymous", True),
        (4, 9, "anonymous", False),
        (0, 0, "anonymous", False),
        (0, 0, "open", True),
        (1, 0, "open", True),
    ],
)
def test_comments_are_hidden_with_their_statement(
    raters: int, dont_know: int, mode: Mode, shown: bool
) -> None:
    """K counts who rated the statement; in an open workshop a comment alone is shown too."""
    found = comments(room(raters, mode, dont_know), written("Hej"), "w")
    assert found == ({"roots_1": ("Hej",)} if shown else {})


def test_a_comment_on_what_was_not_asked_is_not_shown() -> None:
    """What stands nowhere in the Result has nowhere to stand."""
    assert comments(room(5, "open"), written("Hej", statement="gone"), "w") == {}


def test_the_order_says_nothing_and_stays() -> None:
    """The order follows from the texts and the key, not from who wrote first."""
    texts = [f"Kommentar {i}" for i in range(12)]
    shown = room(5, "anonymous")
    one, again = (comments(shown, written(*each), "w")["roots_1"] for each in (texts, texts[::-1]))
    other = comments(shown, written(*texts), "v")["roots_1"]
    assert one == again
    assert sorted(one) == sorted(other) == sorted(texts)
    assert len({one, other, tuple(texts), tuple(reversed(texts))}) == 4


CPR = (
    *("010190-1234", "0101901234", "010190 1234", "310500\N{EN DASH}0000", "290200 - 9999"),
    "611201-4321",
)
NO_CPR = (
    *("320190-1234", "011390-1234", "290201-1234", "000190-1234", "600190-1234", "920190-1234"),
    *("12345678", "010190-12345", "1010190-1234", "01 01 90 12 34", "4799000000", "2026-11-25"),
)


@pytest.mark.parametrize("number", CPR)
def test_a_cpr_number_is_taken_out(number: str) -> None:
    """However it is written, also one that is lent; what stands around it stays."""
    assert masked(f"Ring om {number}, to: {number}.") == "Ring om [CPR], to: [CPR]."


@pytest.mark.parametrize("number", NO_CPR)
def test_other_numbers_stay(number: str) -> None:
    """A phone number, a date and ten digits that begin with no day are no CPR number."""
    assert masked(number) == number
