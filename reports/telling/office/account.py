"""The account of the matter: who answered, where the municipality stands, what is seen apart."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from reports.office.model import Grid, Lines, Pair, Part, Points, Radar, Under
from reports.telling.at_hand import upper

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reports.beside import ComparisonReport
    from reports.model import StatementReport
    from reports.office.model import Block
    from reports.telling.office.at_desk import AtDesk, FilledSheet

MOST_NAMED: Final = 6
"""Of more areas than this only their number is told."""
MOST_KNOWN: Final = 3
SAID_OF_A_SHEET: Final = 2
"""So many sentences of a sheet stand in the paper; the rest is in its annex."""


def account(here: AtDesk) -> Part:
    """Sagsfremstilling."""
    return Part(heading=here.words.say("Account of the matter"), blocks=tuple(_blocks(here)))


def to_fill(here: AtDesk, what: str) -> Lines:
    """A line in brackets, for whoever knows what we do not."""
    return Lines(texts=(here.words.say("[{what}]", what=what),), fill=True)


def _blocks(here: AtDesk) -> Iterator[Block]:
    matter = (here.report.invented_note, _matter(here), _known(here))
    yield Lines(texts=tuple(filter(None, matter)))
    yield Lines(texts=(_who(here), _reach(here)))
    if here.report.instead:
        yield Lines(texts=(here.words.say("There are too few answers for a profile."),))
        yield Points(texts=here.report.instead)
        return
    yield Lines(texts=tuple(filter(None, (_finding(here), _holds(here)))))
    picture = Radar(
        caption=here.words.say("Figure 1. The profile: where the municipality stands now"),
        alt=here.report.radar_alt,
    )
    yield Pair(radar=picture, grid=_table(here))
    yield from _apart(here)
    yield from _since(here)
    yield from _citizens(here)
    yield from _redesign(here)


def _matter(here: AtDesk) -> str:
    """What the matter is about, and for whom."""
    said = here.words.say(
        "A citizen who gets help from several places in the municipality may meet several plans "
        "and several caseworkers. Each place may do its work well without the help fitting "
        "together."
    )
    return " ".join(filter(None, (said, _group(here))))


def _reach(here: AtDesk) -> str:
    """Whose the factors are, and how far the answers reach."""
    said = here.words.say(
        "The statements have not been tried in a municipality yet. So the answers are used for a "
        "conversation and not to compare municipalities."
    )
    return " ".join((*here.report.notes[:1], said))


def _who(here: AtDesk) -> str:
    """Who has answered what; the areas where the room is told by area."""
    report, count = here.report, here.words.count
    if report.participants:
        told = count(
            "On {date} {n} participant answered {asked} statements on how the municipality works "
            "across departments.",
            "On {date} {n} participants answered {asked} statements on how the municipality works "
            "across departments.",
            report.participants,
            date=report.date,
            asked=here.asked,
        )
    else:
        told = here.words.say(
            "On {date} the participants went through {asked} statements together on how the "
            "municipality works across departments, and agreed on levels.",
            date=report.date,
            asked=here.asked,
        )
    return " ".join(filter(None, (told, _areas(here))))


def _areas(here: AtDesk) -> str:
    tables = (table for table in here.report.groups if table.grouping == "area")
    areas = [row.name for table in tables for row in table.rows if row.stated]
    if not areas:
        return ""
    if len(areas) > MOST_NAMED:
        return here.words.say("They come from {n} areas.", n=here.words.spelled(len(areas)))
    return here.words.say("They come from {areas}.", areas=here.words.together(areas))


def _group(here: AtDesk) -> str:
    group = here.report.target_group.removesuffix(".")
    return (
        here.words.say("The target group is {group}.", group=here.words.inside(group))
        if group
        else ""
    )


def _known(here: AtDesk) -> str:
    """The first of the numbers that the municipality knows already, or that there are none."""
    say, every = here.words.say, here.report.known
    if not every:
        return say("How many citizens it is about has not been counted for this item.")
    told = "; ".join(
        say(
            "{name}: {figure} ({year}, source: {source})",
            name=one.name,
            figure=one.figure,
            year=one.year,
            source=one.source,
        )
        for one in every[:MOST_KNOWN]
    )
    more = len(every[MOST_KNOWN:])
    rest = here.words.count(
        "One more figure is in annex 1.",
        "{few} more figures are in annex 1.",
        more,
        few=upper(here.words.spelled(more)),
    )
    known = say("The municipality knows these figures already: {figures}.", figures=told)
    return f"{known} {rest}" if more else known


def _finding(here: AtDesk) -> str:
    """Where the municipality stands, as far as that is known; the room's own `you` is not used."""
    say, scored, lowest = here.words.say, here.scored, here.lowest
    if len(scored) < 2:
        return here.words.count("{n} factor has a score.", "{n} factors have a score.", len(scored))
    if not lowest:
        return say(
            "According to the answers, the municipality has come equally far with {factors}.",
            factors=here.named(scored),
        )
    return say(
        "According to the answers, the municipality has come furthest with {highest} and has "
        "furthest to go with {lowest} ({score} on a ladder from 0 to 5).",
        highest=here.named(here.highest),
        lowest=here.named(lowest),
        score=lowest[0].score_text,
    )


