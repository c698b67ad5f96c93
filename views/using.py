"""Use what was read: a new workshop of its own, or beside those who answer in one that is there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NamedTuple
from uuid import uuid4

import streamlit as st

import advice
import anonymity
import workshop
from views import calm, drafts, fields, house, phrases, pieces, upload, visitor
from views.drawing import TOP

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from answers import Answers
    from arithmetic import Mode
    from views.upload import Upload
    from words import Language
    from workshop import Workshop

MODES: Final[tuple[Mode, ...]] = ("anonymous", "open")
LANGUAGES: Final[tuple[Language, ...]] = ("da", "en")
WHEN = NOW, LATER = ("now", "later")
MADE = "made"
"""Under this name a session holds the id of what it makes of a file and some choices: one."""


class Choices(NamedTuple):
    """What is decided about a new workshop."""

    organisation: str
    name: str
    mode: Mode
    language: Language
    target: int
    last: date
    when: str


def in_workshop(of: Workshop, found: Upload, answers: Answers) -> None:
    """How many come to whom, what is doubtful about it, and the button."""
    words = visitor.the_words()
    st.html(pieces.section(words.say("Use the answers")) + pieces.paragraphs(*_who(of, answers)))
    again = beyond = False
    if _known(of, found, answers):
        again = st.checkbox(
            words.say("These answers are in already. Take them in once more."),
            key=found.key("again"),
        )
    joined, people = house.the_store().joined(of.id), workshop.somebody(answers)
    if of.invited is not None and joined + people > of.invited:
        beyond = st.checkbox(
            words.say(
                "You have invited {invited}, and with the file there would be {all} of you. Let "
                "them all come in.",
                invited=of.invited,
                all=joined + people,
            ),
            key=found.key("beyond"),
        )
    if st.button(words.say("Use the answers"), type="primary", key=found.key("use")):
        _bring(of, found, answers, again=again, beyond=beyond)


def _who(of: Workshop, answers: Answers) -> list[str]:
    """How many people there are, in which workshop, and what that changes in it."""
    words, n = visitor.the_words(), workshop.somebody(answers)
    lines = [
        words.count(
            "{n} person comes in beside those who have joined at {organisation}.",
            "{n} people come in beside those who have joined at {organisation}.",
            n,
            organisation=of.organisation,
        ),
        words.say("They can be taken out again until the answers are shown."),
    ]
    if of.phase == "draft" and (new := workshop.new_areas(of, answers)):
        lines.append(
            words.say("The workshop gets the file’s areas too: {areas}.", areas=words.together(new))
        )
    return [*lines, *_empty(answers)]


def _empty(answers: Answers) -> list[str]:
    words, empty = visitor.the_words(), len(answers.participants) - workshop.somebody(answers)
    if not empty:
        return []
    return [
        words.count(
            "{n} row without an answer is left out.",
            "{n} rows without an answer are left out.",
            empty,
        )
    ]


def _known(of: Workshop, found: Upload, answers: Answers) -> bool:
    """Whether the same file, or the same answers, are in already."""
    return workshop.is_in(house.the_store(), of, answers, found.data)


def _bring(of: Workshop, found: Upload, answers: Answers, *, again: bool, beyond: bool) -> None:
    try:
        workshop.bring(
            house.the_store(),
            house.the_content(),
            visitor.the_desk(),
            of.id,
            answers,
            file=found.data,
            again=again,
            beyond=beyond,
        )
    except workshop.Refused as refused:
        calm.refused(refused)
        return
    upload.forget()
    st.switch_page("underway.py")


def new_workshop(found: Upload, answers: Answers) -> None:
    """What must be decided about the workshop that is made, and the button."""
    words = visitor.the_words()
    st.html(
        pieces.section(
            words.say("The workshop that is made"),
            words.say(
                "The file shows the questionnaire: {form}.",
                form=phrases.form_of(answers.questionnaire),
            ),
        )
    )
    chosen = _choices()
    st.html(pieces.paragraphs(*_outcome(chosen, answers)))
    if st.button(words.say("Use the answers"), type="primary", key=found.key("use")):
        _begin(chosen, found, answers)


def _usual() -> dict[str, Any]:
    return {
        "file-organisation": "",
        "file-name": "",
        "cards-file-mode": "anonymous",
        "file-language": visitor.the_words().language,
        "file-target": house.the_content().method.limits.target.value,
        "file-delete-on": visitor.today() + workshop.KEPT_FOR,
        "cards-file-when": NOW,
    }


def _choices() -> Choices:
    """The form. What is typed in it outlives a change of language, and a file that is wrong."""
    usual = _usual()
    start = drafts.start("file", usual)
    left, right = st.columns(2, gap="large")
    with left:
        organisation, name, when = _whose(start)
    with right:
        mode, language, target, last = _how(start)
    drafts.keep("file", usual)
    return Choices(organisation, name, mode, language, target, last, when)


def _whose(start: Mapping[str, Any]) -> tuple[str, str, str]:
    """The organisation, the workshop's own name, and when the answers are shown."""
    say = visitor.the_words().say
    organisation = fields.organisation("file-organisation", start["file-organisation"])
    name = fields.name("file-name", start["file-name"])
    when = st.radio(
        say("When are the answers shown?"),
        WHEN,
        WHEN.index(start["cards-file-when"]),
        format_func={
            NOW: say("Now: everybody’s answers are in the file."),
            LATER: say("Later: more come, from another file or on their phones."),
        }.__getitem__,
        key="cards-file-when",
        width="stretch",
    )
    return organisation, name, when


