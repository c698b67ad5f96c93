"""Which sheets of the redesign the profile asks for, and why. Nothing here is a score."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

from content import SHEET_NAMES, printed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from arithmetic import Result, StatementResult
    from content import Content, SheetName

Why: TypeAlias = Literal["low", "split", "agenda"]


class Reason(NamedTuple):
    """A statement that calls for a sheet, and why: all that holds of it, the weightiest first."""

    statement: str
    why: tuple[Why, ...]


class Broken(NamedTuple):
    """A break on the room's composed journey, and the statement it was tied to, "" for none."""

    key: str
    statement: str = ""


class Call(NamedTuple):
    """What calls for one sheet: statements, breaks of the journey, and steps that open it."""

    sheet: SheetName
    reasons: tuple[Reason, ...]
    breaks: tuple[str, ...]
    steps: tuple[str, ...]

    @property
    def called(self) -> int:
        """How many statements and breaks point to it; steps follow from statements."""
        return len(self.reasons) + len(self.breaks)


def calls(content: Content, result: Result, broken: Iterable[Broken] = ()) -> tuple[Call, ...]:
    """Every sheet with what calls for it: first what most point to, of equals the shelf's order.

    A statement calls where its value lies in the lowest band, where the answers are divided, or
    where it is on the agenda. A break calls for each sheet that its statements call for, but not
    for the journey that it stands on.
    """
    if content.redesign is None:
        return ()
    breaks = tuple(broken)
    found = (_call(content, result, name, breaks) for name in SHEET_NAMES)
    return tuple(sorted(found, key=lambda call: -call.called))


def factor_of(content: Content, name: SheetName) -> str:
    """The factor to which most statements that call for a sheet belong, of equals the first."""
    if content.redesign is None:
        return content.factors[0].id
    of = [content.factor_of[key].id for key in content.redesign.sheet(name).called_by]
    return max((factor.id for factor in content.factors), key=of.count)


def _call(content: Content, result: Result, name: SheetName, broken: tuple[Broken, ...]) -> Call:
    assert content.redesign is not None  # noqa: S101 - `calls` asks
    called_by = content.redesign.sheet(name).called_by
    of = {s.id: s for factor in result.factors for s in factor.statements}
    reasons = (Reason(key, tuple(_why(content, result, of[key]))) for key in called_by if key in of)
    breaks = _breaks(content, broken, called_by) if name != "journey" else ()
    return Call(
        sheet=name,
        reasons=tuple(sorted((one for one in reasons if one.why), key=lambda one: _rank(one.why))),
        breaks=tuple(dict.fromkeys(breaks)),
        steps=tuple(_steps(content, result, name)),
    )


RANK: dict[Why, int] = {"low": 0, "split": 1, "agenda": 2}


def _rank(why: tuple[Why, ...]) -> int:
    """Low before divided before the rest of the agenda."""
    return RANK[why[0]]


def _why(content: Content, result: Result, of: StatementResult) -> Iterator[Why]:
    if of.value is not None and content.method.bands.of(printed(of.value)) == "low":
        yield "low"
    if of.verdict == "split" and of.agreed is None:
        yield "split"
    if of.id in result.agenda and of.agreed is None:
        yield "agenda"


def _breaks(
    content: Content, broken: tuple[Broken, ...], called_by: tuple[str, ...]
) -> Iterator[str]:
    assert content.redesign is not None  # noqa: S101 - `calls` asks
    points_to = {one.key: one.points_to for one in content.redesign.journey.breaks}
    for one in broken:
        if set(called_by) & {one.statement, *points_to.get(one.key, ())}:
            yield one.key


def _steps(content: Content, result: Result, name: SheetName) -> Iterator[str]:
    """The steps of this profile that open the sheet, those to start with first."""
    found = result.next_steps
    every = (*found.start, *(step for steps in found.by_factor.values() for step in steps))
    known = dict.fromkeys(step.id for step in every)
    return (key for key in known if content.steps[key].sheet == name)
