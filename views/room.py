"""What every screen stands in: the content, the store, the language, this desk and its workshop."""

from __future__ import annotations

from datetime import UTC, date, datetime
from functools import cache
from hashlib import sha256
from typing import TYPE_CHECKING, Literal, NoReturn, TypeAlias
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

import streamlit as st

import advice
import answers
import reports
import scoring
import workshop
from views import house, pieces
from words import Words

if TYPE_CHECKING:
    from collections.abc import Callable

    from answers import Questionnaire
    from content import Content, Statement
    from reports.model import Report
    from arithmetic import Mode
    from settings import Settings
    from words import Language
    from workshop import Progress, Store, Workshop

DESK_COOKIE = "helhedstjek_desk"
LANGUAGE_COOKIE = "helhedstjek_language"
KEPT_IN_MIND = 3600  # seconds
LOCAL_ADDRESS = "http://127.0.0.1:8501"

Stage: TypeAlias = Literal["nothing", "example", "together", "draft", "open", "revealed"]


def the_settings() -> Settings:
    """What the surroundings decide, read once."""
    return house.here().settings


def the_content() -> Content:
    """The shelves, read once; the house has refused to open with broken ones."""
    return house.here().content


def the_store() -> Store:
    """The one store of this server, which app.py opens and hands over."""
    return house.here().store


def signed_in() -> bool:
    """Whether the visitor has signed in, where signing in is asked for."""
    return not the_settings().oidc or bool(st.user.is_logged_in)


def the_words() -> Words:
    """The visitor's language, from the cookie; Danish until somebody chooses."""
    return _words(cookie(LANGUAGE_COOKIE) == "en")


def words_in(language: Language) -> Words:
    """Another language than the visitor's, for what others are to read."""
    return _words(language == "en")


@cache
def _words(english: bool) -> Words:  # noqa: FBT001 - a key of a cache
    return Words("en" if english else "da")


def the_desk() -> str:
    """This browser, as the store knows it; without a cookie there is only this machine."""
    token = cookie(DESK_COOKIE)
    return workshop.desk_of(token) if token else "local"


def the_token() -> str:
    """The secret behind this desk; whoever has it can do everything."""
    return cookie(DESK_COOKIE) or "local-token"


def the_address() -> str:
    """Where this app is to be found, as the facilitator's own browser found it."""
    found = urlsplit(st.context.url or "")
    base = str(st.get_option("server.baseUrlPath") or "").strip("/")
    here = LOCAL_ADDRESS
    if found.scheme in {"http", "https"} and found.netloc:
        here = f"{found.scheme}://{found.netloc}"
    return f"{here}/{base}".rstrip("/")


def only_this_machine() -> bool:
    """Whether nobody else can reach that address."""
    return urlsplit(the_address()).hostname in {"127.0.0.1", "localhost", "::1"}


def cookie(name: str) -> str | None:
    """What the visitor's browser brought under this name; nothing where there is no browser."""
    found = st.context.cookies.get(name)
    return found if isinstance(found, str) else None


def the_workshop() -> Workshop | None:
    """What this desk works with now; the example is nobody's work."""
    return workshop.at_desk(the_store(), the_desk())


def the_stage() -> Stage:
    """How far this desk's workshop has come; which screens make sense hangs on it."""
    if workshop.example_at_desk(the_store(), the_desk()):
        return "example"
    here = the_workshop()
    if here is None:
        return "nothing"
    if here.kind == "together":
        return "together"
    return "revealed" if here.phase == "closed" else here.phase


def asked(of: Workshop) -> tuple[Statement, ...]:
    """The statements of a workshop's questionnaire, in their order."""
    known = the_content()
    return tuple(known.statements[key] for key in workshop.asked(known, of.questionnaire))


@st.cache_data(show_spinner=False, ttl=1)
def how_far(workshop_id: str) -> Progress | None:
    """How far people have come, read at most once a second however many screens ask."""
    here = the_store().workshop(workshop_id)
    return workshop.progress(the_store(), the_content(), here) if here else None


def the_report() -> Report | None:
    """What this desk's workshop came to, told; None when there is nothing to tell yet."""
    if workshop.example_at_desk(the_store(), the_desk()):
        return _example(the_content().fingerprint, the_words().language)
    here = the_workshop()
    if here is None:
        return None
    return _told_together(here) if here.kind == "together" else _told(here)


@st.cache_resource(show_spinner=False, max_entries=4)
def _example(fingerprint: str, language: str) -> Report | None:  # noqa: ARG001 - keys of the cache
    return reports.example(the_content(), the_words())


