"""The composed journey, told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports.redesign.journey import (
    BreakReport,
    CountReport,
    CourseReport,
    JourneyReport,
    PointReport,
)
from reports.telling.redesign.contacts import factor_of, statement_in_full, told_contacts, week_of
from sheets import journey as rules

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from content import Count, JourneyFile, Redesign
    from reports.telling.at_hand import AtHand
    from sheets import Counts, Journey, Touch, Way
    from words import Words

MANY = 2
"""From so many on, the times the story was told, or the plans, are the finding."""


def journey(at_hand: AtHand, shelf: Redesign, filled: Journey) -> JourneyReport:
    """The sheet, in the language of the report."""
    file, words = shelf.journey, at_hand.words
    language = words.language
    today, wanted = filled.touches("today"), filled.touches("wanted")
    breaks = _breaks(at_hand, file, today)
    return JourneyReport(
        title=file.title[language],
        finding=_finding(words, today, wanted),
        lead=file.lead[language],
        composed=file.composed[language],
        about=filled.about,
        goal=filled.goal,
        brief=_brief(at_hand, file, today, wanted, breaks),
        feelings=tuple(one[language] for one in sorted(file.line, key=lambda one: -one.value)),
        today=_course(at_hand, file, "today", today, wanted),
        wanted=_course(at_hand, file, "wanted", wanted, today),
        breaks=breaks,
        caution=file.example.caution[language],
        labels=_labels(at_hand),
    )


def _finding(words: Words, today: Sequence[Touch], wanted: Sequence[Touch]) -> str:
    """What the counts say first: the story told again and again, the breaks, the plans."""
    say, spelled = words.say, words.spelled
    if not today:
        empty = say("Draw the citizen’s pathway through the municipality.")
        return say("This is how you want the citizen to meet you.") if wanted else empty
    found, breaks = rules.counts(today), sum(bool(touch.broke) for touch in today)
    if found.told >= MANY and breaks:
        return words.count(
            "The citizen told the story {told} times, and there was one break.",
            "The citizen told the story {told} times, and there were {breaks} breaks.",
            breaks,
            told=spelled(found.told),
            breaks=spelled(breaks),
        )
    if found.told >= MANY:
        return say("The citizen told the story {told} times.", told=spelled(found.told))
    if breaks:
        return words.count(
            "There was one break in the citizen’s pathway.",
            "There were {breaks} breaks in the citizen’s pathway.",
            breaks,
            breaks=spelled(breaks),
        )
    if found.plans >= MANY:
        return say("The citizen got {plans} plans.", plans=spelled(found.plans))
    return words.count(
        "The citizen met the municipality once.",
        "The citizen met the municipality {times} times.",
        found.contacts,
        times=spelled(found.contacts),
    )


def _course(
    at_hand: AtHand, file: JourneyFile, way: Way, touches: Sequence[Touch], other: Sequence[Touch]
) -> CourseReport:
    say, lanes, found = at_hand.words.say, rules.lanes(touches), rules.counts(touches)
    axis = rules.axis([t.week for t in touches], [t.week for t in other])
    names = {"today": say("Today"), "wanted": say("As we want it")}
    points = zip(axis.beside, other, strict=True)
    return CourseReport(
        way=way,
        name=names[way],
        touches=told_contacts(at_hand, file, touches, axis.here, lanes),
        weeks=tuple(week_of(at_hand.words, week) for week in axis.weeks),
        beside=tuple(PointReport(x=x, line=touch.line) for x, touch in points),
        lanes=lanes,
        counts=_counts(at_hand.words, file, found),
        alt=_alt(at_hand, file, touches, found, beside=bool(other)),
    )


def _counts(words: Words, file: JourneyFile, found: Counts) -> tuple[CountReport, ...]:
    return tuple(_count(words, file, key, n) for key, n in found._asdict().items())


def _count(words: Words, file: JourneyFile, key: str, n: int) -> CountReport:
    one = next(one for one in file.counts if one.key == key)
    text = (one.one if n == 1 else one)[words.language]
    before, _, after = text.partition("{count}")
    return CountReport(number=str(n), words=" ".join(f"{before} {after}".split()))


def _in_a_row(words: Words, file: JourneyFile, counts: Counts, *keys: str) -> str:
    """Some of a course's counts as a part of a sentence; all of them where none is named."""
    found = counts._asdict()
    texts: dict[str, Count] = {one.key: one for one in file.counts}
    named = keys or counts._fields
    said = ((texts[key].one if found[key] == 1 else texts[key], found[key]) for key in named)
    return words.together(text[words.language].replace("{count}", str(n)) for text, n in said)


