"""What is chosen for a workshop: a field for each choice, on a new form and for a draft alike."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import TYPE_CHECKING, Any

import streamlit as st

import workshop
from views import editing, fields, house, phrases, pieces, visitor
from views.drawing import TOP

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from answers import Questionnaire
    from arithmetic import Mode
    from words import Language
    from workshop import Chosen, Workshop

LENGTHS: tuple[Questionnaire, ...] = ("short", "full")
MODES: tuple[Mode, ...] = ("anonymous", "open")
LANGUAGES: tuple[Language, ...] = ("da", "en")
TARGETS = tuple(range(TOP + 1))
MOST_INVITED = 100_000
EIGHT, FOUR = time(8), time(16)

FIELDS = {
    "organisation": "new-organisation",
    "name": "new-name",
    "meets_on": "new-meets-on",
    "target_group": "new-target-group",
    "areas": "new-areas",
    "questionnaire": "cards-questionnaire",
    "mode": "cards-mode",
    "language": "new-language",
    "target": "new-target",
    "invited": "new-invited",
    "slips": "new-slips",
    "delete_on": "new-delete-on",
    "opens_at": "new-opens",
    "closes_at": "new-closes",
}
"""Every choice, and the key of its field; a moment has two, for its day and its time."""


def say(message: str, **values: object) -> str:
    """The message in the visitor's language."""
    return visitor.the_words().say(message, **values)


def usual() -> dict[str, Any]:
    """What stands in each field of a new form."""
    return {
        "new-organisation": "",
        "new-name": "",
        "new-meets-on": None,
        "new-target-group": "",
        "new-areas": "",
        "cards-questionnaire": "short",
        "cards-mode": "anonymous",
        "new-language": visitor.the_words().language,
        "new-target": house.the_content().method.limits.target.value,
        "new-invited": None,
        "new-slips": False,
        "new-delete-on": visitor.today() + workshop.KEPT_FOR,
        "new-opens": None,
        "new-opens-time": EIGHT,
        "new-closes": None,
        "new-closes-time": FOUR,
    }


def kept(of: Workshop) -> dict[str, Any]:
    """What stands in each field of a draft."""
    found: dict[str, Any] = {}
    for choice, key in FIELDS.items():
        value = getattr(of, choice)
        if choice == "areas":
            value = "\n".join(value)
        elif choice in {"opens_at", "closes_at"}:
            at = value.astimezone(workshop.CLOCK) if value else None
            value = at.date() if at else None
            found[f"{key}-time"] = at.time() if at else usual()[f"{key}-time"]
        elif choice == "target" and value is None:
            value = house.the_content().method.limits.target.value
        found[key] = value
    return found


def choice_of(choice: str) -> Any:  # noqa: ANN401 - whatever the field holds
    """What a field says, as the room takes it."""
    value = st.session_state.get(FIELDS[choice])
    if choice == "areas":
        return str(value or "").splitlines()
    if choice in {"opens_at", "closes_at"}:
        return moment(FIELDS[choice])
    return value


def moment(key: str) -> datetime | None:
    """A day and a time by the clock of those who meet; none without a day."""
    day, at = st.session_state.get(key), st.session_state.get(f"{key}-time")
    if not isinstance(day, date):
        return None
    return datetime.combine(day, at if isinstance(at, time) else EIGHT, workshop.CLOCK)


def typed(of: Workshop | None, choice: str) -> Callable[[], None] | None:
    """What a change of this field does: keeps it, where there is a draft."""
    if of is None:
        return None

    def keep() -> None:
        one: Any = {choice: choice_of(choice)}
        editing.keep(of, **one)

    return keep


def who_and_when(of: Workshop | None, start: Mapping[str, Any]) -> None:
    """The organisation, what the workshop is called, when it meets, and whom it is about."""
    st.html(pieces.section(say("Who and when")))
    key = "new-organisation"
    fields.organisation(key, start[key], on_change=typed(of, "organisation"))
    fields.name_and_day(
        "new-name",
        "new-meets-on",
        start,
        earliest=min(visitor.today(), of.meets_on) if of and of.meets_on else None,
        on_name=typed(of, "name"),
        on_day=typed(of, "meets_on"),
    )
    st.date_input(
        say("Delete everything after"),
        start["new-delete-on"],
        min_value=min(visitor.today(), of.delete_on) if of and of.delete_on else visitor.today(),
        format="DD.MM.YYYY" if visitor.the_words().language == "da" else "DD/MM/YYYY",
        key="new-delete-on",
        on_change=typed(of, "delete_on"),
    )
    st.html(pieces.section(say("The target group")))
    st.text_area(
        say("Whom are the answers to be about?"),
        start["new-target-group"],
        key="new-target-group",
        height=80,
        max_chars=workshop.LONGEST_GROUP,
        placeholder=say("For example adults who get help from at least three departments"),
        on_change=typed(of, "target_group"),
    )
    st.html(pieces.notes((say("Shown on every phone, on the wall and in the report."),)))


