"""Slides for what citizens say and for the redesign's sheets: one each, with a figure if any."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from reports.office.model import Charted, Drawn, Tabled
from reports.telling.at_hand import upper
from reports.telling.office.at_desk import amount

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reports.beside import CitizensQuestion
    from reports.office.model import Look
    from reports.redesign import (
        GainReport,
        JourneyReport,
        OrganisationReport,
        ProfilesReport,
        RolesReport,
    )
    from reports.telling.office.at_desk import AtDesk

PARTS: Final[tuple[tuple[str, Look], ...]] = (("decides", "full"), ("does", "pale"))
"""The parts that are counted, by their letters' keys."""


def citizens(here: AtDesk) -> Iterator[Charted]:
    """The question that most answered alike, and what they answered; the others in the notes."""
    found, say = here.report.citizens, here.words.say
    asked = [one for one in found.questions if one.answers] if found else []
    if not found or not asked:
        return
    one = max(asked, key=_alike)
    most = max(one.answers, key=lambda answer: answer.count)
    others = (f"{two.text} {_counts(two)}" for two in asked if two is not one)
    yield Charted(
        title=say(
            "{question} Most often they answer {answer}.",
            question=one.text,
            answer=here.quoted(most.text),
        ),
        kicker=found.heading,
        alt=_counts(one),
        kind_of="bars",
        names=tuple(answer.text for answer in one.answers),
        series=(
            Drawn(
                name=here.report.labels["answered"],
                values=tuple(answer.count for answer in one.answers),
                look="full",
            ),
        ),
        foot=" ".join(f"{text}." for text in (one.n_text, *one.beside)),
        notes=" ".join((say("Ask: Would we have said the same of ourselves?"), *others)),
    )


def _alike(one: CitizensQuestion) -> float:
    counts = [answer.count for answer in one.answers]
    return max(counts) / max(1, sum(counts))


def _counts(one: CitizensQuestion) -> str:
    return "; ".join(f"{answer.text}: {answer.count}" for answer in one.answers) + "."


def redesign(here: AtDesk) -> Iterator[Charted | Tabled]:
    """A slide for each sheet that somebody has written on."""
    found = here.report.redesign
    if found is None:
        return
    if found.organisation:
        yield _organisation(here, found.organisation)
    if found.roles and found.roles.groups:
        yield _roles(here, found.roles)
    if found.profiles and any(profile.needs for profile in found.profiles.profiles):
        yield _profiles(here, found.profiles)
    if found.journey and found.journey.drawn.touches:
        yield _journey(here, found.journey)
    if found.gain and found.gain.sides:
        yield _gain(here, found.gain)


def _organisation(here: AtDesk, told: OrganisationReport) -> Tabled:
    labels = told.labels
    return Tabled(
        title=told.finding,
        kicker=told.title,
        heads=(labels["question"], labels["today_head"], labels["wanted_head"]),
        rows=tuple((pair.label, pair.today, pair.wanted) for pair in told.pairs),
        foot=told.total,
        notes=here.words.say("Ask: What would a citizen notice on the first day of it?"),
    )


def _roles(here: AtDesk, told: RolesReport) -> Charted:
    """How many tasks each role decides, and how many it does."""
    counted = Counter(
        (part.role, letter.key)
        for group in told.groups
        for task in group.tasks
        for part in task.parts
        for letter in part.letters
    )
    letters = {one.key: one.name for one in told.letters}
    say = here.words.say
    return Charted(
        title=told.finding,
        kicker=told.title,
        alt="; ".join(f"{role.name}: {role.share}" for role in told.roles) + ".",
        kind_of="bars",
        names=tuple(role.name for role in told.roles),
        series=tuple(
            Drawn(
                name=letters.get(key, key),
                values=tuple(counted[role.id, key] for role in told.roles),
                look=look,
            )
            for key, look in PARTS
        ),
        foot=say("Number of tasks that each role decides and does."),
        notes=" ".join(
            (
                say("Ask: Which of these can be settled here and now, and who settles it?"),
                *(one.text for one in told.look),
            )
        ),
    )


def _profiles(here: AtDesk, told: ProfilesReport) -> Charted:
    """How many of the chosen competences stand how, for leader and coordinator."""
    some = [profile for profile in told.profiles if profile.needs]
    looks: tuple[Look, ...] = ("full", "pale", "hatched")
    series = tuple(
        Drawn(
            name=f"{rung.sign} {rung.text}",
            values=tuple(
                sum(need.now is not None and need.now.key == rung.key for need in profile.needs)
                for profile in some
            ),
            look=look,
        )
        for rung, look in zip(told.scale, looks, strict=False)
    )
    return Charted(
        title=told.finding,
        kicker=told.title,
        alt=_told([profile.name for profile in some], series),
        kind_of="stacked",
        names=tuple(profile.name for profile in some),
        series=series,
        foot=told.left_heading and f"◆ {told.left_heading}.",
        notes=" ".join(
            (
                here.words.say("Ask: Who do we learn it from, and who looks whether we did?"),
                *(f"{one.removesuffix('.')}." for one in told.left),
            )
        ),
    )


def _told(names: Sequence[str], series: Sequence[Drawn]) -> str:
    """The figures in words."""
    lines = (
        f"{name}: {', '.join(f'{one.name} {one.values[place]}' for one in series)}"
        for place, name in enumerate(names)
    )
    return "; ".join(lines) + "."


def _journey(here: AtDesk, told: JourneyReport) -> Charted:
    """How each contact felt, from very bad to very good; where it broke is marked."""
    course, say = told.drawn, here.words.say
    breaks = tuple(place for place, one in enumerate(course.touches) if one.broke)
    counts = ", ".join(f"{one.number} {one.words}" for one in course.counts)
    return Charted(
        title=told.finding,
        kicker=f"{told.title}: {here.words.inside(course.name)}",
        alt=course.alt,
        kind_of="line",
        names=tuple(one.week for one in course.touches),
        series=(
            Drawn(
                name=told.labels["legend_line"],
                values=tuple(one.line for one in course.touches),
                look="full",
            ),
        ),
        marked=breaks,
        ends=(told.feelings[0], told.feelings[-1]) if told.feelings else ("", ""),
        foot=" ".join(
            filter(None, (f"{upper(counts)}." if counts else "", say("◆ marks a break.")))
        ),
        notes=" ".join(
            (
                say("Ask: Which of the moments would we change first, and who can do it?"),
                told.composed,
                *(f"{one.breaks}: {one.statement}" for one in told.breaks),
            )
        ),
    )


def _gain(here: AtDesk, told: GainReport) -> Charted:
    """Who pays, to the left of the line, and who saves, to the right."""
    words = told.words
    pays = tuple(-_kroner(here, side.pays) for side in told.sides)
    return Charted(
        title=f"{told.finding.removesuffix('.')}.",
        kicker=told.title,
        alt=told.bars_alt,
        kind_of="sides",
        names=tuple(side.name for side in told.sides),
        series=(
            Drawn(name=words["pays"], values=pays, look="hatched"),
            Drawn(
                name=words["saves"],
                values=tuple(_kroner(here, side.saves) for side in told.sides),
                look="full",
            ),
        ),
        foot=" ".join(filter(None, (told.years_head, here.words.say("Amounts in kroner.")))),
        notes=" ".join(
            (
                here.words.say("Ask: What do we do if those who pay are not those who gain?"),
                told.humility,
                words["own_figures"],
            )
        ),
    )


def _kroner(here: AtDesk, printed: str) -> float:
    found = amount(here, printed)
    return found if isinstance(found, int | float) else 0