def _alt(
    at_hand: AtHand, file: JourneyFile, touches: Sequence[Touch], found: Counts, *, beside: bool
) -> str:
    """What the picture shows, for whoever does not see it."""
    words, say = at_hand.words, at_hand.words.say
    if not touches:
        return say("The five words and empty lanes. No contact is drawn yet.")
    feelings = {one.value: words.inside(one[words.language]) for one in file.line}
    best, worst = max(touches, key=lambda t: t.line), min(touches, key=lambda t: t.line)
    lines = [
        say(
            "How the citizen felt it, contact by contact, from week {first} to week {last}.",
            first=words.number(touches[0].week, 0),
            last=words.number(touches[-1].week, 0),
        ),
        say(
            "Highest: {best} in week {week}. Lowest: {worst} in week {week2}.",
            best=feelings[best.line],
            week=words.number(best.week, 0),
            worst=feelings[worst.line],
            week2=words.number(worst.week, 0),
        ),
        _in_a_row(words, file, found) + ".",
        say("The dashed line is the other pathway.") if beside else "",
        say("The table says the same."),
    ]
    return " ".join(filter(None, lines))


def _breaks(
    at_hand: AtHand, file: JourneyFile, touches: Sequence[Touch]
) -> tuple[BreakReport, ...]:
    """The statements that breaks point to, most breaks first; then what points nowhere yet."""
    by_statement: dict[str, list[Touch]] = {}
    for touch in touches:
        if touch.broke:
            by_statement.setdefault(touch.statement, []).append(touch)
    found = sorted(by_statement.items(), key=lambda one: (not one[0], -len(one[1])))
    return tuple(
        BreakReport(
            statement=statement_in_full(at_hand, statement),
            factor=factor_of(at_hand, of[0]) if statement else "",
            breaks=_kinds(at_hand, file, of),
            count=len(of),
        )
        for statement, of in found
    )


def _kinds(at_hand: AtHand, file: JourneyFile, of: Iterable[Touch]) -> str:
    """The kinds of break, each with its weeks."""
    words = at_hand.words
    names = {one.key: one[words.language] for one in file.breaks}
    weeks: dict[str, list[str]] = {}
    for touch in of:
        name = names.get(touch.broke, words.say("A break"))
        weeks.setdefault(name, []).append(words.number(touch.week, 0))
    return " · ".join(
        words.say("{break_} (week {weeks})", break_=name, weeks=words.together(every))
        for name, every in weeks.items()
    )


def _brief(
    at_hand: AtHand,
    file: JourneyFile,
    today: Sequence[Touch],
    wanted: Sequence[Touch],
    breaks: Sequence[BreakReport],
) -> tuple[str, ...]:
    """What the committee's paper says of it."""
    words, say = at_hand.words, at_hand.words.say
    if not today:
        return ()
    what = _in_a_row(words, file, rules.counts(today))
    lines = [say("A composed pathway, no real citizen: {counts}.", counts=what)]
    found = [one for one in breaks if one.statement]
    if found:
        most = found[0]
        lines.append(
            say(
                "Most breaks point to {factor}: {statement}",
                factor=words.inside(most.factor),
                statement=most.statement,
            )
        )
    if wanted:
        hope = _in_a_row(words, file, rules.counts(wanted), "contacts", "plans", "told")
        lines.append(say("Wanted: {counts}. It is a wish and not proof.", counts=hope))
    return tuple(lines)


def _labels(at_hand: AtHand) -> dict[str, str]:
    """The fixed words of the picture and the table."""
    say = at_hand.words.say
    return {
        "told": say("Tells the story"),
        "week": say("When"),
        "who": say("Whom, where and how"),
        "happened": say("What happened"),
        "felt": say("How it felt"),
        "broke": say("Break, and the statement it points to"),
        "legend_line": say("experience"),
        "legend_beside": say("wanted experience"),
        "legend_today": say("experience today"),
        "legend_break": say("break"),
        "legend_moment": say("moment that decided much"),
        "legend_contact": say("contact and channel"),
        "moments": say("The moments that decided much"),
        "breaks": say("Where it broke, and what that points to"),
        "table": say("The same as a table"),
        "about": say("Whom"),
        "goal": say("The citizen’s own goal"),
        "no_statement": say("No statement is chosen yet"),
        "first": say("Begin with the first contact."),
        "continued": say("continued"),
    }
