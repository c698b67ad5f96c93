"""What leader and coordinator must be able to do, told."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from reports.redesign.profiles import NeedReport, ProfileReport, ProfilesReport, RungReport
from reports.telling.at_hand import upper
from sheets import Whose, competence, gaps

if TYPE_CHECKING:
    from collections.abc import Iterator

    from content import ProfilesFile, Redesign
    from reports.telling.at_hand import AtHand
    from sheets import Gaps, Need, Profiles
    from words import Words

SIGNS: Final = {"strong": "●", "some": "◐", "missing": "○"}
"""The sign of each key of the scale; of any other "?"."""
WHOSE: Final[tuple[Whose, ...]] = ("leader", "coordinator")


def profiles(at_hand: AtHand, shelf: Redesign, filled: Profiles) -> ProfilesReport:
    """The sheet, in the language of the report."""
    file, words = shelf.profiles, at_hand.words
    language, say, heaps = words.language, words.say, gaps(filled)
    scale = {
        one.key: RungReport(key=one.key, sign=SIGNS.get(one.key, "?"), text=one[language])
        for one in file.scale
    }
    names = {"leader": say("Leader"), "coordinator": say("Coordinator")}
    left = (*heaps.idle, *heaps.to_plan)
    finding = _headline(file, filled, heaps, words)
    told = {need.id: _need(file, need, scale, words) for need in filled.needs}
    return ProfilesReport(
        title=file.title[language],
        finding=finding,
        lead=file.lead[language],
        brief=tuple(_brief(finding, filled, heaps, words)),
        caution=file.caution[language],
        scale=tuple(scale.values()),
        profiles=tuple(
            ProfileReport(
                whose=whose, name=names[whose], needs=tuple(told[n.id] for n in filled.of(whose))
            )
            for whose in WHOSE
        ),
        left_heading=words.count(
            "One gap is not in the plan",
            "{spelled} gaps are not in the plan",
            len(left),
            spelled=upper(words.spelled(len(left))),
        )
        if left
        else "",
        left=tuple(told[key].see for key in left),
        to_plan=file.to_plan[language].format(count=len(heaps.planned)),
        source=file.sources_note[language],
    )


def _brief(finding: str, sheet: Profiles, heaps: Gaps, words: Words) -> Iterator[str]:
    """The gaps; of a sheet without any only how many competences stand on it."""
    chosen = len(sheet.needs)
    if chosen > 1 and (heaps.idle or heaps.to_plan or heaps.planned):
        yield finding
    elif chosen:
        yield words.count(
            "One competence is described.",
            "{spelled} competences are described.",
            chosen,
            spelled=upper(words.spelled(chosen)),
        )


def _headline(file: ProfilesFile, sheet: Profiles, heaps: Gaps, words: Words) -> str:
    every, planned = len(sheet.needs), len(heaps.planned)
    lacking = len(heaps.idle) + len(heaps.to_plan) + planned
    unsaid = sum(not need.now for need in sheet.needs)
    if not every:
        return file.title[words.language]
    if lacking:
        return f"{_lacking(lacking, every, words)} {_planned(planned, words)}"
    if unsaid:
        return words.count(
            "You have not yet said how it stands with one competence.",
            "You have not yet said how it stands with {spelled} competences.",
            unsaid,
            spelled=words.spelled(unsaid),
        )
    return words.say("You lack none of the competences that you chose.")


def _lacking(lacking: int, every: int, words: Words) -> str:
    spelled, of = upper(words.spelled(lacking)), words.spelled(every)
    if every == 1:
        return words.say("The competence that you chose is a gap.")
    return words.count(
        "One of {of} competences is a gap.",
        "{spelled} of {of} competences are gaps.",
        lacking,
        spelled=spelled,
        of=of,
    )


def _planned(planned: int, words: Words) -> str:
    if not planned:
        return words.say("None is in the plan.")
    return words.count(
        "One is in the plan.",
        "{spelled} are in the plan.",
        planned,
        spelled=upper(words.spelled(planned)),
    )


def _need(file: ProfilesFile, need: Need, scale: dict[str, RungReport], words: Words) -> NeedReport:
    known = competence(file, need)
    see = known.see[words.language] if known else need.see
    return NeedReport(
        id=need.id,
        see=upper(see) or words.say("A competence without words"),
        now=scale.get(need.now),
        needed=need.needed,
        present=need.present,
        action=need.action,
        owner=need.owner,
        looks_on=words.date(need.looks_on) if need.looks_on else "",
        gap=need.gap,
        planned=bool(need.planned),
        state=_state(need, words),
        open=need.gap and not need.planned,
    )


def _state(need: Need, words: Words) -> str:
    if not need.gap:
        return ""
    if need.planned:
        return words.say("in the plan")
    return words.say("not in the plan") if need.action else words.say("nothing agreed yet")
