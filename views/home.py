"""Home: this desk's workshops, begin a new one, see an example, and the desk's own link."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import uuid4

import streamlit as st

import workshop
from views import calm, drafts, here, house, listing, pieces, reach, visitor

if TYPE_CHECKING:
    from answers import Questionnaire

LENGTHS: tuple[Questionnaire, ...] = ("short", "full")
USUAL: dict[str, object] = {"organisation": "", "questionnaire": "short"}

words = visitor.the_words()
content, store, desk = house.the_content(), house.the_store(), visitor.the_desk()


def begin() -> None:
    """The form of a new workshop. What is typed in it outlives a change of language."""
    drafts.begin("begin", USUAL)
    name = st.text_input(
        words.say("Which organisation do you answer for?"),
        max_chars=120,
        key="organisation",
        placeholder=words.say("For example a municipality or a department"),
    )
    questionnaire = st.radio(
        words.say("How many statements?"),
        LENGTHS,
        format_func=length,
        key="questionnaire",
        width="stretch",
    )
    drafts.keep("begin", USUAL)
    if st.button(words.say("Begin answering together"), type="primary", key="begin_now"):
        begun(name, questionnaire)


def length(questionnaire: Questionnaire) -> str:
    """The questionnaire's name, its number of statements and the time it takes."""
    n = len(workshop.asked(content, questionnaire))
    if questionnaire == "short":
        return words.say("Short: {n} statements, about an hour of talk", n=n)
    return words.say("Full: {n} statements, about two hours of talk", n=n)


def begun(name: str, questionnaire: Questionnaire) -> None:
    """Begin, and go to the first statement."""
    try:
        new = workshop.begin(
            store,
            content,
            desk,
            organisation=name,
            questionnaire=questionnaire,
            now=visitor.now(),
            new_id=lambda: uuid4().hex,
        )
    except workshop.Refused as refused:
        calm.refused(refused)
    else:
        drafts.drop("begin")
        calm.gone_on(new.id, "svar-sammen")


def example() -> None:
    """The example, one click away."""
    what = words.say(
        "Eksempelkøbing Kommune is made up. See the profile, the next steps and the report as "
        "they look when a management has answered."
    )
    way = pieces.onward(
        here.address(workshop.EXAMPLE, "profil"), words.say("See the example’s profile")
    )
    st.html(pieces.heading(words.say("See an example")) + pieces.paragraphs(what) + way)


def alone() -> None:
    """The other way: everybody answers on their own phone."""
    what = words.say(
        "Everybody answers alone, and sees the answers at the same time. Choose this when you are "
        "many, or when people are to answer without looking at each other."
    )
    st.html(pieces.heading(words.say("Answer on your own phones")) + pieces.paragraphs(what))
    if st.button(words.say("Prepare a workshop"), key="prepare"):
        st.switch_page("prepare.py")


def own_link() -> None:
    """The desk's secret, folded away from the wall."""
    what = words.say(
        "Save it, or open it on another computer, to get back to these workshops. Whoever has it "
        "can do everything you can: see, show and delete the answers. So keep it to yourself."
    )
    link = f"{visitor.the_address()}/facilitator/{visitor.the_token()}"
    inside = pieces.paragraphs(what) + pieces.secret(link) + reach.alone()
    st.html(pieces.folded(words.say("Your facilitator link"), inside))


st.html(
    pieces.opening(
        ("Helhedstjek", words.say("a self-check for municipalities")),
        words.say("See where you stand, and agree on what to begin with"),
        words.say(
            "You go through what it takes to work holistically with citizens, factor by factor, "
            "and choose together the level that fits. Out comes a profile, three places to start "
            "and a report."
        ),
    )
)
if listing.show():
    own_link()
left, right = st.columns([7, 5], gap="large")
with left, st.container(key="rule-begin"):
    st.html(pieces.heading(words.say("Answer together")))
    begin()
with right:
    with st.container(key="rule-alone"):
        alone()
    with st.container(key="rule-example"):
        example()
st.html(pieces.notes((content.method.notes.not_piloted[words.language],)))
