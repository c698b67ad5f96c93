"""A plan in words: what it lifts, what it leaves behind, and each of its promises."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import advice
from content import printed
from reports.plan import PlanReport, PlanRow, PromiseReport
from reports.said import NO_TALK
from reports.telling.at_hand import AtHand, stands_at, upper
from reports.telling.steps import opens

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from arithmetic import FactorResult, Result
    from content import Content, Text
    from reports.parts import Opens
    from reports.plan import Commitment, Plan, Promise
    from words import Words

NOTHING: Final = "–"


def tell_plan(content: Content, result: Result, words: Words, plan: Plan) -> PlanReport:
    """The plan in the language of `words`."""
    at_hand = AtHand(content, result, words, {}, NO_TALK)
    kept = plan.kept
    rows = tuple(_rows(at_hand, plan.chosen, kept))
    told = {one.id: _promise(at_hand, one, n) for n, one in enumerate(plan.chosen, 1)}
    return PlanReport(
        finding=_finding(at_hand, kept, rows),
        lead=_lead(at_hand, kept, rows),
        decided=words.date(plan.decided_on) if plan.decided_on else "",
        promises=tuple(told.values()),
        weighed=tuple(_promise(at_hand, one, 0) for one in plan.promises if not one.chosen),
        rows=rows,
        radar_alt=_radar_alt(at_hand, rows),
        left=_left(at_hand, rows),
        commitment=_commitment(at_hand, plan.commitment),
        doubts=plan.commitment.words if plan.commitment else (),
        follow_up=_follow_up(at_hand, plan),
        follow_ups=tuple(day.isoformat() for day in plan.follow_ups),
    )


def _rows(at_hand: AtHand, every: Sequence[Promise], kept: Sequence[Promise]) -> Iterator[PlanRow]:
    lifted = {key for one in kept for key in one.lifts}
    after = advice.projected(at_hand.content, at_hand.result, lifted)
    left = advice.left_behind(at_hand.result, {one.factor for one in kept})
    lowest = _lowest(at_hand.result)
    for factor in at_hand.result.factors:
        now = stands_at(factor)
        moved = now is not None and after[factor.id] != printed(now)
        risen = after[factor.id] if moved else None
        numbers = [n for n, one in enumerate(every, 1) if one.factor == factor.id and one in kept]
        yield PlanRow(
            factor=factor.id,
            short=at_hand.short(factor.id),
            lowest=factor.id in lowest,
            now=now,
            now_text=at_hand.words.say("too few answers")
            if now is None
            else at_hand.words.number(now),
            after=risen,
            after_text=NOTHING if risen is None else at_hand.words.number(risen),
            target=factor.target,
            target_text=str(factor.target),
            actions=_actions(at_hand, factor, numbers, left),
            left=factor.id in left,
        )


def _lowest(result: Result) -> set[str]:
    """The factors that stand lowest, as printed; none where all stand alike."""
    every = ((one.id, stands_at(one)) for one in result.factors)
    now = {key: printed(level) for key, level in every if level is not None}
    return {key for key, level in now.items() if min(now.values()) == level < max(now.values())}


def _actions(
    at_hand: AtHand, factor: FactorResult, numbers: Sequence[int], left: Collection[str]
) -> str:
    """Which promises are its, by their numbers."""
    if not numbers:
        return at_hand.words.say("None yet") if factor.id in left else NOTHING
    return at_hand.words.count(
        "Step {numbers}", "Steps {numbers}", len(numbers), numbers=_listed(at_hand, numbers)
    )


def _listed(at_hand: AtHand, numbers: Sequence[int]) -> str:
    return at_hand.words.together(map(str, numbers))


def _finding(at_hand: AtHand, kept: Sequence[Promise], rows: Sequence[PlanRow]) -> str:
    """What the plan does, and what it leaves out."""
    if not kept:
        return at_hand.words.say("You have not chosen a step yet.")
    moved, left = sum(row.after is not None for row in rows), sum(row.left for row in rows)
    return " ".join(
        filter(None, (_lifts(at_hand, moved, len(kept)), _leaves(at_hand, moved, left)))
    )


def _lifts(at_hand: AtHand, moved: int, promises: int) -> str:
    words = at_hand.words
    if not moved:
        return words.count(
            "The plan has one step.",
            "The plan has {few} steps.",
            promises,
            few=words.spelled(promises),
        )
    return words.count(
        "The plan lifts one factor.",
        "The plan lifts {few} factors.",
        moved,
        few=words.spelled(moved),
    )


def _leaves(at_hand: AtHand, moved: int, left: int) -> str:
    words = at_hand.words
    few = upper(words.spelled(left))
    if not left:
        return words.say("No factor below the target is left out.")
    if not moved:
        return words.count(
            "One factor is below the target without a step.",
            "{few} factors are below the target without a step.",
            left,
            few=few,
        )
    return words.count(
        "One other is below the target without a step.",
        "{few} others are below the target without a step.",
        left,
        few=few,
    )


def _lead(at_hand: AtHand, kept: Sequence[Promise], rows: Sequence[PlanRow]) -> str:
    covered = len({one.factor for one in kept})
    if not covered:
        return ""
    return at_hand.words.say(
        "The plan covers {few} of the {all} factors.",
        few=at_hand.words.spelled(covered),
        all=at_hand.words.spelled(len(rows)),
    )


def _left(at_hand: AtHand, rows: Sequence[PlanRow]) -> str:
    """The factors that wait, and what to do about it: the method's plan check."""
    waiting = [row.factor for row in rows if row.left]
    if not waiting:
        return ""
    which = at_hand.words.count(
        "{factors} lies below the target and has no step.",
        "{factors} lie below the target and have no step.",
        len(waiting),
        factors=upper(at_hand.named(waiting)),
    )
    why = at_hand.words.say(
        "The factors depend on each other and count alike: take another step, or say aloud why it "
        "has to wait."
    )
    return f"{which} {why}"


