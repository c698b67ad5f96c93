"""What the wall shows of a workshop as it stands: kicker, heading and all below it."""

from __future__ import annotations

from base64 import b64encode
from io import BytesIO
from typing import TYPE_CHECKING, Any, Final, NamedTuple

import segno

import workshop
from following import planning, profile, rungs, talking
from following.files import TEMPLATES

if TYPE_CHECKING:
    from following.scene import Scene
    from workshop import Ways

DARK, LIGHT = "#12211F", "#FFFFFF"
QUIET_ZONE: Final = 4
MOST_DISCS: Final = 40
PROMISED: Final = frozenset({"plan", "commit", "follow_up"})


class Way(NamedTuple):
    """The way in, as it is read from the wall; None of it where there is none."""

    link: str
    address: str
    code: str

    @property
    def signs(self) -> str:
        """The code in two halves."""
        middle = len(self.code) // 2
        return f"{self.code[:middle]}\N{NO-BREAK SPACE}{self.code[middle:]}"


class Picture(NamedTuple):
    """One picture on the wall; `rest` is HTML."""

    kind: str
    kicker: str
    heading: str
    lead: str
    rest: str


def way(ways: Ways | None, address: str) -> Way | None:
    """The way in, from the address at which phones find us."""
    if ways is None:
        return None
    return Way(f"{address}/join/{ways.link}", f"{address.partition('://')[2]}/join", ways.code)


def kind(scene: Scene) -> str:
    """Which picture it is."""
    shows = scene.now.wall.shows
    if shows == "pause":
        return "pause"
    if not scene.now.shown or shows in {"join", "far"}:
        return "join"
    if shows == "statement" and scene.statement is not None:
        return "statement"
    if shows == "vote" and scene.now.asked("dots"):
        return "vote"
    return "plan" if shows in PROMISED else "finding"


def picture(scene: Scene, lead_in: Way | None) -> Picture:
    """What the wall shows now."""
    which = kind(scene)
    heading, lead, values = _DRAWN[which](scene)
    rest = TEMPLATES.get_template(f"wall_{which}.html").render(
        say=scene.words.say,
        count=scene.words.count,
        spelled=scene.words.spelled,
        language=scene.language,
        now=scene.now,
        here=scene.now.here,
        fewest=scene.fewest,
        way=lead_in,
        qr=_qr(lead_in.link) if lead_in and which == "join" else "",
        **values,
    )
    return Picture(which, _kicker(scene, which), heading, lead, rest)


def _kicker(scene: Scene, which: str) -> str:
    here, words = scene.now.here, scene.words
    after = {
        "join": (here.name, words.date(here.meets_on) if here.meets_on else ""),
        "pause": (here.name,),
        "vote": (words.say("Plan, vote"),),
        "plan": (words.say("Plan"),),
    }.get(which)
    if which == "finding":
        after = (scene.report.kicker, scene.report.date)
    if which == "statement" and scene.statement:
        after = _where(scene)
    return "".join(f"· {part} " for part in after or () if part).strip()


def _where(scene: Scene) -> tuple[str, ...]:
    told, words = scene.statement, scene.words
    if told is None:
        return ()
    keys = [s.id for s in scene.report.agenda]
    number = words.say("{factor}, statement {number}", factor=told.factor, number=told.number)
    if told.id not in keys:
        return (number,)
    place = words.say("Talk, {n} of {all}", n=keys.index(told.id) + 1, all=len(keys))
    return place, number


Drawn = tuple[str, str, dict[str, Any]]


def _join(scene: Scene) -> Drawn:
    here, words, far = scene.now.here, scene.words, scene.now.far
    asked = workshop.asked(scene.content, here.questionnaire)
    if here.phase == "draft":
        heading = words.say("The workshop has not been opened yet.")
    elif here.phase == "open":
        minutes = words.spelled(workshop.minutes(len(asked)))
        heading = words.say(
            "Answer on your own phone. It takes about {minutes} minutes.", minutes=minutes
        )
    else:
        heading = words.say("The answers are closed.")
    promise = workshop.promise(words, here.mode, scene.content.method.limits.group_minimum.value)
    many = max(here.invited or 0, far.joined) if far else 0
    return (
        heading,
        "",
        {
            "open": here.phase == "open",
            "far": far,
            "many": many,
            "kinds": _kinds(scene, many),
            "discs": many <= MOST_DISCS,
            "promise": promise,
        },
    )


def _kinds(scene: Scene, many: int) -> tuple[tuple[str, int, str], ...]:
    far, say = scene.now.far, scene.words.say
    if far is None or not many:
        return ()
    on, left = far.begun - far.finished, many - far.begun
    return (
        ("full", far.finished, scene.words.count("{n} finished", "{n} finished", far.finished)),
        ("half", on, say("{n} on the way", n=on)),
        ("none", left, say("{n} not begun", n=left)),
    )


def _finding(scene: Scene) -> Drawn:
    found = profile.profile(scene)
    report = scene.report
    return report.finding, "" if found["lines"] else report.lead, found


def _statement(scene: Scene) -> Drawn:
    told = scene.statement
    if told is None:
        raise LookupError
    found = rungs.statement(scene, told) | {"talk": talking.talk(scene)}
    open_poll = scene.now.poll
    asking = open_poll if open_poll and open_poll.about == told.id else None
    return told.text, "", found | {"asking": asking}


def _vote(scene: Scene) -> Drawn:
    poll = scene.now.asked("dots")
    if poll is None:
        raise LookupError
    found, words = planning.dots(scene, poll), scene.words
    found |= workshop.leaf(found["options"], workshop.VOTED_ON, scene.now.wall.page)._asdict()
    if poll.open:
        lead = words.say("Put three dots on your phone. You may put several on the same step.")
        return words.say("Which steps will you begin with?"), lead, found
    if found["counts"] is None:
        lead = words.say(
            "Fewer than {fewest} voted, so nothing is shown. Choose without dots.",
            fewest=words.spelled(scene.fewest),
        )
        return words.say("The vote is closed."), lead, found
    lead = words.count(
        "{people} voted, {n} dot. The dots are advice: you choose yourselves what to begin with.",
        "{people} voted, {n} dots. The dots are advice: you choose yourselves what to begin with.",
        found["sum"],
        people=found["people"],
    )
    return _most(scene, found["leaders"]), lead, found


def _most(scene: Scene, leaders: tuple[str, ...]) -> str:
    words = scene.words
    if not leaders:
        return words.say("Nobody put a dot.")
    return words.count(
        "Step {letters} got the most dots.",
        "Steps {letters} got the most dots.",
        len(leaders),
        letters=words.together(leaders),
    )


def _plan(scene: Scene) -> Drawn:
    found = planning.plan(scene)
    found |= workshop.leaf(found["promises"], workshop.PROMISED, scene.now.wall.page)._asdict()
    return found["heading"], "", found


def _pause(scene: Scene) -> Drawn:
    until, words = scene.now.wall.until, scene.words
    if until is None:
        return words.say("Break"), "", {}
    return (
        words.say("Break until {time}", time=words.clock(until.astimezone(workshop.CLOCK))),
        "",
        {},
    )


_DRAWN = {
    "join": _join,
    "finding": _finding,
    "statement": _statement,
    "vote": _vote,
    "plan": _plan,
    "pause": _pause,
}


def _qr(link: str) -> str:
    """A link as a picture, dark on white whatever the theme."""
    drawn = BytesIO()
    code = segno.make(link, error="m", micro=False)
    code.save(drawn, kind="svg", border=QUIET_ZONE, dark=DARK, light=LIGHT, omitsize=True)
    return b64encode(drawn.getvalue()).decode()
