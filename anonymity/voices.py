"""What citizens answered, as it may be shown beside the profile: counts, and of nobody alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from arithmetic import Beside, Heard
from content import VOICES

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from content import Citizens, Question, Voice

    Said = Mapping[tuple[str, Voice], Sequence[int]]
    """By question and kind of people, how many chose each answer."""


def citizens(asked: Citizens, said: Said, people: int, fewest: int) -> Beside:
    """How many chose each answer, question by question.

    A question shows nothing until `fewest` have answered it; whoever chose an answer that is aside
    does not count to that. The kinds of people are told apart only where each kind that said
    anything has as many. Then none is hidden, and so none can be worked out from the others.
    """
    return Beside(
        people=people, questions=tuple(_heard(asked_, said, fewest) for asked_ in asked.questions)
    )


def _heard(question: Question, said: Said, fewest: int) -> Heard:
    every = {voice: _counts(question, said, voice) for voice in VOICES}
    counts = tuple(map(sum, zip(*every.values(), strict=True)))
    n = _answered(question, counts)
    if n < fewest:
        return Heard(id=question.id, n=None, counts=None)
    spoke = {voice: own for voice, own in every.items() if sum(own)}
    apart = len(spoke) > 1 and all(_answered(question, own) >= fewest for own in spoke.values())
    return Heard(id=question.id, n=n, counts=counts, by_voice=spoke if apart else {})


def _counts(question: Question, said: Said, voice: Voice) -> tuple[int, ...]:
    return tuple(said.get((question.id, voice), (0,) * len(question.options)))


def _answered(question: Question, counts: Sequence[int]) -> int:
    """How many chose an answer that says something of what is asked about."""
    return sum(n for n, of in zip(counts, question.options, strict=True) if not of.aside)
