"""`citizens/citizens.yaml`: what citizens are asked, in words and answers of their own."""

from __future__ import annotations

from typing import Annotated, Final, Literal, TypeAlias

from pydantic import AfterValidator, Field

from content.models import Model, Slug, Sources, Text, TrueOrFalse
from content.told import Told

Voice: TypeAlias = Literal["citizen", "relative", "organisation"]
VOICES: Final[tuple[Voice, ...]] = ("citizen", "relative", "organisation")
FEWEST_ANSWERS: Final = 2


class Kind(Model):
    """One kind of people who answer: what it is called, and what one says of oneself."""

    name: Text
    choice: Text


class Kinds(Model):
    """The three kinds, and the question by which people tell which they are."""

    text: Text
    citizen: Kind
    relative: Kind
    organisation: Kind

    def of(self, voice: Voice) -> Kind:
        """The kind that speaks with this voice."""
        found: Kind = getattr(self, voice)
        return found


class Option(Text):
    """One answer to a question; `aside` where it says nothing of what is asked about."""

    aside: TrueOrFalse = False


def _says_something(options: tuple[Option, ...]) -> tuple[Option, ...]:
    if sum(not option.aside for option in options) < FEWEST_ANSWERS:
        raise ValueError(Told("needs at least {least} that are not aside", least=FEWEST_ANSWERS))
    return options


class Question(Model):
    """One question in the words for each kind; `beside` names the statements it is shown beside."""

    id: Slug
    text: Text
    relative: Text
    organisation: Text
    options: Annotated[
        tuple[Option, ...], Field(min_length=4, max_length=5), AfterValidator(_says_something)
    ]
    basis: Sources
    beside: Annotated[tuple[Slug, ...], Field(min_length=1)]

    def asked(self, voice: Voice) -> Text:
        """The question as it is put to this kind of people."""
        found: Text = self.text if voice == "citizen" else getattr(self, voice)
        return found


class Citizens(Model):
    """`citizens/citizens.yaml`."""

    title: Text
    intro: Text
    kinds: Kinds
    questions: Annotated[tuple[Question, ...], Field(min_length=3, max_length=10)]
    thanks: Text
    need_help: Text
    beside_text: Text
