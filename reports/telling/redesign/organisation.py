"""Organising: today beside wanted, who meets, and who settles what."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports.redesign.organisation import (
    EntryReport,
    ForumReport,
    OrganisationReport,
    PairReport,
    StageReport,
)
from reports.telling.redesign import drawn
from reports.telling.redesign.calling import why
from sheets import changes, lacking, settled, total_days

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from content import OrganisationFile, Redesign
    from reports.telling.at_hand import AtHand
    from sheets import Lack, Organisation, Side, Stage
    from words import Words

NOTHING = "–"


def organisation(at_hand: AtHand, shelf: Redesign, filled: Organisation) -> OrganisationReport:
    """The sheet, in the language of the report."""
    file, words = shelf.organisation, at_hand.words
    finding = _finding(words, file, filled)
    return OrganisationReport(
        title=file.title[words.language],
        finding=finding,
        lead=why(at_hand, "organisation"),
        intro=file.lead[words.language],
        owner=filled.wanted.owner,
        brief=(_proposed(words, file, filled), *_brief(words, filled)),
        top=words.say("The executive board"),
        departments=drawn.departments(words, filled),
        departments_note=drawn.departments_note(words, filled),
        today=drawn.side(words, file, filled, filled.today, wanted=False),
        wanted=drawn.side(words, file, filled, filled.wanted, wanted=True),
        pairs=tuple(_pairs(words, file, filled)),
        unknown=filled.lacks,
        forums=tuple(ForumReport(**forum.model_dump()) for forum in filled.forums),
        path_lead=file.path.lead[words.language],
        path_note=file.path.caution[words.language],
        path=tuple(_path(words, filled.path)),
        total=_total(words, filled.path),
        log=tuple(_log(words, filled)),
        lacks=tuple(_lacks(words)[key] for key in lacking(filled)),
        wish=_wish(words, file, filled),
        source=words.say(
            "The models are from {tags}. The rest is our own.", tags=", ".join(file.lead.source)
        ),
        labels=_labels(words, file),
    )


def _finding(words: Words, file: OrganisationFile, of: Organisation) -> str:
    """From what to what, or what has not been chosen yet."""
    today, wanted = _inside(words, file, of.today), _inside(words, file, of.wanted)
    if changes(of):
        return words.say("You want to go from {today} to {wanted}.", today=today, wanted=wanted)
    if settled(of.today) and settled(of.wanted):
        return words.say("You want to keep {wanted}.", wanted=wanted)
    if settled(of.wanted):
        return words.say("You want {wanted}.", wanted=wanted)
    if settled(of.today):
        return words.say("Today you have {today}. You have not chosen what you want.", today=today)
    return words.say("You have not chosen how to organise.")


def _proposed(words: Words, file: OrganisationFile, of: Organisation) -> str:
    """The finding for whoever was not in the room."""
    today, wanted = _inside(words, file, of.today), _inside(words, file, of.wanted)
    if changes(of):
        return words.say(
            "It is proposed to go from {today} to {wanted}.", today=today, wanted=wanted
        )
    if settled(of.today) and settled(of.wanted):
        return words.say("It is proposed to keep {wanted}.", wanted=wanted)
    if settled(of.wanted):
        return words.say("It is proposed to have {wanted}.", wanted=wanted)
    return words.say("How to organise has not been chosen yet.")


def _inside(words: Words, file: OrganisationFile, side: Side) -> str:
    """A model's name inside a sentence."""
    return words.inside(drawn.name_of(words, file, side))


def _wish(words: Words, file: OrganisationFile, of: Organisation) -> str:
    """The wish as a promise in the plan; none where one wants what one has."""
    if not settled(of.wanted) or of.wanted.model == of.today.model:
        return ""
    wanted = _inside(words, file, of.wanted)
    if not settled(of.today):
        return words.say("Introduce {wanted}", wanted=wanted)
    return words.say(
        "Go from {today} to {wanted}", today=_inside(words, file, of.today), wanted=wanted
    )


def _brief(words: Words, of: Organisation) -> Iterator[str]:
    """What a committee is told, without the names of meetings."""
    side = of.wanted
    if side.owner:
        yield words.say("Owner: {owner}.", owner=side.owner)
    if side.lasting:
        yield f"{_lasting(words, side)}."
    if of.moves_on and changes(of):
        yield words.say("It takes effect on {day}.", day=words.date(of.moves_on))
    if of.forums:
        yield words.count(
            "{n} forum has members, a rhythm and a mandate.",
            "{n} forums have members, a rhythm and a mandate.",
            sum(bool(one.members and one.rhythm and one.mandate) for one in of.forums),
        )
    if of.path:
        yield words.count(
            "A disagreement is settled within {n} working day.",
            "A disagreement is settled within {n} working days.",
            total_days(of.path),
        )