def _radar_alt(at_hand: AtHand, rows: Sequence[PlanRow]) -> str:
    told = "; ".join(_corner(at_hand, row) for row in rows)
    return at_hand.words.say("Radar from 0 to 5. {told}.", told=told)


def _corner(at_hand: AtHand, row: PlanRow) -> str:
    say = at_hand.words.say
    values = {"factor": row.short, "score": row.now_text, "target": row.target_text}
    if row.after is None:
        return say("{factor} {score}, target {target}", **values)
    return say(
        "{factor} {score}, with the plan {after}, target {target}", **values, after=row.after_text
    )


def _promise(at_hand: AtHand, one: Promise, number: int) -> PromiseReport:
    return PromiseReport(
        id=one.id,
        number=number,
        title=title(at_hand, one),
        factor=at_hand.short(one.factor),
        how=_how(at_hand, one),
        lifts=_lifted(at_hand, one),
        lifted=_below(at_hand, one),
        owner=one.owner,
        due=at_hand.words.date(one.due) if one.due else "",
        due_iso=one.due.isoformat() if one.due else "",
        first_sign=_sign(at_hand, one),
        status=_status(at_hand, one),
        dots="" if one.dots is None else at_hand.words.count("{n} dot", "{n} dots", one.dots),
        opens=_opens(at_hand, one),
    )


def _opens(at_hand: AtHand, one: Promise) -> Opens | None:
    step = at_hand.content.steps.get(one.step)
    return opens(at_hand, step) if step else None


def title(at_hand: AtHand, one: Promise) -> str:
    """What is promised; a step that nobody has rewritten is told in the reader's own language."""
    step = at_hand.content.steps.get(one.step)
    return one.title if step is None else _own_tongue(at_hand, one.title, step.title)


def _sign(at_hand: AtHand, one: Promise) -> str:
    step = at_hand.content.steps.get(one.step)
    sign = step.first_sign if step else None
    return one.first_sign if sign is None else _own_tongue(at_hand, one.first_sign, sign)


def _own_tongue(at_hand: AtHand, written: str, shelf: Text) -> str:
    return shelf[at_hand.language] if written in {shelf.da, shelf.en} else written


def _how(at_hand: AtHand, one: Promise) -> str:
    step = at_hand.content.steps.get(one.step)
    return step.how[at_hand.language] if step else ""


def _lifted(at_hand: AtHand, one: Promise) -> str:
    """The statements in full that lie below the target and are to rise, each with its level."""
    below = _below(at_hand, one)
    if not below:
        return ""
    return at_hand.words.say("Meant to lift {statements}.", statements=at_hand.quoted(below))


def _below(at_hand: AtHand, one: Promise) -> tuple[str, ...]:
    factor = at_hand.factor(one.factor)
    found = (s for s in factor.statements if s.id in one.lifts and s.value is not None)
    return tuple(s.id for s in found if printed(s.value or 0) < factor.target)


def _status(at_hand: AtHand, one: Promise) -> str:
    say = at_hand.words.say
    return {
        "": say("Not begun"),
        "done": say("Done"),
        "under_way": say("Under way"),
        "dropped": say("Dropped"),
    }[one.became]


def _commitment(at_hand: AtHand, found: Commitment | None) -> str:
    """How many back the plan, as counts; the words of those who doubt stand for themselves."""
    if found is None:
        return ""
    words = at_hand.words
    if not found.counts:
        return words.say("Too few have answered for the commitment to be shown.")
    most = found.doubts_to
    behind, doubt = sum(found.counts[most + 1 :]), sum(found.counts[: most + 1])
    told = words.say("{n} of {all} support the plan.", n=behind, all=sum(found.counts))
    if not doubt:
        return told
    less = words.count("One gave {most} or less.", "{n} gave {most} or less.", doubt, most=most)
    return f"{told} {less}"


def _follow_up(at_hand: AtHand, plan: Plan) -> str:
    if not plan.follow_ups:
        return ""
    days = at_hand.words.together(map(at_hand.words.date, plan.follow_ups))
    return at_hand.words.say("The plan is followed up on {days}.", days=days)
