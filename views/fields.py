"""The fields that every new workshop has: whose it is, what it is called, and when it meets."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import streamlit as st

from views import visitor

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date

    from reports import Report
    from workshop import Action

LONGEST = 120


def organisation(key: str, value: str, *, on_change: Callable[[], None] | None = None) -> str:
    """Whose it is."""
    say = visitor.the_words().say
    return st.text_input(
        say("Which organisation do you answer for?"),
        value,
        max_chars=LONGEST,
        key=key,
        placeholder=say("For example a municipality or a department"),
        on_change=on_change,
    )


def name(key: str, value: str, *, on_change: Callable[[], None] | None = None) -> str:
    """Its own name, where one organisation has more than one."""
    say = visitor.the_words().say
    return st.text_input(
        say("The workshop’s own name"),
        value,
        max_chars=LONGEST,
        key=key,
        placeholder=say("If it has one: a second round, say"),
        on_change=on_change,
    )


def name_and_day(  # noqa: PLR0913 - two fields
    name_key: str,
    day_key: str,
    start: Mapping[str, Any],
    *,
    earliest: date | None = None,
    on_name: Callable[[], None] | None = None,
    on_day: Callable[[], None] | None = None,
) -> tuple[str, date | None]:
    """Its own name, and beside it the day it meets, if known: none before `earliest` or today.

    `start` is what the fields are drawn with, by their keys.
    """
    say, language = visitor.the_words().say, visitor.the_words().language
    left, right = st.columns(2, vertical_alignment="bottom")
    with left:
        named = name(name_key, start[name_key], on_change=on_name)
    chosen: date | None = right.date_input(
        say("When do you meet, if you know?"),
        value=start[day_key],
        min_value=earliest or visitor.today(),
        format="DD.MM.YYYY" if language == "da" else "DD/MM/YYYY",
        key=day_key,
        on_change=on_day,
    )
    return named, chosen


def deed(key: str, title: str, owner: str = "", due: date | None = None) -> dict[str, Any]:
    """What one will do, who, and by when."""
    say = visitor.the_words().say
    said: dict[str, Any] = {
        "title": st.text_input(say("What you will do"), title, max_chars=200, key=f"t-{key}")
    }
    left, right = st.columns(2, vertical_alignment="bottom")
    said["owner"] = left.text_input(say("Owner"), owner, max_chars=200, key=f"o-{key}")
    with right:
        said["due"] = day(say("Due"), due, f"d-{key}")
    return said


def promise(key: str, action: Action, report: Report) -> dict[str, Any]:
    """What one writes of a promise; of the room's own also what it is to lift."""
    say = visitor.the_words().say
    said = deed(key, action.title, action.owner, action.due)
    said["first_sign"] = st.text_area(
        say("First sign that it works"), action.first_sign, max_chars=2000, key=f"s-{key}"
    )
    return said if action.step else said | _lifting(key, action, report)


def day(label: str, kept: date | None, key: str) -> date | None:
    """A day, or none yet."""
    danish = visitor.the_words().language == "da"
    chosen: date | None = st.date_input(
        label, kept, format="DD.MM.YYYY" if danish else "DD/MM/YYYY", key=key
    )
    return chosen


def _lifting(key: str, action: Action, report: Report) -> dict[str, Any]:
    """The statements of its factor that it is to lift."""
    say = visitor.the_words().say
    factor = next(factor for factor in report.factors if factor.id == action.factor)
    texts = {s.id: s.text for s in factor.statements}
    lifts = st.multiselect(
        say("Statements it is to lift, {factor} (optional)", factor=factor.short),
        list(texts),
        list(action.lifts),
        format_func=texts.__getitem__,
        key=f"l-{key}",
    )
    return {"lifts": tuple(lifts)}
