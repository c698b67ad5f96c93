"""What the phones are asked of the plan: dots on what could be done, and how strongly it is backed.

Each moves the wall along. Nothing is shown before it is counted, and then as counts.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

import workshop
from views import calm, here, house, pieces, plan_pieces, promising, steering, told, visitor
from views.plan_pieces import Dotted

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from reports import Plan, PlanReport, Report
    from workshop import Poll, Shows, Workshop

MOST, USUAL = 16, workshop.VOTED_ON


def show(of: Workshop, report: Report, plan: Plan, shown: PlanReport, *, may: bool) -> None:
    """The vote, then the commitment; where nothing can be asked any more, what was said."""
    polls = {poll.kind: poll for poll in workshop.polls(house.the_store(), of.id)}
    _vote(of, report, polls.get("dots"), may=may)
    if plan.chosen or "commit" in polls:
        _commitment(of, shown, plan, polls.get("commit"), may=may)


def move_wall(of: Workshop, shows: Shows, poll: str = "") -> None:
    """Let the wall show this; what else it knows stays."""
    store = house.the_store()
    wall = workshop.the_wall(store, of.id).wall.model_copy(
        update={"shows": shows, "poll": poll, "page": 0}
    )
    workshop.show(store, visitor.the_desk(), of.id, wall, now=visitor.now())


def _turn(of: Workshop, every: Sequence[object], at_once: int) -> None:
    """The wall's next page, where more is to stand on it than there is room for."""
    name = visitor.the_words().say("Show the next ones on the wall")
    if workshop.leaf(every, at_once).pages < 2:
        return
    if st.button(name, key=here.key(f"turn-{at_once}"), type="tertiary"):
        wall = steering.stands(of)
        steering.put(of, wall.model_copy(update={"page": wall.page + 1}))


# Dots.


def _vote(of: Workshop, report: Report, poll: Poll | None, *, may: bool) -> None:
    say = visitor.the_words().say
    if poll is None and not may:
        return
    st.html(
        pieces.section(
            say("Vote with dots"),
            say("The dots are advice: you choose yourselves what to begin with."),
        )
    )
    names = _names(of, report)
    if poll is not None and not poll.open:
        _dots(poll, names)
    if not may:
        return
    if poll is None:
        _choose_what(of, names)
    elif poll.open:
        _open(of, poll, shows="vote")
        _turn(of, poll.options, workshop.VOTED_ON)
    else:
        _turn(of, poll.options, workshop.VOTED_ON)
        _choose(of, poll, names)
        _again(of, names)


def _names(of: Workshop, report: Report) -> Mapping[str, Dotted]:
    """Everything that can be voted on, as it is read."""
    every = [one.action for one in workshop.actions(house.the_store(), of.id)]
    found = workshop.candidates(told.the_result(of), every)
    steps, language = here.shelves(of).steps, visitor.the_words().language
    short = {factor.id: factor.short for factor in report.factors}
    return {
        one.id: Dotted(
            *(one.id, one.own or steps[one.id].title[language], short[one.factor]),
            own=bool(one.own),
            dots=0,
        )
        for one in found
    }


def _dots(poll: Poll, names: Mapping[str, Dotted]) -> None:
    words, tally = visitor.the_words(), poll.tally
    if tally is None or tally.counts is None:
        st.html(pieces.paragraphs(words.say("Too few have voted for the dots to be shown.")))
        return
    said = words.count("{n} person voted.", "{n} people voted.", tally.people)
    st.html(pieces.notes([said]))
    rows = [
        names[key]._replace(dots=tally.counts.get(key, 0)) for key in poll.options if key in names
    ]
    st.html(plan_pieces.dots(rows, words))


def _choose(of: Workshop, poll: Poll, names: Mapping[str, Dotted]) -> None:
    """The room chooses: what was voted on and is not in the plan can be ticked."""
    promised = {one.step or one.id for one in workshop.promised(house.the_store(), of.id)}
    left = [names[key] for key in poll.options if key in names and key not in promised]
    if not left:
        return
    with st.container(key="from-vote"):
        st.html(pieces.notes([visitor.the_words().say("Tick what you take into the plan.")]))
        for one in left:
            if st.checkbox(pieces.markdown(one.title), key=here.key(f"chosen-{poll.id}-{one.id}")):
                promising.switch(of, one.id) if one.own else promising.take(of, one.id)


