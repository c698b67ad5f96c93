"""The arithmetic's rules in sentences, each limit as it stands on the shelves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from arithmetic import allowed_outside
from reports.model import Section

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reports.telling.at_hand import AtHand

# The sizes of panels in the printed part of RAND/UCLA's table.
PANELS = ((8, 10), (11, 13), (14, 16))


def scale(at_hand: AtHand) -> Section:
    """The rungs, and what is not on them."""
    say, language = at_hand.words.say, at_hand.language
    ladder = at_hand.content.method.ladder
    rungs = (f"{rung.value}: {rung.text[language]}. {rung.help[language]}" for rung in ladder.rungs)
    return Section(
        heading=say("The ladder"),
        paragraphs=(
            say("Each statement is a practice one can observe, answered on six rungs."),
            *rungs,
            say(
                '"Don\'t know" and "Not relevant here" are counted and shown, but never count as 0.'
            ),
        ),
    )


def statement(at_hand: AtHand) -> Section:
    """What is said of one statement."""
    say = at_hand.words.say
    return Section(
        heading=say("A statement"),
        paragraphs=(
            say(
                "n is the number of people who chose a rung; "
                '"Don\'t know" and "Not relevant here" are not counted.'
            ),
            say(
                "The median is the middle answer when all answers are lined up from lowest to "
                "highest; with two in the middle, the median lies halfway between them."
            ),
            _close(at_hand),
            say(
                "Agreement A is 1 when all chose the same rung, 0 when the answers are evenly "
                "spread, and \N{MINUS SIGN}1 when you are split equally between the two outermost "
                "rungs."
            ),
        ),
    )


def _close(at_hand: AtHand) -> str:
    """When answers lie close together."""
    words, limits = at_hand.words, at_hand.limits
    panels = words.together(
        words.say("{most} of {low}\N{EN DASH}{high}", most=allowed_outside(low), low=low, high=high)
        for low, high in PANELS
    )
    first = words.count(
        "The answers lie close together when only few are more than one rung from the middle "
        "answer: at most {panels} answers, and so on.",
        "The answers lie close together when only few are more than {few} rungs from the middle "
        "answer: at most {panels} answers, and so on.",
        limits.region_radius.value,
        few=words.spelled(limits.region_radius.value),
        panels=panels,
    )
    below = words.say(
        "Below {m} answers nothing is said of it.", m=words.spelled(limits.verdict_minimum.value)
    )
    return f"{first} {below}"


def factor(at_hand: AtHand) -> Section:
    """What is said of one factor, and of all beside each other."""
    say = at_hand.words.say
    return Section(
        heading=say("A factor and the profile"),
        paragraphs=(
            say(
                "The score is the average of the levels of the factor's statements, on the scale "
                "from 0 to 5, and every statement counts the same. A statement's level is the "
                "average of the answers."
            )
            if not at_hand.together
            else say(
                "The score is the average of the levels you have agreed on, on the scale from 0 to "
                "5, and every statement counts the same."
            ),
            say(
                "A factor gets a score when at least {part} of its statements have a level.",
                part=at_hand.part,
            ),
            *_bands(at_hand),
            *([] if at_hand.together else _edges(at_hand)),
            at_hand.content.method.notes.equal_footing[at_hand.language],
        ),
    )


def _bands(at_hand: AtHand) -> Iterator[str]:
    words, method = at_hand.words, at_hand.content.method
    yield words.say(
        "A score below {middle} is low, from {middle} to below {high} middle, and from {high} "
        "high. The rounded number counts.",
        middle=words.number(method.bands.middle_from),
        high=words.number(method.bands.high_from),
    )
    yield words.say(
        "The profile is called uneven when there are at least {apart} rungs between the highest "
        "and the lowest.",
        apart=words.number(method.limits.imbalance_from.value),
    )


def _edges(at_hand: AtHand) -> Iterator[str]:
    say = at_hand.words.say
    yield say(
        "To see how sure a result is, we leave out the highest answer to each statement, and "
        "then the lowest instead. Whichever person had not answered, the score would lie "
        "between the results."
    )
    if any(found.agreed_score is not None for found in at_hand.result.factors):
        yield say(
            "What you have agreed on stands beside the score and does not change it. The next "
            "steps go by it."
        )


def agenda(at_hand: AtHand) -> Section:
    """What is worth the room's time."""
    words, limits = at_hand.words, at_hand.limits
    return Section(
        heading=words.say("The agenda"),
        paragraphs=(
            words.say(
                "First come the statements whose answers are spread out, then those that at least "
                "a third do not know, then those with an agreement A below {below} among at least "
                "{m} answers.",
                below=words.number(limits.agenda_below.value, 2),
                m=words.spelled(limits.verdict_minimum.value),
            ),
            words.count(
                "There is at most one on it.",
                "There are at most {few} on it.",
                limits.agenda_most.value,
                few=words.spelled(limits.agenda_most.value),
            ),
            words.say(
                "Are there fewer than {least}, the next in the same order follow.",
                least=words.spelled(limits.agenda_least.value),
            ),
        ),
    )


def steps(at_hand: AtHand) -> Section:
    """How the next steps are weighed."""
    words, limits = at_hand.words, at_hand.limits
    say, most = words.say, limits.start_steps.value
    return Section(
        heading=say("Next steps"),
        paragraphs=(
            say(
                "The target is the level you aim at; {target} unless you choose another.",
                target=limits.target.value,
            ),
            say("The steps that belong to the factor's band are weighed against each other."),
            say(
                "The need is the number of rungs that the step's statements lack on average to the "
                "target."
            ),
            say(
                "A step counts {share} more for every factor below target that its own factor "
                "holds back.",
                share=words.share(limits.leverage_per_factor.value),
            ),
            say("The priority is the need times this, divided by the effort from 1 to 3."),
            words.count(
                '"Start here" is the highest.',
                '"Start here" is the {few} highest, at most one for each factor.',
                most,
                few=words.spelled(most),
            ),
        ),
    )


def who_sees(at_hand: AtHand) -> Section:
    """Who may see what: as it was promised, and as the arithmetic keeps it."""
    return Section(
        heading=at_hand.words.say("Who may see what"), paragraphs=tuple(_who_sees(at_hand))
    )


def _who_sees(at_hand: AtHand) -> Iterator[str]:
    say, gap = at_hand.words.say, at_hand.words.number(at_hand.limits.gap_from.value)
    if at_hand.together:
        yield say("Nobody has answered alone: what is written here was agreed in the room.")
        return
    if at_hand.anonymous:
        yield say(
            "Nobody gets to see who has answered what. Everybody sees how many have chosen each "
            "answer to a statement, if at least {k} have chosen one of the rungs.",
            k=at_hand.k,
        )
        yield say(
            "A group is shown factor by factor only, rounded to the nearest half, and only when it "
            "counts at least {k} and cannot be worked out from the other groups.",
            k=at_hand.k,
        )
        yield say(
            "Others can still guess if you are few, if a group answers alike, or if somebody "
            "answers as several people."
        )
    else:
        yield say(
            "Everybody has agreed that the answers may be seen by group, whatever the group's size."
        )
    yield say("Groups that are at least {gap} rungs apart are pointed out.", gap=gap)
