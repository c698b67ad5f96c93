"""Who pays and who gains as CSV for a spreadsheet: a row a post, amounts as bare numbers."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from reports.sheet import BETWEEN, safe

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from sheets import Gain, Initiative, Post
    from words import Language, Words


def gain_sheet(sheet: Gain, words: Words) -> bytes:
    """Every post, exact to the øre; nothing that was typed becomes a formula. UTF-8 with a mark."""
    out = io.StringIO()
    rows = csv.writer(out, delimiter=BETWEEN[words.language])
    rows.writerow(_heads(words))
    for one in sheet.initiatives:
        rows.writerows([*_row(one, post, words)] for post in one.posts)
    return out.getvalue().encode("utf-8-sig")


def _heads(words: Words) -> tuple[str, ...]:
    say, four = words.say, range(1, 5)
    return (
        *(say("Initiative"), say("Citizens"), say("Prices of the year")),
        *(say("Cost or gain"), say("Item"), say("Department")),
        *(say("Expected, year {n}", n=n) for n in four),
        *(say("Achieved, year {n}", n=n) for n in four),
        *(say("Where the figure is from"), say("Less spending or time")),
    )


def _row(one: Initiative, post: Post, words: Words) -> Iterator[str]:
    say = words.say
    yield from map(safe, (one.name, str(one.citizens or ""), str(one.price_level or "")))
    yield say("Cost") if post.kind == "cost" else say("Gain")
    yield from map(safe, (post.what, post.department))
    yield from (_bare(amount, words.language) for amount in (*post.expected, *post.realised))
    yield safe(post.basis)
    yield {"": "", "cash": say("less spending"), "time": say("time")}[post.form]


def _bare(amount: Decimal | None, language: Language) -> str:
    """The number as a spreadsheet of this language reads it; nothing where nothing is known."""
    text = "" if amount is None else str(amount)
    return text.replace(".", ",") if language == "da" else text
