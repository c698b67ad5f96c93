"""What every screen stands in: the content, the store, the language, this desk and its workshop."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Literal, NoReturn
from zoneinfo import ZoneInfo

import streamlit as st

import advice
import answers
import content
import reports
import scoring
import workshop
from settings import Settings
from storage import open_store
from views import pieces
from words import Words

if TYPE_CHECKING:
    from datetime import date

    from content import Content, Statement
    from reports.model import Report
    from workshop import Store, Workshop

ROOT = Path(__file__).resolve().parent.parent
DESK_COOKIE = "helhedstjek_desk"
LANGUAGE_COOKIE = "helhedstjek_language"


@st.cache_resource(show_spinner=False)
def the_content() -> Content:
    """The shelves, read once; app.py has refused to open with broken ones."""
    return content.load(Settings().content_dir or ROOT)


@st.cache_resource(show_spinner=False)
def the_store() -> Store:
    """The one store of this server."""
    return open_store(Settings().database_url)


def the_words() -> Words:
    """The visitor's language, from the cookie; Danish until somebody chooses."""
    return _words(cookie(LANGUAGE_COOKIE) == "en")


@cache
def _words(english: bool) -> Words:  # noqa: FBT001 - a key of a cache
    return Words("en" if english else "da")


def the_desk() -> str:
    """This browser, as the store knows it; without a cookie there is only this machine."""
    token = cookie(DESK_COOKIE)
    return workshop.desk_of(token) if token else "local"


def cookie(name: str) -> str | None:
    """What the visitor's browser brought under this name; nothing where there is no browser."""
    found = st.context.cookies.get(name)
    return found if isinstance(found, str) else None


def the_workshop() -> Workshop | None:
    """What this desk works with now; the example is nobody's work."""
    return workshop.at_desk(the_store(), the_desk())


def asked(of: Workshop) -> tuple[Statement, ...]:
    """The statements of a workshop's questionnaire, in their order."""
    known = the_content()
    return tuple(known.statements[key] for key in workshop.asked(known, of.questionnaire))


def the_report() -> Report | None:
    """What this desk's workshop came to, told; None when there is nothing to tell yet."""
    if workshop.example_at_desk(the_store(), the_desk()):
        return reports.example(the_content(), the_words())
    here = the_workshop()
    return _told(here) if here else None


def _told(here: Workshop) -> Report | None:
    agreed = workshop.agreed(the_store(), here.id)
    if not agreed:
        return None
    known = the_content()
    nobody = answers.table(workshop.asked(known, here.questionnaire), (), here.questionnaire)
    result = scoring.score(known, nobody, mode=here.mode, agreed=agreed)
    about = reports.About(organisation=here.organisation, day=_day(here))
    return reports.tell(known, advice.advise(known, result), the_words(), about)


def _day(here: Workshop) -> date:
    """The day the room last said something."""
    said = workshop.settled(the_store(), here.id).values()
    return here_and_now(max((answer.at for answer in said), default=here.created)).date()


def kicker(report: Report) -> tuple[str, str, str]:
    """Whose profile this is, who answered, and when."""
    return (report.organisation, report.kicker, report.date)


def now() -> datetime:
    """The moment, for what is kept."""
    return datetime.now(UTC)


def here_and_now(moment: datetime) -> datetime:
    """A moment on the visitor's own clock."""
    zone = st.context.timezone
    return moment.astimezone(ZoneInfo(zone) if zone else None)


def the_theme() -> Literal["light", "dark"]:
    """How the visitor's own system shows pages."""
    return "dark" if st.context.theme.type == "dark" else "light"


def nothing_yet() -> NoReturn:
    """A screen without a report says so, shows the way, and stops."""
    words = the_words()
    st.html(
        pieces.empty(
            words.say("There is nothing to show yet"),
            words.say("Answer the first statements together, or look at the example."),
        )
    )
    st.page_link("home.py", label=words.say("To the first page"))
    st.stop()
