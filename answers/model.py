"""Who answered what, one byte an answer. Knows no file."""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

from pydantic import BaseModel, ConfigDict, model_validator

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from content import Content

Questionnaire: TypeAlias = Literal["short", "full"]

ANSWERS = ("0", "1", "2", "3", "4", "5", "dont_know", "not_relevant")
DONT_KNOW, NOT_RELEVANT, ABSENT = 6, 7, 8
LONGEST_COMMENT = 2000
LONGEST_NAME = 200


class Row(NamedTuple):
    """One person's answer to one statement, as it stands in the CSV."""

    participant: str
    level: str
    area: str
    statement: str
    answer: str
    comment: str = ""


class Model(BaseModel):
    """Frozen, and nothing it does not know gets in."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Comment(Model):
    """What somebody wrote beside an answer."""

    participant: str
    statement: str
    text: str


class Membership(Model):
    """Which group each person belongs to: `of` holds one uint16 a person, an index into `keys`."""

    keys: tuple[str, ...]
    of: bytes

    @classmethod
    def of_people(cls, groups: Iterable[str]) -> Membership:
        """From each person's group, in the order of the people."""
        named = list(groups)
        keys = tuple(sorted(set(named)))
        place = {key: index for index, key in enumerate(keys)}
        return cls(keys=keys, of=array("H", [place[group] for group in named]).tobytes())

    def each(self) -> list[str]:
        """Each person's group, in the order of the people."""
        return [self.keys[index] for index in array("H", self.of)]


class Answers(Model):
    """Who answered what.

    `ratings` holds one byte an answer, people x statements, row by row: 0-5 is a rung of the
    ladder, 6 "don't know", 7 "not relevant", 8 no answer. A person who did not state a level or
    an area has the group "".
    """

    questionnaire: Questionnaire
    statements: tuple[str, ...]
    participants: tuple[str, ...]
    level: Membership
    area: Membership
    ratings: bytes
    comments: tuple[Comment, ...] = ()

    @model_validator(mode="after")
    def _fits(self) -> Answers:
        people = len(self.participants)
        if len(self.ratings) != people * len(self.statements):
            message = "ratings must hold one byte for every person and statement"
            raise ValueError(message)
        if any(len(group.of) != 2 * people for group in (self.level, self.area)):
            message = "every person must have a level and an area, if only the empty one"
            raise ValueError(message)
        return self

    def rows(self) -> Iterator[Row]:
        """Every answer as a row, person by person in the order of the statements."""
        said = {(c.participant, c.statement): c.text for c in self.comments}
        wide = len(self.statements)
        people = zip(self.participants, self.level.each(), self.area.each(), strict=True)
        for index, (person, level, area) in enumerate(people):
            codes = self.ratings[index * wide : (index + 1) * wide]
            for statement, code in zip(self.statements, codes, strict=True):
                if code != ABSENT:
                    comment = said.get((person, statement), "")
                    yield Row(person, level, area, statement, ANSWERS[code], comment)


def gather(
    content: Content, rows: Iterable[Row], questionnaire: Questionnaire | None = None
) -> Answers:
    """Rows that are known to be right as Answers.

    Unless it is said, the questionnaire is the short one when nothing outside it was answered, so
    that a factor's score is asked of the statements people saw.
    """
    known = list(rows)
    short = core(content)
    chosen = questionnaire or _guessed({row.statement for row in known}, short)
    return table(short if chosen == "short" else tuple(content.statements), known, chosen)


def core(content: Content) -> tuple[str, ...]:
    """The statements of the short questionnaire."""
    return tuple(key for key, statement in content.statements.items() if statement.core)


def _guessed(answered: set[str], short: tuple[str, ...]) -> Questionnaire:
    return "short" if answered and answered <= set(short) else "full"


def table(asked: tuple[str, ...], rows: Iterable[Row], questionnaire: Questionnaire) -> Answers:
    """Rows over the statements that were asked."""
    column = {statement: index for index, statement in enumerate(asked)}
    code = {answer: index for index, answer in enumerate(ANSWERS)}
    people: dict[str, tuple[str, str, bytearray]] = {}
    comments = []
    for row in rows:
        if row.participant not in people:
            people[row.participant] = (row.level, row.area, bytearray([ABSENT]) * len(asked))
        people[row.participant][2][column[row.statement]] = code[row.answer]
        if row.comment:
            comments.append(
                Comment(participant=row.participant, statement=row.statement, text=row.comment)
            )
    return Answers(
        questionnaire=questionnaire,
        statements=asked,
        participants=tuple(people),
        level=Membership.of_people(level for level, _, _ in people.values()),
        area=Membership.of_people(area for _, area, _ in people.values()),
        ratings=b"".join(bytes(ratings) for _, _, ratings in people.values()),
        comments=tuple(comments),
    )
