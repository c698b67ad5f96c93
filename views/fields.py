"""The fields that every new workshop has: whose it is, what it is called, and when it meets."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from views import visitor

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

LONGEST = 120


def organisation(key: str, *, on_change: Callable[[], None] | None = None) -> str:
    """Whose it is."""
    say = visitor.the_words().say
    return st.text_input(
        say("Which organisation do you answer for?"),
        max_chars=LONGEST,
        key=key,
        placeholder=say("For example a municipality or a department"),
        on_change=on_change,
    )


def name(key: str, *, on_change: Callable[[], None] | None = None) -> str:
    """Its own name, where one organisation has more than one."""
    say = visitor.the_words().say
    return st.text_input(
        say("The workshop’s own name"),
        max_chars=LONGEST,
        key=key,
        placeholder=say("If it has one: a second round, say"),
        on_change=on_change,
    )


def name_and_day(
    name_key: str,
    day_key: str,
    *,
    earliest: date | None = None,
    on_name: Callable[[], None] | None = None,
    on_day: Callable[[], None] | None = None,
) -> tuple[str, date | None]:
    """Its own name, and beside it the day it meets, if known: none before `earliest` or today."""
    say, language = visitor.the_words().say, visitor.the_words().language
    left, right = st.columns(2, vertical_alignment="bottom")
    with left:
        named = name(name_key, on_change=on_name)
    chosen: date | None = right.date_input(
        say("When do you meet, if you know?"),
        value=None,
        min_value=earliest or visitor.today(),
        format="DD.MM.YYYY" if language == "da" else "DD/MM/YYYY",
        key=day_key,
        on_change=on_day,
    )
    return named, chosen
