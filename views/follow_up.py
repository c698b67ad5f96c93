"""Follow-up: what became of each promise on day 30, 90 and 180; one page, also on paper."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

import streamlit as st

import workshop
from views import calm, here, house, pieces, reach, round_pieces, rounds, visitor

if TYPE_CHECKING:
    from collections.abc import Iterator

    from workshop import FollowUp, Promise, Reported, Standing, Status, Workshop

STATUSES: Final[tuple[Status, ...]] = ("done", "under_way", "dropped")
ORDER: Final[tuple[Standing, ...]] = (*STATUSES, "broken", "")
SAVED, WRONG = "followed", "not-followed"

words = visitor.the_words()


def finding(found: FollowUp) -> str:
    """How many promises stand how, in one sentence."""
    counted = Counter(map(found.standing, found.promises))
    first, *rest = [one for one in ORDER if counted[one]]
    parts = [_first(first, counted[first]), *(_next(one, counted[one]) for one in rest)]
    text = words.together(parts)
    return f"{text[:1].upper()}{text[1:]}."


def _first(standing: Standing, n: int) -> str:
    count, word = words.count, words.spelled(n)
    return {
        "done": lambda: count("{word} promise is kept", "{word} promises are kept", n, word=word),
        "under_way": lambda: count(
            "{word} promise is under way", "{word} promises are under way", n, word=word
        ),
        "dropped": lambda: count(
            "{word} promise is dropped", "{word} promises are dropped", n, word=word
        ),
        "broken": lambda: count(
            "{word} promise is broken", "{word} promises are broken", n, word=word
        ),
        "": lambda: count(
            "{word} promise has no status", "{word} promises have no status", n, word=word
        ),
    }[str(standing)]()


def _next(standing: Standing, n: int) -> str:
    count, word = words.count, words.spelled(n)
    return {
        "done": lambda: count("{word} is kept", "{word} are kept", n, word=word),
        "under_way": lambda: count("{word} is under way", "{word} are under way", n, word=word),
        "dropped": lambda: count("{word} is dropped", "{word} are dropped", n, word=word),
        "broken": lambda: count("{word} is broken", "{word} are broken", n, word=word),
        "": lambda: count("{word} has no status", "{word} have no status", n, word=word),
    }[str(standing)]()


def days(found: FollowUp) -> Iterator[tuple[str, str, bool]]:
    """The three follow-ups, and what has become of each."""
    for day in workshop.FOLLOW_UPS:
        on = found.on(day)
        if on == found.today:
            how = words.say("{day}, today", day=words.day(on))
        elif on < found.today and found.is_held(day):
            how = words.say("{day}, held", day=words.day(on))
        elif on < found.today:
            how = words.say("{day}, a status is missing", day=words.day(on))
        else:
            how = words.date(on)
        yield words.say("{n} days", n=day), how, on <= found.today


def row(of: Workshop, found: FollowUp, place: int, one: Promise) -> None:
    """One promise: what it is (left), and what became of it (right)."""
    untold = found.standing(one) in {"", "broken"}
    name = "promise-untold" if untold else "promise"
    with st.container(key=here.key(f"{name}-{one.action.id}")):
        left, right = st.columns([5, 6], gap="large")
        left.html(_what(of, found, place, one))
        with right:
            _how(found, one)
            _link(of, one)


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


def _how(found: FollowUp, one: Promise) -> None:
    """The three choices, none of them chosen before, and what there is to tell of it."""
    say, standing = words.say, found.standing(one)
    stands = standing if standing in STATUSES else None
    status = st.radio(
        say("How does it go? {promise}", promise=pieces.markdown(one.action.title)),
        STATUSES,
        index=STATUSES.index(stands) if stands else None,
        format_func=lambda status: names()[status],
        key=key(found, one, "status"),
        horizontal=True,
        label_visibility="collapsed",
    )
    signs = [(say("First sign"), one.action.first_sign)] if one.action.first_sign else []
    st.html(round_pieces.told(signs, none(found, one), _when(found, one)))
    st.html(round_pieces.for_paper(_texts(one.last)))
    if status:
        last = one.last.report if one.last and stands else None
        st.text_area(
            say("What did the first sign show?"),
            last.sign if last else "",
            key=key(found, one, "tell-sign"),
            max_chars=2000,
            height=68,
        )
    if status == "dropped":
        st.text_area(
            say("Why is it dropped?"),
            last.why if last else "",
            key=key(found, one, "tell-why"),
            max_chars=2000,
            height=68,
        )
    wrong = st.session_state.get(here.key(WRONG), {}).get(one.action.id)
    if wrong:
        calm.refused(wrong)


def names() -> dict[str, str]:
    """What a promise can be said to be."""
    say = words.say
    return {"done": say("Kept"), "under_way": say("Under way"), "dropped": say("Dropped")}


def none(found: FollowUp, one: Promise) -> str:
    """That nobody has told, or that the promise is broken."""
    standing = found.standing(one)
    if standing == "broken":
        return words.say("Broken: nobody had told of it on day 180.")
    if standing == "":
        told_before = one.last is not None
        return (
            words.say("Nobody has told since the last follow-up.")
            if told_before
            else words.say("Nobody has told anything yet.")
        )
    return ""


def _texts(last: Reported | None) -> list[tuple[str, str]]:
    """What was written, for paper."""
    if last is None:
        return []
    say, said = words.say, last.report
    pairs = ((say("What did it show?"), said.sign), (say("Why is it dropped?"), said.why))
    return [(label, text) for label, text in pairs if text]


def _when(found: FollowUp, one: Promise) -> str:
    """Who told last, and when; and that it came when the promise stood as broken."""
    if one.last is None:
        return ""
    say, day = words.say, words.date(visitor.here_and_now(one.last.at).date())
    status = names()[one.last.report.status]
    told = (
        say("Told by the owner on {day}: {status}", day=day, status=status)
        if one.last.report.by_owner
        else say("Told on {day}: {status}", day=day, status=status)
    )
    late = say("It came after day 180.") if found.is_late(one.last) else ""
    return f"{told}. {late}" if late else told


def _link(of: Workshop, one: Promise) -> None:
    """A link for the owner, shown once; it is copied and not mailed."""
    kept = here.key(f"owner-{one.action.id}")
    with st.container(key=here.key(f"unprinted-{one.action.id}")):
        if link := st.session_state.get(kept):
            once = words.say("Copy the link to the owner now. It is not shown again.")
            st.html(pieces.saved(once) + pieces.secret(link) + reach.alone())
        elif st.button(
            words.say("Make a link for the owner"), key=here.key(f"link-{one.action.id}")
        ):
            token = workshop.link_for_owner(
                *(house.the_store(), visitor.the_desk(), of.id, one.action.id),
                today=visitor.today(),
                new_token=workshop.new_token,
            )
            st.session_state[kept] = f"{visitor.the_address()}/report/{token}"
            st.rerun()


def key(found: FollowUp, one: Promise, name: str) -> str:
    """The name of a field of this promise, at this follow-up, as it was said last."""
    return here.key(f"{name}-{one.action.id}-{found.day}-{found.seen(one)}")


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
    status = st.session_state.get(key(found, one, "status"))
    sign = _written(found, one, "tell-sign")
    why = _written(found, one, "tell-why") if status == "dropped" else ""
    last = one.last.report if one.last and found.standing(one) in STATUSES else None
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


def _written(found: FollowUp, one: Promise, name: str) -> str:
    return (st.session_state.get(key(found, one, name)) or "").strip()


def screen(of: Workshop, found: FollowUp) -> None:
    """The whole page."""
    say = words.say
    after = words.say("Follow-up after {n} days", n=found.day)
    kicker = (of.organisation, of.name, after, words.date(found.today))
    st.html(pieces.opening(filter(None, kicker), finding(found)) + round_pieces.days(days(found)))
    for place, one in enumerate(found.promises, 1):
        row(of, found, place, one)
    left, right = st.columns(2, gap="large")
    what = say(
        "Put the date right, find another owner, or drop the promise and write why. Promises "
        "without a status on day 180 stand as broken in the report."
    )
    left.html(pieces.section(say("What do you do now?")) + pieces.paragraphs(what))
    with right:
        st.html(
            pieces.section(say("Take the page with you"))
            + pieces.paragraphs(say("One sheet for the board: print this page."))
        )
        if st.button(say("Save the follow-up"), key=here.key("save"), type="primary"):
            save(of, found)
        if st.session_state.pop(here.key(SAVED), False):
            st.html(pieces.saved(say("✓ Saved")))
        st.page_link("next_round.py", label=say("To the next round"))


def nothing(of: Workshop) -> None:
    """There is no promise to follow up."""
    finding = words.say("There are no promises to follow up yet")
    what = words.say("Choose steps in the plan first. Each gets an owner, a date and a first sign.")
    st.html(pieces.opening((of.organisation, of.name), finding, what))
    st.page_link("profile.py", label=words.say("See the profile"))


if workshop_here := here.the_workshop():
    workshop.schedule(house.the_store(), workshop_here.id, visitor.today())
    plan = rounds.follow_up(workshop_here)
    if plan:
        screen(workshop_here, plan)
    else:
        nothing(workshop_here)
else:
    calm.no_workshop()
