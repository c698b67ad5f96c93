"""Which sheets the profile calls for, told: every statement in full, and what a sheet holds."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import advice
from reports.redesign import CallReport
from reports.telling.at_hand import upper

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from content import Redesign, SheetName
    from reports.telling.at_hand import AtHand
    from sheets import Filled, Journey

MOST_REASONS: Final = 2
"""So many reasons stand above a sheet; all of them stand in the overview."""


def broken(journey: Journey) -> tuple[advice.Broken, ...]:
    """The breaks on the composed journey as it is today."""
    return tuple(advice.Broken(one.broke, one.statement) for one in journey.today if one.broke)


def calls(
    at_hand: AtHand, shelf: Redesign, filled: Filled, holds: Mapping[SheetName, str]
) -> tuple[CallReport, ...]:
    """Every sheet, most called first. `holds` is what each that is filled in says, in one line."""
    found = advice.calls(at_hand.content, at_hand.result, broken(filled.journey))
    return tuple(_told(at_hand, shelf, call, holds.get(call.sheet, "")) for call in found)


def finding(at_hand: AtHand, every: Collection[CallReport]) -> str:
    """The sheet that most calls for, or that nothing does."""
    say, called = at_hand.words.say, [one for one in every if one.called]
    if not called:
        return say("Your answers call for none of the sheets in particular.")
    first = next(iter(called))
    if len(called) == 1:
        return say("Your answers call for one sheet: {sheet}.", sheet=_small(at_hand, first))
    return say(
        "Your answers call for {few} sheets, most of all {sheet}.",
        few=at_hand.words.spelled(len(called)),
        sheet=_small(at_hand, first),
    )


def lead(at_hand: AtHand) -> str:
    """What the overview is, and what it is not."""
    return at_hand.words.say(
        "A sheet is called for where a statement that it is about lies low, where you are divided "
        "on it, or where it is on your agenda. No sheet gives a score. You choose which you use."
    )


def why(at_hand: AtHand, name: SheetName) -> str:
    """Why a sheet is there, in one sentence above it."""
    say, words = at_hand.words.say, at_hand.words
    found = advice.calls(at_hand.content, at_hand.result)
    reasons = next((call.reasons for call in found if call.sheet == name), ())
    if not reasons:
        return say("None of your answers calls for this sheet in particular. It gives no score.")
    clauses = words.together(_clause(at_hand, one) for one in reasons[:MOST_REASONS])
    return say("The sheet is here because {reasons}. It gives no score.", reasons=clauses)


def _told(at_hand: AtHand, shelf: Redesign, call: advice.Call, holds: str) -> CallReport:
    content, language = at_hand.content, at_hand.language
    return CallReport(
        sheet=call.sheet,
        title=shelf.sheet(call.sheet).title[language],
        called=_called(at_hand, call),
        factors=_factors(at_hand, call),
        why=tuple(_whys(at_hand, shelf, call)),
        steps=tuple(content.steps[key].title[language] for key in call.steps),
        filled=bool(holds),
        holds=holds or at_hand.words.say("Nothing is written on it yet."),
    )


def _called(at_hand: AtHand, call: advice.Call) -> str:
    """How many statements and breaks point to it, in words."""
    count, said = at_hand.words.count, []
    if call.reasons:
        said.append(count("{n} statement", "{n} statements", len(call.reasons)))
    if call.breaks:
        said.append(
            count("{n} break on the journey", "{n} breaks on the journey", len(call.breaks))
        )
    return at_hand.words.together(said) if said else ""


def _factors(at_hand: AtHand, call: advice.Call) -> str:
    """The factors whose statements call, in the order of the shelves."""
    of = {at_hand.content.factor_of[one.statement].id for one in call.reasons}
    return upper(at_hand.named(one.id for one in at_hand.content.factors if one.id in of))


def _whys(at_hand: AtHand, shelf: Redesign, call: advice.Call) -> Iterator[str]:
    """A sentence for each statement, then one for the breaks."""
    for reason in call.reasons:
        also = "split" in reason.why and reason.why[0] != "split"
        divided = at_hand.words.say("You are divided on it.") if also else ""
        yield f"{upper(_clause(at_hand, reason))}. {divided}".strip()
    names = {one.key: one[at_hand.language] for one in shelf.journey.breaks}
    if call.breaks:
        yield at_hand.words.say(
            "On the citizen’s journey: {breaks}.",
            breaks=at_hand.words.together(at_hand.quote(names[key]) for key in call.breaks),
        )


def _clause(at_hand: AtHand, reason: advice.Reason) -> str:
    """The weightiest thing that holds of a statement, as a part of a sentence."""
    say, found = at_hand.words.say, at_hand.statement(reason.statement)
    named = numbered(at_hand, reason.statement)
    if reason.why[0] == "split":
        return say("you are divided on {statement}", statement=named)
    if reason.why[0] == "agenda":
        return say("{statement} is on your agenda", statement=named)
    if found.agreed is not None:
        return say("{statement} was agreed at {value}", statement=named, value=found.agreed)
    value = at_hand.words.number(found.value or 0)
    return say("{statement} lies at {value}", statement=named, value=value)


def numbered(at_hand: AtHand, key: str) -> str:
    """A statement in full, its number behind it."""
    content = at_hand.content
    quoted = at_hand.quote(content.statements[key].text[at_hand.language])
    return f"{quoted} ({content.numbers[key]})"


def _small(at_hand: AtHand, call: CallReport) -> str:
    return at_hand.words.inside(call.title)
