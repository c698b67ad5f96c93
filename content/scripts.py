"""`scripts/`: what a facilitator says when, ways to talk, and what is different online."""

from __future__ import annotations

from typing import Annotated, Final, Literal, TypeAlias

from pydantic import AfterValidator, Field

from content.gaps import only
from content.models import Model, Slug, Sources, Text
from content.told import Told

OnWall: TypeAlias = Literal[
    "join", "far", "finding", "statement", "vote", "plan", "commit", "follow_up", "pause"
]
TALK: Final = "scripts/talk.yaml"
ONLINE: Final = "scripts/online.yaml"


OfRungs: TypeAlias = Annotated[Text, only("lowest", "highest")]
OfTheDay: TypeAlias = Annotated[Text, only("date")]


class Talk(Model):
    """One way to talk. `strip` is the short form of what to `say`; 0 `minutes` is a standing rule.

    `{lowest}` and `{highest}` are the rungs farthest apart that anybody chose.
    """

    key: Slug
    name: Text
    minutes: Annotated[int, Field(ge=0, le=60)]
    when: Text
    how: Text
    say: OfRungs
    strip: OfRungs
    beware: Text
    source: Sources


class Moment(Model):
    """One part of a script, from minute `at` `to` another.

    `shows` is what then stands on the wall, `wall` the same in words. `statements` is how many
    statements are talked about meanwhile, `{date}` the day on which the room meets again.
    """

    at: Annotated[int, Field(ge=0)]
    to: Annotated[int, Field(ge=1)]
    shows: OnWall | None = None
    wall: Text
    say: OfTheDay
    strip: OfTheDay
    talk: Slug | None = None
    statements: Annotated[int, Field(ge=0, le=20)] = 0
    write: Text


def _one_after_the_other(steps: tuple[Moment, ...]) -> tuple[Moment, ...]:
    clock = 0
    for step in steps:
        if step.at != clock or step.to <= step.at:
            raise ValueError(
                Told("the steps must follow each other from minute 0, each where the last ended")
            )
        clock = step.to
    return steps


class ScriptFile(Model):
    """`scripts/<key>.yaml`: what is said when, from minute 0 to the end."""

    name: Text
    people: Text
    before: Text
    steps: Annotated[tuple[Moment, ...], Field(min_length=1), AfterValidator(_one_after_the_other)]
    cut_if_late: Text
    source: Sources


class Script(ScriptFile):
    """A script under its file's name."""

    key: Slug

    @property
    def minutes(self) -> int:
        """How long it takes."""
        return self.steps[-1].to

    def now(self, minute: int) -> int:
        """The place of the step that this minute belongs to; after the end it is the last."""
        last = len(self.steps) - 1
        return next((i for i, step in enumerate(self.steps) if minute < step.to), last)

    def budget(self) -> tuple[int, ...]:
        """Minutes for each statement that the script has time for, in the agenda's order."""
        return tuple(
            (step.to - step.at) // step.statements
            for step in self.steps
            for _ in range(step.statements)
        )

    def begins(self, shows: OnWall) -> int | None:
        """The minute at which this comes on the wall for the first time."""
        return next((step.at for step in self.steps if step.shows == shows), None)


class TalkFile(Model):
    """`scripts/talk.yaml`: the ways to talk."""

    talk: Annotated[tuple[Talk, ...], Field(min_length=1)]


class Hint(Text):
    """One thing that is different online."""

    key: Slug


class OnlineFile(Model):
    """`scripts/online.yaml`: what is different when the room is a video meeting."""

    online: Annotated[tuple[Hint, ...], Field(min_length=1)]
    source: Sources


class Scripts(Model):
    """The whole shelf, by key: ways to talk as in the file, scripts with the shortest first."""

    talk: dict[str, Talk]
    scripts: dict[str, Script]
    online: tuple[Hint, ...] = ()