def _told_together(here: Workshop) -> Report | None:
    agreed = workshop.agreed(the_store(), here.id)
    if not agreed:
        return None
    known = the_content()
    nobody = answers.table(workshop.asked(known, here.questionnaire), (), here.questionnaire)
    result = scoring.score(known, nobody, mode=here.mode, agreed=agreed)
    about = reports.About(organisation=here.organisation, day=_day(here))
    return reports.tell(known, advice.advise(known, result), the_words(), about)


def _told(here: Workshop) -> Report | None:
    if here.phase not in {"revealed", "closed"}:
        return None
    day = here_and_now(here.created).date().isoformat()
    return _revealed(here.id, the_content().fingerprint, the_words().language, day)


@st.cache_resource(show_spinner=False, max_entries=128, ttl=KEPT_IN_MIND)
def _revealed(workshop_id: str, fingerprint: str, language: str, day: str) -> Report | None:  # noqa: ARG001 - keys of the cache
    """A private workshop told. Revealed answers never change, so the ids are enough of a key."""
    here, known = the_store().workshop(workshop_id), the_content()
    if here is None:
        return None
    said = workshop.revealed(the_store(), known, here)
    result = scoring.score(known, said, mode=here.mode, target=here.target)
    result = advice.advise(known, result, scoring.left_out(known, said, result))
    about = reports.About(organisation=here.organisation, day=date.fromisoformat(day))
    return reports.tell(known, result, the_words(), about)


def the_comments() -> dict[str, tuple[str, ...]]:
    """What people wrote, by statement: nobody's name, in an order that says nothing."""
    here = the_workshop()
    if here is None or here.kind == "together" or here.phase not in {"revealed", "closed"}:
        return {}
    return _comments(here.id, the_content().fingerprint)


@st.cache_resource(show_spinner=False, max_entries=128, ttl=KEPT_IN_MIND)
def _comments(workshop_id: str, fingerprint: str) -> dict[str, tuple[str, ...]]:  # noqa: ARG001 - a key
    here, known = the_store().workshop(workshop_id), the_content()
    if here is None:
        return {}
    said = workshop.revealed(the_store(), known, here)
    if here.mode == "anonymous" and len(said.participants) < fewest():
        return {}
    found: dict[str, list[str]] = {}
    for comment in said.comments:
        if comment.text.strip():
            found.setdefault(comment.statement, []).append(comment.text.strip())
    return {key: tuple(sorted(texts, key=_lot(here.id))) for key, texts in found.items()}


def forget() -> None:
    """Delete means delete: nothing told of a deleted workshop stays in memory either."""
    _revealed.clear()
    _comments.clear()


def _lot(workshop_id: str) -> Callable[[str], bytes]:
    return lambda text: sha256(f"{workshop_id}{text}".encode()).digest()


def fewest() -> int:
    """The fewest people of whom anything is shown in an anonymous workshop."""
    return the_content().method.limits.group_minimum.value


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


def who_sees_what(mode: Mode, language: Language | None = None) -> str:
    """One sentence on what anonymous or open means to those who answer."""
    words = words_in(language) if language else the_words()
    if mode == "anonymous":
        return words.say(
            "Anonymous: nobody sees who has answered what, and nothing is shown of groups with "
            "fewer than {k} people.",
            k=fewest(),
        )
    return words.say(
        "Open: the answers are shown by level and area, however small the group. Everybody must "
        "have agreed to it."
    )


def form_of(questionnaire: Questionnaire) -> str:
    """The questionnaire's name and its number of statements."""
    words, n = the_words(), len(workshop.asked(the_content(), questionnaire))
    if questionnaire == "short":
        return words.say("Short, {n} statements", n=n)
    return words.say("Full, {n} statements", n=n)


def refused(why: workshop.Refused) -> None:
    """Why the room's rules say no, calmly."""
    st.html(pieces.saved(the_words().say(str(why))))


def nothing_yet() -> NoReturn:
    """A screen without a report says so, shows the way, and stops."""
    words = the_words()
    if the_stage() in {"draft", "open"}:
        stop_at(
            words.say("The answers have not been shown yet"),
            words.say("They are shown to everybody at once, when you close for answers."),
            ("underway.py", words.say("To the workshop")),
        )
    stop_at(
        words.say("There is nothing to show yet"),
        words.say("Answer the first statements together, or look at the example."),
        ("home.py", words.say("To the first page")),
    )


def stop_at(finding: str, what: str, way: tuple[str, str]) -> NoReturn:
    """A screen that has nothing for this workshop: say so, show the way, and stop."""
    st.html(pieces.empty(finding, what))
    st.page_link(way[0], label=way[1])
    st.stop()