def _how(start: Mapping[str, Any]) -> tuple[Mode, Language, int, date]:
    """Who may see what, the language, the level aimed at, and the last day."""
    words = visitor.the_words()
    mode = st.radio(
        words.say("Who may see what?"),
        MODES,
        MODES.index(start["cards-file-mode"]),
        format_func=phrases.mode_of,
        key="cards-file-mode",
        width="stretch",
    )
    language = st.radio(
        words.say("Language of the questionnaire"),
        LANGUAGES,
        LANGUAGES.index(start["file-language"]),
        format_func=lambda key: phrases.LANGUAGES[key],
        key="file-language",
        horizontal=True,
    )
    target = st.radio(
        words.say("The level you aim at, from 0 to 5"),
        range(TOP + 1),
        start["file-target"],
        key="file-target",
        horizontal=True,
    )
    last: date = st.date_input(
        words.say("Delete everything after"),
        start["file-delete-on"],
        min_value=visitor.today(),
        format="DD.MM.YYYY" if words.language == "da" else "DD/MM/YYYY",
        key="file-delete-on",
    )
    return mode, language, target, last


def _outcome(chosen: Choices, answers: Answers) -> list[str]:
    """How many people's answers become whose profile, and what cannot be undone."""
    words, n = visitor.the_words(), workshop.somebody(answers)
    whose = chosen.organisation.strip() or words.say("the organisation that you name")
    lines = [
        words.count(
            "{n} person’s answers are used for {organisation}.",
            "{n} people’s answers are used for {organisation}.",
            n,
            organisation=whose,
        ),
        *_empty(answers),
    ]
    if chosen.when == LATER:
        return [*lines, words.say("Nothing is shown before you show it to everybody.")]
    fewest = anonymity.minimum(house.the_content().method.limits, chosen.mode)
    if anonymity.may_show(workshop.rated(answers), fewest):
        return [*lines, words.say("The profile is there at once, and nobody can answer any more.")]
    return [
        *lines,
        words.say(
            "Fewer than {k} people have answered anonymously, so nothing would be shown.",
            k=words.spelled(fewest),
        ),
        words.say("Choose “Open”, if everybody has agreed to it, or wait for more."),
    ]


def _begin(chosen: Choices, found: Upload, answers: Answers) -> None:
    """Make it, once however often the button is pressed, and go on to it."""
    new_id = str(st.session_state.setdefault(found.key(MADE, *chosen), uuid4().hex))
    store, shown = house.the_store(), chosen.when == NOW
    try:
        if store.workshop(new_id) is None:
            workshop.begin_with(
                store,
                house.the_content(),
                visitor.the_desk(),
                answers,
                organisation=chosen.organisation,
                name=chosen.name,
                mode=chosen.mode,
                language=chosen.language,
                target=chosen.target,
                delete_on=chosen.last,
                file=found.data,
                outcome=advice.outcome if shown else None,
                today=visitor.today(),
                now=visitor.now(),
                new_id=lambda: new_id,
            )
    except workshop.Refused as refused:
        calm.refused(refused)
        return
    upload.forget()
    drafts.drop("file")
    calm.gone_on(new_id, "profil" if shown else "undervejs")
