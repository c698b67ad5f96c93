"""The screens there are, and which of them make sense how far a workshop has come."""

from __future__ import annotations

from copy import copy
from functools import cache
from typing import TYPE_CHECKING, Final

import streamlit as st

from views import guidebook, here

if TYPE_CHECKING:
    from streamlit.navigation.page import StreamlitPage

    from words import Words

UNSEEN: tuple[here.Stage, ...] = ("front", "draft", "open", "shut")
TOLD: tuple[here.Stage, ...] = ("together", "example", "revealed")
ANSWERED: tuple[here.Stage, ...] = ("draft", "open", "shut", "revealed")
UNDER: Final = {
    "sedler": "undervejs",
    "forskelle": "profil",
    "tal": "profil",
    "resten": "dagsorden",
    "afslut": "dagsorden",
    "naeste-skridt": "plan",
    "opfoelgning": "plan",
    "naeste-runde": "plan",
    **dict.fromkeys(
        ("organisering", "lederroller", "kompetenceprofiler", "borgerrejse", "gevinst"), "redesign"
    ),
}
"""The step of the masthead that a screen which is not in it belongs to."""


def screens(words: Words, stage: here.Stage | None) -> list[tuple[str, StreamlitPage]]:
    """Every screen, by its file, is at its address; in the masthead where it makes sense.

    They are made once, for each asks the disk for its file; Streamlit marks the copy that it runs.
    """
    made = _made(words, stage, in_one=here.the_id() != "")
    return [(file, copy(screen)) for file, screen in made]


@cache
def _made(
    words: Words, stage: here.Stage | None, *, in_one: bool
) -> tuple[tuple[str, StreamlitPage], ...]:
    def screen(
        file: str, title: str, url_path: str, *stages: here.Stage
    ) -> tuple[str, StreamlitPage]:
        return file, st.Page(
            file,
            title=title,
            url_path=url_path,
            visibility="visible" if stage in stages else "hidden",
        )

    together = words.say("Answers") if in_one else words.say("Answer together")
    home = "cover.py" if in_one else "home.py"
    return (
        (home, st.Page(home, title=words.say("Home"), default=True)),
        screen("prepare.py", words.say("Prepare"), "forbered", "front", "draft"),
        screen("together.py", together, "svar-sammen", "front", "together"),
        screen("underway.py", words.say("Answers"), "undervejs", *ANSWERED),
        screen("fetch.py", words.say("Fetch answers"), "hent-svar", *UNSEEN),
        screen("profile.py", words.say("Profile"), "profil", *TOLD),
        screen("differences.py", words.say("Differences"), "forskelle"),
        screen("agenda.py", words.say("Talk"), "dagsorden", "example", "revealed"),
        screen("rest.py", words.say("The rest"), "resten"),
        screen("ending.py", words.say("End the talk"), "afslut"),
        screen("plan.py", words.say("Plan"), "plan", *TOLD),
        screen("steps.py", words.say("Next steps"), "naeste-skridt"),
        screen("redesign.py", words.say("Redesign"), "redesign", *TOLD),
        screen("organising.py", words.say("Organising"), "organisering"),
        screen("roles.py", words.say("Leader roles"), "lederroller"),
        screen("profiles.py", words.say("Competence profiles"), "kompetenceprofiler"),
        screen("journey.py", words.say("The citizen’s journey"), "borgerrejse"),
        screen("gain.py", words.say("Gain"), "gevinst"),
        screen("report.py", words.say("Materials"), "rapport", *TOLD),
        screen("slips.py", words.say("Slips"), "sedler"),
        screen("follow_up.py", words.say("Follow-up"), "opfoelgning"),
        screen("next_round.py", words.say("The next round"), "naeste-runde"),
        screen("numbers.py", words.say("Numbers you know"), "tal"),
        screen("localities.py", words.say("Localities"), "lokalomraader"),
        *(_guide(words, name) for name in guidebook.names() if not in_one),
        *([screen("guides.py", words.say("Guides"), guidebook.MANY)] if not in_one else []),
    )


def _guide(words: Words, name: str) -> tuple[str, StreamlitPage]:
    """A guide's page, at addresses of no workshop; the first is in the masthead for them all."""
    shown = name == guidebook.FIRST
    return "guides.py", st.Page(
        "guides.py",
        title=words.say("Guides"),
        url_path=guidebook.place_of(name),
        visibility="visible" if shown else "hidden",
    )
