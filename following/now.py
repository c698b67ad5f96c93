"""What walls and phones follow: how a workshop stands now, and two stamps that change when it does.

A wall's stamp changes with everything that it shows; a phone's only with what phones show, so that
three hundred of them are not woken by every note and every vote.
"""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING, NamedTuple

import told
import workshop
from reports import Plan
from workshop import Decision, Poll, Wall

if TYPE_CHECKING:
    from reports import Promise
    from workshop import Progress, Pulse, Store, Workshop


class Now(NamedTuple):
    """How a workshop stands now. `far` is how far people are, while they answer."""

    here: Workshop
    wall: Wall
    polls: tuple[Poll, ...] = ()
    decided: Decision | None = None
    plan: Plan = Plan()
    talk: told.Talk = told.Talk()
    voted: int = 0
    joined: int = 0
    far: Progress | None = None

    @property
    def poll(self) -> Poll | None:
        """What the phones are asked just now."""
        return next((poll for poll in self.polls if poll.open), None)

    @property
    def shown(self) -> bool:
        """Whether the answers have been shown."""
        return self.here.phase in told.SHOWN

    @property
    def promises(self) -> tuple[Promise, ...]:
        """What the room has chosen to do, in its order."""
        return self.plan.chosen

    def asked(self, kind: str, about: str = "") -> Poll | None:
        """The newest poll of a kind: the open one, or that of the last round."""
        every = [poll for poll in self.polls if (poll.kind, poll.about) == (kind, about)]
        return max(every, key=lambda poll: poll.round, default=None)


class Seen(NamedTuple):
    """What was read, what told that it had changed, and the two stamps."""

    now: Now
    pulse: Pulse
    wall: str
    phone: str


def read(store: Store, workshop_id: str, pulse: Pulse) -> Seen | None:
    """How a workshop stands; None where it is deleted."""
    here = store.workshop(workshop_id)
    if here is None:
        return None
    wall = workshop.the_wall(store, workshop_id).wall
    if here.phase not in told.SHOWN:
        return seen(Now(here, wall), pulse)
    said = workshop.decisions(store, workshop_id).get(wall.statement)
    return seen(
        Now(
            here,
            wall,
            workshop.polls(store, workshop_id),
            _aloud(said.decision) if said else None,
            told.plan(store, workshop_id),
            told.talk(store, workshop_id),
            pulse.voted,
            store.joined(workshop_id),
        ),
        pulse,
    )


def seen(now: Now, pulse: Pulse) -> Seen:
    """What was read, with its stamps."""
    quiet = now._replace(voted=0, joined=0, far=None, talk=told.Talk(), here=_plain(now.here))
    return Seen(now, pulse, _stamp(now), _stamp(quiet))


def _plain(here: Workshop) -> Workshop:
    """A workshop without what phones do not show."""
    return here.model_copy(update={"archived": False, "due_on": None, "delete_on": None})


def _aloud(decision: Decision) -> Decision | None:
    """What was decided, without what is not for the wall; None where nothing was."""
    if decision.level is None and not decision.unresolved:
        return None
    quiet = {"note": "", "evidence": "", "looks": "", "looks_on": None}
    return decision.model_copy(update=quiet)


def _stamp(now: Now) -> str:
    return sha256(repr(now).encode()).hexdigest()[:16]