def before_the_meeting(of: Workshop | None, start: Mapping[str, Any]) -> None:
    """The hours in which people can answer at home."""
    what = say(
        "Where you choose times, it opens and closes by itself. At the meeting you can open again."
    )
    st.html(pieces.section(say("Before the meeting"), what))
    hours("new-opens", say("Opens by itself"), start, typed(of, "opens_at"))
    hours("new-closes", say("Closes by itself"), start, typed(of, "closes_at"))


def hours(
    key: str, label: str, start: Mapping[str, Any], on_change: Callable[[], None] | None
) -> None:
    """A day, and beside it a time."""
    day, at = st.columns(2, vertical_alignment="bottom")
    with day:
        st.date_input(
            label,
            value=start[key],
            format="DD.MM.YYYY" if visitor.the_words().language == "da" else "DD/MM/YYYY",
            key=key,
            on_change=on_change,
        )
    with at:
        at_key = f"{key}-time"
        st.time_input(say("at"), start[at_key], key=at_key, on_change=on_change)


def who_comes(of: Workshop | None, start: Mapping[str, Any]) -> None:
    """How many are invited, and whether each gets a slip with a code of their own."""
    st.number_input(
        say("How many are invited?"),
        min_value=1,
        max_value=MOST_INVITED,
        step=1,
        key="new-invited",
        value=start["new-invited"],
        placeholder=say("Leave it empty, if nobody has counted"),
        help=None,
        on_change=typed(of, "invited"),
    )
    st.html(
        pieces.notes(
            (
                say(
                    "The number is on the wall, so that everybody can count heads. If more "
                    "come, they wait until you let them in."
                ),
            )
        )
    )
    st.checkbox(
        say("Everybody comes in with a slip that has a code of its own"),
        start["new-slips"],
        key="new-slips",
        on_change=typed(of, "slips"),
    )


def how(of: Workshop | None, start: Mapping[str, Any]) -> None:
    """How many statements, who may see what, and the language; areas, and the target."""
    st.html(pieces.section(say("How you answer")))
    st.radio(
        say("How many statements?"),
        LENGTHS,
        LENGTHS.index(start["cards-questionnaire"]),
        format_func=phrases.form_of,
        key="cards-questionnaire",
        width="stretch",
        on_change=typed(of, "questionnaire"),
    )
    st.radio(
        say("Who may see what?"),
        MODES,
        MODES.index(start["cards-mode"]),
        format_func=phrases.mode_of,
        key="cards-mode",
        width="stretch",
        on_change=typed(of, "mode"),
    )
    promise = phrases.promised("anonymous", visitor.the_words().language, house.the_content())
    heading = say("What people read before they answer anonymously")
    st.html(pieces.folded(heading, pieces.paragraphs(promise)))
    st.text_area(
        say("Areas, one per line"),
        start["new-areas"],
        key="new-areas",
        height=130,
        max_chars=5000,
        placeholder=say("Leave it empty, if you do not want to see the areas apart"),
        on_change=typed(of, "areas"),
    )
    st.radio(
        say("Language of the questionnaire"),
        LANGUAGES,
        LANGUAGES.index(start["new-language"]),
        format_func=lambda key: phrases.LANGUAGES[key],
        key="new-language",
        horizontal=True,
        on_change=typed(of, "language"),
    )
    st.radio(
        say("The level you aim at, from 0 to 5"),
        TARGETS,
        TARGETS.index(start["new-target"]),
        key="new-target",
        horizontal=True,
        on_change=typed(of, "target"),
    )


def form(of: Workshop | None, start: Mapping[str, Any]) -> None:
    """All the fields, with what stands in them by their keys."""
    left, right = st.columns(2, gap="large")
    with left:
        who_and_when(of, start)
        before_the_meeting(of, start)
    with right:
        how(of, start)
        who_comes(of, start)


def chosen() -> Chosen:
    """What the form says."""
    every: Chosen = {}
    for choice in FIELDS:
        every[choice] = choice_of(choice)  # type: ignore[literal-required] # each its own field
    return every
