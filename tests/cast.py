"""Workshops, people and answers that several tests are made of."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from workshop import Answer, Participant, Workshop

NOW = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)
TODAY = NOW.date()
NOTE = "What only these four people know"
MARKS = tuple("ABCDEFGH")


def a_workshop(name: str = "w1", **other: Any) -> Workshop:  # noqa: ANN401 - any of its fields
    """A workshop with this id, open for answers."""
    usual: dict[str, Any] = {
        "organisation": "Ø & Søn",
        "questionnaire": "short",
        "mode": "open",
        "created": NOW,
    }
    return Workshop(id=name, **usual | other)


def a_person(name: str = "p1", *, of: str = "w1") -> Participant:
    """A participant with this id."""
    return Participant(id=name, workshop=of, level="direktion", area="Ældre", language="da")


def said(
    answer: str | None = "3",
    *,
    to: str = "s1",
    revision: int = 1,
    comment: str = "",
    device: str = "phone",
) -> Answer:
    """An answer to a statement."""
    return Answer(statement=to, answer=answer, comment=comment, revision=revision, device=device)
