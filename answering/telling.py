"""A page in one language. Templates escape everything; nothing here decides anything."""

from __future__ import annotations

import json
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

import jinja2
from starlette.responses import HTMLResponse

import workshop
from answering.files import VERSION
from answering.path import has_answer
from words import Words

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from answering.pages import Visit
    from answering.path import Stop
    from content import Content, Statement
    from words import Language
    from workshop import Answer, Citizen, Participant, Workshop

Stood: TypeAlias = tuple[str | None, str]
"""An answer and a comment."""
TEMPLATES = jinja2.Environment(
    loader=jinja2.FileSystemLoader(Path(__file__).resolve().parent / "templates"),
    autoescape=True,
    trim_blocks=True,
    lstrip_blocks=True,
    undefined=jinja2.StrictUndefined,
)


class Asked(NamedTuple):
    """One statement as it stands on the page, and as it is kept (`drawn`)."""

    id: str
    text: str
    rungs: list[tuple[str, str]]
    own: list[tuple[str, str]]
    answer: str | None
    comment: str
    drawn: str
    kept: bool


class Page:
    """What every page needs: the language, and where the app is."""

    def __init__(self, base: str, language: Language) -> None:
        self.base = base
        self.words = Words(language)

    def told(self, template: str, status: int = 200, **values: object) -> HTMLResponse:
        """The page."""
        words = self.words
        page = TEMPLATES.get_template(template).render(
            base=self.base,
            language=words.language,
            say=words.say,
            count=words.count,
            inside=words.inside,
            version=VERSION,
            **values,
        )
        return HTMLResponse(page, status)


def phone(who: Participant | Citizen) -> str:
    """The name under which a page is drawn for somebody: it tells nobody who this is."""
    return workshop.hashed(f"phone:{who.id}")[:16]


def stood(said: Answer | None) -> Stood:
    """Answer and comment as they are kept."""
    return (said.answer, said.comment) if said else (None, "")


def drawn(said: Answer | None) -> str:
    """What a form remembers of what stood when it was drawn."""
    answer, comment = stood(said)
    return f"{answer or ''}.{print_of(comment)}"


def print_of(comment: str) -> str:
    """A comment's fingerprint, short; nothing for no comment."""
    return sha256(comment.encode()).hexdigest()[:12] if comment else ""


def stamps(said: Mapping[str, Answer]) -> str:
    """Which saying stands for each statement, for the script."""
    return json.dumps({key: answer.stamp for key, answer in said.items()}, separators=(",", ":"))


def factor_page(  # noqa: PLR0913 - what stands on it
    visit: Visit,
    stop: Stop,
    said: Mapping[str, Answer],
    device: str,
    form: Mapping[str, str] | None = None,
    *,
    status: int = 200,
    wrong: str = "",
) -> HTMLResponse:
    """The statements of one factor; with a form, as they were chosen in it."""
    content, language, way = visit.content, visit.who.language, visit.path
    drawn_as = [_asked(content, s, said.get(s.id), form or {}, language) for s in stop.statements]
    asked, others = drawn_as[: len(stop.needed)], drawn_as[len(stop.needed) :]
    done = {key for key in way.must if has_answer(said, key)}
    return visit.told(
        "answer.html",
        status,
        place=stop.factor.id,
        factor=stop.factor.name[language],
        number=way.stops.index(stop) + 1,
        numbers=len(way.stops),
        last=way.after(stop) == "done",
        asked=asked,
        others=others,
        unfold=any(one.answer is not None or one.comment or not one.kept for one in others),
        stands=stamps(said),
        device=device[:16],
        done=len(done),
        elsewhere=len(done - {one.id for one in asked}),
        total=len(way.must),
        intro=content.method.ladder.intro[language],
        common=[(str(r.value), r.help[language]) for r in content.method.ladder.rungs],
        terms=[(t.word[language], t.means[language]) for t in content.method.terms],
        wrong=wrong,
    )


def missing_page(visit: Visit, said: Mapping[str, Answer]) -> HTMLResponse:
    """What is still missing: a list of ways, each to its statement."""
    content, language = visit.content, visit.who.language
    missing = visit.path.missing(said)
    return visit.told(
        "missing.html",
        place="missing",
        missing=[(s, content.numbers[s], content.statements[s].text[language]) for s in missing],
        done=len(visit.path.must) - len(missing),
        total=len(visit.path.must),
        stands=stamps(said),
        last=visit.path.stops[-1].factor.id,
    )


def only_page(  # noqa: PLR0913 - what stands on it
    visit: Visit,
    stop: Stop,
    said: Mapping[str, Answer],
    device: str,
    form: Mapping[str, str] | None = None,
    *,
    status: int = 200,
    wrong: str = "",
) -> HTMLResponse:
    """One statement that is missing, alone."""
    content, language, way = visit.content, visit.who.language, visit.path
    (statement,) = stop.needed
    missing = set(way.missing(said)) - {statement.id}
    done = len(way.must) - len({*missing, statement.id})
    return visit.told(
        "only.html",
        status,
        place=f"missing/{statement.id}",
        factor=stop.factor.name[language],
        number=content.numbers[statement.id],
        asked=_asked(content, statement, said.get(statement.id), form or {}, language),
        others=len(missing),
        last=way.stops[-1].factor.id,
        stands=stamps(said),
        device=device[:16],
        done=done + has_answer(said, statement.id),
        elsewhere=done,
        total=len(way.must),
        wrong=wrong,
    )


def _asked(
    content: Content,
    statement: Statement,
    said: Answer | None,
    form: Mapping[str, str],
    language: Language,
) -> Asked:
    answer, comment = stood(said)
    shown = (form.get(statement.id, answer), form.get(f"comment-{statement.id}", comment))
    return Asked(
        statement.id,
        statement.text[language],
        [(str(r.value), r.text[language]) for r in content.rungs(statement.id)],
        [(str(r.value), r.help[language]) for r in statement.rungs or () if r.help],
        *shown,
        drawn(said),
        kept=shown == (answer, comment),
    )


def soon_page(page: Page, here: Workshop, opens_at: datetime) -> HTMLResponse:
    """When people can answer, by the clock of those who meet; nobody can yet."""
    opens = opens_at.astimezone(workshop.CLOCK)
    day, clock = page.words.date(opens.date()), page.words.clock(opens)
    return page.told("soon.html", here=here, day=day, clock=clock)


def join_page(  # noqa: PLR0913 - what stands on it
    page: Page,
    content: Content,
    here: Workshop,
    *,
    joined: int | None,
    chosen: Mapping[str, str],
    status: int = 200,
    wrong: str = "",
    **drawn_with: object,
) -> HTMLResponse:
    """Who sees what, and what one may say of oneself."""
    language = page.words.language
    asked = len(workshop.asked(content, here.questionnaire))
    fewest = content.method.limits.group_minimum.value
    return page.told(
        "join.html",
        status,
        here=here,
        asked=asked,
        minutes=workshop.minutes(asked),
        promise=workshop.promise(page.words, here.mode, fewest),
        about_comments=workshop.about_comments(page.words),
        joined=joined,
        levels=[(level.key, level.name[language]) for level in content.method.levels],
        chosen=chosen,
        wrong=wrong,
        **drawn_with,
    )
