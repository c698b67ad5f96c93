"""Borgerrejse: a composed course, contact by contact, today and as one wants it."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING, Annotated, ClassVar, Final, Literal, NamedTuple, TypeAlias

from pydantic import Field

from content import cleaned, folded
from sheets.model import Id, Key, Line, Model, Paragraph, Sheet

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from content import JourneyFile, Language, Text

MOST_TOUCHES: Final = 40
MOST_MOMENTS: Final = 3
OTHER: Final = "other"
"""The key of a moment that is none of the shelf's."""
Way: TypeAlias = Literal["today", "wanted"]
WAYS: Final[tuple[Way, ...]] = ("today", "wanted")


class Touch(Model):
    """One contact, in a week from the first one.

    `department` may be several, parted by "/". `line` is how it felt, from -2 to 2. `moment` is the
    key of a moment that decided much, `broke` that of a break, "" for none; a break points to a
    `factor` and a `statement`.
    """

    id: Id
    week: Annotated[int, Field(ge=-520, le=520)] = 0
    stage: Key = ""
    actor: Line = ""
    department: Line = ""
    channel: Line = ""
    happened: Paragraph = ""
    felt: Paragraph = ""
    line: Annotated[int, Field(ge=-2, le=2)] = 0
    told: bool = False
    plan: bool = False
    moment: Key = ""
    broke: Key = ""
    factor: Key = ""
    statement: Key = ""


class Journey(Sheet):
    """The sheet. `about` says whose course is composed, `goal` what the citizen wanted."""

    NOBODY: ClassVar = frozenset(
        {"about", "goal", "actor", "department", "channel", "happened", "felt"}
    )

    about: Paragraph = ""
    goal: Line = ""
    today: Annotated[tuple[Touch, ...], Field(max_length=MOST_TOUCHES)] = ()
    wanted: Annotated[tuple[Touch, ...], Field(max_length=MOST_TOUCHES)] = ()

    def touches(self, way: Way) -> tuple[Touch, ...]:
        """The contacts of one of the two courses, by week; in one week as they were written."""
        return tuple(sorted(self.today if way == "today" else self.wanted, key=_week))


class Counts(NamedTuple):
    """What is counted on a course; `waits` are the whole weeks in which nobody met the citizen."""

    contacts: int
    departments: int
    plans: int
    told: int
    waits: int


class Axis(NamedTuple):
    """Where two courses stand on one line: the weeks of its columns, and each contact's place.

    A place is counted in columns from 0; what lies between two columns lies between their weeks.
    """

    weeks: tuple[int, ...]
    here: tuple[float, ...]
    beside: tuple[float, ...]


def counts(touches: Sequence[Touch]) -> Counts:
    """The five numbers of a course that is sorted by week."""
    weeks = [touch.week for touch in touches]
    return Counts(
        contacts=len(touches),
        departments=len(lanes(touches)),
        plans=sum(touch.plan for touch in touches),
        told=sum(touch.told for touch in touches),
        waits=sum(max(0, after - before - 1) for before, after in pairwise(weeks)),
    )


def departments(touch: Touch) -> tuple[str, ...]:
    """Where a contact was: one department, or several, parted by "/"."""
    return tuple(filter(None, map(cleaned, touch.department.split("/"))))


def lanes(touches: Iterable[Touch]) -> tuple[str, ...]:
    """Every department once, in the order in which the citizen came to it; case parts none."""
    found: dict[str, str] = {}
    for touch in touches:
        for name in departments(touch):
            found.setdefault(folded(name), name)
    return tuple(found.values())


def times_told(touches: Iterable[Touch]) -> tuple[int, ...]:
    """For each contact the how manieth telling of the story it was; 0 where it was not told."""
    told, out = 0, []
    for touch in touches:
        told += touch.told
        out.append(told if touch.told else 0)
    return tuple(out)


def moments(touches: Iterable[Touch]) -> tuple[int, ...]:
    """The moments that decided much, numbered from 1 as they came; 0 for every other contact."""
    seen, out = 0, []
    for touch in touches:
        seen += bool(touch.moment)
        out.append(seen if touch.moment else 0)
    return tuple(out)


