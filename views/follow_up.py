"""Follow-up: what became of each promise on day 30, 90 and 180; one page, also on paper."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import streamlit as st

import workshop
from views import (
    calm,
    here,
    house,
    phrases,
    pieces,
    promise_words,
    reach,
    round_pieces,
    rounds,
    visitor,
)

if TYPE_CHECKING:
    from workshop import FollowUp, Promise, Report, Reported, Status, Workshop

STATUSES: Final[tuple[Status, ...]] = ("done", "under_way", "dropped")
SAVED, WRONG = "followed", "not-followed"

words = visitor.the_words()


def row(of: Workshop, found: FollowUp, place: int, one: Promise) -> None:
    """One promise: what it is (left), and what became of it (right)."""
    untold = found.standing(one) in {"", "broken"}
    name = "promise-untold" if untold else "promise"
    with st.container(key=here.key(f"{name}-{one.action.id}")):
        left, right = st.columns([5, 6], gap="large")
        left.html(_what(of, found, place, one))
        with right:
            _how(of, found, one)


def _what(of: Workshop, found: FollowUp, place: int, one: Promise) -> str:
    action, days_over = one.action, 0
    about = [action.owner or words.say("no owner")]
    if action.due:
        about.append(words.say("by {day}", day=words.date(action.due)))
        days_over = (found.today - action.due).days
    late = days_over > 0 and found.standing(one) not in {"done", "dropped"}
    over = words.count("{n} day over", "{n} days over", days_over) if late else ""
    names = {factor.id: factor.short[words.language] for factor in here.shelves(of).factors}
    factor = names.get(action.factor, "")
    return round_pieces.promise(place, factor[:1].upper() + factor[1:], action.title, about, over)


def _how(of: Workshop, found: FollowUp, one: Promise) -> None:
    """The three choices, none of them chosen before, and what there is to tell of it."""
    standing = found.standing(one)
    stands = standing if standing in STATUSES else None
    status = st.radio(
        words.say("How is it going? {promise}", promise=pieces.markdown(one.action.title)),
        STATUSES,
        index=STATUSES.index(stands) if stands else None,
        format_func=lambda status: promise_words.names()[status],
        key=key(found, one, "status"),
        horizontal=True,
        label_visibility="collapsed",
        width="stretch",
    )
    opened = bool(st.session_state.get(key(found, one, "writes")))
    writes = bool(status) and (status != stands or opened)
    st.html(_so_far(found, one, writes=writes))
    if writes:
        _fields(found, one, status, one.last.report if one.last and stands else None)
    if wrong := st.session_state.get(here.key(WRONG), {}).get(one.action.id):
        calm.refused(wrong)
    with st.container(key=here.key(f"unprinted-{one.action.id}"), horizontal=True):
        if stands and not writes and st.button(words.say("Correct"), key=key(found, one, "right")):
            st.session_state[key(found, one, "writes")] = True
            st.rerun()
        _link(of, one)


def _so_far(found: FollowUp, one: Promise, *, writes: bool) -> str:
    """The first sign, and what was said; where it is being written, that only on paper."""
    signs = [(words.say("First sign"), one.action.first_sign)] if one.action.first_sign else []
    said = _texts(one.last)
    pairs = signs if writes else [*signs, *said]
    shown = round_pieces.told(pairs, promise_words.none(found, one), promise_words.when(found, one))
    return shown + (round_pieces.for_paper(said) if writes else "")


def _fields(found: FollowUp, one: Promise, status: str | None, last: Report | None) -> None:
    """Where it is written what the first sign showed, and why a promise is dropped."""
    asked = {"tell-sign": (words.say("What did the first sign show?"), last.sign if last else "")}
    if status == "dropped":
        asked["tell-why"] = (words.say("Why is it dropped?"), last.why if last else "")
    for name, (label, text) in asked.items():
        st.text_area(label, text, key=key(found, one, name), max_chars=2000, height=68)


def _texts(last: Reported | None) -> list[tuple[str, str]]:
    """What was written, for paper."""
    if last is None:
        return []
    say, said = words.say, last.report
    pairs = ((say("What did it show?"), said.sign), (say("Why is it dropped?"), said.why))
    return [(label, text) for label, text in pairs if text]


def _link(of: Workshop, one: Promise) -> None:
    """A link for the owner, shown once; it is copied and not mailed."""
    kept, say = here.key(f"owner-{one.action.id}"), words.say
    if link := st.session_state.get(kept):
        once = say("Copy the link to the owner now. It is not shown again.")
        st.html(pieces.saved(once) + pieces.secret(link) + reach.alone())
    elif st.button(say("Make a link for the owner"), key=here.key(f"link-{one.action.id}")):
        token = workshop.link_for_owner(
            *(house.the_store(), visitor.the_desk(), of.id, one.action.id),
            today=visitor.today(),
            new_token=workshop.new_token,
        )
        st.session_state[kept] = f"{visitor.the_address()}/report/{token}"
        st.rerun()


def key(found: FollowUp, one: Promise, name: str, seen: int | None = None) -> str:
    """The name of a field of this promise, at this follow-up, as it was said last."""
    stands = found.seen(one) if seen is None else seen
    return here.key(f"{name}-{one.action.id}-{found.day}-{stands}")


def save(of: Workshop, found: FollowUp) -> None:
    """Keep what has been changed; what is refused is said where it stands."""
    wrong: dict[str, workshop.Refused] = {}
    for one in found.promises:
        try:
            _keep(of, found, one)
        except workshop.Refused as refused:
            wrong[one.action.id] = refused
    st.session_state[here.key(WRONG)] = wrong
    st.session_state[here.key(SAVED)] = not wrong
    st.rerun()


def _keep(of: Workshop, found: FollowUp, one: Promise) -> None:
    """Keep what is chosen and written, where it is not what stands already."""
    if _told_meanwhile(found, one):
        raise workshop.meanwhile()
    status = st.session_state.get(key(found, one, "status"))
    last = one.last.report if one.last and found.standing(one) in STATUSES else None
    sign = _written(found, one, "tell-sign", last.sign if last else "")
    why = _written(found, one, "tell-why", last.why if last else "") if status == "dropped" else ""
    if status is None or (last and (last.status, last.sign, last.why) == (status, sign, why)):
        return
    workshop.report(
        *(house.the_store(), visitor.the_desk(), of.id, one.action.id, status),
        sign=sign,
        why=why,
        seen=found.seen(one),
        today=visitor.today(),
        now=visitor.now(),
    )


def _told_meanwhile(found: FollowUp, one: Promise) -> bool:
    """Whether this window still says something else than another has told since it was drawn."""
    said = found.seen(one) and one.last
    stood = [
        (key(found, one, "status", seen), key(found, one, "tell-sign", seen))
        for seen in range(found.seen(one))
    ]
    now = (said.report.status, said.report.sign) if said else ()
    return any(
        (status, st.session_state.get(sign, now[1])) != now
        for name, sign in stood
        if now and (status := st.session_state.get(name)) is not None
    )


def _written(found: FollowUp, one: Promise, name: str, stands: str) -> str:
    """What is written in a field; what stands, where the field is not shown."""
    return str(st.session_state.get(key(found, one, name), stands)).strip()


def screen(of: Workshop, found: FollowUp) -> None:
    """The whole page."""
    after = words.say("Follow-up after {n} days", n=found.day)
    kicker = (*phrases.whose(of), after, words.date(found.today))
    st.html(pieces.opening(filter(None, kicker), promise_words.finding(found)))
    st.html(round_pieces.days(promise_words.days(found)))
    for one in filter(lambda one: _told_meanwhile(found, one), found.promises):
        st.session_state.setdefault(here.key(WRONG), {})[one.action.id] = workshop.meanwhile()
    for place, one in enumerate(found.promises, 1):
        row(of, found, place, one)
    with st.container(key=here.key("unprinted-end")):
        ending(of, found)


def ending(of: Workshop, found: FollowUp) -> None:
    """What to do now; on paper only the promises stand."""
    say = words.say
    left, right = st.columns(2, gap="large")
    what = say(
        "Correct the date, find another owner, or drop the promise and write why. Promises "
        "without a status on day 180 are shown as broken in the report."
    )
    left.html(pieces.section(say("What do you do now?")) + pieces.paragraphs(what))
    with right:
        st.html(
            pieces.section(say("Take the page with you"))
            + pieces.paragraphs(say("One sheet for the executive board: print this page."))
        )
        if st.button(say("Save the follow-up"), key=here.key("save"), type="primary"):
            save(of, found)
        if st.session_state.pop(here.key(SAVED), False):
            st.html(pieces.saved(say("✓ Saved")))
        here.link("next_round.py", say("To the next round"))


def nothing(of: Workshop) -> None:
    """There is no promise to follow up."""
    finding = words.say("There are no promises to follow up yet")
    what = words.say("Choose steps in the plan first. Each gets an owner, a date and a first sign.")
    st.html(pieces.opening(filter(None, phrases.whose(of)), finding, what))
    here.link("profile.py", words.say("See the profile"))


if workshop_here := here.the_workshop():
    workshop.schedule(house.the_store(), workshop_here.id, visitor.today())
    plan = rounds.follow_up(workshop_here)
    if plan:
        screen(workshop_here, plan)
    else:
        nothing(workshop_here)
else:
    calm.no_workshop()
