"""What people wrote, with its statement and with nothing else."""

from __future__ import annotations

import re
from hashlib import sha256
from typing import TYPE_CHECKING, Final

from content import cleaned, is_a_birthday

if TYPE_CHECKING:
    from collections.abc import Iterable

    from answers import Comment
    from arithmetic import Scores


CPR: Final = re.compile(r"(?<!\d)(\d\d)(\d\d)(\d\d)(?: ?[-\u2010-\u2014\u2212] ?| ?)\d{4}(?!\d)")
"""Day, month, year and four digits: https://cpr.dk/cpr-systemet/opbygning-af-cpr-nummeret."""
MASK: Final = "[CPR]"


def masked(text: str) -> str:
    """What somebody wrote, without anybody's CPR number; ten digits with no date stay."""
    return CPR.sub(lambda found: MASK if is_a_birthday(*found.groups()) else found[0], text)


def comments(scores: Scores, written: Iterable[Comment], key: str) -> dict[str, tuple[str, ...]]:
    """By statement, what may be read: nobody's name, number, level or area, in shuffled order.

    Nothing of a statement that is hidden, and so nothing at all where fewer than k people answered.
    A comment without a rung is a comment like any other. `key`, such as the workshop's id, decides
    the order, so that it is the same wherever it is shown and is not the order of arrival.
    """
    shown = [s.id for factor in scores.factors for s in factor.statements if s.n is not None]
    found: dict[str, list[str]] = {statement: [] for statement in shown}
    for comment in written:
        if comment.statement in found and cleaned(text := masked(comment.text.strip())):
            found[comment.statement].append(text)
    return {
        statement: tuple(sorted(texts, key=lambda text: _lot(key, text)))
        for statement, texts in found.items()
        if texts
    }


def _lot(key: str, text: str) -> tuple[bytes, str]:
    return sha256(f"{key}{text}".encode()).digest(), text
