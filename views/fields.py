"""The fields that every new workshop has: whose it is, what it is called, and when it meets."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from views import visitor

if TYPE_CHECKING:
    from datetime import date

LONGEST = 120


def organisation(key: str) -> str:
    """Whose it is."""
    say = visitor.the_words().say
    return st.text_input(
        say("Which organisation do you answer for?"),
        max_chars=LONGEST,
        key=key,
        placeholder=say("For example a municipality or a department"),
    )


def name_and_day(name: str, day: str, *, earliest: date | None = None) -> tuple[str, date | None]:
    """Its own name, where one organisation has more than one, and the day it meets, if known.

    No day before `earliest` or today.
    """
    say, language = visitor.the_words().say, visitor.the_words().language
    left, right = st.columns(2, vertical_alignment="bottom")
    named = left.text_input(
        say("The workshop’s own name"),
        max_chars=LONGEST,
        key=name,
        placeholder=say("If it has one: a second round, say"),
    )
    chosen: date | None = right.date_input(
        say("When do you meet, if you know?"),
        value=None,
        min_value=earliest or visitor.today(),
        format="DD.MM.YYYY" if language == "da" else "DD/MM/YYYY",
        key=day,
    )
    return named, chosen
