"""What people wrote, with its statement and with nothing else."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

from content import cleaned

if TYPE_CHECKING:
    from collections.abc import Iterable

    from answers import Comment
    from arithmetic import Scores


def comments(scores: Scores, written: Iterable[Comment], key: str) -> dict[str, tuple[str, ...]]:
    """By statement, what may be read: nobody's name, level or area, in shuffled order.

    Nothing of a statement that is hidden, and so nothing at all where fewer than k people answered.
    A comment without a rung is a comment like any other. `key`, such as the workshop's id, decides
    the order, so that it is the same wherever it is shown and is not the order of arrival.
    """
    shown = [s.id for factor in scores.factors for s in factor.statements if s.n is not None]
    found: dict[str, list[str]] = {statement: [] for statement in shown}
    for comment in written:
        if comment.statement in found and cleaned(text := comment.text.strip()):
            found[comment.statement].append(text)
    return {
        statement: tuple(sorted(texts, key=lambda text: _lot(key, text)))
        for statement, texts in found.items()
        if texts
    }


def _lot(key: str, text: str) -> tuple[bytes, str]:
    return sha256(f"{key}{text}".encode()).digest(), text
