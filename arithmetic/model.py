"""The Result: what the answers came to, in numbers and ids only."""

from __future__ import annotations

from typing import Any, Final, Literal, TypeAlias

from pydantic import BaseModel, ConfigDict, SerializerFunctionWrapHandler, model_serializer

from answers import Questionnaire
from content import Band, Voice

Mode: TypeAlias = Literal["anonymous", "open"]
Verdict: TypeAlias = Literal["too_few", "split", "agreement"]
Grouping: TypeAlias = Literal["level", "area", "observers"]
GROUPINGS: Final[tuple[Grouping, ...]] = ("level", "area", "observers")


class Model(BaseModel):
    """Frozen, and nothing it does not know gets in."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class StatementResult(Model):
    """One statement. `mean` and `median` are on the ladder 0-5, shares are of 1.

    None is "there is none". A statement hidden in an anonymous workshop is None in all but id,
    agreed and revision; `verdict` is None then and only then.
    """

    id: str
    agreed: int | None
    n: int | None
    counts: tuple[int, ...] | None
    mean: float | None
    median: float | None
    share_at_median: float | None
    share_in_region: float | None
    agreement: float | None
    verdict: Verdict | None
    dont_know: int | None
    not_relevant: int | None
    revision: int

    @property
    def value(self) -> float | None:
        """The level the room agreed on, else the mean of what people answered."""
        return self.mean if self.agreed is None else float(self.agreed)


class FactorResult(Model):
    """One factor; `score` 0-5, None when too few of its statements have a mean.

    `agreed_score` is None where nothing in the factor was agreed, `band_holds` where there are no
    edges. `spread` is in rungs.
    """

    id: str
    score: float | None
    agreed_score: float | None
    band: Band | None
    band_holds: bool | None
    spread: float | None
    target: int
    holds_back: tuple[str, ...]
    statements: tuple[StatementResult, ...]


class Profile(Model):
    """The factors beside each other; never one grade alone."""

    lowest: tuple[str, ...]
    lowest_holds: bool | None
    highest: tuple[str, ...]
    range: float | None
    imbalanced: bool
    mean: float | None


class GroupResult(Model):
    """One group's factor scores, as printed. A hidden group tells its key and nothing else.

    `n` is None where it would tell how few stand outside the groups shown.
    """

    key: str
    n: int | None = None
    factors: dict[str, float] = {}
    hidden: bool = False

    @model_serializer
    def _plain(self) -> dict[str, Any]:
        if self.hidden:
            return {"key": self.key, "hidden": True}
        return {"key": self.key, "n": self.n, "factors": self.factors}


class Groups(Model):
    """The room seen by level, by area, and by who can observe a statement."""

    level: tuple[GroupResult, ...] = ()
    area: tuple[GroupResult, ...] = ()
    observers: tuple[GroupResult, ...] = ()


class Gap(Model):
    """Two groups that see a factor so differently that it is pointed out."""

    grouping: Grouping
    factor: str
    low: str
    high: str
    gap: float


class Heard(Model):
    """One question to citizens: how many chose each answer, in the order of the shelf.

    `n` counts those whose answer is not aside. Of a question that fewer than k have answered all
    is None. `by_voice` is empty where the kinds of people may not be told apart.
    """

    id: str
    n: int | None
    counts: tuple[int, ...] | None
    by_voice: dict[Voice, tuple[int, ...]] = {}


class Beside(Model):
    """What citizens answered, beside the profile and never in it; `people` answered anything."""

    people: int
    questions: tuple[Heard, ...]


class NextStep(Model):
    """A step and why it stands where it does: need (rungs) x leverage / effort = priority."""

    id: str
    factor: str
    priority: float
    need: float
    leverage: float
    effort: int
    holds: bool | None
    because: tuple[str, ...]


class NextSteps(Model):
    """Where to start, and all candidates of each factor by priority."""

    start: tuple[NextStep, ...] = ()
    by_factor: dict[str, tuple[NextStep, ...]] = {}


class Scores(Model):
    """What answers came to, before anybody asks what to do about it. Room figures are unrounded."""

    content: str
    questionnaire: Questionnaire
    mode: Mode
    participants: int
    factors: tuple[FactorResult, ...]
    profile: Profile
    groups: Groups
    gaps: tuple[Gap, ...]


class Result(Scores):
    """Everything a screen, a PDF or a sheet is made from; `citizens` where they were asked."""

    agenda: tuple[str, ...]
    next_steps: NextSteps
    citizens: Beside | None = None

    @model_serializer(mode="wrap")
    def _as_asked(self, plain: SerializerFunctionWrapHandler) -> dict[str, Any]:
        said: dict[str, Any] = plain(self)
        if self.citizens is None:
            del said["citizens"]
        return said
