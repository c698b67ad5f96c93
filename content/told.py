"""A sentence that is put into the reader's language where it is shown. Knows no language."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable


class Told:
    """An English sentence with `{gaps}`, and what fills them: text, numbers, or sentences again.

    The catalogue is gathered from where one is made.
    """

    def __init__(self, message: str, **values: object) -> None:
        self.message = message
        self.values = values

    def said(self, say: Callable[..., str]) -> str:
        """The sentence as `say(message, **values)` puts it: `words.Words.say`."""
        inside = {gap: _said(value, say) for gap, value in self.values.items()}
        return say(self.message, **inside)

    def filled(self, **values: object) -> Told:
        """The same sentence with more of its gaps filled."""
        return Told(self.message, **{**self.values, **values})

    def __str__(self) -> str:
        """The sentence in English."""
        return self.said(_english)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Told) and vars(self) == vars(other)

    def __hash__(self) -> int:
        return hash(str(self))


def _said(value: object, say: Callable[..., str]) -> object:
    return value.said(say) if isinstance(value, Told) else value


def _english(message: str, **values: object) -> str:
    return message.format(**values) if values else message