def _holds(here: AtDesk) -> str:
    """How far apart the factors lie, on what footing, and whether the lowest one holds."""
    lowest = here.report.lowest
    return " ".join(filter(None, (here.report.lead, lowest.holds if lowest else "")))


def _table(here: AtDesk) -> Grid:
    say, factors = here.words.say, here.report.factors
    agreed = here.report.agreed_any
    now = 11 if len(here.scored) == len(factors) else 20
    return Grid(
        caption=say("Table 1. Each factor now and its target, on a ladder from 0 to 5"),
        columns=(
            say("Factor"),
            say("Now"),
            *([say("Agreed")] if agreed else []),
            say("Target"),
            say("Low, middle or high"),
        ),
        rows=tuple(
            (
                factor.short,
                factor.score_text,
                *([factor.agreed_score_text or "–"] if agreed else []),
                factor.target_text,
                factor.band,
            )
            for factor in factors
        ),
        widths=(83 - now - 49, now, 15, 15, 19) if agreed else (83 - now - 35, now, 15, 20),
        figures=(1, 2, 3) if agreed else (1, 2),
    )


def _since(here: AtDesk) -> Iterator[Block]:
    """What has changed since the round before, and what became of its promises."""
    found = here.report.compared
    if found is None:
        return
    yield Under(text=found.labels["round"])
    yield Lines(texts=(" ".join(filter(None, (found.finding, _kept(here, found)))),))


def _kept(here: AtDesk, found: ComparisonReport) -> str:
    if not found.promises:
        return ""
    counted = Counter(one.status for one in found.promises)
    told = here.words.together(f"{n} {here.words.inside(status)}" for status, n in counted.items())
    return here.words.say("Of the actions from last time: {told}.", told=told)


def _apart(here: AtDesk) -> Iterator[Block]:
    """The statements that the room sees most differently, each with what came of the talk."""
    furthest = here.report.furthest
    if not furthest:
        return
    yield Lines(
        texts=(
            here.words.count(
                "The participants differed most on one statement:",
                "The participants differed most on {few} statements:",
                len(furthest),
                few=here.words.spelled(len(furthest)),
            ),
        )
    )
    yield Points(texts=tuple(_one(here, statement) for statement in furthest))


def _one(here: AtDesk, statement: StatementReport) -> str:
    told = here.words.say(
        "{statement} ({factor}). {answers}",
        statement=here.quoted(statement.text),
        factor=here.words.inside(statement.factor),
        answers=statement.distribution_text,
    )
    if not statement.outcome_text:
        return told
    return f"{told} {_after(here, statement)}"


def _after(here: AtDesk, statement: StatementReport) -> str:
    return here.words.say("After the talk: {outcome}.", outcome=statement.outcome_text)


def _citizens(here: AtDesk) -> Iterator[Block]:
    """That citizens have answered, and where; or that nobody asked them here."""
    found, say = here.report.citizens, here.words.say
    if found is None:
        yield Under(text=say("Involvement"))
        yield Lines(texts=(say("Citizens and relatives were not asked questions this time."),))
        return
    yield Under(text=found.heading)
    told = say("Each answers about their own pathway, and the answers are no part of the profile.")
    where = say("The questions and the answers are in annex 1.") if found.questions else ""
    yield Lines(texts=(" ".join(filter(None, (f"{found.kicker}.", told, where))),))


def _redesign(here: AtDesk) -> Iterator[Block]:
    """A sentence or two of each sheet of the redesign; who pays and gains stands by itself."""
    gain = here.report.redesign.gain if here.report.redesign else None
    told = [sheet for sheet in here.sheets if sheet.brief and sheet is not gain]
    if not told:
        return
    yield Under(text=here.report.labels["redesign"])
    yield Points(
        texts=tuple(
            here.words.say(
                "{sheet} (annex {n}): {brief}",
                sheet=sheet.title,
                n=here.annex(sheet),
                brief=" ".join(sheet.brief[: _so_many(here, sheet)]),
            )
            for sheet in told
        )
    )


def _so_many(here: AtDesk, sheet: FilledSheet) -> int:
    """Of roles and the journey only what is counted: what follows is for the room."""
    found = here.report.redesign
    return SAID_OF_A_SHEET if found and sheet is found.organisation else 1