def _again(of: Workshop, names: Mapping[str, Dotted]) -> None:
    """A new vote takes the place of the count, so it is asked for first."""
    again = here.key("vote-again")
    if st.session_state.get(again):
        _choose_what(of, names)
    elif st.button(visitor.the_words().say("Vote again …"), key=here.key("again"), type="tertiary"):
        st.session_state[again] = True
        st.rerun()


def _choose_what(of: Workshop, names: Mapping[str, Dotted]) -> None:
    """What is voted on, in the order of the method; the room's own stand last."""
    say, keys = visitor.the_words().say, list(names)
    own = [key for key in keys if names[key].own]
    usual = [key for key in keys if not names[key].own][: max(0, USUAL - len(own))] + own[:MOST]
    chosen = st.multiselect(
        say("Steps to vote on"),
        keys,
        usual,
        format_func=lambda key: f"{names[key].title} ({names[key].factor})",
        max_selections=MOST,
        key=here.key(f"vote-on-{len(keys)}"),
    )
    name = say("Open the vote on the phones")
    if st.button(name, key=here.key("open-vote"), disabled=len(chosen) < 2):
        st.session_state.pop(here.key("vote-again"), None)
        _ask(of, "dots", sorted(chosen, key=keys.index), "vote")


# Asking, and waiting.


def _ask(of: Workshop, kind: workshop.Asks, options: Sequence[str], shows: Shows) -> None:
    def ask() -> None:
        poll = workshop.ask(
            *(house.the_store(), house.the_content(), visitor.the_desk(), of.id, kind),
            options=options,
            new_id=workshop.new_token,
        )
        move_wall(of, shows, poll.id)

    _do(ask)


def _open(of: Workshop, poll: Poll, *, shows: Shows) -> None:
    """How many have voted, and the two ways out."""
    say = visitor.the_words().say
    _voted(poll.id)
    with st.container(horizontal=True):
        if st.button(say("Close and show"), key=here.key(f"count-{poll.kind}"), type="primary"):
            _do(lambda: _count(of, poll, shows))
        if st.button(say("Stop without counting"), key=here.key(f"away-{poll.kind}")):
            _do(lambda: _take_away(of, poll))


@calm.live
def _voted(poll: str) -> None:
    words, many = visitor.the_words(), house.the_store().voted(poll)
    st.html(
        pieces.saved(
            words.count("{n} person has voted.", "{n} people have voted.", many)
            + " "
            + words.say("Nothing is shown before you close it.")
        )
    )


def _count(of: Workshop, poll: Poll, shows: Shows) -> None:
    workshop.count(
        *(house.the_store(), house.the_content(), visitor.the_desk(), of.id, poll.id),
    )
    move_wall(of, shows, poll.id)


def _take_away(of: Workshop, poll: Poll) -> None:
    workshop.take_away(house.the_store(), visitor.the_desk(), of.id, poll.id)
    move_wall(of, "plan")


def _do(what: Callable[[], None]) -> None:
    try:
        what()
    except workshop.Refused as refused:
        calm.refused(refused)
        return
    st.rerun()


# Commitment.


def _commitment(
    of: Workshop, shown: PlanReport, plan: Plan, poll: Poll | None, *, may: bool
) -> None:
    say, words = visitor.the_words().say, visitor.the_words()
    st.html(pieces.section(say("Commitment")))
    asked = poll is not None
    if shown.commitment:
        st.html(pieces.paragraphs(shown.commitment))
    if plan.commitment and plan.commitment.counts:
        left, right = st.columns(2, gap="large")
        left.html(plan_pieces.commitment(plan.commitment.counts, words))
        if shown.doubts:
            lift = pieces.heading(say("What would lift those who doubt"))
            right.html(lift + pieces.contents(shown.doubts))
    if not may:
        return
    if poll is not None and poll.open:
        _open(of, poll, shows="plan")
        _turn(of, plan.chosen, workshop.PROMISED)
        return
    with st.container(horizontal=True):
        name = say("Ask for commitment again") if asked else say("Ask for commitment on the phones")
        if st.button(name, key=here.key("open-commit"), disabled=not plan.chosen):
            _ask(of, "commit", (), "commit")
        if st.button(say("Show the plan on the wall"), key=here.key("wall-plan"), type="tertiary"):
            _do(lambda: move_wall(of, "plan"))
        _turn(of, plan.chosen, workshop.PROMISED)