def axis(here: Sequence[int], beside: Sequence[int]) -> Axis:
    """Two sorted courses on one line: a column for each contact of the first.

    A contact of the other stands in the column of its week, or between two by their weeks. Before
    the first and after the last it has a column of its own.
    """
    before = [week for week in beside if not here or week < here[0]]
    after = [week for week in beside if here and week > here[-1]]
    weeks = (*before, *here, *after)
    start = len(before)
    inside = [_between(week, here) + start for week in beside[start : len(beside) - len(after)]]
    return Axis(
        weeks=weeks,
        here=tuple(float(start + place) for place in range(len(here))),
        beside=(
            *map(float, range(start)),
            *_apart(inside),
            *(float(start + len(here) + place) for place in range(len(after))),
        ),
    )


def _between(week: int, weeks: Sequence[int]) -> float:
    """The place of a week that lies among others, in columns."""
    if week in weeks:
        return float(weeks.index(week))
    right = next(place for place, other in enumerate(weeks) if other > week)
    left = right - 1
    return left + (week - weeks[left]) / (weeks[right] - weeks[left])


def _apart(places: Sequence[float]) -> list[float]:
    """What stands at one place is spread over the half column after it."""
    crowd, met = Counter(places), Counter[float]()
    out = []
    for place in places:
        out.append(place + 0.5 * met[place] / crowd[place])
        met[place] += 1
    return out


def added(journey: Journey, way: Way, after: str, new_id: str) -> Journey:
    """With one contact more, in the week of the one it comes after and in its department."""
    touches = journey.touches(way)
    place = next((n for n, touch in enumerate(touches) if touch.id == after), len(touches) - 1)
    week = touches[place].week if touches else 0
    new = Touch(id=new_id, week=week)
    return put(journey, way, (*touches[: place + 1], new, *touches[place + 1 :]))


def removed(journey: Journey, way: Way, touch_id: str) -> Journey:
    """Without one contact."""
    return put(journey, way, (t for t in journey.touches(way) if t.id != touch_id))


def restored(journey: Journey, way: Way, touch: Touch, place: int) -> Journey:
    """With a contact back where it was; unchanged where it is there, or there is no room."""
    touches = journey.touches(way)
    if any(t.id == touch.id for t in touches) or len(touches) >= MOST_TOUCHES:
        return journey
    if touch.moment and sum(bool(t.moment) for t in touches) >= MOST_MOMENTS:
        touch = touch.model_copy(update={"moment": ""})
    return put(journey, way, (*touches[:place], touch, *touches[place:]))


def changed(journey: Journey, way: Way, touch_id: str, **said: object) -> Journey:
    """With one contact changed; unchanged where it is gone, and never a fourth moment."""
    touches = journey.touches(way)
    others = sum(bool(t.moment) for t in touches if t.id != touch_id)
    if said.get("moment") and others >= MOST_MOMENTS:
        return journey
    new = (t.model_copy(update=said) if t.id == touch_id else t for t in touches)
    return put(journey, way, new)


def put(journey: Journey, way: Way, touches: Iterable[Touch]) -> Journey:
    """With the contacts of one course, sorted by week."""
    return journey.model_copy(update={way: tuple(sorted(touches, key=_week))})


def _week(touch: Touch) -> int:
    return touch.week


def example(of: JourneyFile, language: Language) -> Journey:
    """The sheet as an invented municipality has filled it in."""

    def said(text: Text | None) -> str:
        return text[language] if text else ""

    def course(way: Way) -> tuple[Touch, ...]:
        return tuple(
            Touch(
                id=f"{way}{place}",
                **touch.model_dump(include={"week", "stage", "line", "told", "plan"}),
                actor=said(touch.actor),
                department=said(touch.department),
                channel=said(touch.channel),
                happened=said(touch.happened),
                felt=said(touch.felt),
                moment=touch.moment or "",
                broke=touch.broke or "",
                factor=touch.factor or "",
                statement=touch.statement or "",
            )
            for place, touch in enumerate(getattr(of.example, way), 1)
        )

    return Journey(
        about=said(of.example.about),
        goal=said(of.example.goal),
        today=course("today"),
        wanted=course("wanted"),
    )
