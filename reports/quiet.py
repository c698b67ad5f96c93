"""A Report for whoever was not in the room: its figures and promises, and nobody's own words."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reports.model import Report
    from reports.parts import Talked, TalkReport
    from reports.plan import PlanReport
    from words import Words


def quiet(report: Report, words: Words) -> Report:
    """The Report without reasons, arguments, notes and what would lift those who doubt.

    They are written freely about what people answered, and can tell who said what. Left out are
    also the sheets, the round before and known numbers, which were not shown to a public.
    """
    talk = _quiet_talk(report.talk, words) if report.talk else None
    plan = _quiet_plan(report.plan) if report.plan else None
    less = {"talk": talk, "plan": plan, "redesign": None, "compared": None, "known": ()}
    return report.model_copy(update=less)


def _quiet_talk(talk: TalkReport, words: Words) -> TalkReport:
    heading = words.count(
        "You have talked one statement through.",
        "You have talked {few} statements through.",
        len(talk.talked),
        few=words.spelled(len(talk.talked)),
    )
    talked = tuple(map(_without_words, talk.talked))
    return talk.model_copy(update={"talked": talked, "heading": heading})


def _without_words(one: Talked) -> Talked:
    """Its outcome stays; as unresolved it would have room for two arguments."""
    outcome = "noted" if one.outcome == "unresolved" else one.outcome
    less = {"reason": "", "low": "", "high": "", "others": (), "outcome": outcome}
    return one.model_copy(update=less)


def _quiet_plan(plan: PlanReport) -> PlanReport:
    return plan.model_copy(update={"doubts": (), "weighed": ()})
