"""Citizens in a workshop, beside its participants: who they are here, and what a store keeps."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple, Protocol

from content import Voice
from workshop.model import Model, Workshop


class Citizen(Model):
    """A citizen, relative or member of an association who answers: no name and no time.

    `id` is drawn by lot. When the answers are shown, their sum is kept and they are deleted.
    """

    id: str
    workshop: str
    voice: Voice


class Asking(NamedTuple):
    """The link by which citizens are asked, whether it is open to them, and whom they may call."""

    link: str
    open: bool
    contact: str = ""


class Citizens(Protocol):
    """The part of a store that keeps what citizens answer; only while the workshop is open."""

    def ask_citizens(self, workshop_id: str, link: str, key: str) -> bool:
        """Open the link that is kept, or this one, found by its hash; whether it may be."""

    def put_contact(self, workshop_id: str, contact: str) -> None:
        """Keep whom they may call, beside the link where there is one."""

    def stop_citizens(self, workshop_id: str) -> bool:
        """Close the link, and keep it and what has been answered; whether there is one."""

    def citizens_anew(self, workshop_id: str, link: str, key: str) -> bool:
        """Delete what citizens answered, and let another link take the place; whether it may be."""

    def asking(self, workshop_id: str) -> Asking | None:
        """The link by which citizens are asked, where there is one."""

    def found_by_asking(self, key: str) -> tuple[Workshop, bool] | None:
        """The workshop whose link to citizens has this hash, and whether it is open to them."""

    def add_citizen(self, token: str, citizen: Citizen, most: int) -> Citizen | None:
        """Keep somebody under a token's hash; a known one is the same person, whatever they say.

        None when it is not open to citizens, or `most` have come already.
        """

    def citizen(self, token: str) -> Citizen | None:
        """Whoever's token has this hash."""

    def put_citizen_answer(self, citizen_id: str, question: str, answer: int) -> bool:
        """Keep the place of an answer, from 0; whether it may be."""

    def citizen_answers(self, citizen_id: str) -> dict[str, int]:
        """Everything somebody has answered, by question."""

    def remove_citizen(self, citizen_id: str) -> bool:
        """Delete somebody with all answers; whether it may be."""

    def citizens(self, workshop_id: str) -> int:
        """How many have answered anything."""

    def heard(self, workshop_id: str) -> Mapping[tuple[str, str], Mapping[int, int]]:
        """By question and kind of people, how many chose each answer; never who."""
