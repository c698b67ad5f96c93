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
from words import Words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from answering.pages import Visit
    from content import Content, Factor, Statement
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


def first_open(content: Content, here: Workshop, said: Mapping[str, Answer]) -> str:
    """The place of the first statement without an answer: its factor, and itself on its page."""
    done = answered(content, here, said)
    for factor in factors_asked(content, here):
        asked = [s.id for s in statements_asked(content, here, factor)]
        for statement in asked:
            if statement not in done:
                return factor.id if statement == asked[0] else f"{factor.id}#{statement}"
    return "done"


def factor_page(  # noqa: PLR0913 - what stands on it
    visit: Visit,
    factor: Factor,
    said: Mapping[str, Answer],
    device: str,
    form: Mapping[str, str] | None = None,
    *,
    status: int = 200,
    wrong: str = "",
) -> HTMLResponse:
    """The statements of one factor; with a form, as they were chosen in it."""
    content, here, language = visit.content, visit.here, visit.who.language
    every = factors_asked(content, here)
    asked = [
        _asked(content, s, said.get(s.id), form or {}, language)
        for s in statements_asked(content, here, factor)
    ]
    done = answered(content, here, said)
    return visit.told(
        "answer.html",
        status,
        factor=factor.name[language],
        place=every.index(factor) + 1,
        places=len(every),
        asked=asked,
        stands=stamps(said),
        device=device[:16],
        done=len(done),
        elsewhere=len(done - {s.id for s in asked}),
        total=len(workshop.asked(content, here.questionnaire)),
        intro=content.method.ladder.intro[language],
        common=[(str(r.value), r.help[language]) for r in content.method.ladder.rungs],
        terms=[(t.word[language], t.means[language]) for t in content.method.terms],
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
