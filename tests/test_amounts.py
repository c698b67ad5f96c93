"""Amounts as they are typed and as they are shown, in Danish and in English."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from words import MINUS, NoAmount, Words

if TYPE_CHECKING:
    from words import Language

DANISH, ENGLISH = Words("da"), Words("en")
READ: list[tuple[str, Words, str | None]] = [
    ("1.184.500", DANISH, "1184500"),
    ("1.184.500,50", DANISH, "1184500.50"),
    ("1,184,500.50", DANISH, "1184500.50"),
    ("1,184,500.50", ENGLISH, "1184500.50"),
    ("1.184.500,50", ENGLISH, "1184500.50"),
    ("1184500", DANISH, "1184500"),
    ("1 184 500,00", DANISH, "1184500"),
    ("1\N{NO-BREAK SPACE}184\N{NO-BREAK SPACE}500", DANISH, "1184500"),
    ("kr. 1.184.500,-", DANISH, "1184500"),
    ("1.184 kr.", DANISH, "1184"),
    ("DKK 1,184", ENGLISH, "1184"),
    (f"{MINUS}5.000", DANISH, "-5000"),
    ("0", DANISH, "0"),
    ("-", DANISH, None),
    ("–", ENGLISH, None),
    ("   ", DANISH, None),
]


@pytest.mark.parametrize(("typed", "words", "read"), READ)
def test_amounts_as_people_write_them(typed: str, words: Words, read: str | None) -> None:
    """In the reader's own way, and in the other where it can be read in no other."""
    assert words.amount(typed) == (None if read is None else Decimal(read))


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        *((one, DANISH) for one in ("1,5 mio.", "1,5", "1,184", "ca. 100", "1e5", "NaN", "∞")),
        *((one, DANISH) for one in ("12 34", "1.18.500", "٣", "½", "5 %", "=1+1", "kr", "1_000")),
        *((one, DANISH) for one in ("1" * 400, "1.000.000.000.000", "100 kr. pr. uge", "1,,5")),
        *((one, ENGLISH) for one in ("1.184", "1.5m", "0.1", "£5")),
    ],
)
def test_what_could_mean_something_else_is_refused(typed: str, words: Words) -> None:
    """And it is said in words what to write instead."""
    with pytest.raises(NoAmount) as why:
        words.amount(typed)
    assert str(why.value).endswith((".", "mener.", "kr."))


@given(st.decimals(-999_999_999_999, 999_999_999_999, places=2), st.sampled_from(["da", "en"]))
def test_what_we_write_we_can_read(amount: Decimal, language: Language) -> None:
    """An amount as it is shown can be typed again, with its minus."""
    words = Words(language)
    assert words.amount(words.money(amount)) == amount
    assert words.amount(words.kroner(amount)) == amount


def test_nothing_has_no_minus() -> None:
    """`-0` and `-0,00` are nothing, in a spreadsheet too."""
    assert [str(Words("da").amount(typed)) for typed in ("-0", "\N{MINUS SIGN}0,00")] == ["0", "0"]


@given(st.text(max_size=60))
def test_no_text_breaks_the_reading(text: str) -> None:
    """Whatever is typed is an amount, nothing, or refused."""
    for words in (DANISH, ENGLISH):
        try:
            found = words.amount(text)
        except NoAmount:
            continue
        assert found is None or found == found.quantize(Decimal("0.01"))
