"""Figures and dates as people read them in Danish and in English."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from words import Words, surroundings

DANISH, ENGLISH = Words("da"), Words("en")


@pytest.mark.parametrize(
    ("figure", "decimals", "danish", "english"),
    [
        (2.9, 1, "2,9", "2.9"),
        (3, 1, "3,0", "3.0"),
        (68.75, 1, "68,8", "68.8"),
        (0.25, 1, "0,3", "0.3"),
        (2.675, 2, "2,68", "2.68"),
        (1.005, 2, "1,01", "1.01"),
        (0.1 + 0.2, 1, "0,3", "0.3"),
        (2.9499999999999997, 1, "3,0", "3.0"),
        (-0.25, 1, "\N{MINUS SIGN}0,3", "\N{MINUS SIGN}0.3"),
        (-0.04, 1, "0,0", "0.0"),
        (2.5, 0, "3", "3"),
        (1234.5, 1, "1234,5", "1234.5"),
    ],
)
def test_numbers(figure: float, decimals: int, danish: str, english: str) -> None:
    """A number is rounded half away from zero on its decimal value; a minus is a minus sign."""
    assert DANISH.number(figure, decimals) == danish
    assert ENGLISH.number(figure, decimals) == english


@given(tenths=st.integers(-999, 999))
def test_every_half_goes_away_from_zero(tenths: int) -> None:
    """x.x5 is rounded away from zero, whichever way the float happens to lie."""
    figure = float(Decimal(tenths) / 10 + (Decimal("0.05") if tenths >= 0 else Decimal("-0.05")))
    away = Decimal(tenths + (1 if tenths >= 0 else -1)) / 10
    shown = ENGLISH.number(figure).replace("\N{MINUS SIGN}", "-")
    assert Decimal(shown) == away


def test_the_band_and_the_print_agree() -> None:
    """What is printed and what the band is read off are rounded the same way."""
    assert (ENGLISH.number(3.45), ENGLISH.number(1.95)) == ("3.5", "2.0")


@pytest.mark.parametrize(
    ("share", "decimals", "danish", "english"),
    [
        (0.6667, 0, "67\N{NO-BREAK SPACE}%", "67%"),
        (0.9167, 1, "91,7\N{NO-BREAK SPACE}%", "91.7%"),
        (0.005, 0, "1\N{NO-BREAK SPACE}%", "1%"),
        (0.145, 0, "15\N{NO-BREAK SPACE}%", "15%"),
        (1, 0, "100\N{NO-BREAK SPACE}%", "100%"),
    ],
)
def test_shares(share: float, decimals: int, danish: str, english: str) -> None:
    """A share is per cent; in Danish the sign never stands on a line of its own."""
    assert DANISH.share(share, decimals) == danish
    assert ENGLISH.share(share, decimals) == english


def test_a_span() -> None:
    """A range has an en dash and no spaces."""
    assert DANISH.span(2.7, 3.1) == "2,7\N{EN DASH}3,1"


@pytest.mark.parametrize(
    ("day", "danish", "english"),
    [
        (date(2026, 11, 21), "21. november 2026", "21 November 2026"),
        (date(2027, 5, 1), "1. maj 2027", "1 May 2027"),
    ],
)
def test_dates(day: date, danish: str, english: str) -> None:
    """A date is written out, the day first."""
    assert (DANISH.date(day), ENGLISH.date(day)) == (danish, english)


def test_the_time_of_day() -> None:
    """The clock has a point in Danish and a colon in English."""
    moment = datetime(2026, 11, 21, 8, 5, tzinfo=UTC)
    assert (DANISH.clock(moment), ENGLISH.clock(moment)) == ("08.05", "08:05")


def test_several_things() -> None:
    """Things are listed as the language lists them."""
    assert DANISH.together(["a", "b", "c"]) == "a, b og c"
    assert ENGLISH.together(["a", "b", "c"]) == "a, b and c"
    assert DANISH.together(["a"]) == "a"
    assert DANISH.together([]) == ""


def test_a_name_inside_a_sentence() -> None:
    """A name begins small inside a sentence, and only its first letter changes; what is written in
    capitals stays so.
    """
    assert DANISH.inside("Økonomi i KL") == "økonomi i KL"
    assert DANISH.inside("A clear why") == "a clear why"
    assert DANISH.inside("IT og data") == "IT og data"
    assert DANISH.inside("") == ""


def test_a_message_and_its_places() -> None:
    """A message is translated, and its places are filled in after that, never before."""
    assert ENGLISH.say("Page {page} of {pages}", page=1, pages="{x}") == "Page 1 of {x}"
    assert DANISH.say("Page {page} of {pages}", page=1, pages="{x}") == "Side 1 af {x}"


def test_a_message_nobody_translated() -> None:
    """What is in no catalogue is said as it is, braces and all."""
    assert DANISH.say("100 % {sikkert} ikke her") == "100 % {sikkert} ikke her"


def test_one_and_many() -> None:
    """One is one and everything else is many, none included."""
    said = [
        ENGLISH.count("{n} tree in {where}", "{n} trees in {where}", n, where="x")
        for n in (0, 1, 2)
    ]
    assert said == ["0 trees in x", "1 tree in x", "2 trees in x"]


@pytest.mark.parametrize(
    ("n", "danish", "english"),
    [(1, "ét", "one"), (5, "fem", "five"), (12, "tolv", "twelve"), (13, "13", "13")],
)
def test_small_counts_are_words(n: int, danish: str, english: str) -> None:
    """Inside a sentence a count is a word up to twelve."""
    assert (Words("da").spelled(n), Words("en").spelled(n)) == (danish, english)


@pytest.mark.parametrize(
    ("share", "danish", "english"),
    [
        (0.5, "halvdelen", "half"),
        (0.75, "tre fjerdedele", "three quarters"),
        (0.6, "60\N{NO-BREAK SPACE}%", "60%"),
        (1, "100\N{NO-BREAK SPACE}%", "100%"),
    ],
)
def test_a_part_of_something(share: float, danish: str, english: str) -> None:
    """A half is called so, and what has no name is per cent."""
    assert (Words("da").part(share), Words("en").part(share)) == (danish, english)


@pytest.mark.parametrize(
    ("environ", "language"),
    [
        ({}, "en"),
        ({"LANG": "da_DK.UTF-8"}, "da"),
        ({"LANG": "da"}, "da"),
        ({"LANG": "en_GB.UTF-8"}, "en"),
        ({"LANG": "dav_KE.UTF-8"}, "en"),
        ({"LC_MESSAGES": "da_DK", "LANG": "en_US"}, "da"),
        ({"LC_ALL": "en_US", "LC_MESSAGES": "da_DK", "LANG": "da_DK"}, "en"),
        ({"LC_ALL": "", "LANG": "da_DK"}, "da"),
        ({"LANGUAGE": "da:en", "LANG": "en_US.UTF-8"}, "da"),
        ({"LANGUAGE": "en", "LANG": "da_DK.UTF-8"}, "en"),
        ({"LANGUAGE": "da", "LC_ALL": "C.UTF-8"}, "en"),
        ({"LANGUAGE": "da"}, "da"),
    ],
)
def test_the_language_of_the_surroundings(environ: dict[str, str], language: str) -> None:
    """Danish where the machine says so, as gettext reads it, and otherwise English."""
    assert surroundings(environ) == language
