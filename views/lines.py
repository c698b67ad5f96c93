"""One workshop as a row of the list: whose, how far, when, how many, and the one thing to do."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from views import here, phrases, visitor

if TYPE_CHECKING:
    from datetime import date

    from workshop import Listed, Near, Urgency, Workshop

FOLLOWED = frozenset({"overdue", "follow"})
"""What asks for the promises to be looked at."""


class Line(NamedTuple):
    """A row. `made` and, in short, `at` tell it apart from others of its name.

    `over` is whether it is overdue.
    """

    organisation: str
    name: str
    made: str
    at: str
    cover: str
    far: str
    when: str
    over: bool
    status: str
    do: str
    on: str


def line(of: Workshop, page: Listed, near: Near) -> Line:
    """A workshop's row on a page of the list."""
    urgency, begun = near.of(of), page.begun.get(of.id, 0)
    do, screen = _to_do(of, begun, urgency)
    return Line(
        organisation=of.organisation,
        name=of.name or phrases.kind(of, on_paper=of.id in page.on_paper),
        made=_made(of),
        at=_at(of, near.today),
        cover=here.address(of.id),
        far=_far(of, urgency),
        when=_followed(of, urgency, near.today) or _when(of, urgency, near.today),
        over=urgency in {"late", "overdue"},
        status=_status(of, begun, urgency),
        do=do,
        on=here.address(of.id, screen),
    )


def _far(of: Workshop, urgency: Urgency) -> str:
    is_followed = urgency in FOLLOWED
    return visitor.the_words().say("Follow-up") if is_followed else phrases.far(of)


def _at(of: Workshop, today: date) -> str:
    words, moment = visitor.the_words(), visitor.here_and_now(of.created)
    day, clock = _day(moment.date(), today), words.clock(moment)
    return words.say("made {day} at {clock}", day=day, clock=clock)


def _made(of: Workshop) -> str:
    """Day and time on which it was made, which tell two workshops of one name apart."""
    words, moment = visitor.the_words(), visitor.here_and_now(of.created)
    day, clock = words.date(moment.date()), words.clock(moment)
    if of.kind == "private":
        return words.say("Prepared {day} at {clock}", day=day, clock=clock)
    return words.say("Begun {day} at {clock}", day=day, clock=clock)


def _when(of: Workshop, urgency: Urgency, today: date) -> str:
    """The day that matters now."""
    words, day = visitor.the_words(), of.meets_on
    if urgency == "late" and day:
        return words.count("{n} day over", "{n} days over", (today - day).days)
    if urgency in {"leaving", "archived"} and of.delete_on:
        return words.say("deleted after {day}", day=_day(of.delete_on, today))
    if of.revealed_on:
        return words.say("shown {day}", day=_day(of.revealed_on, today))
    if day is None:
        return words.say("no meeting day")
    if 0 <= (day - today).days <= 1:
        return words.say("meets tomorrow") if day > today else words.say("meets today")
    return words.say("meets {day}", day=_day(day, today))


def _followed(of: Workshop, urgency: Urgency, today: date) -> str:
    """In how many days, or how many days ago, the promises were to be looked at."""
    if urgency not in FOLLOWED or of.due_on is None:
        return ""
    words, days = visitor.the_words(), (of.due_on - today).days
    if days < 0:
        return words.count("{n} day over", "{n} days over", -days)
    return words.count("in {n} day", "in {n} days", days) if days else words.say("today")


def _day(day: date, today: date) -> str:
    words = visitor.the_words()
    return words.day(day) if day.year == today.year else words.date(day)


def _status(of: Workshop, begun: int, urgency: Urgency) -> str:
    """How many have answered, or how many statements the room has; never what."""
    words = visitor.the_words()
    if urgency in FOLLOWED:
        return words.say("a promise has no status")
    if of.kind == "together":
        return words.say("{done} of {all} statements", done=begun, all=len(here.asked(of)))
    if of.phase == "draft":
        return words.say("nobody can answer yet")
    if of.invited and begun <= of.invited:
        return words.say("{n} of {all} have answered", n=begun, all=of.invited)
    return words.count("{n} has answered", "{n} have answered", begun)


def _to_do(of: Workshop, begun: int, urgency: Urgency) -> tuple[str, str]:
    """The one thing to do, and the screen on which it is done."""
    say = visitor.the_words().say
    if urgency in FOLLOWED:
        return say("Follow up"), "opfoelgning"
    if of.kind == "together" and begun < len(here.asked(of)):
        return say("Go on answering"), "svar-sammen"
    if of.kind == "private" and of.phase == "draft":
        return say("Get it ready"), "undervejs"
    if of.kind == "private" and of.phase in {"open", "shut"}:
        late = urgency in {"late", "shut"}
        return say("Show the answers") if late else say("To the workshop"), "undervejs"
    if urgency == "leaving":
        return say("Get the report"), "rapport"
    return (say("Talk about them"), "dagsorden") if urgency == "shown" else _seen()


def _seen() -> tuple[str, str]:
    return visitor.the_words().say("See the profile"), "profil"
