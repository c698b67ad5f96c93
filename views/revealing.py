"""The two steps: close for answers, which can be undone, and show them, which cannot.

The question stands there as it is, names the organisation and follows the count. Nothing is shown
where there would be nothing to see; then it says what to do instead.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

import advice
import anonymity
import workshop
from views import calm, coming, here, house, pieces, steering, sure, visitor

if TYPE_CHECKING:
    from collections.abc import Callable

    from views.coming import Coming
    from workshop import Progress, Workshop


@calm.live
def steps(of: Workshop) -> None:
    """What can be done now, and what comes after it."""
    found = coming.now(of)
    is_shut = of.phase == "shut"
    with st.container(key=here.key("rule-few" if _too_few(of, found) else "rule-steps")):
        left, right = st.columns([5, 7] if is_shut else [8, 4], gap="large")
        if _too_few(of, found):
            with left:
                _instead(of, found)
        else:
            with left:
                _closed(of) if is_shut else _close(of, found)
        with right:
            _show(of, found) if is_shut else _later(of, found)


def _close(of: Workshop, found: Coming) -> None:
    """Step one, while people answer."""
    say = visitor.the_words().say
    heading = say("Close for answers at {organisation}?", organisation=of.organisation)
    again = say("You can open again until the answers are shown.")
    st.html(pieces.step(1, heading, how_many(found.progress), again))
    if st.button(say("Close for answers"), type="primary", key=here.key("shut")):
        _do(of, lambda: workshop.shut(house.the_store(), visitor.the_desk(), of.id))


def _closed(of: Workshop) -> None:
    """Step one, when it is done, and the way back."""
    say = visitor.the_words().say
    what = say("The phones say that it is closed.")
    st.html(pieces.step(1, say("✓ Closed for answers"), what, done=True))
    _open_again(of)


def _open_again(of: Workshop) -> None:
    store, desk = house.the_store(), visitor.the_desk()
    if st.button(visitor.the_words().say("Open for answers again"), key=here.key("open-again")):
        _do(of, lambda: workshop.open_again(store, desk, of.id, now=visitor.now()))


def _later(of: Workshop, found: Coming) -> None:
    """Step two, before it can be taken."""
    words = visitor.the_words()
    what = words.say("Can be chosen when it is closed. It cannot be undone.")
    if _too_few(of, found):
        k = words.spelled(_fewest(of))
        what = words.say("Can be chosen when at least {k} have answered.", k=k)
    st.html(pieces.step(2, words.say("Show the answers"), what, done=True))


def _show(of: Workshop, found: Coming) -> None:
    """Step two: whose answers, how many are done and how many are not."""
    if _too_few(of, found):
        _later(of, found)
        return
    say = visitor.the_words().say
    heading = say("Show the answers of {organisation}?", organisation=of.organisation)
    cannot = say("The profile is worked out and shown at once. It cannot be undone.")
    st.html(pieces.step(2, heading, how_many(found.progress, len(found.waiting)), cannot))
    if st.button(say("Show the answers"), type="primary", key=here.key("reveal")):
        _do(of, lambda: _reveal(of))


def _instead(of: Workshop, found: Coming) -> None:
    """Too few have answered: why nothing can be shown, and three ways out."""
    words, answered = visitor.the_words(), found.progress.answered
    have = words.count("{n} has answered.", "{n} have answered.", answered)
    if not answered:
        have = words.say("Nobody has answered yet.")
    k = words.spelled(_fewest(of))
    heading = words.say(
        "{have} At least {k} are needed before anything can be shown.", have=have, k=k
    )
    ways = (
        words.say("You can do one of three things:"),
        words.say("Wait for more to answer."),
        words.say("Ask whether everybody agrees to answer openly, in a new workshop."),
        words.say("Answer together, on one screen."),
    )
    st.html(pieces.heading(heading) + pieces.paragraphs(ways[0]) + pieces.contents(ways[1:]))
    with st.container(horizontal=True):
        if of.phase == "shut":
            _open_again(of)
        if st.button(words.say("Answer openly"), key=here.key("openly")):
            _openly(of)
    st.html(pieces.onward(f"{here.front()}svar-sammen", words.say("Answer together")))


def _openly(of: Workshop) -> None:
    """A new draft of the same choices; who has answered here was promised something else."""
    store, desk, now = house.the_store(), visitor.the_desk(), visitor.now()
    try:
        new = workshop.copy(store, desk, of.id, now=now, new_id=workshop.new_token)
        workshop.change(store, desk, new.id, mode="open", now=now)
    except workshop.Refused as refused:
        calm.refused(refused)
    else:
        calm.gone_on(new.id, "forbered")


def _fewest(of: Workshop) -> int:
    return anonymity.minimum(here.shelves(of).method.limits, of.mode)


def _too_few(of: Workshop, found: Coming) -> bool:
    """Whether nothing would be shown: neither a profile nor what citizens say."""
    k = here.shelves(of).method.limits.group_minimum.value
    profile = anonymity.may_show(found.progress.answered, _fewest(of))
    return not profile and not anonymity.may_show(found.citizens, k)


def how_many(found: Progress, waiting: int = 0) -> str:
    """How many are done, underway and not begun, as sentences."""
    words = visitor.the_words()
    if not found.joined:
        return words.say("Nobody has joined yet.")
    done = words.count("{n} person is finished.", "{n} people are finished.", found.finished)
    if on := found.begun - found.finished:
        done += " " + words.count(
            "{n} is still answering, and what they have sent counts.",
            "{n} are still answering, and what they have sent counts.",
            on,
        )
    if idle := found.joined - found.begun:
        done += " " + words.count("{n} has not begun.", "{n} have not begun.", idle)
    if waiting:
        done += " " + words.count(
            "{n} is waiting to be let in, and stays outside.",
            "{n} are waiting to be let in, and stay outside.",
            waiting,
        )
    return done


def _do(of: Workshop, act: Callable[[], object]) -> None:
    """Do it, and draw the screen anew; or say why not."""
    try:
        act()
    except workshop.Refused as refused:
        calm.refused(refused)
    else:
        house.forget(of.id)
        st.rerun()


def _reveal(of: Workshop) -> None:
    """Show them for good, if there still is something to show, and go to the profile."""
    house.forget(of.id)
    if _too_few(of, coming.now(of)):
        return
    store, desk, today = house.the_store(), visitor.the_desk(), visitor.today()
    shelves, outcome = house.the_content(), advice.outcome
    workshop.reveal(store, shelves, desk, of.id, outcome=outcome, today=today)
    steering.show(of, steering.stands(of), "finding", "")
    calm.gone_on(of.id, "profil")


def on_paper(of: Workshop) -> None:
    """A draft in which all have come with a file is shown without being opened; asked twice."""
    words, found = visitor.the_words(), coming.now(of)
    if _too_few(of, found):
        k = words.spelled(_fewest(of))
        said = "Fewer than {k} people have answered anonymously, so nothing would be shown."
        st.html(pieces.notes((words.say(said, k=k),)))
        return
    heading = words.say("Show the answers of {organisation}?", organisation=of.organisation)
    cannot = words.say("It cannot be undone: after this nobody can answer or change an answer.")
    sure.twice(
        "reveal",
        words.say("Show the answers"),
        sure.said(heading, how_many(found.progress), cannot),
        yes=words.say("Yes, show them"),
        do=lambda: _reveal(of),
    )
