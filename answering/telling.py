"""A page in one language. Templates escape everything; nothing here decides anything."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import jinja2
from starlette.responses import HTMLResponse

import workshop
from answering.files import VERSION
from words import Words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from content import Content, Factor, Statement
    from words import Language
    from workshop import Answer, Participant, Workshop

SECONDS_EACH = 16  # thirty statements in about eight minutes
TEMPLATES = jinja2.Environment(
    loader=jinja2.FileSystemLoader(Path(__file__).resolve().parent / "templates"),
    autoescape=True,
    trim_blocks=True,
    lstrip_blocks=True,
    undefined=jinja2.StrictUndefined,
)


class Asked(NamedTuple):
    """One statement as it stands on the page."""

    id: str
    text: str
    rungs: list[tuple[str, str]]
    own: list[tuple[str, str]]
    answer: str | None
    comment: str
    revision: int


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


def phone(who: Participant) -> str:
    """The name under which a phone keeps what is unsent: it tells nobody who this is."""
    return workshop.hashed(f"phone:{who.id}")[:16]


def factors_asked(content: Content, here: Workshop) -> list[Factor]:
    """The factors with statements in this workshop's questionnaire, in order."""
    asked = set(workshop.asked(content, here.questionnaire))
    return [f for f in content.factors if any(s.id in asked for s in f.statements)]


def statements_asked(content: Content, here: Workshop, factor: Factor) -> list[Statement]:
    """A factor's statements in this workshop's questionnaire."""
    asked = set(workshop.asked(content, here.questionnaire))
    return [s for s in factor.statements if s.id in asked]


def answered(content: Content, here: Workshop, said: Mapping[str, Answer]) -> set[str]:
    """The asked statements that have an answer."""
    asked = workshop.asked(content, here.questionnaire)
    return {key for key in asked if key in said and said[key].answer is not None}


def first_open(content: Content, here: Workshop, said: Mapping[str, Answer]) -> str | None:
    """The first factor that is not answered throughout."""
    done = answered(content, here, said)
    for factor in factors_asked(content, here):
        if not {s.id for s in statements_asked(content, here, factor)} <= done:
            return factor.id
    return None


def factor_page(  # noqa: PLR0913, PLR0917 - what stands on it
    page: Page,
    content: Content,
    who: Participant,
    here: Workshop,
    factor: Factor,
    said: Mapping[str, Answer],
    status: int = 200,
    wrong: str = "",
) -> HTMLResponse:
    """The statements of one factor."""
    language = page.words.language
    every = factors_asked(content, here)
    asked = [
        _asked(content, s, said.get(s.id), language)
        for s in statements_asked(content, here, factor)
    ]
    done = answered(content, here, said)
    common = [(str(r.value), r.help[language]) for r in content.method.ladder.rungs]
    return page.told(
        "answer.html",
        status,
        here=here,
        phone=phone(who),
        factor=factor.name[language],
        place=every.index(factor) + 1,
        places=len(every),
        asked=asked,
        done=len(done),
        elsewhere=len(done - {s.id for s in asked}),
        total=len(workshop.asked(content, here.questionnaire)),
        intro=content.method.ladder.intro[language],
        common=common,
        wrong=wrong,
    )


def _asked(
    content: Content, statement: Statement, said: Answer | None, language: Language
) -> Asked:
    return Asked(
        statement.id,
        statement.text[language],
        [(str(r.value), r.text[language]) for r in content.rungs(statement.id)],
        [(str(r.value), r.help[language]) for r in statement.rungs or ()],
        said.answer if said else None,
        said.comment if said else "",
        said.revision if said else 0,
    )


def join_page(  # noqa: PLR0913 - what stands on it
    page: Page,
    content: Content,
    here: Workshop,
    *,
    code: str = "",
    other: str = "",
    chosen: Mapping[str, str],
    status: int = 200,
    wrong: str = "",
) -> HTMLResponse:
    """Who sees what, and what one may say of oneself. `other` leads to the other language."""
    language = page.words.language
    asked = len(workshop.asked(content, here.questionnaire))
    return page.told(
        "join.html",
        status,
        here=here,
        asked=asked,
        minutes=max(1, round(asked * SECONDS_EACH / 60)),
        k=content.method.limits.group_minimum.value,
        levels=[(level.key, level.name[language]) for level in content.method.levels],
        code=code,
        other=other,
        chosen=chosen,
        wrong=wrong,
    )


def refused_page(page: Page, why: str, status: int) -> HTMLResponse:
    """A calm page that says why not, and the way on."""
    return page.told("refused.html", status, why=why, wait=status == 429)
