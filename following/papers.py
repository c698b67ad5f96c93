"""Where paper questionnaires are typed: a line a sheet, by keyboard, and twice to be sure.

For whoever holds the workshop; it works without a script, which only counts along and remembers a
line that is not sent yet.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final, NamedTuple
from urllib.parse import urlencode

from starlette.concurrency import run_in_threadpool
from starlette.responses import HTMLResponse, RedirectResponse, Response

import answering
import workshop
from entrance import DESK, LANGUAGE, cookies_of, form_of
from following.files import STATIC, TEMPLATES, VERSION
from words import Words
from workshop import Paper

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from typing import Literal

    from starlette.requests import Request

    from content import Content
    from workshop import Store, Workshop

LONGEST: Final = 8 * 1024
ALONE: Final = {"Cache-Control": "no-store"}
MOST_DIGITS: Final = 4


def _now() -> datetime:
    return datetime.now(UTC)


class Typed(NamedTuple):
    """A sheet as it is shown: its number, level and area in words, and its line by factor."""

    number: int
    level: str
    area: str
    parts: tuple[str, ...]


class Other(NamedTuple):
    """What was typed otherwise the second time, in words."""

    sheet: int
    where: str
    first: str
    second: str


class At(NamedTuple):
    """Who types, where, and on which turn; `place` is the sheet that is put right, from 1."""

    desk: str
    here: Workshop
    words: Words
    turn: Literal["1", "2"]
    place: int | None


class Papers:
    """One page, and what its forms say."""

    def __init__(
        self, store: Store, content: Content, base: str, now: Callable[[], datetime] = _now
    ) -> None:
        self.store = store
        self.content = content
        self.base = base
        self.now = now

    async def page(self, request: Request) -> Response:
        """The pile and the line to type; or keep what was typed."""
        form = await form_of(request.scope, request.receive, LONGEST) if _sends(request) else {}
        at = await run_in_threadpool(self._at, request, {**request.query_params, **form})
        if not _sends(request):
            return await run_in_threadpool(self._drawn, at, dict(request.query_params))
        try:
            done = await run_in_threadpool(self._do, at, form)
        except workshop.Refused as refused:
            why = at.words.say(str(refused), **refused.values)
            return await run_in_threadpool(self._drawn, at, form, why)
        kept = {key: form[key] for key in ("turn", "level", "area") if form.get(key)}
        to = f"{self._place(at.here)}?{urlencode({**kept, **done})}"
        return RedirectResponse(to, status_code=303)

    def _at(self, request: Request, said: Mapping[str, str]) -> At:
        """Refused where this browser's desk does not hold it, or nothing can come in."""
        desk = workshop.desk_of(cookies_of(request.scope).get(DESK, ""))
        here = workshop.held(self.store, desk, request.path_params["workshop"])
        if here.kind != "private":
            raise workshop.Refused("This workshop is answered together, on one screen.")
        if here.phase not in {"draft", "open", "shut"}:
            raise workshop.Refused("The answers are closed, because they have been shown.")
        chosen = cookies_of(request.scope).get(LANGUAGE, here.language)
        words = Words("en" if chosen == "en" else "da")
        return At(desk, here, words, "2" if said.get("turn") == "2" else "1", _place(said))

    def _do(self, at: At, form: Mapping[str, str]) -> dict[str, str]:
        """What the page is told when it is drawn again."""
        store, content, desk, key = self.store, self.content, at.desk, at.here.id
        match form.get("do"):
            case "bring":
                many = workshop.bring_papers(
                    store, content, desk, key, beyond=form.get("beyond") == "yes"
                )
                return {"came": f"{many}"}
            case "forget":
                workshop.forget_papers(store, desk, key)
                return {}
            case "aside":
                if at.place:
                    workshop.lay_aside(store, desk, key, at.place - 1, turn=at.turn, now=self.now())
                return {}
            case _:
                sheet = Paper.model_construct(
                    level=form.get("level", ""),
                    area=form.get("area", ""),
                    answers=form.get("line", ""),
                )
                place = None if at.place is None else at.place - 1
                workshop.type_in(
                    *(store, content, desk, key, sheet),
                    turn=at.turn,
                    place=place,
                    now=self.now(),
                )
                return {"kept": "yes"}

    def _drawn(self, at: At, form: Mapping[str, str], wrong: str = "") -> HTMLResponse:
        here, words = at.here, at.words
        known = workshop.shelves(self.store, self.content, here)
        piles = {turn: workshop.pile(self.store, here.id, turn) for turn in ("1", "2")}
        pile, own = piles[at.turn], dict(form)
        if at.place and at.place <= len(pile) and not wrong:
            own |= {"line": pile[at.place - 1].answers, **pile[at.place - 1].model_dump()}
        named = [(level.key, level.name[words.language]) for level in known.method.levels]
        others = self._others(at, known, dict(named))
        joined, more = self.store.joined(here.id), len(piles["1"])
        page = TEMPLATES.get_template("papers.html").render(
            say=words.say,
            count=words.count,
            language=words.language,
            style=f"{self.base}/{answering.STYLE}",
            static=f"{self.base}/{STATIC}",
            version=VERSION,
            here=here,
            turn=at.turn,
            place=self._place(here),
            back=f"{self.base}/w/{here.id}/hent-svar",
            at=at.place,
            own=own,
            wrong=wrong,
            kept="kept" in form and not wrong,
            came=form.get("came", ""),
            factors=_factors(known, here, words),
            many=len(workshop.asked(known, here.questionnaire)),
            numbers=[known.numbers[key] for key in workshop.asked(known, here.questionnaire)],
            levels=named,
            pile=[_typed(n, s, dict(named), known, here) for n, s in enumerate(pile, 1)],
            next=at.place or len(pile) + 1,
            first=len(piles["1"]),
            second=len(piles["2"]),
            others=others,
            beyond=here.invited is not None and joined + more > here.invited,
        )
        return HTMLResponse(page, 422 if wrong else 200, headers=ALONE)

    def _others(self, at: At, known: Content, levels: Mapping[str, str]) -> list[Other]:
        say = at.words.say
        return [
            Other(
                one.sheet,
                known.numbers[one.statement] if one.statement else say("Level or area"),
                levels.get(one.first, one.first) or say("none"),
                levels.get(one.second, one.second) or say("none"),
            )
            for one in workshop.differences(self.store, self.content, at.here)
        ]

    def _place(self, here: Workshop) -> str:
        return f"{self.base}/w/{here.id}/indtast"


def _sends(request: Request) -> bool:
    return request.method == "POST"


def _place(said: Mapping[str, str]) -> int | None:
    """The number of a sheet, from 1; None where none is said."""
    text = said.get("at", "")
    fits = text.isascii() and text.isdigit() and len(text) <= MOST_DIGITS
    return int(text) or None if fits else None


def _factors(known: Content, here: Workshop, words: Words) -> list[tuple[str, str, int]]:
    """Each factor with the numbers of its first and last statement, and how many they are."""
    asked, told = set(workshop.asked(known, here.questionnaire)), []
    for factor in known.factors:
        numbers = [known.numbers[s.id] for s in factor.statements if s.id in asked]
        if numbers:
            told.append((factor.short[words.language], " ".join(numbers), len(numbers)))
    return told


def _typed(
    number: int, sheet: Paper, levels: Mapping[str, str], known: Content, here: Workshop
) -> Typed:
    asked, parts, at = set(workshop.asked(known, here.questionnaire)), [], 0
    for factor in known.factors:
        many = sum(s.id in asked for s in factor.statements)
        parts.append(sheet.answers[at : at + many])
        at += many
    return Typed(number, levels.get(sheet.level, ""), sheet.area, tuple(filter(None, parts)))
