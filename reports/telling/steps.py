"""One next step in words, with why it stands where it does; and where to start."""

from __future__ import annotations

from typing import TYPE_CHECKING

from content import printed
from reports.parts import Opens, StepReport
from reports.telling.at_hand import below_target, upper
from reports.telling.profile import unscored

if TYPE_CHECKING:
    from collections.abc import Iterator

    from arithmetic import NextStep
    from content import Step, Text
    from reports.telling.at_hand import AtHand


def start_note(at_hand: AtHand) -> str:
    """How the first steps were chosen, or the true reason why there is none."""
    say, start = at_hand.words.say, at_hand.result.next_steps.start
    if start:
        return _chosen(at_hand, len(start))
    if not at_hand.scored:
        if at_hand.together:
            return say("You have not agreed on enough to suggest a step yet.")
        return say("There are too few answers to suggest a step.")
    if any(map(below_target, at_hand.scored)):
        return say("None of our steps lifts the statements that lie below the target.")
    if at_hand.unscored:
        reached = say("The factors with a score have reached the target.")
        return f"{reached} {unscored(at_hand)}"
    return say("Every factor has reached the target, so there is no step to begin with.")


def _chosen(at_hand: AtHand, many: int) -> str:
    words = at_hand.words
    which = words.count(
        "The step that ranks highest.",
        "The {few} steps that rank highest, at most one for each factor.",
        many,
        few=words.spelled(many),
    )
    rule = words.say(
        "A step ranks high when its statements are far from the target, when its factor holds "
        "others back, and when it takes little work."
    )
    return f"{which} {rule}"


def tell_step(at_hand: AtHand, found: NextStep) -> StepReport:
    """The step, who leads it, when, and why."""
    step, language = at_hand.content.steps[found.id], at_hand.language
    return StepReport(
        id=found.id,
        factor=at_hand.short(found.factor),
        title=step.title[language],
        how=step.how[language],
        lead=at_hand.content.levels[step.lead].name[language],
        horizon=_horizon(at_hand, step.days),
        effort=_effort(at_hand, step.effort),
        first_sign=_first_sign(at_hand, step.first_sign),
        lifts=at_hand.words.say("Lifts {statements}", statements=at_hand.quoted(found.because)),
        lifted=found.because,
        why=tuple(_why(at_hand, found)),
        stable=_stable(at_hand, found),
        source=_source(at_hand, step.source),
        opens=opens(at_hand, step),
    )


def opens(at_hand: AtHand, step: Step) -> Opens | None:
    """The sheet of the redesign that a step opens; None where it opens none."""
    shelf = at_hand.content.redesign
    if step.sheet is None or shelf is None:
        return None
    title = shelf.sheet(step.sheet).title[at_hand.language]
    text = at_hand.words.say("Sheet: {sheet}", sheet=title)
    return Opens(sheet=step.sheet, text=text)


def _horizon(at_hand: AtHand, days: int) -> str:
    say = at_hand.words.say
    return {
        30: say("Within a month"),
        90: say("Within three months"),
        180: say("Within six months"),
        365: say("Within a year"),
    }[days]


def _effort(at_hand: AtHand, effort: int) -> str:
    say = at_hand.words.say
    return {
        1: say("Small: whoever leads it can do it alone in a few days"),
        2: say("Medium: takes time in several departments"),
        3: say("Large: needs a decision on money or organisation"),
    }[effort]


def _first_sign(at_hand: AtHand, sign: Text | None) -> str:
    """What can be seen within the horizon that tells that the step works."""
    return at_hand.words.say("First sign: {sign}", sign=sign[at_hand.language]) if sign else ""


def _why(at_hand: AtHand, found: NextStep) -> Iterator[str]:
    """Its statements in full with their levels and n, the target, the need and the leverage."""
    say = at_hand.words.say
    yield from (_level(at_hand, key) for key in found.because)
    yield say(
        "The target is {target}; on average {need} rungs are missing.",
        target=at_hand.factor(found.factor).target,
        need=_need(at_hand, found.need),
    )
    held = at_hand.held_below_target(found.factor)
    if held:
        yield say(
            "{factor} holds back {others}, which lie below the target.",
            factor=upper(at_hand.short(found.factor)),
            others=at_hand.named(held),
        )


def _level(at_hand: AtHand, key: str) -> str:
    """A statement in full, with what was agreed or answered."""
    found, words = at_hand.statement(key), at_hand.words
    text = at_hand.quote(at_hand.content.statements[key].text[at_hand.language])
    if found.agreed is not None:
        return words.say("{statement} was agreed at {value}.", statement=text, value=found.agreed)
    return words.say(
        "{statement} lies at {value} ({answers}).",
        statement=text,
        value=words.number(found.value or 0),
        answers=words.count("{n} answer", "{n} answers", found.n or 0),
    )


def _need(at_hand: AtHand, need: float) -> str:
    """What is missing, as printed; never nothing, for then there would be no step."""
    if printed(need):
        return at_hand.words.number(need)
    return at_hand.words.say("less than {least}", least=at_hand.words.number(0.1))


def _stable(at_hand: AtHand, found: NextStep) -> str:
    """Whether a step to start with is one without the lowest or highest answers too."""
    first = {step.id for step in at_hand.result.next_steps.start}
    if found.holds is None or found.id not in first:
        return ""
    if found.holds:
        return at_hand.words.say(
            "The step stays on the list, also if the lowest or highest answer to each statement is "
            "left out."
        )
    return at_hand.words.say(
        "Another step may take its place if the lowest or highest answer to each statement is left "
        "out."
    )


def _source(at_hand: AtHand, tags: tuple[str, ...]) -> str:
    own = at_hand.words.say("our own suggestion")
    return at_hand.words.say(
        "Source: {tags}", tags=", ".join(own if t == "own" else t for t in tags)
    )
