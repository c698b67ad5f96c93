"""The account of the matter: who answered, where the municipality stands, what is seen apart."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from reports.office.model import Grid, Lines, Part, Points, Radar, Under

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reports.model import StatementReport
    from reports.office.model import Block
    from reports.telling.office.at_desk import AtDesk

MOST_NAMED: Final = 6
"""Of more areas than this only their number is told."""


def account(here: AtDesk) -> Part:
    """Sagsfremstilling."""
    return Part(heading=here.words.say("Account of the matter"), blocks=tuple(_blocks(here)))


def to_fill(here: AtDesk, what: str) -> Lines:
    """A line in brackets, for whoever knows what we do not."""
    return Lines(texts=(here.words.say("[{what}]", what=what),), fill=True)


def _blocks(here: AtDesk) -> Iterator[Block]:
    yield Lines(texts=tuple(filter(None, (here.report.invented_note, _who(here)))))
    yield from _known(here)
    yield Lines(texts=(*here.report.notes[:1], *here.report.footnotes[-1:]))
    yield Lines(texts=tuple(filter(None, (_finding(here), here.report.lead, _holds(here)))))
    if here.report.instead:
        yield Points(texts=here.report.instead)
        return
    yield Radar(
        caption=here.words.say("Figure 1. The profile: where the municipality stands now"),
        alt=here.report.radar_alt,
    )
    yield _table(here)
    yield from _apart(here)
    yield from _citizens(here)
    yield from _redesign(here)


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
    return " ".join(filter(None, (told, _areas(here), _group(here))))


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


def _known(here: AtDesk) -> Iterator[Block]:
    """How many it is about: what the municipality knows already, or a line to fill in."""
    if not here.report.known:
        yield to_fill(here, here.words.say("How many citizens it is about, and the source"))
        return
    yield Lines(texts=(here.words.say("The municipality knows these figures already:"),))
    yield Points(
        texts=tuple(
            here.words.say(
                "{name}: {figure} ({year}, source: {source})",
                **{**one.model_dump(include={"name", "figure", "year"}), "source": one.source},
            )
            for one in here.report.known
        )
    )


def _finding(here: AtDesk) -> str:
    """Where the municipality stands, as far as that is known; the room's own `you` is not used."""
    say, scored, lowest = here.words.say, here.scored, here.lowest
    if len(scored) < 2:
        return here.report.finding
    if not lowest:
        return say(
            "By the answers the municipality is equally far with {factors}.",
            factors=here.named(scored),
        )
    return say(
        "By the answers the municipality has come furthest with {highest} and has furthest to go "
        "with {lowest} ({score} on a ladder from 0 to 5).",
        highest=here.named(here.highest),
        lowest=here.named(lowest),
        score=lowest[0].score_text,
    )


def _holds(here: AtDesk) -> str:
    return here.report.lowest.holds if here.report.lowest else ""


def _table(here: AtDesk) -> Grid:
    say, factors = here.words.say, here.report.factors
    agreed = here.report.agreed_any
    return Grid(
        caption=say("Table 1. Each factor now and its target, on a ladder from 0 to 5"),
        columns=(
            say("Factor"),
            say("Now"),
            *([say("Agreed")] if agreed else []),
            say("Target"),
            say("Level reached"),
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
        widths=(62, 24, *([24] if agreed else []), 20, 40),
        figures=(1, 2, 3) if agreed else (1, 2),
    )


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
    """That citizens have answered, and where; or a line on how they took part."""
    found, say = here.report.citizens, here.words.say
    if found is None:
        yield Under(text=say("Involvement"))
        yield to_fill(here, say("How citizens and relatives have taken part"))
        return
    yield Under(text=found.heading)
    told = say("Each answers about their own pathway, and the answers are no part of the profile.")
    where = say("The questions and the answers stand in annex 1.") if found.questions else ""
    yield Lines(texts=(" ".join(filter(None, (f"{found.kicker}.", told, where))),))


def _redesign(here: AtDesk) -> Iterator[Block]:
    """A sentence of each sheet of the redesign; who pays and gains stands by itself."""
    found = here.report.redesign
    if found is None:
        return
    every = (found.organisation, found.roles, found.profiles, found.journey)
    filled = [sheet for sheet in every if sheet is not None and sheet.brief]
    if filled:
        yield Under(text=here.report.labels["redesign"])
        said = " ".join(f"{sheet.title}: {sheet.brief[0]}" for sheet in filled)
        yield Lines(texts=(said,))