def _pairs(words: Words, file: OrganisationFile, of: Organisation) -> Iterator[PairReport]:
    """The questions of the sheet, today beside wanted; the same as the drawing tells."""
    asked = {one.key: one[words.language] for one in file.fields}
    today, wanted = of.today, of.wanted
    yield PairReport(
        label=words.say("How is it organised?"),
        today=drawn.name_of(words, file, today) or NOTHING,
        wanted=drawn.name_of(words, file, wanted) or NOTHING,
    )
    names = today.name or NOTHING, wanted.name or NOTHING
    yield PairReport(label=words.say("What is it called?"), today=names[0], wanted=names[1])
    owners = today.owner or NOTHING, wanted.owner or NOTHING
    yield PairReport(label=asked["owner"], today=owners[0], wanted=owners[1])
    yield PairReport(
        label=asked["permanent"],
        today=_lasting(words, today) or NOTHING,
        wanted=_lasting(words, wanted) or NOTHING,
    )
    yield PairReport(
        label=asked["moves_on"], today=NOTHING, wanted=_date(words, of.moves_on) or NOTHING
    )


def _lasting(words: Words, side: Side) -> str:
    """Whether it lasts; of a project until when, and what comes then."""
    if side.lasting == "permanent":
        return words.say("Permanent")
    if side.lasting != "project":
        return ""
    until = words.say("Project")
    if side.until:
        until = words.say("Project until {day}", day=words.date(side.until))
    if not side.after:
        return until
    return words.say("{until}. Then: {after}", until=until, after=side.after.removesuffix("."))


def _path(words: Words, path: tuple[Stage, ...]) -> Iterator[StageReport]:
    for n, stage in enumerate(path, 1):
        until = words.say("by working day {n}", n=total_days(path[:n]))
        yield StageReport(
            id=stage.id,
            who=stage.who or NOTHING,
            does=stage.does,
            days=words.count("{n} working day", "{n} working days", stage.days),
            until=until,
        )


def _total(words: Words, path: tuple[Stage, ...]) -> str:
    if not path:
        return ""
    return words.count(
        "{n} working day in all, when it goes the whole way.",
        "{n} working days in all, when it goes the whole way.",
        total_days(path),
    )


def _log(words: Words, of: Organisation) -> Iterator[EntryReport]:
    for entry in of.log:
        yield EntryReport(
            id=entry.id,
            what=entry.what or NOTHING,
            who=entry.who,
            when=_date(words, entry.when),
            why=entry.why,
            against=entry.against,
            review=_date(words, entry.review),
        )


def _date(words: Words, day: date | None) -> str:
    return words.date(day) if day else ""


def _lacks(words: Words) -> dict[Lack, str]:
    say = words.say
    return {
        "today": say("How you are organised today."),
        "wanted": say("How you want to be organised."),
        "lacks": say("What you need to know before you can choose, and who finds out."),
        "departments": say("Which departments it is about."),
        "owner": say("Who owns it on the executive board."),
        "lasting": say("Whether it is permanent or a project."),
        "until": say("When the project ends."),
        "after": say("What happens when the project has ended."),
        "moves_on": say("When you move from the one to the other."),
        "forums": say("Who meets, how often, and what they may decide."),
        "mandate": say("What each forum may decide: one or more have no mandate."),
        "path": say("Who settles a disagreement, and how fast."),
        "review": say("When you look at every decision again."),
    }


def _labels(words: Words, file: OrganisationFile) -> dict[str, str]:
    say, asked = words.say, {one.key: one[words.language] for one in (*file.fields, *file.log)}
    return {
        **asked,
        "question": say("Question"),
        "today_head": say("Today"),
        "wanted_head": say("Wanted"),
        "legend_today": say("Solid: as it is today"),
        "legend_wanted": say("Dashed: as you want it"),
        "owned": say("Who owns it, and who meets"),
        "forum": say("Forum"),
        "members": say("Members"),
        "rhythm": say("How often"),
        "mandate": say("Mandate"),
        "forums_none": say("No forum is written yet."),
        "path_heading": say("When you disagree: who settles it, and how fast"),
        "stage": say("Stage"),
        "stage_who": say("Who"),
        "stage_does": say("What they do"),
        "days": say("Time limit"),
        "path_none": say("No path is written yet."),
        "days_note": file.path.days_note[words.language],
        "log_heading": say("Decisions on how you organise"),
        "log_none": say("No decision is written yet."),
        "lacks_heading": say("What the sheet does not say yet"),
        "unknown_heading": say("What you still need to know"),
    }
