"""What a phone shows after the reveal: the wall's picture in small, with one's own answer in it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NamedTuple

import workshop
from following import planning, profile, rungs
from following.files import TEMPLATES

if TYPE_CHECKING:
    from collections.abc import Mapping

    from following.scene import Scene
    from workshop import Poll, Vote

RUNGS: Final = 6


class Own(NamedTuple):
    """What one person has said: answers at the reveal, and the ballot in the open poll."""

    phone: str
    answers: Mapping[str, str]
    ballot: Vote | None = None
    saved: bool = False
    wrong: str = ""


class View(NamedTuple):
    """What stands on a phone. `key` is the same as long as it is about the same thing."""

    key: str
    html: str


def view(scene: Scene, own: Own, base: str) -> View:
    """What a phone shows now."""
    key, template, values = _found(scene, own)
    html = TEMPLATES.get_template(template).render(
        say=scene.words.say,
        count=scene.words.count,
        spelled=scene.words.spelled,
        here=scene.now.here,
        now=scene.now,
        own=own,
        base=base,
        place=f"{base}/answer/{scene.now.here.id}/now",
        anonymous=scene.now.here.mode == "anonymous",
        fewest=scene.words.spelled(scene.fewest),
        **values,
    )
    return View(key, html)


Found = tuple[str, str, dict[str, Any]]


def _found(scene: Scene, own: Own) -> Found:
    poll = scene.now.poll
    if poll is not None and scene.now.here.phase == "revealed":
        return _asked(scene, poll, own)
    return _follows(scene, own)


def _follows(scene: Scene, own: Own) -> Found:
    wall = scene.now.wall
    counted = scene.now.asked("dots")
    if scene.now.here.phase == "closed" or wall.shows in {"plan", "commit", "follow_up"}:
        return "plan", "phone_plan.html", planning.plan(scene)
    if wall.shows == "statement" and scene.statement is not None:
        return _statement(scene, own)
    if wall.shows == "vote" and counted:
        return f"voted {counted.id}", "phone_voted.html", planning.dots(scene, counted)
    if wall.shows == "pause":
        until = wall.until and scene.words.clock(wall.until.astimezone(workshop.CLOCK))
        return "pause", "phone_pause.html", {"until": until}
    return "finding", "phone_finding.html", profile.profile(scene)


def _statement(scene: Scene, own: Own) -> Found:
    told = scene.statement
    if told is None:
        raise LookupError
    values = rungs.statement(scene, told) | {"mine": own.answers.get(told.id)}
    return f"statement {told.id}", "phone_statement.html", values


def _asked(scene: Scene, poll: Poll, own: Own) -> Found:
    ballot = own.ballot or workshop.Vote()
    key = f"poll {poll.id}"
    if poll.kind == "rerate" and (told := scene.told_of(poll.about)):
        before = own.answers.get(told.id)
        values = {"of": told, "poll": poll, "ballot": ballot, "before": before}
        return key, "phone_rerate.html", values | {"most": workshop.MOST_ROUNDS}
    if poll.kind == "dots":
        left = workshop.DOTS - sum(ballot.dots.values())
        values = {"poll": poll, "ballot": ballot, "left": left, "three": workshop.DOTS}
        return key, "phone_dots.html", values | {"options": planning.options(scene, poll)}
    values = {"poll": poll, "ballot": ballot, "levels": planning.backing(scene)}
    return key, "phone_commit.html", values | planning.plan(scene)


def mine(scene: Scene, answers: Mapping[str, str]) -> list[dict[str, str]]:
    """Everything somebody has answered, in words."""
    return [
        {
            "number": scene.content.numbers[key],
            "text": scene.content.statements[key].text[scene.language],
            "answer": in_words(scene, key, answers.get(key)),
        }
        for key in workshop.asked(scene.content, scene.now.here.questionnaire)
    ]


def in_words(scene: Scene, statement: str, answer: str | None) -> str:
    """An answer as it was chosen."""
    say = scene.words.say
    if answer is None:
        return say("You did not answer this statement.")
    if answer.isdecimal():
        return f"{answer} {scene.content.rungs(statement)[int(answer)].text[scene.language]}"
    return say("Don't know") if answer == "dont_know" else say("Not relevant here")
